// @ts-check
// What is pasted into a story's text from a word processor or a web page: there a line is a paragraph, here a blank line parts two.
// It stands there at once as plain text; what it has of bold, subheads and the like, its page says to the server, which reads pages.
import { send } from './api.js';

/** What of a page plain text has not. */
const LOOKS = /<(?:b|strong|em|i|u|sup|sub|h[1-6]|ruby|li|table|blockquote)\b|font-weight:\s*(?:bold|[6-9]00)|vertical-align:\s*su[bp]|mso-list:\s*l\d/i;
/** Characters of a page that are sent. */
const LONGEST = 200_000;

/** Kinds by which editors of plain text mark what they copy: it is left as it is. */
const PLAIN = ['vscode-editor-data'];
/** How a line begins that is Markdown's own: what is copied from a Markdown file has its own lines. */
const MARKED = /^(#{1,6} |[-*+] |\d+[.)] |> |\||:::|!\[|```)/;
/** Blanks at a paragraph's beginning, which stand for its indent, and at its end. */
const AROUND = /^[\s\u3000]+|[\s\u3000]+$/g;
/** A line that was ended by hand within a paragraph, between Chinese characters and elsewhere. */
const [HAN, ENDED] = [/([\u2e80-\uffef])\v(?=[\u2e80-\uffef])/g, /\s*\v\s*/g];

/** How points of a list begin where they come as text: with a sign of their own and a tab, or with a number and a tab. */
const BULLET = /^[\u00b7\u2022\u25aa\u25cf\u25e6\uf020-\uf0ff][\t \u3000]+/;
const NUMBER = /^(\d{1,9})([.)\uff0e])[\t](?!.*\t)/;

/** The text as paragraphs; null where what the browser pastes by itself is right. @param {DataTransfer | null} clipboard */
export function pastedText(clipboard) {
  const text = (clipboard?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n');
  if (!clipboard || PLAIN.some((kind) => clipboard.types.includes(kind))) return null;
  if (!text.includes('\n') && !text.includes('\v')) return hasLooks(clipboard) ? text : null;
  const lines = text.replace(HAN, '$1').replace(ENDED, ' ').split('\n').map((line) => line.replace(AROUND, '')).filter(Boolean);
  const rich = clipboard.types.includes('text/html');
  if (!rich && (/\n[^\S\n]*\n/.test(text) || lines.some((line) => MARKED.test(line)))) return null;
  return parts(lines.map((line) => line.replace(BULLET, '- ').replace(NUMBER, (_, count, mark) => `${count}${mark === ')' ? mark : '.'} `))).join('\n\n');
}

/** @param {DataTransfer} clipboard */
const hasLooks = (clipboard) => LOOKS.test(clipboard.getData('text/html')) && !PLAIN.some((kind) => clipboard.types.includes(kind));

/** The same with its looks, as a story's text has them; '' where it has none. @param {DataTransfer | null} clipboard @returns {Promise<string>} */
export async function withLooks(clipboard) {
  const page = clipboard && hasLooks(clipboard) ? clipboard.getData('text/html') : '';
  if (!page || page.length > LONGEST) return '';
  return send('/api/pasted', { page }).then((told) => told.text).catch(() => '');
}

/** A line of a table or of a list, a subhead and the like: with a word before or behind it on the same line it would be none. */
const BLOCK = /^(\| |- |#{1,6} |\d+[.)] |> |!\[)/;

/**
 * The same as it is put between two texts: a table, a list or a subhead parted from both by a blank line.
 * @param {string} pasted @param {string} before @param {string} after
 */
export function parted(pasted, before, after) {
  const lines = pasted.split('\n');
  // Two line ends part, and where there is no text nothing is to be parted.
  const ends = (/** @type {string} */ blanks, /** @type {string} */ text) => (text.trim() ? Math.min(2, blanks.split('\n').length - 1) : 2);
  const lacking = (/** @type {string} */ line, /** @type {number} */ has) => (BLOCK.test(line) ? '\n'.repeat(2 - has) : '');
  return lacking(lines[0], ends(/\s*$/.exec(before)?.[0] ?? '', before)) + pasted + lacking(lines[lines.length - 1], ends(/^\s*/.exec(after)?.[0] ?? '', after));
}

/** Lines in the parts that they make: points of a list together, rows of a table together, each other line by itself. @param {string[]} lines */
function parts(lines) {
  /** @type {string[]} */
  const made = [];
  for (let k = 0; k < lines.length;) {
    const like = kind(lines[k]);
    let end = k + 1;
    while (like !== 'text' && end < lines.length && kind(lines[end]) === like) end++;
    const own = lines.slice(k, end);
    made.push(like === 'row' && own.length > 1 ? table(own) : own.join('\n'));
    k = end;
  }
  return made;
}

/** @param {string} line */
const kind = (line) => (line.startsWith('- ') ? 'point' : line.includes('\t') ? 'row' : /^\d+[.)] /.test(line) ? 'point' : 'text');

/** Cells that came with tabs between them. @param {string[]} lines */
function table(lines) {
  const rows = lines.map((line) => line.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|')));
  const wide = Math.max(...rows.map((row) => row.length));
  const drawn = (/** @type {string[]} */ row) => `| ${[...row, ...Array(wide - row.length).fill('')].join(' | ')} |`;
  return [drawn(rows[0]), `|${' --- |'.repeat(wide)}`, ...rows.slice(1).map(drawn)].join('\n');
}
