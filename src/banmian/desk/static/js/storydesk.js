// @ts-check
// One story on the desk: the parts of a head, the text, how it stands against its place while it is typed; beside it the page around
// that place.
import { link } from './address.js';
import { Refused, get, send } from './api.js';
import { fill, h } from './dom.js';
import { by, onTrial, writable } from './edit.js';
import { Following } from './following.js';
import { Opened } from './opened.js';
import { placeName } from './names.js';
import { dressLater } from './latelooks.js';
import { goTo, pane } from './pane.js';
import { SAVE, decided, save } from './saving.js';
import { Standing, standsOn } from './standing.js';
import { fields } from './storyhead.js';
import { SheetView } from './sheet.js';
import { PLAIN, drawCount } from './storycount.js';
import { page as pageOf, state } from './state.js';
import { lay } from './tried.js';
import { unheld } from './unheld.js';
import { hasPane, keep, keptOf, leftBehind } from './unsaved.js';
import { t } from './words.js';

/** Milliseconds after the last key until the page is tried. */
const TRY = 120;

export class StoryDesk {
  /** @param {HTMLElement} root @param {string} id */
  constructor(root, id) {
    this.root = root;
    this.id = id;
    /** What the server told. @type {any} */
    this.told = null;
    /** The head as it stands in the fields. @type {Record<string, string>} */
    this.head = {};
    this.busy = false;
    this.dirty = false;
    /** Two texts of which one is being chosen. @type {import('./choosing.js').Choosing | null} */
    this.choosing = null;
    this.said = '';
    this.more = false;
    this.left = false;
    this.fields = h('div', { class: 'hd1' });
    this.text = h('div', { class: 'txt' });
    this.count = h('div', { class: 'count' });
    this.conflict = h('div', { class: 'choosing' });
    this.where = h('div', { class: 'where row between' });
    this.following = new Following(this);
    this.standing = new Standing(id, () => { this.drawCount(); this.following.look(); });
    this.opened = new Opened(id);
    this.scroll = h('div', { class: 'crop', tabindex: '-1', 'data-region': 'page' });
    fill(root, h('section', { class: 'ed', 'aria-label': t('The text'), tabindex: '-1', 'data-region': 'text' }, this.opened.element, this.fields, this.conflict, this.text, this.count),
      h('section', { class: 'pl', 'aria-label': t('The page around it') }, h('div', {}, this.where, this.standing.element), this.scroll));
    this.deaf = onTrial(() => this.drawCount());
    this.watch = new ResizeObserver(() => this.size());
    this.watch.observe(this.scroll);
    addEventListener('blur', this.hide = () => this.save());
    this.open();
  }

  async open() {
    const turn = this.opening = (this.opening ?? 0) + 1;
    const told = await get(`/api/stories/${encodeURIComponent(this.id)}`).catch((error) => { this.said = error.message; return error instanceof Refused ? undefined : null; });
    if (turn !== this.opening || this.left) return;
    const kept = keptOf(this.id);
    if (told === undefined && kept) return unheld(this, kept, this.said);
    if (!told) return fill(this.fields, h('p', { class: 'soft' }, this.id ? this.said : t('No story stands on this page')));
    this.said = '';
    fill(this.text);
    this.standing.learn(told);
    this.told = told;
    this.head = { ...told.head };
    const body = kept ? kept.body : told.body;
    if (kept) Object.assign(this, { head: kept.head, dirty: true, told: { ...told, ...kept.began, base: kept.base, whole: kept.whole } });
    this.pane = this.paneOf(body);
    hasPane(this.id, this.hide);
    fields(this);
    this.sheet();
    this.standing.ask(told);
    this.drawCount();
    if (kept) this.later();
    this.toLine();
  }

  /** A pane for a text, plain where this browser has it so. @param {string} body */
  paneOf(body) {
    this.writes = writable();
    return pane(this.text, body, this.told.first, localStorage.getItem(PLAIN) === 'on', { changed: () => this.typed(), moved: (line, before) => this.at(line, before), save: () => this.save(), late: (piece) => this.late(piece), readonly: !this.writes });
  }

  /** Looks of what was pasted came when its pane had gone. @param {import('./pasted.js').Piece} piece */
  late(piece) { if (this.left) dressLater(this.id, piece); else this.pane?.dress(piece); }

  /** To the line of the file that the address names, or to its words. */
  toLine() { if (this.pane) goTo(this.pane, state.at.more[1] ?? ''); }

  /** The page around the place, as it is set. */
  sheet() {
    const number = this.told.places.find((place) => place.page === state.at.page)?.page ?? this.told.places[0]?.page;
    if (!number || !pageOf(number)) return fill(this.where, h('b', {}, !state.told.ready ? t('Setting the issue for the first time\u2026') : state.told.pages.length ? t('No page holds this story') : t('This issue has no pages yet')));
    this.view = new SheetView(number, () => this.placed());
    fill(this.where, h('b', {}, t('Page {page}', { page: number })), h('a', { href: link('page', number) }, t('The whole page')));
    fill(this.scroll, h('div', { class: 'sheets' }, this.view.element));
    this.size();
  }

  /** Another page of the same story. */
  turn() {
    if (!this.told?.places.some((place) => place.page === state.at.page && place.page !== this.view?.number)) return;
    this.following.turned();
    this.view?.leave();
    this.shown = false;
    this.sheet();
  }

  size() {
    const page = this.view && pageOf(this.view.number);
    if (page && this.scroll.clientWidth) this.view?.size(Math.min(150, Math.floor(((this.scroll.clientWidth - 64) / page.trim[0]) * 100)), this.scroll);
  }

  /** The places of the story on the page that is shown. */
  places() {
    return (this.view?.geometry?.places ?? []).filter((place) => place.stories.some((story) => story.id.split('#')[0] === this.id.split('#')[0]));
  }

  /** Geometry has come. */
  placed() {
    const [place] = this.places();
    const { number } = /** @type {SheetView} */ (this.view);
    this.heads(place);
    fill(this.where, place ? h('span', {}, h('b', {}, t('On page {page}, {place}', { page: number, place: placeName(number, place.name) })), '\u2003', h('small', {}, standsOn(place))) : null, h('a', { href: link('page', number) }, t('The whole page')));
    if (place && !this.shown) {
      this.shown = true;
      const { geometry, element } = /** @type {SheetView} */ (this.view);
      this.scroll.scrollTop = Math.max(0, (place.rect[1] / geometry.trim[1]) * element.offsetHeight - 24);
    }
    this.drawCount();
    this.following.look();
  }

  /** What a line of each part of the head holds there. @param {any} place */
  heads(place) {
    this.holds = place?.holds ?? {};
    for (const tell of this.tells ?? []) tell();
  }

  typed() {
    this.dirty = true;
    this.keep();
    this.later();
    this.drawCount();
    this.following.moved();
  }

  /** What is typed is kept in this window until it is saved. */
  keep() {
    const { base, whole, head, body } = this.told;
    keep(this.id, { body: this.pane?.text() ?? '', head: this.head, base, began: { head, body }, whole: whole === true });
  }

  later() {
    for (const waiting of [this.trying, this.saving]) clearTimeout(waiting);
    [this.trying, this.saving] = [window.setTimeout(() => this.tryIt(), TRY), window.setTimeout(() => this.save(), SAVE)];
  }

  /** What is sent; a copy, for what is typed while it is on its way is not in it. */
  body() { return { by, base: this.told.base, head: { ...this.head }, body: this.pane?.text(), whole: this.told.whole }; }

  /** Show what it would be; an answer that is overtaken is none. */
  async tryIt() {
    if (this.pane?.composing() || this.busy || !this.dirty || this.choosing || this.told.whole || !state.told.pages.length) return;
    const sent = this.body();
    const told = await send(`/api/stories/${encodeURIComponent(this.id)}`, { ...sent, trial: true }, 'PUT').catch(() => null);
    if (told?.whole && this.dirty && sent.base === this.told.base) lay(told.pages);
  }

  save() { return save(this); }

  /** What was chosen is written. @param {any} told */
  decided(told) { decided(this, told); }

  /** @param {string} what @param {any} data */
  update(what, data) {
    this.opened.update(what, data);
    if (what === 'set') {
      this.view?.set(data.pages.find((page) => page.number === this.view?.number), data);
      if (!data.trial) data.laid?.push(this.elsewhere());
      if (!data.trial && this.dirty) this.later();
    }
    if (what === 'seen') this.view?.seen(data.pages.find((page) => page.number === this.view?.number), data);
    if (what === 'stale') this.reread();
    if (what === 'looks' && data.id === this.id) this.pane?.dress(data.piece);
    if (what === 'leaving') this.following.mark();
    if (what === 'told') this.view?.told();
    if (what === 'told' && this.pane && this.writes !== writable()) {  // the issue was taken over, here or by another desk
      this.again();
      if (this.dirty) this.later();
    }
    if (what === 'told' && !this.view && state.told.pages.length && this.had !== state.told.rev) this.elsewhere();
    if (what === 'setting') this.view?.marked();
    if (what === 'told' && this.told?.whole && !this.fields.hidden) fields(this);
    if (['told', 'lives', 'setting'].includes(what)) this.drawCount();
  }

  /** What the file is now; null where it is not heard of. */
  file() { return get(`/api/stories/${encodeURIComponent(this.id)}`).catch(() => null); }

  /** The file may be another, or the story stand elsewhere: what the file is now, and what the engine says of it. */
  async elsewhere() {
    this.had = state.told.rev;
    if (!this.told) return this.open();
    const told = await this.file();
    if (!told || this.left) return void (this.had = -1);
    this.told = { ...this.told, places: told.places };
    this.showFile(told);
    if (!this.view) this.sheet();
    await this.standing.ask(this.told);
  }

  /** Files were saved: what this one is now is shown before the issue is set by it. */
  async reread() {
    const told = this.told && !this.dirty && !this.busy ? await this.file() : null;
    if (told) this.showFile(told);
  }

  /** A pane in which nothing was typed shows the file. @param {any} told */
  showFile(told) {
    if (this.dirty || this.busy || told.base === this.told.base || this.pane?.composing()) return;
    this.standing.learn(told);
    this.told = told;
    this.head = { ...told.head };
    this.pane?.replace(told.body, told.first);
    this.said = t('The file was changed elsewhere and is shown as it is now');
    fields(this);
    this.drawCount();
  }

  drawCount() { drawCount(this); }

  /** @param {boolean} on */
  plainly(on) {
    localStorage.setItem(PLAIN, on ? 'on' : 'off');
    this.again();
  }

  /** The pane anew, for what is typed in it now: otherwise, or at all. */
  again() {
    const body = this.pane?.text() ?? '';
    this.pane?.leave();
    this.pane = this.paneOf(body);
    this.drawCount();
  }

  /** The cursor stands on a line of the file: its paragraph is marked on the page. @param {number} line @param {string} before the text up to the cursor */
  at(line, before) {
    this.line = line;
    this.standing.cursor(line, before);
    this.drawCount();
    this.view?.cursor(this.told.file, line);
    this.following.moved();
  }

  leave() {
    this.left = true;
    for (const waiting of [this.trying, this.saving]) clearTimeout(waiting);
    if (this.pane && (this.dirty || this.pane.composing())) this.keep();
    if (!this.busy) leftBehind(this.id, this.hide);
    this.deaf();
    this.watch.disconnect();
    removeEventListener('blur', this.hide);
    for (const part of [this.opened, this.pane, this.standing, this.view]) part?.leave();
  }
}
