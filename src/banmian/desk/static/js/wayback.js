// @ts-check
// The way back to a kept version: what it would change is listed first, then it is one step that can be undone.
import { get, send } from './api.js';
import { h } from './dom.js';
import { by } from './edit.js';
import { c, n, t } from './words.js';

/** @type {Record<string, (path: string) => string>} */
const STEPS = {
  change: (path) => t('{path} becomes as it was', { path }),
  'bring back': (path) => t('{path} comes back', { path }),
  'take away': (path) => t('{path} goes', { path }),
};

/** @param {string} version @param {string} called @param {(said: string) => void} done */
export async function showWayBack(version, called, done) {
  const title = t('Back to {version}', { version: called });
  const body = h('div', {}, h('p', { class: 'soft', role: 'status' }, t('Looking what it would change\u2026')));
  const wrong = h('p', { class: 'red', role: 'alert' });
  const go = /** @type {HTMLButtonElement} */ (h('button', { class: 'btn main', type: 'submit', disabled: true }, c('dialog', 'Go back')));
  const form = h('form', { method: 'dialog' }, wrong, h('div', { class: 'row' }, go, h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Cancel'))));
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys back', 'aria-labelledby': 'back-title' }, h('h2', { id: 'back-title' }, title), h('div', { class: 'bar' }), body, form));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const told = await get(`/api/versions/${version}/back`).catch((error) => { wrong.textContent = error.message; return null; });
  if (!told) return body.replaceChildren();
  const forbidden = told.told.filter((/** @type {any} */ one) => one.severity === 'error');
  body.replaceChildren(...listed(told, forbidden));
  go.disabled = !told.steps.length || forbidden.length > 0;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      await send('/api/back', { by, version, now: told.now });
      dialog.close();
      done(t('Gone back to {version}. Ctrl Z undoes it.', { version: called }));
    } catch (error) {
      wrong.textContent = error instanceof Error ? error.message : '';
    }
  });
  (go.disabled ? /** @type {HTMLElement} */ (form.querySelector('[type=button]')) : go).focus();
}

/** @param {any} told @param {any[]} forbidden */
function listed(told, forbidden) {
  const steps = told.steps.map((/** @type {any} */ step) => h('li', {}, STEPS[step.what]?.(inside(step.path)) ?? step.path));
  const comma = t(', ');
  const layouts = told.layouts.map((/** @type {string} */ path) => path.split('/').pop()).join(comma);
  return [
    h('p', {}, steps.length ? n(steps.length, '{n} file of the issue changes:', '{n} files of the issue change:') : t('No file of the issue is different.')),
    h('ul', { class: 'steps' }, steps),
    layouts ? h('p', { class: 'soft' }, t('What other issues use too stays as it is now: {files}', { files: layouts })) : null,
    forbidden.map((one) => h('p', { class: 'red' }, one.message)),
    steps.length && !forbidden.length ? h('p', { class: 'soft' }, t('What stands now is kept as a version first.')) : null,
  ].flat().filter((one) => one !== null);
}

/** A file's path in its issue. @param {string} path */
const inside = (path) => path.split('/').slice(2).join('/');
