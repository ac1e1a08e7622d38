// @ts-check
// What this browser changes: a gesture is tried as often as it moves, latest first, and is written once. Nothing else writes.
import { Refused, get, reason, send } from './api.js';
import { quoted, titleOf } from './messages.js';
import { nameOf, stopName, styleName } from './names.js';
import { offerPart } from './partly.js';
import { change, state, subscribe } from './state.js';
import { lay, restore } from './tried.js';
import { t } from './words.js';

/**
 * @typedef {{gesture: string, page: number, [key: string]: any}} Gesture
 * @typedef {{sign: string, text: string, line: number}} Row
 * @typedef {{pages: {number: number, tiles: any[]}[], whole: boolean, messages: import('./state.js').Message[],
 *   diff: {file: string, copied: string | null, rows: Row[]}[], base: Record<string, string | null>, signed: {page: string, by: string}[], seconds: any}} Trial
 */

const PLACE = 'banmian-desk-by';

/** How this browser calls itself: what it did it can undo. */
export const by = localStorage.getItem(PLACE) || made();

function made() {
  const name = [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(36)).join('').slice(0, 16).padEnd(8, '0');
  localStorage.setItem(PLACE, name);
  return name;
}

/** The page whose layout is edited as all issues have it (layouts.js); 0: none, a copy for this issue is. */
export const shared = { page: 0 };

/** What is asked for of a gesture. @param {Gesture} gesture */
export const meant = (gesture) => (shared.page === gesture.page && gesture.gesture !== 'fit' ? { ...gesture, shared: true } : gesture);

/** What is being tried, and what came of it. */
export const trial = {
  /** @type {Gesture | null} */
  gesture: null,
  /** @type {Trial | null} */
  told: null,
  /** Why it cannot be. @type {string} */
  refused: '',
  /** Whether the answer is that of this very gesture. */
  current: false,
  /** Seconds that it took. */
  took: 0,
  /** What was said last: written, undone, refused. */
  said: '',
};

/** @type {Set<() => void>} */
const readers = new Set();
/** Hear of every trial; returns what ends it. @param {() => void} reader */
export function onTrial(reader) {
  readers.add(reader);
  return () => readers.delete(reader);
}
function tell() {
  document.body.classList.toggle('on-trial', trial.gesture !== null);
  for (const reader of readers) reader();
}

/** The view and page at which something was said last: it belongs to them, and goes with them. */
const here = () => `${state.at.name}/${state.at.page}`;
let place = '';
subscribe((what) => {
  if (what !== 'at' || here() === place) return;
  place = here();
  trial.said = '';
  tell();
});

/** Say what was done otherwise than by a trial. @param {string} words */
export function say(words) {
  trial.said = words;
  tell();
}

let asking = false;

/** Try a gesture: its pages are shown, the files wait. @param {Gesture} gesture */
export function attempt(gesture) {
  Object.assign(trial, { gesture, current: false, said: '' });
  tell();
  if (!asking) ask();
}

/** Ask for the latest, until there is no later one. */
async function ask() {
  asking = true;
  while (trial.gesture && !trial.current) {
    const { gesture } = trial;
    const began = performance.now();
    try {
      const told = await send('/api/trial', { by, gesture: meant(gesture) });
      if (trial.gesture !== gesture) continue;
      Object.assign(trial, { told, refused: told.whole ? '' : first(told), current: true, took: (performance.now() - began) / 1000 });
      lay(told.pages);
    } catch (error) {
      if (trial.gesture !== gesture) continue;
      const refused = reason(error);
      Object.assign(trial, { told: null, refused, current: true });
    }
    tell();
  }
  asking = false;
}

/** The first thing that a trial's messages say. @param {Trial} told */
const first = (told) => told.messages[0]?.message ?? t('The page could not be set so');

/** Give up what is tried. */
export function cancel() {
  if (!trial.gesture) return;
  Object.assign(trial, { gesture: null, told: null, refused: '', current: false });
  restore();
  tell();
}

/** Milliseconds in which it is heard of what was written, at the most: from then on the sheets know that places stand elsewhere. */
const HEARD = 10_000;

/** Something is being written: where it stands is not framed, and the page is not signed, until it is known. @param {boolean} is */
function isWriting(is) {
  if (state.writing === is) return;
  document.body.classList.toggle('writing', is);
  change('setting', { writing: is });
}

subscribe((what, data) => { if (what === 'written' && data.by === by) isWriting(false); });

/** Write what is tried, as soon as it is known to be possible; true once it is written. */
export async function write() {
  const { gesture } = trial;
  if (!gesture) return false;
  while (trial.gesture === gesture && !trial.current) await new Promise((go) => setTimeout(go, 20));
  if (trial.gesture !== gesture) return false;
  const { told, refused } = trial;
  if (!told || refused) {
    Object.assign(trial, { gesture: null, told: null, refused: '', said: refused });
    restore();
    tell();
    return false;
  }
  Object.assign(trial, { gesture: null, told: null });
  isWriting(true);
  let done = false;
  try {
    const made = await send('/api/edit', { by, gesture: meant(gesture), base: told.base });
    trial.said = made.how === 'replayed' ? t('Written: {what}; the file had been changed elsewhere meanwhile', { what: named(gesture) }) : t('Written: {what}', { what: named(gesture) });
    done = true;
  } catch (error) {
    trial.said = error instanceof Error ? error.message : '';
    restore();
  }
  if (done) setTimeout(() => isWriting(false), HEARD);
  else isWriting(false);
  tell();
  return done;
}

/** @type {Set<() => void>} */
const turned = new Set();
/** Hear of every step that was undone or done again: what was said of it no longer holds. @param {() => void} reader */
export const onTurn = (reader) => turned.add(reader);

/**
 * Undo what this browser did last, or do it again. @param {'undo' | 'redo'} way @param {boolean} [part] but for what was changed since
 * @param {number[]} [steps] these, of whichever browser, in place of its last
 */
export async function turn(way, part = false, steps = undefined) {
  cancel();
  try {
    const done = await send(`/api/${way}`, { by, ...(part ? { part } : {}), ...(steps ? { steps } : {}) });
    const what = named(done.gesture);
    if (done.how === 'partly') trial.said = way === 'undo' ? t('Undone in part: {what}; what was changed since stays', { what }) : t('Done again in part: {what}; what was changed since stays', { what });
    else if (done.how === 'replayed') trial.said = way === 'undo' ? t('Undone: {what}; what was changed elsewhere since stays', { what }) : t('Done again: {what}; what was changed elsewhere since stays', { what });
    else trial.said = way === 'undo' ? t('Undone: {what}', { what }) : t('Done again: {what}', { what });
    for (const reader of turned) reader();
  } catch (error) {
    if (error instanceof Refused && error.told?.kept?.length && !steps) return offerPart(way, error, () => turn(way, true));
    trial.said = error instanceof Refused && error.status === 404 ? (way === 'undo' ? t('There is nothing to undo') : t('There is nothing to do again')) : String(/** @type {Error} */ (error).message);
  }
  tell();
}

const signed = (/** @type {number} */ number) => (number < 0 ? `\u2212${-number}` : `+${number}`);

/** How far copyfit may go on a page, as its file has it. @type {Record<string, () => string>} */
export const LEVELS = { off: () => t('off'), 1: () => t('1: lines and white'), 2: () => t('2: pictures, too'), 3: () => t('3: columns and heads, too') };

const pair = (/** @type {string} */ first, /** @type {string} */ then) => t('{first}; {then}', { first, then });

/** @type {Record<string, (g: any) => string>} */
const NAMES = {
  foot: (g) => t('Foot of {name}, lines {by}', { name: nameOf(g.page, g.target), by: signed(g.by) }),
  head: (g) => t('Head of {name}, lines {by}', { name: nameOf(g.page, g.target), by: signed(g.by) }),
  side: (g) => t('Side of {name}, columns {by}', { name: nameOf(g.page, g.target), by: signed(g.by) }),
  cut: (g) => t('Cut between places, {by}', { by: signed(g.by) }),
  move: (g) => t('{name} moved', { name: nameOf(g.page, g.target) }),
  swap: (g) => t('{one} and {other} exchanged', { one: stopName(g.target), other: stopName(g.other) }),
  put: (g) => t('{story} put into {name}', { story: quoted(titleOf(g.story)), name: stopName(g.target) }),
  take: (g) => t('{name} taken out', { name: stopName(g.target) }),
  order: (g) => t('Order in {name}', { name: stopName(g.target) }),
  'head-style': (g) => t('Head style of {name}: {style}', { name: nameOf(g.page, g.target), style: styleName('head', g.style) }),
  columns: (g) => t('Columns of {name}: {n}', { name: nameOf(g.page, g.target), n: g.columns }),
  focus: (g) => t('What is seen of {name}', { name: nameOf(g.page, g.target) }),
  crop: (g) => t('What is cut off {name}', { name: nameOf(g.page, g.target) }),
  copyfit: (g) => (g.target ? (g.level === 'off' ? t('No copyfit of {name}', { name: nameOf(g.page, g.target) }) : t('Copyfit of {name} again', { name: nameOf(g.page, g.target) }))
    : t('Copyfit of page {page}: {level}', { page: g.page, level: LEVELS[g.level]?.() ?? g.level })),
  further: (g) => pair(named(g.first), named(g.then)),
  fit: (g) => t('What copyfit changed on page {page}', { page: g.page }),
  pin: (g) => t('Pin of {name}', { name: nameOf(g.page, g.target) }),
  'pin-size': (g) => t('Size of {name} pinned', { name: nameOf(g.page, g.target) }),
  'headline-break': () => t('Break of the headline'),
  'paragraph-lines': (g) => t('Lines of a paragraph, {by}', { by: signed(g.by) }),
  picture: (g) => t('Picture {file}', { file: g.file }),
  import: (g) => t('{file} taken in', { file: g.file === '-' ? g.story : g.file }),
  back: () => t('Back to an earlier version'),
  text: (g) => t('Text of {name}', { name: g.story ? quoted(titleOf(g.story)) : '' }),
};

/** Name more gestures. @param {Record<string, (g: any) => string>} names */
export const nameGestures = (names) => Object.assign(NAMES, names);

/** A gesture in words. @param {any} gesture */
export const named = (gesture) => NAMES[gesture?.gesture]?.(gesture) ?? String(gesture?.gesture ?? '');

/** What can be chosen on a page. @param {number} page */
export const choices = (page) => get(`/api/pages/${page}/choices`);

/** Whether files may be written from here. */
export const writable = () => !state.told?.readonly;
