// @ts-check
// A file of a proof in a window of its own: fetched with the key, for an address alone would not be answered.
import { address } from './api.js';

/** @param {number} number @param {string} name */
export async function openProof(number, name) {
  const found = await address(`/api/proofs/${number}/${encodeURIComponent(name)}`);
  window.open(found, '_blank', 'noopener');
}
