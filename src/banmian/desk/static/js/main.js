// @ts-check
// The desk's page: it reads the state, follows the address, shows a view, and hears of what changes.
import { follow, go, keepToPages, link } from './address.js';
import { Refused, get, hasKey, listen, newKey } from './api.js';
import { withoutAsking } from './away.js';
import { fill, h } from './dom.js';
import { onTrial } from './edit.js';
import './editing.js';
import { keepFocus, toRegion } from './focus.js';
import { showFind } from './find.js';
import { drawFoot, foot, laying } from './foot.js';
import { firstRun, isBeginning } from './firstrun.js';
import './inks.js';
import { addKeys, listenToKeys, showKeys } from './keys.js';
import { since, take, touched } from './behind.js';
import { OVERLAYS } from './overlay.js';
import { toggle, turn } from './page.js';
import { change, isSet, messagesOf, page as pageOf, state, subscribe } from './state.js';
import { openFile, titleOf } from './messages.js';
import { partsOf } from './parts.js';
import { keepPresses } from './pressed.js';
import './signing.js';
import './delivery.js';
import './otherissues.js';
import { speak, spoken } from './spoken.js';
import { asked } from './standing.js';
import { VIEWS } from './views.js';
import { chosen, day, lang, t, use } from './words.js';

/** A headline without the places where it breaks. @param {string} title */
const plainly = (title) => title.replaceAll('|', '');

const head = h('header', { class: 'folio' });
const main = h('main', {});
const gone = h('div', { class: 'gone', role: 'alert' });

/** @type {{name: string, mounted: import('./views.js').Mounted} | null} */
let shown = null;

async function begin() {
  document.body.replaceChildren(head, gone, main, foot, spoken);
  if (!hasKey()) return refuse();
  try {
    const told = await get('/api/state');
    await use(chosen(told.lang));
    take(await get('/api/state'));
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return refuse();
    await use(chosen('zh'));
  }
  subscribe(draw);
  onTrial(drawFoot);
  addEventListener('hashchange', follow);
  addKeys(...keys());
  listenToKeys();
  keepFocus();
  keepPresses();
  follow();
  setInterval(drawFoot, 1000);
  listen(hear, heard).catch(refuse);
}

/** The server is heard of, or no more: when it is again the state is read first, for it may be another one. @param {boolean} lives */
async function heard(lives) {
  if (lives && !state.lives) await read();
  change('lives', lives ? { lives, next: '' } : { lives });
}

/** The key is wrong or lost. What is shown stays, with what was typed, until the window is given another one. */
async function refuse() {
  const { hash } = location;
  if (shown) change('lives', { lives: false, keyless: true });
  else await lost();
  await newKey();
  history.replaceState(null, '', `/${hash}`);
  withoutAsking(() => location.reload());
}

/** There is nothing to show. */
async function lost() {
  await use(chosen('zh'));
  fill(main, h('div', { class: 'refused' }, h('h1', {}, t('This window has no key')),
    h('p', {}, t('Open the address that the desk printed in its window, or run `banmian desk` again.'))));
}

/** Milliseconds after which the state is read, though the new tiles are not on the screen yet: else they come first. */
const PATIENCE = 500;
/** Milliseconds after which the foot says that the screen is as the files are, though somebody has not shown yet what was set. */
const LONGEST = 15_000;

/** @param {number} most milliseconds @param {Promise<unknown>[]} all */
const within = (most, all) => Promise.race([Promise.allSettled(all), new Promise((go) => setTimeout(go, most))]);

/** An event of the server. @param {string} kind @param {any} data */
async function hear(kind, data) {
  if (state.anew) return read();
  if (kind === 'bye') expect(data.next);
  else if (kind === 'stale') {
    touched(data.pages, data.save);
    change('stale', {}, data);
    setTimeout(() => state.setting.size && change('setting'), 150);
  } else if (kind === 'seen') {
    data.arrived = performance.now();
    change('seen', {}, data);
    if (data.fitting.length) {
      change('setting', { fitting: data.fitting, open: data.open, setting: since(data.open, state.setting.keys()) });
      await read();
    }
  } else if (kind === 'set') {
    data.arrived = performance.now();
    data.laid = [];
    laying.count += 1;
    change('setting', { fitting: [], open: [] });
    change('set', {}, data);
    await within(PATIENCE, data.laid);
    await read();
    await within(LONGEST, data.laid);
    laying.count -= 1;
    drawFoot();
  } else if (kind === 'thumbs') {
    for (const [number, thumb] of Object.entries(data.pages)) {
      const page = pageOf(Number(number));
      if (page) Object.assign(page, { thumb: String(thumb), drawn: true });
    }
    change('thumbs');
  } else if (kind === 'state' || kind === 'fault') {
    if (kind === 'fault') Object.assign(state, { fitting: [], open: [] });
    await read();
  } else change(kind, {}, data);
}

/** Milliseconds after which an issue that is to come onto the desk is waited for no more. */
const COMES = 20_000;

/** Another issue comes onto the desk: that nothing is heard of it meanwhile is no fault. @param {string} folder '' where the desk ends */
function expect(folder) {
  state.next = folder;
  setTimeout(() => !state.lives && change('lives', { next: '' }), COMES);
}

let reading = 0;

/** Read the state; an answer that was overtaken is passed over. */
async function read() {
  const turn = ++reading;
  const told = await get('/api/state').catch(() => null);
  if (!told || turn !== reading) return;
  if (state.told && state.told.run !== told.run) {  // another server, whose numbers begin anew: what is seen stays until it has set the issue
    if (!told.ready) return change('lives', { anew: true });
    change('leaving');
    return withoutAsking(() => location.reload());
  }
  take(told);
}

/** @param {string} what @param {any} data */
function draw(what, data) {
  if (!state.told) return;
  if (what === 'told' || what === 'at' || what === 'lang') drawHead();
  drawFoot();
  drawGone();
  speak();
  const view = VIEWS.find((one) => one.name === state.at.name) ?? VIEWS[0];
  const pageless = !state.told.pages.length;
  if (pageless && !(view.name === 'story' && state.at.more.length)) return drawEmpty(what === 'lang');
  if (!pageless && view.page && !view.former) keepToPages();
  document.body.classList.toggle('as-it-was', !isSet());
  if (changing) return;
  if (!shown || shown.name !== view.name || what === 'lang') mount(view);
  else shown.mounted.update(what, data);
}

/** Whether one view is being put in place of another. */
let changing = false;

/** Put a view in place of another. What either of them tells meanwhile mounts none beside it, which nobody would ever leave. @param {import('./views.js').View} view */
function mount(view) {
  changing = true;
  try {
    shown?.mounted.leave();
    main.replaceChildren();
    shown = { name: view.name, mounted: view.mount(main) };
  } finally {
    changing = false;
  }
  drawFoot();
}

/** Before the first setting, on the first run, or where the issue cannot be read at all. @param {boolean} [anew] */
function drawEmpty(anew = false) {
  shown?.mounted.leave();
  shown = null;
  if (state.told.ready) firstRun(main, drawUnread, anew, () => shown === null);
  else drawUnread();
}

function drawUnread() {
  const { ready, messages } = state.told;
  main.className = 'empty';
  fill(main, h('h1', {}, ready ? t('The issue cannot be read') : t('Setting the issue for the first time\u2026')),
    messages.filter((/** @type {any} */ m) => m.severity === 'error').map((/** @type {any} */ m) => h('p', {}, m.file ? `${m.file}:${m.line ?? 1} ` : '', m.message)));
}

/** Views whose heading is the name in the strip: they have no other. */
const TITLED = new Set(['page', 'story', 'versions']);

function drawHead() {
  const { issue } = state.told;
  const view = VIEWS.find((one) => one.name === state.at.name) ?? VIEWS[0];
  const page = view.page ? pageOf(state.at.page) : undefined;
  const name = view.name === 'story' && state.told?.pages.length ? plainly(titleOf(asked())) : page ? page.name : issue?.name ?? (state.told.ready ? t('Desk') : '');
  const links = VIEWS.map((one) => h('a', { href: link(one.name, one.page ? state.at.page || 1 : 0), class: one === view ? 'on' : '', 'aria-current': one === view ? 'page' : null, 'data-focus': `view-${one.name}` }, one.title()));
  const other = (/** @type {string} */ one, /** @type {string} */ word) => one === lang()
    ? h('b', {}, word) : h('button', { class: 'text', type: 'button', lang: one === 'zh' ? 'zh-Hans' : 'en', 'data-focus': 'lang', onclick: () => switchTo(one) }, word);
  document.title = page ? t('Page {page} \u00b7 Desk', { page: page.number }) : t('{number} {name} \u00b7 Desk', { number: issue?.number ?? '', name });
  fill(head, h('span', { class: 'no' }, page?.number ?? issue?.number ?? ''), h(TITLED.has(view.name) ? 'h1' : 'span', { class: 'name' }, name),
    issue || !state.told.ready ? h('nav', { 'aria-label': t('Views') }, links) : null,
    h('span', { class: 'right' }, issue ? h('span', { class: 'day' }, day(issue.date, issue.weekday)) : null,
      h('span', {}, other('zh', '\u4e2d\u6587'), ' \u00b7 ', other('en', 'English')),
      h('button', { class: 'text', type: 'button', onclick: showKeys }, t('Keys'), ' ', h('kbd', {}, '?'))));
}

/** @param {string} name */
async function switchTo(name) {
  await use(name, true);
  await read();
  change('lang');
}

function drawGone() {
  const words = state.keyless ? t('The desk was started anew: open its new address, in this window or in another. What was not saved is still here.')
    : t('The desk has stopped. What was not saved is still here.');
  const quiet = state.next ? isBeginning() ? '' : !state.told.pages.length ? t('The first issue is begun\u2026') : t('The issue {folder} is put on this desk\u2026', { folder: state.next }) : state.lives && state.anew ? t('The desk has started again, and sets the issue\u2026') : '';
  fill(gone, quiet ? h('p', { class: 'quiet', role: 'status' }, quiet) : state.lives || state.next ? null : h('p', {}, words));
}

/** @param {number} by to the next message, or the last */
function message(by) {
  const own = messagesOf(state.at.page);
  if (!own.length) return;
  const at = own.findIndex((m) => m.number === state.message);
  change('selected', { message: own[(at + by + own.length + (at < 0 && by < 0 ? 1 : 0)) % own.length].number });
}

const onPage = () => state.at.name === 'page';
const zooms = () => document.querySelector('.tools [data-focus="in"]') !== null;

/** @returns {import('./keys.js').Key[]} */
function keys() {
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Digit${digit}`);
  let views = false;
  const viewKey = () => { views = true; setTimeout(() => { views = false; }, 2000); };
  return [
    { keys: '1 … 9', codes: digits, shift: false, say: () => t('the page'), run: (event) => {
      const digit = Number(event.code.slice(5));
      if (views) go(VIEWS[digit - 1]?.name ?? 'issue', VIEWS[digit - 1]?.page ? state.at.page || 1 : 0);
      else if (pageOf(digit)) go('page', digit);
      views = false;
    } },
    { keys: '0', codes: ['Digit0'], shift: false, say: () => t('the whole issue'), run: () => go('issue') },
    { keys: 'PgUp  PgDn', codes: ['PageUp', 'PageDown'], say: () => t('last, next page'), when: onPage, run: (event) => turn(event.code === 'PageUp' ? -1 : 1) },
    { keys: 'V', codes: ['KeyV'], say: () => t('then 1 to 6: the views'), run: viewKey },
    { keys: 'F6  Shift F6', codes: ['F6'], say: () => t('next, last region: strip, page, panel, foot'), run: (event) => toRegion(event.shiftKey ? -1 : 1) },
    { keys: 'N  Shift N', codes: ['KeyN'], say: () => t('next, last message'), when: onPage, run: (event) => message(event.shiftKey ? -1 : 1) },
    { keys: 'E', codes: ['KeyE'], say: () => t('the file of the message that is open'), when: onPage, run: () => {
      const own = state.told.messages.find((/** @type {any} */ m) => m.number === state.message);
      if (own?.file) openFile(own);
    } },
    ...OVERLAYS.map(({ name, code, key, word }) => ({ keys: key, codes: [code], say: word, when: onPage, run: () => toggle(name) })),
    { keys: '+  -', codes: ['Equal', 'Minus', 'NumpadAdd', 'NumpadSubtract'], say: () => t('larger, smaller'), when: zooms, run: (event) => press(/Equal|Add/.test(event.code) ? 'in' : 'out') },
    { keys: 'Z', codes: ['KeyZ'], say: () => t('fit, or 100 %'), when: zooms, run: () => press('fit') },
    { keys: 'Esc', codes: ['Escape'], say: () => t('nothing selected'), when: onPage, run: () => change('selected', { selected: null, message: null }) },
    { keys: '/', codes: ['Slash'], shift: false, say: () => t('find a story, a place, a code, a character'), run: showFind },
    { keys: '?', codes: ['Slash'], shift: true, say: () => t('this list'), run: showKeys },
  ];
}

/** Press a button of the toolbar. @param {string} name */
const press = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`.tools [data-focus="${name}"]`))?.click();

begin();
