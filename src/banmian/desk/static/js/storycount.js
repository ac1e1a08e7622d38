// @ts-check
// The foot of the story pane: characters against what the place holds that the cursor stands in, while they are typed; how the text
// is saved.
import { link } from './address.js';
import { counted, tailOf } from './counting.js';
import { fill, h } from './dom.js';
import { fileButton } from './messages.js';
import { nameOf, placeName } from './names.js';
import { bar } from './panel.js';
import { state } from './state.js';
import { whyNot } from './unsaved.js';
import { n, t } from './words.js';

/** Where this browser remembers that it wants a plain text field. */
export const PLAIN = 'banmian-desk-plain';

/**
 * What is counted: in the place of the cursor, and where the story has several in all of them. It is what the engine said of the text
 * that it set, and by how many characters what stands in the pane differs from that. `capacity`: 0 where it is not known, since the
 * text just fills the place; `rest`: characters that are too many, or with a minus go in yet, null where that is not known; `to`:
 * where it goes on; `unset`: its file cannot be read, and nothing of it is set, or what was read last; `waits`: the engine has not answered of this very text.
 * @param {any} desk
 */
function count(desk) {
  const { standing } = desk;
  const now = counted(desk.pane?.text() ?? '');
  const row = standing.here(desk.view?.number);
  const place = row?.place ?? standing.rows[0]?.place;
  const own = place?.stories.find((/** @type {any} */ story) => story.id.split('#')[0] === desk.id.split('#')[0]);
  const unset = own?.read === false;
  const waits = desk.dirty || state.setting.size > 0 || standing.asking || (place && !unset && standing.base(place) !== desk.told.base);
  const known = { row, place, unset, waits: Boolean(waits), typed: 0, to: undefined, over: 0, rest: /** @type {number | null} */ (null) };
  if (!place || unset) return { ...known, characters: now, capacity: 0, whole: { characters: now, capacity: 0 } };
  const typed = now - (standing.counted(place) ?? now);
  const whole = { characters: place.characters + typed, capacity: place.capacity };
  const to = row?.geometry.threads.find((/** @type {any} */ one) => one.place === place.name && one.to)?.to;
  const rest = to || place.spare === null ? null : typed - place.spare;
  const stands = place.stands + place.over;
  // Where copyfit has worked on a thread, its first place may have given to the last, or taken from it: what all hold is told below.
  const here = !row ? whole : to ? { characters: place.stands, capacity: place.stands }
    : { characters: stands + typed, capacity: place.spare === null || place.fitted ? 0 : stands + place.spare };
  const main = standing.rows.find((/** @type {any} */ one) => one.place.stories.some((/** @type {any} */ story) => story.id === desk.id.split('#')[0]))?.place ?? place;
  const over = main.capacity && main.fitted !== 'over' ? Math.max(0, main.characters + typed - main.capacity) : 0;
  return { ...known, ...here, typed, over, to, rest, whole };
}

/** @typedef {ReturnType<typeof count>} Count */

/** How the text stands against its place. @param {Count} given */
function verdict({ rest, place, to, typed, unset }) {
  if (unset) return unread(place);
  if (to) return h('span', {}, t('goes on on page {page}, {place}', { page: to.page, place: nameOf(to.page, to.place) }));
  if (place?.fitted === 'over') return h('span', {}, t('copyfit makes it fit'));
  if (rest === null) return place?.full ? filled(typed) : null;
  if (rest > 0) return h('b', { class: 'red' }, n(rest, '{n} character too many', '{n} characters too many'));
  return rest < 0 ? h('span', {}, n(-rest, 'room for {n} character', 'room for {n} characters')) : null;
}

/** What a place has room for whose story cannot be read: by what of it was set last, else as it is empty. @param {any} place */
function unread(place) {
  if (place.would_hold) return h('span', {}, n(place.would_hold, 'the place would hold about {n} character', 'the place would hold about {n} characters', { n: thousands(place.would_hold) }));
  return place.capacity ? h('span', {}, t('the place holds {n}', { n: thousands(place.capacity) })) : null;
}

/** Of a text that just filled its place before so many characters were typed. @param {number} typed */
function filled(typed) {
  if (!typed) return h('span', {}, t('just fills its place'));
  return h('span', {}, typed > 0 ? n(typed, '{n} character more than when it was full', '{n} characters more than when it was full') : n(-typed, '{n} character fewer than when it was full', '{n} characters fewer than when it was full'));
}

/** @param {any} desk of storydesk.js */
export function drawCount(desk) {
  if (!desk.told) return;
  if (desk.told.whole) return uncounted(desk);
  const known = count(desk);
  const { characters, capacity, over, row, place, whole, waits, unset } = known;
  desk.pane?.mark(over > 0 ? tailOf(desk.pane.text(), over) : null, over);
  const fault = state.told.messages.find((/** @type {any} */ m) => m.file === desk.told.file && m.severity === 'error' && !m.over);
  const focus = desk.count.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : null;
  desk.standing.element.classList.toggle('stale', waits);
  fill(desk.count, h('div', { class: waits ? 'counted stale' : 'counted', 'aria-busy': waits ? 'true' : null },
    h('div', { class: 'row between' }, h('span', {}, h('b', { class: 'num' }, thousands(characters)), ' ', unset ? t('characters typed; not counted against the place, for the story cannot be read') : words(capacity, row, place?.stories.length ?? 1)), verdict(known)),
    bar(characters, (place?.fitted !== 'over' && capacity) || (unset && place.would_hold) || characters), row && whole.characters !== characters ? h('p', {}, h('small', {}, all(whole))) : null),
  fitted(desk, place), fault ? h('p', { class: 'red' }, fault.message) : null, foot(desk));
  if (focus) /** @type {HTMLElement | null} */ (desk.count.querySelector(`[data-focus="${focus}"]`))?.focus();
}

/** Of a file whose head cannot be read nothing is counted: the pane has all of it. @param {any} desk */
function uncounted(desk) {
  const focus = desk.count.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : null;
  desk.pane?.mark(null, 0);
  fill(desk.count, foot(desk));
  if (focus) /** @type {HTMLElement | null} */ (desk.count.querySelector(`[data-focus="${focus}"]`))?.focus();
}

/** @param {number} number */
const thousands = (number) => number.toLocaleString('en-US');

/** @param {number} capacity @param {any} row @param {number} stories that stand in the place */
function words(capacity, row, stories) {
  if (row && !capacity) return t('characters on page {page}, {place}', { page: row.page, place: placeName(row.page, row.place.name) });
  if (row) return t('characters on page {page}, {place}; it holds {n}', { page: row.page, place: placeName(row.page, row.place.name), n: thousands(capacity) });
  if (capacity && stories > 1) return n(stories, 'characters of {n} story; the place holds {room}', 'characters of {n} stories; the place holds {room}', { room: thousands(capacity) });
  return capacity ? t('characters; the place holds {n}', { n: thousands(capacity) }) : t('characters');
}

/** What copyfit has done on the page that is shown: why a place has more room, or less, than its layout says. @param {any} desk @param {any} place */
function fitted(desk, place) {
  const page = desk.view?.number;
  const told = page ? state.told.messages.filter((/** @type {any} */ m) => m.page === page && (m.code === 'FIT020' || m.code === 'FIT021')) : [];
  return told.length ? h('p', { class: 'fitted' }, h('small', {}, h('a', { href: link('page', page) }, what(place?.fitted, page)), ' ', told.map((/** @type {any} */ m) => m.message.replace(/^[^:\uff1a]*[:\uff1a]\s*/, '')).join(' '))) : null;
}

/** @param {string} done with the text of a place, '' for nothing @param {number} page */
function what(done, page) {
  if (done === 'over') return t('Copyfit has set page {page} so that it fits', { page });
  return done === 'short' ? t('The text is short, and copyfit has used up room on page {page}; what the place holds is counted by the layout as it is written', { page }) : t('Copyfit has changed page {page}', { page });
}

/** Of all places of the text. @param {{characters: number, capacity: number}} whole */
const all = (whole) => !whole.capacity ? n(whole.characters, 'The whole text: {n} character', 'The whole text: {n} characters', { n: thousands(whole.characters) }) : t('The whole text: {n} characters; its places hold {room}', { n: thousands(whole.characters), room: thousands(whole.capacity) });

/** How it is saved, and in which field it is typed. @param {any} desk */
function foot(desk) {
  const [plain, why] = [localStorage.getItem(PLAIN) === 'on', desk.dirty && desk.said ? whyNot(desk.id) : ''];
  return h('div', { class: 'row between' }, h('small', { role: 'status', class: why ? 'red' : '' }, why ? desk.said : desk.dirty ? t('Not saved yet') : desk.said || t('As the file is')),
    h('span', { class: 'row' }, h('label', {}, h('input', { type: 'checkbox', checked: plain, 'data-focus': 'plain', onchange: (/** @type {any} */ e) => desk.plainly(e.target.checked) }), ' ', h('small', {}, t('Plain text field'))), fileButton({ file: desk.told.file, line: desk.line ?? desk.told.first })));
}
