// @ts-check
// A drag: the pointer is followed until it is released, or Esc is pressed.
import { cancel, trial, write } from './edit.js';

/**
 * Follow the pointer from here on. `moved`: at each step; `ended`: once, with whether what was tried is to be kept.
 * @param {(event: PointerEvent) => void} moved @param {(keep: boolean) => void} ended
 */
export function follow(moved, ended) {
  /** @param {boolean} keep */
  const end = (keep) => {
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
  addEventListener('pointermove', moved);
  addEventListener('pointerup', up);
  addEventListener('keydown', escape, true);
}

/** After a drag of something that a click would choose: what was tried is written, or put back. @param {boolean} keep */
export function settle(keep) {
  noClick();
  if (keep && trial.gesture) write();
  else cancel();
}

/** The click that follows a drag chooses nothing. */
function noClick() {
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true), 0);
}
/** @param {MouseEvent} event */
const swallow = (event) => { event.stopPropagation(); event.preventDefault(); };
