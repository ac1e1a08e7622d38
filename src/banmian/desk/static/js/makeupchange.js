// @ts-check
// What else comes onto a page in the view Makeup: an advertisement, another story. A dialog shows the lines that are written and what
// makeup could make of them; nothing is written before its button is pressed.
import { get, send, tab } from './api.js';
import { fill, h } from './dom.js';
import { by, writable } from './edit.js';
import { nameGestures } from './gesturewords.js';
import { addKeys } from './keys.js';
import { change, makeup } from './makeup.js';
import { quoted, titleOf } from './messages.js';
import { diff } from './trialpart.js';
import { state, subscribe } from './state.js';
import { c, n, t } from './words.js';

/** Milliseconds without a further change after which what would come of it is looked for. */
const SETTLED = 250;
const CORNERS = () => ({ '': t('where it fits'), 'top-left': t('top left'), 'top-right': t('top right'), 'bottom-left': t('bottom left'), 'bottom-right': t('bottom right') });

/** The two buttons below the list. */
export const buttons = () => (writable() ? h('div', { class: 'row wrap mk-more' },
  h('button', { class: 'btn small', type: 'button', 'data-focus': 'mk-advert', disabled: makeup.writing, onclick: showAdvert }, t('Add an advertisement\u2026')),
  h('button', { class: 'btn small', type: 'button', 'data-focus': 'mk-replace', disabled: makeup.writing, onclick: showReplace }, t('Exchange a story\u2026'))) : null);

/** @param {string} id @param {string} words @param {HTMLElement} field */
const asked = (id, words, field) => { field.id = id; return h('p', { class: 'asked' }, h('label', { for: id }, words), field); };
/** @param {string} type @param {string} value @param {Record<string, any>} [more] */
const input = (type, value, more = {}) => { const own = /** @type {HTMLInputElement} */ (h('input', { type, autocomplete: 'off', ...more })); own.value = value; return own; };
/** @param {[string, string][]} rows @param {string} [chosen] */
const select = (rows, chosen) => /** @type {HTMLSelectElement} */ (h('select', {}, rows.map(([value, words]) => h('option', { value, selected: value === chosen }, words))));

/** What can be chosen for the page. @returns {Promise<any>} */
const known = () => get(`/api/makeup/${state.at.page}/choices`);

async function showAdvert() {
  const told = await known().catch(() => null);
  if (!told) return;
  const free = told.files.filter((/** @type {any} */ one) => !one.used);
  const file = select([...free, ...told.files.filter((/** @type {any} */ one) => one.used)].map((/** @type {any} */ one) => [one.file, one.used ? t('{file} (used already)', { file: one.file }) : one.file]));
  const name = input('text', '', { maxlength: 40, required: true, pattern: '[a-z][a-z0-9\\-]*', spellcheck: 'false' });
  const cols = input('number', '2', { min: 1, max: told.columns });
  const lines = input('number', '10', { min: 1, max: 200 });
  const at = select(Object.entries(CORNERS()), '');
  const label = select([['', t('none: its own text says it')], ...told.labels.map((/** @type {string} */ one) => /** @type {[string, string]} */ ([one, one]))]);
  const called = () => { name.value = (/([a-z][a-z0-9-]*)\.[a-z]+$/.exec(file.value.toLowerCase().replace(/[_ ]/g, '-'))?.[1] ?? '').slice(0, 40); };
  called();
  file.addEventListener('change', called);
  const gesture = () => ({ gesture: 'book', name: name.value.trim(), file: file.value, cols: Number(cols.value), lines: Number(lines.value), at: at.value, label: label.value });
  show(t('An advertisement on page {page}', { page: state.at.page }), t('It takes so many columns and lines as were booked; its file stands in images/.'),
    [asked('mk-file', t('File'), file), asked('mk-name', t('Name'), name), asked('mk-cols', t('Columns'), cols), asked('mk-lines', t('Lines'), lines),
      asked('mk-at', t('Corner'), at), asked('mk-label', t('Label'), label)], c('makeup', 'Add it'), gesture, () => [], file.options.length ? '' : t('No picture stands in images/: drop one on the page first'));
}

async function showReplace() {
  const told = await known().catch(() => null);
  const items = makeup.told?.body?.items.filter((/** @type {any} */ one) => one.kind === 'story' && !one.continued) ?? [];
  if (!told) return;
  const own = items.find((/** @type {any} */ one) => one.name === makeup.chosen) ?? items[items.length - 1];
  const goes = select([['', t('none: one more on the page')], ...items.map((/** @type {any} */ one) => /** @type {[string, string]} */ ([one.stories[0], one.title]))], own?.stories[0]);
  const comes = select(told.stories.map((/** @type {any} */ one) => [one.id, one.page === null ? t('{title}, on no page', one) : t('{title}, page {page}', one)]));
  const from = () => told.stories.find((/** @type {any} */ one) => one.id === comes.value)?.page ?? null;
  const gesture = () => ({ gesture: 'replace', story: comes.value, ...(goes.value ? { other: goes.value } : {}) });
  show(t('Another story on page {page}', { page: state.at.page }), t('Two stories exchange page, rank and pin; one that no page holds takes the place of the other.'),
    [asked('mk-comes', t('Comes in'), comes), asked('mk-goes', t('Goes out'), goes)], c('makeup', 'Exchange'), gesture, () => (from() === null ? [] : [from()]),
    comes.options.length ? '' : t('No story waits, and makeup.yaml plans no other page'));
}

/**
 * @param {string} title @param {string} how @param {HTMLElement[]} fields @param {string} word @param {() => any} gesture
 * @param {() => number[]} pages other pages that it concerns @param {string} lacks why nothing can be chosen
 */
function show(title, how, fields, word, gesture, pages, lacks) {
  const seen = h('div', { class: 'foreseen', 'aria-live': 'polite' });
  const button = /** @type {HTMLButtonElement} */ (h('button', { class: 'btn main', type: 'submit', disabled: true }, word));
  const form = /** @type {HTMLFormElement} */ (h('form', { method: 'dialog' }, h('p', { class: 'soft' }, how), lacks ? h('p', { class: 'red' }, lacks) : fields, seen,
    h('div', { class: 'row' }, button, h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Cancel')))));
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys mk-change', 'aria-labelledby': 'mk-title' }, h('h2', { id: 'mk-title' }, title), h('div', { class: 'bar' }), form));
  /** The trial whose lines are shown. @type {any} */
  let shown = null;
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const look = async () => {
    const mine = ++turn;
    const still = () => mine === turn && dialog.open;
    button.disabled = true;
    if (lacks || !form.checkValidity()) return fill(seen);
    await foresee(gesture(), pages(), seen, still, (told) => { shown = told; button.disabled = false; });
  };
  // An answer to what stood in the fields before is passed over: it must not free the button for what stands there now.
  const soon = () => { turn++; clearTimeout(waiting); button.disabled = true; waiting = setTimeout(look, SETTLED); };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  form.addEventListener('submit', (event) => { event.preventDefault(); if (!button.disabled) { dialog.close(); change(gesture(), shown); } });
  // When the files change meanwhile, what is shown is shown anew where it says something else by that.
  const unsubscribe = subscribe(async (what, data) => {
    if (!shown || (what !== 'written' && (what !== 'set' || data.trial))) return;
    const told = await send('/api/trial', { by, tab, gesture: { page: state.at.page, ...gesture() } }).catch(() => null);
    if (dialog.open && told?.shown !== shown.shown) soon();
  });
  dialog.addEventListener('close', () => { turn++; clearTimeout(waiting); unsubscribe(); dialog.remove(); });
  document.body.append(dialog);
  dialog.showModal();
  look();
}

/**
 * The lines that would be written, as soon as they are known, then what could be made of them.
 * @param {any} gesture @param {number[]} pages @param {HTMLElement} seen @param {() => boolean} still @param {(told: any) => void} can
 */
async function foresee(gesture, pages, seen, still, can) {
  const whole = { page: state.at.page, ...gesture };
  try {
    const told = await send('/api/trial', { by, tab, gesture: whole });
    if (!still()) return;
    can(told);
    const lines = told.diff.map(diff);
    const signed = told.signed.map((/** @type {any} */ one) => h('p', { class: 'red' }, n(String(one.page).split(/[\u2013-]/).length, 'Page {page} is signed by {by}, and would change', 'Pages {page} are signed by {by}, and would change', one)));
    fill(seen, lines, signed, h('p', { class: 'soft' }, t('Looking for what can be made of it\u2026')));
    const found = await send(`/api/makeup/${state.at.page}/foreseen`, { by, gesture: whole, pages });
    if (still()) fill(seen, lines, signed, found.pages.map(prospect), found.told.filter((/** @type {any} */ m) => m.severity !== 'info').slice(0, 4).map((/** @type {any} */ m) => h('p', { class: m.severity === 'error' ? 'red' : '' }, m.message, m.hint ? h('span', { class: 'soft' }, ' ', m.hint) : null)));
  } catch (error) {
    if (still() && !(error instanceof Error && /** @type {any} */ (error).status === 409)) seen.append(h('p', { class: 'red', role: 'alert' }, error instanceof Error ? error.message : t('The desk is not heard of')));
  }
}

/** What could be made of a page. @param {{number: number, proposals: number, points: number | null}} one */
function prospect(one) {
  if (one.points === null) return h('p', {}, h('b', {}, t('Page {page} cannot be made with it', { page: one.number })));
  const before = one.number === state.at.page ? makeup.told?.body?.present.points ?? null : null;
  const best = n(one.points, 'the best has {n} point', 'the best has {n} points');
  return h('p', {}, h('b', {}, n(one.proposals, 'Page {page}: {n} proposal, {best}', 'Page {page}: {n} proposals, {best}', { page: one.number, best })),
    before === null ? null : h('span', { class: 'soft' }, ' ', n(before, 'the page as it is has {n} point', 'the page as it is has {n} points')));
}

nameGestures({
  book: (g) => t('Advertisement {name}', { name: g.name }),
  replace: (g) => (g.other ? t('{story} in the place of {other}', { story: quoted(titleOf(g.story)), other: quoted(titleOf(g.other)) }) : t('{story} onto page {page}', { story: quoted(titleOf(g.story)), page: g.page })),
});

const here = () => state.at.name === 'makeup' && Boolean(makeup.told?.body) && writable();
addKeys(
  { keys: 'A', codes: ['KeyA'], shift: false, say: () => t('Makeup: add an advertisement'), when: here, run: showAdvert },
  { keys: 'X', codes: ['KeyX'], shift: false, say: () => t('Makeup: exchange a story'), when: here, run: showReplace },
);
