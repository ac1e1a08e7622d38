// @ts-check
// Stories that no page holds, beside the whole issue: one is dragged onto a free place of any page, which shows its free places under
// the pointer, or is put there by a click. Each place is a trial; release or Enter writes, Esc puts everything back.
import { get } from './api.js';
import { link } from './address.js';
import { tryOnce } from './bodies.js';
import { carries, carry } from './carried.js';
import { attempt, cancel, onTrial, trial, writable } from './edit.js';
import { fill, h, stand } from './dom.js';
import { placeName } from './names.js';
import { change, page as pageOf, state } from './state.js';
import { status, tried } from './trialpart.js';
import { t } from './words.js';

/** The story whose places are offered. */
let picked = '';
/** Whether the pages are to be drawn when it is let go. */
let late = false;
/** The page that shows its free places, and these. @type {{paper: HTMLElement, layer: HTMLElement, page: number} | null} */
let over = null;
/** Pages' geometry, as of a page's revision. @type {Map<number, {rev: number, asked: Promise<any>, told: any}>} */
const known = new Map();
/** The trial beside the issue; it outlives the panel around it. */
const box = h('div', { class: 'knobs' });
const live = h('p', { class: 'soft', role: 'status', 'aria-live': 'polite' });

/** Whether a story is being carried: the pages stay as they are until it is let go, or the one under the pointer would be another. */
export function carrying() {
  late = late || carries();
  return carries();
}

/** The trial, over what else the panel tells. */
export function onTheIssue() {
  draw();
  return box;
}

onTrial(draw);

function draw() {
  if (state.at.name !== 'issue') return;
  live.textContent = trial.gesture ? status() : trial.said;
  fill(box, trial.gesture ? tried(trial.gesture.page) : null, live);
  box.hidden = !live.textContent;
  box.parentElement?.classList.toggle('trying', trial.gesture !== null);
}

/** Whoever leaves the view has tried nothing. */
export function endWaiting() {
  picked = '';
  if (trial.gesture?.gesture === 'put') cancel();
}

/** The stories that wait, in a list of its own that is drawn anew by itself. */
export function waitingList() {
  const list = h('ul', { class: 'plain' });
  const rows = () => fill(list, state.told.waiting.map((/** @type {any} */ story) => row(story, rows)));
  rows();
  return [writable() ? h('p', { class: 'soft small' }, t('Drag one onto a page: its free places show.')) : null, list];
}

/** From the message that stories are on no page, to these: of a single one its places are offered. @param {import('./state.js').Message} message */
export function toWaiting(message) {
  const id = (message.file ?? '').split('/').pop()?.replace(/\.md$/, '');
  const own = state.told.waiting.find((/** @type {any} */ story) => story.id === id) ?? state.told.waiting[0];
  if (!own || !writable()) return null;
  const there = () => {
    const button = /** @type {HTMLElement | null} */ (document.querySelector(`[data-focus="place-of-${own.id}"]`));
    button?.scrollIntoView({ block: 'nearest' });
    button?.focus();
    if (own.id === id && picked !== id) button?.click();
  };
  return h('div', { class: 'row' }, h('button', { class: 'btn small', type: 'button', 'data-focus': `to-waiting-${message.number}`, onclick: there }, own.id === id ? t('Put on a page\u2026') : t('To the stories that wait')));
}

/** @param {any} story @param {() => void} rows */
function row(story, rows) {
  const on = picked === story.id;
  const places = h('span', { class: 'row wrap into', role: 'group', 'aria-label': t('Into which place') });
  if (on) offer(story, places);
  return h('li', {}, h('div', { class: 'row between' },
    h('a', { class: 'carry', href: link('story', state.at.page, story.id), draggable: 'false', id: `waits-${story.id}`, 'data-focus': `waiting-${story.id}`, onpointerdown: (/** @type {PointerEvent} */ event) => writable() && carry(event, story, above, ended) }, story.title),
    writable() ? h('button', { class: 'btn small', type: 'button', 'aria-expanded': String(on), 'aria-describedby': `waits-${story.id}`, 'data-focus': `place-of-${story.id}`,
      onclick: () => { picked = on ? '' : story.id; rows(); /** @type {HTMLElement | null} */ (document.querySelector(`[data-focus="place-of-${story.id}"]`))?.focus(); } }, t('Put on a page\u2026')) : null), on ? places : null);
}

/** The free places of all pages, as buttons. @param {any} story @param {HTMLElement} into */
async function offer(story, into) {
  fill(into, h('small', {}, t('Looking\u2026')));
  const pages = await Promise.all(state.told.pages.map((/** @type {any} */ page) => geometry(page.number)));
  const found = state.told.pages.flatMap((/** @type {any} */ page, /** @type {number} */ k) => free(pages[k]).map((place) => ({ page: page.number, place })));
  fill(into, found.length ? found.map((/** @type {any} */ one) => h('button', { class: 'btn small', type: 'button', 'data-focus': `into-${one.page}.${one.place.name}`,
    onclick: () => { picked = ''; attempt(gesture(one.page, one.place, story)); toTrial(); } }, t('Page {page}, {place}', { page: one.page, place: placeName(one.page, one.place.name) }))) : h('small', {}, t('No place of the issue is free: take a story out of one first')));
}

/** What is tried is written or given up next. */
function toTrial() {
  /** @type {HTMLElement | null} */ (box.querySelector('[data-focus=write]'))?.focus();
}

/** @param {number} page @returns {Promise<any>} */
function geometry(page) {
  const { rev } = /** @type {any} */ (pageOf(page));
  const found = known.get(page);
  if (found?.rev === rev) return found.asked;
  const own = { rev, told: null, asked: get(`/api/pages/${page}/geometry`).catch(() => null) };
  own.asked.then((told) => { own.told = told; });
  known.set(page, own);
  return own.asked;
}

/** The places of a page on which nothing stands. @param {any} told @returns {any[]} */
const free = (told) => (told?.places ?? []).filter((/** @type {any} */ place) => !place.stories.length);

/** @param {number} page @param {any} place @param {any} story */
const gesture = (page, place, story) => ({ gesture: 'put', page, target: `${page}.${place.name}`, story: story.id });

/** @param {PointerEvent} event @param {any} story */
function above(event, story) {
  const paper = /** @type {HTMLElement | null} */ (document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest('a[data-page]')).find(Boolean) ?? null);
  if (paper !== over?.paper) show(paper);
  const place = placeAt(event);
  for (const one of over?.layer.children ?? []) one.classList.toggle('on', one.getAttribute('data-free') === place?.name);
  tryOnce(place && over ? gesture(over.page, place, story) : null);
}

/** A page shows its free places as soon as they are known. @param {HTMLElement | null} paper */
async function show(paper) {
  over?.layer.remove();
  over = paper ? { paper, layer: h('div', { class: 'free', 'aria-hidden': 'true' }), page: Number(paper.dataset.page) } : null;
  const own = over;
  if (!own) return;
  own.paper.append(own.layer);
  const told = await geometry(own.page);
  if (over !== own || !told) return;
  const places = free(told);
  fill(own.layer, places.length ? places.map((place) => {
    const frame = h('span', { 'data-free': place.name }, placeName(own.page, place.name));
    stand(frame, place.rect, told.trim);
    return frame;
  }) : h('p', {}, t('No place of this page is free.')));
}

/** The free place under the pointer, on the page that shows them. @param {MouseEvent} event */
function placeAt(event) {
  const told = over ? known.get(over.page)?.told : null;
  if (!over || !told) return null;
  const sheet = over.paper.getBoundingClientRect();
  const [x, y] = [((event.clientX - sheet.left) / sheet.width) * told.trim[0], ((event.clientY - sheet.top) / sheet.height) * told.trim[1]];
  return free(told).find(({ rect }) => x >= rect[0] && x <= rect[0] + rect[2] && y >= rect[1] && y <= rect[1] + rect[3]) ?? null;
}

/** The story is let go. */
function ended() {
  show(null);
  if (late) change('told');
  late = false;
}
