// The demo page: opens reply forms, gives the new-style boxes an editor, and starts the content script.
//
// The editor keeps its own text and takes `beforeinput` events, also those that a script makes, the way Lexical
// does; so what works in these boxes is the same code that works on Reddit.

const toast = document.getElementById('toast');
const state = document.getElementById('state');

function say(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.hidden = true; }, 5000);
}

function button(className, text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

// Submitting, wherever it comes from, only says that this is a demo.
let submits = 0;
function submitted(event) {
  event?.preventDefault();
  submits += 1;
  document.documentElement.dataset.submits = String(submits);
  say('This is a demo: nothing is posted here.');
}
document.addEventListener('submit', submitted, true);

// --- old style -----------------------------------------------------------------------------------------------------

document.querySelector('.old').addEventListener('click', (event) => {
  const thing = event.target.closest('.thing.comment');
  if (event.target.matches('.reply')) {
    const child = thing.querySelector(':scope > .child');
    let form = child.querySelector(':scope > form');
    if (!form) {
      form = document.querySelector('form.cloneable').cloneNode(true);
      form.classList.remove('cloneable');
      form.elements.thing_id.value = thing.dataset.fullname;
      const box = form.querySelector('textarea');
      box.value = '';
      box.placeholder = 'Write a reply to this comment';
      box.setAttribute('aria-label', 'Reply to the comment');
      form.querySelector('.bottom-area').append(button('cancel', 'cancel', () => form.remove()));
      child.append(form);
    }
    form.querySelector('textarea').focus();
  }
});

// --- new style: an editor of paragraphs ----------------------------------------------------------------------------

// Typing within this time is one step of undo, as is everything that a script does in one turn.
const SAME_STEP_MS = 600;

class Editor {
  constructor(box) {
    this.box = box;
    this.past = [];
    this.future = [];
    this.changedAt = 0;
    this.draw([''], 0);
    box.addEventListener('beforeinput', (event) => this.before(event));
    box.addEventListener('input', () => this.markEmpty());
    box.addEventListener('keydown', (event) => this.key(event));
  }

  // The text: paragraphs, in which '\n' is a line break.
  read() {
    const text = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeName === 'BR') return node.dataset.filler ? '' : '\n';
      return [...node.childNodes].map(text).join('');
    };
    const found = [...this.box.children].map(text);
    return found.length ? found : [''];
  }

  // Offset of a place in the document: characters before it, one for each paragraph's end.
  offset(container, at) {
    const range = document.createRange();
    range.selectNodeContents(this.box);
    range.setEnd(container, at);
    const copy = document.createElement('div');
    copy.append(range.cloneContents());
    const ends = Math.max(0, copy.children.length - 1);
    copy.querySelectorAll('br').forEach((br) => br.replaceWith(br.dataset.filler ? '' : '\n'));
    return copy.textContent.length + ends;
  }

  place(offset) {
    let left = offset;
    for (const paragraph of this.box.children) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_ALL);
      let last = [paragraph, 0];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType === Node.TEXT_NODE) {
          if (left <= node.length) return [node, left];
          left -= node.length;
          last = [node, node.length];
        } else if (node.nodeName === 'BR' && !node.dataset.filler) {
          if (left === 0) return last;
          left -= 1;
          const index = [...node.parentNode.childNodes].indexOf(node);
          last = [node.parentNode, index + 1];
        }
      }
      if (left === 0) return last;
      left -= 1;
    }
    const end = this.box.lastElementChild;
    return [end, end.childNodes.length];
  }

  selected() {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    if (!this.box.contains(anchorNode)) {
      const end = this.read().join('\n').length;
      return [end, end];
    }
    const ends = [this.offset(anchorNode, anchorOffset), this.offset(focusNode, focusOffset)];
    return ends.sort((a, b) => a - b);
  }

  draw(paragraphs, caret) {
    this.box.replaceChildren(...paragraphs.map((text) => {
      const paragraph = document.createElement('p');
      paragraph.dir = 'auto';
      paragraph.dataset.placeholder = this.box.dataset.placeholder;
      text.split('\n').forEach((line, index) => {
        if (index) paragraph.append(document.createElement('br'));
        if (!line) return;
        const span = document.createElement('span');
        span.dataset.lexicalText = 'true';
        span.textContent = line;
        paragraph.append(span);
      });
      if (!text || text.endsWith('\n')) {
        const filler = document.createElement('br');
        filler.dataset.filler = 'true';
        paragraph.append(filler);
      }
      return paragraph;
    }));
    this.markEmpty();
    if (caret !== undefined && this.box.contains(document.activeElement)) getSelection().collapse(...this.place(caret));
  }

  markEmpty() {
    this.box.classList.toggle('empty', this.read().join('') === '' && this.box.children.length < 2);
  }

  // Keeps what is there as a step to come back to, unless the last change was only just now.
  remember() {
    const now = performance.now();
    if (!this.past.length || now - this.changedAt > SAME_STEP_MS) {
      this.past.push({ paragraphs: this.read(), caret: this.selected()[1] });
      this.future = [];
    }
    this.changedAt = now;
  }

  replace([start, end], text) {
    this.remember();
    const all = this.read();
    // '\u0000' stands between paragraphs here, so that a line break and a paragraph's end stay apart.
    const flat = all.join('\u0000');
    const next = flat.slice(0, start) + text + flat.slice(end);
    this.draw(next.split('\u0000'), start + text.length);
    this.box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  travel(from, to) {
    const step = from.pop();
    if (!step) return;
    to.push({ paragraphs: this.read(), caret: this.selected()[1] });
    this.draw(step.paragraphs, step.caret);
    this.changedAt = 0;
    this.box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  range(event) {
    const [target] = event.getTargetRanges();
    if (!target) return this.selected();
    return [
      this.offset(target.startContainer, target.startOffset),
      this.offset(target.endContainer, target.endOffset),
    ];
  }

  before(event) {
    // What an input method composes can't be taken over; it is read when it is done.
    if (event.isComposing) {
      this.remember();
      return;
    }
    const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const range = this.range(event);
    event.preventDefault();
    if (event.inputType === 'historyUndo') this.travel(this.past, this.future);
    else if (event.inputType === 'historyRedo') this.travel(this.future, this.past);
    else if (event.inputType === 'insertParagraph') this.replace(range, '\u0000');
    else if (event.inputType === 'insertLineBreak') this.replace(range, '\n');
    else if (event.inputType.startsWith('insert')) this.replace(range, text.replace(/\r?\n\r?\n/g, '\u0000').replace(/\r/g, ''));
    else if (event.inputType.startsWith('delete')) this.replace(range, '');
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      const redo = key === 'y' || event.shiftKey;
      if (redo) this.travel(this.future, this.past);
      else this.travel(this.past, this.future);
    }
  }
}

class MarkdownComposer extends HTMLElement {
  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(`textarea { display: block; box-sizing: border-box; width: 100%; min-height: 96px; border: 0;
      padding: 12px 18px; resize: vertical; background: transparent; color: inherit; font: inherit; outline: none; }`);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const box = document.createElement('textarea');
    box.setAttribute('aria-label', 'Reply, as Markdown');
    box.placeholder = 'Write a reply, as Markdown';
    root.append(box);
  }
}

class Composer extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: 'open' });
    const box = document.createElement('div');
    box.slot = 'rte';
    box.setAttribute('contenteditable', 'true');
    box.setAttribute('role', 'textbox');
    box.setAttribute('aria-multiline', 'true');
    box.setAttribute('aria-label', this.dataset.placeholder);
    box.dataset.lexicalEditor = 'true';
    box.dataset.placeholder = this.dataset.placeholder;
    const row = document.createElement('div');
    row.className = 'composer-row';
    row.slot = 'row';
    const mode = button('mode', 'Use Markdown', () => {
      const markdown = this.getAttribute('mode') === 'richText';
      this.show(markdown ? 'markdown' : 'richText');
      mode.textContent = markdown ? 'Use rich text' : 'Use Markdown';
    });
    row.append(mode);
    if (this.dataset.reply) row.append(button('cancel', 'Cancel', () => this.closest('shreddit-async-loader').remove()));
    row.append(button('submit', 'Comment', submitted));
    this.append(box, row);
    this.editor = new Editor(box);
    this.show('richText');
  }

  show(mode) {
    const slot = (name) => Object.assign(document.createElement('slot'), { name });
    const body = mode === 'markdown' ? document.createElement('shreddit-markdown-composer') : slot('rte');
    this.shadowRoot.replaceChildren(body, slot('row'));
    this.setAttribute('mode', mode);
  }
}

document.querySelector('.new').addEventListener('click', (event) => {
  const actions = event.target.closest('shreddit-comment-action-row');
  if (!actions || !event.target.matches('.reply')) return;
  let loader = actions.querySelector('shreddit-async-loader');
  if (!loader) {
    loader = document.createElement('shreddit-async-loader');
    loader.setAttribute('bundlename', 'comment_composer');
    const host = document.createElement('comment-composer-host');
    const form = document.createElement('faceplate-form');
    form.setAttribute('action', '/svc/shreddit/t3_demonew/create-comment');
    const composer = document.createElement('shreddit-composer');
    composer.dataset.placeholder = 'Write a reply to this comment';
    composer.dataset.reply = 'true';
    form.append(composer);
    host.append(form);
    loader.append(host);
    actions.append(loader);
  }
  loader.querySelector('[slot="rte"]').focus();
});

customElements.define('shreddit-markdown-composer', MarkdownComposer);
customElements.define('shreddit-composer', Composer);

// --- the content script --------------------------------------------------------------------------------------------

async function start() {
  const session = document.querySelector('meta[name="llumi-session"]').content;
  const [{ pageHost }, program] = await Promise.all([import('/demo/link.js'), import('/demo/pkg/llumi.js')]);
  await program.default();
  program.start(pageHost(session, {
    // The demo has no options page.
    openOptions: () => say('Options belong to the extension; this page uses the defaults.'),
  }));
  state.textContent = 'llumi is running on this page.';
}

start().catch(() => {
  state.classList.add('failed');
  state.textContent = 'llumi could not start here: its content script is not built. '
    + 'Run “cargo xtask wasm” in the project’s folder, then reload this page.';
});
