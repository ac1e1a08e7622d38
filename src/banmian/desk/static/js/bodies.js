// @ts-check
// What is selected, dragged by its body: a place or picture to another free rectangle, a head onto another place, which exchanges the
// two stories, and a picture within its frame. Each step is a trial; release writes, Esc puts everything back.
import { attempt, cancel, trial, writable } from './edit.js';
import { pageOf, selected, step } from './drag.js';
import { h, stand } from './dom.js';
import { framing, framed } from './picture.js';
import { follow, settle } from './pointer.js';
import { state } from './state.js';

/** Pixels that a pointer moves before it drags. */
const DEAD = 5;

/**
 * What is dragged: on which page, from where in the window, the page's box there, and what the pointer's way means.
 * @typedef {{page: number, g: any, thing: import('./drag.js').Thing, from: [number, number], box: DOMRect, moved: boolean, kind: 'move' | 'swap' | 'frame'}} Drag
 */
/** @type {Drag | null} */
let drag = null;
/** The frame that shows where it would stand. @type {HTMLElement | null} */
let ghost = null;

addEventListener('pointerdown', (event) => {
  const button = /** @type {HTMLElement} */ (event.target)?.closest?.('.sheet [data-place][aria-pressed=true]');
  const sheet = /** @type {HTMLElement | null} */ (button?.closest('.sheet') ?? null);
  if (!sheet || event.button !== 0 || !writable() || state.at.name !== 'page') return;
  const page = Number(sheet.dataset.sheet);
  const { geometry: g, layer } = pageOf(page) ?? {};
  const thing = selected(g);
  if (!thing || !layer) return;
  const box = layer.getBoundingClientRect();
  drag = { page, g, thing, from: [event.clientX, event.clientY], box, moved: false, kind: kindOf(g, thing, at(event, box, g)) };
  follow(moved, ended);
});

/** A point of the window on the page, points. @param {MouseEvent} event @param {DOMRect} box @param {any} g */
const at = (event, box, g) => [((event.clientX - box.left) / box.width) * g.trim[0], ((event.clientY - box.top) / box.height) * g.trim[1]];

/** What a drag that begins there means. @param {any} g @param {import('./drag.js').Thing} thing @param {number[]} point @returns {Drag['kind']} */
function kindOf(g, thing, [x, y]) {
  if (thing.kind !== 'place') return framing(thing.target) ? 'frame' : 'move';
  const place = g.places.find((/** @type {any} */ p) => p.name === thing.name);
  const head = place.parts.find((/** @type {any} */ part) => part.kind === 'head')?.rect;
  return place.stories.length && head && x >= head[0] && x <= head[0] + head[2] && y >= head[1] && y <= head[1] + head[3] ? 'swap' : 'move';
}

/** @param {PointerEvent} event */
function moved(event) {
  if (!drag) return;
  const way = [event.clientX - drag.from[0], event.clientY - drag.from[1]];
  if (!drag.moved && Math.hypot(way[0], way[1]) < DEAD) return;
  drag.moved = true;
  document.body.classList.add('dragging');
  event.preventDefault();
  if (drag.kind === 'swap') return over(event);
  const points = [(way[0] / drag.box.width) * drag.g.trim[0], (way[1] / drag.box.height) * drag.g.trim[1]];
  if (drag.kind === 'frame') return tryOnce(framed(drag, points));
  const cols = Math.round(points[0] / step(drag.g));
  const lines = Math.round(points[1] / drag.g.leading);
  const [x, y, width, height] = drag.thing.rect;
  show(drag.page, [x + cols * step(drag.g), y + lines * drag.g.leading, width, height]);
  tryOnce(cols || lines ? { gesture: 'move', page: drag.page, target: drag.thing.target, cols, lines } : null);
}

/** Exchange with the place under the pointer. @param {PointerEvent} event */
function over(event) {
  if (!drag) return;
  const own = `${drag.page}.${drag.thing.name}`;
  const { page, place } = placeUnder(event);
  const other = place?.stories.length ? `${page}.${place.name}` : own;
  show(page, other === own ? null : place.rect);
  tryOnce(other === own ? null : { gesture: 'swap', page: drag.page, target: own, other });
}

/** The page and the place under the pointer; no place where there is none. @param {MouseEvent} event */
export function placeUnder(event) {
  const button = document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest('[data-focus^="place-"]')).find(Boolean);
  const sheet = /** @type {HTMLElement | null} */ (button?.closest('.sheet') ?? null);
  const page = Number(sheet?.dataset.sheet ?? 0);
  const name = /** @type {HTMLElement | undefined} */ (button ?? undefined)?.dataset.place;
  return { page, place: pageOf(page)?.geometry.places.find((/** @type {any} */ p) => p.name === name) };
}

/** Try a gesture where it is another than the last one; none puts the page back. @param {import('./edit.js').Gesture | null} gesture */
export function tryOnce(gesture) {
  if (JSON.stringify(gesture) === JSON.stringify(trial.gesture)) return;
  if (gesture) attempt(gesture);
  else cancel();
}

/** The frame on a page. @param {number} page @param {number[] | null} rect */
export function show(page, rect) {
  ghost?.remove();
  const known = pageOf(page);
  if (!rect || !known) return;
  ghost = h('div', { class: 'ghost', 'aria-hidden': 'true' });
  stand(ghost, rect, known.geometry.trim);
  known.layer.closest('.sheet')?.append(ghost);
}

/** @param {boolean} keep */
function ended(keep) {
  const was = drag;
  drag = null;
  show(0, null);
  ghost = null;
  if (was?.moved) settle(keep);
}
