// @ts-check
// How a story that is open in a pane is saved: what came of it, what was typed meanwhile, and two texts of which one is to be chosen.
import { isChanged, reason, send } from './api.js';
import { Choosing } from './choosing.js';
import { fill } from './dom.js';
import { fields } from './storyhead.js';
import { restore } from './tried.js';
import { AGAIN, drop, leftBehind, mayHelp, refused } from './unsaved.js';
import { t } from './words.js';

/** Milliseconds after the last key until the text is saved. */
export const SAVE = 1000;

/** @typedef {import('./storydesk.js').StoryDesk} StoryDesk */

/** Save what was typed, where that is not being done. @param {StoryDesk} desk */
export async function save(desk) {
  if (!desk.told || !desk.dirty || desk.busy || desk.choosing || desk.left) return;
  if (desk.pane?.composing()) return desk.later();
  desk.busy = true;
  const sent = desk.body();
  try {
    const told = await send(`/api/stories/${encodeURIComponent(desk.id)}`, sent, 'PUT');
    if (told.how === 'nothing') restore();
    taken(desk, told, sent);
  } catch (error) {
    if (!desk.left) await failed(desk, error);
  }
  desk.busy = false;
  if (desk.left) return leftBehind(desk.id, desk.hide);
  desk.drawCount();
}

/** It was refused: what can be said of it, and whether it is tried again. @param {StoryDesk} desk @param {unknown} error */
async function failed(desk, error) {
  refused(desk.id, error);
  if (isChanged(error)) return disagree(desk);
  desk.said = t('Not saved: {why}', { why: reason(error) });
  if (mayHelp(error)) desk.saving = window.setTimeout(() => desk.save(), AGAIN);
}

/** What was saved; what was typed meanwhile is still to be. @param {StoryDesk} desk @param {any} told @param {any} sent */
function taken(desk, told, sent) {
  const same = desk.pane?.text() === sent.body && JSON.stringify(desk.head) === JSON.stringify(sent.head);
  desk.standing.learn(told);
  desk.told = { ...desk.told, ...told, ...(sent.whole && !same ? { whole: true, body: told.text, first: 1 } : {}) };
  desk.dirty = !same;
  drop(desk.id);
  if (!same) desk.keep();
  if (desk.left) return;
  fill(desk.conflict);
  desk.said = told.how === 'merged' ? t('Saved, joined with what was changed elsewhere') : t('Saved {time}', { time: new Date().toLocaleTimeString('en-GB') });
  if (!same) return desk.later();
  if (told.body !== sent.body) desk.pane?.replace(told.body, told.first);
  desk.head = { ...told.head };
  if (!desk.fields.contains(document.activeElement)) fields(desk);
}

/** The file has another text in the same paragraph. @param {StoryDesk} desk */
async function disagree(desk) {
  desk.said = t('Not saved: the file was changed elsewhere, in the same paragraph');
  restore();
  const theirs = await desk.file();
  if (theirs?.whole && !desk.told.whole) desk.said = t('Not saved: the head of the file cannot be read now. What you typed stays here, and is saved when it can be read.');
  else if (theirs && !desk.left) desk.choosing = new Choosing(desk, theirs);
}

/** What was chosen of two texts is written. @param {StoryDesk} desk @param {any} told */
export function decided(desk, told) {
  desk.choosing = null;
  desk.standing.learn(told);
  desk.told = { ...desk.told, ...told };
  desk.dirty = false;
  drop(desk.id);
  desk.head = { ...told.head };
  desk.pane?.replace(told.body, told.first);
  desk.said = t('Saved; what was not taken is kept among the versions');
  fields(desk);
  desk.drawCount();
}
