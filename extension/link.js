// All talk with the llumi daemon, for the service worker and for the demo page.
//
// Why one module: what a page may ask, how an answer streams and what an error says must be the same in both.
// The worker first makes the daemon prove that it holds the pairing secret, then proves it itself, and only then
// sends a token or any text; the demo page is served by the daemon and carries a token of its own.
// Messages are those of the Rust crate `llumi-protocol`.

const VERSION = 1;
// A daemon answers a handshake and a question about its state at once, or something is wrong.
const QUICK_MS = 5000;
// An answer is a few kilobytes; a line that never ends is none.
const MOST_BUFFERED = 4 * 1024 * 1024;

/** What went wrong, as the protocol's WireError. */
export class Refused extends Error {
  constructor(code, message, retryAfter) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  wire() {
    const error = { code: this.code, message: this.message };
    if (Number.isInteger(this.retryAfter)) error.retry_after_s = this.retryAfter;
    return error;
  }
}

// Any error as one that the page can show; nothing of a request is quoted.
function wireError(error) {
  if (error instanceof Refused) return error.wire();
  return { code: 'internal', message: 'Something in the extension went wrong. Please reload the page and try again.' };
}

// --- HTTP ----------------------------------------------------------------------------------------------------------

function unreachable(base) {
  const place = base.replace('http://', '') || 'its address';
  return new Refused('daemon_unreachable', `No llumi program answers on ${place}. Start it with “llumi serve”, or with `
    + '“cargo xtask run” in the project’s folder.');
}

async function ask(base, path, init, signal) {
  try {
    return await fetch(base + path, { ...init, signal, cache: 'no-store', credentials: 'omit', redirect: 'error' });
  } catch (error) {
    if (signal?.aborted) throw signal.reason?.name === 'TimeoutError' ? unreachable(base) : error;
    throw unreachable(base);
  }
}

async function refusal(response) {
  let error;
  try {
    ({ error } = await response.json());
  } catch {
    error = undefined;
  }
  if (typeof error?.code === 'string' && typeof error.message === 'string') {
    return new Refused(error.code, error.message, error.retry_after_s);
  }
  return new Refused('internal', `The program on this port answered with status ${response.status}; it may not be llumi.`);
}

async function json(response) {
  if (!response.ok) throw await refusal(response);
  try {
    return await response.json();
  } catch {
    throw new Refused('internal', 'The program on this port did not answer as llumi does.');
  }
}

function post(body) {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

function quick(signal) {
  const late = AbortSignal.timeout(QUICK_MS);
  return signal ? AbortSignal.any([signal, late]) : late;
}

// --- the handshake -------------------------------------------------------------------------------------------------

const HEX = /^[0-9a-f]{64}$/;

function bytes(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** True for a pairing secret as `llumi pair` prints it. */
export function isSecret(text) {
  return HEX.test(text);
}

function sameVersion(answer) {
  if (answer.version === VERSION) return;
  const older = answer.version > VERSION ? 'the llumi extension' : 'the llumi program';
  throw new Refused('unsupported_version', `The extension and the llumi program do not fit together: update ${older}.`);
}

/**
 * Proves both sides to each other and returns `{ token, expires_in_s }`.
 *
 * `onProved` is called once the daemon has proved itself.
 */
export async function handshake(base, secret, client, signal, onProved) {
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign', 'verify',
  ]);
  const text = new TextEncoder();
  const send = async (body) => json(await ask(base, '/v1/handshake', post({ version: VERSION, client, ...body }), signal));
  const clientNonce = hex(crypto.getRandomValues(new Uint8Array(32)));

  const challenge = await send({ step: 'hello', client_nonce: clientNonce });
  sameVersion(challenge);
  const { server_nonce: serverNonce, server_proof: proof } = challenge;
  const wellFormed = challenge.step === 'challenge' && HEX.test(serverNonce) && HEX.test(proof);
  const signed = text.encode(`llumi daemon 1\n${clientNonce}\n${serverNonce}`);
  if (!wellFormed || !(await crypto.subtle.verify('HMAC', key, bytes(proof), signed))) {
    throw new Refused('not_paired', 'The program on this port could not prove that it is your llumi, so nothing was '
      + 'sent to it. Run “llumi pair” and paste its code into the options again.');
  }
  onProved?.();

  const message = text.encode(`llumi client 1\n${serverNonce}\n${clientNonce}\n${client}`);
  const session = await send({
    step: 'prove',
    client_nonce: clientNonce,
    server_nonce: serverNonce,
    client_proof: hex(await crypto.subtle.sign('HMAC', key, message)),
  });
  if (session.step !== 'session' || !HEX.test(session.token)) {
    throw new Refused('internal', 'The llumi program gave no session. Please update it.');
  }
  return session;
}

/**
 * A session for the extension: `open` gives `{ base, token }`, by a handshake where none is kept.
 *
 * `port()` and `secret()` read what is set, `keep` holds the session between two lives of the worker
 * (`get`, `set`, `clear`), `client` is the extension's origin.
 */
export function pairedSession({ port, secret, keep, client }) {
  let opening = null;

  async function renew() {
    const [number, code] = await Promise.all([port(), secret()]);
    const base = `http://127.0.0.1:${number}`;
    if (!isSecret(code)) {
      throw new Refused('not_paired', 'This extension is not paired with llumi yet. Run “llumi pair” and paste its '
        + 'code into the extension’s options.');
    }
    const { token, expires_in_s: seconds } = await handshake(base, code, client, quick());
    const session = { base, token, until: Date.now() + (seconds - 60) * 1000 };
    await keep.set(session);
    return session;
  }

  return {
    async open(fresh) {
      const kept = fresh ? undefined : await keep.get();
      if (kept?.token && kept.until > Date.now()) return kept;
      opening ??= renew().finally(() => { opening = null; });
      return opening;
    },
    forget: () => keep.clear(),
  };
}

/** The demo page's session: same origin, the token that the daemon wrote into the page. */
function servedSession(token) {
  return {
    async open(fresh) {
      if (fresh) {
        throw new Refused('unauthorized', 'This page is from an earlier start of llumi. Open the new address that the '
          + 'terminal shows.');
      }
      return { base: '', token };
    },
  };
}

// --- requests ------------------------------------------------------------------------------------------------------

// Sends with the session's token; where the daemon no longer knows it, once more with a new one.
async function authorised(session, path, init, signal) {
  const send = async (fresh) => {
    const { base, token } = await session.open(fresh);
    signal?.throwIfAborted();
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    return ask(base, path, { ...init, headers }, signal);
  };
  const first = await send(false);
  return first.status === 401 ? send(true) : first;
}

/** Cuts a stream of text into server-sent events: `{ event, data }`. Comments, ids and retries are left out. */
export class Events {
  #rest = '';
  #event = '';
  #data = [];

  push(text) {
    const found = [];
    this.#rest += text;
    if (this.#rest.length > MOST_BUFFERED) throw new Refused('internal', 'llumi’s answer was too long to be one.');
    for (;;) {
      const end = this.#rest.search(/\r\n|\n|\r(?!$)/);
      if (end < 0) return found;
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + (this.#rest.startsWith('\r\n', end) ? 2 : 1));
      this.#line(line, found);
    }
  }

  #line(line, found) {
    if (line === '') {
      if (this.#data.length) found.push({ event: this.#event || 'message', data: this.#data.join('\n') });
      this.#event = '';
      this.#data = [];
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.#event = value;
    if (name === 'data') this.#data.push(value);
  }
}

async function stream(session, task, request, signal, onEvent) {
  const init = post(request);
  init.headers.Accept = 'text/event-stream';
  const response = await authorised(session, `/v1/${task}`, init, signal);
  if (!response.ok) throw await refusal(response);
  const cut = new Refused('daemon_unreachable', 'llumi stopped before its answer was complete. Please try again.');
  const reader = response.body.getReader();
  const text = new TextDecoder();
  const events = new Events();
  for (;;) {
    let part;
    try {
      part = await reader.read();
    } catch (error) {
      throw signal?.aborted ? error : cut;
    }
    if (part.done) throw cut;
    for (const { data } of events.push(text.decode(part.value, { stream: true }))) {
      const event = JSON.parse(data);
      onEvent(event);
      if (event.kind === 'done' || event.kind === 'error') {
        await reader.cancel();
        return;
      }
    }
  }
}

async function status(session, signal) {
  const answer = await json(await authorised(session, '/v1/status', {}, quick(signal)));
  sameVersion(answer);
  if (!answer.ready) throw new Refused('not_ready', 'llumi is still loading its model, or is shutting down.', 5);
  return answer;
}

// --- what a page asks ----------------------------------------------------------------------------------------------

/**
 * Serves one page: takes its messages (`receive`), answers through `send` as JSON text.
 *
 * `settings()` gives what the options page set; `openOptions()` opens it.
 */
export function serve({ session, settings, openOptions, send }) {
  const running = new Map();
  const answer = (message) => send(JSON.stringify(message));

  async function write(task, id, request) {
    running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    const event = (one) => {
      if (!controller.signal.aborted) answer({ type: 'event', id, event: one });
    };
    try {
      await stream(session, task, request, controller.signal, event);
    } catch (error) {
      event({ kind: 'error', error: wireError(error) });
    }
    if (running.get(id) === controller) running.delete(id);
  }

  async function state(id) {
    try {
      answer({ type: 'daemon', id, state: { state: 'ready', status: await status(session) } });
    } catch (error) {
      answer({ type: 'daemon', id, state: { state: 'unavailable', error: wireError(error) } });
    }
  }

  return {
    async receive(text) {
      const message = JSON.parse(text);
      switch (message.type) {
        case 'draft':
        case 'improve':
          return write(message.type, message.id, message.request);
        case 'cancel':
          return running.get(message.id)?.abort();
        case 'status':
          return state(message.id);
        case 'settings':
          return answer({ type: 'settings', id: message.id, settings: await settings() });
        case 'open_options':
          return openOptions();
        case 'ping':
          return answer({ type: 'pong' });
        default:
          return undefined;
      }
    },
    // The page is gone: nothing is generated for it any more.
    close() {
      for (const controller of running.values()) controller.abort();
      running.clear();
    },
  };
}

/** The object that the content script is started with on the demo page, where there is no worker. */
export function pageHost(token, { openOptions }) {
  const session = servedSession(token);
  return {
    kind: 'demo',
    locale: navigator.language,
    connect(onMessage) {
      const page = serve({ session, settings: async () => ({}), openOptions, send: onMessage });
      return { send: (text) => { page.receive(text); }, close: () => page.close() };
    },
  };
}

// --- the options page's test ---------------------------------------------------------------------------------------

/**
 * Tests a connection step by step: `reach`, `prove`, `accept`, `ready`. Calls `onStep(name, ok, text)` for each step
 * that was taken; stops at the first that fails and returns whether none did.
 */
export async function diagnose({ port, secret, client }, onStep) {
  const base = `http://127.0.0.1:${port}`;
  let step = 'reach';
  const done = (text, next) => {
    onStep(step, true, text);
    step = next;
  };
  try {
    const alive = await ask(base, '/livez', {}, quick());
    if (!alive.ok || (await alive.text()).trim() !== 'alive') {
      throw new Refused('internal', `A program answers on port ${port}, but it is not llumi. Is the port right?`);
    }
    done(`A program answers on 127.0.0.1:${port}.`, 'prove');
    if (!isSecret(secret)) {
      throw new Refused('not_paired', 'There is no pairing code yet. Run “llumi pair” and paste its code above.');
    }
    const proved = () => done('It proved that it is your llumi.', 'accept');
    const { token } = await handshake(base, secret, client, quick(), proved);
    done('It accepts this extension.', 'ready');
    const answer = await status({ open: async () => ({ base, token }) });
    const starter = answer.model.starter ? ', the small starter model for trying llumi' : '';
    done(`It is ready: ${answer.model.name}${starter}, on ${answer.model.device}.`, 'end');
    return true;
  } catch (error) {
    onStep(step, false, wireError(error).message);
    return false;
  }
}
