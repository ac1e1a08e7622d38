// @ts-check
// What gestures are called: in the panel, when they are written, undone, or made in another window.
import { quoted, titleOf } from './messages.js';
import { nameOf, stopName, styleName } from './names.js';
import { t } from './words.js';

const signed = (/** @type {number} */ number) => (number < 0 ? `\u2212${-number}` : `+${number}`);

/** How far copyfit may go on a page, as its file has it. @type {Record<string, () => string>} */
export const LEVELS = { off: () => t('off'), 1: () => t('1: lines and white'), 2: () => t('2: pictures, too'), 3: () => t('3: columns and heads, too') };

const pair = (/** @type {string} */ first, /** @type {string} */ then) => t('{first}; {then}', { first, then });

/** @type {Record<string, (g: any) => string>} */
const NAMES = {
  foot: (g) => t('Foot of {name}, lines {by}', { name: nameOf(g.page, g.target), by: signed(g.by) }),
  head: (g) => t('Head of {name}, lines {by}', { name: nameOf(g.page, g.target), by: signed(g.by) }),
  side: (g) => t('Side of {name}, columns {by}', { name: nameOf(g.page, g.target), by: signed(g.by) }),
  cut: (g) => t('Cut between places, {by}', { by: signed(g.by) }),
  move: (g) => t('{name} moved', { name: nameOf(g.page, g.target) }),
  swap: (g) => t('{one} and {other} exchanged', { one: stopName(g.target), other: stopName(g.other) }),
  put: (g) => t('{story} put into {name}', { story: quoted(titleOf(g.story)), name: stopName(g.target) }),
  take: (g) => t('{name} taken out', { name: stopName(g.target) }),
  order: (g) => t('Order in {name}', { name: stopName(g.target) }),
  'head-style': (g) => t('Head style of {name}: {style}', { name: nameOf(g.page, g.target), style: styleName('head', g.style) }),
  columns: (g) => t('Columns of {name}: {n}', { name: nameOf(g.page, g.target), n: g.columns }),
  focus: (g) => t('What is seen of {name}', { name: nameOf(g.page, g.target) }),
  crop: (g) => t('What is cut off {name}', { name: nameOf(g.page, g.target) }),
  copyfit: (g) => (g.target ? (g.level === 'off' ? t('No copyfit of {name}', { name: nameOf(g.page, g.target) }) : t('Copyfit of {name} again', { name: nameOf(g.page, g.target) }))
    : t('Copyfit of page {page}: {level}', { page: g.page, level: LEVELS[g.level]?.() ?? g.level })),
  further: (g) => pair(named(g.first), named(g.then)),
  fit: (g) => t('What copyfit changed on page {page}', { page: g.page }),
  pin: (g) => t('Pin of {name}', { name: nameOf(g.page, g.target) }),
  'pin-size': (g) => t('Size of {name} pinned', { name: nameOf(g.page, g.target) }),
  'headline-break': () => t('Break of the headline'),
  'paragraph-lines': (g) => t('Lines of a paragraph, {by}', { by: signed(g.by) }),
  picture: (g) => t('Picture {file}', { file: g.file }),
  import: (g) => t('{file} taken in', { file: g.file === '-' ? g.story : g.file }),
  back: () => t('Back to an earlier version'),
  text: (g) => t('Text of {name}', { name: g.story ? quoted(titleOf(g.story)) : '' }),
};

/** Name more gestures. @param {Record<string, (g: any) => string>} names */
export const nameGestures = (names) => Object.assign(NAMES, names);

/** A gesture in words. @param {any} gesture */
export const named = (gesture) => NAMES[gesture?.gesture]?.(gesture) ?? String(gesture?.gesture ?? '');
