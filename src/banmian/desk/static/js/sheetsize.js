// @ts-check
// How wide the pages of the view Issue stand: as wide as all of them can be seen at once, from what can be read up to what the small
// picture of a page has pixels for. Where not all of them can be seen, five stand side by side: a single one and two pairs.

/** CSS pixels of a page's width below which its heads can no longer be told apart. */
const LEAST = 150;
/** Where the pages have to be scrolled anyway, they stand no wider than this; the picture of a small page may be enlarged so far. */
const SCROLLED = 190;
/** Pixels beside five pages in a row: the gaps between groups and within them, the margins. */
const AROUND = 2 * 36 + 2 + 2 * 28;
/** Pixels of the small picture to a point of the page: `THUMB` of setter.py. */
const PICTURE = 0.5;

/**
 * Set the width, as `--sheet`, by which styles have pages and captions stand. What fits is measured on the page as it is drawn, so
 * that nothing here need know how high a caption is.
 * @param {HTMLElement} place what scrolls @param {{trim: number[]}[]} pages
 */
export function sized(place, pages) {
  const stand = (/** @type {number} */ width) => place.style.setProperty('--sheet', `${width}px`);
  const fits = (/** @type {number} */ width) => { stand(width); return place.scrollHeight <= Math.min(place.clientHeight, innerHeight) && place.scrollWidth <= place.clientWidth; };
  let [least, most] = [LEAST, Math.max(SCROLLED, Math.floor(Math.min(...pages.map((one) => one.trim[0])) * PICTURE))];
  const scrolled = Math.max(LEAST, Math.min(SCROLLED, Math.floor((place.offsetWidth - AROUND) / 5)));
  if (!fits(least)) return stand(scrolled);
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  stand(least);
}
