// @ts-check
// What is pasted into a story's text from a word processor or a web page: there a line is a paragraph, here a blank line parts two.
// It stands there at once as plain text; what it has of bold, subheads and the like, its page says to the server, which reads pages.
import { send } from './api.js';

/** What was pasted, as it was put behind a text, and the same with its looks. @typedef {{before: string, put: string, looks: string}} Piece */

/** What of a page plain text has not. */
const LOOKS = /<(?:b|strong|em|i|u|sup|sub|h[1-6]|ruby|li|table|blockquote)\b|font-weight:\s*(?:bold|[6-9]00)|vertical-align:\s*su[bp]|mso-list:\s*l\d/i;
/** Characters of a page that are sent. */
const LONGEST = 200_000;

/** Kinds by which editors of plain text mark what they copy: it is left as it is. */
const PLAIN = ['vscode-editor-data'];
/** How a line begins that is Markdown's own: what is copied from a Markdown file has its own lines, and with a word before or behind it
 * on the same line it would be none. */
const MARKED = /^(#{1,6} |[-*+] |\d{1,9}[.)] |> |\||:::|!\[|```)/;
/** Blanks at a paragraph's beginning, which stand for its indent, and at its end. */
const AROUND = /^[\s\u3000]+|[\s\u3000]+$/g;
/** A line that was ended by hand within a paragraph, between Chinese characters and elsewhere. */
const [HAN, ENDED] = [/([\u2e80-\uffef])\v(?=[\u2e80-\uffef])/g, /\s*\v\s*/g];

/** How points of a list begin where they come as text: with a sign of their own and a tab, or with a number and a tab. */
const BULLET = /^[\u00b7\u2022\u25aa\u25cf\u25e6\uf020-\uf0ff][\t \u3000]+/;
const NUMBER = /^(\d{1,9})([.)\uff0e])[\t](?!.*\t)/;

/** Of these, lines that go on with one of their own right above. */
const ALIKE = [/^\|/, /^>/, /^([-*+]|\d{1,9}[.)]) /];

/** The text to be put; null where what the browser pastes by itself is right. @param {DataTransfer | null} clipboard */
export function pastedText(clipboard) {
  const text = (clipboard?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n');
  if (!clipboard) return null;
  const lines = text.trim().split('\n');
  return asParagraphs(clipboard, text) ?? (isBlock(lines[0]) || isBlock(lines[lines.length - 1]) ? text : null);
}

/** @param {string} line */
const isBlock = (line) => MARKED.test(line.trimStart());

/** The text as paragraphs; null where it is not parted otherwise than it is. @param {DataTransfer} clipboard @param {string} text */
function asParagraphs(clipboard, text) {
  if (PLAIN.some((kind) => clipboard.types.includes(kind))) return null;
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

/**
 * The same as it is put between two texts: a table, a list, a subhead and the like parted from both by a blank line, or by the end of
 * the line from one of its own kind.
 * @param {string} pasted @param {string} before @param {string} after
 */
export function parted(pasted, before, after) {
  const lines = pasted.trim().split('\n');
  const [lead, trail] = [/^\s*/.exec(pasted)?.[0] ?? '', /\s*$/.exec(pasted)?.[0] ?? ''];
  const above = lacking(lines[0], lastLine(before), (/\s*$/.exec(before)?.[0] ?? '') + lead);
  return above + pasted + lacking(lines[lines.length - 1], firstLine(after), trail + (/^\s*/.exec(after)?.[0] ?? ''));
}

/**
 * Where a text has what was pasted, as a change that gives it its looks; null where it has not, or more than once elsewhere.
 * @param {string} text @param {Piece} piece
 */
export function dressing(text, { before, put, looks }) {
  const stands = text.startsWith(before + put);
  const from = stands ? before.length : text.indexOf(put);
  if (from < 0 || (!stands && text.includes(put, from + 1))) return null;
  const to = from + put.length;
  return { from, to, insert: parted(looks, text.slice(0, from), text.slice(to)) };
}

/** @param {string} text */
const firstLine = (text) => text.trimStart().split('\n', 1)[0];
/** @param {string} text */
const lastLine = (text) => text.trimEnd().split('\n').pop() ?? '';

/** The line ends that lack between a line and the text beside it, with these blanks between them. @param {string} line @param {string} beside @param {string} blanks */
function lacking(line, beside, blanks) {
  if (!beside || !isBlock(line)) return '';
  const needed = ALIKE.some((kind) => kind.test(line.trimStart()) && kind.test(beside.trimStart())) ? 1 : 2;
  return '\n'.repeat(Math.max(0, needed - blanks.split('\n').length + 1));
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
