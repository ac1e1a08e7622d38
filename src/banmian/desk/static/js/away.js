// @ts-check
// Whether the browser asks before the window goes: not where it is loaded anew by the desk itself, or another program is begun.

/** Milliseconds that a browser takes to begin another program, or to load the window. */
const AWAY = 1000;
let until = 0;

/** @param {() => void} go */
export function withoutAsking(go) {
  until = performance.now() + AWAY;
  go();
}

export const asks = () => performance.now() > until;
