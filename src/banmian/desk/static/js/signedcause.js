// @ts-check
// Which files make a signed page another one: asked of the server, which compares them with what was signed; where that is no longer
// kept, those that the messages name.
import { send } from './api.js';
import { fill, h } from './dom.js';
import { by } from './edit.js';
import { fileButton, storyLink } from './messages.js';
import { messagesOf, state } from './state.js';
import { together } from './unfit.js';
import { t } from './words.js';

/** A way on, with its buttons. @param {string} title @param {string} what @param {...any} buttons */
export const way = (title, what, ...buttons) => h('div', { class: 'way' }, h('h3', {}, title), h('p', { class: 'soft' }, what), h('div', { class: 'row wrap' }, buttons));

/** @typedef {{file: string, line: number | null, gone?: boolean}} Cause */

/** The files as they were asked for last: of which page and setting. */
let known = { key: '', element: h('div') };

/** Open what made the page another one. @param {import('./state.js').Page} page */
export function wayToCause(page) {
  const key = `${page.number} ${page.fingerprint} ${state.told.rev}`;
  if (known.key === key) return known.element;
  const element = h('div', {}, way(t('Open the cause'), t('The files are being compared with what was signed\u2026')));
  known = { key, element };
  send('/api/cause/files', { by, page: page.number }).then((told) => show(element, told.files ?? named(page)), () => show(element, named(page)));
  return element;
}

/** @param {HTMLElement} element @param {Cause[]} files */
const show = (element, files) => fill(element, files.length ? way(t('Open the cause'), t('Put it right there, and the page stays as it was signed.'), ...files.flatMap(buttons)) : null);

/** @param {Cause} file @returns {(HTMLElement | null)[]} */
const buttons = (file) => (file.gone ? [h('small', {}, t('{file} is gone', { file: file.file.split('/').pop() ?? '' }))] : [storyLink(file), fileButton(file)]);

/** The files that the messages name. @param {import('./state.js').Page} page @returns {Cause[]} */
function named(page) {
  const told = messagesOf(together(page)[0]).filter((m) => m.code === 'SGN001' && m.file && !m.file.endsWith('/signed.yaml'));
  return /** @type {Cause[]} */ ([...new Map(told.map((m) => [m.file, m])).values()]);
}
