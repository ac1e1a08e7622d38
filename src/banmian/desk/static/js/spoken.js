// @ts-check
// What is spoken to those who do not see the page: what there is to do in the issue, in the words that stand beside it, whenever these
// are others; at most a sentence a second.
import { undrawn } from './drawing.js';
import { h } from './dom.js';
import { state } from './state.js';
import { unfitPages } from './unfit.js';
import { n, t } from './words.js';

const LEAST = 1000;

export const spoken = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });

/** What there is to do in the issue; nothing before it is set. */
export function toDo() {
  if (!state.told?.ready || !state.told.pages.length) return '';
  const todo = state.told.messages.filter((/** @type {any} */ m) => m.severity !== 'info').length + unfitPages().length;
  if (todo) return n(todo, '{n} thing to do before it prints', '{n} things to do before it prints');
  return undrawn().some((page) => !page.thumb) ? t('Drawing the pages\u2026') : t('Nothing stands in the way of printing');
}

let said = '';
let last = -LEAST;
let waiting = 0;

/** Say what there is to do, where that is not what was said last. */
export function speak() {
  if (waiting || toDo() === said) return;
  waiting = window.setTimeout(() => {
    waiting = 0;
    said = toDo();
    tell(said);
  }, Math.max(0, last + LEAST - performance.now()));
}

/** Say something else. @param {string} words */
export function tell(words) {
  last = performance.now();
  spoken.textContent = words;
}
