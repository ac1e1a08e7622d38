// @ts-check
// Where the focus goes by itself: from one part of the desk to the next, and on when what had it is gone.
// What had the focus and went away, drawn anew or done with, hands it on: to what is called as it was, else to the part of the desk in
// which it stood. On the body no key of that part is heard, and who works by keys begins at the top of the page again.

/** What had the focus last; null where somebody left it for nothing. @type {Element | null} */
let last = null;
/** In which part of the desk. */
let region = '';

/** @param {Element} element */
const stands = (element) => element.isConnected && !element.matches(':disabled');

/** @param {string} name */
const open = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`${name}:not([disabled])`));

function handOn() {
  if (!last || document.activeElement !== document.body || stands(last) || document.querySelector('dialog[open]')) return;
  const name = last.getAttribute('data-focus');
  const next = (name && open(`[data-focus="${CSS.escape(name)}"]`)) || (region && open(`[data-region="${region}"]`));
  if (next) next.focus({ preventScroll: true });
}

/** Begin to watch over it. */
export function keepFocus() {
  document.addEventListener('focusin', (event) => {
    last = /** @type {Element} */ (event.target);
    region = last.closest('[data-region]')?.getAttribute('data-region') ?? region;
  });
  document.addEventListener('focusout', (event) => {
    const left = /** @type {Element} */ (event.target);
    if (!event.relatedTarget) queueMicrotask(() => { if (last === left && stands(left)) last = null; });
  });
  new MutationObserver(handOn).observe(document.body, { childList: true, subtree: true });
}

/** Put the focus into the next region of the page. @param {number} by */
export function toRegion(by) {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-region]')]);
  const at = all.findIndex((one) => one.contains(document.activeElement));
  all[(at + by + all.length) % all.length]?.focus();
}
