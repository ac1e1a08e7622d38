// @ts-check
// What in the layout makes a text fit, as trials have shown: a button each, which tries it on the page; Enter writes it.
import { send } from './api.js';
import { fill, h } from './dom.js';
import { attempt, by, named, writable } from './edit.js';
import { state } from './state.js';
import { t } from './words.js';

/** Two parts of a page lie over one another. */
const OVERLAP = 'TPL005';
/** What was found, by message, of the issue as it was last set. @type {Map<string, Promise<{gesture: any}[]>>} */
let known = new Map();
let rev = -1;

/** The ways of a message that a text is over or short; null for another one. @param {import('./state.js').Message} message */
export function ways(message) {
  if (!(message.over || message.short || message.code === OVERLAP) || !writable()) return null;
  const row = h('section', { class: 'row wrap ways', 'aria-label': t('What in the layout makes it fit') }, h('small', {}, t('Trying what in the layout makes it fit\u2026')));
  asked(message).then((found) => fill(row, found.length ? found.map(button) : h('small', {}, t('No single edge of the layout makes it fit'))), () => row.remove());
  return row;
}

/** @param {import('./state.js').Message} message */
function asked(message) {
  const key = `${message.number} ${message.code}`;
  if (rev !== state.told?.rev) known = new Map();
  rev = state.told?.rev;
  const found = known.get(key) ?? send('/api/ways', { by, number: message.number, code: message.code }).then((told) => told.ways);
  known.set(key, found);
  return found;
}

/** @param {{gesture: any}} way */
const button = (way) => h('button', { class: 'btn small', type: 'button', 'data-focus': `way-${way.gesture.gesture}-${way.gesture.target}-${way.gesture.by}`, onclick: () => attempt(way.gesture) }, named(way.gesture));
