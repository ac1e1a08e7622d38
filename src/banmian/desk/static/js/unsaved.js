// @ts-check
// Texts that were typed in this window and that no file holds yet. While its pane is open a story saves itself; once it is left, and
// where the window was loaded anew, it is saved from here, again and again while it is refused. Until it is saved the foot says so,
// no page with it is signed from here, and the browser asks before it closes the window.
import { link } from './address.js';
import { Refused, isChanged, reason, send } from './api.js';
import { asks } from './away.js';
import { h } from './dom.js';
import { by, writable } from './edit.js';
import { quoted, titleOf } from './messages.js';
import { tell } from './spoken.js';
import { change, state, subscribe } from './state.js';
import { restore } from './tried.js';
import { n, t } from './words.js';

/**
 * What is kept of a story: its text and the parts of its head, `base`, the file that they were typed into, `began`, what that file
 * held, and `whole`: the text is all of the file, whose head cannot be read.
 * @typedef {{body: string, head: Record<string, string>, base: string, began: {head: Record<string, string>, body: string}, whole: boolean}} Typed
 */

const PLACE = 'banmian-desk-unsaved-';
/** Milliseconds after which it is tried again. */
export const AGAIN = 3000;

/** Why the last try was refused, by story. @type {Map<string, string>} */
const whys = new Map();
/** Those that are refused as long as the files are as they are. @type {Set<string>} */
const stuck = new Set();
/** How the story of an open pane is saved. @type {Map<string, () => void>} */
const panes = new Map();
/** Who waits until a story is saved. @type {Map<string, (() => void)[]>} */
const waiting = new Map();
let turn = 0;

/** Stories of which something is in no file. */
const stories = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PLACE)).map((key) => key.slice(PLACE.length));

/** @param {string} id @returns {Typed | null} */
export const keptOf = (id) => JSON.parse(sessionStorage.getItem(PLACE + id) ?? 'null');

/** @param {string} id @param {Typed} typed */
export const keep = (id, typed) => sessionStorage.setItem(PLACE + id, JSON.stringify(typed));

/** @param {string} id */
export const hasKept = (id) => sessionStorage.getItem(PLACE + id) !== null;

/** As soon as nothing of the story is kept, if only for the moment. @param {string} id @returns {Promise<void>} */
export const whenSaved = (id) => new Promise((done) => { waiting.set(id, [...waiting.get(id) ?? [], done]); });

/** Whether a pane has the story. @param {string} id */
export const isOpen = (id) => panes.has(id);

/** A story is in its file, or what was typed is not wanted. @param {string} id */
export function drop(id) {
  sessionStorage.removeItem(PLACE + id);
  for (const done of waiting.get(id) ?? []) done();
  waiting.delete(id);
  stuck.delete(id);
  if (whys.delete(id)) change('unsaved');
}

/** A save was refused. @param {string} id @param {unknown} error */
export function refused(id, error) {
  const why = isChanged(error) ? t('the file was changed elsewhere, in the same paragraph') : reason(error);
  if (whys.get(id) === why) return;
  whys.set(id, why);
  tell(sentence(id));
  change('unsaved');
}

/** Why a story was not saved; '' where it was not refused. @param {string} id */
export const whyNot = (id) => whys.get(id) ?? '';

/** @param {string} id */
const sentence = (id) => t('{title} is not saved: {why}', { title: quoted(titleOf(id.split('#')[0]).replaceAll('|', '')), why: whyNot(id) });

/** What is said of the first story of these pages that was refused; '' where none was. @param {number[]} pages */
export function unsavedOn(pages) {
  const standing = state.told.pages.filter((/** @type {any} */ one) => pages.includes(one.number)).flatMap((/** @type {any} */ one) => one.stories.map((/** @type {any} */ story) => story.id.split('#')[0]));
  const id = [...whys.keys()].find((one) => standing.includes(one.split('#')[0]));
  return id === undefined ? '' : sentence(id);
}

/** Whether anything that was typed was refused. */
export const hasRefused = () => whys.size > 0;

/** What the foot says of them: the first, as a link, and how many more. @returns {(HTMLElement | null)[]} */
export function refusals() {
  const [first, ...more] = whys.keys();
  if (first === undefined) return [];
  const page = state.told.pages.find((/** @type {any} */ one) => one.stories.some((/** @type {any} */ story) => story.id.split('#')[0] === first.split('#')[0]))?.number ?? 0;
  return [h('a', { class: 'red', href: link('story', page, first), 'data-focus': 'unsaved' }, sentence(first)), more.length ? h('span', { class: 'red' }, n(more.length, 'and {n} more story', 'and {n} more stories')) : null];
}

/** A pane has the story, and saves it. @param {string} id @param {() => void} save */
export const hasPane = (id, save) => panes.set(id, save);

/** It has it no more: what is not saved yet is saved from here. @param {string} id @param {() => void} save as it was given */
export function leftBehind(id, save) {
  if (panes.get(id) === save) panes.delete(id);
  again();
}

/** Whether trying again may help without another change of the files. @param {unknown} error */
export const mayHelp = (error) => !(error instanceof Refused) || error.status >= 500;

/** Save what no pane has. */
async function again() {
  clearTimeout(turn);
  for (const id of stories()) if (!panes.has(id) && !stuck.has(id)) await saved(id);
  if (stories().some((id) => !panes.has(id) && !stuck.has(id))) turn = window.setTimeout(again, AGAIN);
}

/** @param {string} id */
async function saved(id) {
  const typed = keptOf(id);
  if (!typed) return;
  const before = JSON.stringify(typed);
  try {
    const told = await put(id, typed);
    if (told.how === 'nothing') restore();
    if (!panes.has(id) && sessionStorage.getItem(PLACE + id) === before) drop(id);
  } catch (error) {
    if (panes.has(id)) return;
    if (!mayHelp(error)) stuck.add(id);
    refused(id, error);
    restore();
  }
}

/** @param {string} id @param {Typed} typed @param {boolean} [leaving] the window goes, and the request may outlive it */
const put = (id, { began, ...text }, leaving = false) => send(`/api/stories/${encodeURIComponent(id)}`, { by, ...text }, 'PUT', leaving);

addEventListener('beforeunload', (event) => {
  if (!asks() || !stories().length) return;
  for (const save of panes.values()) save();
  event.preventDefault();
  event.returnValue = true;  // Chromium before 119
});
addEventListener('pagehide', () => {
  for (const id of stories()) {
    const typed = keptOf(id);
    if (typed) put(id, typed, true).catch(() => {});
  }
});
let writes = true;
subscribe((what, data) => {
  const taken = what === 'told' && writable() && !writes;
  if (what === 'told') writes = writable();
  if (!taken && (what !== 'set' || data.trial) || !stories().length) return;
  stuck.clear();  // the files are others, or they can be written from here now
  again();
});
setTimeout(again, AGAIN);  // what is left of the window as it was before it was loaded anew
