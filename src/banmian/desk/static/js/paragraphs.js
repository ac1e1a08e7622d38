// @ts-check
// A paragraph of the place that is selected, chosen by keys as a click on it does, and said to those who do not see it; the key that
// opens a menu leads to what can be done with it.
import { pageOf } from './drag.js';
import { h } from './dom.js';
import { addKeys } from './keys.js';
import { place as placeOf } from './messages.js';
import { change, state } from './state.js';
import { t } from './words.js';

/** Roles that are no paragraph: parts of a head, what stands with a picture, the byline, readings over characters. */
const OTHERS = new Set(['kicker', 'headline', 'deck', 'picture', 'caption', 'credit', 'byline', 'tag', 'ruby']);
/** Characters of a paragraph that are said. */
const SAID = 40;

const live = h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });

/** The place that is selected on the page that is shown; null for another thing, or none. */
function chosen() {
  const own = state.at.name === 'page' && state.selected?.kind === 'place' ? state.selected : null;
  return own && pageOf(state.at.page)?.geometry.places.find((/** @type {any} */ place) => place.name === own.name);
}

/** Its paragraphs on this page, as they are read. @param {any} place @returns {any[]} */
function paragraphs(place) {
  const stories = new Set(place.stories.map((/** @type {any} */ story) => story.id));
  const areas = place.parts.filter((/** @type {any} */ part) => part.kind === 'text').map((/** @type {any} */ part) => part.rect);
  const inside = (/** @type {number[]} */ [x, y, width, height]) => areas.some((/** @type {number[]} */ [x0, y0, w, h]) => x + width / 2 >= x0 && x + width / 2 <= x0 + w && y + height / 2 >= y0 && y + height / 2 <= y0 + h);
  return pageOf(state.at.page)?.geometry.blocks.filter((/** @type {any} */ block) => stories.has(block.story) && !OTHERS.has(block.role) && block.rects.some(inside));
}

/** @param {number} by to the next paragraph, or the last */
function step(by) {
  const place = chosen();
  const all = place ? paragraphs(place) : [];
  if (!all.length) return;
  const now = state.selected?.block;
  const at = all.findIndex((one) => one.story === now?.story && one.block === now?.block && one.role === now?.role);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + by));
  change('selected', { selected: { kind: 'place', name: place.name, block: all[next] } });
  document.querySelector('.para')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (!live.isConnected) document.body.append(live);
  const whole = all[next].text;
  const text = whole.length > SAID ? `${whole.slice(0, SAID)}\u2026` : whole;
  const file = placeOf(all[next]);
  live.textContent = t('Paragraph {n} of {all}, {file}: {text}', { n: next + 1, all: all.length, file, text });
}

/** Where the browser's own menu would open by a key, the focus goes to what can be done with the paragraph. @param {MouseEvent} event */
function menu(event) {
  const knob = /** @type {HTMLElement | null} */ (state.selected?.block ? document.querySelector('[data-focus=line-less]') : null);
  if (event.button === 2 || !chosen() || !knob || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  knob.focus();
}

addEventListener('contextmenu', menu);
addKeys(
  { keys: 'B  Shift B', codes: ['KeyB'], say: () => t('next, last paragraph of the place that is selected'), when: () => Boolean(chosen()), run: (event) => step(event.shiftKey ? -1 : 1) },
  { keys: 'Menu  Shift F10', codes: [], say: () => t('what can be done with the paragraph'), run: () => {} },
);
