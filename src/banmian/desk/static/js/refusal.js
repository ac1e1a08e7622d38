// @ts-check
// A signed page that would change: as it was signed, as it would be, and what would move.
import { get } from './api.js';
import { row } from './differences.js';
import { fill, h, stand } from './dom.js';
import { AS_IT_IS, Pane } from './panes.js';
import { stampWords } from './stamp.js';
import { n, t } from './words.js';

const WIDTH = 376;
/** Milliseconds after a setting that what is different is asked for. */
const SETTLED = 400;

/** @typedef {import('./state.js').Page} Page */

export class Refusal {
  constructor() {
    this.element = h('section', { class: 'refusal' });
    /** Which page, with which signature, is shown. */
    this.shown = '';
    /** @type {Pane[]} */
    this.panes = [];
    /** @type {any[]} */
    this.changes = [];
    /** @type {Page | undefined} */
    this.page = undefined;
    this.selected = 0;
    this.wrong = '';
    this.turn = 0;
  }

  /** @param {Page | undefined} page */
  draw(page) {
    const refused = page && page.state === 'signed' && page.changed ? page : undefined;
    this.page = refused;
    const shown = refused ? `${refused.number} ${refused.by} ${refused.at}` : '';
    if (shown === this.shown) return;
    this.shown = shown;
    this.leave();
    fill(this.element);
    if (refused) this.begin(refused);
  }

  /** The pages were set anew. */
  changed() {
    if (!this.page) return;
    this.panes[this.panes.length - 1]?.draw(zoom(this.page), this.element, true);
    clearTimeout(this.waiting);
    const { page } = this;
    this.waiting = setTimeout(() => this.differ(page), SETTLED);
  }

  /** @param {Page} page */
  async begin(page) {
    const turn = ++this.turn;
    this.figures(page, '');
    const told = await get('/api/versions').catch(() => ({ versions: [] }));
    if (turn !== this.turn) return;
    this.version = signature(told.versions, page);
    this.figures(page, this.version);
    await this.differ(page);
  }

  /** What is different from what was signed. @param {Page} page */
  async differ(page) {
    if (!this.version) return;
    const turn = this.turn;
    const told = await get(`/api/changes?from=${this.version}&page=${page.number}`).catch(() => null);
    if (turn !== this.turn) return;
    this.changes = (told?.changes ?? []).map((/** @type {any} */ one, /** @type {number} */ k) => ({ ...one, label: k + 1 }));
    this.list(page);
  }

  /** @param {Page} page @param {string} version */
  figures(page, version) {
    this.leave(false);
    const made = (version ? [`/api/versions/${version}/tiles`, AS_IT_IS] : [AS_IT_IS]).map((from) => {
      const pane = new Pane(page.number, from, (wrong) => { this.wrong = wrong; });
      pane.element.style.width = `${WIDTH}px`;
      pane.element.style.height = `${Math.round((WIDTH * page.trim[1]) / page.trim[0])}px`;
      return pane;
    });
    this.panes = made;
    this.marks = h('div', { class: 'layer' });
    made[made.length - 1].element.append(this.marks);
    this.moves = h('div', { class: 'moves' });
    const then = h('figure', {}, version ? made[0].element : h('div', { class: 'pg none' }, t('What was signed is no longer kept as pages.')),
      h('figcaption', { class: 'row between' }, h('h3', {}, t('As it was signed')), h('span', { class: 'st ok' }, t('signed {by} {at}', { by: page.by ?? '', at: (page.at ?? '').slice(11, 16) }))));
    const now = h('figure', {}, made[made.length - 1].element,
      h('figcaption', { class: 'row between' }, h('h3', {}, t('As it would be')), h('span', { class: 'st ok not' }, stampWords(page))));
    fill(this.element, h('h1', {}, n(Math.max(1, page.together.length), 'Page {page} is signed. This change would alter it.', 'Pages {page} are signed. This change would alter them.', { page: (page.together.length ? page.together : [page.number]).join('\u2013') })),
      h('div', { class: 'row pages-two' }, then, h('div', { class: 'arr', 'aria-hidden': 'true' }), now),
      this.moves);
    this.list(page);
    requestAnimationFrame(() => { for (const pane of made) pane.draw(zoom(page), this.element); });
  }

  /** @param {Page} page */
  list(page) {
    if (!this.moves || !this.marks) return;
    const own = this.changes.filter((one) => one.page === page.number);
    fill(this.moves, h('h2', {}, t('What would move')),
      own.length ? own.map((one) => row(one, this.selected === one.number, () => { this.selected = this.selected === one.number ? 0 : one.number; this.list(page); })) : h('p', { class: 'soft' }, t('Looking\u2026')));
    fill(this.marks, own.flatMap((one) => one.places.filter((/** @type {number[]} */ [number]) => number === page.number).map((/** @type {number[]} */ [, ...rect]) => {
      const mark = h('i', { class: `would${this.selected === one.number ? ' on' : ''}` });
      stand(mark, rect, page.trim);
      return mark;
    })));
  }

  /** @param {boolean} [whole] */
  leave(whole = true) {
    for (const pane of this.panes) pane.leave();
    this.panes = [];
    if (!whole) return;
    this.turn += 1;
    clearTimeout(this.waiting);
    Object.assign(this, { changes: [], version: '', selected: 0 });
  }
}

/** Device pixels to 100 pt. @param {Page} page */
const zoom = (page) => Math.min(1600, Math.max(10, Math.round((WIDTH * devicePixelRatio * 100) / page.trim[0])));

/** The version that was kept when the page was signed; '' where none is. @param {any[]} versions the newest first @param {Page} page */
function signature(versions, page) {
  const label = page.together.length > 1 ? `${page.together[0]}-${page.together[page.together.length - 1]}` : String(page.number);
  const own = versions.filter((one) => one.what === 'signed' && one.note.split(', ').includes(label) && one.at >= (page.at ?? ''));
  return own[own.length - 1]?.id ?? '';
}
