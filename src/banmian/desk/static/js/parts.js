// @ts-check
// Places where a view takes what another file adds: a function that gives an element, or nothing, each time the view is drawn.

/** @type {Record<string, (((given: any) => Node | null)[])>} */
const parts = { issuePanel: [], issueDrop: [], pagePanel: [], pageTools: [], stage: [], foot: [] };

/**
 * Add to a view. `issuePanel`, `issueDrop`: of the whole issue; `pagePanel`: below a page's messages, given {page, geometry, selected};
 * `pageTools`: behind the overlays' switches; `stage`: over the page's picture, given {page, geometry, trim}; `foot`: of the window.
 * @param {string} where @param {(given: any) => Node | null} part
 */
export function addPart(where, part) {
  parts[where].push(part);
}

/** What was added there. @param {string} where @param {any} [given] @returns {Node[]} */
export const partsOf = (where, given = {}) => parts[where].map((part) => part(given)).filter((part) => part !== null);
