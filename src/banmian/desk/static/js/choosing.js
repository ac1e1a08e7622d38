// @ts-check
// A story that was changed at once here and in its file: both texts side by side, paragraph by paragraph and part of the head by part;
// of each that differs one is chosen. What was not taken is kept among the versions.
import { Refused, get, reason, send } from './api.js';
import { fill, h } from './dom.js';
import { by } from './edit.js';
import { wordOf } from './storyhead.js';
import { n, t } from './words.js';

/** @typedef {{gap: string, text: string}} Paragraph */
/** @typedef {{mine: Paragraph[], theirs: Paragraph[], same: boolean, pick: 'mine' | 'theirs', both: boolean, key?: string, number: number}} Row */

/** A text's paragraphs, each with the blank lines before it. @param {string} text @returns {Paragraph[]} */
export function paragraphs(text) {
  const pieces = text.replace(/^\n+|\n+$/g, '').split(/(\n[ \t]*(?:\n[ \t]*)+)/);
  return pieces.filter((_, k) => k % 2 === 0).map((one, k) => ({ gap: k ? pieces[2 * k - 1] : '', text: one }));
}

/** Both texts in rows: what is the same, and what differs. @param {string} mine @param {string} theirs @param {string} base @returns {Row[]} */
export function rowsOf(mine, theirs, base) {
  const [a, b, known] = [paragraphs(mine), paragraphs(theirs), new Set(paragraphs(base).map((one) => one.text))];
  /** Lengths of the longest common rest. @type {number[][]} */
  const rest = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) rest[i][j] = a[i].text === b[j].text ? rest[i + 1][j + 1] + 1 : Math.max(rest[i + 1][j], rest[i][j + 1]);
  /** @type {Row[]} */
  const rows = [];
  let [i, j] = [0, 0];
  const meet = () => i < a.length && j < b.length && a[i].text === b[j].text;
  while (i < a.length || j < b.length) {
    const [from, to] = [i, j];
    while (!meet() && (i < a.length || j < b.length)) {
      if (j >= b.length || (i < a.length && rest[i + 1][j] >= rest[i][j + 1])) i += 1;
      else j += 1;
    }
    const [ours, other] = [a.slice(from, i), b.slice(to, j)];
    if (ours.length === other.length) rows.push(...ours.map((one, k) => row([one], [other[k]], known, from + k + 1)));
    else rows.push(row(ours, other, known, from + 1));
    if (!meet()) break;
    rows.push({ mine: [a[i]], theirs: [b[j]], same: true, pick: 'theirs', both: false, number: i + 1 });
    i += 1;
    j += 1;
  }
  return rows;
}

/** What differs; where one side is as both began, the other one is taken to begin with. @param {Paragraph[]} mine @param {Paragraph[]} theirs @param {Set<string>} known @param {number} number @returns {Row} */
function row(mine, theirs, known, number) {
  const untouched = (/** @type {Paragraph[]} */ side) => side.length > 0 && side.every((one) => known.has(one.text));
  return { mine, theirs, same: false, pick: untouched(mine) ? 'theirs' : 'mine', both: !untouched(mine) && !untouched(theirs), number };
}

/** The text that was chosen, with the empty lines around it of the file. @param {Row[]} rows @param {string} theirs */
export function chosenOf(rows, theirs) {
  const all = rows.flatMap((one) => one[one.pick]);
  const inner = all.map((one, k) => (k ? one.gap || '\n\n' : '') + one.text).join('');
  return (/^\n*/.exec(theirs)?.[0] ?? '') + inner + (/\n*$/.exec(theirs.trimStart())?.[0] || '\n');
}

export class Choosing {
  /** @param {any} desk of storydesk.js @param {any} theirs the story as its file has it */
  constructor(desk, theirs) {
    this.desk = desk;
    this.wrong = '';
    this.begin(theirs);
  }

  /** @param {any} theirs */
  begin(theirs) {
    const { desk } = this;
    /** Whether all of the file was typed here, since its head could not be read: then files are compared, and no parts of heads. */
    this.whole = Boolean(desk.told.whole);
    this.theirs = this.whole ? { ...theirs, head: {}, body: theirs.text } : theirs;
    this.mine = { head: this.whole ? {} : { ...desk.head }, body: desk.pane.text() };
    const keys = [...new Set([...Object.keys(this.theirs.head), ...Object.keys(this.mine.head)])].filter((key) => (this.theirs.head[key] ?? '') !== (this.mine.head[key] ?? ''));
    const of = (/** @type {any} */ head, /** @type {string} */ key) => [{ gap: '', text: head[key] ?? '' }];
    const base = desk.told;
    this.heads = keys.map((key) => ({ ...row(of(this.mine.head, key), of(this.theirs.head, key), new Set([base.head[key] ?? '']), 0), key }));
    this.rows = rowsOf(this.mine.body, this.theirs.body, base.body);
    this.draw();
    /** @type {HTMLElement | null} */ (desk.conflict.querySelector('input'))?.focus();
  }

  draw() {
    const { desk } = this;
    const open = [...this.heads, ...this.rows].filter((one) => !one.same);
    desk.fields.hidden = true;
    fill(desk.conflict, h('section', { class: 'conflict', 'aria-label': t('Two texts of this story') },
      h('div', { role: 'alert' }, h('p', {}, h('b', {}, desk.said)), h('p', {}, n(open.length, '{n} place differs: choose which stands.', '{n} places differ: choose which stands.'), ' ', t('What is not taken is kept among the versions.'))),
      h('div', { class: 'row wrap' }, button(t('Take mine'), 'mine', () => this.all('mine')), button(t('Take the one on disk'), 'theirs', () => this.all('theirs')),
        h('button', { class: 'btn small main', type: 'button', 'data-focus': 'chosen', onclick: () => this.save() }, t('Save what is chosen')), this.wrong ? h('span', { class: 'red' }, this.wrong) : null),
      h('div', { class: 'choices' }, this.heads.map((one, k) => this.part(one, `head-${k}`, wordOf(one.key ?? ''))), this.list())));
  }

  /** Rows of the text; what is the same in one line. @returns {HTMLElement[]} */
  list() {
    /** @type {HTMLElement[]} */
    const out = [];
    let same = 0;
    const close = () => { if (same) out.push(h('p', { class: 'soft same' }, n(same, '{n} paragraph is the same', '{n} paragraphs are the same'))); same = 0; };
    for (const [k, one] of this.rows.entries()) {
      if (one.same) same += 1;
      else { close(); out.push(this.part(one, `text-${k}`, t('Paragraph {n}', { n: one.number }))); }
    }
    close();
    return out;
  }

  /** @param {Row} one @param {string} name @param {string} word */
  part(one, name, word) {
    const text = (/** @type {Paragraph[]} */ side) => side.map((piece, k) => (k ? piece.gap : '') + piece.text).join('');
    const [mine, theirs] = [text(one.mine), text(one.theirs)];
    return h('fieldset', {}, h('legend', {}, h('b', {}, word), one.both ? null : h('small', {}, ' ', one.pick === 'mine' ? t('changed here alone') : t('changed on disk alone'))),
      h('div', { class: 'pair' }, side(one, name, 'mine', t('Here'), mine, theirs), side(one, name, 'theirs', t('On disk'), theirs, mine)));
  }

  /** Take all of one side, and save it. @param {'mine' | 'theirs'} pick */
  all(pick) {
    for (const one of [...this.heads, ...this.rows]) if (!one.same) one.pick = pick;
    this.save();
  }

  async save() {
    const head = { ...this.theirs.head };
    for (const one of this.heads) head[one.key ?? ''] = one[one.pick][0].text;
    const body = chosenOf(this.rows, this.theirs.body);
    try {
      const told = await send(`/api/stories/${encodeURIComponent(this.desk.id)}/decide`, { by, base: this.theirs.base, head, body, mine: this.mine, whole: this.whole });
      fill(this.desk.conflict);
      this.desk.fields.hidden = false;
      this.desk.decided(told);
    } catch (error) {
      this.wrong = reason(error);
      const again = error instanceof Refused && error.status === 409 ? await get(`/api/stories/${encodeURIComponent(this.desk.id)}`).catch(() => null) : null;
      if (again) this.begin(again);
      else this.draw();
    }
  }
}

/** @param {string} word @param {string} focus @param {() => void} run */
const button = (word, focus, run) => h('button', { class: 'btn small', type: 'button', 'data-focus': `take-${focus}`, onclick: run }, word);

/** One of two, to be chosen. @param {Row} one @param {string} name @param {'mine' | 'theirs'} pick @param {string} word @param {string} own @param {string} other */
const side = (one, name, pick, word, own, other) => h('label', { class: 'side' },
  h('span', {}, h('input', { type: 'radio', name: `choice-${name}`, value: pick, checked: one.pick === pick, onchange: () => { one.pick = pick; } }), ' ', h('small', {}, word)),
  own ? h('span', { class: 'said' }, ...marked(own, other)) : h('span', { class: 'soft' }, t('not there')));

/** What is other than on the other side. @param {string} own @param {string} other */
function marked(own, other) {
  const [a, b] = [[...own], [...other]];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const cut = a.length - end;
  return [a.slice(0, start).join(''), start < cut ? h('mark', {}, a.slice(start, cut).join('')) : '', a.slice(cut).join('')];
}
