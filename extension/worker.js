// The service worker (an event page in Firefox): holds the session with the daemon and serves the pages' panels.
//
// A browser ends it whenever it is silent, so nothing lives only here: settings and the pairing secret are in
// storage, the session is in memory storage, and pages connect again when they need it.

import { pairedSession, serve } from './link.js';
import { readSecret, readSettings } from './settings.js';

// Neither the secret nor the session may be read by a content script, that is, in a page's process.
for (const area of [chrome.storage.local, chrome.storage.session]) {
  area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

const SITES = ['https://old.reddit.com', 'https://www.reddit.com'];

const session = pairedSession({
  port: async () => (await readSettings()).port,
  secret: readSecret,
  keep: {
    get: async () => (await chrome.storage.session.get('session')).session,
    set: (kept) => chrome.storage.session.set({ session: kept }),
    clear: () => chrome.storage.session.remove('session'),
  },
  client: location.origin,
});

const ports = new Set();

function openOptions() {
  chrome.runtime.openOptionsPage();
}

chrome.runtime.onConnect.addListener((port) => {
  const { id, url } = port.sender ?? {};
  if (port.name !== 'llumi' || id !== chrome.runtime.id || !url || !SITES.includes(new URL(url).origin)) {
    port.disconnect();
    return;
  }
  const send = (text) => {
    // A port that closed a moment ago throws; its page no longer waits.
    if (ports.has(port)) port.postMessage(text);
  };
  const page = serve({ session, settings: readSettings, openOptions, send });
  ports.add(port);
  port.onMessage.addListener((text) => page.receive(text));
  port.onDisconnect.addListener(() => {
    ports.delete(port);
    page.close();
  });
});

chrome.storage.onChanged.addListener(async (changes, area) => {
  if (area !== 'local') return;
  const portChanged = changes.settings?.oldValue?.port !== changes.settings?.newValue?.port;
  if (changes.secret || portChanged) await session.forget();
  if (changes.settings) {
    const text = JSON.stringify({ type: 'settings', id: 0, settings: await readSettings() });
    for (const port of ports) port.postMessage(text);
  }
});

chrome.action.onClicked.addListener(openOptions);
