// @ts-check
// The view Versions: a page beside what it was in a kept version, what is different, all versions by time, and the way back.
import { go } from './address.js';
import { get, reason } from './api.js';
import { showWayBack } from './wayback.js';
import { printChanges } from './changelist.js';
import { Compare, KINDS, chooseKind, chosenKind, toolbar } from './compare.js';
import { rest, row } from './differences.js';
import { fill, h } from './dom.js';
import { writable } from './edit.js';
import { keepingFocus } from './issue.js';
import { addKeys } from './keys.js';
import { titleOf } from './messages.js';
import { addPart } from './parts.js';
import { change, page as pageOf, state } from './state.js';
import { c, n, t } from './words.js';

export const view = { name: 'versions', title: () => t('Versions'), page: true, former: true, mount };

/** @typedef {{id: string, at: string, what: string, number: number, note: string, errors: number, warnings: number, files: string[]}} Version */

/** Versions that are listed before somebody asks for the earlier ones. */
const SHOWN = 12;
/** Milliseconds after a setting that what is different is asked for. */
const SETTLED = 400;

/** @type {View | null} the one that is shown */
let current = null;

/** @param {HTMLElement} root */
function mount(root) {
  current = new View(root);
  const own = current;
  return {
    /** @param {string} what @param {any} data */
    update(what, data) { own.update(what, data); },
    leave() { own.leave(); current = null; },
  };
}

class View {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.tools = h('div', { class: 'tools', role: 'toolbar', 'aria-label': t('Ways to compare, and zoom') });
    const scroll = h('div', { class: 'scroll', tabindex: '-1', 'data-region': 'page' });
    this.aside = h('aside', { class: 'aside', 'aria-label': t('What is different, and versions'), tabindex: '-1', 'data-region': 'panel' });
    root.className = 'cmp';
    fill(root, h('section', { class: 'stage', 'aria-label': t('The page, then and now') }, this.tools, scroll), this.aside);
    this.compare = new Compare(scroll);
    /** @type {Version[]} */
    this.versions = [];
    this.now = '';
    /** @type {any} what /api/changes told */
    this.told = null;
    /** Why that cannot be told. */
    this.wrong = '';
    /** @type {number | null} */
    this.selected = null;
    this.all = false;
    this.said = '';
    this.ended = false;
    this.waiting = 0;
    this.begin();
  }

  async begin() {
    await this.list();
    if (this.ended) return;
    this.draw();
    await this.differ();
  }

  /** The versions, and which is compared. */
  async list() {
    try {
      const told = await get('/api/versions');
      Object.assign(this, { versions: told.versions, now: told.now, wrong: '' });
    } catch (error) {
      this.wrong = reason(error);
    }
  }

  /** The version that the page is compared with. @returns {Version | undefined} */
  version() {
    const [id, at] = state.at.more;
    const asked = this.versions.filter((one) => one.id === id);
    return asked.find((one) => one.at === at) ?? asked[0] ?? this.versions.find((one) => one.what === 'proof')
      ?? this.versions.find((one) => one.id !== this.now) ?? this.versions[0];
  }

  /** Compare with this version from now on: also once the files are as they were then, when another would be the first that differs. @param {Version} version */
  hold(version) { change('at', { at: { ...state.at, more: [version.id, version.at] } }); }

  /** What is different, asked for anew. */
  async differ() {
    const version = this.version();
    if (!version) return;
    try {
      const told = await get(`/api/changes?from=${version.id}`);
      if (this.ended || this.version()?.id !== version.id) return;
      Object.assign(this, { told, wrong: told.whole ? '' : t('The issue cannot be set as it was then, or as it is now.') });
    } catch (error) {
      this.wrong = reason(error);
    }
    if (!this.ended) keepingFocus(() => this.draw());
  }

  /** @param {string} what @param {any} data */
  update(what, data) {
    if (what === 'at') {
      if (this.told && this.told.before !== this.version()?.id) { this.told = null; this.differ(); }
      this.selected = null;
      this.draw();
    }
    if (what === 'look') keepingFocus(() => this.draw());
    if (what === 'set') {
      if (data.pages.some((/** @type {any} */ page) => page.number === state.at.page)) this.compare.draw(true);
      clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.begin(), SETTLED);
    }
  }

  /** What the version has of the page that is shown. @returns {import('./compare.js').Then} */
  then() {
    if (!this.told?.whole || this.told.before !== this.version()?.id) return undefined;
    return this.told.pages.find((/** @type {any} */ one) => one.number === state.at.page) ?? null;
  }

  /** That the page is in one of the two states alone, or in none, or of another size in each. @param {Version | undefined} version */
  alone(version) {
    const [then, own] = [this.then(), pageOf(state.at.page)];
    if (!version || then === undefined) return null;
    const given = { page: state.at.page, version: called(version) };
    if (then && own && size(then) === size(own)) return null;
    if (then && own) return h('p', { class: 'alone', role: 'status' }, t('The page is of another size: {before} mm then, {now} mm now.', { before: size(then), now: size(own) }));
    const said = then ? t('Page {page} is in the issue no more. This is how it was: {version}.', given) : own ? t('Page {page} was not in the issue then: {version}.', given)
      : t('Page {page} is in the issue neither now nor then: {version}.', given);
    return h('p', { class: 'alone', role: 'status' }, said);
  }

  draw() {
    const version = this.version();
    const all = this.told && this.told.before === version?.id ? numbered(this.told.changes) : [];
    this.compare.show({ page: state.at.page, version: version?.id ?? '', then: this.then(), before: version ? called(version) : '', now: t('now'), kind: chosenKind(),
      changes: all.filter((/** @type {any} */ one) => one.kind !== 'furniture' || one.words.length), selected: this.selected, select: (number) => this.select(number) });
    fill(this.tools, ...toolbar(this.compare, chosenKind(), (kind) => this.choose(kind)));
    fill(this.aside, this.changes(version, all), this.list_(version));
  }

  /** @param {string} kind */
  choose(kind) {
    chooseKind(kind);
    keepingFocus(() => this.draw());
  }

  /** @param {number} number */
  select(number) {
    this.selected = this.selected === number ? null : number;
    keepingFocus(() => this.draw());
    if (this.selected !== null) this.compare.reveal(number);
  }

  /** @param {Version | undefined} version @param {any[]} all */
  changes(version, all) {
    const page = state.at.page;
    const own = all.filter((one) => one.page === page);
    const title = version ? t('Changed since {version}', { version: called(version, true) }) : t('No version is kept yet');
    return h('section', { 'aria-label': title },
      h('div', { class: 'row between' }, h('h2', {}, title), h('span', { class: 'soft' }, t('Page {page}', { page }))), h('div', { class: 'bar' }),
      this.wrong ? h('p', { class: 'red', role: 'alert' }, this.wrong) : null,
      !version ? h('p', { class: 'soft' }, t('Each build, each proof and each signature keeps one; the desk keeps one every ten minutes while you work.')) : null,
      version && !this.told && !this.wrong ? h('p', { class: 'soft', role: 'status' }, t('Setting the pages as they were\u2026')) : null,
      this.alone(version),
      own.map((one) => row(one, this.selected === one.number, () => this.select(one.number))),
      this.told?.whole ? rest(page, all, state.at.more) : null);
  }

  /** @param {Version | undefined} chosen */
  list_(chosen) {
    const shown = this.all ? this.versions : this.versions.slice(0, SHOWN);
    let day = '';
    const rows = shown.flatMap((one) => {
      const own = one.at.slice(0, 10);
      const head = own === day ? [] : [h('tr', {}, h('th', { colspan: '3', scope: 'rowgroup' }, dayOf(one.at)))];
      day = own;
      return [...head, this.line(one, one === chosen)];
    });
    const more = this.versions.length - shown.length;
    return h('section', { class: 'kept', 'aria-label': t('Kept versions') }, h('h3', {}, t('Kept versions')),
      h('table', { class: 'ver' }, h('tbody', {}, rows)),
      more > 0 ? h('button', { class: 'text', type: 'button', 'data-focus': 'earlier', onclick: () => { this.all = true; keepingFocus(() => this.draw()); } }, n(more, '{n} earlier version', '{n} earlier versions')) : null,
      chosen ? h('div', { class: 'row' }, writable() ? h('button', { class: 'btn small', type: 'button', disabled: chosen.id === this.now, 'data-focus': 'back',
        onclick: () => showWayBack(chosen.id, called(chosen), (said) => { this.said = said; this.hold(chosen); }) }, t('Back to {time}\u2026', { time: timeOf(chosen.at) })) : null, this.printer(chosen)) : null,
      h('p', { role: 'status' }, h('small', {}, this.said || (chosen?.id === this.now ? t('The files are as they were then.') : t('Going back is a step too, and can be undone; what was signed is not touched.')))));
  }

  /** The button that prints what is different on all pages, where something is. @param {Version} version */
  printer(version) {
    const all = this.told?.whole && this.told.before === version.id ? numbered(this.told.changes) : [];
    const print = () => printChanges(t('Changed since {version}', { version: called(version, true) }), called(version), t('now, {time}', { time: new Date().toLocaleTimeString('en-GB').slice(0, 5) }), all);
    return h('button', { class: 'btn small', type: 'button', disabled: !all.length, 'data-focus': 'print', onclick: print }, t('Print the list of changes'));
  }

  /** @param {Version} one @param {boolean} on */
  line(one, on) {
    const open = () => go('versions', state.at.page, one.id, one.at);
    return h('tr', { class: on ? 'on' : '' }, h('td', { class: 'num' }, timeOf(one.at)),
      h('td', {}, h('button', { class: 'text', type: 'button', 'aria-pressed': String(on), 'data-focus': `version-${one.id}-${one.at}`, onclick: open }, ...what(one))),
      h('td', {}, h('small', {}, faults(one))));
  }

  leave() {
    this.ended = true;
    clearTimeout(this.waiting);
    this.compare.leave();
  }
}

/** Millimetres of a page, `270 × 390`. @param {{trim: number[]}} page */
const size = ({ trim }) => trim.map((points) => Math.round((points * 254) / 72) / 10).join(' \u00d7 ');

/** Numbers that begin anew on each page. @param {any[]} changes */
function numbered(changes) {
  const counts = new Map();
  return changes.map((one) => {
    counts.set(one.page, (counts.get(one.page) ?? 0) + 1);
    return { ...one, label: counts.get(one.page) };
  });
}

/** @param {string} at */
const timeOf = (at) => at.slice(11, 16);
/** @param {string} at */
const dayOf = (at) => t('{month}/{day}', { month: Number(at.slice(5, 7)), day: Number(at.slice(8, 10)) });

/** @param {number} number */
const proof = (number) => [t('proof 1'), t('proof 2'), t('proof 3')][number - 1] ?? t('proof {n}', { n: number });

/** What a version is called over a page. @param {Version} one @param {boolean} [short] */
function called(one, short = false) {
  const time = timeOf(one.at);
  if (one.what === 'proof') return short ? proof(one.number) : t('{proof}, {day} {time}', { proof: proof(one.number), day: dayOf(one.at), time });
  return short ? time : t('{day} {time}', { day: dayOf(one.at), time });
}

/** What stands between the names of a list. */
const listed = () => t(', ');

/** What a version was kept for. @param {Version} one */
function what(one) {
  const names = [...new Set(one.files.map((file) => (file.split('/').pop() ?? '').replace(/\.(md|yaml)$/, '')))];
  const first = names.slice(0, 2).join(listed());
  const files = names.length > 2 ? t('changed: {names} and more', { names: first }) : names.length ? t('changed: {names}', { names: first }) : '';
  const [, pages, to] = /^\(([^)]*)\) ?(.*)$/.exec(one.note) ?? ['', '', one.note];
  if (one.what === 'proof') return [h('b', { title: t('pages {pages}', { pages }) }, proof(one.number)), to ? '\u2002' : '', to ? t('for {to}', { to }) : ''];
  if (one.what === 'signed') return [t('page {pages} signed', { pages: one.note })];
  if (one.what === 'withdrawn') return [t('signature of page {pages} withdrawn', { pages: one.note })];
  if (one.what === 'conflict') return [t('{name}: what was not taken', { name: titleOf(one.note) })];
  if (one.what === 'before') return [t('before going back')];
  return [files || (one.note === 'desk' ? t('kept by the desk') : c('version', 'built'))];
}

/** @param {Version} one */
function faults(one) {
  if (one.errors) return n(one.errors, '{n} error', '{n} errors');
  if (one.warnings) return n(one.warnings, '{n} warning', '{n} warnings');
  return one.what === 'build' ? t('All well') : '';
}

// --- keys -------------------------------------------------------------------------------------------------------------

const here = () => state.at.name === 'versions';
let last = { code: '', at: 0 };
document.addEventListener('keydown', (event) => { if (!/^(Shift|Control)/.test(event.code)) before = last, last = { code: event.code, at: performance.now() }; }, true);
let before = last;
/** Whether the key before said that a digit is a view's. */
const forViews = () => before.code === 'KeyV' && performance.now() - before.at < 2000;

addKeys(
  { keys: 'C', codes: ['KeyC'], shift: false, say: () => t('compare; then 1 to 4: side by side, swipe, blink, marked'), when: () => ['page', 'versions'].includes(state.at.name), run: () => { if (!here()) go('versions', state.at.page); } },
  { keys: '1 … 4', codes: ['Digit1', 'Digit2', 'Digit3', 'Digit4'], shift: false, say: () => t('in Versions: the way to compare'), when: () => here() && !forViews(), run: (event) => current?.choose(KINDS[Number(event.code.slice(5)) - 1].name) },
  { keys: 'PgUp  PgDn', codes: ['PageUp', 'PageDown'], say: () => t('in Versions: last, next page'), when: here, run: (event) => {
    const numbers = [...state.told.pages, ...(current?.told?.pages ?? [])].map((/** @type {any} */ page) => page.number).sort((a, b) => a - b);
    const next = event.code === 'PageUp' ? numbers.filter((number) => number < state.at.page).pop() : numbers.find((number) => number > state.at.page);
    if (next) go('versions', next, ...state.at.more);
  } },
);
addPart('pageTools', () => h('button', { class: 'tg', type: 'button', 'data-focus': 'compare', onclick: () => go('versions', state.at.page) }, t('Compare'), ' ', h('kbd', {}, 'C')));
