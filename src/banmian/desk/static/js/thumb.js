// @ts-check
// The small picture of a page, changed when its successor is decoded; before there is one, the grey outline of a page.
import { address, forget } from './api.js';
import { h } from './dom.js';
import { t } from './words.js';

/** @typedef {import('./state.js').Page} Page */

/** @param {Page} page @param {number} [width] CSS pixels; none where a style says it */
export function thumb(page, width) {
  const image = blank(width ? { width, height: Math.round((width * page.trim[1]) / page.trim[0]) } : {});
  if (!width) image.style.aspectRatio = `${page.trim[0]} / ${page.trim[1]}`;
  image.dataset.page = String(page.number);
  show(image, page);
  return image;
}

/** A page that is not drawn yet. @param {Record<string, number>} size */
export const blank = (size = {}) => /** @type {HTMLImageElement} */ (h('img', { ...size, class: 'blank', src: '/static/blank.svg', alt: '', draggable: 'false' }));

/** @param {HTMLImageElement} image @param {Page | undefined} page */
export async function show(image, page) {
  if (!page?.thumb || image.dataset.hash === page.thumb) return;
  const before = image.dataset.hash;
  image.dataset.hash = page.thumb;
  const source = await address(`/api/thumbs/${page.number}/${page.thumb}.png`).catch(() => null);
  if (!source || image.dataset.hash !== page.thumb) return;
  image.src = source;
  image.classList.remove('blank');
  if (!image.classList.contains('under')) image.alt = t('Page {page}, small', { page: page.number }); // without a picture a browser would draw a broken one beside it
  await image.decode().catch(() => {});
  if (before && !document.querySelector(`img[data-hash="${before}"]`)) forget(`/api/thumbs/${page.number}/${before}.png`);
}

/** Bring all that are shown up to date. @param {(number: number) => Page | undefined} page */
export function refresh(page) {
  for (const image of document.querySelectorAll('img[data-page]')) {
    const element = /** @type {HTMLImageElement} */ (image);
    show(element, page(Number(element.dataset.page)));
  }
}
