// @ts-check
// A story that is carried by the pointer from a list onto a page: its headline goes along; a click that moves no further is none.
import { h } from './dom.js';
import { follow, settle } from './pointer.js';

/** Pixels that a pointer moves before it drags. */
const DEAD = 5;

/** What is carried, from where, and its name at the pointer. @type {{story: any, from: [number, number], label: HTMLElement | null} | null} */
let drag = null;

/** Whether a story is on its way. */
export const carries = () => Boolean(drag?.label);

/**
 * Carry a story from here on. `over`: at each step; `ended`: once, when it is let go.
 * @param {PointerEvent} event @param {any} story @param {(event: PointerEvent, story: any) => void} over @param {() => void} ended
 */
export function carry(event, story, over, ended) {
  if (event.button !== 0) return;
  drag = { story, from: [event.clientX, event.clientY], label: null };
  follow((step) => moved(step, over), (keep) => {
    const label = drag?.label;
    drag = null;
    label?.remove();
    if (label) settle(keep);
    ended();
  });
}

/** @param {PointerEvent} event @param {(event: PointerEvent, story: any) => void} over */
function moved(event, over) {
  if (!drag || (!drag.label && Math.hypot(event.clientX - drag.from[0], event.clientY - drag.from[1]) < DEAD)) return;
  event.preventDefault();
  if (!drag.label) {
    drag.label = h('div', { class: 'carried', 'aria-hidden': 'true' }, drag.story.title);
    document.body.append(drag.label);
    document.body.classList.add('dragging');
  }
  Object.assign(drag.label.style, { left: `${event.clientX + 10}px`, top: `${event.clientY + 10}px` });
  over(event, drag.story);
}
