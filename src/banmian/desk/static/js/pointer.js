// @ts-check
// A drag: the pointer is followed until it is released, or Esc is pressed.
import { cancel, say, trial, write } from './edit.js';
import { place } from './messages.js';
import { state, subscribe } from './state.js';
import { t } from './words.js';

/** Ends the drag that is followed, without keeping it. @type {(() => void) | null} */
let stop = null;
/** Whether the files could be read, as it was heard last. */
let whole = true;

/**
 * Follow the pointer from here on. `moved`: at each step; `ended`: once, with whether what was tried is to be kept.
 * @param {(event: PointerEvent) => void} moved @param {(keep: boolean) => void} ended
 */
export function follow(moved, ended) {
  /** @param {boolean} keep */
  const end = (keep) => {
    stop = null;
    removeEventListener('pointermove', moved);
    removeEventListener('pointerup', up);
    removeEventListener('keydown', escape, true);
    document.body.classList.remove('dragging');
    ended(keep);
  };
  const up = () => end(true);
  /** @param {KeyboardEvent} event */
  const escape = (event) => {
    if (event.code !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };
  stop = () => end(false);
  addEventListener('pointermove', moved);
  addEventListener('pointerup', up);
  addEventListener('keydown', escape, true);
}

/** After a drag of something that a click would choose: what was tried is written, or put back. @param {boolean} keep */
export function settle(keep) {
  noClick();
  if (keep && trial.gesture) write(true);
  else cancel();
}

/** The click that follows a drag chooses nothing. */
function noClick() {
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true), 0);
}
/** @param {MouseEvent} event */
const swallow = (event) => { event.stopPropagation(); event.preventDefault(); };

subscribe((what) => {
  if (what !== 'told') return;
  const broken = state.told.whole ? null : state.told.messages.find((/** @type {any} */ m) => m.severity === 'error' && m.file?.endsWith('.yaml'));
  const fresh = whole && broken;
  whole = !broken;
  if (!fresh || !trial.gesture) return;
  stop?.();  // as Esc does
  cancel();
  say(t('What was tried is put back: {where} was changed elsewhere and cannot be read. {why}', { where: place(broken), why: broken.message }));
});
