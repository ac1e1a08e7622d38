// @ts-check
// The view Makeup where no makeup.yaml plans the issue yet: the page's stories as they stand, what makeup does, and the way to begin.
import { link } from './address.js';
import { h } from './dom.js';
import { writable } from './edit.js';
import { t } from './words.js';

/** The stories of a page, each once, as links. @param {import('./state.js').Page} page */
export function standing(page) {
  const own = page.stories.filter((story, at, all) => all.findIndex((one) => one.id === story.id) === at);
  return h('ul', { class: 'plain mk-standing' }, own.map((story) => h('li', {}, h('a', { href: link('story', page.number, story.id.split('#')[0]) }, story.title.replaceAll('|', '') || story.id), h('small', {}, story.place))));
}

/** What it is and how it is begun. @param {boolean} busy @param {string} wrong @param {() => void} begin */
export function invitation(busy, wrong, begin) {
  const step = (/** @type {number} */ number, /** @type {string} */ words) => h('li', {}, h('b', { class: 'num' }, number), h('p', {}, words));
  return h('section', { class: 'mk-begin', 'aria-label': t('Begin') },
    h('h2', {}, t('Let the program propose pages')),
    h('ol', { class: 'plain' }, step(1, t('A plan says which stories stand on which page and how important each is. It is written from this issue as it stands.')),
      step(2, t('Change a rank, the order or a pin: up to six proposals stand beside the page, each with its points and its facts.')),
      step(3, t('Nothing of a page is written before you take a proposal; Undo brings the page back.'))),
    wrong ? h('p', { class: 'red', role: 'alert' }, wrong) : null,
    writable() ? h('p', {}, h('button', { class: 'btn main', type: 'button', disabled: busy, 'data-focus': 'plan', onclick: begin }, busy ? t('Writing\u2026') : t('Write the plan of this issue')), ' ', h('small', {}, 'makeup.yaml')) : null);
}
