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
    picture.kind === 'picture' ? h('div', { class: 'row wrap' }, copyfitSwitch(page, target, picture.copyfit)) : null);
}
