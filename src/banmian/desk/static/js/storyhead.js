// @ts-check
// The head of a story in fields, each with its characters; and the two texts of a story that was changed at once in two places.
import { fill, h } from './dom.js';
import { writable } from './edit.js';
import { n, t } from './words.js';

const PARTS = [
  { key: 'kicker', word: () => t('Kicker') },
  { key: 'headline', word: () => t('Headline') },
  { key: 'deck', word: () => t('Deck') },
  { key: 'dateline', word: () => t('Dateline') },
  { key: 'byline', word: () => t('By-line') },
  { key: 'source', word: () => t('Source') },
];
/** Parts that are always shown. */
const FIRST = new Set(['kicker', 'headline', 'deck', 'dateline']);

/** Draw the fields of a head. @param {any} desk */
export function fields(desk) {
  const shown = PARTS.filter(({ key }) => FIRST.has(key) || desk.more || desk.head[key]);
  fill(desk.fields, shown.map(({ key, word }) => part(desk, key, word())), desk.more ? null
    : h('button', { class: 'text', type: 'button', onclick: () => { desk.more = true; fields(desk); } }, t('More parts of the head')));
}

/** @param {any} desk @param {string} key @param {string} word */
function part(desk, key, word) {
  const count = h('small', {});
  const tell = () => {
    const length = [...(desk.head[key] || '')].filter((sign) => sign !== '|').length;
    fill(count, n(length, '{n} character', '{n} characters'));
  };
  const field = h('input', { type: 'text', id: `part-${key}`, value: desk.head[key] ?? '', spellcheck: 'false', autocomplete: 'off', readonly: !writable(),
    oninput: (/** @type {any} */ event) => { desk.head[key] = event.target.value; tell(); if (!event.isComposing) desk.typed(); },
    oncompositionend: () => desk.typed(), onblur: () => desk.save() });
  tell();
  return h('div', { class: key === 'headline' ? 'f big' : 'f' }, h('label', { for: `part-${key}` }, word), field, count);
}

/** Two texts side by side, of which one is taken. @param {string} said @param {string} mine @param {string} theirs @param {(mine: boolean) => void} take */
export function both(said, mine, theirs, take) {
  return h('div', { class: 'conflict', role: 'alert' }, h('p', {}, h('b', {}, said)),
    h('div', { class: 'two' }, h('div', {}, h('h3', {}, t('Here')), h('pre', { tabindex: '0' }, mine)), h('div', {}, h('h3', {}, t('On disk')), h('pre', { tabindex: '0' }, theirs))),
    h('div', { class: 'row' }, h('button', { class: 'btn small', type: 'button', onclick: () => take(true) }, t('Take mine')),
      h('button', { class: 'btn small', type: 'button', onclick: () => take(false) }, t('Take the one on disk'))));
}
