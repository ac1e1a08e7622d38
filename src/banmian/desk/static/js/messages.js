// @ts-check
// Messages in words: what a message is called in a line, its mark, its place in the files; the numbers of pages that it shows on.
import { link } from './address.js';
import { send } from './api.js';
import { withoutAsking } from './away.js';
import { h } from './dom.js';
import { isSet, state } from './state.js';
import { n, t } from './words.js';

/** @typedef {import('./state.js').Message} Message */

/** A file's own name and line. @param {{file: string | null, line?: number | null}} where */
export function place(where) {
  if (!where.file) return '';
  const name = where.file.split('/').pop() ?? '';
  return where.line ? t('{file} line {line}', { file: name, line: where.line }) : name;
}

/** A few words for a page's foot or a place: what is over, short, or what kind of thing it is. @param {any} message */
export function short(message) {
  if (!message) return isSet() ? t('All well') : t('not set anew');
  if (message.over) return t('over by {n}', { n: message.over });
  if (message.short) return n(message.short, 'short by {n} line', 'short by {n} lines');
  if (message.empty) return n(message.empty, '{n} line stays empty', '{n} lines stay empty');
  return NAMED[message.code]?.() ?? (message.severity === 'error' ? t('to be put right') : t('to be looked at'));
}

/** What a few codes are called where there is room for a word or two. @type {Record<string, () => string>} */
const NAMED = { PIC001: () => t('picture missing'), FIT002: () => t('head too long'), YML001: () => t('cannot be read'), YML007: () => t('not filled in'), PLN005: () => t('a place is empty'), SGN001: () => t('signed, changed'), NEW013: () => t('still of another paper') };

/** The headline of a story. @param {string | null} story */
export function titleOf(story) {
  for (const page of state.told?.pages ?? [])
    for (const standing of page.stories) if (standing.id === story) return standing.title;
  return (state.told?.waiting ?? []).find((/** @type {any} */ one) => one.id === story)?.title ?? story ?? '';
}

/** How a message begins that names its page itself, in both languages. */
const NAMES_PAGE = /^(page |\u7b2c)\d/;

/** A message's first line. @param {Message} message */
export function summary(message) {
  const lines = message.over_lines;
  if (message.over && lines) {
    const over = n(message.over, 'over by {n} character', 'over by {n} characters');
    return n(lines, '{over}, {n} line', '{over}, {n} lines', { over });
  }
  if (message.short) {
    const lack = n(message.short, 'short by {n} line', 'short by {n} lines');
    return n(message.room, '{lack}, about {n} character', '{lack}, about {n} characters', { lack });
  }
  return message.message;
}

/** Where it is, and what. @param {Message} message @param {boolean} [withPage] */
export function said(message, withPage = true) {
  const what = summary(message);
  const told = message.story ? t('{title} {what}', { title: quoted(titleOf(message.story)), what }) : what;
  return withPage && message.page && (message.story || !NAMES_PAGE.test(what)) ? t('Page {page}: {told}', { page: message.page, told }) : told;
}

/** @param {string} title */
export const quoted = (title) => t('\u300a{title}\u300b', { title });

/** The mark before a message: its number, red for an error. @param {Message} message @param {number} number */
export function dot(message, number) {
  const kind = { error: '', warning: ' w', info: ' i' }[message.severity] ?? ' i';
  const word = { error: t('error'), warning: t('warning'), info: t('note') }[message.severity] ?? '';
  return h('span', { class: `dot${kind}` }, String(number), h('span', { class: 'unseen' }, ` ${word} `));
}

/** Open a file in the editor's own program. @param {{file: string | null, line?: number | null}} where */
export async function openFile(where) {
  const told = await send('/api/open', { file: where.file, line: where.line || 1 });
  if (told.url) withoutAsking(() => { location.href = told.url; });
}

/**
 * A link to the story that a file holds, at its line, or at the words `at` of it; null for a file that is no article.
 * @param {{file: string | null, line?: number | null, page?: number | null}} where @param {string} [label] @param {string} [at]
 */
export function storyLink(where, label = t('Edit the text'), at = String(where.line ?? 1)) {
  const [folder, name] = (where.file ?? '').split('/articles/');
  if (!name?.endsWith('.md') || folder !== state.told?.issue?.folder) return null;
  const id = name.slice(0, -3);
  const own = state.told.pages.find((/** @type {any} */ page) => page.stories.some((/** @type {any} */ story) => story.id.split('#')[0] === id));
  return h('a', { class: 'btn small', href: link('story', where.page ?? own?.number ?? state.at.page, id, at) }, label);
}

/** A button that opens the file at its line. @param {{file: string | null, line?: number | null}} where */
export function fileButton(where) {
  const name = (where.file ?? '').split('/').pop();
  const label = where.line ? `${name} : ${where.line}` : String(name);
  return h('button', { class: 'btn small code', type: 'button', title: where.file, onclick: () => openFile(where) }, label);
}
