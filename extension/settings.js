// What the options page sets and the worker reads: the protocol's `Settings`, and the pairing secret.
//
// Kept in chrome.storage.local, which the worker closes to content scripts, so that no page's process can read it.

export const DEFAULTS = Object.freeze({
  port: 8173,
  country: '',
  theme: 'auto',
  old_reddit: true,
  www_reddit: true,
  quiet_subreddits: Object.freeze([]),
  off_subreddits: Object.freeze([]),
  disclosure: '',
});

/** A community's name as it is compared: lower case, without `r/`, `/` and spaces. */
export function community(name) {
  return name.trim().toLowerCase().replace(/^\/?r\//, '').replaceAll('/', '');
}

/** Settings in which every value is of its kind: what is not, is replaced by the default. */
export function normalised(found) {
  const given = { ...DEFAULTS, ...found };
  const names = (list) => (Array.isArray(list) ? [...new Set(list.map(String).map(community).filter(Boolean))] : []);
  const port = Number(given.port);
  return {
    port: Number.isInteger(port) && port > 0 && port < 65536 ? port : DEFAULTS.port,
    country: /^[A-Z]{2}$/.test(given.country) ? given.country : '',
    theme: ['auto', 'light', 'dark'].includes(given.theme) ? given.theme : 'auto',
    old_reddit: given.old_reddit !== false,
    www_reddit: given.www_reddit !== false,
    quiet_subreddits: names(given.quiet_subreddits),
    off_subreddits: names(given.off_subreddits),
    disclosure: typeof given.disclosure === 'string' ? given.disclosure.trim().slice(0, 300) : '',
  };
}

export async function readSettings() {
  return normalised((await chrome.storage.local.get('settings')).settings);
}

export async function writeSettings(settings) {
  await chrome.storage.local.set({ settings: normalised(settings) });
}

export async function readSecret() {
  const { secret } = await chrome.storage.local.get('secret');
  return typeof secret === 'string' ? secret : '';
}

export async function writeSecret(secret) {
  if (secret) await chrome.storage.local.set({ secret });
  else await chrome.storage.local.remove('secret');
}
