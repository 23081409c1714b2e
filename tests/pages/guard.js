// Loaded first by every test page: notes whatever looks like submitting, and plays the curious page script.
// `noteActivation` is the rig's own ear: what it heard outlives the document.

(() => {
  const activated = [];
  window.activated = activated;
  const note = (what) => {
    activated.push(what);
    window.noteActivation?.(`on the page: ${what}`);
  };
  const SUBMIT = '.save, [type="submit"], #comment-composer-submit-button, [slot="submit-button"]';
  document.addEventListener('submit', (event) => { event.preventDefault(); note('submit'); }, true);
  for (const kind of ['click', 'pointerdown', 'mousedown']) {
    document.addEventListener(kind, (event) => {
      if (event.composedPath()[0].closest?.(SUBMIT)) note(kind);
    }, true);
  }
  for (const name of ['submit', 'requestSubmit']) {
    HTMLFormElement.prototype[name] = () => note(`form.${name}`);
  }
  const { fetch } = window;
  window.fetch = (...args) => { note('fetch'); return fetch(...args); };
  XMLHttpRequest.prototype.send = () => note('xhr');
  navigator.sendBeacon = () => { note('beacon'); return true; };

  // A page may wrap what llumi's own code could use if it ran in the page's world.
  const roots = [];
  window.roots = roots;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function wrapped(init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  };
  const messages = [];
  window.messages = messages;
  window.addEventListener('message', (event) => messages.push(String(event.data)));
})();
