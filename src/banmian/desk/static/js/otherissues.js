// @ts-check
// Beside the whole issue: the next one is begun from it, or another one is brought onto this desk.
import { get } from './api.js';
import { fill, h } from './dom.js';
import { writable } from './edit.js';
import { other, showNew } from './firstrun.js';
import { addPart } from './parts.js';
import { state } from './state.js';
import { c, t } from './words.js';

/** The project's other issues, to be chosen from. */
async function showOthers() {
  const said = h('p', { class: 'soft', role: 'status' }, t('One moment\u2026'));
  const list = h('ul', { class: 'plain alike' });
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys', 'aria-labelledby': 'others-title' }, h('h2', { id: 'others-title' }, t('Other issues')), h('div', { class: 'bar' }), said, list,
    h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const told = await get('/api/begin').catch(() => null);
  said.textContent = told?.issues.length ? t('The issue that is chosen stands on this desk in place of this one.') : t('The project has no other issue.');
  fill(list, (told?.issues ?? []).map((/** @type {any} */ one) => h('li', {}, h('button', { class: 'text', type: 'button', 'data-focus': `issue-${one.folder}`,
    onclick: () => { dialog.close(); other(one.folder); } }, t('{paper}, number {number}, {date}', one)))));
}

addPart('issuePanel', () => {
  const { issue } = state.told;
  if (!issue || !writable()) return null;
  return h('section', { class: 'signing', 'aria-label': t('Other issues') }, h('div', { class: 'row wrap close' },
    h('button', { class: 'btn small', type: 'button', 'data-focus': 'next-issue', onclick: () => showNew(issue) }, t('New issue from number {number}\u2026', { number: issue.number })),
    h('button', { class: 'btn small', type: 'button', 'data-focus': 'other-issues', onclick: showOthers }, t('Another issue\u2026'))));
});
