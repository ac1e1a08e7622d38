// @ts-check
// The delivery, added to the view Issue under who has signed: it calls what `banmian deliver` calls, and says what was written where,
// or why nothing was, each cause a click away.
import { link } from './address.js';
import { get, reason, send } from './api.js';
import { fill, h } from './dom.js';
import { by, writable } from './edit.js';
import { dot, fileButton, place, said, storyLink } from './messages.js';
import { addPart } from './parts.js';
import { proofOf, proofWords, unsigned } from './stamp.js';
import { state, subscribe } from './state.js';
import { hasRefused } from './unsaved.js';
import { c, n, t } from './words.js';

/** @typedef {{group: string, files: number, at: string, stale: boolean}} Sent */

/** What the server told last. @type {any} */
let told = null;
/** When it was told, milliseconds. */
let heard = 0;
let wrong = '';
/** The part that is shown; it outlives the panel around it, which is drawn anew with every message. */
const box = h('section', { class: 'delivery', 'aria-live': 'polite' });

async function load() {
  const found = await get('/api/delivery').catch(() => null);
  if (found) take(found);
}

/** @param {any} found */
function take(found) {
  told = found;
  heard = performance.now();
  draw();
}

const deliver = () => ask('/api/delivery');

/** Begin, or cancel. @param {string} path */
async function ask(path) {
  wrong = '';
  try {
    take(await send(path, { by }));
  } catch (error) {
    wrong = reason(error);
    draw();
  }
}

/** Whether nothing is known that stands in the way: then it is what comes next. */
function ready() {
  const { messages, pages, signed_only: signedOnly } = state.told;
  const all = (/** @type {(state: string) => boolean} */ are) => pages.every((/** @type {any} */ page) => are(page.state));
  return !messages.some((/** @type {any} */ m) => m.severity === 'error') && all((one) => one !== 'copy') && (!signedOnly || all((one) => one === 'signed'));
}

/** Which proof is to be issued next, and of which pages. */
function nextProof() {
  const rest = unsigned();
  const all = rest.length === state.told.pages.length;
  const last = Math.max(0, ...rest.map(proofOf));
  const again = last > 0 && rest.every((page) => proofOf(page) === last && !page.changed);
  const values = { proof: proofWords(again ? last : last + 1), pages: rest.map((page) => page.number).join(c('pages', ', ')) };
  return rest.length ? h('p', {}, h('small', {}, again ? t('{proof} is issued of pages {pages}; none has changed since', values) : all ? t('The next proof is {proof}, of all pages', values) : t('The next proof is {proof}, of pages {pages}', values))) : null;
}

function draw() {
  const focus = box.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : null;
  const open = box.querySelector('details')?.open ?? false;
  const rest = unsigned().length;
  const first = !told?.stands.length;
  box.setAttribute('aria-label', t('Delivery to the print shop'));
  fill(box, state.told.signed_only && rest ? h('p', { class: 'soft' }, t('This paper goes to the print shop only when all pages are signed.')) : null,
    hasRefused() ? h('p', { class: 'red' }, t('Not all that was typed is saved')) : null,
    h('div', { class: 'row wrap' },
      h('a', { class: ready() && first ? 'btn' : 'btn main', href: link('proofs', state.at.page || 1, 'rest'), 'data-focus': 'to-proofs' }, t('Issue a proof\u2026')),
      writable() ? h('button', { class: ready() && first && !told?.doing ? 'btn main' : 'btn', type: 'button', disabled: Boolean(told?.doing), 'data-focus': 'deliver', onclick: deliver }, first ? t('To the print shop') : t('Send what has changed')) : null),
    ready() ? null : nextProof(),
    told?.doing ? h('div', { class: 'row between' }, h('p', { role: 'status' }, doing()),
      writable() ? h('button', { class: 'btn small', type: 'button', 'data-focus': 'cancel-delivery', onclick: () => ask('/api/delivery/cancel') }, c('delivery', 'Cancel')) : null) : null,
    wrong ? h('p', { class: 'red', role: 'alert' }, wrong) : null,
    told && !told.doing ? [...done(), ...standing()] : null);
  for (const fold of box.querySelectorAll('details')) fold.open = open;
  if (focus) /** @type {HTMLElement | null} */ (box.querySelector(`[data-focus="${CSS.escape(focus)}"]`))?.focus();
}

/** What is being done, and for how long. */
function doing() {
  const seconds = Math.floor(told.seconds + (performance.now() - heard) / 1000);
  const step = told.step || t('begun');
  return n(seconds, 'Delivering: {step}, {n} second', 'Delivering: {step}, {n} seconds', { step });
}

/** What came of it. @returns {(HTMLElement | null)[]} */
function done() {
  if (told.fault) return [h('p', { class: 'red', role: 'alert' }, t('The delivery failed: {why}. Nothing was written.', { why: told.fault }))];
  if (told.cancelled) return [h('p', { role: 'status' }, t('Cancelled: nothing was written, and nothing is left of it.'))];
  if (!told.done) return [];
  const { group, files, pages, same, since } = told.done;
  const changed = since.length ? n(since.length, 'Page {pages} has changed since it was sent', 'Pages {pages} have changed since they were sent', { pages: since.join(c('pages', ', ')) }) : '';
  if (same && changed) return [h('p', { class: 'red' }, changed)];
  if (same) return [h('p', { role: 'status' }, t('Every page is what was sent before: nothing needs to be sent again.'))];
  const again = since.length ? n(since.length, 'Page {pages} has changed since: try again', 'Pages {pages} have changed since: try again', { pages: since.join(c('pages', ', ')) }) : '';
  if (!group) return [h('h3', {}, t('Not delivered: nothing was written')), again ? h('p', { class: 'soft' }, again) : null, ...told.told.map(row)];
  const what = pages.length ? n(pages.length, 'Page {pages} sent again:', 'Pages {pages} sent again:', { pages: pages.join(', ') }) : t('The whole issue is ready for the print shop:');
  return [h('p', {}, h('b', {}, what)), changed ? h('p', { class: 'red' }, changed) : null, h('p', {}, h('code', {}, `${told.folder}/${group}/`)),
    h('details', {}, h('summary', { 'data-focus': 'delivered' }, n(files.length, '{n} file', '{n} files')),
      h('table', { class: 'kv' }, h('tbody', {}, files.map((/** @type {[string, number]} */ [name, size]) => h('tr', {}, h('td', { class: 'name' }, name), h('td', {}, bytes(size))))))),
    ...told.told.map(row)];
}

/** @param {number} size */
const bytes = (size) => (size < 1e6 ? `${Math.max(1, Math.round(size / 1e3))} kB` : `${(size / 1e6).toFixed(1)} MB`);

/** A cause, with the ways to it: its page, its story at the line, its file. @param {any} message @param {number} k */
function row(message, k) {
  const words = message.page ? h('a', { href: link('page', message.page), 'data-focus': `delivery-${k}` }, said(message)) : said(message);
  return h('div', { class: 'msg' }, dot(message, k + 1), h('div', {}, h('p', {}, h('b', {}, words)), message.hint ? h('p', { class: 'soft' }, message.hint) : null,
    h('div', { class: 'row between' }, h('small', { title: message.file }, place(message)), h('small', {}, message.code)),
    message.file ? h('div', { class: 'row wrap' }, storyLink(message), fileButton(message)) : null));
}

/** What stands there already, in turn. */
function standing() {
  const rows = /** @type {Sent[]} */ (told.stands);
  if (!rows.length || told.done?.group) return [];
  return [h('table', { class: 'kv', 'aria-label': t('What was sent') }, h('tbody', {}, rows.map((one) => h('tr', {},
    h('td', { class: 'name' }, `${told.folder}/${one.group}/`, one.stale ? h('small', { class: 'block' }, t('the issue is another since')) : null),
    h('td', {}, one.at.slice(0, 16).replace('T', ' '))))))];
}

function part() {
  draw();
  if (!told) load();
  return box;
}

addPart('issuePanel', part);
subscribe((what) => {
  if (what === 'delivery' || (what === 'told' && told)) load();
  if (what === 'lang') { told = null; load(); }
  if (what === 'unsaved' && box.isConnected) draw();
});
setInterval(() => { if (told?.doing && box.isConnected) draw(); }, 1000);
