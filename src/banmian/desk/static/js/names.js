// @ts-check
// What a place or a picture is called where an editor reads it: by the headline that stands there, or the caption, in a few words;
// its id in the layout only where it has neither. The id is told beside it where it is needed to find it in the file.
import { quoted } from './messages.js';
import { state } from './state.js';
import { lang, t } from './words.js';

/**
 * What editors call something, as its file says it in the language that is shown; else its id.
 * @param {string} id @param {Record<string, string> | undefined} called by language
 */
export const nameIn = (id, called) => called?.[lang()] || id;

/** A style's name. @param {'head' | 'text' | 'table'} kind @param {string} id */
export const styleName = (kind, id) => nameIn(id, state.told?.called?.[kind]?.[id]);

/** A name with its id behind it, where the file has to be found by it. @param {string} name @param {string} id */
export const withId = (name, id) => (name.toLowerCase() === id ? name : t('{name} ({id})', { name, id }));

/** A place's name, where no story stands in it. @param {number} page @param {string} id */
export const placeName = (page, id) => nameIn(id, told(page)?.called?.[id]);

/** Signs of a headline or caption that are enough to know it by. */
const ENOUGH = 14;

/** A page as the server tells of it. @param {number} page */
const told = (page) => state.told?.pages.find((/** @type {any} */ one) => one.number === page);

/** The beginning of a text, up to a mark that ends a phrase if there is one soon. @param {string} text */
export function brief(text) {
  const plain = text.trim();
  const wide = /[\u2e80-\uffef]/.test(plain);
  const most = wide ? ENOUGH : 2 * ENOUGH;
  if ([...plain].length <= most) return plain;
  const phrase = plain.split(/[\uff0c\uff1a\uff1b\u3002\u3000,:;.]/)[0].trim();
  if (phrase && [...phrase].length <= most) return `${phrase}\u2026`;
  const cut = [...plain].slice(0, most).join('');
  return `${wide ? cut : cut.replace(/\s+\S*$/, '')}\u2026`;
}

/** The headline of the first story in a place; '' where none stands there. @param {number} page @param {string} place */
export function headlineAt(page, place) {
  return told(page)?.stories.find((/** @type {any} */ story) => story.place === place)?.title ?? '';
}

/** A place or a picture in a few words. @param {number} page @param {string} target as `places.lead.text.0`, `pictures.lane`, `lead` */
export function nameOf(page, target) {
  const steps = String(target ?? '').split('.');
  const [kind, id] = /^(places|pictures|adverts)$/.test(steps[0]) ? steps : ['places', steps[0]];
  if (kind === 'places') {
    const title = headlineAt(page, id);
    return title ? quoted(brief(title)) : placeName(page, id);
  }
  const caption = told(page)?.captions?.[id];
  return caption ? t('picture \u201c{caption}\u201d', { caption: brief(caption) }) : t('picture {name}', { name: id });
}

/** Page and place of `2.side`. @param {string} stop */
const parted = (stop) => [stop.slice(0, stop.indexOf('.')), stop.slice(stop.indexOf('.') + 1)];

/** A place that is named with its page, as `2.side`. @param {string} stop */
export function stopName(stop) {
  const [page, place] = parted(stop);
  return headlineAt(Number(page), place) ? nameOf(Number(page), place) : t('{place} of page {page}', { page, place: placeName(Number(page), place) });
}

/** A place in a list of several pages: its headline, then page and id. @param {string} stop */
export function stopChoice(stop) {
  const [page, place] = parted(stop);
  const title = headlineAt(Number(page), place);
  return title ? t('{title}, page {page}', { title: brief(title), page }) : t('{place}, page {page}', { page, place: placeName(Number(page), place) });
}
