// @ts-check
// What is pasted into a story's text from a word processor or a web page: there a line is a paragraph, here a blank line parts two.

/** Kinds by which editors of plain text mark what they copy: it is left as it is. */
const PLAIN = ['vscode-editor-data'];
/** How a line begins that is Markdown's own: what is copied from a Markdown file has its own lines. */
const MARKED = /^(#{1,6} |[-*+] |\d+[.)] |> |\||:::|!\[|```)/;
/** Blanks at a paragraph's beginning, which stand for its indent, and at its end. */
const AROUND = /^[\s\u3000]+|[\s\u3000]+$/g;
/** A line that was ended by hand within a paragraph, between Chinese characters and elsewhere. */
const [HAN, ENDED] = [/([\u2e80-\uffef])\v(?=[\u2e80-\uffef])/g, /\s*\v\s*/g];

/** The text as paragraphs; null where what the browser pastes by itself is right. @param {DataTransfer | null} clipboard */
export function pastedText(clipboard) {
  const text = (clipboard?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n');
  if (!clipboard || !text.includes('\n') && !text.includes('\v') || PLAIN.some((kind) => clipboard.types.includes(kind))) return null;
  const lines = text.replace(HAN, '$1').replace(ENDED, ' ').split('\n').map((line) => line.replace(AROUND, '')).filter(Boolean);
  const rich = clipboard.types.includes('text/html');
  if (!rich && (/\n[^\S\n]*\n/.test(text) || lines.some((line) => MARKED.test(line)))) return null;
  return lines.join('\n\n');
}
