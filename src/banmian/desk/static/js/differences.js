// @ts-check
// What is different between two states of the pages, in words: each change with its mark, its place in the text and its files.
import { link } from './address.js';
import { h } from './dom.js';
import { fileButton, quoted, titleOf } from './messages.js';
import { page as pageOf } from './state.js';
import { c, n, t } from './words.js';

/** @typedef {{number: number, label: number, page: number, story: string, kind: string, role: string, paragraph: number, words: [string, string][],
 *   before: string, after: string, added: number, removed: number, lines: number, places: number[][], file: string | null, line: number | null}} Difference */

/** Parts of a head and of furniture, as they are called. @type {Record<string, () => string>} */
const ROLES = {
  headline: () => t('headline'), kicker: () => t('kicker'), deck: () => t('deck'), byline: () => t('byline'), caption: () => t('caption'),
  credit: () => t('credit'), title: () => t('title'), jump: () => t('jump line'), cell: () => t('table'), rules: () => t('rules and grounds'),
  masthead: () => t('masthead'), 'masthead-vertical': () => t('masthead'), nameplate: () => c('furniture', 'nameplate'), folio: () => t('folio strip'),
  index: () => c('furniture', 'index'), imprint: () => c('furniture', 'imprint'), barcode: () => c('furniture', 'barcode'), teaser: () => c('furniture', 'teaser'), weather: () => c('furniture', 'weather'),
};

/** @param {Difference} one */
const part = (one) => (one.paragraph ? t('paragraph {n}', { n: one.paragraph }) : ROLES[one.role]?.() ?? one.role);

/** What is different, in a line. @param {Difference} one */
export function headOf(one) {
  const title = one.story ? quoted(titleOf(one.story)) : '';
  if (one.kind === 'furniture') return t('Furniture: {part}', { part: part(one) });
  if (one.kind === 'picture') {
    const words = { came: () => t('Picture of {title} came in', { title }), went: () => t('Picture of {title} went', { title }),
      moved: () => t('Picture of {title} moved', { title }), changed: () => t('Picture of {title} changed', { title }) };
    return (words[/** @type {keyof typeof words} */ (one.role)] ?? words.changed)();
  }
  return t('{title} {part}', { title, part: part(one) });
}

/** How much of it. @param {Difference} one */
export function amountOf(one) {
  if (one.kind === 'moved') {
    if (!one.lines) return t('from there on the lines stand elsewhere');
    return one.lines > 0 ? n(one.lines, 'from there on moved down by {n} line', 'from there on moved down by {n} lines')
      : n(-one.lines, 'from there on moved up by {n} line', 'from there on moved up by {n} lines');
  }
  if (one.kind === 'picture') return one.before && one.after && one.before !== one.after ? t('{before} to {after}', { before: one.before, after: one.after }) : one.after || one.before;
  if (one.added && one.removed) return t('{added} characters in, {removed} out', { added: one.added, removed: one.removed });
  if (one.added) return n(one.added, '{n} character in', '{n} characters in');
  return one.removed ? n(one.removed, '{n} character out', '{n} characters out') : '';
}

/** One change of the list. @param {Difference} one @param {boolean} selected @param {() => void} select */
export function row(one, selected, select) {
  const words = one.words.map(([kind, text]) => (kind === '+' ? h('ins', {}, text) : kind === '-' ? h('del', {}, text) : text));
  return h('div', { class: `msg${selected ? ' chosen-change' : ''}` }, h('span', { class: 'dot w' }, one.label), h('div', {},
    h('p', {}, h('button', { class: 'text strong', type: 'button', 'aria-pressed': String(selected), 'data-focus': `change-${one.number}`, onclick: select }, headOf(one))),
    words.length ? h('p', { class: 'stretches' }, words) : null,
    h('div', { class: 'row between' }, h('small', {}, amountOf(one)),
      selected && one.file ? fileButton(one) : null)));
}

/** What is said of the rest: the page's other stories, and the other pages. @param {number} page @param {Difference[]} all @param {string[]} more how the address goes on */
export function rest(page, all, more) {
  const own = pageOf(page);
  const stories = new Set(all.filter((one) => one.page === page).map((one) => one.story));
  const others = (own?.stories ?? []).filter((one) => !stories.has(one.id)).length;
  const counts = new Map();
  for (const one of all) if (one.page !== page) counts.set(one.page, (counts.get(one.page) ?? 0) + 1);
  const links = [...counts].map(([number, count]) => h('li', {}, h('a', { href: link('versions', number, ...more), 'data-focus': `other-${number}` }, n(count, 'Page {page}, {n} change', 'Page {page}, {n} changes', { page: number }))));
  return h('div', { class: 'soft rest' },
    others ? h('p', {}, stories.size ? n(others, 'The other {n} story of this page: neither words nor places are different.', 'The other {n} stories of this page: neither words nor places are different.') : t('Nothing on this page is different.')) : stories.size ? null : h('p', {}, t('Nothing on this page is different.')),
    links.length ? h('ul', { class: 'plain row wrap' }, links) : h('p', {}, t('All other pages are as they were.')));
}
