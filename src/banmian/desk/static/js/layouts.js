// @ts-check
// The layout that several issues have, edited where it lies: only after a dialog that lists them all, and which of their pages are
// signed. Without it the first gesture copies the layout for this issue. It holds until the page or the view is left.
import { get, reason, send } from './api.js';
import { fill, h } from './dom.js';
import { by, cancel, say, shared, writable } from './edit.js';
import { nameGestures, named } from './gesturewords.js';
import { state, subscribe } from './state.js';
import { diff } from './trialpart.js';
import { c, n, t } from './words.js';

/** @typedef {{folder: string, date: string, number: string, pages: string[], signed: {page: string, by: string}[], here: boolean}} Issue */
/** @typedef {{file: string, own: string | null, issues: Issue[]}} Told */

/** The layout that is edited. @type {Told | null} */
let mode = null;

/** @param {number} page @param {() => void} draw */
export const layoutButton = (page, draw) => (shared.page === page ? null
  : h('button', { class: 'btn small', type: 'button', 'data-focus': 'shared-layout', onclick: () => ask(page, draw) }, t('Change the layout of all issues\u2026')));

/** Over the panel, as long as the layout of all issues is edited. @param {number} page @param {() => void} draw */
export function layoutMode(page, draw) {
  if (!mode || shared.page !== page) return null;
  return h('section', { class: 'of-all', 'aria-label': t('The layout of all issues') },
    h('p', {}, h('b', {}, t('You are changing {file}', { file: mode.file }))), h('p', {}, users(mode)), signatures(mode),
    h('div', { class: 'row' }, h('button', { class: 'btn small', type: 'button', 'data-focus': 'shared-end', onclick: () => { end(); draw(); } }, t('This issue alone again'))));
}

/** @param {Told} told */
const users = (told) => n(told.issues.length, '{n} issue has this layout', '{n} issues have this layout');

/** Signed pages of other issues that would change. @param {Told} told */
function signatures(told) {
  const found = told.issues.filter((one) => !one.here).flatMap((one) => one.signed.map((own) => t('number {number}, page {page}, signed by {by}', { number: one.number, ...own })));
  return found.length ? h('p', { class: 'red foretold' }, h('b', {}, n(found.length, '{n} signed page of another issue would change; its build stops there (SGN001): {pages}', '{n} signed pages of other issues would change; their builds stop there (SGN001): {pages}', { pages: found.join('; ') }))) : null;
}

function end() {
  cancel();
  mode = null;
  shared.page = 0;
}

/** Who has it, and whether all are meant. @param {number} page @param {() => void} draw */
async function ask(page, draw) {
  /** @type {Told | null} */
  const told = await get(`/api/pages/${page}/shared`).catch(() => null);
  if (!told || !writable()) return;
  const begin = () => { cancel(); mode = told; shared.page = page; dialog.close(); draw(); };
  const said = h('div', { role: 'status' });
  const toShare = h('button', { class: 'btn', type: 'button', 'data-focus': 'share-look', onclick: () => lookAround(page, { said, dialog, toShare, draw }) }, t('Make it the layout of all issues\u2026'));
  const close = h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, told.own ? t('Close') : c('dialog', 'Cancel'));
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys layouts', 'aria-labelledby': 'layouts-title' },
    h('h2', { id: 'layouts-title' }, t('The layout of all issues')), h('div', { class: 'bar' }), h('p', {}, h('code', {}, told.file)),
    told.own ? h('p', {}, t('This issue has its own {file}: what is changed in that of all does not show on this page.', { file: told.own }))
      : h('p', {}, t('What you change in it changes on the pages of all issues that have it:')),
    table(told.issues), signatures(told), said,
    h('div', { class: 'row' }, told.own ? toShare : h('button', { class: 'btn main', type: 'button', 'data-focus': 'shared-begin', onclick: begin }, t('Change it for all')), close)));
  dialog.addEventListener('close', () => { dialog.remove(); /** @type {HTMLElement | null} */ (document.querySelector('[data-focus="shared-end"],[data-focus="shared-layout"]'))?.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * What this issue's own layout would change in each issue that has that of all; then it may be written.
 * @param {number} page @param {{said: HTMLElement, dialog: HTMLDialogElement, toShare: HTMLElement, draw: () => void}} at
 */
async function lookAround(page, { said, dialog, toShare, draw }) {
  /** @type {HTMLButtonElement} */ (toShare).disabled = true;
  fill(said, h('p', { class: 'soft' }, t('Setting the issues that have it\u2026')));
  try {
    const told = await send(`/api/pages/${page}/share/look`, { by });
    const write = h('button', { class: 'btn main', type: 'button', 'data-focus': 'share-write', onclick: async () => {
      /** @type {HTMLButtonElement} */ (write).disabled = true;
      const wrong = await send(`/api/pages/${page}/share`, { by, base: told.base }).then(() => '', reason);
      if (wrong) return fill(said, h('p', { class: 'red', role: 'alert' }, wrong));
      dialog.close();
      say(t('Written: {what}', { what: named({ gesture: 'share', page }) }));
      draw();
    } }, t('Write it for all'));
    for (const before of dialog.querySelectorAll('.foretold')) before.remove();  // of what might change; now it is known
    fill(said, ...around(told));
    toShare.replaceWith(write);
    write.focus();
  } catch (error) {
    fill(said, h('p', { class: 'red', role: 'alert' }, reason(error)));
    /** @type {HTMLButtonElement} */ (toShare).disabled = false;
  }
}

/** @param {any} told of `share/look` */
function around(told) {
  const broken = told.issues.flatMap((/** @type {any} */ one) => one.breaks.map((/** @type {any} */ own) => t('number {number}, page {page}, signed by {by}', { number: one.number, ...own })));
  return [h('h3', {}, t('What it would change')),
    told.issues.length ? h('ul', { class: 'plain alike elsewhere' }, told.issues.map(effect)) : h('p', {}, t('No other issue has this layout: it is that of issues to come.')),
    broken.length ? h('p', { class: 'red' }, h('b', {}, n(broken.length, '{n} signed page of another issue would change; its build stops there (SGN001): {pages}', '{n} signed pages of other issues would change; their builds stop there (SGN001): {pages}', { pages: broken.join('; ') }))) : null,
    h('details', {}, h('summary', {}, t('The lines of the file')), told.diff.length ? told.diff.map(diff) : h('p', { class: 'soft' }, t('Both files are the same'))),
    h('p', { class: 'soft' }, t('{file} goes; this issue then has the layout of all, and looks as it does now. One step: it can be undone.', { file: told.own }))];
}

/** Of one issue. @param {any} one */
function effect(one) {
  const pages = one.changed.join(c('pages', ', '));
  const what = !one.whole ? t('cannot be set as it is') : one.changed.length ? n(one.changed.length, 'page {pages} would look different', 'pages {pages} would look different', { pages }) : t('nothing would change');
  return h('li', {}, h('b', {}, t('number {number}, {date}', one)), ' ', what, one.told.map((/** @type {any} */ m) => h('small', { class: m.severity === 'error' ? 'block red' : 'block' }, `${m.code} ${m.message}`)));
}

nameGestures({ share: (g) => t('Layout of page {page} made that of all issues', { page: g.page }) });

/** @param {Issue[]} issues */
const table = (issues) => (issues.length ? h('table', { class: 'kv users' }, h('thead', {}, h('tr', {}, [t('Number'), t('Date'), t('Pages'), t('Signed')].map((word) => h('th', { scope: 'col' }, word)))),
  h('tbody', {}, issues.map((one) => h('tr', {}, h('td', { title: one.folder }, one.here ? h('b', {}, t('{number}, this one', { number: one.number })) : one.number), h('td', {}, one.date), h('td', {}, one.pages.join(', ')),
    h('td', {}, one.signed.map((own) => t('{page} by {by}', own)).join(', ')))))) : null);

/** Whoever leaves the page means the issue alone again. */
subscribe((what) => {
  if (what === 'at' && mode && (state.at.name !== 'page' || state.at.page !== shared.page)) end();
});
