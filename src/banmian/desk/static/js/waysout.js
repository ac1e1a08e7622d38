// @ts-check
// What can be done with a trial that makes a text over or short: put it back, another edge as trials have shown it, or write it and
// cut the words. The first and the last are there at once; the others when the trial rests.
import { go } from './address.js';
import { send } from './api.js';
import { attempt, by, cancel, meant, trial, write } from './edit.js';
import { named } from './gesturewords.js';
import { fill, h } from './dom.js';
import { messagesOf, state } from './state.js';
import { n, t } from './words.js';

/** Milliseconds after a trial's last step that other ways are looked for: no step of a drag waits for them. */
const RESTS = 700;

/** The ways of the trial that is shown. */
let shown = { key: '', element: h('div') };

/** @param {import('./state.js').Message} cause the first message that a text is over or short */
export function waysOut(cause) {
  const { gesture } = trial;
  const key = JSON.stringify([gesture, trial.current]);
  if (!gesture || key === shown.key) return shown.element;
  const element = h('div', { class: 'outs', role: 'group', 'aria-label': t('Ways out') });
  shown = { key, element };
  const looking = gesture.gesture !== 'further' && trial.current;
  draw(cause, [], looking);
  if (looking) setTimeout(() => look(cause, key), RESTS);
  return element;
}

/** @param {import('./state.js').Message} cause @param {string} key */
async function look(cause, key) {
  const { gesture } = trial;
  if (!gesture || shown.key !== key || key !== JSON.stringify([gesture, trial.current])) return;
  const told = await send('/api/ways', { by, gesture: meant(gesture) }).catch(() => ({ ways: [] }));
  if (shown.key === key) draw(cause, told.ways, false);
}

/** @param {import('./state.js').Message} cause @param {{gesture: any}[]} found @param {boolean} looking */
function draw(cause, found, looking) {
  const clean = !messagesOf(cause.page ?? 0).some((m) => m.story === cause.story && (m.over || m.short));
  const page = cause.page ?? state.at.page;
  const open = async () => { if (await write()) go('story', page, cause.story ?? '', String(cause.line ?? 1)); };
  fill(shown.element,
    way('way-back', t('Leave it as it was'), clean ? t('the text fits then') : '', () => cancel()),
    found.map(({ gesture }, k) => way(`way-out-${k}`, named(gesture.gesture === 'further' ? gesture.then : gesture), t('tried: all fits then'), () => attempt(gesture))),
    looking ? h('small', {}, t('Trying what in the layout makes it fit\u2026')) : null,
    cause.over && cause.story ? way('way-cut', n(cause.over, 'Put it here, then cut {n} character', 'Put it here, then cut {n} characters'), t('opens the text where it is over'), open) : null);
}

/** @param {string} focus @param {string} words @param {string} small @param {() => void} run */
const way = (focus, words, small, run) => h('p', {}, h('button', { class: 'text', type: 'button', 'data-focus': focus, onclick: run }, words), small ? h('small', {}, small) : null);
