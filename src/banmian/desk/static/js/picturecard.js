// @ts-check
// The card of a picture that was dropped: into which story it goes, under what name; the line that the article gets is shown first.
import { send } from './api.js';
import { fill, h } from './dom.js';
import { by } from './edit.js';
import { diff } from './trialpart.js';
import { page as pageOf, state } from './state.js';
import { c, n, t } from './words.js';

/**
 * @typedef {{id: string, name: string, picture: string, bytes: number, stories: {id: string, title: string, pictures: string[]}[]}} Dropped
 * @typedef {{leave: () => void, placed: () => void}} Ends
 */

/** Milliseconds without a further change after which the lines are asked for. */
const SETTLED = 150;
const KILO = 1000;

/** The story that a picture is dropped on: the one that is open, or that of the place that is selected. */
function likely() {
  const own = state.selected?.kind === 'place' ? pageOf(state.at.page)?.stories.find((/** @type {any} */ one) => one.place === state.selected?.name) : null;
  const story = state.at.name === 'story' ? state.at.more[0] ?? '' : state.at.name === 'page' ? own?.id ?? '' : '';
  return story.split('#')[0];
}

/** @param {Dropped} told @param {File} file @param {Ends} ends */
export function pictureCard(told, file, ends) {
  const id = told.id;
  const preview = URL.createObjectURL(file);
  const image = h('img', { class: 'dropped', alt: '', src: preview, onload: () => URL.revokeObjectURL(preview), onerror: () => image.remove() });
  const field = (/** @type {string} */ key, /** @type {string} */ words, /** @type {HTMLElement} */ own) => { own.id = `${key}-${id}`; own.setAttribute('data-focus', own.id); return h('p', { class: 'asked' }, h('label', { for: own.id }, words), own); };
  const text = (/** @type {string} */ value) => { const own = /** @type {HTMLInputElement} */ (h('input', { type: 'text', autocomplete: 'off', maxlength: 400 })); own.value = value; return own; };
  const story = /** @type {HTMLSelectElement} */ (h('select', {}, h('option', { value: '' }, t('none: only keep it in images/')), told.stories.map((one) => h('option', { value: one.id, selected: one.id === likely() }, one.title))));
  const instead = /** @type {HTMLSelectElement} */ (h('select', {}));
  const [name, caption, alt, credit] = [text(told.picture.replace(/^images\//, '')), text(''), text(''), text('')];
  const own = h('div', {}, field('caption', t('Caption'), caption), field('alt', t('For those who cannot see it'), alt), field('credit', t('Picture by'), credit));
  const drawn = told.picture.endsWith('.pdf') ? h('p', { class: 'soft' }, t('A PDF stands as a picture, its first page as it is drawn. Its text does not become copy; notes on a proof are read in the view Proofs.')) : null;
  const seen = h('div', { class: 'foreseen', 'aria-live': 'polite' });
  const button = /** @type {HTMLButtonElement} */ (h('button', { class: 'btn main', type: 'submit', disabled: true, 'data-focus': `accept-${id}` }, t('Put it in')));
  const where = field('instead', t('Where'), instead);
  const form = h('form', {}, field('story', t('Story'), story), where, own, field('file', t('Save as images/'), name), drawn, seen,
    h('p', { class: 'row end' }, h('button', { class: 'btn', type: 'button', 'data-focus': `leave-${id}`, onclick: ends.leave }, c('copy', 'Leave it')), button));
  /** @type {any} */
  let base = {};
  const asking = () => ({ by, file: `images/${name.value.trim()}`, story: story.value, instead: instead.value, caption: caption.value, alt: alt.value, credit: credit.value });
  const chosen = () => {
    const pictures = told.stories.find((one) => one.id === story.value)?.pictures ?? [];
    fill(instead, h('option', { value: '' }, t('one more, at its end')), pictures.map((one) => h('option', { value: one }, t('in place of {file}', { file: one }))));
    where.hidden = !story.value;
  };
  let turn = 0;
  const look = async () => {
    const mine = ++turn;
    own.hidden = !story.value || Boolean(instead.value);
    try {
      const found = await send(`/api/import/${id}/picture`, asking());
      if (mine !== turn) return;
      base = found.base;
      fill(seen, h('p', {}, h('b', {}, t('{file} is new', { file: found.file })), ' ', n(Math.max(1, Math.round(told.bytes / KILO)), '{n} kB', '{n} kB')), found.diff.map(diff));
      button.disabled = false;
    } catch (error) {
      if (mine === turn) fill(seen, h('p', { class: 'red', role: 'alert' }, error instanceof Error ? error.message : ''));
    }
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  form.addEventListener('input', () => { clearTimeout(waiting); turn++; button.disabled = true; waiting = setTimeout(look, SETTLED); });
  story.addEventListener('change', chosen);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    try {
      await send(`/api/import/${id}/picture`, { ...asking(), base, write: true });
      ends.placed();
    } catch (error) {
      seen.append(h('p', { class: 'red', role: 'alert' }, error instanceof Error ? error.message : t('The desk is not heard of')));
      clearTimeout(waiting);
      waiting = setTimeout(look, SETTLED);
    }
  });
  chosen();
  look();
  return h('article', { class: 'card picture', 'aria-label': told.name }, h('div', { class: 'row between' }, h('h2', { class: 'name' }, told.name), h('span', { class: 'soft', role: 'status' }, t('Nothing is written yet'))), h('div', { class: 'bar' }),
    h('div', { class: 'dropped-row' }, image, form));
}
