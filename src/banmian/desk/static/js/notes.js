// @ts-check
// Notes that readers put on a PDF: each with its page, its words and its line, where these are now; chosen, it is framed on the view
// Page, and the frame goes with its words.
import { go } from './address.js';
import { get } from './api.js';
import { h, stand } from './dom.js';
import { fileButton, quoted, storyLink, titleOf } from './messages.js';
import { addPart } from './parts.js';
import { change, state, subscribe } from './state.js';
import { c, n, t } from './words.js';

/** @typedef {{page: number | null, kind: string, text: string, author: string, reply: boolean, words: string, story: string, 'line-of-column': number | null, file: string | null, line: number | null, rect: number[] | null, gone?: boolean, number?: number, list?: string}} Note */

/** @type {Record<string, () => string>} */
const KINDS = { highlight: () => t('highlighted'), 'strike-out': () => t('struck out'), underline: () => t('underlined'), note: () => c('note', 'note'), text: () => t('text'), insert: () => t('insertion'), drawing: () => t('drawn'), stamp: () => t('stamp') };

/** The note that is framed on its page. @type {Note | null} */
let framed = null;

/** @param {{file: string, notes: Note[], now: boolean}[]} files */
export function notes(files) {
  if (!files.length) return null;
  return h('section', { class: 'notes', 'aria-label': t('Notes') }, files.flatMap((one) => [
    h('h2', {}, one.notes.length ? n(one.notes.length, '{n} note in {file}', '{n} notes in {file}', { file: one.file }) : t('No notes in {file}', { file: one.file })),
    one.now ? h('p', { class: 'soft' }, t('Nothing was kept of what this file shows: notes were compared with the pages as they were when it was read, and may stand beside their words.')) : null,
    h('ol', { class: 'plain' }, one.notes.map((note, k) => row({ ...note, number: k + 1, list: one.file }, one.file)))]));
}

/** @param {Note} note @param {string} file */
function row(note, file) {
  const place = [note.page ? t('Page {page}', { page: note.page }) : t('a page that is not known'), note.story ? quoted(titleOf(note.story)) : '', note['line-of-column'] ? t('line {n} of its column', { n: note['line-of-column'] }) : ''].filter(Boolean).join('\u2002');
  const open = () => { framed = note; if (note.page) go('page', note.page); };
  return h('li', { class: 'msg' }, h('span', { class: 'dot w' }, note.number), h('div', {},
    h('p', {}, note.page ? h('button', { class: 'text strong', type: 'button', 'data-focus': `note-${file}-${note.number}`, onclick: open }, place) : h('b', {}, place)),
    note.words ? h('p', { class: 'stretches' }, note.kind === 'strike-out' ? h('del', {}, note.words) : h('mark', {}, note.words)) : null,
    note.gone ? h('p', { class: 'soft' }, t('These words are in the story no more')) : null,
    note.text ? h('p', {}, t('\u201c{text}\u201d', { text: note.text })) : null,
    h('div', { class: 'row between' }, h('small', {}, who(note)), note.file ? h('span', { class: 'row' }, storyLink(note), fileButton({ file: note.file, line: note.line })) : null)));
}

/** @param {Note} note */
function who(note) {
  const kind = KINDS[note.kind]?.() ?? note.kind;
  if (note.reply) return note.author ? t('{kind}, a reply by {name}', { kind, name: note.author }) : t('{kind}, a reply', { kind });
  return note.author ? t('{kind} by {name}', { kind, name: note.author }) : kind;
}

addPart('stage', ({ page, trim }) => {
  if (!framed || framed.page !== page?.number || !framed.rect || state.at.name !== 'page') return null;
  const [x, y, width, height] = framed.rect;
  const box = h('div', { class: 'noted' }, h('span', { class: 'tag above' }, t('note {n}', { n: framed.number ?? '' })));
  stand(box, [x - 1, y - 1, width + 2, height + 2], trim);
  return box;
});

subscribe(async (what, data) => {
  if (what !== 'set' || data.trial || !framed) return;
  const was = framed;
  const told = await get('/api/proofs').catch(() => null);
  const found = told?.notes.find((/** @type {any} */ one) => one.file === was.list)?.notes[(was.number ?? 0) - 1];
  if (framed !== was || !told) return;
  framed = found ? { ...found, number: was.number, list: was.list } : null;
  change('look');
});
