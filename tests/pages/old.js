// What old.reddit.com does on `reply`: clones the top form into the comment's own `.child`.

document.addEventListener('click', (event) => {
  if (event.target.matches('.reply-button')) {
    const thing = event.target.closest('.thing');
    const child = thing.querySelector(':scope > .child');
    if (child.querySelector(':scope > form.usertext')) return;
    const form = document.querySelector('.usertext.cloneable').cloneNode(true);
    form.classList.remove('cloneable');
    form.id = `form-${thing.dataset.fullname}`;
    form.querySelector('[name="thing_id"]').value = thing.dataset.fullname;
    form.querySelector('textarea').value = '';
    const cancel = form.querySelector('.cancel');
    cancel.style.display = 'inline';
    cancel.addEventListener('click', () => form.remove());
    child.prepend(form);
    form.querySelector('textarea').focus();
  }
});
