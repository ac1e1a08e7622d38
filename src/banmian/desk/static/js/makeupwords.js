// @ts-check
// Makeup in words: what a fact of a proposal says, what each term of its points is for.
import { n, t } from './words.js';

/**
 * @typedef {{what: string, name: string, by: number, cols: number[] | null, lines: number[] | null, code: string}} Fact
 * @typedef {{item: string, what: string, points: number}} Term
 */

/** `4–5`, or `4`. @param {number[]} span */
export const range = ([a, b]) => (a === b ? String(a) : `${a}\u2013${b}`);

/** @type {Record<string, (f: Fact, name: string) => string>} */
const FACTS = {
  up: (f, name) => n(f.by, '{name} {n} line higher', '{name} {n} lines higher', { name }),
  down: (f, name) => n(f.by, '{name} {n} line lower', '{name} {n} lines lower', { name }),
  across: (f, name) => t('{name} into columns {cols}', { name, cols: range(f.cols ?? [0, 0]) }),
  columns: (f, name) => t('{name} over columns {cols}', { name, cols: range(f.cols ?? [0, 0]) }),
  height: (f, name) => (f.by > 0 ? n(f.by, '{name} {n} line longer', '{name} {n} lines longer', { name })
    : n(-f.by, '{name} {n} line shorter', '{name} {n} lines shorter', { name })),
  new: (f, name) => t('{name} comes onto the page, columns {cols}', { name, cols: range(f.cols ?? [0, 0]) }),
  at: (f, name) => t('{name} in columns {cols}, lines {lines}', { name, cols: range(f.cols ?? [0, 0]), lines: range(f.lines ?? [0, 0]) }),
  stays: (f, name) => t('{name} stays where it is pinned', { name }),
  same: () => t('Every story stands where it does now'),
  sound: () => t('Nothing over, nothing short'),
  free: (f) => n(f.by, '{n} line stays free', '{n} lines stay free'),
  told: (f) => t('A build tells of it: {code}', { code: f.code }),
};

/** @param {Fact} fact @param {string} name of the story */
export const fact = (fact, name) => FACTS[fact.what]?.(fact, name) ?? fact.what;

/** @type {Record<string, (name: string) => string>} */
const TERMS = {
  form: (name) => t('{name}: how it is built', { name }),
  text: (name) => t('{name}: its lines', { name }),
  moved: (name) => t('{name}: moved since it was made', { name }),
  filler: (name) => t('{name}: fills the page', { name }),
  between: () => t('White and order between the parts'),
  full: () => t('Several parts over all columns'),
  boxes: () => t('More than one box'),
  dropped: () => t('Stories left out'),
  down: () => t('The lead stands lower'),
  aside: () => t('The lead is not at the left'),
  together: () => t('Pictures at one height'),
  dull: () => t('No picture above the fold'),
  outshone: () => t('A lesser story has the larger picture'),
  cut: () => t('A gutter goes through the page'),
};

/** @param {Term} term @param {string} name of its story */
export const term = (term, name) => TERMS[term.what]?.(name) ?? term.what;
