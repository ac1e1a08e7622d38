// @ts-check
// The stories of a page in the view Makeup: rank, lines, pin of each; the one that is chosen with what can be changed.
import { h } from './dom.js';
import { writable } from './edit.js';
import { titleOf } from './messages.js';
import { change, choose, makeup, pin, pinSize, rank, shift } from './makeup.js';
import { range } from './makeupwords.js';
import { c, n, t } from './words.js';

/** @param {any} body @param {(name: string) => string} title */
export function stories(body, title) {
  return h('table', { class: 'st2' }, h('caption', { class: 'unseen' }, t('The stories of the page')),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('Rank')), h('th', { scope: 'col' }, t('Story')), h('th', { scope: 'col' }, t('Lines')), h('th', { scope: 'col' }, c('mark', 'pin')))),
    h('tbody', {}, body.items.map((/** @type {any} */ item) => row(item, title))));
}

/** The story that is dragged. @type {any} */
let dragged = null;

/** @param {any} item @param {(name: string) => string} title */
function row(item, title) {
  const on = item.name === makeup.chosen;
  const ranked = item.kind === 'story' && !item.continued;
  const lines = item.rect ? item.rect[1][1] - item.rect[1][0] + 1 : '';
  const own = h('tr', { class: on ? 'on' : '', draggable: ranked && writable() ? 'true' : null, 'data-story': item.name },
    h('td', { class: 'num' }, ranked ? item.rank : ''),
    h('td', {}, h('button', { class: `text${on || item.rank === 1 ? ' strong' : ''}`, type: 'button', 'aria-pressed': String(on), 'data-focus': `story-${item.name}`, onclick: () => choose(on ? '' : item.name) }, title(item.name)),
      h('small', { class: 'block' }, words(item)), on && writable() && item.kind === 'story' ? knobs(item, ranked) : null),
    h('td', {}, lines), h('td', {}, item.pinned ? h('b', { class: 'pin2', title: t('pinned') }, c('mark', 'pin')) : ''));
  if (ranked && writable()) listen(own, item);
  return own;
}

/** A story dropped onto another one exchanges ranks with it. @param {HTMLElement} own @param {any} item */
function listen(own, item) {
  own.addEventListener('dragstart', (event) => { dragged = item; event.dataTransfer?.setData('text/plain', item.name); });
  own.addEventListener('dragover', (event) => { if (dragged && dragged.rank !== item.rank) { event.preventDefault(); own.classList.add('onto'); } });
  own.addEventListener('dragleave', () => own.classList.remove('onto'));
  own.addEventListener('dragend', () => { dragged = null; });
  own.addEventListener('drop', (event) => {
    event.preventDefault();
    if (dragged && dragged.rank !== item.rank) change({ gesture: 'rank-exchange', story: dragged.stories[0], other: item.stories[0] });
  });
}

/** What a story is, and where it stands. @param {any} item */
function words(item) {
  const where = item.rect ? t('columns {cols}, lines {lines}', { cols: range(item.rect[0]), lines: range(item.rect[1]) }) : t('not on the page yet');
  if (item.pinned) return t('pinned; {where}', { where });
  if (item.kind === 'advert') return t('advertisement; {where}', { where });
  if (item.kind === 'furniture') return t('furniture; {where}', { where });
  if (item.continued) return t('goes on here; {where}', { where });
  return item.stories.length > 1 ? n(item.stories.length, '{n} short story; {where}', '{n} short stories; {where}', { where }) : where;
}

/** What can be changed of the chosen story. @param {any} item @param {boolean} ranked */
function knobs(item, ranked) {
  return h('div', { class: 'mk-knobs' },
    ranked ? h('div', { class: 'row' }, h('span', {}, t('Rank')), h('span', { class: 'stepper' },
      stepper('rank-more', '\u2212', t('Rank one lower'), () => rank(item, item.rank + 1), item.rank >= 5),
      h('output', { class: 'stp' }, item.rank), stepper('rank-less', '+', t('Rank one higher'), () => rank(item, item.rank - 1), item.rank <= 1)),
    stepper('before', '\u2191', t('before the other'), () => shift(item, -1)), stepper('behind', '\u2193', t('behind the other'), () => shift(item, 1))) : null,
    item.place || item.pinned ? h('div', { class: 'row wrap' }, h('button', { class: 'btn small', type: 'button', 'data-focus': 'mk-pin', disabled: makeup.writing, onclick: () => pin(item) },
      item.pinned ? t('Set free') : t('Pin it where it stands'), ' ', h('kbd', {}, 'P')),
    item.place ? h('button', { class: 'btn small', type: 'button', 'data-focus': 'mk-size', disabled: makeup.writing, onclick: () => pinSize(item) }, item.sized ? t('Any size') : t('Pin its size')) : null) : null,
    item.stories.length > 1 ? h('ol', { class: 'order' }, item.stories.map((/** @type {string} */ id, /** @type {number} */ k) => h('li', {}, titleOf(id),
      k ? stepper(`up-${id}`, '\u2191', t('{title} further up', { title: titleOf(id) }), () => change({ gesture: 'bundle-order', stories: earlier(item.stories, k) })) : null))) : null);
}

/** A list with one entry before the one before it. @param {string[]} list @param {number} k */
const earlier = (list, k) => [...list.slice(0, k - 1), list[k], list[k - 1], ...list.slice(k + 1)];

/** @param {string} id @param {string} sign @param {string} label @param {() => void} run @param {boolean} [off] */
const stepper = (id, sign, label, run, off = false) =>
  h('button', { class: 'stp', type: 'button', 'aria-label': label, 'data-focus': id, disabled: off || makeup.writing, onclick: run }, sign);
