// @ts-check
// What lies over a page's picture: lines and columns, places, threads, what is over, messages; and for each place and picture a
// button, in reading order, which is what a screen reader and the keyboard find.
import { fill, h, s, stand } from './dom.js';
import { short, summary } from './messages.js';
import { nameOf, placeName } from './names.js';
import { outline } from './outline.js';
import { change, state } from './state.js';
import { t } from './words.js';

/** The overlays in the order of their switches: name, key, word. */
export const OVERLAYS = [
  { name: 'grid', code: 'KeyG', key: 'G', word: () => t('Grid') },
  { name: 'frames', code: 'KeyF', key: 'F', word: () => t('Places') },
  { name: 'threads', code: 'KeyT', key: 'T', word: () => t('Threads') },
  { name: 'over', code: 'KeyO', key: 'O', word: () => t('Over') },
  { name: 'messages', code: 'KeyM', key: 'M', word: () => t('Messages') },
];

/** Columns and lines of a part, in words. @param {any} part */
export function span(part) {
  const words = [];
  if (part.cols) words.push(t('columns {a}\u2013{b}', { a: part.cols[0], b: part.cols[1] }));
  if (part.lines) words.push(t('lines {a}\u2013{b}', { a: part.lines[0], b: part.lines[1] }));
  return words.join(t(', '));
}

/** Where copyfit has set a thing that the file has elsewhere; null where it is as its file says. @param {any} thing */
export const fitted = (thing) => (thing.set ? h('p', { class: 'soft fitted' }, t('As the file has it; copyfit sets it on {where}', { where: span(thing.set) })) : null);

/** All columns and lines that a place takes. @param {any} place */
export function whole(place) {
  const of = (/** @type {string} */ key) => place.parts.map((/** @type {any} */ p) => p[key]).filter(Boolean).flat();
  const [cols, lines] = [of('cols'), of('lines')];
  return { cols: cols.length ? [Math.min(...cols), Math.max(...cols)] : null, lines: lines.length ? [Math.min(...lines), Math.max(...lines)] : null };
}

/** @param {any} place */
export function label(place) {
  const title = place.stories.map((/** @type {any} */ story) => story.title).join(t(', '));
  return t('{name}, {title}, {where}, {state}', { name: placeName(state.at.page, place.name), title, where: span(whole(place)), state: short(fault(place)) });
}

/** What a place has to tell of itself, as a message would. @param {any} place */
const fault = (place) => (place.over || place.short ? place : null);

/**
 * The layer over a page. `geometry` as the server tells it; `messages`: of this page.
 * @param {any} geometry @param {import('./state.js').Message[]} messages @param {(event: MouseEvent, place: any) => void} clicked
 */
export function overlay(geometry, messages, clicked) {
  const { trim } = geometry;
  const lines = /** @type {SVGElement} */ (s('svg', { viewBox: `0 0 ${trim[0]} ${trim[1]}`, preserveAspectRatio: 'none', class: 'marks', 'aria-hidden': 'true' }));
  const marks = h('div', { class: 'marks' });
  const on = state.overlays;
  if (on.has('grid')) fill(lines, ...grid(geometry));
  if (on.has('frames')) lines.append(...frames(geometry));
  if (on.has('threads')) marks.append(...threads(geometry));
  if (on.has('over')) marks.append(...overs(geometry));
  if (on.has('messages')) marks.append(...dots(geometry, messages));
  return h('div', { class: 'over-page' }, lines, marks, buttons(geometry, clicked), selection(geometry), ofMessage(geometry, messages));
}

/** @param {any} g */
function grid(g) {
  const left = g.columns[0][0];
  const right = g.columns[g.columns.length - 1][1];
  const foot = g.lines[g.lines.length - 1] + g.em;
  const columns = g.columns.map(([x0, x1]) => s('rect', { x: x0, y: g.lines[0], width: x1 - x0, height: foot - g.lines[0], class: 'column' }));
  const lines = g.lines.map((y, i) => s('line', { x1: left, x2: right, y1: y + g.em, y2: y + g.em, class: (i + 1) % 10 ? 'line' : 'line ten' }));
  return [...columns, ...lines];
}

/** Points by which frames stand off what they are around: a head's letters reach a point or two out of its lines. */
const AROUND = 3.5;
/** Points around letters that a frame leaves free. */
const CLEAR = 1;
/** Masks that were made: each has its own name in the page. */
let masks = 0;

/** @param {number} by @returns {(rect: number[]) => number[]} */
const grown = (by) => ([x, y, width, height]) => [x - by, y - by, width + 2 * by, height + 2 * by];

/** Points between two parts of a place that stand within one frame: some two lines. */
const ONE = 30;
/** Roles of letters that may stand out of their place, or over a picture: a frame is broken where they stand. */
const LARGE = new Set(['kicker', 'headline', 'deck', 'caption', 'credit']);

/** A frame around each place and picture, outside the letters. @param {any} g */
function frames(g) {
  const letters = g.blocks.filter((/** @type {any} */ block) => LARGE.has(block.role)).flatMap((/** @type {any} */ block) => block.rects).map(grown(CLEAR));
  const id = `letters-${++masks}`;
  const mask = s('mask', { id, maskUnits: 'userSpaceOnUse', x: 0, y: 0, width: g.trim[0], height: g.trim[1] },
    s('rect', { width: g.trim[0], height: g.trim[1], fill: '#fff' }), letters.map(([x, y, width, height]) => s('rect', { x, y, width, height })));
  const own = [...g.places.map((place) => s('path', { class: 'fr', d: outline(place.parts.map((part) => part.rect), AROUND, ONE) })), ...g.pictures.map(ofPicture)];
  return [mask, s('g', { mask: `url(#${id})` }, own)];
}

/** A picture's frame is its own edge. @param {any} picture */
function ofPicture({ shape, rect: [x, y, width, height] }) {
  return shape === 'circle' ? s('ellipse', { class: 'fr', cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2 }) : s('rect', { class: 'fr', x, y, width, height });
}

/** @param {any} g */
function threads(g) {
  return g.threads.flatMap((thread) => {
    const place = g.places.find((p) => p.name === thread.place);
    if (!place) return [];
    const [x, y, , height] = place.rect;
    const tags = [];
    if (thread.from) tags.push(tag(g, x, y - 4, 'above', t('Thread: from page {page}, {place}', called(thread.from))));
    if (thread.to) tags.push(tag(g, x, y + height + 4, 'below', t('Thread: on to page {page}, {place}', called(thread.to))));
    return tags;
  });
}

/** Where a thread comes from or goes to, by the headline there. @param {{page: number, place: string}} stop */
const called = ({ page, place }) => ({ page, place: nameOf(page, place) });

/** A small tag at a point. @param {any} g @param {number} x @param {number} y @param {string} kind @param {string} words */
function tag(g, x, y, kind, words) {
  const own = h('span', { class: `tag t2 ${kind}` }, h('i', { class: 'thr' }), words);
  own.style.left = `${(x / g.trim[0]) * 100}%`;
  own.style.top = `${(y / g.trim[1]) * 100}%`;
  return own;
}

/** @param {any} g */
function overs(g) {
  return g.places.filter((p) => p.over || p.short).map((place) => {
    const part = [...place.parts].reverse().find((p) => p.kind === 'text') ?? place.parts[place.parts.length - 1];
    const [x, y, width, height] = part.rect;
    const column = width / (part.columns || 1);
    const own = h('span', { class: place.over ? 'spill' : 'spill short' }, short(place));
    stand(own, [x + width - column, y + height + 1, column, 0], g.trim);
    own.style.height = '';
    return own;
  });
}

/** @param {any} g @param {import('./state.js').Message[]} messages */
function dots(g, messages) {
  return messages.filter((m) => m.rect && m.severity !== 'info').map((m) => {
    const [x0, y0] = /** @type {number[]} */ (m.rect);
    const place = g.places.find((p) => p.stories.some((story) => story.id === m.story));
    const at = place ? grown(2 * AROUND)(place.rect) : [x0, y0];
    const own = h('button', { class: `pin${m.severity === 'error' ? '' : ' w'}`, type: 'button', title: summary(m), tabindex: '-1', 'aria-hidden': 'true',
      onclick: () => change('selected', { message: m.number }) }, String(messages.indexOf(m) + 1));
    own.style.left = `${(at[0] / g.trim[0]) * 100}%`;
    own.style.top = `${(at[1] / g.trim[1]) * 100}%`;
    return own;
  });
}

/** The frame of what the open message is about. @param {any} g @param {import('./state.js').Message[]} messages */
function ofMessage(g, messages) {
  const own = messages.find((m) => m.number === state.message);
  if (!own) return null;
  const [x0, y0, x1, y1] = own.rect ?? [];
  const rect = own.rect ? [x0, y0, x1 - x0, y1 - y0] : g.places.find((/** @type {any} */ p) => p.stories.some((/** @type {any} */ story) => story.id === own.story))?.rect;
  if (!rect) return null;
  const frame = h('div', { class: `of-message${own.severity === 'error' ? ' no' : ''}`, 'aria-hidden': 'true' });
  stand(frame, grown(AROUND)(rect), g.trim);
  return frame;
}

/** @param {any} g @param {(event: MouseEvent, place: any) => void} clicked */
function buttons(g, clicked) {
  const own = [...g.places.map((place) => ({ kind: 'place', place })), ...g.pictures.map((place) => ({ kind: 'picture', place }))];
  return h('ul', { class: 'plain places', 'aria-label': t('Places and pictures') }, own.map(({ kind, place }) => {
    const words = kind === 'place' ? label(place) : t('Picture {name}, {file}, {where}', { name: place.name, file: place.picture ?? '', where: span(place) });
    const selected = state.selected?.name === place.name && state.selected.kind === kind;
    const button = h('button', { type: 'button', 'aria-label': words, 'aria-pressed': String(selected), 'data-focus': `${kind}-${place.name}`, 'data-place': place.name,
      onclick: (/** @type {MouseEvent} */ event) => clicked(event, { kind, ...place }) });
    stand(button, place.rect, g.trim);
    return h('li', {}, button);
  }));
}

/** The paragraph that was chosen as it stands now: by its words, where these were changed by its line; none where it is gone. @param {any} g @param {any} block */
export function blockNow(g, block) {
  const own = g.blocks.filter((/** @type {any} */ one) => one.story === block.story && one.role === block.role && one.file === block.file);
  return (own.find((/** @type {any} */ one) => one.text === block.text && one.line === block.line) ?? own.find((/** @type {any} */ one) => one.text === block.text) ?? own.find((/** @type {any} */ one) => one.line === block.line));
}

/** The frame of what is selected, with its name. @param {any} g */
function selection(g) {
  const { selected } = state;
  const found = selected && g[selected.kind === 'place' ? 'places' : 'pictures'].find((p) => p.name === selected.name);
  if (!found) return null;
  const frame = h('div', { class: 'chosen', 'data-selected': found.name });
  stand(frame, grown(2 * AROUND)(found.rect), g.trim);
  const where = selected.kind === 'place' ? whole(found) : found;
  frame.append(h('span', { class: 'tag' }, nameOf(state.at.page, selected.kind === 'place' ? found.name : found.path), '\u2002', span(where)));
  if (selected.block) {
    const rects = (blockNow(g, selected.block)?.rects ?? []).map((rect) => {
      const own = h('div', { class: 'para' });
      stand(own, rect, g.trim);
      return own;
    });
    return h('div', {}, frame, rects);
  }
  return frame;
}

/** The numbers of columns and lines around a page. @param {any} g */
export function rulers(g) {
  const columns = g.columns.map(([x0, x1], i) => {
    const own = h('i', {}, String(g.first + i + 1));
    own.style.left = `${(x0 / g.trim[0]) * 100}%`;
    own.style.width = `${((x1 - x0) / g.trim[0]) * 100}%`;
    return own;
  });
  const lines = g.lines.map((y, i) => ({ y, line: i + 1 })).filter(({ line }) => line === 1 || line % 10 === 0).map(({ y, line }) => {
    const own = h('i', {}, String(line));
    own.style.top = `${((y + g.em / 2) / g.trim[1]) * 100}%`;
    return own;
  });
  return [h('div', { class: 'rc', 'aria-hidden': 'true' }, columns), h('div', { class: 'rl', 'aria-hidden': 'true' }, lines)];
}

