// @ts-check
// Of a picture that is selected: which point of it stays in sight, what is cut off at its sides, whether copyfit may give it
// another size. Each number is a trial.
import { attempt, trial } from './edit.js';
import { h } from './dom.js';
import { t } from './words.js';

const FOCUS = [
  { key: 'across', word: () => t('across') },
  { key: 'down', word: () => t('down') },
];
const CROP = [
  { key: 'left', word: () => t('left') },
  { key: 'top', word: () => t('top') },
  { key: 'right', word: () => t('right') },
  { key: 'bottom', word: () => t('bottom') },
];

/** The numbers of a gesture as they stand, those of a trial before those of the file. @param {'focus' | 'crop'} gesture @param {any} picture @param {string} target */
export function values(gesture, picture, target) {
  const keys = (gesture === 'focus' ? FOCUS : CROP).map(({ key }) => key);
  const tried = trial.gesture?.gesture === gesture && trial.gesture.target === target ? trial.gesture : null;
  return Object.fromEntries(keys.map((key, k) => [key, tried ? tried[key] : picture[gesture][k]]));
}

/** Number fields of a gesture. @param {'focus' | 'crop'} gesture @param {string} words @param {number} page @param {any} picture @param {string} target */
function fields(gesture, words, page, picture, target) {
  const now = values(gesture, picture, target);
  const one = (/** @type {{key: string, word: () => string}} */ { key, word }) => h('label', {}, word(), ' ', h('input', { type: 'number', min: 0, max: 100, step: 5, value: now[key], 'data-focus': `${gesture}-${key}`,
    onchange: (/** @type {any} */ e) => attempt({ gesture, page, target, ...now, [key]: Math.max(0, Math.min(100, Math.round(Number(e.target.value)))) }) }), ' %');
  return h('div', { class: 'row wrap', role: 'group', 'aria-label': words }, words, (gesture === 'focus' ? FOCUS : CROP).map(one));
}

/** Percent by which what is seen is moved at once. */
const SNAP = 5;
/** The share of a picture's width and height that its sides are dragged by. */
const SIDE = 0.15;

/** The picture that is dragged within its frame. @type {string | null} */
let held = null;
/** Whether a drag moves the picture within its frame. @param {string} target */
export const framing = (target) => held === target;

/**
 * The gesture of a drag within a frame: in the middle what stays in sight, at a side what is cut off there; null where nothing changes.
 * @param {{page: number, thing: any, box: DOMRect, g: any, from: [number, number]}} drag @param {number[]} way points
 * @returns {import('./edit.js').Gesture | null}
 */
export function framed({ page, thing, box, g, from }, [dx, dy]) {
  const [x, y, width, height] = thing.rect;
  const share = [(((from[0] - box.left) / box.width) * g.trim[0] - x) / width, (((from[1] - box.top) / box.height) * g.trim[1] - y) / height];
  const by = [Math.round(((dx / width) * 100) / SNAP) * SNAP, Math.round(((dy / height) * 100) / SNAP) * SNAP];
  const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.max(0, Math.min(most, value));
  const [left, top, right, bottom] = thing.crop;
  const cut = share[0] < SIDE ? { left: within(left + by[0], 90 - right) } : share[0] > 1 - SIDE ? { right: within(right - by[0], 90 - left) }
    : share[1] < SIDE ? { top: within(top + by[1], 90 - bottom) } : share[1] > 1 - SIDE ? { bottom: within(bottom - by[1], 90 - top) } : null;
  const now = cut ? { left, top, right, bottom, ...cut } : { across: within(thing.focus[0] - by[0], 100), down: within(thing.focus[1] - by[1], 100) };
  const before = cut ? { left, top, right, bottom } : { across: thing.focus[0], down: thing.focus[1] };
  if (!cut && thing.fit !== 'cover') return null;
  return JSON.stringify(now) === JSON.stringify(before) ? null : { gesture: cut ? 'crop' : 'focus', page, target: thing.target, ...now };
}

/** The switch between dragging the frame and dragging the picture in it. @param {string} target */
function frameSwitch(target) {
  const own = h('button', { class: 'btn small', type: 'button', 'aria-pressed': String(framing(target)), 'data-focus': 'framing',
    onclick: () => { held = framing(target) ? null : target; own.setAttribute('aria-pressed', String(framing(target))); } }, t('Drag the picture in its frame'));
  return own;
}

/** The button that forbids copyfit to change something, or allows it again. @param {number} page @param {string} target @param {boolean} allowed */
export function copyfitSwitch(page, target, allowed) {
  return h('button', { class: 'btn small', type: 'button', 'data-focus': 'copyfit-off', onclick: () => attempt({ gesture: 'copyfit', page, target, level: allowed ? 'off' : 'on' }) },
    allowed ? t('Copyfit off here') : t('Copyfit on here'));
}

/** The menus of a picture. @param {number} page @param {any} picture as geometry tells it @param {string} target */
export function pictureMenu(page, picture, target) {
  return h('section', { class: 'menus', 'aria-label': t('What is seen of {name}', { name: picture.name }) },
    picture.fit === 'cover' ? fields('focus', t('Stays in sight:'), page, picture, target) : null,
    fields('crop', t('Cut off:'), page, picture, target),
    h('div', { class: 'row wrap' }, frameSwitch(target), picture.kind === 'picture' ? copyfitSwitch(page, target, picture.copyfit) : null));
}
