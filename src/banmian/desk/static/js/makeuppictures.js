// @ts-check
// Pictures of the view Makeup: a page as it is or would be, with the chosen story framed and pins beside it; until it is drawn, where
// its stories would stand.
import { address } from './api.js';
import { h, stand } from './dom.js';
import { c } from './words.js';

/** CSS pixels: of a page, at least and at most, and between two. */
const [LEAST, MOST, APART, AROUND] = [236, 300, 36, 76];

let wide = MOST;

/** How wide a page is drawn. */
export const width = () => wide;

/** So wide that three stand side by side where the proposals stand. @param {HTMLElement} place */
export function measure(place) {
  const room = place.clientWidth - AROUND;
  wide = room <= 0 ? MOST : Math.min(MOST, Math.max(LEAST, Math.floor((room - 2 * APART) / 3)));
  place.style.setProperty('--alt', `${wide}px`);
}

/**
 * A picture with what lies over it. @param {HTMLElement} image @param {Record<string, number[][]>} rects @param {any} body @param {any} makeup
 */
export function drawn(image, rects, body, makeup) {
  const source = image.dataset.source;
  if (source) address(source).then((found) => { /** @type {HTMLImageElement} */ (image).src = found; }, () => {});
  return h('span', { class: 'pg' }, image, marks(rects, body, makeup));
}

/** @param {any} page @param {Record<string, number[][]>} rects @param {any} body @param {any} makeup @param {(name: string) => string} title */
export function skeleton(page, rects, body, makeup, title) {
  const own = h('span', { class: 'pg blank', 'aria-hidden': 'true' }, Object.entries(rects).map(([name, rect]) => placed(h('span', { class: 'part' }, title(name)), rect, makeup.geometry)), marks(rects, body, makeup));
  own.style.width = `${width()}px`;
  own.style.height = `${Math.round((width() * page.trim[1]) / page.trim[0])}px`;
  return own;
}

/** The frame of the chosen story, the marks of those that are pinned. @param {Record<string, number[][]>} rects @param {any} body @param {any} makeup */
function marks(rects, body, makeup) {
  const pinned = body.items.filter((/** @type {any} */ one) => one.pinned && rects[one.name]);
  const frame = rects[makeup.chosen] ? placed(h('span', { class: 'mk-frame' }), rects[makeup.chosen], makeup.geometry) : null;
  return [frame, ...pinned.map((/** @type {any} */ one) => placed(h('i', { class: 'mk-pin', 'data-mark': c('mark', 'pin') }), rects[one.name], makeup.geometry))];
}

/** Stand on columns and lines of the page. @param {HTMLElement} element @param {number[][]} rect @param {any} geometry */
function placed(element, [cols, lines], geometry) {
  if (!geometry) return element;
  const { columns, trim, leading } = geometry;
  const tops = geometry.lines;
  const left = (columns[cols[0] - 1] ?? columns[0])[0];
  const right = (columns[cols[1] - 1] ?? columns[columns.length - 1])[1];
  const top = lines[0] < 1 ? 0 : tops[lines[0] - 1] ?? 0;
  const foot = (tops[lines[1] - 1] ?? trim[1] - leading) + leading;
  stand(element, [left, top, right - left, foot - top], trim);
  return element;
}
