// @ts-check
// The view Page: the strip, the page itself with its overlays, the panel. The page is drawn by the server; here tiles are laid.

import { go } from './address.js';
import { fill, h } from './dom.js';
import { keepingFocus } from './issue.js';
import { OVERLAYS } from './overlay.js';
import { panel } from './panel.js';
import { partsOf } from './parts.js';
import { change, isSettled, page as pageOf, spreads, state } from './state.js';
import { strip } from './strip.js';
import { refresh } from './thumb.js';
import { SheetView } from './sheet.js';
import { t } from './words.js';

export const view = { name: 'page', title: () => t('Page'), page: true, mount };

/** Steps of the zoom, per cent; 100 is one CSS pixel to the point. */
export const STEPS = [50, 67, 100, 150, 200, 300, 400];

/** @param {HTMLElement} root */
function mount(root) {
  const side = h('nav', { class: 'strip', 'aria-label': t('Pages'), tabindex: '-1', 'data-region': 'strip' });
  const tools = h('div', { class: 'tools', role: 'toolbar', 'aria-label': t('Overlays and zoom') });
  const desk = h('div', { class: 'scroll', tabindex: '-1', 'data-region': 'page' });
  const stage = h('section', { class: 'stage', 'aria-label': t('The page') }, tools, desk);
  const aside = h('aside', { class: 'aside', 'aria-label': t('Messages and selection'), tabindex: '-1', 'data-region': 'panel' });
  root.className = 'pv';
  fill(root, side, stage, aside);
  const shown = new Stage(desk, () => drawPanel());

  let settled = true;
  const drawPanel = () => {
    settled = isSettled(state.at.page);
    fill(aside, ...panel(state.at.page, shown.geometry(state.at.page)));
  };
  // grey until what is told is of the page as it is: the state is read a little after the page was set
  const mark = () => {
    if (state.setting.has(state.at.page)) aside.classList.add('stale');
    for (const words of aside.querySelectorAll('.at-work')) words.toggleAttribute('hidden', !state.open.includes(state.at.page));
  };
  const drawTools = () => fill(tools, ...toolbar(shown));
  const arrive = () => {
    fill(side, ...strip(state.at.page));
    side.querySelector('.on')?.scrollIntoView({ block: 'nearest' });
    shown.open();
    aside.classList.toggle('stale', state.setting.has(state.at.page));
    openMessage();
    drawTools();
    drawPanel();
  };
  arrive();
  return {
    /** @param {string} what @param {any} data */
    update(what, data) {
      if (what === 'at') arrive();
      if (what === 'told') keepingFocus(() => { fill(side, ...strip(state.at.page)); shown.told(); drawPanel(); aside.classList.remove('stale'); mark(); });
      if (what === 'set') shown.set(data);
      if (what === 'seen') shown.seen(data);
      if (what === 'unsaved') keepingFocus(drawPanel);
      if (what === 'written') shown.wrote(data.gesture);
      if (what === 'setting') {
        shown.marked();
        if (settled !== isSettled(state.at.page)) keepingFocus(drawPanel);
        mark();
      }
      if (what === 'thumbs') refresh(pageOf);
      if (what === 'look') { drawTools(); shown.look(); }
      if (what === 'selected') keepingFocus(() => { shown.redraw(); drawPanel(); shown.reveal(); });
    },
    leave() { shown.leave(); },
  };
}

/** An address `/#/page/2/m3` opens a message. */
function openMessage() {
  const asked = /^m(\d+)$/.exec(state.at.more[0] ?? '');
  if (asked && state.message === null) change('selected', { message: Number(asked[1]) });
}

/** The sheets that are on the screen: the page, or it and the one that faces it. */
class Stage {
  /** @param {HTMLElement} element @param {() => void} known called when geometry has come */
  constructor(element, known) {
    /** The message that was open last. @type {number | null} */
    this.message = null;
    this.element = element;
    this.known = known;
    /** @type {SheetView[]} */
    this.sheets = [];
    this.watch = new ResizeObserver(() => this.sized());
    this.watch.observe(element);
    this.wheel = this.wheel.bind(this);
    element.addEventListener('wheel', this.wheel, { passive: false });
    this.row = h('div', { class: 'sheets' });
    element.append(this.row);
    element.addEventListener('scroll', () => this.sheets.forEach((sheet) => sheet.moved(this.element)), { passive: true });
  }

  /** The numbers that are to be shown. */
  numbers() {
    const pages = state.told.pages;
    const side = spreads(pages).find((pair) => pair.some((page) => page.number === state.at.page)) ?? [];
    return state.spread ? side.map((page) => page.number) : pageOf(state.at.page) ? [state.at.page] : [];
  }

  open() {
    const numbers = this.numbers();
    if (numbers.join() !== this.sheets.map((sheet) => sheet.number).join()) {
      this.sheets.forEach((sheet) => sheet.leave());
      this.sheets = numbers.map((number) => new SheetView(number, this.known));
      fill(this.row, this.sheets.map((sheet) => sheet.element));
      this.element.scrollTo(0, 0);
    }
    this.sized();
    this.marked();
  }

  /** Another zoom, another size of the window: everything stands anew; the picture follows. */
  sized() {
    const zoom = this.zoom();
    this.sheets.forEach((sheet) => sheet.size(zoom, this.element));
  }

  /** Per cent. */
  zoom() {
    if (state.zoom !== 'fit') return state.zoom;
    const pages = this.sheets.map((sheet) => pageOf(sheet.number)).filter(Boolean);
    if (!pages.length) return 100;
    const width = pages.reduce((sum, page) => sum + page.trim[0], 0);
    const height = Math.max(...pages.map((page) => page.trim[1]));
    const room = [this.element.clientWidth - 76, this.element.clientHeight - 40];
    return Math.max(10, Math.floor(Math.min(room[0] / width, room[1] / height) * 100));
  }

  /** Zoom by a step, or to fit; the point under the pointer, else the middle, stays. @param {number | 'fit'} to @param {{x: number, y: number}} [at] */
  zoomTo(to, at) {
    const box = this.element.getBoundingClientRect();
    const point = at ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const before = this.row.getBoundingClientRect();
    const share = [(point.x - before.left) / before.width, (point.y - before.top) / before.height];
    change('look', { zoom: to });
    const after = this.row.getBoundingClientRect();
    this.element.scrollBy(after.left + share[0] * after.width - point.x, after.top + share[1] * after.height - point.y);
  }

  /** @param {number} by 1 or -1 @param {{x: number, y: number}} [at] */
  step(by, at) {
    const now = this.zoom();
    const next = by > 0 ? STEPS.find((step) => step > now) : [...STEPS].reverse().find((step) => step < now);
    this.zoomTo(next ?? (by > 0 ? STEPS[STEPS.length - 1] : 'fit'), at);
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.step(event.deltaY < 0 ? 1 : -1, { x: event.clientX, y: event.clientY });
  }

  look() { this.open(); this.sheets.forEach((sheet) => sheet.redraw()); }
  redraw() { this.sheets.forEach((sheet) => sheet.redraw()); }
  told() { this.open(); this.sheets.forEach((sheet) => sheet.told()); }
  marked() { this.sheets.forEach((sheet) => sheet.marked()); }

  /** Bring what was chosen last into sight: the place of a message that was opened, else what is selected. */
  reveal() {
    const told = state.message === this.message ? null : this.element.querySelector('.of-message');
    this.message = state.message;
    (told ?? this.element.querySelector('.chosen'))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** New pictures. @param {any} data as the event has it */
  set(data) { for (const sheet of this.sheets) sheet.set(data.pages.find((page) => page.number === sheet.number), data); }

  /** @param {any} data as the event `seen` has it */
  seen(data) { for (const sheet of this.sheets) sheet.seen(data.pages.find((page) => page.number === sheet.number), data); }

  /** @param {any} gesture */
  wrote(gesture) { for (const sheet of this.sheets) sheet.wrote(gesture); }

  /** @param {number} number */
  geometry(number) { return this.sheets.find((sheet) => sheet.number === number)?.geometry ?? null; }

  leave() { this.watch.disconnect(); this.sheets.forEach((sheet) => sheet.leave()); }
}

/** @param {Stage} stage */
function toolbar(stage) {
  const switches = OVERLAYS.map(({ name, key, word }) => {
    const on = state.overlays.has(name);
    return h('button', { class: `tg${on ? ' on' : ''}`, type: 'button', 'aria-pressed': String(on), 'data-focus': `overlay-${name}`, onclick: () => toggle(name) }, word(), ' ', h('kbd', {}, key));
  });
  return [...switches, ...partsOf('pageTools'), h('span', { class: 'end zoom' },
    h('button', { class: `tg${state.spread ? ' on' : ''}`, type: 'button', 'aria-pressed': String(state.spread), 'data-focus': 'spread', onclick: () => change('look', { spread: !state.spread }) }, t('Spread')),
    h('button', { class: `tg${state.zoom === 'fit' ? ' fits' : ''}`, type: 'button', 'aria-pressed': String(state.zoom === 'fit'), 'data-focus': 'fit', onclick: () => stage.zoomTo(state.zoom === 'fit' ? 100 : 'fit') }, t('Fit'), '\u2002', h('b', { class: 'percent' }, `${stage.zoom()}%`)),
    h('button', { class: 'tg', type: 'button', 'data-focus': 'out', 'aria-label': t('Smaller'), onclick: () => stage.step(-1) }, '\u2212'),
    h('button', { class: 'tg', type: 'button', 'data-focus': 'in', 'aria-label': t('Larger'), onclick: () => stage.step(1) }, '+'))];
}

/** @param {string} name */
export function toggle(name) {
  const overlays = new Set(state.overlays);
  if (!overlays.delete(name)) overlays.add(name);
  change('look', { overlays });
}

/** Go to another page. @param {number} by */
export function turn(by) {
  const numbers = state.told.pages.map((page) => page.number);
  const at = numbers.indexOf(state.at.page) + by;
  if (numbers[at]) go('page', numbers[at]);
}

