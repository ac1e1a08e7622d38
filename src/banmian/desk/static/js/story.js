// @ts-check
// The view Story: the story that the address names, and another when it names another.
import { asked } from './standing.js';
import { state } from './state.js';
import { StoryDesk } from './storydesk.js';
import { t } from './words.js';

export const view = { name: 'story', title: () => t('Story'), page: true, mount };

/** @param {HTMLElement} root */
function mount(root) {
  root.className = 'sv';
  let desk = new StoryDesk(root, asked());
  return {
    /** @param {string} what @param {any} data */
    update(what, data) {
      if (what === 'at' && asked() !== desk.id) {
        desk.leave();
        desk = new StoryDesk(root, asked());
      } else if (what === 'at') { desk.turn(); desk.toLine(); }
      else desk.update(what, data);
    },
    leave() { desk.leave(); },
  };
}
