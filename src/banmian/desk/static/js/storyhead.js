// @ts-check
// The head of a story in fields, each with its characters.
import { fill, h } from './dom.js';
import { writable } from './edit.js';
import { fileButton } from './messages.js';
import { faultOf } from './unread.js';
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
  desk.tells = [];
  if (desk.told.whole) return unreadable(desk);
  const shown = PARTS.filter(({ key }) => FIRST.has(key) || desk.more || desk.head[key]);
  fill(desk.fields, shown.map(({ key, word }) => part(desk, key, word())), desk.more ? null
    : h('button', { class: 'text', type: 'button', onclick: () => { desk.more = true; fields(desk); } }, t('More parts of the head')));
}

/** In place of the fields why there are none: the head cannot be read, and stands in the text below. @param {any} desk */
function unreadable(desk) {
  const fault = faultOf(desk.told.file);
  fill(desk.fields, h('div', { class: 'unread', role: 'status' },
    h('p', {}, h('b', {}, t('The head of this story cannot be read.')), ' ', t('Below stands its file whole, as it is: put it right there.')),
    fault ? h('p', {}, fileButton(fault), ' ', fault.message) : null));
}

/** @param {any} desk @param {string} key @param {string} word */
function part(desk, key, word) {
  const count = h('small', {});
  const tell = () => {
    const length = [...(desk.head[key] || '')].filter((sign) => sign !== '|').length;
    const holds = desk.holds?.[key];
    fill(count, n(length, '{n} character', '{n} characters'), holds ? ['\u2002', n(holds, 'a line holds {n}', 'a line holds {n}')].join('') : null);
  };
  const field = h('input', { type: 'text', id: `part-${key}`, value: desk.head[key] ?? '', spellcheck: 'false', autocomplete: 'off', readonly: !writable(),
    oninput: (/** @type {any} */ event) => { desk.head[key] = event.target.value; tell(); if (!event.isComposing) desk.typed(); },
    oncompositionend: () => desk.typed(), onblur: () => desk.save() });
  tell();
  desk.tells.push(tell);
  return h('div', { class: key === 'headline' ? 'f big' : 'f' }, h('label', { for: `part-${key}` }, word), field, count);
}

/** Parts that the file alone has, by their keys there. @type {Record<string, () => string>} */
const OTHERS = { 'jump-headline': () => t('Headline where it goes on'), 'index-title': () => t('Title in the index'), tag: () => t('Tag') };

/** What a part of a head is called. @param {string} key */
export const wordOf = (key) => PARTS.find((one) => one.key === key)?.word() ?? OTHERS[key]?.() ?? key;
