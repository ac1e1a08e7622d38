// @ts-check
// An empty folder: a paper of one's own is begun from one that came with the program, with a first issue that can be looked at.
import { reason } from './api.js';
import { fill, h } from './dom.js';
import { drawing, tomorrow } from './firstissue.js';
import { t } from './words.js';

/** @typedef {import('./firstissue.js').Start} Start */

/** What was filled in, which stays while the page is drawn anew. */
const filled = { name: '', id: '', day: '', start: '' };
/** How high a page is drawn, in CSS pixels. */
const SMALL = 58;
/** Characters of a paper's name and of its folder's. */
const [NAME, FOLDER] = [20, 40];

/** The form. `begin` makes it; refused where it cannot be. @param {Start[]} starts @param {(given: Record<string, any>) => Promise<void>} begin */
export function newPaper(starts, begin) {
  if (!starts.some((one) => one.paper === filled.start)) filled.start = (starts.find((one) => one.layouts.length) ?? starts[0]).paper;
  filled.day ||= tomorrow();
  const place = h('section', { class: 'first-issue', 'aria-labelledby': 'paper-title', tabindex: '-1', 'data-region': 'panel' });
  const draw = () => fill(place, form(starts, draw, begin));
  draw();
  return place;
}

/** @param {Start[]} starts @param {() => void} draw @param {(given: Record<string, any>) => Promise<void>} begin */
function form(starts, draw, begin) {
  const wrong = h('p', { class: 'red', role: 'alert' });
  const go = /** @type {HTMLButtonElement} */ (h('button', { class: 'btn main', type: 'submit', 'data-focus': 'paper-begin' }, t('Begin the paper')));
  const own = h('form', {}, h('h2', { id: 'paper-title' }, t('Your paper')), h('div', { class: 'bar' }),
    field('name', t('Its name'), { maxlength: NAME, required: true, autocomplete: 'off' }),
    field('id', t('Folder'), { maxlength: FOLDER, required: true, pattern: '[a-z0-9]+(-[a-z0-9]+)*', autocomplete: 'off', title: t('small letters and digits, with hyphens between') }, t('letters a to z, digits')),
    field('day', t('Day of the issue'), { type: 'date', required: true }),
    h('div', { class: 'asked layouts', role: 'radiogroup', 'aria-labelledby': 'paper-starts' }, h('span', { id: 'paper-starts' }, t('Begun from, with its layouts')), starts.map((one) => start(one, draw))),
    wrong, h('div', { class: 'row between wrap' }, h('p', { class: 'soft small' }, t('Its articles show how each place is written; yours take their place. Faces and layouts are copied into this folder.')), go));
  own.addEventListener('submit', async (event) => {
    event.preventDefault();
    Object.assign(go, { disabled: true });
    wrong.textContent = '';
    try {
      await begin({ ...filled });
    } catch (error) {
      wrong.textContent = reason(error);
      go.disabled = false;
    }
  });
  return own;
}

/** @param {'name' | 'id' | 'day'} key @param {string} words @param {Record<string, any>} attributes @param {string} [hint] */
function field(key, words, attributes, hint = '') {
  const input = /** @type {HTMLInputElement} */ (h('input', { id: `paper-${key}`, type: 'text', ...attributes, value: filled[key], oninput: () => { filled[key] = input.value; } }));
  return h('div', { class: 'asked' }, h('label', { for: `paper-${key}` }, words), h('span', {}, input, hint ? h('small', {}, hint) : null));
}

/** @param {Start} one @param {() => void} draw */
function start(one, draw) {
  const choose = () => { filled.start = one.paper; draw(); /** @type {HTMLElement | null} */ (document.querySelector(`[data-focus="paper-start-${one.paper}"]`))?.focus(); };
  return h('label', { class: 'start' }, h('input', { type: 'radio', name: 'paper-start', checked: filled.start === one.paper, 'data-focus': `paper-start-${one.paper}`, onchange: choose }),
    h('span', { class: 'row wrap' }, one.layouts.map((layout) => drawing(layout, SMALL))), h('b', {}, one.name));
}
