// A page after the map of www.reddit.com: custom elements, a collapsed composer with the real Lexical editor, a
// decoy box of no size, markdown mode two open shadow roots down, and navigation without loading a document.

import { createEditor } from 'lexical';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';

const sub = location.pathname.split('/')[2];
const POSTS = {
  new1: {
    title: 'moved cities and I know nobody here',
    body: ['I moved for work in September. Three months in, I have spoken to the bus driver and my manager.',
      'On Sundays I feel so alone that I walk around the supermarket just to hear people.'],
    comments: [
      { id: 'c1', text: 'The first winter in a new place was the loneliest of my life. I talked to pigeons.', replies: [
        { id: 'c2', text: 'I still do that, and I have lived here for two years. It hurts more in December.', replies: [] },
      ] },
    ],
  },
  new2: {
    title: 'my dog died on Friday',
    body: ['She was with me for fourteen years. I keep listening for her feet on the stairs.'],
    comments: [{ id: 'd1', text: 'I am so sad for you. Fourteen years is half a life.', replies: [] }],
  },
};

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

class TextareaInput extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const area = el('textarea', { id: 'innerTextArea' });
    area.style.cssText = 'width: 0; height: 0; padding: 0; border: 0; min-height: 0;';
    this.attachShadow({ mode: 'open' }).append(area);
  }
}

class MarkdownComposer extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const area = el('textarea', { 'aria-label': 'Comment' });
    area.style.cssText = 'width: 100%; height: 90px; box-sizing: border-box;';
    this.attachShadow({ mode: 'open' }).append(area);
  }
}

class Composer extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.append(el('slot', { name: 'rte' }), el('slot', { name: 'buttons' }));
    const box = el('div', { slot: 'rte', contenteditable: 'true', role: 'textbox', 'aria-label': 'Comment' });
    const submit = el('button', { type: 'submit', id: 'comment-composer-submit-button' }, 'Comment');
    const markdown = el('button', { type: 'button', class: 'to-markdown' }, 'Markdown');
    markdown.addEventListener('click', () => this.markdown());
    this.append(box, el('div', { slot: 'buttons', class: 'buttons' }, markdown, submit));
    const editor = createEditor({
      namespace: 'comment', nodes: [HeadingNode, QuoteNode], onError: (error) => { throw error; },
    });
    editor.setRootElement(box);
    registerRichText(editor);
    registerHistory(editor, createEmptyHistoryState(), 300);
    // Reddit's composer sends its own `input` after the editor's, without a type.
    box.addEventListener('input', () => this.dispatchEvent(new Event('input', { bubbles: true, composed: true })));
    this.editor = editor;
  }

  markdown() {
    this.setAttribute('mode', 'markdown');
    this.querySelector('[slot="rte"]').remove();
    this.shadowRoot.querySelector('slot[name="rte"]').replaceWith(el('shreddit-markdown-composer'));
  }

  get text() {
    const area = this.shadowRoot.querySelector('shreddit-markdown-composer')?.shadowRoot.querySelector('textarea');
    if (area) return area.value;
    return this.editor.getEditorState().read(() => this.editor.getRootElement().innerText);
  }
}

customElements.define('faceplate-textarea-input', TextareaInput);
customElements.define('shreddit-markdown-composer', MarkdownComposer);
customElements.define('shreddit-composer', Composer);

function composerHost(postId, collapsed) {
  const trigger = el('span', { class: 'trigger', 'data-testid': 'trigger-button' }, 'Join the conversation');
  const form = el('faceplate-form', { action: `/svc/shreddit/t3_${postId}/create-comment` },
    el('shreddit-composer', { name: 'content', mode: 'richText' }));
  const host = el('comment-composer-host', collapsed ? { class: 'collapsed' } : {}, trigger, form);
  trigger.addEventListener('click', () => {
    host.classList.remove('collapsed');
    host.querySelector('[slot="rte"]').focus();
  });
  return host;
}

function comment(postId, { id, text, replies }, depth) {
  const row = el('shreddit-comment-action-row', {}, el('button', { type: 'button', class: `reply-${id}` }, 'Reply'));
  row.firstChild.addEventListener('click', () => {
    const loader = el('shreddit-async-loader', { bundlename: 'comment_composer' }, composerHost(postId, false));
    row.append(loader);
    loader.querySelector('[slot="rte"]').focus();
  });
  const made = el('shreddit-comment', { thingid: `t1_${id}`, postid: `t3_${postId}`, depth, author: `example_${id}` },
    el('div', { slot: 'comment', id: `t1_${id}-comment-rtjson-content` }, el('p', {}, text)), row);
  made.append(...replies.map((reply) => comment(postId, reply, depth + 1)));
  return made;
}

function postPage(id) {
  const post = POSTS[id];
  const header = el('comment-body-header', {}, el('shreddit-async-loader', { bundlename: 'comment_body_header' },
    el('faceplate-textarea-input', { 'data-testid': 'decoy' }), composerHost(id, true)));
  const body = el('div', { id: `t3_${id}-post-rtjson-content` }, ...post.body.map((text) => el('p', {}, text)));
  return [
    el('shreddit-post', {
      id: `t3_${id}`, 'post-title': post.title, author: 'example_author', 'post-type': 'text',
      'subreddit-prefixed-name': `r/${sub}`, 'view-context': 'CommentsPage',
    }, el('h1', { slot: 'title' }, post.title), el('div', { slot: 'text-body' }, body)),
    header,
    ...post.comments.map((one) => comment(id, one, 0)),
  ];
}

function listing() {
  return Object.keys(POSTS).map((id) => el('p', {}, el('a', {
    class: `to-${id}`, href: `/r/${sub}/comments/${id}/x/`,
  }, POSTS[id].title)));
}

function render() {
  const [, , , kind, id] = location.pathname.split('/');
  const onPost = kind === 'comments';
  const nav = el('p', {}, ...['new1', 'new2'].map((other) => el('a', {
    class: `go-${other}`, href: `/r/${sub}/comments/${other}/x/`,
  }, POSTS[other].title)));
  const app = el('shreddit-app', {
    routename: onPost ? 'post_page' : 'subreddit', pagetype: onPost ? 'post_detail' : 'community', 'user-logged-in': '',
  }, nav, ...(onPost ? postPage(id) : listing()));
  document.querySelector('shreddit-app')?.remove();
  document.body.prepend(app);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  render();
});
addEventListener('popstate', render);
render();
window.ready = true;
