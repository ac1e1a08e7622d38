// @ts-check
// The overlay Inks: the page as its plates print, each a switch; one alone as its film is, in black, several in their inks' colours.
import { get } from './api.js';
import { h } from './dom.js';
import { addKeys } from './keys.js';
import { toggle } from './page.js';
import { Pane } from './panes.js';
import { addPart } from './parts.js';
import { change, state, subscribe } from './state.js';
import { t } from './words.js';

/** How a screen shows the inks of the scale; another ink as the paper says, one of which it says nothing grey. @type {Record<string, string>} */
const COLOURS = { C: '#009ee0', M: '#e5007d', Y: '#ffed00', K: '#1d1d1b' };
const OTHER = '#6b6b6b';

/** Inks that are switched off. @type {Set<string>} */
const off = new Set();
/** By page what plates it has. @type {Map<number, {inks: string[], colours: Record<string, string>, parted: boolean}>} */
const known = new Map();
/** By page what is shown. @type {Map<number, Layer>} */
const layers = new Map();

const on = () => state.overlays.has('inks');
/** @param {number} page */
const shown = (page) => (known.get(page)?.inks ?? []).filter((ink) => !off.has(ink));

/** @param {number} page @param {string} ink */
const colour = (page, ink) => COLOURS[ink] ?? known.get(page)?.colours[ink] ?? OTHER;

/** The plates of one page, one over the other: the page itself, or the plates before them, is seen until all have come. */
class Layer {
  /** @param {number} page */
  constructor(page) {
    this.page = page;
    /** @type {Pane[]} */
    this.panes = [];
    this.element = h('div', { class: 'inks', 'aria-hidden': 'true' });
    this.build();
  }

  build() {
    this.panes.forEach((pane) => pane.leave());
    const inks = shown(this.page);
    const set = h('div', {});
    const coming = new Set(inks);
    const come = (/** @type {string} */ ink) => {
      coming.delete(ink);
      if (coming.size || set !== this.element.lastElementChild) return;
      this.element.classList.toggle('made', known.has(this.page));
      this.element.replaceChildren(set);
    };
    this.panes = inks.map((ink) => {
      const pane = new Pane(this.page, `/api/inks/${encodeURIComponent(ink)}`, () => come(ink));
      pane.tiles.tint = inks.length > 1 ? colour(this.page, ink) : '';
      return pane;
    });
    set.append(...this.panes.map((pane) => pane.element));
    this.element.append(set);
    if (!inks.length) come('');
  }

  /** @param {boolean} [anew] */
  draw(anew = false) {
    const sheet = /** @type {HTMLElement | null} */ (this.element.closest('.sheet'));
    const around = /** @type {HTMLElement | null} */ (this.element.closest('.scroll'));
    const zoom = Number(sheet?.dataset.zoom);
    if (around && zoom) this.panes.forEach((pane) => pane.draw(zoom, around, anew));
  }

  leave() { this.panes.forEach((pane) => pane.leave()); }
}

/** What plates a page has. @param {number} page */
async function learn(page) {
  const told = await get(`/api/pages/${page}/inks`).catch(() => null);
  if (!told || !on()) return;
  known.set(page, told);
  layers.get(page)?.build();
  change('look');
}

/** Over the page's picture, under all that lies over it. @param {{page: any}} given */
function stage({ page }) {
  if (!on() || !page) {
    for (const layer of layers.values()) layer.leave();
    layers.clear();
    return null;
  }
  let layer = layers.get(page.number);
  if (!layer) {
    layer = new Layer(page.number);
    layers.set(page.number, layer);
    if (!known.has(page.number)) learn(page.number);
  }
  const own = layer;
  requestAnimationFrame(() => own.draw());
  return layer.element;
}

/** The switches. */
function tools() {
  const inks = known.get(state.at.page);
  document.body.classList.toggle('plates-on', on());
  const main = h('button', { class: `tg${on() ? ' on' : ''}`, type: 'button', 'aria-pressed': String(on()), 'data-focus': 'overlay-inks', onclick: () => toggle('inks') }, t('Inks'), ' ', h('kbd', {}, 'I'));
  if (!on() || !inks) return h('span', { class: 'plates' }, main);
  const switches = inks.inks.map((ink) => {
    const lit = !off.has(ink);
    const dot = h('i', {});
    dot.style.background = colour(state.at.page, ink);
    return h('button', { class: `tg plate${lit ? ' on' : ''}`, type: 'button', 'aria-pressed': String(lit), 'aria-label': t('Plate {ink}', { ink }), 'data-focus': `plate-${ink}`, onclick: () => flip(ink) }, dot, ink);
  });
  return h('span', { class: 'plates', role: 'group', 'aria-label': t('Inks') }, main, switches,
    inks.parted ? null : h('small', {}, t('Shadings and patterns stand on every plate')));
}

/** @param {string} ink */
function flip(ink) {
  if (!off.delete(ink)) off.add(ink);
  for (const layer of layers.values()) layer.build();
  change('look');
}

addPart('stage', stage);
addPart('pageTools', tools);
addKeys({ keys: 'I', codes: ['KeyI'], say: () => t('Inks'), when: () => state.at.name === 'page', run: () => toggle('inks') });
document.addEventListener('scroll', () => { for (const layer of layers.values()) layer.draw(); }, { capture: true, passive: true });
subscribe((what, data) => {
  if (what === 'set') for (const [page, layer] of layers) if (data.pages.some((/** @type {any} */ one) => one.number === page)) layer.draw(true);
});
