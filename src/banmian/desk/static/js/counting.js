// @ts-check
// Characters of a Markdown text as a newspaper counts them: what is printed, without blanks and marks, and as the engine counts it
// without pictures, tables and the headlines of boxes. The engine's own count stands beside it; this one only follows the keys until
// the page is set again.

const MARKUP = /\{[^{}\n]*\}|^:::.*(?:\n# .*)?$|^[ \t]*(?:\||!\[).*$|^#+ +|^[-*] +|^> ?|\*\*|\[\^[^\]\n]*\]|\]\([^()\n]*\)|[[\]*_`~]/gm;

/** @param {string} text */
export const counted = (text) => [...text.replace(MARKUP, '')].filter((sign) => /\S/.test(sign)).length;

/** From where on so many characters are the text's last ones. @param {string} text @param {number} over */
export function tailOf(text, over) {
  let left = over;
  let at = text.length;
  while (at > 0 && left > 0) {
    at -= 1;
    const low = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff && at > 0;
    if (low) at -= 1;
    if (/\S/.test(text[at])) left -= 1;
  }
  return at;
}
