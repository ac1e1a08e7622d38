// @ts-check
// The view Proofs: what was issued and for whom, a new one, the notes that came back; and where a signed page would change, the page as
// it was signed beside the page as it would be.
import { Refused, get, reason, send, sendRaw } from './api.js';
import { fill, h } from './dom.js';
import { by, writable } from './edit.js';
import { keepingFocus } from './issue.js';
import { fileButton } from './messages.js';
import { notes } from './notes.js';
import { Refusal } from './refusal.js';
import { panelPart } from './signing.js';
import { openProof } from './proofpaper.js';
import { proofWords, unsigned } from './stamp.js';
import { page as pageOf, state } from './state.js';
import { refresh } from './thumb.js';
import { n, t } from './words.js';

export const view = { name: 'proofs', title: () => t('Proofs'), page: true, mount };

/** @typedef {{number: number, at: string, to: string, sheets: string[], files: string[]}} Issued */

/** What is known, and what is being done. @type {{proofs: Issued[], notes: any[], known: boolean, doing: '' | 'proof' | 'notes', since: number, said: string, wrong: string, where: any}} */
const known = { proofs: [], notes: [], known: false, doing: '', since: 0, said: '', wrong: '', where: null };
/** What the form holds. */
const form = { to: '', size: 'a3', which: 'one' };
/** In the address: a proof of all pages that are not signed. */
export const REST = 'rest';
const LONGEST = 80;

let draw = () => {};

/** @param {HTMLElement} root */
function mount(root) {
  const main = h('section', { class: 'two', 'aria-label': t('Proofs and notes'), tabindex: '-1', 'data-region': 'page' });
  const aside = h('aside', { class: 'aside', 'aria-label': t('Signing and a new proof'), tabindex: '-1', 'data-region': 'panel' });
  root.className = 'sg';
  fill(root, main, aside);
  const refusal = new Refusal();
  const table = h('div');
  fill(main, refusal.element, table);
  draw = () => keepingFocus(() => { refusal.draw(pageOf(state.at.page)); fill(table, ...issued(), notes(known.notes)); fill(aside, ...panel()); });
  const counting = setInterval(() => { const line = root.querySelector('.pr-busy'); if (line) line.textContent = busy(); }, 1000);
  if (state.at.more[0] === REST) form.which = REST;
  draw();
  load();
  return {
    /** @param {string} what */
    update(what) {
      if (what === 'at' || what === 'told') draw();
      if (what === 'told') load();
      if (what === 'set') refusal.changed();
      if (what === 'thumbs') refresh(pageOf);
    },
    leave() { clearInterval(counting); refusal.leave(); draw = () => {}; },
  };
}

async function load() {
  try {
    const told = await get('/api/proofs');
    Object.assign(known, { proofs: told.proofs, notes: told.notes, known: true });
  } catch (error) {
    known.wrong = reason(error);
  }
  draw();
}

// --- what was issued --------------------------------------------------------------------------------------------------

function issued() {
  const heading = h('h1', {}, known.proofs.length ? n(known.proofs.length, '{n} proof issued', '{n} proofs issued') : t('No proof was issued yet'));
  if (!known.proofs.length) return [heading, h('p', { class: 'soft' }, known.known ? t('A proof is the pages on paper, numbered, for people to read: with line numbers beside the columns and boxes to sign in.') : t('Looking\u2026'))];
  return [heading, h('table', { class: 'pr' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('Proof')), h('th', { scope: 'col' }, t('Pages')), h('th', { scope: 'col' }, t('For')), h('th', { scope: 'col' }, t('Time')), h('th', { scope: 'col' }, t('Files')))),
    h('tbody', {}, known.proofs.map(row)))];
}

/** @param {Issued} one */
function row(one) {
  const pages = one.sheets.map((sheet) => {
    const page = pageOf(Number(sheet.split('-')[0]));
    const changed = page?.changed && page.state === `proof ${one.number}`;
    return h('span', { class: changed ? 'sheet-no changed' : 'sheet-no', title: changed ? t('{proof}, changed since', { proof: proofWords(one.number) }) : null }, sheet.replace('-', '\u2013'), changed ? '*' : '');
  });
  const changed = pages.some((page) => page.classList.contains('changed'));
  return h('tr', {}, h('td', {}, h('b', { class: 'num' }, proofWords(one.number))), h('td', {}, pages, changed ? h('small', { class: 'block' }, t('* changed since')) : null),
    h('td', {}, one.to), h('td', {}, one.at.slice(0, 16).replace('T', ' ')),
    h('td', {}, one.files.slice(0, 4).map((name) => h('button', { class: 'btn small', type: 'button', title: name, 'data-focus': `file-${one.number}-${name}`, onclick: () => openProof(one.number, name).catch(failed) }, kind(name))),
      one.files.length > 4 ? h('small', { class: 'block' }, n(one.files.length - 4, 'and {n} more', 'and {n} more')) : null,
      one.files.length ? null : h('small', {}, t('no longer there'))));
}

/** A4, A3, or a picture's number. @param {string} name */
function kind(name) {
  const size = /-(a[34])\.pdf$/.exec(name)?.[1];
  if (size) return size.toUpperCase();
  const picture = /-A0*(\d+)-(\d+)\.png$/.exec(name);
  return picture ? t('picture {page}.{n}', { page: picture[1], n: picture[2] }) : name;
}

// --- the panel --------------------------------------------------------------------------------------------------------

function panel() {
  const page = pageOf(state.at.page);
  if (!page) return [];
  const refused = page.state === 'signed' && page.changed;
  return [refused ? panelPart({ page, title: t('Nothing has been built') }) : null, writable() ? newProof(page) : null, writable() ? back() : null, refused ? null : panelPart({ page })];
}

/** @param {any} page */
function newProof(page) {
  const busyNow = known.doing === 'proof';
  const sheet = page.together?.length ? page.together : [page.number];
  const rest = unsigned().map((one) => one.number);
  const size = /** @type {HTMLSelectElement} */ (h('select', { id: 'proof-size', 'data-focus': 'proof-size', onchange: () => { form.size = size.value; } },
    h('option', { value: 'a3' }, t('A3')), h('option', { value: 'a4' }, t('A4')), h('option', { value: 'phone' }, t('Pictures for a telephone'))));
  size.value = form.size;
  const which = /** @type {HTMLSelectElement} */ (h('select', { id: 'proof-pages', 'data-focus': 'proof-pages', onchange: () => { form.which = which.value; } },
    h('option', { value: 'one' }, t('Page {page}', { page: sheet.join('\u2013') })),
    rest.length && rest.length < state.told.pages.length ? h('option', { value: REST }, t('All that are not signed: {pages}', { pages: rest.join(', ') })) : null,
    h('option', { value: 'all' }, t('All pages'))));
  which.value = form.which === REST && !(rest.length < state.told.pages.length && rest.length) ? 'all' : form.which;
  const to = /** @type {HTMLInputElement} */ (h('input', { id: 'proof-to', type: 'text', maxlength: LONGEST, autocomplete: 'off', 'data-focus': 'proof-to', oninput: () => { form.to = to.value; } }));
  to.value = form.to;
  const own = h('form', { class: 'new-proof' },
    h('p', { class: 'asked' }, h('label', { for: 'proof-pages' }, t('Pages')), which),
    h('p', { class: 'asked' }, h('label', { for: 'proof-size' }, t('On')), size),
    h('p', { class: 'asked' }, h('label', { for: 'proof-to' }, t('For whom')), to),
    h('div', { class: 'row' }, h('button', { class: 'btn main', type: 'submit', disabled: Boolean(known.doing), 'data-focus': 'issue-proof' }, busyNow ? t('Issuing\u2026') : t('Issue a proof')),
      h('span', { class: 'soft pr-busy', role: 'status' }, busyNow ? busy() : '')));
  own.addEventListener('submit', (event) => {
    event.preventDefault();
    doing('proof', async () => {
      const done = await send('/api/proofs', { by, pages: { all: [], [REST]: rest }[which.value] ?? sheet, to: form.to, size: form.size });
      return t('{proof} issued: {pages}', { proof: proofWords(done.number), pages: done.sheets.join(', ') });
    });
  });
  return h('section', { class: 'part', 'aria-label': t('A new proof') }, h('h2', {}, t('A new proof')), h('div', { class: 'bar' }), own,
    known.said ? h('p', { role: 'status' }, known.said) : null, known.wrong ? h('p', { class: 'red', role: 'alert' }, known.wrong, ' ', known.where ? fileButton(known.where) : null) : null);
}

/** Where a PDF that came back is dropped. */
function back() {
  const input = /** @type {HTMLInputElement} */ (h('input', { id: 'notes-file', type: 'file', accept: 'application/pdf', class: 'unseen', 'data-focus': 'notes-file', disabled: Boolean(known.doing), onchange: () => read(input.files?.[0]) }));
  const own = h('section', { class: 'part back', 'aria-label': t('Notes that came back') }, h('h3', {}, t('Notes that came back')),
    h('p', { class: 'soft' }, t('Readers mark the PDF in any viewer. Drop it here, and each note finds its place and its line.')),
    h('div', { class: 'row' }, input, h('label', { class: 'btn', for: 'notes-file' }, known.doing === 'notes' ? t('Reading\u2026') : t('Choose a PDF\u2026')), h('span', { class: 'soft' }, known.doing === 'notes' ? busy() : '')));
  own.addEventListener('dragover', (event) => { event.preventDefault(); own.classList.add('onto'); });
  own.addEventListener('dragleave', () => own.classList.remove('onto'));
  own.addEventListener('drop', (event) => { event.preventDefault(); own.classList.remove('onto'); read(event.dataTransfer?.files[0]); });
  return own;
}

/** @param {File | undefined} file */
function read(file) {
  if (!file || known.doing) return;
  doing('notes', async () => {
    const told = await sendRaw(`/api/notes?name=${encodeURIComponent(file.name)}`, file);
    return told.notes.length ? n(told.notes.length, '{n} note in {file}', '{n} notes in {file}', { file: file.name }) : t('No notes in {file}', { file: file.name });
  });
}

/** Do what takes seconds. @param {'proof' | 'notes'} what @param {() => Promise<string>} work what is said after it */
async function doing(what, work) {
  Object.assign(known, { doing: what, since: performance.now(), said: '', wrong: '', where: null });
  draw();
  try {
    known.said = await work();
  } catch (error) {
    failed(error);
  }
  known.doing = '';
  await load();
}

/** @param {unknown} error */
function failed(error) {
  known.wrong = reason(error);
  known.where = error instanceof Refused && error.told.file ? error.told : null;
  draw();
}

const busy = () => { const seconds = Math.floor((performance.now() - known.since) / 1000); return known.doing ? n(seconds, '{n} second', '{n} seconds') : ''; };
