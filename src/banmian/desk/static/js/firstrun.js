// @ts-check
// No issue yet, or an empty one: copy can be dropped, a new issue begun from the last, another one looked at.
import { link } from './address.js';
import { get, reason, send } from './api.js';
import { fill, h } from './dom.js';
import { by, writable } from './edit.js';
import { firstIssue } from './firstissue.js';
import { draw as drawCards, dropArea } from './intake.js';
import { newPaper } from './newpaper.js';
import { change, state, subscribe } from './state.js';
import { c, n, t } from './words.js';

/** @typedef {{exists: boolean, empty: boolean, issue: any, articles: string[], papers: string[], starts: import('./firstissue.js').Start[], built_in: import('./firstissue.js').Start[], issues: {folder: string, paper: string, number: number, date: string}[]}} Told */

/** What the project has, as it was asked last. @type {Told | null} */
let told = null;
/** The issue that is to stand here next. */
let wanted = '';
/** Whether it is being made. */
let beginning = false;
/** The state for which it was asked. */
let asked = -1;
/** What is drawn, as text: two answers that come one after the other are drawn once, and what is being filled in stays. */
let drawn = '';

/**
 * Show it, where that is what is to be shown; whether it is. Until that is known nothing is.
 * @param {HTMLElement} main @param {() => void} otherwise shows why the issue cannot be read @param {boolean} anew in another language
 * @param {() => boolean} still whether no view has come in its place meanwhile
 */
export async function firstRun(main, otherwise, anew, still) {
  if (wanted || beginning || (main.classList.contains('fr1') && !anew && asked === state.told.rev)) return;
  if (asked !== state.told.rev || !told) {
    asked = state.told.rev;
    told = await get('/api/begin').catch(() => null);
  }
  if (state.told.pages.length || !still() || wanted || beginning || (!told && !state.lives)) return;
  if (!told?.empty) return otherwise();
  if (!anew && main.classList.contains('fr1') && JSON.stringify(told) === drawn) return;
  main.className = 'fr1';
  drawn = JSON.stringify(told);
  fill(main, left(told), right(told));
  drawCards();
  if (!state.told.issue && told.issue) change('at', { told: { ...state.told, issue: told.issue } });
}

/** @param {Told} project */
function left(project) {
  const [last] = project.issues;
  const sentence = isBlank(project) ? t('Nothing lies in this folder yet. Give your paper a name and choose what it is begun from: it stands here with a first issue, which you then change.') : !project.issues.length ? t('This project has no issue yet. Choose a day and the pages; what the reporters sent can be dropped below already.') : project.exists ? t('This issue has no pages yet. Drop what the reporters sent at the right, or take the frame of the last issue and change day and contents.')
    : t('There is no issue here yet. Begin one: pages, places and what stands in every issue are those of the last one.');
  const step = (/** @type {number} */ number, /** @type {string} */ head, /** @type {string} */ words) => h('li', {}, h('b', { class: 'num' }, number), h('div', {}, h('b', {}, head), h('p', {}, words)));
  return h('section', { class: 'begin', 'aria-label': t('Begin'), tabindex: '-1', 'data-region': 'page' },
    h('h1', {}, isBlank(project) ? t('First begin a paper') : project.exists ? t('First put in a story') : t('First begin an issue')), h('p', { class: 'lead' }, sentence),
    h('ol', { class: 'plain' },
      step(1, t('Copy'), t('Word, plain text, web pages, what is pasted: you see what was cleaned before it is saved.')),
      step(2, t('Onto the page'), t('Which story stands in which place is yours to say; or let the program propose pages.')),
      step(3, t('Proofs, signatures, print'), t('Change a word, and the page follows; what was signed nobody changes unseen.'))),
    last && writable() ? h('div', { class: 'row wrap' },
      h('button', { class: 'btn main', type: 'button', 'data-focus': 'new-issue', onclick: () => showNew(last) }, t('New issue from number {number}\u2026', { number: last.number })),
      h('button', { class: 'btn', type: 'button', 'data-focus': 'look-at', onclick: () => other(last.folder) }, t('Look at number {number}', { number: last.number }))) : null,
    isFirst(project) ? early(project) : null,
    h('p', { class: 'soft', role: 'status', id: 'begin-said' }));
}

/** Whether a first issue is to be begun from layouts. @param {Told} project */
const isFirst = (project) => writable() && !project.issues.length && project.starts.length > 0;

/** Whether the folder has no paper, and one can be begun. @param {Told} project */
const isBlank = (project) => writable() && !project.papers.length && project.built_in.length > 0;

/** Whether this window says already that an issue is begun. */
export const isBeginning = () => beginning || wanted !== '';

/** Make an issue, which then stands here; refused where it cannot be. @param {string} path @param {Record<string, any>} given */
async function begin(path, given) {
  beginning = true;
  say(t('The first issue is begun\u2026'));
  try {
    wanted = (await send(path, { by, ...given })).folder;
  } catch (error) {
    say('');
    throw error;
  } finally {
    beginning = false;
  }
  const main = document.querySelector('main');
  if (!main) return;
  main.className = 'empty';
  fill(main, h('h1', {}, t('The first issue is begun\u2026')), h('p', { class: 'soft' }, wanted));
}

/** What came in before there is an issue, or for one without pages. @param {Told} project */
function early(project) {
  const cards = h('div', { class: 'cards' });
  const area = dropArea(cards, !project.exists);
  return area && h('div', { class: 'dashed' }, area, cards);
}

/** @param {Told} project */
function right(project) {
  if (isBlank(project)) return h('div', { class: 'drop-here' }, newPaper(project.built_in, (given) => begin('/api/begin/paper', given)));
  if (isFirst(project)) return h('div', { class: 'drop-here' }, firstIssue(project.starts, (given) => begin('/api/begin', given)));
  const cards = h('div', { class: 'cards' });
  const area = project.exists ? dropArea(cards) : null;
  const many = project.articles.length;
  return h('section', { class: 'drop-here', 'aria-label': t('Copy that came in'), tabindex: '-1', 'data-region': 'panel' },
    area ? h('div', { class: 'dashed' }, area, cards) : null,
    many ? h('div', { class: 'saved' }, h('p', { class: 'soft' }, n(many, '{n} story of this issue is saved:', '{n} stories of this issue are saved:')),
      h('ul', { class: 'plain row wrap' }, project.articles.map((name) => h('li', {}, h('a', { href: link('story', 0, name), 'data-focus': `saved-${name}` }, name))))) : null);
}

/** Another issue onto this desk. @param {string} folder */
export async function other(folder) {
  say(t('One moment\u2026'));
  try {
    wanted = (await send('/api/begin/other', { by, folder })).folder;
  } catch (error) {
    say(reason(error));
  }
}

/** @param {string} words */
function say(words) {
  const place = document.getElementById('begin-said');
  if (place) place.textContent = words;
}

/** The day of a new issue. @param {{folder: string, number: number, date: string}} last */
export function showNew(last) {
  const day = /** @type {HTMLInputElement} */ (h('input', { type: 'date', id: 'new-day', min: last.date }));
  const wrong = h('p', { class: 'red', role: 'alert' });
  const go = /** @type {HTMLButtonElement} */ (h('button', { class: 'btn main', type: 'submit' }, c('dialog', 'Begin it')));
  const form = h('form', { method: 'dialog' },
    h('p', { class: 'asked' }, h('label', { for: 'new-day' }, t('Day of the issue')), day),
    h('p', { class: 'soft' }, t('Without a day it is the next one by the rhythm of the paper. Pages, places and standing articles are those of number {number}; each other place gets an article that waits for its text.', { number: last.number })),
    wrong, h('div', { class: 'row' }, go, h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Cancel'))));
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys new', 'aria-labelledby': 'new-title' }, h('h2', { id: 'new-title' }, t('New issue from number {number}', { number: last.number })), h('div', { class: 'bar' }), form));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      wanted = (await send('/api/begin', { by, day: day.value, start: last.folder })).folder;
      dialog.close();
      say(t('One moment\u2026'));
    } catch (error) {
      wrong.textContent = reason(error);
      go.disabled = false;
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

subscribe((what) => {
  if (what === 'told' && told?.issue && !state.told.issue && !state.told.pages.length) state.told.issue = told.issue;
  if (what !== 'told' || !wanted || state.told?.issue?.folder !== wanted) return;
  wanted = '';
  location.hash = '#/issue';
});
