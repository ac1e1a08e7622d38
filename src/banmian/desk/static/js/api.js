// @ts-check
// What is asked of the desk's server, each time with the key; the stream of its events, which is begun again by itself.
import { lang, t } from './words.js';

const PLACE = 'banmian-desk-key';
const AGAIN = [1, 2, 5, 10];
/** Milliseconds after which it is looked again for a desk that goes on with another issue, and how often. */
const NEXT = 250;
const SOON = 40;
/** Seconds without a sign of life after which the server is thought to be gone. */
const SILENCE = 5;
/** Seconds after which a hidden tab gives up its stream: a browser has six of them for all its tabs. */
const HIDDEN = 10;

/** An answer that says no, in the language that is shown. */
export class Refused extends Error {
  /** @param {number} status @param {any} told */
  constructor(status, told) {
    super(told?.message || String(status));
    this.status = status;
    this.told = told || {};
  }
}

/** All windows of this desk: one that was given a key tells it to those whose own is no longer taken. */
const others = new BroadcastChannel(PLACE);

/** Whether it was refused since a file was changed meanwhile. @param {unknown} error */
export const isChanged = (error) => error instanceof Refused && error.told.code === 'DSK023';

/** Why something was not done, in the language that is shown. @param {unknown} error */
export const reason = (error) => (error instanceof Refused ? error.message : t('The desk is not heard of'));

/** The key of the address, taken out of it; or the one that this tab has. */
function keyOf() {
  const given = /[#&]key=([\w-]+)/.exec(location.hash);
  if (given) {
    sessionStorage.setItem(PLACE, given[1]);
    others.postMessage(given[1]);
    history.replaceState(null, '', '/#/issue');
  }
  return sessionStorage.getItem(PLACE) || '';
}

/** Resolves when this window is given another key than the one it has: in its address, or by another window. */
export function newKey() {
  const end = new AbortController();
  return new Promise((/** @type {(value?: unknown) => void} */ go) => {
    const look = () => {
      if ((sessionStorage.getItem(PLACE) || '') === key) return;
      end.abort();
      go();
    };
    addEventListener('hashchange', () => { keyOf(); look(); }, { signal: end.signal });
    others.addEventListener('message', ({ data }) => { sessionStorage.setItem(PLACE, data); look(); }, { signal: end.signal });
  });
}

const key = keyOf();
const TAB = 'banmian-desk-tab';
/**
 * How this tab calls itself: what it has open counts while its stream of events is. Loaded anew it is the same one, else it would
 * itself be another window that has its story open; a tab that is made of this one while it stands finds no name, and makes its own.
 */
export const tab = sessionStorage.getItem(TAB) || [...crypto.getRandomValues(new Uint8Array(12))].map((number) => (number % 36).toString(36)).join('');
sessionStorage.removeItem(TAB);
addEventListener('pagehide', () => sessionStorage.setItem(TAB, tab));
addEventListener('pageshow', () => sessionStorage.removeItem(TAB));
export const hasKey = () => key !== '';

/** @param {string} path @param {RequestInit} [init] @returns {Promise<Response>} */
async function asked(path, init = {}) {
  const headers = { ...init.headers, Authorization: `Bearer ${key}`, 'Accept-Language': lang() };
  const answer = await fetch(path, { ...init, headers, cache: init.cache || 'default' });
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
  return answer;
}

/** @param {string} path @returns {Promise<any>} */
export const get = async (path) => (await asked(path)).json();

/** @param {string} path @param {any} body @param {'POST' | 'PUT'} [method] @param {boolean} [keepalive] it may outlive the window @returns {Promise<any>} */
export async function send(path, body, method = 'POST', keepalive = false) {
  const headers = { 'Content-Type': 'application/json' };
  // Past the browser's cache, which lets one request after another write to an address: a save would wait for a trial.
  return (await asked(path, { method, headers, body: JSON.stringify(body), cache: 'no-store', keepalive })).json();
}

/** Bytes as they are. @param {string} path @param {Blob} body @returns {Promise<any>} */
export const sendRaw = async (path, body) =>
  (await asked(path, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body, cache: 'no-store' })).json();

/** A picture, decoded. @param {string} path */
export async function bitmap(path) {
  return createImageBitmap(await (await asked(path)).blob());
}

/** @type {Map<string, Promise<string>>} */
const addresses = new Map();

/** The address of a picture for an img element, made once. @param {string} path */
export function address(path) {
  let made = addresses.get(path);
  if (!made) {
    made = asked(path).then(async (answer) => URL.createObjectURL(await answer.blob()));
    made.catch(() => addresses.delete(path));
    addresses.set(path, made);
  }
  return made;
}

/** Give up the picture. @param {string} path */
export function forget(path) {
  addresses.get(path)?.then(URL.revokeObjectURL, () => {});
  addresses.delete(path);
}

/**
 * Read the server's events for ever. `told(kind, data)` for each; `lives(bool)` when the server is heard of, or no more.
 * @param {(kind: string, data: any) => void} told @param {(lives: boolean) => void} lives
 */
export async function listen(told, lives) {
  let [since, turning] = ['', 0];
  for (let tries = 0; ; ) {
    if (document.hidden) await shown();
    const end = new AbortController();
    const hidden = whenHidden(() => end.abort());
    try {
      const answer = await asked(`/api/events?since=${since}&tab=${tab}`, { signal: end.signal, cache: 'no-store' });
      lives(true);
      tries = 0;
      for await (const event of events(answer, end)) {
        since = event.id;
        told(event.kind, event.data);
        if (event.kind !== 'bye') continue;
        turning = event.data.next ? SOON : 0;
        break;
      }
    } catch (error) {
      if (error instanceof Refused && error.status === 401) throw error;
    } finally {
      hidden();
    }
    if (document.hidden) continue;
    lives(false);
    await new Promise((go) => setTimeout(go, turning-- > 0 ? NEXT : AGAIN[Math.min(tries++, AGAIN.length - 1)] * 1000));
  }
}

/** The events of one response. @param {Response} answer @param {AbortController} end */
async function* events(answer, end) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let silent = setTimeout(() => end.abort(), SILENCE * 1000);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(silent);
      silent = setTimeout(() => end.abort(), SILENCE * 1000);
      rest += decoder.decode(value, { stream: true });
      const parts = rest.split('\n\n');
      rest = parts.pop() || '';
      for (const part of parts) {
        const fields = Object.fromEntries(part.split('\n').map((line) => line.split(/: (.*)/s, 2)));
        if (fields.event) yield { id: fields.id, kind: fields.event, data: JSON.parse(fields.data) };
      }
    }
  } finally {
    clearTimeout(silent);
  }
}

/** Call when the tab was hidden for a while; returns what ends the waiting. @param {() => void} then */
function whenHidden(then) {
  let waiting = 0;
  const look = () => {
    clearTimeout(waiting);
    if (document.hidden) waiting = window.setTimeout(then, HIDDEN * 1000);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(waiting);
    document.removeEventListener('visibilitychange', look);
  };
}

function shown() {
  return new Promise((/** @type {(value?: unknown) => void} */ go) => {
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      go();
    };
    document.addEventListener('visibilitychange', look);
  });
}
