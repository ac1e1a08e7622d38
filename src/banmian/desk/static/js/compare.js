// @ts-check
// Two states of one page: side by side, one swiped away over the other, one after the other, or as it is with what changed marked on it.
import { fill, h, stand } from './dom.js';
import { STEPS } from './page.js';
import { AS_IT_IS, Pane } from './panes.js';
import { change, page as pageOf, state } from './state.js';
import { t } from './words.js';

/** The ways to compare, with their keys. */
export const KINDS = [
  { name: 'side', word: () => t('Side by side') },
  { name: 'swipe', word: () => t('Swipe') },
  { name: 'blink', word: () => t('Blink') },
  { name: 'marked', word: () => t('Marked') },
];
const PLACE = 'banmian-desk-compare';
/** Milliseconds that each state is seen while they blink. */
const BLINK = 900;

/** Which way was chosen in this tab. */
export const chosenKind = () => sessionStorage.getItem(PLACE) ?? 'swipe';
/** @param {string} name */
export const chooseKind = (name) => sessionStorage.setItem(PLACE, name);

/** What the version has of the page: its trim in points; null where it has no such page, undefined while that is not known. @typedef {{trim: number[]} | null | undefined} Then */
/** @typedef {{page: number, version: string, then: Then, before: string, now: string, kind: string, changes: any[], selected: number | null, select: (number: number) => void}} Given */

export class Compare {
  /** @param {HTMLElement} element what scrolls */
  constructor(element) {
    this.element = element;
    this.row = h('div', { class: 'sheets' });
    element.append(this.row);
    /** @type {Pane[]} */
    this.panes = [];
    /** @type {Given | null} */
    this.given = null;
    this.share = 60;
    this.turn = 0;
    /** Whether the issue has the page that is shown. */
    this.there = true;
    this.watch = new ResizeObserver(() => this.sized());
    this.watch.observe(element);
    element.addEventListener('scroll', () => this.draw(), { passive: true });
  }

  /** Show this; what is drawn already stays. @param {Given} given */
  show(given) {
    const was = this.given;
    this.given = given;
    const same = was && was.page === given.page && was.version === given.version && was.kind === given.kind && was.then?.trim.join() === given.then?.trim.join() && (was.then === null) === (given.then === null) && was.before === given.before && was.now === given.now;
    if (!same) this.build();
    this.mark();
    this.sized();
  }

  build() {
    const { page, version, then, kind, before, now } = /** @type {Given} */ (this.given);
    const [is, was] = [Boolean(pageOf(page)), then !== null];
    this.there = is;
    this.leavePanes();
    const tell = (/** @type {string} */ wrong) => { this.wrong.textContent = wrong; };
    this.wrong = h('p', { class: 'wrong red', role: 'status' });
    const old = version && was && (kind !== 'marked' || !is) ? new Pane(page, `/api/versions/${version}/tiles`, tell) : null;
    this.marks = h('div', { class: 'marks' });
    const label = (/** @type {string} */ words, side = '') => h('span', { class: `lab ${side}` }, words);
    const sheet = (/** @type {any[]} */ ...inside) => h('article', { class: 'sheet', 'data-sheet': page }, inside);
    if (!is) {
      this.panes = old ? [old] : [];
      return fill(this.row, old ? sheet(this.named(old, before), label(before)) : null, this.wrong);
    }
    const own = new Pane(page, AS_IT_IS, () => {});
    this.panes = old ? [old, own] : [own];
    if (kind === 'side' && old) fill(this.row, h('article', { class: 'sheet then', 'data-sheet': page }, this.named(old, before), label(before)), sheet(this.named(own, now), this.marks, label(now)));
    else if (kind === 'swipe' && old) fill(this.row, this.blind(sheet(this.named(own, now), this.named(old, before), this.marks, label(before), label(now, 'end')), old));
    else if (kind === 'blink' && old) fill(this.row, this.blinking(sheet(this.named(own, now), this.named(old, before)), old));
    else fill(this.row, sheet(this.named(own, now), this.marks, label(now)));
    this.row.append(this.wrong);
  }

  /** @param {Pane} pane @param {string} words */
  named(pane, words) {
    pane.element.setAttribute('role', 'img');
    pane.element.setAttribute('aria-label', t('Page {page}: {state}', { page: pane.number, state: words }));
    return pane.element;
  }

  /** The state before over the one now, up to an edge that can be moved. @param {HTMLElement} sheet @param {Pane} old */
  blind(sheet, old) {
    const edge = h('div', { class: 'blind', role: 'slider', tabindex: '0', 'aria-label': t('Edge of the swipe'), 'aria-valuemin': '0', 'aria-valuemax': '100', 'data-focus': 'blind' }, h('i'));
    const move = (/** @type {number} */ share) => {
      this.share = Math.max(0, Math.min(100, share));
      old.element.style.clipPath = `inset(0 ${100 - this.share}% 0 0)`;
      if (this.marks) this.marks.style.clipPath = `inset(-20px -30px -20px ${this.share}%)`;
      edge.style.left = `${this.share}%`;
      edge.setAttribute('aria-valuenow', String(Math.round(this.share)));
      edge.setAttribute('aria-valuetext', t('{n} % as it was', { n: Math.round(this.share) }));
    };
    edge.addEventListener('keydown', (event) => {
      const steps = /** @type {Record<string, number>} */ ({ ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2, Home: -100, End: 100 });
      if (!(event.key in steps)) return;
      event.preventDefault();
      event.stopPropagation();
      move(this.share + steps[event.key] * (event.shiftKey ? 5 : 1));
    });
    const follow = (/** @type {PointerEvent} */ event) => {
      const box = sheet.getBoundingClientRect();
      move(((event.clientX - box.left) / box.width) * 100);
    };
    sheet.addEventListener('pointerdown', (event) => {
      if (event.button || /** @type {Element} */ (event.target).closest('.mark')) return;
      event.preventDefault();
      edge.focus({ preventScroll: true });
      sheet.setPointerCapture(event.pointerId);
      follow(event);
      sheet.addEventListener('pointermove', follow);
      sheet.addEventListener('lostpointercapture', () => sheet.removeEventListener('pointermove', follow), { once: true });
    });
    move(this.share);
    sheet.append(edge);
    return sheet;
  }

  /** One state after the other; for who wants no movement at a button. @param {HTMLElement} sheet @param {Pane} old */
  blinking(sheet, old) {
    const { before, now } = /** @type {Given} */ (this.given);
    const shown = h('b', {});
    let before_ = true;
    const show = () => {
      old.element.style.visibility = before_ ? '' : 'hidden';
      shown.textContent = before_ ? before : now;
    };
    const turn = () => { before_ = !before_; show(); };
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const other = h('button', { class: 'btn small', type: 'button', 'data-focus': 'blink-other', onclick: () => { stop(); turn(); } }, t('Show the other'));
    const running = h('button', { class: 'btn small', type: 'button', 'data-focus': 'blink-run', onclick: () => (this.turn ? stop() : run()) });
    const run = () => { this.turn = window.setInterval(turn, BLINK); running.textContent = t('Hold'); };
    const stop = () => { clearInterval(this.turn); this.turn = 0; running.textContent = t('Blink by itself'); };
    if (still) stop();
    else run();
    show();
    sheet.append(h('div', { class: 'lab row' }, shown, other, running));
    return sheet;
  }

  /** What changed, on the page as it is. */
  mark() {
    const given = /** @type {Given} */ (this.given);
    const trim = pageOf(given.page)?.trim;
    if (!this.marks || !trim) return;
    const shown = given.kind === 'blink' ? [] : given.changes.filter((one) => one.places.some((/** @type {number[]} */ place) => place[0] === given.page));
    fill(this.marks, shown.map((one) => this.marksOf(one, trim)));
  }

  /** @param {any} one @param {number[]} trim */
  marksOf(one, trim) {
    const given = /** @type {Given} */ (this.given);
    const own = one.places.filter((/** @type {number[]} */ place) => place[0] === given.page);
    const rects = own.map(([, ...rect]) => {
      const mark = h('i', { class: `chg ${one.kind}` });
      stand(mark, one.kind === 'moved' ? [rect[0] - 6, rect[1], 0, rect[3]] : rect, trim);
      if (one.kind === 'moved') mark.style.width = '';
      return mark;
    });
    const [, x, y] = own[0];
    const pin = h('button', { class: 'mark', type: 'button', tabindex: '-1', 'aria-hidden': 'true', onclick: () => given.select(one.number) }, one.label);
    stand(pin, [x, y, 0, 0], trim);
    pin.style.width = pin.style.height = '';
    return h('div', { class: given.selected === one.number ? 'on' : '', 'data-change': one.number }, rects, pin);
  }

  /** Bring a change into sight. @param {number} number */
  reveal(number) {
    this.row.querySelector(`[data-change="${number}"] .chg`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Per cent. */
  zoom() {
    if (state.zoom !== 'fit') return state.zoom;
    const trim = this.trim();
    if (!trim) return 100;
    const many = this.given?.kind === 'side' && this.panes.length > 1 ? 2 : 1;
    const room = [this.element.clientWidth - 76 - 16 * (many - 1), this.element.clientHeight - 60];
    return Math.max(10, Math.floor(Math.min(room[0] / (trim[0] * many), room[1] / trim[1]) * 100));
  }

  /** The page's size in points: as it is, or as it was where it is there no more. */
  trim() { return pageOf(this.given?.page ?? 0)?.trim ?? this.given?.then?.trim; }

  /** @param {number | 'fit'} to */
  zoomTo(to) { change('look', { zoom: to }); }

  /** @param {number} by */
  step(by) {
    const now = this.zoom();
    const next = by > 0 ? STEPS.find((step) => step > now) : [...STEPS].reverse().find((step) => step < now);
    this.zoomTo(next ?? (by > 0 ? STEPS[STEPS.length - 1] : 'fit'));
  }

  sized() {
    if (this.there !== Boolean(pageOf(this.given?.page ?? 0)) && this.given) this.build();
    const trim = this.trim();
    if (!trim) return;
    const css = this.device() / devicePixelRatio / 100;
    for (const sheet of /** @type {NodeListOf<HTMLElement>} */ (this.row.querySelectorAll('.sheet'))) {
      const own = (sheet.classList.contains('then') && this.given?.then?.trim) || trim;
      sheet.style.width = `${Math.round(own[0] * css)}px`;
      sheet.style.height = `${Math.round(own[1] * css)}px`;
    }
    this.draw();
  }

  device() { return Math.min(1600, Math.max(10, Math.floor(this.zoom() * devicePixelRatio))); }

  /** @param {boolean} [anew] the page as it is was set anew */
  draw(anew = false) { this.panes.forEach((pane) => pane.draw(this.device(), this.element, anew && pane.from === AS_IT_IS)); }

  leavePanes() {
    clearInterval(this.turn);
    this.turn = 0;
    this.panes.forEach((pane) => pane.leave());
    this.panes = [];
  }

  leave() {
    this.watch.disconnect();
    this.leavePanes();
  }
}

/** The switches over the pages. @param {Compare} compare @param {string} kind @param {(kind: string) => void} choose */
export function toolbar(compare, kind, choose) {
  const kinds = KINDS.map(({ name, word }, i) =>
    h('button', { class: `tg${kind === name ? ' on' : ''}`, type: 'button', 'aria-pressed': String(kind === name), 'data-focus': `kind-${name}`, onclick: () => choose(name) }, word(), ' ', h('kbd', {}, i + 1)));
  return [...kinds, h('span', { class: 'end zoom' },
    h('button', { class: `tg${state.zoom === 'fit' ? ' fits' : ''}`, type: 'button', 'aria-pressed': String(state.zoom === 'fit'), 'data-focus': 'fit', onclick: () => compare.zoomTo(state.zoom === 'fit' ? 100 : 'fit') }, t('Fit'), '\u2002', h('b', { class: 'percent' }, `${compare.zoom()}%`)),
    h('button', { class: 'tg', type: 'button', 'data-focus': 'out', 'aria-label': t('Smaller'), onclick: () => compare.step(-1) }, '\u2212'),
    h('button', { class: 'tg', type: 'button', 'data-focus': 'in', 'aria-label': t('Larger'), onclick: () => compare.step(1) }, '+'))];
}
