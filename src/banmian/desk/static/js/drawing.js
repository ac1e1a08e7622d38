// @ts-check
// Which sheets are not drawn yet as they are seen: until they are the foot says so, and does not call the screen as the files are.
import { change, state } from './state.js';

/** Milliseconds after which it is said: most are drawn before that. */
const SAID = 150;

/** Sheets, each with the time from which it is told that it is being drawn. @type {Map<object, number>} */
const waiting = new Map();

/** @param {object} sheet */
export function isToDraw(sheet) {
  if (waiting.has(sheet)) return;
  waiting.set(sheet, performance.now() + SAID);
  setTimeout(() => waiting.has(sheet) && change('drawn'), SAID);
}

/** A sheet is drawn, or is looked at no more. @param {object} sheet */
export function isDrawn(sheet) {
  if (waiting.delete(sheet)) change('drawn');
}

/** Pages of which there is no small picture yet, or one from before. @returns {any[]} */
export const undrawn = () => (state.told?.pages ?? []).filter((/** @type {any} */ page) => !page.drawn);

/** Whether something that is looked at is still being drawn. */
export function drawing() {
  const { name, page } = state.at;
  if (name === 'issue' ? undrawn().length : name === 'makeup' && undrawn().some((one) => one.number === page)) return true;
  return [...waiting.values()].some((from) => performance.now() >= from);
}
