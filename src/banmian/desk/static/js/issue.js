// @ts-check
// The view Issue: all pages as the reader sees them side by side, what is still to be done, who has signed.
import { go, link } from './address.js';
import { fill, h } from './dom.js';
import { undrawn } from './drawing.js';
import { dot, fileButton, place, said, short, storyLink } from './messages.js';
import { partsOf } from './parts.js';
import { sized } from './sheetsize.js';
import { page as pageOf, spreads, state } from './state.js';
import { toDo } from './spoken.js';
import { isTakenOver, toPutAway } from './takenover.js';
import { stamp, stampWords, stateWords } from './stamp.js';
import { refresh, thumb } from './thumb.js';
import { wholeStrip } from './unread.js';
import { carrying, endWaiting, onTheIssue, toWaiting, waitingList } from './waitingissue.js';
import { unfitPages, unfitRow } from './unfit.js';
import { n, t } from './words.js';

/** @typedef {import('./state.js').Page} Page */
/** @typedef {import('./state.js').Message} Message */

export const view = { name: 'issue', title: () => t('Issue'), page: false, mount };

/** @param {HTMLElement} root */
function mount(root) {
  const pages = h('section', { class: 'pages', 'aria-label': t('Pages'), tabindex: '-1', 'data-region': 'page' });
  const aside = h('aside', { class: 'aside', 'aria-label': t('What is to be done'), tabindex: '-1', 'data-region': 'panel' });
  root.className = 'ovm';
  fill(root, pages, aside);
  const draw = () => {
    if (!carrying()) { fill(pages, ...drawPages()); sized(pages, state.told.pages); }
    fill(aside, ...drawPanel());
  };
  draw();
  const watch = new ResizeObserver(() => { if (!carrying()) sized(pages, state.told.pages); });
  watch.observe(pages, { box: 'border-box' });
  return {
    /** @param {string} what */
    update(what) {
      if (what === 'told' || (what === 'thumbs' && !undrawn().length)) keepingFocus(draw);
      if (what === 'thumbs' || what === 'told') refresh(pageOf);
      if (what === 'setting') for (const one of root.querySelectorAll('[data-counts]')) mark(/** @type {HTMLElement} */ (one));
    },
    leave() { endWaiting(); watch.disconnect(); },
  };
}

/** Draw anew; what had the focus has it again, what was folded out stays so. @param {() => void} draw */
export function keepingFocus(draw) {
  const id = document.activeElement?.getAttribute('data-focus');
  const called = (/** @type {Element} */ fold) => fold.querySelector('summary[data-focus]')?.getAttribute('data-focus') ?? fold.querySelector('summary')?.textContent;
  const open = new Set([...document.querySelectorAll('main details[open]')].map(called));
  draw();
  for (const fold of document.querySelectorAll('main details')) if (open.has(called(fold))) /** @type {HTMLDetailsElement} */ (fold).open = true;
  if (id) /** @type {HTMLElement | null} */ (document.querySelector(`[data-focus="${CSS.escape(id)}"]`))?.focus();
}

/** @param {HTMLElement} element */
const mark = (element) => element.classList.toggle('stale', state.setting.has(Number(element.dataset.counts)));

function drawPages() {
  const pages = /** @type {Page[]} */ (state.told.pages);
  const counted = new Map();
  for (const one of pages) counted.set(stateWords(one), (counted.get(stateWords(one)) ?? 0) + 1);
  const states = [...counted].map(([words, count]) => n(count, '{words}: {n} page', '{words}: {n} pages', { words }));
  const head = h('div', { class: 'row between head' },
    h('h1', {}, n(pages.length, 'The issue, {n} page', 'The issue, {n} pages')),
    h('span', { class: 'soft' }, states.join(' \u00b7 ')));
  const groups = spreads(pages).map(group);
  return [head, ...wholeStrip(), h('div', { class: 'line' }, groups, drop())];
}

/** One page, or two side by side. @param {Page[]} side */
function group(side) {
  const together = side.length > 1 && side[0].sheet === side[1].sheet;
  const papers = side.map((one) =>
    h('a', { class: `pg${one.worst?.severity === 'error' ? ' flag' : ''}`, href: link('page', one.number), 'data-focus': `page-${one.number}`, 'data-page': one.number, draggable: 'false',
      'aria-label': label(one) }, thumb(one)));
  const captions = together ? [caption(side, `${side[0].number}\u2013${side[1].number}`, 'two')]
    : side.map((one) => caption([one], String(one.number), side.length > 1 ? 'half' : 'one'));
  return h('figure', { class: 'grp' }, h('div', { class: 'row papers' }, papers), h('figcaption', { class: 'row captions' }, captions));
}

/** @param {Page} one */
const label = (one) => t('Page {page}, {name}, {state}, {worst}', { page: one.number, name: one.name, state: stampWords(one), worst: short(one.worst) });

/** @param {Page[]} side @param {string} number @param {'one' | 'two' | 'half'} wide of how many pages it is, or half of two */
function caption(side, number, wide) {
  const [one] = side;
  const worst = side.map((p) => p.worst).filter(Boolean).sort((a, b) => a.rank - b.rank)[0];
  const foot = h('small', { class: worst?.severity === 'error' ? 'red' : '', 'data-counts': one.number }, worst ? h('b', {}, short(worst)) : short(null));
  mark(foot);
  return h('div', { class: `cap cap-${wide}` },
    h('div', { class: 'row between' }, h('span', { class: 'name' }, h('b', { class: 'num' }, number), ' ', h('b', {}, one.name)), stamp(one)),
    h('div', { class: 'row between' }, h('small', {}, one.editor ? t('Editor {name}', { name: one.editor }) : ''), foot));
}

/** Where copy can be dropped, and stories that no page holds. */
function drop() {
  const waiting = state.told.waiting;
  const own = partsOf('issueDrop');
  if (!waiting.length && !own.length) return null;
  return h('div', { class: 'drop' }, own, waiting.length ? [
    h('h2', {}, n(waiting.length, '{n} story that no page holds', '{n} stories that no page holds')), ...waitingList()] : null);
}

function drawPanel() {
  const messages = /** @type {Message[]} */ (state.told.messages);
  const todo = messages.filter((m) => m.severity !== 'info');
  const done = messages.filter((m) => m.severity === 'info');
  const rows = alike(todo);
  return [
    onTheIssue(), h('h2', {}, toDo()), h('div', { class: 'bar' }),
    ...rows.map(([message, ...others], i) => row(message, i + 1, others)),
    ...unfitPages().map((page, i) => unfitRow(page, rows.length + i + 1)),
    done.length ? h('details', { class: 'did' }, h('summary', {}, n(done.length, 'The program made {n} small adjustment', 'The program made {n} small adjustments')),
      done.map((message, i) => row(message, i + 1))) : null,
    ...partsOf('issuePanel'),
  ];
}

/** Messages that say the same of several files are one; what to do may name each file. @param {Message[]} messages */
function alike(messages) {
  /** @type {Map<string, Message[]>} */
  const found = new Map();
  for (const one of messages) {
    const name = JSON.stringify([one.code, one.severity, said(one, false)]);
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return [...found.values()];
}

/** Where the same is told. @param {Message[]} messages */
const places = (messages) => h('details', {}, h('summary', { class: 'soft' }, n(messages.length, '{n} place', '{n} places')),
  h('ul', { class: 'plain alike' }, messages.map((one) => h('li', { class: 'row between' }, h('small', { title: one.file }, one.page ? t('Page {page}', { page: one.page }) : '', ' ', place(one)), storyLink(one)))));

/** Where it is written: to be opened from here where no page shows it. @param {Message} message */
const where = (message) => message.page && !isTakenOver(message) ? h('small', { title: message.file }, place(message)) : fileButton(message);

/** @param {Message} message @param {number} number @param {Message[]} [others] that say the same */
export function row(message, number, others = []) {
  if (others.length) return h('div', { class: 'msg' }, dot(message, number), h('div', {}, h('p', {}, h('b', {}, said(message, false))), others.every((one) => one.hint === message.hint) && message.hint ? h('p', { class: 'soft' }, message.hint) : null, places([message, ...others])));
  const open = () => (message.page ? go('page', message.page, `m${message.number}`) : undefined);
  const words = message.page
    ? h('button', { class: 'text', type: 'button', onclick: open, 'data-focus': `message-${message.number}` }, said(message))
    : h('span', {}, said(message));
  return h('div', { class: 'msg' }, dot(message, number), h('div', {},
    h('p', {}, message.severity === 'info' ? words : h('b', {}, words)),
    message.hint && message.severity !== 'info' ? h('p', { class: 'soft' }, message.hint) : null,
    message.code === 'PLN007' ? toWaiting(message) : null,
    toPutAway(message),
    h('div', { class: 'row between' }, message.file ? where(message) : h('span'), h('small', {}, message.code))));
}
