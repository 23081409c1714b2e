// The options page: every change is saved at once; pairing is saved and tested by its button.

import { COUNTRIES } from './countries.js';
import { diagnose, isSecret } from './link.js';
import { normalised, readSecret, readSettings, writeSecret, writeSettings } from './settings.js';

const byId = (id) => document.getElementById(id);
const lines = (text) => text.split(/[\n,]/);
const PORT_NOTE = '8173, unless llumi was started with another one.';
const fields = {
  secret: byId('secret'), port: byId('port'), country: byId('country'), disclosure: byId('disclosure'),
  quiet: byId('quiet_subreddits'), off: byId('off_subreddits'),
};

// --- what is set ---------------------------------------------------------------------------------------------------

function fillCountries() {
  const names = new Intl.DisplayNames([navigator.language, 'en'], { type: 'region' });
  const listed = COUNTRIES.map((code) => [code, names.of(code)]).sort((a, b) => a[1].localeCompare(b[1]));
  const rows = [['', 'From the browser’s language'], ...listed, ['ZZ', 'Another country (findahelpline.com)']];
  fields.country.replaceChildren(...rows.map(([code, name]) => new Option(name, code)));
}

function show(settings) {
  fields.port.value = settings.port;
  fields.country.value = settings.country;
  fields.disclosure.value = settings.disclosure;
  fields.quiet.value = settings.quiet_subreddits.join('\n');
  fields.off.value = settings.off_subreddits.join('\n');
  byId('old_reddit').checked = settings.old_reddit;
  byId('www_reddit').checked = settings.www_reddit;
  document.querySelector(`input[name="theme"][value="${settings.theme}"]`).checked = true;
}

// The port as written, or none where it is no port: that is said beside the field, and what was set before stays.
function writtenPort() {
  const good = fields.port.checkValidity() && fields.port.value !== '';
  note('port-note', good ? PORT_NOTE : 'This is not saved: a port is a whole number from 1 to 65535.', !good);
  fields.port.setAttribute('aria-invalid', String(!good));
  return good ? fields.port.value : undefined;
}

function current(port) {
  return normalised({
    port,
    country: fields.country.value,
    theme: document.querySelector('input[name="theme"]:checked')?.value,
    old_reddit: byId('old_reddit').checked,
    www_reddit: byId('www_reddit').checked,
    quiet_subreddits: lines(fields.quiet.value),
    off_subreddits: lines(fields.off.value),
    disclosure: fields.disclosure.value,
  });
}

// Saves all that can be saved; says so, unless the field that was `changed` is the one that can't be.
async function save(changed) {
  const port = writtenPort();
  await writeSettings(current(port ?? (await readSettings()).port));
  if (port === undefined && changed === fields.port) {
    byId('saved').textContent = '';
    return;
  }
  byId('saved').textContent = 'Saved';
  clearTimeout(save.timer);
  save.timer = setTimeout(() => { byId('saved').textContent = ''; }, 2000);
}

// --- pairing -------------------------------------------------------------------------------------------------------

function note(id, text, bad) {
  byId(id).textContent = text;
  byId(id).classList.toggle('bad', Boolean(bad));
}

async function showPairing() {
  const paired = isSecret(await readSecret());
  fields.secret.value = '';
  fields.secret.placeholder = paired ? 'A code is saved' : '';
  note('secret-note', paired ? 'A code is saved. Paste a new one only to replace it.' : 'Not paired yet.');
  byId('forget').hidden = !paired;
}

function addStep(name, ok, text) {
  const item = document.createElement('li');
  item.className = ok ? 'good' : 'bad';
  item.dataset.step = name;
  item.textContent = text;
  byId('steps').append(item);
}

async function pairAndTest(event) {
  event.preventDefault();
  const pasted = fields.secret.value.trim().toLowerCase();
  if (pasted && !isSecret(pasted)) {
    const letters = pasted.length === 1 ? 'letter' : 'letters';
    note('secret-note', `A pairing code has 64 letters and digits (0–9, a–f); this has ${pasted.length} ${letters}. `
      + 'Please copy the whole line that “llumi pair” prints.', true);
    fields.secret.focus();
    return;
  }
  if (writtenPort() === undefined) {
    fields.port.focus();
    return;
  }
  if (pasted) await writeSecret(pasted);
  await save();
  await showPairing();
  byId('steps').replaceChildren();
  byId('steps').hidden = false;
  byId('test').disabled = true;
  const { port } = await readSettings();
  await diagnose({ port, secret: await readSecret(), client: location.origin }, addStep);
  byId('test').disabled = false;
}

// Covered by a style and no password field: a password manager would keep the code, and perhaps send it elsewhere.
function toggleShown() {
  const covered = fields.secret.classList.toggle('covered');
  byId('show').textContent = covered ? 'Show' : 'Hide';
  byId('show').setAttribute('aria-pressed', String(!covered));
}

async function forget() {
  await writeSecret('');
  byId('steps').hidden = true;
  await showPairing();
  fields.secret.focus();
}

// --- start ---------------------------------------------------------------------------------------------------------

fillCountries();
show(await readSettings());
await showPairing();
byId('pairing').addEventListener('submit', pairAndTest);
byId('show').addEventListener('click', toggleShown);
byId('forget').addEventListener('click', forget);
document.addEventListener('change', (event) => {
  if (event.target !== fields.secret) save(event.target);
});
