// @ts-check
// Where the story that is open stands, if in several places: what stands in each, and what is over or short at the end of each text;
// the one that holds the cursor's paragraph first.
import { link } from './address.js';
import { get } from './api.js';
import { counted } from './counting.js';
import { isDrawn, isToDraw } from './drawing.js';
import { fill, h } from './dom.js';
import { short } from './messages.js';
import { placeName } from './names.js';
import { span, whole } from './overlay.js';
import { page as pageOf, state } from './state.js';
import { c, n, t } from './words.js';

/** @typedef {{page: number, place: any, ends: boolean, geometry: any}} Row */

/** The story of an address: named there, else that of the place that is selected, else the first that begins on the page. */
export function asked() {
  const [named] = state.at.more;
  if (named) return named;
  const stories = pageOf(state.at.page)?.stories ?? [];
  const own = state.selected?.kind === 'place' ? stories.find((story) => story.place === state.selected?.name) : null;
  const before = state.told.pages.filter((page) => page.number < state.at.page).flatMap((page) => page.stories.map((story) => story.id));
  return (own ?? stories.find((story) => !before.includes(story.id)) ?? stories[0])?.id ?? '';
}

/** Columns, columns of text and lines of a place. @param {any} place */
export function standsOn(place) {
  const text = place.parts.find((/** @type {any} */ part) => part.kind === 'text');
  const { cols, lines } = whole(place);
  const columns = text?.columns > 1 ? n(text.columns, 'text in {n} column', 'text in {n} columns') : '';
  return [span({ cols, lines: null }), span({ cols: null, lines }), columns].filter(Boolean).join(c('list', ', '));
}

/** Milliseconds after which it is asked again where there was no answer. */
const AGAIN = 1000;

export class Standing {
  /** @param {string} id @param {() => void} [known] called when it is known where the story stands */
  constructor(id, known = () => {}) {
    this.id = id;
    this.known = known;
    this.element = h('ul', { class: 'stands', 'aria-label': t('Where this story stands') });
    /** @type {Row[]} */
    this.rows = [];
    this.asked = 0;
    /** Whether an answer of the engine is still to come. */
    this.asking = true;
    this.line = 0;
    this.before = '';
    this.file = '';
    /** Characters of each text of the file that this window was told, by the file's hash. @type {Map<string, number>} */
    this.texts = new Map();
  }

  /** A text of the file. @param {{base: string, body: string}} told */
  learn({ base, body }) { this.texts.set(base, counted(body)); }

  /** The hash of the file from which a place was set. @param {any} place @returns {string | undefined} */
  base(place) { return place?.stories.find((/** @type {any} */ story) => story.file === this.file)?.base; }

  /** Characters of the text from which a place was set; undefined for one that this window was not told. @param {any} place */
  counted(place) { return this.texts.get(this.base(place) ?? ''); }

  /** Ask anew for all pages on which the story stands. @param {{file: string, places: {page: number, place: string}[]}} told */
  async ask(told) {
    const turn = ++this.asked;
    this.asking = true;
    isToDraw(this);
    this.known();
    const numbers = [...new Set(told.places.map((one) => one.page))];
    const found = await Promise.all(numbers.map((page) => get(`/api/pages/${page}/geometry`).catch(() => null)));
    if (turn !== this.asked) return;
    if (found.includes(null)) {
      setTimeout(() => turn === this.asked && this.ask(told), AGAIN);
      return;
    }
    this.asking = false;
    isDrawn(this);
    this.file = told.file;
    this.rows = told.places.flatMap(({ page, place }) => {
      const geometry = found[numbers.indexOf(page)];
      const own = geometry?.places.find((/** @type {any} */ one) => one.name === place);
      return own ? [{ page, place: own, geometry, ends: !geometry.threads.some((/** @type {any} */ thread) => thread.place === place && thread.to) }] : [];
    }).filter((row, at, all) => all.findIndex((one) => one.page === row.page && one.place.name === row.place.name) === at);
    this.draw();
    this.known();
  }

  leave() {
    this.asked++;
    isDrawn(this);
  }

  /** The cursor stands on a line of the file. @param {number} line @param {string} before the text up to it */
  cursor(line, before) {
    Object.assign(this, { line, before });
    this.draw();
  }

  /** Whether the cursor's paragraph stands there. @param {Row} row @param {number} line the line of the file on which it begins */
  holds({ place, geometry }, line) {
    const within = (/** @type {number[]} */ [x, y, width, height]) => place.parts.some(({ rect }) => x + width / 2 >= rect[0] && x + width / 2 <= rect[0] + rect[2] && y + height / 2 >= rect[1] && y + height / 2 <= rect[1] + rect[3]);
    return geometry.blocks.some((/** @type {any} */ block) => block.file === this.file && block.line === line && block.rects.some(within));
  }

  /** Characters that stand on a row's page of the paragraph that begins on a line of the file. @param {Row} row @param {number} line */
  part({ geometry }, line) {
    const own = geometry.blocks.filter((/** @type {any} */ block) => block.file === this.file && block.line === line);
    return Math.max(0, ...own.map((/** @type {any} */ block) => block.text.replace(/\s/g, '').length));
  }

  /** Which row holds the cursor: of a paragraph that stands on several pages that on which so much of it has been read; -1 for none. */
  index() {
    const begun = Math.max(0, ...this.rows.flatMap((row) => row.geometry.blocks.filter((/** @type {any} */ block) => block.file === this.file && block.line && block.line <= this.line).map((/** @type {any} */ block) => block.line)));
    const own = this.rows.filter((row) => this.holds(row, begun));
    const read = counted(this.before.split('\n').slice(begun - this.line - 1).join('\n'));
    let [stands, page] = [0, 0];
    const found = own.find((row) => {
      if (row.page !== page) stands += this.part(row, begun);
      page = row.page;
      return read < stands;
    });
    return this.rows.indexOf(found ?? own[own.length - 1]);
  }

  /** The row of the cursor, before there is one of the page that is shown; none where the story stands in one place. @param {number | undefined} page */
  here(page) {
    if (this.rows.length < 2) return undefined;
    return this.rows[this.index()] ?? this.rows.find((row) => row.page === page) ?? this.rows[0];
  }

  draw() {
    const first = this.index();
    const rows = first > 0 ? [this.rows[first], ...this.rows.filter((_, at) => at !== first)] : this.rows;
    this.element.hidden = rows.length < 2;
    const focus = document.activeElement?.closest('.stands a')?.getAttribute('href');
    fill(this.element, rows.map((row, at) => this.row(row, first >= 0 && at === 0)));
    if (focus) /** @type {HTMLElement | null} */ (this.element.querySelector(`a[href="${focus}"]`))?.focus();
  }

  /** @param {Row} row @param {boolean} here */
  row({ page, place, ends }, here) {
    const wrong = ends && (place.over || place.short) ? h('b', { class: place.over ? 'red' : '' }, short(place)) : null;
    const where = t('On page {page}, {place}', { page, place: placeName(page, place.name) });
    return h('li', { 'aria-current': here ? 'true' : null }, h('a', { href: link('story', page, this.id) }, here ? h('b', {}, where) : where),
      h('span', {}, n(place.stands, '{n} character', '{n} characters')), wrong);
  }
}
