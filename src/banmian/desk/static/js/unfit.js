// @ts-check
// Pages that may not be signed as they are: why, and what can be done; those of which no message says so are to be done beside them.
import { go } from './address.js';
import { h } from './dom.js';
import { attempt, writable } from './edit.js';
import { dot, said } from './messages.js';
import { messagesOf, state } from './state.js';
import { n, t } from './words.js';

/** @typedef {import('./state.js').Page} Page */

/** The page and those that are signed with it. @param {Page} page */
export const together = (page) => (page.together.length ? page.together : [page.number]);
/** @param {Page} page */
export const label = (page) => together(page).join('\u2013');

/** Pages that refuse to be signed for what no message tells, of a spread the first. @returns {Page[]} */
export const unfitPages = () => (state.told?.pages ?? []).filter((/** @type {Page} */ page) => page.unfit && page.unfit.code !== 'SGN002' && together(page)[0] === page.number);

/** One of them among what is to be done. @param {Page} page @param {number} number */
export const unfitRow = (page, number) => h('div', { class: 'msg' }, dot(/** @type {any} */ ({ severity: 'warning' }), number), h('div', {},
  h('p', {}, h('b', {}, h('button', { class: 'text', type: 'button', 'data-focus': `unfit-${page.number}`, onclick: () => go('page', page.number) }, whyUnfit(page)))), toKeep(page)));

/** Try on the page what keeps the lines that copyfit has given it: written, it can be signed. @param {Page} page */
function keepFit(page) {
  const own = together(page).find((number) => messagesOf(number).some((m) => m.code === 'FIT020')) ?? page.number;
  go('page', own);
  attempt({ gesture: 'fit', page: own });
}

/** The button for that; null where it is not that which is wanted. @param {Page} page */
export const toKeep = (page) => (writable() && page.unfit?.code === 'SGN003'
  ? h('div', { class: 'row' }, h('button', { class: 'btn', type: 'button', 'data-focus': `keep-fit-${page.number}`, onclick: () => keepFit(page) }, t('Keep what copyfit changed'))) : null);

/** Why a page cannot be signed: the first error told of it in the editor's words, else the sentence of the program. @param {Page} page */
export function whyUnfit(page) {
  if (page.unfit?.code === 'SGN003') return n(together(page).length, 'Page {page} cannot be signed yet: copyfit sets it on other lines than its layout says.', 'Pages {page} cannot be signed yet: copyfit sets them on other lines than their layout says.', { page: label(page) });
  if (page.unfit?.code !== 'SGN002') return page.unfit?.message ?? null;
  const first = together(page).flatMap(messagesOf).find((m) => m.severity === 'error');
  return first ? n(together(page).length, 'Page {page} cannot be signed yet: {why}', 'Pages {page} cannot be signed yet: {why}', { page: label(page), why: said(first, false) }) : page.unfit.message;
}
