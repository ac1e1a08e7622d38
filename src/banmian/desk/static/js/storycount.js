// @ts-check
// The foot of the story pane: characters against what the place holds that the cursor stands in, while they are typed; how the text
// is saved.
import { link } from './address.js';
import { counted, tailOf } from './counting.js';
import { fill, h } from './dom.js';
import { fileButton } from './messages.js';
import { nameOf } from './names.js';
import { bar } from './panel.js';
import { state } from './state.js';
import { n, t } from './words.js';

/** Where this browser remembers that it wants a plain text field. */
export const PLAIN = 'banmian-desk-plain';

/**
 * What is counted: in the place of the cursor, and where the story has several in all of them. `to`: where it goes on.
 * @param {any} desk @returns {{characters: number, capacity: number, over: number, row: any, to: any, whole: {characters: number, capacity: number}, ending: any}}
 */
function count(desk) {
  const now = counted(desk.pane?.text() ?? '');
  const typed = now - desk.settled;
  const row = desk.standing.here(desk.view?.number);
  const basis = row?.place ?? desk.places()[0];
  const whole = basis ? { characters: basis.characters + typed, capacity: basis.capacity } : { characters: now, capacity: 0 };
  const to = row?.geometry.threads.find((/** @type {any} */ one) => one.place === row.place.name && one.to)?.to;
  const here = !row ? whole : to ? { characters: row.place.stands, capacity: row.place.stands }
    : { characters: row.place.stands + row.place.over + typed, capacity: row.place.stands + row.place.room };
  const main = desk.standing.rows.find((/** @type {any} */ one) => one.place.stories.some((/** @type {any} */ story) => story.id === desk.id.split('#')[0]))?.place ?? basis;
  return { ...here, over: main?.capacity ? main.characters + typed - main.capacity : 0, row, to, whole, ending: basis };
}

/** @param {any} desk of story.js */
export function drawCount(desk) {
  if (!desk.told) return;
  const { characters, capacity, over, row, to, whole, ending } = count(desk);
  const rest = capacity && !to ? characters - capacity : 0;
  desk.pane?.mark(over > 0 ? tailOf(desk.pane.text(), over) : null, over);
  const fault = state.told.messages.find((/** @type {any} */ m) => m.file === desk.told.file && m.severity === 'error' && !m.over);
  const said = to ? h('span', {}, t('goes on on page {page}, {place}', { page: to.page, place: nameOf(to.page, to.place) })) : rest > 0 ? h('b', { class: 'red' }, n(rest, '{n} character too many', '{n} characters too many'))
    : ending && rest < 0 ? h('span', {}, n(-rest, 'room for {n} character', 'room for {n} characters')) : null;
  const focus = desk.count.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : null;
  fill(desk.count, h('div', { class: 'row between' }, h('span', { class: state.setting.size ? 'stale' : '' }, h('b', { class: 'num' }, thousands(characters)), ' ', words(capacity, row, ending?.stories.length ?? 1)), said),
    bar(characters, capacity || characters), row && whole.characters !== characters ? h('p', {}, h('small', {}, all(whole))) : null, fitted(desk), fault ? h('p', { class: 'red' }, fault.message) : null, foot(desk));
  if (focus) /** @type {HTMLElement | null} */ (desk.count.querySelector(`[data-focus="${focus}"]`))?.focus();
}

/** @param {number} number */
const thousands = (number) => number.toLocaleString('en-US');

/** @param {number} capacity @param {any} row @param {number} stories that stand in the place */
function words(capacity, row, stories) {
  if (row) return t('characters on page {page}, {place}; it holds {n}', { page: row.page, place: row.place.name, n: thousands(capacity) });
  if (capacity && stories > 1) return n(stories, 'characters of {n} story; the place holds {room}', 'characters of {n} stories; the place holds {room}', { room: thousands(capacity) });
  return capacity ? t('characters; the place holds {n}', { n: thousands(capacity) }) : t('characters');
}

/** That copyfit has made room on the page that is shown, with what it did: why a place holds more, or less, than its layout says. @param {any} desk */
function fitted(desk) {
  const page = desk.view?.number;
  const told = page ? state.told.messages.filter((/** @type {any} */ m) => m.page === page && (m.code === 'FIT020' || m.code === 'FIT021')) : [];
  return told.length ? h('p', { class: 'fitted' }, h('small', {}, h('a', { href: link('page', page) }, t('Copyfit has set page {page} so that it fits', { page })), ' ', told.map((/** @type {any} */ m) => m.message.replace(/^[^:\uff1a]*[:\uff1a]\s*/, '')).join(' '))) : null;
}

/** Of all places of the text. @param {{characters: number, capacity: number}} whole */
const all = (whole) => t('The whole text: {n} characters; its places hold {room}', { n: thousands(whole.characters), room: thousands(whole.capacity) });

/** How it is saved, and in which field it is typed. @param {any} desk */
function foot(desk) {
  const plain = localStorage.getItem(PLAIN) === 'on';
  return h('div', { class: 'row between' }, h('small', { role: 'status' }, desk.dirty ? t('Not saved yet') : desk.said || t('As the file is'), ' ', desk.said && desk.dirty ? desk.said : ''),
    h('span', { class: 'row' }, h('label', {}, h('input', { type: 'checkbox', checked: plain, 'data-focus': 'plain', onchange: (/** @type {any} */ e) => desk.plainly(e.target.checked) }), ' ', h('small', {}, t('Plain text field'))), fileButton({ file: desk.told.file, line: desk.line ?? desk.told.first })));
}
