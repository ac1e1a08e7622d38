// @ts-check
// Handles on the page: the edges of what is selected and the rules between places, by pointer and by arrow keys. Each line or
// column is a trial; release or Enter writes, Esc puts everything back.
import { attempt, cancel, onTrial, trial, writable, write } from './edit.js';
import { fill, h, stand } from './dom.js';
import { follow } from './pointer.js';
import { nameOf } from './names.js';
import { state } from './state.js';
import { short } from './messages.js';
import { n, t } from './words.js';

/**
 * @typedef {{name: string, called: string, kind: 'place' | 'picture' | 'advert', rect: number[], target: string, cols: number[] | null, lines: number[] | null, top?: number[], gutter?: number | null, set?: {cols: number[] | null, lines: number[] | null}}} Thing
 * @typedef {{edge: 'foot' | 'head' | 'left' | 'right' | 'cut' | 'gutter', thing: Thing}} Handle
 */

/** By page its layer of handles and its geometry. @type {Map<number, {layer: HTMLElement, geometry: any}>} */
const pages = new Map();

/** The handle that is held, and by how much it was moved. @type {{page: number, handle: Handle, by: number, modifiers: any} | null} */
let held = null;

onTrial(() => {
  if (!trial.gesture) held = null;
  for (const number of pages.keys()) draw(number);
});

/** The layer over a page's picture. @param {{page: any, geometry: any}} given */
export function stage({ page, geometry }) {
  const known = pages.get(page.number) ?? { layer: h('div', { class: 'handles' }), geometry };
  pages.set(page.number, Object.assign(known, { geometry }));
  if (held?.page === page.number) held.handle = { ...held.handle, thing: asItStands(held.handle.thing, geometry) };
  draw(page.number);
  return known.layer;
}

/** A page's layer of handles and its geometry. @param {number} number */
export const pageOf = (number) => pages.get(number);

/** Draw a page's handles anew; what had the focus has it again. @param {number} number */
function draw(number) {
  const { layer, geometry } = /** @type {any} */ (pages.get(number));
  const focus = layer.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : null;
  fill(layer, writable() ? [...rules(number, geometry), ...edges(number, geometry)] : null, mark(number, geometry), overs(number, geometry));
  if (focus) queueMicrotask(() => /** @type {HTMLElement | null} */ (layer.querySelector(`[data-focus="${CSS.escape(focus)}"]`))?.focus({ preventScroll: true }));
}

/** What is selected, as a thing with edges: its columns and lines are those of the file, `set` where copyfit has put it. @param {any} g @returns {Thing | null} */
export function selected(g) {
  const own = state.selected;
  if (!own || !g) return null;
  if (own.kind === 'picture') {
    const picture = g.pictures.find((/** @type {any} */ p) => p.name === own.name);
    const target = picture?.path.replace(/\.lines$/, '');
    return picture ? { ...picture, called: nameOf(numberOf(g), target), kind: picture.kind, target } : null;
  }
  const place = g.places.find((/** @type {any} */ p) => p.name === own.name);
  if (!place) return null;
  const parts = place.parts.filter((/** @type {any} */ part) => part.lines);
  const of = (/** @type {string} */ key) => parts.map((/** @type {any} */ p) => p[key]).filter(Boolean).flat();
  const span = (/** @type {number[]} */ all) => (all.length ? [Math.min(...all), Math.max(...all)] : null);
  const moved = parts.some((/** @type {any} */ part) => part.set);
  const put = (/** @type {string} */ key) => span(parts.map((/** @type {any} */ p) => (p.set ?? p)[key]).filter(Boolean).flat());
  const target = `places.${place.name}`;
  const top = parts.find((/** @type {any} */ part) => part.kind === 'head' && lies(part.rect, place.rect))?.rect;
  return { name: place.name, called: nameOf(numberOf(g), target), kind: 'place', rect: place.rect, target, cols: span(of('cols')), lines: span(of('lines')), ...(top ? { top } : {}), ...(moved ? { set: { cols: put('cols'), lines: put('lines') } } : {}) };
}

/** What is held, where the files have it now: another window may have moved it. @param {Thing} thing @param {any} g @returns {Thing} */
const asItStands = (thing, g) => [selected(g), ...(g?.cuts ?? []).map(ruled)].find((one) => one?.target === thing.target) ?? thing;

/** Whether a head lies over its place: begins where that does, and is wider than high. @param {number[]} head @param {number[]} place */
const lies = ([, y, width, height], [, from]) => Math.abs(y - from) < 1 && width > height;

/** The page of a geometry. @param {any} g */
const numberOf = (g) => [...pages].find(([, known]) => known.geometry === g)?.[0] ?? state.at.page;

/** Where a thing stands that is being moved: a trial shows the lines of the file, not those that copyfit gave it. @param {Thing} thing @param {any} g */
function fromFile({ rect, lines, set }, g) {
  const [x, y, width, height] = rect;
  if (!lines || !set?.lines || !trial.gesture) return rect;
  const [first, last] = [lines[0] - set.lines[0], lines[1] - set.lines[1]];
  return [x, y + first * g.leading, width, height + (last - first) * g.leading];
}

/** Handles of what is selected. @param {number} number @param {any} g */
function edges(number, g) {
  const thing = selected(g);
  if (!thing || !thing.lines) return [];
  /** @type {Handle['edge'][]} */
  const all = thing.cols ? ['foot', 'head', 'left', 'right'] : ['foot', 'head'];
  return all.map((edge) => grip(number, g, { edge, thing }));
}

/** Handles of the rules between places. @param {number} number @param {any} g */
function rules(number, g) {
  return g.cuts.map((/** @type {any} */ cut) => grip(number, g, { edge: cut.across ? 'cut' : 'gutter', thing: ruled(cut) }));
}

/** A rule between places, as a thing with edges. @param {any} cut @returns {Thing} */
const ruled = (cut) => ({ name: cut.path, called: cut.path, kind: 'place', rect: cut.rect, target: cut.path.replace(/\.lines$/, ''), cols: null, lines: cut.lines, gutter: cut.gutter });

const WORDS = {
  foot: (/** @type {Thing} */ o) => t('Foot of {name}', { name: o.called }),
  head: (/** @type {Thing} */ o) => t('Head of {name}', { name: o.called }),
  left: (/** @type {Thing} */ o) => t('Left side of {name}', { name: o.called }),
  right: (/** @type {Thing} */ o) => t('Right side of {name}', { name: o.called }),
  cut: (/** @type {Thing} */ o) => t('Cut under line {line}', { line: (o.lines?.[0] ?? 1) - 1 }),
  gutter: (/** @type {Thing} */ o) => t('Cut between columns, lines {a}\u2013{b}', { a: o.lines?.[0] ?? 1, b: o.lines?.[1] ?? 1 }),
};

/** The number at an edge: a line, or a column; of a gutter that of the column before it. @param {Handle} handle @param {number} by */
function valueOf({ edge, thing }, by) {
  const of = (/** @type {number[] | null} */ span, /** @type {number} */ end) => (span?.[end] ?? 0) + by;
  if (edge === 'foot') return of(thing.lines, 1);
  if (edge === 'gutter') return (thing.gutter ?? 0) + by;
  if (edge === 'head' || edge === 'cut') return of(thing.lines, 0);
  return of(thing.cols, edge === 'left' ? 0 : 1);
}

/** The value in words. @param {Handle} handle @param {number} by */
function valueText(handle, by) {
  const value = valueOf(handle, by);
  const { lines } = handle.thing;
  if (handle.edge === 'left' || handle.edge === 'right') return t('column {n}', { n: value });
  if (handle.edge === 'gutter') return t('between columns {a} and {b}', { a: value, b: value + 1 });
  if (handle.edge === 'cut' || !lines) return t('line {n}', { n: value });
  const all = handle.edge === 'foot' ? value - lines[0] + 1 : lines[1] - value + 1;
  return n(all, 'line {line}, {n} line in all', 'line {line}, {n} lines in all', { line: value });
}

const UPRIGHT = new Set(['foot', 'head', 'cut']);

/** A handle: a slider that moves by lines or columns. @param {number} number @param {any} g @param {Handle} handle */
function grip(number, g, handle) {
  const { edge, thing } = handle;
  const own = held && held.page === number && held.handle.edge === edge && held.handle.thing.target === thing.target;
  const by = own && held ? held.by : 0;
  const upright = UPRIGHT.has(edge);
  const [x, y, width, height] = fromFile(thing, g);
  const under = edge === 'head' && thing.top;  // below the head's letters, by which it is dragged onto another one
  const at = { foot: [x + width / 2, y + height + by * g.leading], head: under ? [under[0] + under[2] / 2, y + under[3] + by * g.leading] : [x + width / 2, y + by * g.leading], left: [x + by * step(g), y + height / 2], right: [x + width + by * step(g), y + height / 2],
    cut: [x + width / 2, y + height / 2 + by * g.leading], gutter: [x + width / 2 + by * step(g), y + height / 2] }[edge];
  const button = h('div', {
    class: `grip ${upright ? 'across' : 'down'} ${edge}${under ? ' under' : ''}${own ? ' held' : ''}${own && trial.refused ? ' no' : ''}`,
    role: 'slider', tabindex: '0', 'aria-label': WORDS[edge](thing), 'aria-orientation': upright ? 'vertical' : 'horizontal',
    'aria-valuenow': valueOf(handle, by), 'aria-valuemin': 1, 'aria-valuemax': upright ? g.lines.length : g.first + g.columns.length - (edge === 'gutter' ? 1 : 0), 'aria-valuetext': valueText(handle, by),
    'data-focus': `grip-${edge}-${thing.target}`, 'data-edge': edge, 'data-target': thing.target,
    onpointerdown: (/** @type {PointerEvent} */ event) => grab(event, number, g, handle),
    onkeydown: (/** @type {KeyboardEvent} */ event) => press(event, number, handle),
  });
  button.style.left = `${(at[0] / g.trim[0]) * 100}%`;
  button.style.top = `${(at[1] / g.trim[1]) * 100}%`;
  return button;
}

/** From one column to the next, points. @param {any} g */
export const step = (g) => (g.columns.length > 1 ? g.columns[1][0] - g.columns[0][0] : g.trim[0]);

/** @param {PointerEvent} event @param {number} number @param {any} g @param {Handle} handle */
function grab(event, number, g, handle) {
  if (event.button !== 0) return;
  event.preventDefault();
  event.stopPropagation();
  const page = /** @type {HTMLElement} */ (pages.get(number)?.layer).getBoundingClientRect();
  const upright = UPRIGHT.has(handle.edge);
  const unit = (upright ? g.leading / g.trim[1] * page.height : step(g) / g.trim[0] * page.width) || 1;
  const from = upright ? event.clientY : event.clientX;
  const start = held && held.handle.thing.target === handle.thing.target && held.handle.edge === handle.edge ? held.by : 0;
  /** @param {PointerEvent} e */
  const move = (e) => hold(number, handle, start + Math.round(((upright ? e.clientY : e.clientX) - from) / unit), e);
  document.body.classList.add('dragging');
  follow(move, (keep) => {
    if (!held) return;
    if (keep && held.by !== 0) write(true);
    else {
      cancel();
      held = null;
    }
    draw(number);
  });
  hold(number, handle, start, event);
  focusOn(number, handle);
}

/** @param {number} number @param {Handle} handle */
function focusOn(number, { edge, thing }) {
  const found = pages.get(number)?.layer.querySelector(`[data-focus="${CSS.escape(`grip-${edge}-${thing.target}`)}"]`);
  /** @type {HTMLElement | null} */ (found)?.focus({ preventScroll: true });
}

/** Hold a handle so many lines or columns from where it was. @param {number} number @param {Handle} handle @param {number} by @param {{altKey: boolean, shiftKey: boolean}} keys */
function hold(number, handle, by, keys) {
  const modifiers = { ...(keys.altKey ? { alone: true } : {}), ...(keys.shiftKey && handle.edge === 'foot' ? { all: true } : {}) };
  const same = held && held.by === by && held.handle.edge === handle.edge && held.handle.thing.target === handle.thing.target && JSON.stringify(held.modifiers) === JSON.stringify(modifiers);
  if (same) return;
  held = { page: number, handle, by, modifiers };
  if (by === 0) {
    const keep = held;
    cancel();
    held = keep;
    return draw(number);
  }
  attempt(gestureOf(number, handle, by, modifiers));
}

/** @param {number} page @param {Handle} handle @param {number} by @param {any} modifiers */
function gestureOf(page, { edge, thing }, by, modifiers) {
  if (edge === 'left' || edge === 'right') return { gesture: 'side', page, target: thing.target, side: edge, by };
  if (edge === 'cut' || edge === 'gutter') return { gesture: 'cut', page, target: thing.target, by };
  return { gesture: edge, page, target: thing.target, by, ...modifiers };
}

const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Arrows move a handle, Enter writes, Esc puts back. @param {KeyboardEvent} event @param {number} number @param {Handle} handle */
function press(event, number, handle) {
  const steps = STEPS[/** @type {keyof STEPS} */ (event.code)];
  const mine = held && held.handle.edge === handle.edge && held.handle.thing.target === handle.thing.target;
  if (steps === undefined && event.code !== 'Enter' && event.code !== 'Escape') return;
  if (steps === undefined && !mine) return;
  event.preventDefault();
  event.stopPropagation();
  if (steps !== undefined) hold(number, handle, (mine && held ? held.by : 0) + steps, { altKey: event.altKey, shiftKey: false });
  else if (event.code === 'Enter') write();
  else cancel();
}

/** Move an edge from the panel, by steps from where it stands. @param {number} number @param {any} g @param {Handle['edge']} edge @param {number} by */
export function nudge(number, g, edge, by) {
  const thing = selected(g);
  if (!thing) return;
  const mine = held && held.handle.edge === edge && held.handle.thing.target === thing.target;
  hold(number, { edge, thing }, (mine && held ? held.by : 0) + by, { altKey: false, shiftKey: false });
}

/** How far an edge of what is selected is being moved, alone or with all of it. @param {Handle['edge']} edge */
export function movedBy(edge) {
  if (trial.gesture?.gesture === 'move') return trial.gesture[UPRIGHT.has(edge) ? 'lines' : 'cols'];
  return held && held.handle.edge === edge ? held.by : 0;
}

/** Move a tip that runs over its page's edge back onto the page, as far as that is seen; one that is wider begins with it. @param {HTMLElement} tip */
function keepOn(tip) {
  const [sheet, seen, own] = [tip.closest('.sheet'), tip.closest('.scroll'), tip].map((one) => one?.getBoundingClientRect());
  if (!sheet || !seen || !own) return;
  const [left, right, top] = [Math.max(sheet.left, seen.left), Math.min(sheet.right, seen.right), Math.max(sheet.top, seen.top)];
  tip.style.translate = `${Math.max(left - own.left, Math.min(0, right - own.right))}px ${Math.max(0, top - own.top)}px`;
}

/** Where the edge was, where it is now, and by how much. @param {number} number @param {any} g */
function mark(number, g) {
  if (!held || held.page !== number || !held.by) return null;
  const { handle, by } = held;
  const { edge, thing } = handle;
  const [x, y, width, height] = fromFile(thing, g);
  const dy = UPRIGHT.has(edge) ? by * g.leading : 0;
  const dx = UPRIGHT.has(edge) ? 0 : by * step(g);
  const rect = { foot: [x, y, width, height + dy], head: [x, y + dy, width, height - dy], left: [x + dx, y, width - dx, height], right: [x, y, width + dx, height], cut: [x, y + dy, width, height], gutter: [x + dx, y, width, height] }[edge];
  const old = { foot: [x, y + height, width, 0], head: [x, y, width, 0], left: [x, y, 0, height], right: [x + width, y, 0, height], cut: [x, y + height / 2, width, 0], gutter: [x + width / 2, y, 0, height] }[edge];
  const box = h('div', { class: `dragged${trial.refused ? ' no' : ''}` });
  const was = h('div', { class: UPRIGHT.has(edge) ? 'was' : 'was upright' });
  const tip = h('div', { class: 'tip' }, WORDS[edge](thing), ' ', String(valueOf(handle, 0)), ' \u2192 ', h('b', {}, valueText(handle, by).split(/[,\uff0c]/)[0]), ' ', h('span', {}, by > 0 ? `+${by}` : `\u2212${-by}`));
  if (rect[3] >= 0 && rect[2] >= 0) stand(box, rect, g.trim);
  stand(was, old, g.trim);
  tip.style.left = `${((rect[0] + rect[2] - 4) / g.trim[0]) * 100}%`;
  tip.style.top = `${((rect[1] + rect[3] - 4) / g.trim[1]) * 100}%`;
  requestAnimationFrame(() => keepOn(tip));
  return h('div', { class: 'drag-marks', 'aria-hidden': 'true' }, box, was, tip);
}

/** What would be over, where it would stand. @param {number} number @param {any} g */
function overs(number, g) {
  if (!trial.told) return null;
  return trial.told.messages.filter((m) => m.page === number && m.over && m.rect).map((m) => {
    const [x0, , x1, y1] = /** @type {number[]} */ (m.rect);
    const own = h('span', { class: 'spill' }, short(m));
    stand(own, [x0, y1 + 1, Math.max(80, x1 - x0), 0], g.trim);
    own.style.height = '';
    return own;
  });
}
