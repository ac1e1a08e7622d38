// @ts-check
// What is shown as it was, since its file cannot be read now: single stories, whose places stand grey, or the whole issue where it is a
// layout's. In words: since when, which file and line, and why.
import { h, stand } from './dom.js';
import { fileButton, quoted, storyLink } from './messages.js';
import { isSet, state } from './state.js';
import { t } from './words.js';

/** The file of a story's article. @param {string} id */
const fileOf = (id) => state.told.files[id.split('#')[0]] ?? null;

/** What is told of a file that cannot be read: its first error. @param {string | null} file @returns {import('./state.js').Message | undefined} */
export const faultOf = (file) => state.told.messages.find((/** @type {import('./state.js').Message} */ m) => m.severity === 'error' && m.file === file);

/** Whether a story stands as it was read last. @param {string} id */
const isUnread = (id) => state.told.unread.includes(id.split('#')[0]);

/** Whether anything on the screen is older than the files. */
export const isOlder = () => !state.told.whole || state.told.unread.length > 0;

/** The hour and minute of a time. @param {string | null | undefined} at */
const clock = (at) => (at ?? '').slice(11, 16);

/** Which file, where, and why. @param {import('./state.js').Message | undefined} fault */
const cause = (fault) => (fault ? [fault.message, ' ', fault.file ? fileButton(fault) : null] : []);

/** Why nothing could be set anew: first what is wrong with issue.yaml or a layout. */
export function wholeFault() {
  const errors = state.told.whole ? [] : state.told.messages.filter((/** @type {import('./state.js').Message} */ m) => m.severity === 'error');
  return errors.find((/** @type {any} */ m) => m.file?.endsWith('.yaml')) ?? errors[0];
}

/** What keeps a page from being set as its files are now, each once. @param {import('./state.js').Page} page @returns {import('./state.js').Message[]} */
export function faultsOf(page) {
  const found = state.told.whole ? page.stories.filter((one) => isUnread(one.id)).map((one) => faultOf(fileOf(one.id))) : [wholeFault()];
  return [...new Set(found)].filter((one) => one !== undefined);
}

/** What stands over the whole issue where nothing of it could be set anew; nothing where it was. */
export const wholeStrip = () => (isSet() ? [] : [h('div', { class: 'unread', role: 'status' }, strips(undefined))]);

/** What stands over a page that is not as the files are; nothing where it is. @param {import('./state.js').Page | undefined} page @returns {HTMLElement[]} */
export function strips(page) {
  const { whole, fault, since } = state.told;
  if (fault) return [h('p', {}, t('This is how it looked when it could last be set.'), ' ', t('The program failed; see the foot.'))];
  if (!whole) return [h('p', {}, t('This is how it looked at {time}, when it could last be set.', { time: clock(since.whole) }), ' ', cause(wholeFault()))];
  const own = new Map((page?.stories ?? []).filter((one) => isUnread(one.id)).map((one) => [one.id.split('#')[0], one]));
  return [...own].map(([id, one]) => {
    const wrong = faultOf(fileOf(id));
    return h('p', {}, t('This is how {story} looked at {time}, when it could last be read.', { story: quoted(one.title), time: clock(since.unread[id]) }), ' ', cause(wrong), ' ', wrong ? storyLink({ ...wrong, page: page?.number }) : null);
  });
}

/** A grey veil over each place whose story stands as it was. @param {any} g the geometry of a page */
export function veils(g) {
  const old = state.told.whole && !state.told.fault ? g.places.filter((/** @type {any} */ place) => place.stories.some((/** @type {any} */ story) => isUnread(story.id))) : [];
  return old.flatMap((/** @type {any} */ place) => place.parts).map((/** @type {any} */ part) => {
    const veil = h('div', { class: 'old-part', 'aria-hidden': 'true' });
    stand(veil, part.rect, g.trim);
    return veil;
  });
}
