// @ts-check
// The first issue of a paper, begun from its layouts: which paper, which day, which pages, drawn small.
import { reason } from './api.js';
import { fill, h, s } from './dom.js';
import { nameIn } from './names.js';
import { lang, t } from './words.js';

/** @typedef {{name: string, called: Record<string, string>, spread: boolean, width: number, height: number, areas: [string, number, number, number, number][]}} Sketch */
/** @typedef {{paper: string, name: string, layouts: Sketch[], wrong: string}} Start */

/** What was chosen, which stays while the page is drawn anew. @type {{paper: string, day: string, without: Set<string>}} */
const chosen = { paper: '', day: '', without: new Set() };

/** How high a page is drawn, in CSS pixels. */
const HEIGHT = 92;
/** What is drawn over what, the last on top. */
const OVER = [['box'], ['text'], ['picture'], ['head', 'furniture']];
/** How far apart the lines of a drawn text are, in thousandths of the page's width. */
const LINE = 26;

/** Tomorrow as this machine's calendar has it: a paper is made on the day before. */
export function tomorrow() {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** A page as its layout has it. @param {Sketch} one @param {number} [high] in CSS pixels */
export function drawing(one, high = HEIGHT) {
  const area = (/** @type {Sketch['areas'][number]} */ [kind, x, y, width, height]) => kind === 'text' ? lines(x, y, width, height)
    : kind === 'picture' ? [s('rect', { class: kind, x, y, width, height }), s('path', { class: 'cross', d: `M${x} ${y}l${width} ${height}M${x + width} ${y}l${-width} ${height}` })]
      : [s('rect', { class: kind, x, y, width, height })];
  return s('svg', { class: 'sketch', viewBox: `0 0 ${one.width} ${one.height}`, height: high, width: Math.round(high * one.width / one.height), 'aria-hidden': 'true' },
    OVER.flatMap((kinds) => one.areas.filter(([kind]) => kinds.includes(kind)).flatMap(area)),
    one.spread ? s('path', { class: 'fold', d: `M${one.width / 2} 0V${one.height}` }) : null);
}

/** A text as its lines. @param {number} x @param {number} y @param {number} width @param {number} height */
function lines(x, y, width, height) {
  const count = Math.max(1, Math.floor(height / LINE));
  const path = Array.from({ length: count }, (_, n) => `M${x} ${y + LINE / 2 + n * LINE}h${width}`).join('');
  return [s('path', { class: 'text', d: path })];
}

/**
 * The form. `begin` makes the issue; refused where it cannot be.
 * @param {Start[]} starts @param {(given: Record<string, any>) => Promise<void>} begin
 */
export function firstIssue(starts, begin) {
  const place = h('section', { class: 'first-issue', 'aria-labelledby': 'first-title', tabindex: '-1', 'data-region': 'panel' });
  if (!starts.some((one) => one.paper === chosen.paper)) chosen.paper = starts[0].paper;
  chosen.day ||= tomorrow();
  const draw = () => fill(place, form(starts, draw, begin));
  draw();
  return place;
}

/** @param {Start[]} starts @param {() => void} draw @param {(given: Record<string, any>) => Promise<void>} begin */
function form(starts, draw, begin) {
  const start = /** @type {Start} */ (starts.find((one) => one.paper === chosen.paper));
  const wanted = () => start.layouts.map((one) => one.name).filter((name) => !chosen.without.has(`${start.paper}/${name}`));
  const wrong = h('p', { class: 'red', role: 'alert' }, start.wrong);
  const go = /** @type {HTMLButtonElement} */ (h('button', { class: 'btn main', type: 'submit', 'data-focus': 'first-begin', disabled: !start.layouts.length }, t('Begin the first issue')));
  const day = /** @type {HTMLInputElement} */ (h('input', { type: 'date', id: 'first-day', required: true, value: chosen.day, onchange: () => { chosen.day = day.value; } }));
  const own = h('form', {},
    h('div', { class: 'row between' }, h('h2', { id: 'first-title' }, start.name), h('span', { class: 'soft' }, t('number 1'))), h('div', { class: 'bar' }),
    starts.length > 1 ? papers(starts, draw) : null,
    h('div', { class: 'asked' }, h('label', { for: 'first-day' }, t('Day of the issue')), day),
    start.layouts.length ? pages(start) : null,
    wrong, h('div', { class: 'row between wrap' }, h('p', { class: 'soft small' }, t('Each place gets an article that waits for its text and says how many characters it holds.')), go));
  own.addEventListener('submit', async (event) => {
    event.preventDefault();
    const layouts = wanted();
    wrong.textContent = layouts.length ? '' : t('Choose at least one page.');
    if (!layouts.length) return;
    go.disabled = true;
    try {
      await begin({ day: day.value, paper: start.paper, layouts });
    } catch (error) {
      wrong.textContent = reason(error);
      go.disabled = false;
    }
  });
  return own;
}

/** @param {Start[]} starts @param {() => void} draw */
function papers(starts, draw) {
  const choose = (/** @type {string} */ paper) => { chosen.paper = paper; draw(); /** @type {HTMLElement | null} */ (document.querySelector(`[data-focus="first-paper-${paper}"]`))?.focus(); };
  return h('div', { class: 'asked', role: 'radiogroup', 'aria-labelledby': 'first-papers' }, h('span', { id: 'first-papers' }, t('Paper')), h('span', { class: 'rad row wrap' }, starts.map((one) => h('label', {},
    h('input', { type: 'radio', name: 'first-paper', value: one.paper, checked: one.paper === chosen.paper, 'data-focus': `first-paper-${one.paper}`, onchange: () => choose(one.paper) }), one.name))));
}

/** @param {Start} start */
function pages(start) {
  const key = (/** @type {Sketch} */ one) => `${start.paper}/${one.name}`;
  const turn = (/** @type {Event} */ event, /** @type {Sketch} */ one) => /** @type {HTMLInputElement} */ (event.target).checked ? chosen.without.delete(key(one)) : chosen.without.add(key(one));
  return h('div', { class: 'asked layouts', role: 'group', 'aria-labelledby': 'first-pages' }, h('span', { id: 'first-pages' }, t('Pages, from the layouts of the paper')), start.layouts.map((one) => h('label', {},
    h('input', { type: 'checkbox', checked: !chosen.without.has(key(one)), 'data-focus': `first-page-${one.name}`, onchange: (/** @type {Event} */ event) => turn(event, one) }),
    drawing(one), h('span', {}, nameIn(one.name, one.called), ' ', one.called[lang()] ? h('small', {}, one.name) : null))));
}
