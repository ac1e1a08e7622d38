// @ts-check
// What this browser changes: a gesture is tried as often as it moves, latest first, and when the files change while it is held; it is
// written once, as it was shown. Nothing else writes.
import { Refused, get, isChanged, reason, send, tab } from './api.js';
import { named } from './gesturewords.js';
import { offerPart } from './partly.js';
import { change, state, subscribe } from './state.js';
import { lay, restore } from './tried.js';
import { t } from './words.js';

/**
 * @typedef {{gesture: string, page: number, [key: string]: any}} Gesture
 * @typedef {{sign: string, text: string, line: number}} Row
 * @typedef {{pages: {number: number, tiles: any[]}[], whole: boolean, messages: import('./state.js').Message[],
 *   diff: {file: string, copied: string | null, rows: Row[]}[], base: Record<string, string | null>, shown: string, gesture: any, signed: {page: string, by: string}[], seconds: any}} Trial
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
  /** What was changed elsewhere while this is held, in words, where it would write something else by it. */
  meanwhile: '',
  /** Of what has been said so that for which a release was held back. */
  heldBack: '',
};
const NEW = { meanwhile: '', heldBack: '' };

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
/** How often the files have become others, and for how many of these times the trial was made anew. */
let [files, triedOf] = [0, 0];
/** What this window is writing: a trial waits for it, for it is made on what that leaves. */
let underway = Promise.resolve();
/** Steps of this window, and the last one that was heard of. @type {Set<number>} */
const own = new Set();
/** @type {{step: number, way: string, gesture: any, files: Record<string, string | null>} | null} */
let heard = null;

subscribe((what, data) => {
  if (what === 'written' && !own.has(data.step)) heard = data;
  if (what === 'written' || (what === 'set' && !data.trial)) again();
});

/** The files are others: what is held is tried on these. */
function again() {
  files += 1;
  if (trial.gesture && !asking) ask();
}

/**
 * What was changed elsewhere, in words: by the step of another window that was heard of, where it left a file as it is now, else by
 * who writes files otherwise. @param {Record<string, string | null>} base the files that it concerns @param {Record<string, string | null>} [now] the same now, where that is known
 */
function elsewhere(base, now = undefined) {
  const step = heard && !own.has(heard.step) ? heard.files : {};
  if (!heard || !Object.keys(step).some((file) => file in base && (!now || now[file] === step[file]))) {
    const file = Object.keys(base).find((one) => now && one in now && now[one] !== base[one]);
    return file ? t('{file} was changed outside the desk meanwhile.', { file }) : t('The file was changed elsewhere meanwhile.');
  }
  const what = named(heard.gesture);
  return t('Changed meanwhile in another window: {what}.', { what: heard.way === 'undo' ? t('Undone: {what}', { what }) : what });
}

/**
 * Whether the trial says something else by what was changed elsewhere; of the same gesture (`same`) its lines are compared.
 * @param {Trial} before @param {Trial} told @param {boolean} same
 */
const isOther = (before, told, same) => (same ? told.shown !== before.shown : Object.entries(told.base).some(([file, hash]) => file in before.base && before.base[file] !== hash));

/** Try a gesture: its pages are shown, the files wait. @param {Gesture} gesture */
export function attempt(gesture) {
  Object.assign(trial, { gesture, current: false, said: '' }, trial.gesture ? {} : NEW);
  tell();
  if (!asking) ask();
}

/** Ask for the latest, until there is no later one. */
async function ask() {
  asking = true;
  while (trial.gesture && (!trial.current || triedOf !== files)) {
    await underway;
    const { gesture, told: before, current: same } = trial;
    if (!gesture) break;
    const [began, of] = [performance.now(), files];
    try {
      const told = await send('/api/trial', { by, tab, gesture: meant(gesture), ...(same && before ? { base: before.base } : {}) });
      if (trial.gesture !== gesture) continue;
      if (before && isOther(before, told, same)) trial.meanwhile = elsewhere(before.base, told.base);
      if (told.gesture.line !== gesture.line) trial.gesture = { ...gesture, line: told.gesture.line };
      Object.assign(trial, { told, refused: told.whole ? '' : first(told), current: true, took: (performance.now() - began) / 1000 });
      lay(told.pages);
    } catch (error) {
      if (trial.gesture !== gesture) continue;
      if (before && same) trial.meanwhile = elsewhere(before.base);
      Object.assign(trial, { told: null, refused: reason(error), current: true });
    }
    triedOf = of;
    tell();
  }
  asking = false;
}

/** The first thing that a trial's messages say. @param {Trial} told */
const first = (told) => told.messages[0]?.message ?? t('The page could not be set so');

/** Give up what is tried. */
export function cancel() {
  if (!trial.gesture) return;
  Object.assign(trial, { gesture: null, told: null, refused: '', current: false }, NEW);
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

subscribe((what, data) => {
  if (what !== 'written' || data.by !== by) return;
  isWriting(false);
  unstepped = '';
});

/** What this window did last, where that is no step: it stays, and who asks to undo is told so before anything older goes. */
let unstepped = '';
/** @param {string} words such an act: a signature, its withdrawal */
export const didUnstepped = (words) => { unstepped = words; };

/**
 * Write what is tried, as soon as it is known to be possible; true once it is written. What would be something else by now than who
 * writes has seen is held: what a release would write (`released`) where it changed under the hand, the rest where it did since.
 */
export async function write(released = false) {
  const { gesture, meanwhile } = trial;
  if (!gesture) return false;
  while (trial.gesture === gesture && !trial.current) await new Promise((go) => setTimeout(go, 20));
  if (trial.gesture !== gesture) return false;
  if (trial.meanwhile !== trial.heldBack && (released || trial.meanwhile !== meanwhile)) {
    trial.heldBack = trial.meanwhile;
    tell();
    return false;
  }
  const { told, refused } = trial;
  if (!told || refused) {
    Object.assign(trial, { gesture: null, told: null, refused: '', said: refused });
    restore();
    tell();
    return false;
  }
  Object.assign(trial, { gesture: null, told: null });
  isWriting(true);
  let [done, end] = [false, () => {}];
  underway = new Promise((go) => { end = go; });
  try {
    const made = await send('/api/edit', { by, gesture: meant(gesture), base: told.base, shown: told.shown });
    own.add(made.step);
    trial.said = made.how === 'replayed' ? t('Written: {what}; the file had been changed elsewhere meanwhile', { what: named(gesture) }) : t('Written: {what}', { what: named(gesture) });
    done = true;
  } catch (error) {
    if (isChanged(error) && !trial.gesture) holdAgain(gesture, told);
    else {
      trial.said = error instanceof Error ? error.message : '';
      restore();
    }
  }
  end();
  if (done) setTimeout(() => isWriting(false), HEARD);
  else isWriting(false);
  tell();
  return done;
}

/** What was to be written would be something else by now: it is tried anew, and written when it is asked for again. @param {Gesture} gesture @param {Trial} told */
function holdAgain(gesture, told) {
  const meanwhile = elsewhere(told.base);
  Object.assign(trial, { gesture, told, current: true, meanwhile, heldBack: meanwhile });
  again();
  if (!document.activeElement?.closest('[role=slider]')) queueMicrotask(() => /** @type {HTMLElement | null} */ (document.querySelector('[data-focus=write]'))?.focus({ preventScroll: true }));
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
  if (way === 'undo' && unstepped && !steps) {
    trial.said = t('{what}: that stays. Undo once more takes back what was changed before it.', { what: unstepped });
    unstepped = '';
    return tell();
  }
  try {
    const asked = send(`/api/${way}`, { by, ...(part ? { part } : {}), ...(steps ? { steps } : {}) });
    underway = asked.then(() => {}, () => {});
    const done = await asked;
    own.add(done.step);
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

/** What can be chosen on a page. @param {number} page */
export const choices = (page) => get(`/api/pages/${page}/choices`);

/** Whether files may be written from here. */
export const writable = () => !state.told?.readonly;
