// @ts-check
// A step that cannot be undone whole, as somebody has changed some of it since: what that is, what can be taken back all the same, and
// the choice. Without it nothing is written.
import { h } from './dom.js';
import { placeName, withId } from './names.js';
import { state } from './state.js';
import { c, t } from './words.js';

/** @typedef {{file: string, at: string, paragraph: number}} Spot */

/** @param {'undo' | 'redo'} way @param {{told: any}} refused @param {() => void} run */
export function offerPart(way, refused, run) {
  const { back, kept } = /** @type {{back: Spot[], kept: Spot[]}} */ (refused.told);
  const title = way === 'undo' ? t('The last step cannot be undone whole') : t('The last step cannot be done again whole');
  const some = way === 'undo' ? t('Undo the rest') : t('Do the rest again');
  const close = h('button', { class: back.length ? 'btn' : 'btn main', type: 'button', 'data-focus': 'part-close', onclick: () => dialog.close() }, back.length ? c('dialog', 'Cancel') : c('dialog', 'Close'));
  const rest = back.length ? [h('h3', {}, t('Can be taken back')), list(back)] : [h('p', { class: 'soft' }, t('It changed nothing else: nothing is written.'))];
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys partly', 'aria-labelledby': 'partly-title' },
    h('h2', { id: 'partly-title' }, title), h('div', { class: 'bar' }), h('h3', {}, t('Changed since, and stays')), list(kept), ...rest,
    h('div', { class: 'row' }, back.length ? h('button', { class: 'btn main', type: 'button', 'data-focus': 'part-run', onclick: () => { dialog.close(); run(); } }, some) : null, close)));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Spot[]} spots */
const list = (spots) => h('ul', { class: 'plain alike' }, spots.map((spot) => h('li', { title: spot.file }, words(spot))));

/** Where it stands: of issue.yaml and of a layout by page and place, as they count their rows from 0. @param {Spot} spot */
function words({ file, at, paragraph }) {
  const name = file.split('/').pop() ?? file;
  if (paragraph) return t('{file}, paragraph {paragraph}', { file: name, paragraph });
  const row = /^pages\.(\d+)\.(.+)$/.exec(at);
  const pages = state.told.pages.filter((/** @type {any} */ one) => (row ? one.sheet === Number(row[1]) : one.layout === file)).map((/** @type {any} */ one) => one.number);
  const [, id, key] = /^places\.([^.]+)(?:\.(.+))?$/.exec(row ? row[2] : at) ?? [];
  const place = id && pages.length ? withId(placeName(pages[0], id), id) : '';
  const page = pages.join('\u2013');
  if (place) return key ? t('{file}, page {page}, {place}: {key}', { file: name, page, place, key }) : t('{file}, page {page}, {place}', { file: name, page, place });
  if (row && page) return t('{file}, page {page}: {key}', { file: name, page, key: row[2] });
  return at ? t('{file}, {at}', { file: name, at }) : t('{file}, the whole file', { file: name });
}
