// @ts-check
// The strip of small pages at the left of the view Page.
import { link } from './address.js';
import { h } from './dom.js';
import { short } from './messages.js';
import { state } from './state.js';
import { stampWords } from './stamp.js';
import { thumb } from './thumb.js';
import { c, t } from './words.js';

/** @typedef {import('./state.js').Page} Page */

/** @param {number} current */
export function strip(current) {
  return state.told.pages.map((/** @type {Page} */ page) => {
    const label = t('Page {page}, {name}, {state}, {worst}', { page: page.number, name: page.name, state: stampWords(page), worst: short(page.worst) });
    const on = page.number === current;
    return h('a', { class: `th${on ? ' on' : ''}`, href: link('page', page.number), 'aria-label': label, 'aria-current': on ? 'page' : null, 'data-focus': `strip-${page.number}` },
      thumb(page, 62), h('span', { class: 'num' }, page.number),
      page.worst?.severity === 'error' ? h('b', { class: 'rd' }) : null,
      page.state === 'signed' ? h('b', { class: 'bk', 'data-mark': c('mark', 'S') }) : null);
  });
}
