// @ts-check
// A button that is drawn anew while it is held down has been pressed all the same: the browser gives no click to one that was not
// there when the pointer went down, and a setting that came in between took the editor's click with it.

/** Pixels that a pointer may move while it presses; further is a drag. */
const STILL = 4;

/** What the pointer went down on, where, and by what name it is found again. @type {{element: Element, name: string, x: number, y: number} | null} */
let held = null;

/** The button of a name at which an event happened. @param {PointerEvent} event */
const buttonAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest('button[data-focus]');

/** Begin to watch over it. */
export function keepPresses() {
  document.addEventListener('pointerdown', (event) => {
    const element = event.button === 0 ? buttonAt(event) : null;
    held = element ? { element, name: element.getAttribute('data-focus') ?? '', x: event.clientX, y: event.clientY } : null;
  }, true);
  document.addEventListener('pointercancel', () => { held = null; }, true);
  document.addEventListener('pointerup', (event) => {
    const pressed = held;
    held = null;
    if (!pressed || pressed.element.isConnected || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
    const same = buttonAt(event);
    if (same?.getAttribute('data-focus') === pressed.name) /** @type {HTMLElement} */ (same).click();
  }, true);
}
