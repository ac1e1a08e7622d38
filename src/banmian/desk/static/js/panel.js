// @ts-check
// The panel beside a page: its messages, what is selected, and what other files add (remedies, signing).
import { h } from './dom.js';
import { dot, fileButton, place as placeOf, said, storyLink } from './messages.js';
import { span } from './overlay.js';
import { nameOf, styleName } from './names.js';
import { partsOf } from './parts.js';
import { remedies } from './remedies.js';
import { change, messagesOf, page as pageOf, state } from './state.js';
import { stamp } from './stamp.js';
import { faultsOf } from './unread.js';
import { ways } from './ways.js';
import { n, t } from './words.js';

/** @param {number} number @param {any} geometry */
export function panel(number, geometry) {
  const page = pageOf(number);
  if (!page) return [];
  const messages = messagesOf(number);
  // A file that cannot be read has no place on a page; what it keeps from being set has.
  const todo = [...faultsOf(page).filter((m) => m.page !== number), ...messages.filter((m) => m.severity !== 'info')];
  const notes = messages.filter((m) => m.severity === 'info');
  return [
    h('div', { class: 'row between' }, h('h2', {}, page.name === t('Page {page}', { page: number }) ? page.name : t('Page {page}\u2002{name}', { page: number, name: page.name })), stamp(page)),
    h('div', { class: 'bar' }),
    h('p', { class: 'soft at-work', role: 'status', hidden: !state.open.includes(number) }, t('Copyfit is at work on this page; what is still over or short is told when it ends.')),
    h('div', { class: 'told' }, todo.length ? todo.map((m, i) => message(m, i + 1)) : page.unfit ? null : h('p', { class: 'soft well' }, t('No messages on this page'))),
    selected(geometry),
    ...partsOf('pagePanel', { page, geometry, selected: state.selected }),
    notes.length ? h('details', { class: 'did' }, h('summary', {}, n(notes.length, 'The program made {n} small adjustment', 'The program made {n} small adjustments')),
      notes.map((m, i) => message(m, i + 1))) : null,
  ];
}

/** One message; open, with what can be done. @param {import('./state.js').Message} m @param {number} number */
function message(m, number) {
  const open = state.message === m.number;
  const toggle = () => change('selected', { message: open ? null : m.number });
  return h('div', { class: `msg${open ? ' sel' : ''}` }, dot(m, number), h('div', {},
    h('p', {}, h('button', { class: 'text strong', type: 'button', 'aria-expanded': String(open), 'data-focus': `message-${m.number}`, onclick: toggle }, said(m, false))),
    open && m.hint ? h('p', { class: 'soft' }, m.hint) : null,
    open ? remedies(m) : null,
    open ? ways(m) : null,
    open ? h('div', { class: 'row wrap' }, storyLink(m), m.file ? fileButton(m) : null, h('small', { class: 'end' }, m.code))
      : h('div', { class: 'row between' }, h('small', {}, placeOf(m)), h('small', {}, m.code))));
}

/** What is selected, with its numbers. @param {any} geometry */
function selected(geometry) {
  const own = state.selected;
  if (!own || !geometry) return null;
  return own.kind === 'place' ? selectedPlace(geometry.places.find((p) => p.name === own.name), own.block) : selectedPicture(geometry.pictures.find((p) => p.name === own.name));
}

const KINDS = { head: () => t('Head'), text: () => t('Text'), box: () => t('Box'), title: () => t('Title'), byline: () => t('Byline') };

/** The name of a part's style, its id small behind it. @param {any} part @returns {any[]} */
function style({ kind, style: id }) {
  if (!id) return [];
  const name = kind === 'head' ? styleName('head', id) : [styleName('text', id), styleName('table', id)].find((one) => one !== id) ?? id;
  return name === id ? [id] : [name, ' ', h('small', {}, id)];
}

/** @param {any} place @param {any} block */
function selectedPlace(place, block) {
  if (!place) return null;
  const rows = place.parts.map((part) => h('tr', {}, h('th', { scope: 'row' }, KINDS[part.kind]?.() ?? part.kind),
    h('td', {}, style(part), part.style && part.columns > 1 ? '\u2002' : '', part.columns > 1 ? n(part.columns, '{n} column', '{n} columns') : ''),
    h('td', {}, h('small', {}, span(part)))));
  const { characters, capacity } = place;
  const over = capacity && place.fitted !== 'over' ? characters - capacity : 0;
  const sign = over > 0 ? h('b', { class: 'red' }, `+${over}`) : over < 0 ? h('b', {}, `\u2212${-over}`) : '';
  return h('section', { class: 'selected', 'aria-label': t('Selected') },
    h('h3', {}, t('Selected: {name}', { name: nameOf(state.at.page, place.name) }), ' ', h('small', {}, t('place {name}', { name: place.name }))),
    h('table', { class: 'kv' }, h('tbody', {}, rows,
      h('tr', {}, h('th', { scope: 'row' }, t('Characters')), h('td', {}, h('b', {}, count(characters)), '\u2002', holds(place)), h('td', {}, place.fitted === 'over' ? t('copyfit makes it fit') : sign)))),
    place.fitted === 'short' ? h('p', { class: 'soft' }, t('The text is short, and copyfit has used up room of its place; what it holds is counted by the layout as it is written.')) : null,
    bar(characters, (place.fitted !== 'over' && capacity) || place.would_hold || characters),
    block ? source(block) : null,
    h('div', { class: 'row wrap' }, fileButton(place), place.stories.filter((story) => story.file).map((story) => fileButton({ file: story.file, line: 1 }))));
}

/** What a place holds; where nothing is set yet, what it would. @param {any} place */
function holds(place) {
  if (place.capacity) return t('the place holds {n}', { n: count(place.capacity) });
  if (place.would_hold) return n(place.would_hold, 'the place would hold about {n} character', 'the place would hold about {n} characters', { n: count(place.would_hold) });
  return place.full ? t('just fills its place') : '';
}

const count = (/** @type {number} */ number) => number.toLocaleString('en-US');

/** How full a place is. @param {number} characters @param {number} capacity */
export function bar(characters, capacity) {
  const most = Math.max(characters, capacity, 1);
  const full = h('i');
  full.style.width = `${(Math.min(characters, capacity) / most) * 100}%`;
  const over = characters > capacity ? h('i', { class: 'over' }) : null;
  if (over) {
    over.style.left = `${(capacity / most) * 100}%`;
    over.style.width = `${((characters - capacity) / most) * 100}%`;
  }
  return h('div', { class: 'fit', 'aria-hidden': 'true' }, full, over);
}

/** Where a paragraph was written. @param {any} block */
function source(block) {
  return h('div', { class: 'source' }, h('p', {}, block.text.length > 60 ? `${block.text.slice(0, 60)}\u2026` : block.text),
    h('div', { class: 'row' }, fileButton(block), h('small', {}, t('where it was written'))));
}

/** @param {any} picture */
function selectedPicture(picture) {
  if (!picture) return null;
  return h('section', { class: 'selected', 'aria-label': t('Selected') },
    h('h3', {}, t('Selected: {name}', { name: nameOf(state.at.page, picture.path) }), ' ', h('small', {}, picture.name)),
    h('table', { class: 'kv' }, h('tbody', {},
      h('tr', {}, h('th', { scope: 'row' }, t('File')), h('td', {}, picture.picture ?? t('none yet')), h('td', {})),
      h('tr', {}, h('th', { scope: 'row' }, t('Where')), h('td', {}, span(picture)), h('td', {})))),
    picture.alt ? h('p', { class: 'soft' }, picture.alt) : null,
    h('div', { class: 'row wrap' }, fileButton(picture)));
}
