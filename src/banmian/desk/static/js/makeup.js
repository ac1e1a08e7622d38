// @ts-check
// The view Makeup: the stories of a page with rank and pin, and beside the page as it is what else could be made of it. Nothing of
// the page is written until one is taken; a rank, an order, a pin is a line of makeup.yaml.
import { go } from './address.js';
import { get, reason, send } from './api.js';
import { fill, h } from './dom.js';
import { by, onTurn, turn, writable } from './edit.js';
import { nameGestures } from './gesturewords.js';
import { keepingFocus } from './issue.js';
import { addKeys } from './keys.js';
import { buttons } from './makeupchange.js';
import { invitation, standing } from './makeupbegin.js';
import { drawn, measure, skeleton, width } from './makeuppictures.js';
import { stories } from './makeupstories.js';
import { fact, term } from './makeupwords.js';
import { fileButton, quoted, short } from './messages.js';
import { page as pageOf, sheetOf, state } from './state.js';
import { refresh, thumb } from './thumb.js';
import { n, t } from './words.js';

export const view = { name: 'makeup', title: () => t('Makeup'), page: true, mount };

/** What is known of the page, and what was done last. */
export const makeup = {
  /** What /api/makeup told. @type {any} */
  told: null,
  /** Where the page's columns and lines stand. @type {any} */
  geometry: null,
  /** The part that is chosen in the list, by its name. */
  chosen: '',
  /** What was said last. */
  said: '',
  /** What was written last, as lines. @type {any[]} */
  diff: [],
  /** Whether something is being written. */
  writing: false,
  /** When `told` came, milliseconds. */
  at: 0,
};

let draw = () => {};

/** @param {HTMLElement} root */
function mount(root) {
  const aside = h('aside', { class: 'aside mk-list', 'aria-label': t('The stories of the page'), tabindex: '-1', 'data-region': 'panel' });
  const alts = h('section', { class: 'alts', 'aria-label': t('Proposals'), tabindex: '-1', 'data-region': 'page' });
  root.className = 'mk';
  fill(root, aside, alts);
  draw = () => keepingFocus(() => { measure(alts); fill(aside, ...panel()); fill(alts, ...proposals()); });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(load, 300); };
  const arrive = () => { Object.assign(makeup, { told: null, geometry: null, chosen: '', said: '', diff: [] }); draw(); load(); };
  addEventListener('resize', draw);
  const counting = setInterval(() => { const line = root.querySelector('.mk-busy'); if (line) line.textContent = busy(); }, 1000);
  arrive();
  return {
    /** @param {string} what @param {any} data */
    update(what, data) {
      if (what === 'at') arrive();
      if (what === 'makeup' && data.page === state.at.page) load();
      if (what === 'told' || what === 'set') soon();
      if (what === 'thumbs') refresh(pageOf);
    },
    leave() { removeEventListener('resize', draw); clearInterval(counting); clearTimeout(waiting); draw = () => {}; },
  };
}

onTurn(() => {
  if (!makeup.diff.length) return;
  makeup.diff = [];
  draw();
  if (state.at.name === 'makeup') load();
});

let loading = 0;

/** Ask what is known; an answer that was overtaken is passed over. */
async function load() {
  const mine = ++loading;
  const { page } = state.at;
  try {
    const told = await get(`/api/makeup/${page}`);
    if (told.plan && !makeup.geometry) makeup.geometry = await get(`/api/pages/${page}/geometry`).catch(() => null);
    if (mine !== loading || page !== state.at.page) return;
    Object.assign(makeup, { told, at: performance.now() });
  } catch (error) {
    if (mine === loading) makeup.said = error instanceof Error ? error.message : '';
  }
  draw();
}

/** Change makeup.yaml. @param {Record<string, any>} gesture @param {{base: any, shown: string} | null} [seen] the trial that showed it */
export async function change(gesture, seen = null, { told } = makeup) {
  if (makeup.writing || !writable()) return;
  await writing(async () => {
    const done = await send('/api/edit', { by, gesture: { page: state.at.page, ...gesture }, base: told.base, ...(seen ? { base: seen.base, shown: seen.shown } : {}) });
    [makeup.diff, told.base] = [done.diff, { ...told.base, ...done.files }];  // of which the next choice may be made
  });
}

/** @param {() => Promise<void>} write */
async function writing(write) {
  Object.assign(makeup, { writing: true, said: '' });
  try {
    await write();
  } catch (error) {
    makeup.said = reason(error);
  }
  makeup.writing = false;
  draw();
  load();
}

const title = (/** @type {string} */ name) => makeup.told?.body?.items.find((/** @type {any} */ one) => one.name === name)?.title ?? name;

// --- the list ---------------------------------------------------------------------------------------------------------

function panel() {
  const [{ told }, own] = [makeup, sheetOf(state.at.page).map((one) => one.number)];
  const heading = [h('h2', {}, n(own.length, 'The stories of page {page}', 'The stories of pages {page}', { page: own.join('\u2013') })), h('div', { class: 'bar' })];
  if (!told) return [...heading, h('p', { class: 'soft' }, t('Looking\u2026'))];
  if (!told.plan) return [...heading, standing(/** @type {any} */ (pageOf(state.at.page)))];
  if (!told.body) return heading;
  return [...heading, stories(told.body, title),
    h('p', { class: 'soft mk-how' }, t('Change a rank, drag a story onto another, or pin one with P: what can be made of it is looked for at once. No word changes.')),
    buttons(), makeup.said ? h('p', { class: 'red', role: 'alert' }, makeup.said) : null, written()];
}

/** Write a plan, where nothing plans the pages. */
const begin = () => writing(async () => { makeup.diff = (await send('/api/makeup/plan', { by })).diff; });

/** What was written last, and the way back. */
function written() {
  if (!makeup.diff.length) return null;
  const isNew = (/** @type {any} */ file) => file.rows.length > 2 && file.rows.every((/** @type {any} */ row) => row.sign === '+');
  const name = (/** @type {any} */ file) => file.file.split('/').pop();
  const files = makeup.diff.map((file) => isNew(file) ? h('p', {}, n(file.rows.length, '{file} is new, {n} line', '{file} is new, {n} lines', { file: name(file) }))
    : h('div', {}, h('p', {}, t('What is written into {file}', { file: name(file) })),
    h('div', { class: 'diff code', tabindex: '0', role: 'group', 'aria-label': t('What is written into {file}', { file: file.file }) },
      file.rows.slice(0, 12).map((/** @type {any} */ row) => h('div', { class: { '+': 'p', '-': 'm' }[/** @type {'+'} */ (row.sign)] ?? 'c' }, `${row.sign} ${row.text}`)),
      file.rows.length > 12 ? h('div', { class: 'c' }, n(file.rows.length - 12, 'and {n} line more', 'and {n} lines more')) : null)));
  return h('section', { class: 'tried', 'aria-label': t('What was written') }, files,
    h('button', { class: 'btn small', type: 'button', 'data-focus': 'undo-makeup', onclick: () => turn('undo') }, t('Undo'), ' ', h('kbd', {}, 'Ctrl Z')));
}

// --- the proposals ----------------------------------------------------------------------------------------------------

/** How long it has taken by now. */
function busy() {
  const { told } = makeup;
  if (!told || told.busy === null || told.busy === undefined) return '';
  const seconds = Math.floor(told.busy + (performance.now() - makeup.at) / 1000);
  const asked = !told.body || told.stale || !told.body.proposals.length;
  return asked ? n(seconds, 'Looking for proposals\u2026 {n} second', 'Looking for proposals\u2026 {n} seconds') : n(seconds, 'Drawing them\u2026 {n} second', 'Drawing them\u2026 {n} seconds');
}

function proposals() {
  const { told } = makeup;
  const page = pageOf(state.at.page);
  if (!page) return [];
  const body = told?.body;
  const others = (body?.proposals ?? []).filter((/** @type {any} */ one) => !one.same);
  const count = others.length ? n(others.length, '{n} proposal', '{n} proposals') : t('Makeup of page {page}', { page: page.number });
  const looked = body && body.pairs ? t('{count} arrangements in {s} s', { count: body.pairs.toLocaleString('en-US'), s: told.took.toFixed(1) }) : '';
  return [
    h('div', { class: 'row between head' }, h('h1', {}, count), h('p', { class: 'soft mk-busy', role: 'status' }, busy()), h('span', { class: 'soft' }, busy() ? '' : looked)),
    told?.fault ? h('p', { class: 'red' }, t('The proposals could not be made: {why}', { why: told.fault })) : null,
    ...(told?.told ?? []).filter((/** @type {any} */ m) => m.severity !== 'info').map(message),
    told && told.plan && !told.planned ? h('p', { class: 'mk-unplanned' }, t('makeup.yaml plans no page {page}.', { page: page.number }), told.why ? [' ', t('It is made up by hand: {why}.', { why: told.why })] : null) : null,
    body?.hand ? h('p', { class: 'soft' }, t('This page was changed by hand. Who takes a proposal overwrites that; Undo brings it back.')) : null,
    h('div', { class: `alt-row${told?.stale ? ' stale' : ''}` }, present(page, body), told && !told.plan ? invitation(makeup.writing, makeup.said, begin) : null, others.map((/** @type {any} */ one) => proposal(page, body, one))),
    body?.proposals.length ? h('p', { class: 'soft mk-foot' }, t('The fewer points the better; each can be unfolded. What is taken is written as {file}, and can be undone.', { file: body.file })) : null,
  ];
}

/** @param {any} m */
const message = (m) => h('div', { class: 'msg mk-told' }, h('span'), h('div', {}, h('p', {}, m.message), m.hint ? h('p', { class: 'soft' }, m.hint) : null,
  h('div', { class: 'row' }, m.file ? fileButton(m) : null, h('small', {}, m.code))));

/** The page as it is. @param {any} page @param {any} body */
function present(page, body) {
  const own = body?.present;
  const made = { hand: t('Made up by hand'), made: t('As makeup made it'), changed: t('Made by makeup, changed by hand') }[/** @type {'hand'} */ (own?.made)] ?? '';
  const facts = [made, ...(own?.facts ?? []).slice(0, 1).map((/** @type {any} */ f) => fact(f, quoted(title(f.name)))), page.worst ? short(page.worst) : t('Nothing over, nothing short')];
  const points = own?.points ?? null;
  return figure('present', t('The page as it is'), points, own ? drawn(thumb(page, width()), rectsOf(body), body, makeup) : h('span', { class: 'pg sheet-of' }, sheetOf(page.number).map((one, _, all) => thumb(one, Math.floor(width() / all.length)))),
    facts.filter(Boolean), own?.terms ?? [], own?.why ? t('It has no points: {why}', { why: own.why }) : '',
    body ? h('button', { class: 'btn small main', type: 'button', 'data-focus': 'stay', onclick: () => go('page', page.number) }, t('Leave it as it is')) : null);
}

/** Where the parts of the page stand now. @param {any} body */
const rectsOf = (body) => Object.fromEntries(body.items.filter((/** @type {any} */ one) => one.rect).map((/** @type {any} */ one) => [one.name, one.rect]));

/** @param {any} page @param {any} body @param {any} one */
function proposal(page, body, one) {
  const name = n(one.number, 'Proposal {n}', 'Proposal {n}');
  const facts = one.facts.map((/** @type {any} */ f) => fact(f, quoted(title(f.name))));
  const picture = one.picture ? drawn(image(page, one, name), one.rects, body, makeup) : skeleton(page, one.rects, body, makeup, title);
  const blocked = makeup.writing || makeup.told.stale || !writable();
  return figure(`p${one.number}`, name, one.points, picture, facts, one.terms,
    one.told.length ? t('A build would tell: {what}', { what: one.told[0].message }) : '',
    h('button', { class: 'btn small', type: 'button', disabled: blocked, 'data-focus': `take-${one.number}`, onclick: () => take(one.number) }, makeup.writing ? t('Writing\u2026') : t('Take this one')));
}

/** @param {any} page @param {any} one @param {string} name */
function image(page, one, name) {
  const height = Math.round((width() * page.trim[1]) / page.trim[0]);
  const own = /** @type {HTMLImageElement} */ (h('img', { width: width(), height, alt: name, draggable: 'false' }));
  own.dataset.source = `/api/makeup/${page.number}/${one.picture}.png`;
  return own;
}

/**
 * @param {string} id @param {string} name @param {number | null} points @param {HTMLElement} picture @param {string[]} facts
 * @param {any[]} terms @param {string} note @param {HTMLElement | null} button
 */
function figure(id, name, points, picture, facts, terms, note, button) {
  const label = points === null ? '' : n(points, '{n} point', '{n} points');
  return h('figure', { class: `alt${id === 'present' ? ' sel' : ''}`, 'data-alt': id }, picture,
    h('figcaption', {}, h('div', { class: 'row between' }, h('h3', { class: 'num' }, name), h('span', { class: 'soft' }, label)),
      h('ul', {}, facts.map((one) => h('li', {}, one))),
      note ? h('p', { class: 'soft note' }, note) : null,
      terms.length ? folded(id, terms) : null, h('div', { class: 'row' }, button)));
}

/** Which terms were unfolded. @type {Set<string>} */
const open = new Set();

/** @param {string} id @param {any[]} terms */
function folded(id, terms) {
  const own = h('details', { class: 'terms', open: open.has(id) }, h('summary', { 'data-focus': `terms-${id}` }, t('Where the points come from')),
    h('table', { class: 'kv' }, h('tbody', {}, [...terms].sort((a, b) => b.points - a.points).map((one) =>
      h('tr', {}, h('th', { scope: 'row' }, term(one, title(one.item))), h('td', {}, one.points))))));
  own.addEventListener('toggle', () => (/** @type {HTMLDetailsElement} */ (own).open ? open.add(id) : open.delete(id)));
  return own;
}

/** @param {number} number */
const take = (number) => writing(async () => {
  const done = await send(`/api/makeup/${state.at.page}/take`, { by, proposal: number, key: makeup.told.key });
  makeup.diff = done.diff;
});

nameGestures({
  rank: (g) => t('{name}: rank {rank}', { name: title(g.story), rank: g.rank }),
  'rank-exchange': (g) => t('{one} and {other} exchanged', { one: title(g.story), other: title(g.other) }),
  'bundle-order': () => t('Order of the short stories'),
  'makeup-take': (g) => t('Proposal {number} of page {page}', { number: g.proposal, page: g.page }),
  'makeup-plan': () => t('A makeup.yaml to begin from'),
});

/** Choose the part before or after. @param {number} by */
function step(by) {
  const items = makeup.told?.body?.items ?? [];
  const at = items.indexOf(chosen());
  choose(items[(at + by + items.length) % items.length]?.name ?? '');
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-focus="story-${CSS.escape(makeup.chosen)}"]`))?.focus();
}

/** @param {string} name */
export function choose(name) {
  makeup.chosen = name;
  draw();
}

/** The part that is meant: that which has the focus, else the one that is chosen. */
function chosen() {
  const name = document.activeElement?.closest('[data-story]')?.getAttribute('data-story') ?? makeup.chosen;
  return makeup.told?.body?.items.find((/** @type {any} */ one) => one.name === name);
}
const here = () => state.at.name === 'makeup' && Boolean(makeup.told?.body);
const onStory = () => here() && chosen()?.kind === 'story' && writable();

/** Pin the story where it stands, or set it free. @param {any} item */
export const pin = (item) => change({ gesture: 'pin', story: item.stories[0], target: `places.${item.place}` });

/** Let it keep as many columns as it has, or set it free. @param {any} item */
export const pinSize = (item) => change({ gesture: 'pin-size', story: item.stories[0], target: `places.${item.place}` });

/** Exchange ranks with the next story that has another one. @param {any} item @param {number} by */
export function shift(item, by) {
  const items = makeup.told.body.items.filter((/** @type {any} */ one) => one.kind === 'story' && !one.continued);
  const at = items.indexOf(item);
  const other = (by < 0 ? items.slice(0, at).reverse() : items.slice(at + 1)).find((/** @type {any} */ one) => one.rank !== item.rank);
  if (other) change({ gesture: 'rank-exchange', story: item.stories[0], other: other.stories[0] });
}

addKeys(
  { keys: '\u2191 \u2193', codes: ['ArrowUp', 'ArrowDown'], shift: false, say: () => t('Makeup: the story before, after'), when: here, run: (event) => step(event.code === 'ArrowUp' ? -1 : 1) },
  { keys: 'Shift \u2191 \u2193', codes: ['ArrowUp', 'ArrowDown'], shift: true, say: () => t('Makeup: the story before or behind another'), when: onStory, run: (event) => shift(chosen(), event.code === 'ArrowUp' ? -1 : 1) },
  { keys: '+ -', codes: ['Equal', 'Minus', 'NumpadAdd', 'NumpadSubtract'], say: () => t('Makeup: its rank'), when: onStory, run: (event) => rank(chosen(), chosen().rank + (/Equal|Add/.test(event.code) ? -1 : 1)) },
  { keys: 'Shift P', codes: ['KeyP'], shift: true, say: () => t('Makeup: pin its size, or set it free'), when: () => onStory() && chosen().place, run: () => pinSize(chosen()) },
  { keys: 'P', codes: ['KeyP'], shift: false, say: () => t('Makeup: pin the story, or set it free'), when: () => onStory() && (chosen().place || chosen().pinned), run: () => pin(chosen()) },
);

/** @param {any} item @param {number} wanted from 1, the page's lead, to 5 */
export function rank(item, wanted) {
  if (wanted >= 1 && wanted <= 5 && wanted !== item.rank) change({ gesture: 'rank', story: item.stories[0], rank: wanted });
}
