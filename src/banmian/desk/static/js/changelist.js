// @ts-check
// The list of changes on paper: what is different on all pages, by page, with room to tick each off. It stands in the window while it
// is printed, and nothing else does (print.css).
import { amountOf, headOf } from './differences.js';
import { h } from './dom.js';
import { page as pageOf, state } from './state.js';
import { c, day, n, t } from './words.js';

/** @typedef {import('./differences.js').Difference} Difference */

/** Print it with the browser's own dialog. @param {string} title @param {string} then @param {string} now @param {Difference[]} all */
export function printChanges(title, then, now, all) {
  const list = paper(title, then, now, all);
  document.body.append(list);
  addEventListener('afterprint', () => list.remove(), { once: true });
  print();
}

/** @param {string} title @param {string} then @param {string} now @param {Difference[]} all */
function paper(title, then, now, all) {
  const { issue } = state.told;
  const pages = [...new Set(all.map((one) => one.page))].sort((a, b) => a - b);
  const unchanged = state.told.pages.map((/** @type {any} */ one) => one.number).filter((/** @type {number} */ number) => !pages.includes(number));
  const same = unchanged.join(c('pages', ', '));
  return h('article', { class: 'on-paper' },
    h('header', {}, h('p', {}, h('span', {}, issue.name), h('span', {}, t('No. {number}', { number: issue.number })), h('span', {}, day(issue.date, issue.weekday))),
      h('h1', {}, title), h('p', {}, h('span', {}, then), h('span', {}, '\u2192'), h('span', {}, now), h('span', {}, n(all.length, '{n} change', '{n} changes')))),
    pages.map((number) => h('section', {}, h('h2', {}, t('Page {page}, {name}', { page: number, name: pageOf(number)?.name ?? '' })),
      h('table', {}, h('tbody', {}, all.filter((one) => one.page === number).map(line))))),
    unchanged.length ? h('p', { class: 'rest' }, n(unchanged.length, 'Page {pages} is as it was.', 'Pages {pages} are as they were.', { pages: same })) : null);
}

/** @param {Difference} one */
function line(one) {
  const words = one.words.map(([kind, text]) => (kind === '+' ? h('ins', {}, text) : kind === '-' ? h('del', {}, text) : text));
  return h('tr', {}, h('td', { class: 'num' }, one.label), h('td', {}, h('b', {}, headOf(one)), words.length ? h('p', {}, words) : null),
    h('td', {}, amountOf(one), one.file ? h('p', {}, one.line ? `${one.file.split('/').pop()}:${one.line}` : one.file.split('/').pop()) : null), h('td', {}, h('span', { class: 'tick' })));
}
