// @ts-check
// The stamp of a page's state: copy, draft, proof 1 to 3, signed. Signed is black; nothing else is.
import { h } from './dom.js';
import { state } from './state.js';
import { c, t } from './words.js';

/** @typedef {import('./state.js').Page} Page */

/** What a proof is called. @param {number} number */
export const proofWords = (number) => [t('proof 1'), t('proof 2'), t('proof 3')][number - 1] ?? t('proof {n}', { n: number });

/** The number of the proof that a page is, 0 where it is none. @param {Page} page */
export const proofOf = (page) => (page.state.startsWith('proof') ? Number(/\d+/.exec(page.state)?.[0] ?? 0) : 0);

/** The pages that are not signed. @returns {Page[]} */
export const unsigned = () => state.told.pages.filter((/** @type {Page} */ page) => page.state !== 'signed');

/** @param {Page} page */
export function stampWords(page) {
  if (page.state.startsWith('proof')) {
    const proof = proofWords(proofOf(page));
    return page.changed ? t('{proof}, changed since', { proof }) : proof;
  }
  if (page.state === 'signed')
    return page.changed ? t('signed, changed') : t('signed {by} {at}', { by: page.by ?? '', at: (page.at ?? '').slice(11, 16) });
  return page.state === 'copy' ? c('state', 'copy') : c('state', 'draft');
}

/** The state alone, by which pages are counted. @param {Page} page */
export const stateWords = (page) => (page.state === 'signed' && !page.changed ? c('state', 'signed') : stampWords(page));

/** @param {Page} page */
export function stamp(page) {
  const kind = page.state === 'signed' ? (page.changed ? ' ok not' : ' ok') : page.state.startsWith('proof') ? '' : ' draft';
  return h('span', { class: `st${kind}`, title: stampWords(page) }, stampWords(page));
}
