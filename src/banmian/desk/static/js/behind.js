// @ts-check
// Which pages are not as their files are: what the server tells of it, and what was heard since.
import { change, state } from './state.js';

/** Of each page the last save of which was heard that touched it. @type {Map<number, number>} */
const saves = new Map();

/** A save was heard of that touched these pages. @param {number[]} pages @param {number} save */
export function touched(pages, save) {
  for (const number of pages) saves.set(number, save);
  state.setting = since(pages, state.setting.keys());
}

/** Since when pages are being set; of those that are known already, since then. @param {Iterable<number>[]} pages */
export const since = (...pages) => new Map(pages.flatMap((some) => [...some]).map((number) => [number, state.setting.get(number) ?? performance.now()]));

/** Take what the server told: also which pages are still being set, with those of which it was heard only after that. @param {any} told */
export function take(told) {
  const later = [...state.setting.keys()].filter((number) => (saves.get(number) ?? 0) > told.save);
  change('told', { told, setting: since(told.setting, later) });
  change('setting');
}
