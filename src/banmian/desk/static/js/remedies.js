// @ts-check
// What makes a text fit, as the engine tried it (FLW020, FLW021): each paragraph that loses or takes words is opened at those words.
import { h } from './dom.js';
import { quoted, storyLink, titleOf } from './messages.js';
import { n, t } from './words.js';

/** @typedef {import('./state.js').Remedy} Remedy */

/** A message's remedies, one button each; null where it has none. @param {import('./state.js').Message} message */
export function remedies(message) {
  const found = message.remedies ?? [];
  const several = new Set(found.map((one) => one.file)).size > 1;
  const buttons = found.map((one) => storyLink({ ...one, page: message.page }, several ? t('{title} {what}', { title: titled(one), what: words(one) }) : words(one), span(one)));
  return buttons.some(Boolean) ? h('div', { class: 'row wrap', role: 'group', 'aria-label': t('What makes it fit') }, buttons) : null;
}

/** @param {Remedy} one */
const titled = (one) => quoted(titleOf((one.file.split('/').pop() ?? '').replace(/\.md$/, '')));

/** @param {Remedy} one */
function words(one) {
  const number = one.paragraph;
  return one.adds ? n(one.characters, 'Write {n} character in paragraph {number}', 'Write {n} characters in paragraph {number}', { number })
    : n(one.characters, 'Cut {n} character in paragraph {number}', 'Cut {n} characters in paragraph {number}', { number });
}

/** The words in the address of the view Story, `10.105-10.111`; the line alone where no more is known. @param {Remedy} one */
const span = (one) => (one.line && one.column && one.until ? `${one.line}.${one.column}-${one.until.join('.')}` : String(one.line ?? 1));
