// @ts-check
// Beside the page: the numbers of what is selected with steppers, its menus, and of a trial the lines that it writes and what it does.
import { headlineBreaks } from './breaks.js';
import { layoutButton, layoutMode } from './layouts.js';
import { attempt, cancel, choices, onTrial, trial, turn, writable, write } from './edit.js';
import { LEVELS } from './gesturewords.js';
import { movedBy, nudge, selected } from './drag.js';
import { fill, h } from './dom.js';
import { fitted } from './overlay.js';
import { link } from './address.js';
import { nameOf, stopChoice, styleName, withId } from './names.js';
import { addKeys } from './keys.js';
import { copyfitSwitch, pictureMenu } from './picture.js';
import { status, tried } from './trialpart.js';
import { messagesOf, state } from './state.js';
import { n, t } from './words.js';

/** What the panel was last given. @type {{page: any, geometry: any} | null} */
let given = null;
const box = h('div', { class: 'knobs' });
const live = h('p', { class: 'soft', role: 'status', 'aria-live': 'polite' });
/** What can be chosen, by page. @type {Map<number, any>} */
const known = new Map();

onTrial(() => draw());

/** The part of the panel. @param {{page: any, geometry: any}} now */
export function panelPart(now) {
  given = now;
  draw();
  return box;
}

function draw() {
  if (!given) return;
  const focus = box.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : null;
  live.textContent = trial.gesture ? status() : trial.said;
  box.parentElement?.classList.toggle('trying', trial.gesture !== null);
  const mode = writable() ? layoutMode(given.page.number, draw) : null;
  fill(box, mode, trial.gesture ? tried(given.page.number) : null, writable() ? numbers() : null, writable() && !trial.gesture ? menus() : null, live);
  if (focus) queueMicrotask(() => keepFocus(focus));
}

/** The knob that was turned last; the menus with it are gone during its trial. */
let turned = '';

/** What had the focus has it again; during a trial that took it away the button that writes, then the knob that began the trial. @param {string} focus */
function keepFocus(focus) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (box.querySelector(`[data-focus="${CSS.escape(name)}"]:not([disabled])`));
  const same = find(focus);
  if (!same && trial.gesture && focus !== 'write') turned = focus;
  (same ?? (trial.gesture ? find('write') ?? find('cancel') : find(turned)))?.focus({ preventScroll: true });
}

/** @param {string} word @param {'head' | 'foot' | 'left' | 'right'} edge @param {number} value */
function stepper(word, edge, value) {
  const move = (/** @type {number} */ by) => nudge(given?.page.number, given?.geometry, edge, by);
  return h('span', { class: 'stepper' },
    h('button', { type: 'button', class: 'stp', 'aria-label': t('{what} less', { what: word }), 'data-focus': `less-${edge}`, onclick: () => move(-1) }, '\u2212'),
    h('output', { class: `stp${movedBy(edge) ? ' on' : ''}`, 'aria-label': word }, value + movedBy(edge)),
    h('button', { type: 'button', class: 'stp', 'aria-label': t('{what} more', { what: word }), 'data-focus': `more-${edge}`, onclick: () => move(1) }, '+'));
}

/** Columns and lines of what is selected, each with its steppers. */
function numbers() {
  const thing = selected(given?.geometry);
  if (!thing) return null;
  const { cols, lines } = thing;
  const rows = [
    cols ? h('tr', {}, h('th', { scope: 'row' }, t('Columns')), h('td', {}, stepper(t('First column'), 'left', cols[0]), ' \u2013 ', stepper(t('Last column'), 'right', cols[1]))) : null,
    lines ? h('tr', {}, h('th', { scope: 'row' }, t('Lines')), h('td', {}, stepper(t('First line'), 'head', lines[0]), ' \u2013 ', stepper(t('Last line'), 'foot', lines[1]))) : null,
  ];
  const put = thing.set && !trial.gesture ? fitted(thing) : null;
  return rows.some(Boolean) ? h('div', {}, h('table', { class: 'kv', 'aria-label': t('Numbers of {name}', { name: thing.called }) }, h('tbody', {}, rows)), put) : null;
}

// --- menus -----------------------------------------------------------------------------------------------------------

/** Ask for what can be chosen on the page, and draw again when it is known. @param {number} number */
function choicesOf(number) {
  const found = known.get(number);
  if (!found || found.rev !== given?.page.rev) {
    known.set(number, { rev: given?.page.rev, styles: found?.styles ?? [], free: found?.free ?? [], level: found?.level ?? '' });
    choices(number).then((told) => { known.set(number, { rev: given?.page.rev, ...told }); draw(); }, () => known.delete(number));
  }
  return known.get(number);
}

function menus() {
  const own = state.selected;
  const page = given?.page.number;
  if (!own && page) return pageMenu(page);
  if (!own || !given?.geometry) return null;
  if (own.kind === 'picture') {
    const thing = selected(given.geometry);
    return thing && page ? pictureMenu(page, thing, thing.target) : null;
  }
  const place = given.geometry.places.find((/** @type {any} */ p) => p.name === own.name);
  return place ? placeMenu(page, place, own.block) : null;
}

/** Of the whole page: what copyfit may do, and that what it did stays; where that keeps the page from being signed it stands there (signing.js). @param {number} page */
function pageMenu(page) {
  const { level } = choicesOf(page);
  const fitted = messagesOf(page).some((m) => m.code === 'FIT020');
  return h('div', { class: 'menus' }, h('label', { class: 'row whole' }, t('Copyfit of this page'), ' ', h('select', { 'data-focus': 'fit-level', onchange: (/** @type {any} */ e) => e.target.value && attempt({ gesture: 'copyfit', page, level: e.target.value }) },
    level ? null : h('option', { value: '' }, t('as the paper says')), Object.entries(LEVELS).map(([value, said]) => h('option', { value, selected: value === level }, said())))),
    h('div', { class: 'row wrap' }, fitted && given?.page.unfit?.code !== 'SGN003' ? button(t('Keep what copyfit changed'), () => attempt({ gesture: 'fit', page }), 'keep-fit') : null, layoutButton(page, draw)));
}

/** A head style with the lines of its head, and what a line of its headline holds in the place. @param {{name: string, lines: number}} style @param {number | undefined} holds */
const styleWords = ({ name: id, lines }, holds, name = withId(styleName('head', id), id)) => (holds ? n(lines, '{name}, {n} line, a line holds {holds}', '{name}, {n} lines, a line holds {holds}', { name, holds }) : n(lines, '{name}, {n} line', '{name}, {n} lines', { name }));

/** @param {string} word @param {() => void} run @param {string} focus */
const button = (word, run, focus) => h('button', { class: 'btn small', type: 'button', 'data-focus': focus, onclick: run }, word);

/** @param {number} page @param {any} place @param {any} block */
function placeMenu(page, place, block) {
  const { styles } = choicesOf(page);
  const head = place.parts.find((/** @type {any} */ part) => part.kind === 'head');
  const text = place.parts.find((/** @type {any} */ part) => part.kind === 'text');
  const target = `places.${place.name}`;
  const stop = `${page}.${place.name}`;
  const style = head && styles.length ? h('label', { class: 'row' }, t('Head style'), ' ', h('select', { 'data-focus': 'head-style', onchange: (/** @type {any} */ e) => attempt({ gesture: 'head-style', page, target, style: e.target.value }) },
    styles.map((/** @type {any} */ one) => h('option', { value: one.name, selected: one.name === head.style }, styleWords(one, place.headlines?.[one.name]))))) : null;
  const columns = text ? h('span', { class: 'row' }, t('Columns of text'), ' ', [1, 2, 3, 4, 5].map((count) => h('button', { type: 'button', class: `stp${count === text.columns ? ' on' : ''}`, 'aria-pressed': String(count === text.columns), 'data-focus': `columns-${count}`, onclick: () => attempt({ gesture: 'columns', page, target, columns: count }) }, count))) : null;
  const text0 = place.stories[0];
  return h('section', { class: 'menus', 'aria-label': t('What can be done with {name}', { name: nameOf(page, place.name) }) },
    text0 ? h('a', { class: 'btn small', href: link('story', page, text0.id), 'data-focus': 'to-story' }, t('Edit the text')) : null, style, columns,
    h('div', { class: 'row wrap' },
      place.stories.length ? swapMenu(page, stop) : null,
      place.stories.length ? button(t('Take the story out'), () => attempt({ gesture: 'take', page, target: stop }), 'take') : putMenu(page, stop),
      copyfitSwitch(page, target, place.copyfit),
      place.stories.length ? button(place.pin === 'place' ? t('Unpin') : t('Pin'), () => attempt({ gesture: 'pin', page, target, story: place.stories[0].id }), 'pin') : null,
      place.stories.length ? button(place.pin === 'size' ? t('Unpin its size') : t('Pin its size'), () => attempt({ gesture: 'pin-size', page, target, story: place.stories[0].id }), 'pin-size') : null),
    head && ownHead(place) ? headlineBreaks(page, place.stories[0].id, given?.page.rev, draw) : null,
    place.stories.length > 1 ? orderMenu(page, stop, place.stories) : null,
    block?.file && block.role === 'body' ? h('div', { class: 'row wrap' },
      button(t('Paragraph one line less'), () => paragraph(page, block, -1), 'line-less'), button(t('Paragraph one line more'), () => paragraph(page, block, 1), 'line-more')) : null);
}

/** Whether the head of a place is that of an article's front matter: not a piece's, nor that of a text that goes on there. @param {any} place */
const ownHead = (place) => place.stories.length && !place.stories[0].id.includes('#') && !given?.geometry.threads.some((/** @type {any} */ one) => one.place === place.name && one.from);

/** @param {number} page @param {any} block @param {number} by */
const paragraph = (page, block, by) => attempt({ gesture: 'paragraph-lines', page, story: block.story, line: block.line, by });

/** @param {number} page @param {string} stop */
function swapMenu(page, stop) {
  const others = state.told.pages.flatMap((/** @type {any} */ p) => [...new Set(p.stories.map((/** @type {any} */ s) => s.place))].map((place) => `${p.number}.${place}`)).filter((/** @type {string} */ o) => o !== stop);
  return h('label', { class: 'row' }, t('Exchange with'), ' ', h('select', { 'data-focus': 'swap', onchange: (/** @type {any} */ e) => e.target.value && attempt({ gesture: 'swap', page, target: stop, other: e.target.value }) },
    h('option', { value: '' }, '\u2026'), others.map((/** @type {string} */ other) => h('option', { value: other }, stopChoice(other)))));
}

/** @param {number} page @param {string} stop */
function putMenu(page, stop) {
  const waiting = state.told.waiting;
  if (!waiting.length) return null;
  return h('label', { class: 'row' }, t('Put a story here'), ' ', h('select', { 'data-focus': 'put', onchange: (/** @type {any} */ e) => e.target.value && attempt({ gesture: 'put', page, target: stop, story: e.target.value }) },
    h('option', { value: '' }, '\u2026'), waiting.map((/** @type {any} */ story) => h('option', { value: story.id }, story.title))));
}

/** @param {number} page @param {string} stop @param {any[]} stories */
function orderMenu(page, stop, stories) {
  const ids = stories.map((story) => story.id);
  const up = (/** @type {number} */ k) => attempt({ gesture: 'order', page, target: stop, stories: [...ids.slice(0, k - 1), ids[k], ids[k - 1], ...ids.slice(k + 1)] });
  return h('ol', { class: 'order' }, stories.map((story, k) => h('li', {}, story.title, k ? h('button', { class: 'stp', type: 'button', 'aria-label': t('{title} further up', { title: story.title }), 'data-focus': `up-${story.id}`, onclick: () => up(k) }, '\u2191') : null)));
}

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
/** Whether something is selected on a page, and no handle or field has the focus. */
const onSelected = () => state.at.name === 'page' && state.selected !== null && writable() && !document.activeElement?.closest('[role=slider],input,select');
/** The place that is selected, as page and place. */
const stop = () => (state.selected?.kind === 'place' ? `${given?.page.number}.${state.selected.name}` : null);

/** Move what is selected a step further. @param {number[]} steps columns and lines */
function shove([cols, lines]) {
  const thing = selected(given?.geometry);
  if (!thing || !given) return;
  const before = trial.gesture?.gesture === 'move' && trial.gesture.target === thing.target ? trial.gesture : { cols: 0, lines: 0 };
  attempt({ gesture: 'move', page: given.page.number, target: thing.target, cols: before.cols + cols, lines: before.lines + lines });
}

/** Edges that arrows move: with Shift those at the foot and the right, with Ctrl those at the head and the left. @type {Record<string, ['foot' | 'head', 'right' | 'left']>} */
const EDGES = { shift: ['foot', 'right'], ctrl: ['head', 'left'] };

/** Move an edge of what is selected a line or a column further. @param {string} beside the key beside the arrow @param {number[]} steps columns and lines */
function pull(beside, [cols, lines]) {
  const thing = selected(given?.geometry);
  if (!thing || !given || !(lines ? thing.lines : thing.cols)) return;
  nudge(given.page.number, given.geometry, EDGES[beside][lines ? 0 : 1], cols + lines);
}

/** Put the focus into a menu of the panel. @param {string} name */
const enter = (name) => /** @type {HTMLElement | null} */ (box.querySelector(`[data-focus="${name}"]`))?.focus();

/** Whether what has the focus does something of its own by Enter: a button or link, but that of what is selected on the page. */
function ownEnter() {
  const own = document.activeElement;
  return (own instanceof HTMLButtonElement || own instanceof HTMLAnchorElement) && !own.matches('[data-place][aria-pressed=true]');
}

addKeys(
  { keys: '\u2190 \u2191 \u2192 \u2193', codes: Object.keys(ARROWS), shift: false, say: () => t('move what is selected'), when: onSelected, run: (event) => shove(ARROWS[/** @type {keyof ARROWS} */ (event.code)]) },
  { keys: 'Shift \u2190 \u2191 \u2192 \u2193', codes: Object.keys(ARROWS), shift: true, say: () => t('foot and right side of what is selected'), when: onSelected, run: (event) => pull('shift', ARROWS[/** @type {keyof ARROWS} */ (event.code)]) },
  { keys: 'Ctrl \u2190 \u2191 \u2192 \u2193', codes: Object.keys(ARROWS), ctrl: true, shift: false, say: () => t('head and left side of what is selected'), when: onSelected, run: (event) => pull('ctrl', ARROWS[/** @type {keyof ARROWS} */ (event.code)]) },
  { keys: 'X', codes: ['KeyX'], say: () => t('exchange the story with another'), when: () => onSelected() && stop() !== null, run: () => enter('swap') },
  { keys: 'H', codes: ['KeyH'], say: () => t('head style'), when: () => onSelected() && stop() !== null, run: () => enter('head-style') },
  { keys: 'J', codes: ['KeyJ'], say: () => t('order of the stories of a place'), when: () => onSelected() && Boolean(box.querySelector('.order button')), run: () => /** @type {HTMLElement | null} */ (box.querySelector('.order button'))?.focus() },
  { keys: 'P', codes: ['KeyP'], say: () => t('pin'), when: () => onSelected() && stop() !== null, run: () => enter('pin') },
  { keys: 'Del', codes: ['Delete'], say: () => t('take the story out'), when: () => onSelected() && stop() !== null, run: () => attempt({ gesture: 'take', page: given?.page.number, target: stop() }) },
  { keys: 'Ctrl Z', codes: ['KeyZ'], ctrl: true, shift: false, say: () => t('undo'), run: () => turn('undo') },
  { keys: 'Ctrl Shift Z', codes: ['KeyZ'], ctrl: true, shift: true, say: () => t('do again'), run: () => turn('redo') },
  { keys: 'Enter', codes: ['Enter'], say: () => t('write what is tried'), when: () => trial.gesture !== null && !ownEnter(), run: () => write() },
);

/** Esc ends a trial before it ends a selection. @param {KeyboardEvent} event */
function escape(event) {
  if (event.code !== 'Escape' || !trial.gesture || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  event.stopPropagation();
  cancel();
}
addEventListener('keydown', escape, true);
