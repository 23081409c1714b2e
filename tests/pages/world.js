// Run by the rig in the extension's own world, before llumi does anything there: tells of every call that could submit,
// press, send or open something. The page's own guard can't see these: each world has prototypes of its own.
// Nothing is held back, so that what the browser itself notices (requests, navigations) is tested as well.

(() => {
  if (globalThis.watched) return;
  globalThis.watched = true;
  const tell = (what) => globalThis.noteActivation(`in the extension's world: ${what}`);

  // `harmless(this, arguments)`: calls that llumi may make.
  function watch(owner, name, harmless = () => false) {
    const own = owner[name];
    owner[name] = function watched(...args) {
      if (!harmless(this, args)) tell(`${name} ${args[0]?.type ?? ''}`.trim());
      return own.apply(this, args);
    };
  }

  for (const name of ['submit', 'requestSubmit', 'reset']) watch(HTMLFormElement.prototype, name);
  watch(HTMLElement.prototype, 'click');
  // What a write into an editor is made of.
  watch(EventTarget.prototype, 'dispatchEvent', (_, [event]) => event.type === 'beforeinput');
  // The program itself is fetched from the extension.
  const own = chrome.runtime.getURL('');
  watch(globalThis, 'fetch', (_, [what]) => String(what?.url ?? what).startsWith(own));
  watch(globalThis, 'open');
  watch(XMLHttpRequest.prototype, 'send');
  watch(Navigator.prototype, 'sendBeacon');
  for (const name of ['WebSocket', 'EventSource']) {
    globalThis[name] = new Proxy(globalThis[name], {
      construct(target, args) {
        tell(name);
        return new target(...args);
      },
    });
  }
})();
