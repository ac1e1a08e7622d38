// @ts-check
// What is shown stands in the address, `/#/page/2`, so that Back works and an address can be sent to the next window.
import { change, page as pageOf, state } from './state.js';

/** @param {string} name @param {number} [page] @param {...string} more */
export const link = (name, page = 0, ...more) => `#/${[name, ...(page ? [page] : []), ...more].join('/')}`;

/** Go there. @param {string} name @param {number} [page] @param {...string} more */
export function go(name, page = 0, ...more) {
  location.hash = link(name, page, ...more);
  follow(); // the browser tells of it later, and a key that is pressed meanwhile would find the page before
}

/** The address that was followed last. */
let followed = '';

/** Follow the address. */
export function follow() {
  if (followed === (location.hash || '#')) return;
  followed = location.hash || '#';
  wanted = 0;
  const [, name, ...rest] = location.hash.split('/').map(decodeURIComponent);
  const number = /^\d+$/.test(rest[0] ?? '') ? Number(rest.shift()) : 0;
  const at = { name: name || 'issue', page: number || state.at.page, more: rest };
  const moved = at.page !== state.at.page || at.name !== state.at.name;
  change('at', { at, ...(moved ? { selected: null, message: null } : {}) });
}

/** The page that was asked for and is not in the issue, while the first one is shown. */
let wanted = 0;

/**
 * Keep to pages that there are: where the one of the address is gone the first stands there and in the address, until it is there
 * again or somebody goes elsewhere or selects something.
 */
export function keepToPages() {
  const back = wanted && pageOf(wanted) && !state.selected ? wanted : 0;
  if (pageOf(state.at.page) && !back) return;
  const number = back || state.told.pages[0].number;
  wanted = back ? 0 : wanted || state.at.page;
  history.replaceState(null, '', link(state.at.name, number, ...state.at.more));
  followed = location.hash;
  change('at', { at: { ...state.at, page: number }, selected: null, message: null });
}
