// @ts-check
// A trial beside the page, or beside the whole issue: the lines that it would write, what it does, and its two ways on.
import { cancel, trial, write } from './edit.js';
import { named } from './gesturewords.js';
import { h } from './dom.js';
import { said } from './messages.js';
import { state } from './state.js';
import { waysOut } from './waysout.js';
import { c, n, t } from './words.js';

/** Gestures that move an edge. */
const EDGES = new Set(['foot', 'head', 'side', 'cut']);

/** Where the trial stands, in a sentence. */
export function status() {
  if (!trial.current) return t('Trying\u2026');
  return trial.refused || trial.meanwhile || (state.at.name === 'page' ? t('On the page is a trial; the files are as they were') : t('This is a trial; the files are as they were'));
}

/** The trial: what it writes, what it does, and its two ways on. @param {number} page */
export function tried(page) {
  const { told, refused, gesture } = trial;
  const causes = told && !refused ? told.messages.filter((m) => m.severity !== 'info').slice(0, 6) : [];
  const cause = causes.find((m) => m.over || m.short);
  return h('section', { class: 'tried', 'aria-label': t('Trial') },
    h('div', { class: 'row between' }, h('h2', {}, named(gesture)), h('span', { class: 'soft whole-word' }, t('Page {page}', { page: page }))), h('div', { class: 'bar' }),
    trial.meanwhile ? h('p', { class: 'red meanwhile' }, h('b', {}, trial.meanwhile), told && !refused ? [' ', t('These are the lines that would be written now:')] : null) : null,
    told ? told.diff.map(diff) : null,
    refused ? h('div', { class: 'msg sel' }, h('span', { class: 'dot' }, '!'), h('p', {}, h('b', {}, t('This cannot be: {why}', { why: refused })))) : null,
    (told?.signed ?? []).map((one) => h('div', { class: 'msg sel' }, h('span', { class: 'dot' }, '!'), h('p', {}, h('b', {}, n(String(one.page).split(/[\u2013-]/).length, 'Page {page} is signed by {by}, and would change', 'Pages {page} are signed by {by}, and would change', one))))),
    adjusted(told),
    causes.map((m) => h('div', { class: `msg${m.severity === 'error' ? ' sel' : ''}` }, h('span', { class: m.severity === 'error' ? 'dot' : 'dot w' }, '!'),
      h('div', {}, h('p', {}, h('b', {}, said(m))), m.hint ? h('p', { class: 'soft' }, m.hint) : null, m === cause ? waysOut(m) : null))),
    told && !refused ? h('p', { class: 'soft' }, causes.some((m) => m.over || m.short) ? t('When it is written the program tries to make it fit') : causes.length ? '' : t('Nothing is over or short by it')) : null,
    h('div', { class: 'row' },
      refused ? null : h('button', { class: 'btn main', type: 'button', 'data-focus': 'write', onclick: () => write() }, t('Put it here'), ' ', h('kbd', { class: 'inv' }, 'Enter')),
      h('button', { class: 'btn', type: 'button', 'data-focus': 'cancel', onclick: () => cancel() }, c('trial', 'Cancel'), ' ', h('kbd', {}, 'Esc'))),
    EDGES.has(gesture?.gesture ?? '') ? h('p', {}, h('small', {}, t('Alt moves this edge alone; Shift takes all below it along'))) : null);
}

/** What copyfit would do to make room. @param {any} told */
function adjusted(told) {
  const found = (told?.messages ?? []).filter((/** @type {any} */ m) => m.severity === 'info');
  return found.length ? h('p', { class: 'soft' }, n(found.length, 'The program makes {n} small adjustment for it', 'The program makes {n} small adjustments for it'), found.map((/** @type {any} */ m) => h('small', { class: 'line' }, m.message))) : null;
}

/** @param {{file: string, copied: string | null, rows: import('./edit.js').Row[]}} one */
export function diff(one) {
  return h('div', {},
    h('p', { class: 'soft' }, one.file, one.copied ? h('br') : null, one.copied ? t('The layout is shared by all issues: it is copied for this one first') : null),
    h('div', { class: 'diff code', role: 'region', tabindex: '0', 'aria-label': t('What is written into {file}', { file: one.file }) },
      one.rows.map((row) => h('div', { class: { '+': 'p', '-': 'm' }[row.sign] ?? 'c' }, `${row.sign === '-' ? '\u2212' : row.sign} ${shortened(one.rows, row)}`))));
}

/** A line without the parts in which it is like the one that it replaces. @param {import('./edit.js').Row[]} rows @param {import('./edit.js').Row} row */
function shortened(rows, row) {
  const same = (/** @type {string} */ sign) => rows.filter((one) => one.sign === sign);
  const [gone, come] = [same('-'), same('+')];
  const other = gone.length === come.length ? (row.sign === '-' ? come[gone.indexOf(row)] : row.sign === '+' ? gone[come.indexOf(row)] : null) : null;
  if (!other || row.text.length < 44) return row.text;
  const [own, its] = [row.text.split(', '), other.text.split(', ')];
  const kept = own.map((part, k) => (k === 0 || part !== its[k] ? part : '\u2026'));
  return kept.filter((part, k) => part !== '\u2026' || kept[k - 1] !== '\u2026').join(', ') + (kept[kept.length - 1] === '\u2026' ? /[\]}]*$/.exec(row.text)?.[0] ?? '' : '');
}
