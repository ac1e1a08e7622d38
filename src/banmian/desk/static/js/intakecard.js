// @ts-check
// The card of a document that came in: what is kept, what was cleaned, what is to be decided, and the name to save it under.
import { h } from './dom.js';
import { c, n, t } from './words.js';

/**
 * @typedef {{id: string, name: string, ident: string, files: string[], text: string, counts: Record<string, number>,
 *   changes: {number: number, what: 'added' | 'deleted' | 'moved', author: string, words: string, paragraph: number, accepted: boolean}[],
 *   told: {code: string, severity: string, message: string, hint: string | null, line: number | null}[]}} Report
 * @typedef {{name: string, told: Report | null, accept: boolean, one: boolean, but: number[], later: boolean, ident: string, renamed: boolean, wrong: string, busy: boolean, element?: HTMLElement}} Taken
 * @typedef {{again: (own: Taken) => any, accept: (own: Taken) => any, leave: (own: Taken) => any}} Acts
 */

/** What a message says that has a row of its own. */
const ROWS = new Set(['IMT007', 'IMT010']);
let made = 0;

/** @param {Taken} own @param {Acts} acts */
export function card(own, acts) {
  const { told } = own;
  const name = own.name === '-' ? t('Pasted text') : own.name;
  const status = own.busy ? t('Reading it\u2026') : told?.files?.length ? t('Nothing is written yet') : '';
  return h('article', { class: 'card', 'aria-label': name, 'aria-busy': String(own.busy) },
    h('div', { class: 'row between' }, h('h2', { class: 'name' }, name), h('span', { class: 'soft', role: 'status' }, status)), h('div', { class: 'bar' }),
    !told?.files ? null : told.files.length ? report(own, told, acts) : refused(told),
    own.wrong ? h('p', { class: 'red', role: 'alert' }, own.wrong) : null,
    foot(own, acts));
}

/** @param {Report} told */
const refused = (told) => told.told.map((one) => h('div', { class: 'why' }, h('p', {}, h('b', { class: one.severity === 'error' ? 'red' : '' }, one.message)), one.hint ? h('p', { class: 'soft' }, one.hint) : null));

/** @param {Taken} own @param {Report} told @param {Acts} acts */
function report(own, told, acts) {
  const rest = told.told.filter((one) => !ROWS.has(one.code));
  return [
    h('table', { class: 'rep' }, h('tbody', {}, rows(told))),
    told.counts.added + told.counts.deleted ? choice(own, acts) : null,
    own.one ? oneByOne(own, told, acts) : changes(told),
    rest.length ? h('details', { class: 'did' }, h('summary', {}, n(rest.length, '{n} thing to look at', '{n} things to look at')), h('ul', { class: 'plain' }, rest.map(message))) : null,
    h('details', { class: 'did' }, h('summary', {}, t('The article as it will be written')), h('pre', { class: 'code' }, told.text)),
  ];
}

/** Numbers in words, the empty ones left out. @param {(string | null)[]} parts */
function joined(parts) {
  const comma = t(', ');
  return parts.filter((part) => part !== null).join(comma);
}

/** @param {Report} told */
function rows({ counts, told }) {
  const some = (/** @type {number} */ count, /** @type {string} */ words) => (count ? words : null);
  const kept = c('copy', 'kept');
  const cleaned = c('copy', 'cleaned');
  const text = joined([n(counts.characters, '{n} character', '{n} characters'), n(counts.paragraphs, '{n} paragraph', '{n} paragraphs'), some(counts.headings, n(counts.headings, '{n} subhead', '{n} subheads'))]);
  const parts = joined([some(counts.bold, n(counts.bold, '{n} bold place', '{n} bold places')), some(counts.lists, n(counts.lists, '{n} list', '{n} lists')), some(counts.tables, n(counts.tables, '{n} table', '{n} tables')), some(counts.notes, n(counts.notes, '{n} note', '{n} notes'))]);
  const tracked = joined([some(counts.added, n(counts.added, '{n} place added', '{n} places added')), some(counts.deleted, n(counts.deleted, '{n} place deleted', '{n} places deleted'))]);
  const tidied = told.find((one) => one.code === 'IMT010');
  return [
    row(t('Text'), text, kept),
    parts ? row(t('Bold, lists, tables, notes'), parts, kept) : null,
    counts.pictures ? row(t('Pictures'), n(counts.pictures, '{n} picture, saved to images/', '{n} pictures, saved to images/'), kept) : null,
    tracked ? row(t('Tracked changes'), tracked, h('b', {}, t('for you to decide'))) : null,
    counts.comments ? row(t('Comments'), n(counts.comments, '{n} comment, listed below, not in the text', '{n} comments, listed below, not in the text'), c('copy', 'listed')) : null,
    tidied ? row(t('Marks, blanks, line ends'), tidied.message, cleaned) : null,
    row(t('Faces, colours, sizes'), t('not taken over: the layout sets them'), cleaned),
  ];
}

/** @param {string} head @param {string} what @param {any} done */
const row = (head, what, done) => h('tr', {}, h('th', { scope: 'row' }, head), h('td', {}, what), h('td', {}, done));

/** @param {Report['told'][number]} one */
const message = (one) => h('li', {}, h('b', {}, one.message), one.hint ? h('span', { class: 'soft' }, ' ', one.hint) : null, one.line ? h('small', {}, ' ', t('paragraph {n}', { n: one.line })) : null);

/** Each tracked change. @param {Report} told */
function changes(told) {
  const own = told.told.filter((one) => one.code === 'IMT007');
  return own.length ? h('details', { class: 'did' }, h('summary', {}, t('Each tracked change')), h('ul', { class: 'plain' }, own.map((one) => h('li', {}, one.message, one.line ? h('small', {}, ' ', t('paragraph {n}', { n: one.line })) : null)))) : null;
}

/** What becomes of tracked changes. @param {Taken} own @param {Acts} acts */
function choice(own, acts) {
  const group = `tracked-${++made}`;
  const radio = (/** @type {boolean} */ accept, /** @type {string} */ words, one = false) => {
    const choose = () => { Object.assign(own, one ? { one } : { accept, one, but: [] }); acts.again(own); };
    const input = /** @type {HTMLInputElement} */ (h('input', { type: 'radio', name: group, 'data-focus': `${own.told?.id}-${one ? 'one' : accept}`, onchange: choose }));
    input.checked = one ? own.one : !own.one && own.accept === accept;
    return h('label', {}, input, words);
  };
  return h('fieldset', { class: 'row rad' }, h('legend', { class: 'unseen' }, t('Tracked changes')), radio(true, t('Accept all changes')), radio(false, t('Back to the text before them')),
    own.told?.changes.length ? radio(own.accept, t('Look at each'), true) : null);
}

/** Each tracked change with who made it, and its two ways. @param {Taken} own @param {Report} told @param {Acts} acts */
function oneByOne(own, told, acts) {
  const takes = (/** @type {number} */ number) => own.accept !== own.but.includes(number);
  const decide = (/** @type {number} */ number, /** @type {boolean} */ take) => {
    if (takes(number) === take) return;
    own.but = takes(number) === own.accept ? [...own.but, number] : own.but.filter((one) => one !== number);
    acts.again(own);
  };
  const way = (/** @type {number} */ number, /** @type {boolean} */ take, /** @type {string} */ words) => h('button', { class: `btn small${takes(number) === take ? ' main' : ''}`, type: 'button', 'aria-pressed': String(takes(number) === take),
    'data-focus': `change-${own.told?.id}-${number}-${take}`, onclick: () => decide(number, take) }, words);
  return h('ol', { class: 'tracked', 'aria-label': t('Each tracked change') }, told.changes.map((one) => h('li', { 'data-change': one.number },
    h('span', { class: 'num' }, one.number),
    h('div', {}, h('p', {}, doing(one), ' ', h(one.what === 'deleted' ? 'del' : 'ins', {}, one.words)), h('small', {}, t('{author}, paragraph {n}', { author: one.author || somebody(), n: one.paragraph }))),
    h('span', { class: 'row ways', role: 'group', 'aria-label': t('Tracked change {n}', { n: one.number }) }, way(one.number, true, c('change', 'Accept')), way(one.number, false, c('change', 'Refuse'))))));
}

const somebody = () => c('author', 'somebody');

/** @param {Report['changes'][number]} one */
const doing = (one) => ({ added: c('change', 'added'), deleted: c('change', 'deleted'), moved: c('change', 'moved here') })[one.what];

/** @param {Taken} own @param {Acts} acts */
function foot(own, acts) {
  const id = own.told?.id ?? '';
  const named = Boolean(own.told && (own.told.files?.length || own.ident));
  const can = () => !own.busy && (Boolean(own.told?.files?.length) || own.renamed);
  const taking = h('button', { class: 'btn main', type: 'button', 'data-focus': `accept-${id}`, 'aria-disabled': String(!can()), onclick: () => { if (can()) acts.accept(own); } }, t('Take it, and edit'));
  // While it is read, its field and its button stay what they are, so that neither loses the focus.
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'text', id: `ident-${id}`, 'data-focus': `ident-${id}`, maxlength: 40, spellcheck: 'false', autocomplete: 'off', readonly: own.busy }));
  input.value = own.ident;
  // Enter reads it again under another name, and takes it under the name that it was read with.
  input.addEventListener('input', () => { Object.assign(own, { ident: input.value.trim(), renamed: true }); taking.setAttribute('aria-disabled', String(!can())); });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || own.busy) return;
    if (own.renamed) acts.again(own);
    else if (can()) acts.accept(own);
  });
  return h('div', { class: 'row between save' },
    named ? h('span', { class: 'row' }, h('label', { for: `ident-${id}` }, t('Save as')), h('code', {}, 'articles/', input, '.md')) : h('span'),
    h('span', { class: 'row' }, h('button', { class: 'btn', type: 'button', 'data-focus': `leave-${id}`, onclick: () => acts.leave(own) }, c('copy', 'Leave it')),
      named ? taking : null));
}
