// @ts-check
// The one state of the page: what the server told, and what this tab shows. Whoever shows something subscribes.

/**
 * @typedef {{number: number, code: string, severity: string, message: string, hint: string | null, file: string | null,
 *   line: number | null, column: number | null, page: number | null, rect: number[] | null, story: string | null,
 *   over: number, over_lines: number, short: number, room: number, empty: number, remedies?: Remedy[]}} Message
 * @typedef {{adds: boolean, characters: number, paragraph: number, file: string, line: number | null, column: number | null, until: number[] | null}} Remedy
 * @typedef {{id: string, title: string, place: string}} Standing
 * @typedef {{number: number, name: string, editor: string, sheet: number, spread: boolean, trim: number[], layout: string,
 *   stories: Standing[], state: string, by: string | null, at: string | null, changed: boolean,
 *   together: number[], unfit: {code: string, message: string} | null, rev: number,
 *   stale: string | null, thumb: string | null, worst: any}} Page
 */

const KEPT = 'banmian-desk-view';

/** @type {any} */
const kept = JSON.parse(sessionStorage.getItem(KEPT) || '{}');

export const state = {
  /** What /api/state told. @type {any} */
  told: null,
  /** Whether the server is heard of. */
  lives: true,
  /** Whether it is another one, which has not set the issue yet: what is shown is from the one before. */
  anew: false,
  /** The issue that comes onto the desk, '' for none: meanwhile nothing is heard of it. */
  next: '',
  /** Whether it has another key than this window. */
  keyless: false,
  /** Pages that are being set, by number: since when, milliseconds. @type {Map<number, number>} */
  setting: new Map(),
  /** Whether this window writes something of which it has not heard yet. */
  writing: false,
  /** Pages on which copyfit is at work. @type {number[]} */
  fitting: [],
  /** All pages that it may change for these: what is told of them is from before. @type {number[]} */
  open: [],
  /** Seconds from the last save to the screen. @type {number | null} */
  took: null,
  /** The view, its page, and what is selected on it. @type {{name: string, page: number, more: string[]}} */
  at: { name: 'issue', page: 0, more: [] },
  /** 'fit' or per cent. @type {'fit' | number} */
  zoom: kept.zoom ?? 'fit',
  spread: kept.spread ?? false,
  /** Overlays that are on. @type {Set<string>} */
  overlays: new Set(kept.overlays ?? ['frames', 'threads', 'over', 'messages']),
  /** @type {{kind: 'place' | 'picture', name: string, block?: any} | null} */
  selected: null,
  /** The number of the message that is open. @type {number | null} */
  message: null,
};

/** @type {Set<(what: string, data?: any) => void>} */
const readers = new Set();

/** Hear of every change; returns what ends it. `what`: told, stale, setting, lives, at, look, selected, seen, set, thumbs. @param {(what: string, data?: any) => void} reader */
export function subscribe(reader) {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Change something and tell of it. @param {string} what @param {any} [patch] @param {any} [data] */
export function change(what, patch = {}, data = undefined) {
  Object.assign(state, patch);
  sessionStorage.setItem(KEPT, JSON.stringify({ zoom: state.zoom, spread: state.spread, overlays: [...state.overlays] }));
  for (const reader of [...readers]) reader(what, data);
}

/** @param {number} number @returns {Page | undefined} */
export const page = (number) => state.told?.pages.find((/** @type {Page} */ p) => p.number === number);

/** The pages of a page's sheet: itself, of a spread both. @param {number} number @returns {Page[]} */
export const sheetOf = (number) => (state.told?.pages ?? []).filter((/** @type {Page} */ one) => one.sheet === page(number)?.sheet);

/** Whether nothing is at work on a page, and on those of its sheet. @param {number} number */
export function isSettled(number) {
  return sheetOf(number).every(({ number: one }) => !state.setting.has(one) && !state.open.includes(one)) && !state.anew && !state.writing;
}

/** Whether what is shown is what the files give: not where a layout or issue.yaml cannot be read, or the program failed. */
export const isSet = () => !state.told || (state.told.whole && !state.told.fault);

/** Messages of a page. @param {number} number @returns {Message[]} */
export const messagesOf = (number) => (state.told?.messages ?? []).filter((/** @type {Message} */ m) => m.page === number);

/**
 * Pages as the reader sees them side by side: the first one alone, then two and two.
 * @param {Page[]} pages @returns {Page[][]}
 */
export function spreads(pages) {
  /** @type {Page[][]} */
  const out = [];
  for (const one of pages) {
    const last = out[out.length - 1];
    if (last && last.length === 1 && one.number % 2 === 1 && last[0].number === one.number - 1) last.push(one);
    else out.push([one]);
  }
  return out;
}
