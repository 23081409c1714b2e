// The content script's first part: loads the Rust program and gives it a way to the service worker.
//
// The program comes in two encodings. Chrome holds a content script's WebAssembly to the page's
// Content-Security-Policy; where that refuses it, the same program is loaded as plain JavaScript.

(() => {
  const file = (name) => chrome.runtime.getURL(`extension/pkg/${name}`);

  // Throws where the page's policy refuses WebAssembly: the smallest module there is.
  function tryWebAssembly() {
    return new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  }

  async function load(name) {
    const program = await import(file(name));
    await program.default();
    return program;
  }

  // `llumiEncoding` says which one runs: seen in this script's own world only, never by the page.
  async function program() {
    try {
      tryWebAssembly();
      const loaded = await load('llumi.js');
      globalThis.llumiEncoding = 'wasm';
      return loaded;
    } catch {
      globalThis.llumiEncoding = 'plain';
      return load('plain/llumi.js');
    }
  }

  function connect(onMessage, onClose) {
    const port = chrome.runtime.connect({ name: 'llumi' });
    port.onMessage.addListener((text) => onMessage(text));
    port.onDisconnect.addListener(() => onClose());
    return { send: (text) => port.postMessage(text), close: () => port.disconnect() };
  }

  program().then((llumi) => llumi.start({ kind: 'extension', locale: navigator.language, connect }));
})();
