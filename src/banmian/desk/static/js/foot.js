// @ts-check
// The foot line: whether the screen is as the files are, and if not, why; the folder, who else has it, what else can be done.
import { Refused, send } from './api.js';
import { drawing } from './drawing.js';
import { fill, h } from './dom.js';
import { showFind } from './find.js';
import { partsOf } from './parts.js';
import { tell } from './spoken.js';
import { state } from './state.js';
import { trying } from './tried.js';
import { isOlder } from './unread.js';
import { hasRefused, refusals } from './unsaved.js';
import { n, t } from './words.js';

export const foot = h('footer', { class: 'foot', tabindex: '-1', 'data-region': 'foot' });

/** Settings of which not all is on the screen yet. */
export const laying = { count: 0 };

/** Draw it. */
export function drawFoot() {
  if (!state.told) return;
  const { readonly, lock, fault, issue } = state.told;
  fill(foot, h('span', { class: current() ? 'now' : 'now not' }, h('i', { 'aria-hidden': 'true' }), words()),
    ...refusals(),
    state.took !== null ? h('span', {}, t('Last save to screen {s} s', { s: state.took.toFixed(2) })) : null,
    h('span', {}, issue?.folder ?? ''),
    readonly && lock ? h('span', {}, lock.stale ? [t('{user} on {machine} no longer answers', lock), ' ', h('button', { class: 'text red', type: 'button', 'data-focus': 'take-over', onclick: takeOver }, t('Take over'))] : t('Read only: {user} on {machine} has the issue', lock)) : null,
    fault ? h('button', { class: 'text red', type: 'button', onclick: () => navigator.clipboard.writeText(fault.trace) }, t('The program failed: copy the report')) : null,
    h('span', { class: 'right' }, ...partsOf('foot'), h('button', { class: 'text', type: 'button', onclick: showFind }, t('Find'), ' ', h('kbd', {}, '/'))));
}

/** Write from here, where the other desk is gone. */
async function takeOver() {
  try {
    await send('/api/lock', {});
  } catch (error) {
    if (error instanceof Refused) tell(error.message);
  }
}

const current = () => !hasRefused() && !laying.count && !trying() && !drawing() && state.lives && !state.anew && state.told.ready && !state.setting.size && !isOlder() && !state.told.fault;

/** What the foot says of the screen. */
function words() {
  if (state.next) return t('One moment\u2026');
  if (!state.lives) return t('The desk is not heard of');
  if (state.anew || !state.told.ready) return t('Setting\u2026');
  const since = Math.min(...state.setting.values());
  const seconds = Math.floor((performance.now() - since) / 1000);
  const pages = state.fitting.join(', ');
  if (pages) return seconds >= 2 ? n(seconds, 'Copyfit is at work on page {pages}\u2026 {n} second', 'Copyfit is at work on page {pages}\u2026 {n} seconds', { pages }) : t('Copyfit is at work on page {pages}\u2026', { pages });
  if (state.setting.size) return seconds >= 2 ? n(seconds, 'Setting\u2026 {n} second', 'Setting\u2026 {n} seconds') : t('Setting\u2026');
  if (laying.count) return t('Setting\u2026');
  if (state.told.fault) return t('The program failed; this is the last good setting');
  if (!state.told.pages.length) return t('No page is set yet');
  if (isOlder()) return t('A file cannot be read; this is the last good setting');
  if (drawing()) return t('Drawing the pages\u2026');
  if (hasRefused()) return t('Not all that was typed is saved');
  if (trying()) return t('Trial: the files are as they were');
  return t('The screen is as the files are');
}
