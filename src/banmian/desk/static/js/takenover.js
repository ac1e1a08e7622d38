// @ts-check
// What a new paper or issue has taken over is told until it is another, or until an editor says that it is meant to be so.
import { reason, send } from './api.js';
import { h } from './dom.js';
import { by, say, writable } from './edit.js';
import { t } from './words.js';

/** Codes by which it is told. */
const CODES = new Set(['NEW010', 'NEW011', 'NEW012', 'NEW013', 'NEW014']);

/** @param {import('./state.js').Message} message */
export const isTakenOver = (message) => CODES.has(message.code);

/** The button that puts such a message away. @param {import('./state.js').Message} message */
export function toPutAway(message) {
  if (!isTakenOver(message) || !writable()) return null;
  const away = async (/** @type {Event} */ event) => {
    const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
    button.disabled = true;
    try {
      await send('/api/begin/away', { by, code: message.code, file: message.file });
    } catch (error) {
      button.disabled = false;
      say(reason(error));
    }
  };
  return h('div', { class: 'row' }, h('button', { class: 'btn small', type: 'button', 'data-focus': `away-${message.code}-${message.file}`, onclick: away }, t('This is meant to be so')));
}
