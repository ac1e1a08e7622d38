// @ts-check
// Where a headline breaks: its characters in the panel with a button in each gap; a click breaks the line there, or no longer does.
import { get } from './api.js';
import { attempt, trial } from './edit.js';
import { h } from './dom.js';
import { t } from './words.js';

const BREAK = '|';

/** By story the headline as its file has it, and of which setting. @type {Map<string, {rev: number, text: string}>} */
const known = new Map();

/** Ask for the headline where it is not known, and draw again when it is. @param {string} story @param {number} rev @param {() => void} draw */
function headlineOf(story, rev, draw) {
  const found = known.get(story);
  if (found?.rev !== rev) {
    known.set(story, { rev, text: found?.text ?? '' });
    get(`/api/stories/${encodeURIComponent(story)}`).then((told) => { known.set(story, { rev, text: told.head.headline ?? '' }); draw(); }, () => known.delete(story));
  }
  return known.get(story)?.text ?? '';
}

/** The gaps of a headline after which it breaks, as numbers of characters before them. @param {string} text */
function breaksOf(text) {
  const out = new Set();
  let at = 0;
  for (const sign of text) {
    if (sign === BREAK) out.add(at);
    else at += sign.length;
  }
  return out;
}

/** The headline of a story with its gaps. @param {number} page @param {string} story @param {number} rev @param {() => void} draw */
export function headlineBreaks(page, story, rev, draw) {
  const text = headlineOf(story, rev, draw);
  const signs = [...text.replaceAll(BREAK, '')];
  if (signs.length < 2) return null;
  const breaks = breaksOf(text);
  const tried = trial.gesture?.gesture === 'headline-break' && trial.gesture.story === story ? trial.gesture.at : null;
  let at = 0;
  const children = signs.slice(0, -1).flatMap((sign, k) => {
    at += sign.length;
    const here = at;
    const on = breaks.has(here) !== (tried === here);
    const words = on ? t('{before} / {after}: no break here', { before: sign, after: signs[k + 1] }) : t('{before} / {after}: break here', { before: sign, after: signs[k + 1] });
    return [sign, h('button', { type: 'button', class: on ? 'gap on' : 'gap', 'aria-label': words, 'aria-pressed': String(on), tabindex: k ? '-1' : '0', 'data-focus': `break-${here}`,
      onclick: () => attempt({ gesture: 'headline-break', page, story, at: here }), onkeydown: walk })];
  });
  return h('div', { class: 'breaks', role: 'group', 'aria-label': t('Breaks of the headline') }, children, signs[signs.length - 1]);
}

/** Arrows go from gap to gap. @param {KeyboardEvent} event */
function walk(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.code];
  if (!step) return;
  const gaps = [.../** @type {HTMLElement} */ (event.target).closest('.breaks')?.querySelectorAll('.gap') ?? []];
  const next = gaps[gaps.indexOf(/** @type {Element} */ (event.target)) + step];
  event.preventDefault();
  event.stopPropagation();
  /** @type {HTMLElement | undefined} */ (next)?.focus();
}
