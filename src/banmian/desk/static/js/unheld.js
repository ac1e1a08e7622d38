// @ts-check
// Words that were typed into a story whose file is there no more: this window has them still, and they are shown, to be copied.
import { go } from './address.js';
import { fill, h } from './dom.js';
import { drop } from './unsaved.js';
import { t } from './words.js';

/** As they would stand in a file; `whole`: they are one already. @param {{head: Record<string, string>, body: string, whole?: boolean}} kept @param {string} id */
function asFile({ head, body, whole }, id) {
  if (whole) return body;
  const parts = Object.entries(head).filter(([, words]) => words).map(([key, words]) => `${key}: ${JSON.stringify(words)}`);
  return ['---', 'schema: 1', `id: ${id}`, ...parts, '---', body].join('\n');
}

/**
 * @param {any} desk of storydesk.js @param {{head: Record<string, string>, body: string, whole?: boolean}} kept @param {string} why the desk does not know the story
 */
export function unheld(desk, kept, why) {
  const [id] = desk.id.split('#');
  if (desk.text.querySelector('textarea')) return;  // what may be selected in it stays
  const area = /** @type {HTMLTextAreaElement} */ (h('textarea', { readonly: true, spellcheck: 'false', 'aria-label': t('What was typed and not saved') }));
  area.value = asFile(kept, id);
  const said = h('small', { role: 'status' });
  const copy = () => {
    area.select();
    const done = document.execCommand('copy');
    fill(said, done ? t('Copied') : t('It is selected: copy it by the browser\u2019s own keys'));
  };
  fill(desk.fields, h('p', {}, h('b', { class: 'red' }, why)),
    h('p', {}, t('The file articles/{id}.md is there no more. What was typed here and not saved is still in this window: copy it, and save it as that file; the story is then edited on here.', { id })),
    h('div', { class: 'row' }, h('button', { class: 'btn', type: 'button', onclick: copy }, t('Copy what was typed')),
      h('button', { class: 'btn', type: 'button', onclick: () => { drop(desk.id); go('issue'); } }, t('Give up what was typed')), said));
  fill(desk.text, area);
}
