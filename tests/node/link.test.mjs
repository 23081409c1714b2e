// extension/link.js and settings.js without a browser: events, the handshake, what is sent when, cancelling.

import assert from 'node:assert/strict';
import { createHmac, webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import { test } from 'node:test';

// What every browser has and node 18, which Debian 12 brings, does not.
globalThis.crypto ??= webcrypto;
AbortSignal.any ??= (signals) => {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort(signal.reason);
    else signal.addEventListener('abort', () => either.abort(signal.reason));
  }
  return either.signal;
};

const { diagnose, Events, handshake, pairedSession, serve } = await import('../../extension/link.js');
const { normalised } = await import('../../extension/settings.js');

const SECRET = '0f'.repeat(32);
const CLIENT = 'chrome-extension://abc';
const TOKEN = 'ab'.repeat(32);
const NONCE = 'cd'.repeat(32);

const sign = (text, secret = SECRET) => createHmac('sha256', Buffer.from(secret, 'hex')).update(text).digest('hex');

// A daemon of one test: `routes` answer a path with (request, body, response).
async function daemon(routes, secret = SECRET) {
  const asked = [];
  const shake = (request, body, response) => {
    const { step, client_nonce: cn, client, client_proof: proof } = body;
    const hello = { step: 'challenge', version: 1, server_nonce: NONCE,
      server_proof: sign(`llumi daemon 1\n${cn}\n${NONCE}`, secret) };
    const good = step === 'prove' && proof === sign(`llumi client 1\n${NONCE}\n${cn}\n${client}`, secret);
    const session = { step: 'session', version: 1, token: TOKEN, expires_in_s: 3600 };
    const refused = { error: { code: 'not_paired', message: 'no' } };
    response.statusCode = step === 'hello' || good ? 200 : 401;
    response.end(JSON.stringify(step === 'hello' ? hello : (good ? session : refused)));
  };
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const body = text ? JSON.parse(text) : undefined;
    asked.push({ path: request.url, body, token: request.headers.authorization });
    const route = { '/v1/handshake': shake, ...routes }[request.url];
    if (route) route(request, body, response);
    else response.writeHead(404).end('{}');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address();
  return { port, base: `http://127.0.0.1:${port}`, asked, close: () => { server.closeAllConnections(); server.close(); } };
}

function session(port, kept = {}) {
  return pairedSession({
    port: async () => port,
    secret: async () => SECRET,
    keep: { get: async () => kept.value, set: async (value) => { kept.value = value; }, clear: async () => { delete kept.value; } },
    client: CLIENT,
  });
}

function client(port, kept) {
  const got = [];
  const waiting = [];
  const page = serve({
    session: session(port, kept), settings: async () => normalised({}), openOptions: () => got.push('options'),
    send: (text) => {
      got.push(JSON.parse(text));
      waiting.splice(0).forEach((wake) => wake());
    },
  });
  const until = async (done) => {
    while (!got.some(done)) await new Promise((wake) => { waiting.push(wake); });
    return got.find(done);
  };
  return { page, got, until, ask: (message) => page.receive(JSON.stringify(message)) };
}

test('events are cut wherever the network cuts them', () => {
  const text = ': keep-alive\n\nevent: text\ndata: {"a":1}\n\nevent: done\r\ndata: one\r\ndata: two\r\n\r\nid: 7\ndata\n\ndata:x\n\n';
  const expected = [
    { event: 'text', data: '{"a":1}' },
    { event: 'done', data: 'one\ntwo' },
    { event: 'message', data: '' },
    { event: 'message', data: 'x' },
  ];
  for (let size = 1; size < text.length; size += 1) {
    const events = new Events();
    const found = [];
    for (let at = 0; at < text.length; at += size) found.push(...events.push(text.slice(at, at + size)));
    assert.deepEqual(found, expected, `pieces of ${size}`);
  }
});

test('a line that never ends is refused', () => {
  const events = new Events();
  assert.throws(() => {
    for (let i = 0; i < 10; i += 1) events.push('x'.repeat(1024 * 1024));
  }, { code: 'internal' });
});

test('the handshake proves both sides', async () => {
  const real = await daemon({});
  const { token } = await handshake(real.base, SECRET, CLIENT);
  assert.equal(token, TOKEN);
  assert.deepEqual(real.asked.map(({ body }) => body.step), ['hello', 'prove']);
  real.close();
});

test('an impostor gets one hello and nothing else', async () => {
  const impostor = await daemon({}, 'ee'.repeat(32));
  await assert.rejects(handshake(impostor.base, SECRET, CLIENT), { code: 'not_paired' });
  assert.deepEqual(impostor.asked.map(({ body }) => Object.keys(body).sort()), [['client', 'client_nonce', 'step', 'version']]);
  impostor.close();
});

test('a proof of another length or kind is no proof', async () => {
  for (const server_proof of ['', 'zz'.repeat(32), 7, null, sign('something else')]) {
    const odd = await daemon({
      '/v1/handshake': (request, body, response) => {
        response.end(JSON.stringify({ step: 'challenge', version: 1, server_nonce: NONCE, server_proof }));
      },
    });
    await assert.rejects(handshake(odd.base, SECRET, CLIENT), { code: 'not_paired' });
    assert.equal(odd.asked.length, 1);
    odd.close();
  }
});

test('another protocol version says which side to update', async () => {
  for (const [version, side] of [[2, 'extension'], [0, 'program']]) {
    const other = await daemon({
      '/v1/handshake': (request, body, response) => response.end(JSON.stringify({ step: 'challenge', version })),
    });
    await assert.rejects(handshake(other.base, SECRET, CLIENT), (error) => error.code === 'unsupported_version'
      && error.message.endsWith(`update the llumi ${side}.`));
    other.close();
  }
});

const events = (...list) => list.map((event) => `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`).join('');

test('a draft streams, with the token and one handshake for many requests', async () => {
  const real = await daemon({
    '/v1/draft': (request, body, response) => {
      response.setHeader('Content-Type', 'text/event-stream');
      response.write(': keep-alive\n\n');
      response.end(events({ kind: 'start' }, { kind: 'text', text: 'Grüße 😀' }, { kind: 'done', answer: {} }));
    },
  });
  const kept = {};
  const { ask, got, until } = client(real.port, kept);
  await Promise.all([ask({ type: 'draft', id: 1, request: { n: 1 } }), ask({ type: 'draft', id: 2, request: { n: 2 } })]);
  await until((message) => message.id === 2 && message.event.kind === 'done');
  const texts = got.filter((message) => message.event.kind === 'text').map((message) => [message.id, message.event.text]);
  assert.deepEqual(texts.sort(), [[1, 'Grüße 😀'], [2, 'Grüße 😀']]);
  const paths = real.asked.map(({ path }) => path);
  assert.equal(paths.filter((path) => path === '/v1/handshake').length, 2);
  assert.ok(real.asked.filter(({ path }) => path === '/v1/draft').every(({ token }) => token === `Bearer ${TOKEN}`));
  assert.equal(kept.value.token, TOKEN);
  real.close();
});

test('a token that the daemon has forgotten is renewed once', async () => {
  let refusals = 0;
  const real = await daemon({
    '/v1/status': (request, body, response) => {
      if (request.headers.authorization !== `Bearer ${TOKEN}`) {
        refusals += 1;
        response.writeHead(401).end('{"error":{"code":"unauthorized","message":"no"}}');
        return;
      }
      response.end(JSON.stringify({ version: 1, ready: true, model: { name: 'm' } }));
    },
  });
  const { ask, until } = client(real.port, { value: { base: real.base, token: 'old', until: Date.now() + 1e6 } });
  await ask({ type: 'status', id: 9 });
  assert.equal((await until((message) => message.type === 'daemon')).state.state, 'ready');
  assert.equal(refusals, 1);
  real.close();
});

test('errors reach the page with their code', async () => {
  const answers = {
    busy: [429, '{"error":{"code":"busy","message":"wait","retry_after_s":3}}'],
    internal: [500, 'oops'],
    daemon_unreachable: [200, 'event: start\ndata: {"kind":"start"}\n\n'],
  };
  for (const [code, [status, text]] of Object.entries(answers)) {
    const real = await daemon({ '/v1/improve': (request, body, response) => response.writeHead(status).end(text) });
    const { ask, until } = client(real.port);
    await ask({ type: 'improve', id: 4, request: {} });
    const { event } = await until((message) => message.event?.kind === 'error');
    assert.equal(event.error.code, code);
    if (code === 'busy') assert.deepEqual(event.error, { code, message: 'wait', retry_after_s: 3 });
    real.close();
  }
  const { ask, until } = client(9);
  await ask({ type: 'status', id: 1 });
  const { state } = await until((message) => message.type === 'daemon');
  assert.equal(state.error.code, 'daemon_unreachable');
  assert.match(state.error.message, /llumi serve/);
});

test('cancel and a closed page end the request at the daemon', async () => {
  let gone = 0;
  const real = await daemon({
    '/v1/draft': (request, body, response) => {
      response.write(events({ kind: 'start' }));
      response.on('close', () => { gone += 1; });
    },
  });
  const { page, ask, got, until } = client(real.port);
  for (const id of [1, 2]) {
    const running = ask({ type: 'draft', id, request: {} });
    await until((message) => message.id === id);
    if (id === 1) ask({ type: 'cancel', id });
    else page.close();
    await running;
  }
  while (gone < 2) await new Promise((wake) => { setTimeout(wake, 10); });
  assert.ok(got.every((message) => message.event.kind === 'start'), 'a cancelled request says nothing more');
  real.close();
});

test('small messages', async () => {
  const { ask, got } = client(9);
  await ask({ type: 'ping' });
  await ask({ type: 'settings', id: 3 });
  await ask({ type: 'open_options' });
  await ask({ type: 'something_newer' });
  assert.deepEqual(got.map((message) => message.type ?? message), ['pong', 'settings', 'options']);
  assert.equal(got[1].id, 3);
});

test('a diagnosis stops at the step that fails', async () => {
  const real = await daemon({
    '/livez': (request, body, response) => response.end('alive\n'),
    '/v1/status': (request, body, response) => response.end(JSON.stringify({
      version: 1, ready: false, model: {},
    })),
  });
  const steps = [];
  const good = await diagnose({ port: real.port, secret: SECRET, client: CLIENT }, (name, ok) => steps.push([name, ok]));
  assert.equal(good, false);
  assert.deepEqual(steps, [['reach', true], ['prove', true], ['accept', true], ['ready', false]]);
  real.close();
});

test('settings of the wrong kind become defaults', () => {
  const odd = normalised({ port: '99999', country: 'england', theme: 7, quiet_subreddits: 'x', off_subreddits: [' r/Abc ', 'abc', ''], disclosure: 5, old_reddit: false });
  assert.deepEqual(odd, {
    port: 8173, country: '', theme: 'auto', old_reddit: false, www_reddit: true, quiet_subreddits: [], off_subreddits: ['abc'], disclosure: '',
  });
  assert.equal(normalised({ port: '8200' }).port, 8200);
});
