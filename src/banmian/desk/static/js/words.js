// @ts-check
// The desk's words. The English stands in the code as gettext wants it; words/LANG.json, which the server makes of the catalogue,
// has the other language by it.
// t('…', {name: value}) fills {name}; n(count, 'one', 'many', …) chooses by the number, which is {n}; c('where', '…') is a word
// that is another one elsewhere. A translation may write {han} for {n}, a number in words, {nth} where it stands behind its noun. No text is glued of pieces, so that any language can order them.

/** @typedef {Record<string, string | number>} Values */

/** @type {Record<string, string>} */
let catalogue = {};
let current = 'en';
const LANGS = ['zh', 'en'];
const PLACE = 'banmian-desk-lang';

/** The language that is shown: zh or en. */
export const lang = () => current;

/** What was chosen in this browser, else what the desk says. @param {string} asked */
export const chosen = (asked) => localStorage.getItem(PLACE) || (LANGS.includes(asked) ? asked : 'zh');

/** Show another language. @param {string} name @param {boolean} [keep] */
export async function use(name, keep = false) {
  if (keep) localStorage.setItem(PLACE, name);
  catalogue = name === 'en' ? {} : await (await fetch(`/static/words/${name}.json`)).json();
  current = name;
  document.documentElement.lang = name === 'zh' ? 'zh-Hans' : 'en';
}

/** @param {string} text @param {Values} values */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

/** A text in the language that is shown. @param {string} text @param {Values} [values] */
export const t = (text, values = {}) => filled(catalogue[text] ?? text, values);

/** A word with where it stands, as a button or a list. @param {string} where @param {string} text @param {Values} [values] */
export const c = (where, text, values = {}) => filled(catalogue[`${where}\u0004${text}`] ?? text, values);

/** A text by a number, which is {n} in it. @param {number} count @param {string} one @param {string} many @param {Values} [values] */
export const n = (count, one, many, values = {}) =>
  filled(catalogue[one] ?? (count === 1 ? one : many), { n: count, han: numeral(count), nth: ordinal(count), ...values });

/** A small number in words, which a translation may write as {han}. @param {number} number @returns {string | number} */
export const numeral = (number) => t('0 1 2 3 4 5 6 7 8 9 10').split(' ')[number] ?? number;

/** The same behind its noun, as of proposals that are counted off. @param {number} number */
const ordinal = (number) => c('nth', '0 1 2 3 4 5 6 7 8 9 10').split(' ')[number] ?? number;

/** A day as the language writes it. @param {string} date @param {string} weekday as the paper prints it */
export function day(date, weekday) {
  const at = new Date(`${date}T00:00:00`);
  const english = (/** @type {any} */ part) => at.toLocaleDateString('en-GB', part);
  const values = {
    year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate(), weekday: weekday || english({ weekday: 'long' }),
    monthName: english({ month: 'long' }), englishDay: english({ weekday: 'long' }),
  };
  return t('{englishDay}, {day} {monthName} {year}', values);
}
