// @ts-check
// The looks of what was pasted, where they come after its pane has gone: the story has them as soon as its text is saved as it was left.
import { get, send } from './api.js';
import { by } from './edit.js';
import { dressing } from './pasted.js';
import { change } from './state.js';
import { hasKept, isOpen, whenSaved } from './unsaved.js';

/** @typedef {import('./pasted.js').Piece} Piece */

/** @param {string} id the story @param {Piece} piece */
export async function dressLater(id, piece) {
  while (!isOpen(id) && hasKept(id)) await whenSaved(id);
  const address = `/api/stories/${encodeURIComponent(id)}`;
  const told = isOpen(id) ? null : await get(address).catch(() => null);
  if (isOpen(id) || hasKept(id)) return change('looks', {}, { id, piece });  // a pane that was opened meanwhile puts them into its own text
  const at = told && !told.whole ? dressing(told.body, piece) : null;
  if (!at) return;
  const body = told.body.slice(0, at.from) + at.insert + told.body.slice(at.to);
  await send(address, { by, base: told.base, head: told.head, body, whole: false }, 'PUT').catch(() => {});  // the words are saved without them
}
