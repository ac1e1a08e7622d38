// @ts-check
// What in the layout makes a text fit, as trials have shown: a button each, which tries it on the page; Enter writes it.
import { send } from './api.js';
import { fill, h } from './dom.js';
import { attempt, by, writable } from './edit.js';
import { named } from './gesturewords.js';
import { state } from './state.js';
import { t } from './words.js';

/** Beside what is over or short: a part outside the type area, two over one another, one over the fold; a place without a story, a container without a place. */
const MENDED = new Set(['TPL004', 'TPL005', 'TPL006', 'PLN005', 'PLN006']);
/** What is offered without being tried: what it is called, and that there is none. @type {Record<string, [() => string, () => string]>} */
const PUT = { PLN005: [() => t('Stories that wait'), () => t('No story waits')], PLN006: [() => t('Places without a story'), () => t('No place is free: take it out of the text, or give it one in issue.yaml')] };
/** What was found, by message, of the issue as it was last set. @type {Map<string, Promise<{gesture: any}[]>>} */
let known = new Map();
let rev = -1;

/** The ways of a message that something of the layout can mend; null for another one. @param {import('./state.js').Message} message */
export function ways(message) {
  if (!(message.over || message.short || MENDED.has(message.code)) || !writable()) return null;
  const put = PUT[message.code];
  const row = h('section', { class: 'row wrap ways', 'aria-label': put ? put[0]() : t('What in the layout makes it fit') }, put ? null : h('small', {}, t('Trying what in the layout makes it fit\u2026')));
  const none = put ? put[1]() : t('No single edge of the layout makes it fit');
  asked(message).then((found) => fill(row, found.length ? found.map(button) : h('small', {}, none)), () => row.remove());
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
const button = (way) => h('button', { class: 'btn small', type: 'button', 'data-focus': `way-${Object.values(way.gesture).join('-')}`, onclick: () => attempt(way.gesture) }, named(way.gesture));
