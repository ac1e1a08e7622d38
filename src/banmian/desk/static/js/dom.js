// @ts-check
// Elements made of plain text: nothing is ever parsed as HTML, so that no word of an issue can be markup.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element. Attributes: `class`, `on…` functions, true for a bare one, false and null for none; the rest as text.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...(Child | Child[])} children @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  return /** @type {HTMLElement} */ (filled(document.createElement(tag), attributes, children));
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same in SVG. @param {string} tag @param {Record<string, any>} [attributes] @param {...(Child | Child[])} children */
export function s(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** @param {Element} element @param {Record<string, any>} attributes @param {(Child | Child[])[]} children */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/** @param {Element} element @param {(Child | Child[])[]} children */
function append(element, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** Put these in place of all that the element has. @param {Element} element @param {...(Child | Child[])} children */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * Stand over a part of a page: x, y, width and height in points, of a page so many points wide and high.
 * @param {HTMLElement} element @param {number[]} rect @param {number[]} trim
 */
export function stand(element, rect, trim) {
  const [x, y, width, height] = rect;
  element.style.left = `${(x / trim[0]) * 100}%`;
  element.style.top = `${(y / trim[1]) * 100}%`;
  element.style.width = `${(width / trim[0]) * 100}%`;
  element.style.height = `${(height / trim[1]) * 100}%`;
}
