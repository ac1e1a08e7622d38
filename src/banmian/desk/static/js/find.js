// @ts-check
// `/`: a story, a place, a code, or characters on any page.
import { go } from './address.js';
import { get } from './api.js';
import { fill, h } from './dom.js';
import { said } from './messages.js';
import { change, state } from './state.js';
import { c, t } from './words.js';

const MOST = 12;

export function showFind() {
  const field = /** @type {HTMLInputElement} */ (h('input', { type: 'search', id: 'find', autocomplete: 'off' }));
  const list = h('ul', { class: 'plain found' });
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys', 'aria-labelledby': 'find-label' },
    h('h2', {}, h('label', { for: 'find', id: 'find-label' }, t('Find a story, a place, a code, a character'))), h('div', { class: 'bar' }), field, list,
    h('button', { class: 'btn small', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Close'))));
  let turn = 0;
  field.addEventListener('input', async () => {
    const own = ++turn;
    const found = await matches(field.value.trim());
    if (own !== turn) return;
    fill(list, found.map(({ words, where, run }) => h('li', {}, h('button', { class: 'text', type: 'button', onclick: () => { dialog.close(); run(); } }, words), h('small', {}, where))));
  });
  field.addEventListener('keydown', async (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault(); // else it would press what has the focus next
    const [first] = await matches(field.value.trim()); // the list may still be that of fewer characters
    if (!first || !dialog.open) return;
    dialog.close();
    first.run();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string} asked */
async function matches(asked) {
  if (!asked) return [];
  const found = [];
  for (const page of state.told.pages)
    for (const story of page.stories)
      if ([story.id, story.title, story.place].some((word) => word.includes(asked)))
        found.push({ words: story.title, where: t('page {page}, {place}', { page: page.number, place: story.place }), run: () => select(page.number, story.place) });
  for (const message of state.told.messages)
    if (message.page && message.code.toLowerCase().includes(asked.toLowerCase()))
      found.push({ words: said(message), where: message.code, run: () => go('page', message.page, `m${message.number}`) });
  if (found.length < MOST) found.push(...(await texts(asked)));
  return found.slice(0, MOST);
}

/** @param {string} asked */
async function texts(asked) {
  const all = await Promise.all(state.told.pages.map(async (/** @type {any} */ page) => ({ page: page.number, stories: await get(`/api/pages/${page.number}/text?rev=${page.rev}`).catch(() => []) })));
  const out = [];
  for (const { page, stories } of all)
    for (const { story, blocks } of stories)
      for (const block of blocks) {
        const at = block.text.indexOf(asked);
        const place = state.told.pages.find((/** @type {any} */ p) => p.number === page).stories.find((/** @type {any} */ one) => one.id === story)?.place;
        if (at >= 0) out.push({ words: `\u2026${block.text.slice(Math.max(0, at - 8), at + asked.length + 12)}\u2026`, where: t('page {page}, {place}', { page, place: place ?? story }), run: () => select(page, place) });
      }
  return out;
}

/** @param {number} page @param {string} place */
function select(page, place) {
  go('page', page);
  change('selected', { selected: place ? { kind: 'place', name: place } : null });
}
