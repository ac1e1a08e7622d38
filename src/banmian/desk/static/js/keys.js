// @ts-check
// Keys: one table, which the list under `?` shows. Letters never fire in a field, can be switched off, and are read by where
// they lie on the keyboard, so that an input method does not swallow them.
import { fill, h } from './dom.js';
import { c, t } from './words.js';

/**
 * @typedef {{keys: string, codes: string[], shift?: boolean, ctrl?: boolean, say: () => string, when?: () => boolean,
 *   run: (event: KeyboardEvent) => void}} Key
 */

/** @type {Key[]} */
const table = [];
const PLACE = 'banmian-desk-letters';

/** Add rows to the table. @param {...Key} keys */
export const addKeys = (...keys) => table.push(...keys);

/** Whether letters are read. */
export const letters = () => localStorage.getItem(PLACE) !== 'off';

/** @param {Element | null} element */
const types = (element) =>
  element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

/** Whether it has words of its own that Ctrl-Z takes back: a list to choose from and a box to tick have none. @param {Element | null} element */
const writes = (element) => types(element) && !(element instanceof HTMLSelectElement)
  && !(element instanceof HTMLInputElement && /^(checkbox|radio|range|button|submit|file|color)$/.test(element.type));

/** @param {KeyboardEvent} event */
function read(event) {
  if (event.isComposing || event.altKey) return;
  const plain = !event.ctrlKey && !event.metaKey;
  if (plain ? types(document.activeElement) && event.code !== 'F6' : event.code === 'KeyZ' && writes(document.activeElement)) return;
  if (document.querySelector('dialog[open]')) return;
  const letter = plain && /^(Key[A-Z]|Slash|Digit\d|Equal|Minus)$/.test(event.code);
  if (letter && !letters()) return;
  for (const key of table) {
    const wanted = key.codes.includes(event.code) && Boolean(key.ctrl) === !plain;
    if (wanted && (key.shift === undefined || key.shift === (event.shiftKey || event.key === '?')) && (!key.when || key.when())) {
      event.preventDefault();
      key.run(event);
      return;
    }
  }
}

export const listenToKeys = () => document.addEventListener('keydown', read);

/** The list of keys. */
export function showKeys() {
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys', 'aria-labelledby': 'keys-title' }));
  const box = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', id: 'letters' }));
  box.checked = letters();
  box.addEventListener('change', () => localStorage.setItem(PLACE, box.checked ? 'on' : 'off'));
  const rows = table.map((key) => h('tr', {}, h('td', {}, ...kbds(key.keys)), h('td', {}, key.say())));
  fill(
    dialog,
    h('h2', { id: 'keys-title' }, t('Keys')),
    h('div', { class: 'bar' }),
    h('p', { class: 'row' }, box, h('label', { for: 'letters' }, t('Read single letters as keys'))),
    h('table', { class: 'kv' }, h('tbody', {}, rows)),
    h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Close')),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} keys */
export const kbds = (keys) => keys.split('  ').map((key) => h('kbd', {}, key));
