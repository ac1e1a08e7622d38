// @ts-check
// What is tried, on the pages: the tiles of a trial lie where those of the files lay, until the files are so, or the trial is given up.
import { change, subscribe } from './state.js';

/** Pages on which a trial is shown. @type {Set<number>} */
const shown = new Set();

/** Whether a page shows a trial, and not its files. */
export const trying = () => shown.size > 0;

/** Lay a trial's tiles; a page that an earlier trial changed and this one does not is as its files are. @param {{number: number, tiles: any[]}[]} pages */
export function lay(pages) {
  const drawn = pages.filter((page) => page.tiles.length);
  restore(drawn.map((page) => page.number));
  for (const page of drawn) shown.add(page.number);
  if (drawn.length) tell(drawn);
}

/** All pages as their files are, but for these. @param {number[]} [but] */
export function restore(but = []) {
  const back = [...shown].filter((number) => !but.includes(number));
  for (const number of back) shown.delete(number);
  if (back.length) tell(back.map((number) => ({ number, tiles: [] })));
}

/** @param {{number: number, tiles: any[]}[]} pages */
const tell = (pages) => change('set', {}, { pages, seconds: { server: 0 }, arrived: performance.now(), trial: true });

// what the files make of a page is shown by whoever shows it; a page that they leave as it was is put back here
subscribe((what, data) => {
  if (what !== 'set' || data.trial) return;
  for (const page of data.pages) shown.delete(page.number);
  restore();
});
