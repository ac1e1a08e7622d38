// @ts-check
// One page on the stage: its tiles, the overlays over them, its rulers, its words for those who hear it.
import { get } from './api.js';
import { fill, h } from './dom.js';
import { blockNow, overlay, rulers } from './overlay.js';
import { partsOf } from './parts.js';
import { change, messagesOf, page as pageOf, state } from './state.js';
import { thumb } from './thumb.js';
import { strips, veils } from './unread.js';
import { TileLayer, seenTiles } from './tiles.js';
import { isDrawn, isToDraw } from './drawing.js';
import { short } from './messages.js';
import { t } from './words.js';

/** Up to this zoom, device pixels to 100 pt, all of a page is fetched, what is seen first; above it what is seen alone. */
const WHOLE = 240;
/** Milliseconds after what is seen that the rest of the page is fetched. */
const REST = 400;
/** Milliseconds after which tiles that could not be had are asked for again. */
const AGAIN = 1000;

export class SheetView {
  /** @param {number} number @param {() => void} known called when geometry has come */
  constructor(number, known) {
    this.number = number;
    this.known = known;
    /** @type {any} */
    this.geometry = null;
    this.zoom = 0;
    this.wanted = '';
    /** The event of what was seen of the change that is being set. @type {any} */
    this.early = null;
    /** Whether it is looked at no more. */
    this.left = false;
    /** Settings that are not all on the screen, with where everything stands. */
    this.laying = 0;
    this.tiles = new TileLayer(number);
    const page = /** @type {import('./state.js').Page} */ (pageOf(number));
    this.under = thumb(page, 383);
    this.under.classList.add('under');
    this.under.alt = '';
    this.over = h('div', { class: 'layer' });
    this.strip = h('div', { class: 'veil-words', role: 'status' });
    this.words = h('div', { class: 'unseen words' });
    this.image = h('div', { class: 'pg', role: 'img' }, this.under, this.tiles.element);
    this.rulers = h('div', { class: 'rulers' });
    this.element = h('article', { class: 'sheet', 'data-sheet': number, 'aria-label': t('Page {page}', { page: number }) }, this.rulers, this.image, this.strip, this.over, this.words);
    this.name();
    isToDraw(this.over);
    this.learn();
  }

  /** What the picture is called for those who do not see it. */
  name() {
    const page = pageOf(this.number);
    if (page) this.image.setAttribute('aria-label', t('Page {page}, {name}: {worst}', { page: page.number, name: page.name, worst: short(page.worst) }));
  }

  /** Ask where everything stands, then for the words. @param {boolean} [early] before copyfit has ended: the words are those of before */
  async learn(early = false) {
    const rev = pageOf(this.number)?.rev;
    try {
      const geometry = await get(`/api/pages/${this.number}/geometry?rev=${rev}`);
      if (this.geometry && geometry.rev < this.geometry.rev) return;
      this.geometry = geometry;
      this.reselect();
      isDrawn(this.over);
      this.element.classList.remove('unplaced');
      this.redraw();
      this.known();
      if (!early) this.hear(rev);
    } catch {
      // the next setting asks again; where there was no answer yet it is asked before
      if (!this.geometry) setTimeout(() => this.element.isConnected && this.learn(), AGAIN);
    }
  }

  /** The paragraph that is selected, as it stands now; none where its story stands in another place, or has it no more. */
  reselect() {
    const own = state.selected;
    if (own?.kind !== 'place' || !own.block || state.at.page !== this.number) return;
    const { story } = own.block;
    const place = this.geometry.places.find((/** @type {any} */ one) => one.name === own.name);
    const found = place?.stories.some((/** @type {any} */ one) => one.id === story) ? blockNow(this.geometry, own.block) : undefined;
    state.selected = { ...own, block: found };
  }

  /** Ask for the words of the page. @param {number | undefined} rev */
  async hear(rev) {
    const told = await get(`/api/pages/${this.number}/text?rev=${rev}`).catch(() => null);  // the next setting asks again
    if (told) this.say(told);
  }

  /** The words of the page, as headings and paragraphs. @param {any[]} stories */
  say(stories) {
    const kinds = { headline: 'h3', subhead: 'h4' };
    fill(this.words, stories.map(({ story, blocks }) => h('section', { 'aria-label': story }, blocks.map((block) => h(kinds[block.kind] ?? 'p', {}, block.text)))));
  }

  /** Stand at a zoom, per cent. @param {number} zoom @param {HTMLElement} around what scrolls */
  size(zoom, around) {
    const page = pageOf(this.number);
    if (!page) return;
    const device = Math.min(1600, Math.max(10, Math.floor(zoom * devicePixelRatio)));
    const css = device / devicePixelRatio / 100;
    this.element.style.width = `${Math.round(page.trim[0] * css * devicePixelRatio) / devicePixelRatio}px`;
    this.element.style.height = `${Math.round(page.trim[1] * css * devicePixelRatio) / devicePixelRatio}px`;
    if (device !== this.zoom) this.wanted = '';
    this.zoom = device;
    this.element.dataset.zoom = String(device);
    this.around = around;
    this.moved(around);
  }

  /** What is seen has changed: fetch those tiles, then, where that is not too much, the rest. @param {HTMLElement} around */
  async moved(around) {
    const { tiles, all } = seenTiles(this.element, around);
    const wanted = tiles.join(',');
    if (wanted === this.wanted && wanted) return;
    this.wanted = wanted;
    if (!wanted || this.left) return isDrawn(this);  // nothing of it is seen: what is on its way is waited for no more
    isToDraw(this);
    const whole = tiles.length === all;
    if (whole) this.tiles.whole(this.zoom);
    if (await this.load(wanted, !whole, wanted) && !whole && this.zoom <= WHOLE) {
      await pause(REST);
      if (wanted === this.wanted) await this.load(wanted, false, '');
    }
  }

  /**
   * Show tiles; whether they are on the screen, and nothing else is seen meanwhile. @param {string} wanted what is seen now
   * @param {boolean} part @param {string} which of the tiles, '' for all
   */
  async load(wanted, part, which) {
    const zoom = this.zoom;
    const still = () => zoom === this.zoom && wanted === this.wanted;
    while (still()) {
      const tiled = state.lives && !state.anew ? await this.tiles.fetch(zoom, which, still).catch(() => null) : null;
      const shown = tiled && (await this.tiles.show(tiled, part));
      if (!still()) return false;
      if (tiled && shown !== false) {
        isDrawn(this);
        return shown === true;
      }
      await pause(AGAIN);
    }
    return false;
  }

  /** What can be seen of a change that is still being set, before the page is judged and before copyfit. @param {any} page of the event @param {any} event */
  async seen(page, event) {
    if (event.open.includes(this.number)) this.learn(true);
    const tiled = page?.tiles.find((/** @type {any} */ one) => one.zoom === this.zoom);
    if (!tiled) return;
    this.early = event;
    if (!(await this.tiles.show(tiled, true))) return;
    this.tiles.only(this.zoom);
    this.tell(event);
    event.told = true;
  }

  /** Something was written: what stands elsewhere by it is framed again when it is known where. @param {any} gesture */
  wrote(gesture) { this.element.classList.toggle('unplaced', gesture.gesture !== 'text'); }

  /** Tell how long the last save took to the screen. @param {any} event */
  tell(event) {
    change('took', { took: event.seconds.server + (performance.now() - event.arrived) / 1000 });
  }

  /** The page was set anew; the event's `laid` hears when it is on the screen. @param {any} page of the event; undefined where it did not change @param {any} event */
  set(page, event) {
    if (!page && !event.trial && !this.laying) this.element.classList.remove('unplaced');
    if (!page) return;
    this.laying += 1;
    const laid = this.lay(page, event).finally(() => { this.laying -= 1; });
    event.laid?.push(laid);
  }

  /** @param {any} page @param {any} event */
  async lay(page, event) {
    const tiled = page.tiles.find((/** @type {any} */ one) => one.zoom === this.zoom);
    const seen = tiled && this.wanted.split(',').every((place) => tiled.tiles.some((tile) => `${tile.x}.${tile.y}` === place));
    const got = tiled && (seen || event.trial) ? tiled : (await this.tiles.listed(this.zoom, this.wanted).catch(() => null));
    const shown = got && (await this.tiles.show(got, true));
    if (shown) {
      isDrawn(this);
      this.tiles.only(this.zoom);
      if (event.trial) return;
      const first = this.early ?? event;
      if (!first.told) this.tell(first);
      this.early = null;
    } else if ((!got || shown === false) && !event.trial && this.around) {
      this.wanted = '';
      await this.moved(this.around);
    }
    await this.learn();
  }

  /** The state is another: what stands in words of it. */
  told() {
    if (state.told.fault || !state.told.whole) this.element.classList.remove('unplaced');
    this.name();
    this.marked();
    this.redraw();
  }

  /** Grey what is not as the files are. */
  marked() {
    const told = state.told;
    const old = !told.whole || told.fault;
    this.element.classList.toggle('veil', Boolean(old));
    this.element.classList.toggle('stale', state.setting.has(this.number));
    if (state.setting.size && !state.setting.has(this.number)) this.element.classList.remove('unplaced');
    fill(this.strip, strips(pageOf(this.number)));
  }

  redraw() {
    const g = this.geometry;
    if (!g || !pageOf(this.number)) return;  // a page that was taken out of the issue stands as it was until it is left
    fill(this.rulers, ...rulers(g));
    fill(this.over, ...veils(g), overlay(g, messagesOf(this.number), (event, place) => this.clicked(event, place)), ...partsOf('stage', { page: pageOf(this.number), geometry: g, trim: g.trim }));
  }

  /** A place was clicked: it is selected, with the paragraph under the pointer. @param {MouseEvent} event @param {any} place */
  clicked(event, place) {
    const box = this.image.getBoundingClientRect();
    const [x, y] = [((event.clientX - box.left) / box.width) * this.geometry.trim[0], ((event.clientY - box.top) / box.height) * this.geometry.trim[1]];
    const inside = (/** @type {number[]} */ r) => r[0] <= x && x <= r[0] + r[2] && r[1] <= y && y <= r[1] + r[3];
    const block = event.detail ? this.geometry.blocks.find((one) => one.role !== 'picture' && one.rects.some(inside)) : undefined;
    change('selected', { selected: { kind: place.kind, name: place.name, block } });
  }

  /** The cursor of a text stands on a line of a file: its paragraph is marked. @param {string} file @param {number} line */
  cursor(file, line) {
    const g = this.geometry;
    if (!g) return;
    const own = g.blocks.filter((/** @type {any} */ block) => block.file === file && block.line <= line);
    const last = own[own.length - 1];
    this.bar?.remove();
    if (!last) return;
    this.bar = h('div', { class: 'drag-marks', 'aria-hidden': 'true' }, last.rects.map((/** @type {number[]} */ [x, y, width, height]) => {
      const bar = h('i', { class: 'cursor-bar' });
      Object.assign(bar.style, { left: `calc(${((x + width) / g.trim[0]) * 100}% + 3px)`, top: `${(y / g.trim[1]) * 100}%`, height: `${(height / g.trim[1]) * 100}%` });
      return bar;
    }));
    this.element.append(this.bar);
  }

  leave() {
    this.left = true;
    this.tiles.asked++;
    this.wanted = '';
    isDrawn(this);
    isDrawn(this.over);
  }
}

/** @param {number} time milliseconds */
const pause = (time) => new Promise((go) => setTimeout(go, time));
