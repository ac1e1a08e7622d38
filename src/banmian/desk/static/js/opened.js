// @ts-check
// Who else has the story of a pane open: the others are told of this one, and it shows them. It warns, and locks nothing.
import { send, tab } from './api.js';
import { fill, h } from './dom.js';
import { by, writable } from './edit.js';
import { state } from './state.js';
import { NAME } from './signing.js';
import { t } from './words.js';

/** @typedef {{tab: string, name: string, by: string}} Other */

/** What is said goes in turn: that one story is left, then that another is opened. @type {Promise<any>} */
let last = Promise.resolve();

export class Opened {
  /** @param {string} id of the story */
  constructor(id) {
    this.article = id.split('#')[0];
    this.element = h('div', { class: 'opened', role: 'status' });
    /** How often it was told of the story's tabs: what was asked before is older than that. */
    this.heard = 0;
    if (id) this.tell(this.article);
  }

  /** Say what this tab has open; '' for nothing. @param {string} article */
  async tell(article) {
    if (!writable()) return;
    last = last.then(() => send('/api/open-story', { by, tab, story: article, name: localStorage.getItem(NAME) ?? '' })).catch(() => null);
    const heard = this.heard;
    const told = await last;
    if (told && article && heard === this.heard) this.draw(told.by);
  }

  /** @param {string} what @param {any} data */
  update(what, data) {
    if (what === 'open' && data.story === this.article) {
      this.heard += 1;
      this.draw(data.by);
    }
    if (what === 'lives' && state.lives && this.article) this.tell(this.article);
  }

  /** @param {Other[]} all */
  draw(all) {
    const others = all.filter((one) => one.tab !== tab);
    fill(this.element, others.map((one) => h('p', {}, h('b', {}, words(one)))),
      others.length ? h('p', { class: 'soft' }, t('Where both change the same paragraph, you choose when it is saved.')) : null);
  }

  leave() { this.tell(''); }
}

/** @param {Other} other */
function words(other) {
  if (other.by === by) return t('You have this story open in another window, too');
  return other.name ? t('{name} is editing this story', { name: other.name }) : t('Somebody has this story open in another window');
}
