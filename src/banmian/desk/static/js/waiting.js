// @ts-check
// Stories that no page holds, beside the page: one is dragged onto a place, or put there by a click. Each place under the pointer is a
// trial; release writes, Esc puts everything back.
import { placeUnder, show, tryOnce } from './bodies.js';
import { carry } from './carried.js';
import { attempt, writable } from './edit.js';
import { h } from './dom.js';
import { placeName } from './names.js';
import { addPart } from './parts.js';
import { change, state } from './state.js';
import { n, t } from './words.js';

/** The story whose places are offered. */
let picked = '';

/** @param {{page: any, geometry: any}} given */
function part({ page, geometry }) {
  const { waiting } = state.told;
  if (!waiting.length || !geometry || !writable()) return null;
  const free = geometry.places.filter((/** @type {any} */ place) => !place.stories.length);
  return h('section', { class: 'waiting', 'aria-label': t('Stories that wait') },
    h('h3', {}, n(waiting.length, '{n} story that no page holds', '{n} stories that no page holds')),
    h('p', { class: 'soft' }, free.length ? t('Drag one onto a free place of the page, or press Enter on it.') : t('No place of this page is free.')),
    h('ul', { class: 'plain' }, waiting.map((/** @type {any} */ story) => row(page.number, story, free))));
}

/** @param {number} page @param {any} story @param {any[]} free */
function row(page, story, free) {
  const on = picked === story.id && free.length > 0;
  const button = h('button', { class: 'carry', type: 'button', 'data-focus': `carry-${story.id}`, 'aria-expanded': free.length > 1 ? String(on) : null,
    onclick: () => choose(page, story, free), onpointerdown: (/** @type {PointerEvent} */ event) => carry(event, story, over, () => show(0, null)) }, story.title);
  return h('li', {}, button, on ? h('span', { class: 'row wrap', role: 'group', 'aria-label': t('Into which place') }, free.map((place) =>
    h('button', { class: 'btn small', type: 'button', 'data-focus': `into-${place.name}`, onclick: () => put(page, place, story) }, placeName(page, place.name)))) : null);
}

/** Into the place that is selected, or the only free one; else these are offered. @param {number} page @param {any} story @param {any[]} free */
function choose(page, story, free) {
  const own = free.find((place) => state.selected?.kind === 'place' && state.selected.name === place.name) ?? (free.length === 1 ? free[0] : null);
  if (own) return put(page, own, story);
  picked = picked === story.id ? '' : story.id;
  change('selected');
}

/** @param {number} page @param {any} place @param {any} story */
function put(page, place, story) {
  picked = '';
  attempt(gesture(page, place, story));
}

/** Several stories of one place take one more behind them. @param {number} page @param {any} place @param {any} story */
const gesture = (page, place, story) => ({ gesture: 'put', page, target: `${page}.${place.name}`, story: story.id, ...(place.stories.length > 1 ? { beside: true } : {}) });

/** @param {PointerEvent} event @param {any} story */
function over(event, story) {
  const { page, place } = placeUnder(event);
  show(page, place?.rect ?? null);
  tryOnce(place ? gesture(page, place, story) : null);
}

addPart('pagePanel', part);
