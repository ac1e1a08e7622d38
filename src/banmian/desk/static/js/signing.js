// @ts-check
// Signing, added to the views Issue and Page: who has signed, a page signed or its signature taken back in a dialog that shows it
// whole, and the ways on where a signed page would change.
import { Refused, send } from './api.js';
import { fill, h } from './dom.js';
import { by, didUnstepped, turn, writable } from './edit.js';
import { named } from './gesturewords.js';
import { addKeys } from './keys.js';
import { fileButton } from './messages.js';
import { link } from './address.js';
import { addPart } from './parts.js';
import { isSettled, page as pageOf, state } from './state.js';
import { way, wayToCause } from './signedcause.js';
import { thumb } from './thumb.js';
import { label, toKeep, together, whyUnfit } from './unfit.js';
import { unsavedOn } from './unsaved.js';
import { wholeFault } from './unread.js';
import { c, n, numeral, t } from './words.js';

/** @typedef {import('./state.js').Page} Page */

/** Where this browser remembers who signs. */
export const NAME = 'banmian-desk-name';
const WIDTH = 300;
const LONGEST_NAME = 80;
const LONGEST_REASON = 400;

/** How many pages are signed with it. @param {Page} page */
const count = (page) => together(page).length;
/** @param {Page} page */
const isSigned = (page) => page.state === 'signed';
/** @param {string | null} at */
const time = (at) => (at ?? '').slice(0, 16).replace('T', ' ');

/** What the panel beside a page has of signing. `title`: over the ways on, where the refusal stands elsewhere already. @param {{page: Page, title?: string}} given */
export function panelPart({ page, title }) {
  const body = !isSigned(page) ? toSign(page) : page.changed ? refusal(page, title) : signature(page);
  return h('section', { class: 'signing', 'aria-label': t('Signing') }, body);
}

/** @param {Page} page */
function toSign(page) {
  const settled = isSettled(page.number);
  const why = unsavedOn(together(page)) || (!settled ? n(count(page), 'Page {page} is being set; when it stands it can be signed.', 'Pages {page} are being set; when they stand they can be signed.', { page: label(page) }) : whyUnfit(page) ?? (state.told.whole ? '' : t('A file cannot be read; this is the last good setting')));
  return [h('h3', {}, t('Sign for print')),
    h('p', { class: 'soft' }, why || n(count(page), 'From then on nothing changes page {page} unseen.', 'From then on nothing changes pages {page} unseen.', { page: label(page) })),
    wholeFault()?.file ? h('p', {}, fileButton(wholeFault())) : null,
    settled ? toKeep(page) : null,
    writable() ? h('div', { class: 'row' }, h('button', { class: `btn${why ? ' off' : ' main'}`, type: 'button', disabled: Boolean(why), 'data-focus': 'sign', onclick: () => showSigning(page) },
      n(count(page), 'Sign page {page}\u2026', 'Sign pages {page}\u2026', { page: label(page) }))) : null];
}

/** @param {Page} page */
function signature(page) {
  return [h('h3', {}, t('Signature')), rows(page),
    writable() ? h('div', { class: 'row' }, h('button', { class: 'btn', type: 'button', 'data-focus': 'withdraw', onclick: () => showWithdrawal(page) }, t('Withdraw\u2026'))) : null];
}

/** @param {Page} page */
const rows = (page) => h('table', { class: 'kv' }, h('tbody', {},
  h('tr', {}, h('th', { scope: 'row' }, t('By')), h('td', {}, page.by ?? '')),
  h('tr', {}, h('th', { scope: 'row' }, t('Time')), h('td', {}, time(page.at)))));

/** A signed page would change: what, and the ways on. @param {Page} page @param {string} [title] */
function refusal(page, title) {
  return [h('h2', {}, title ?? n(count(page), 'Page {page} is signed. This change would alter it.', 'Pages {page} are signed. This change would alter them.', { page: label(page) })), h('div', { class: 'bar' }),
    h('p', {}, t('The change is saved. Nothing is built for print until you choose how to go on:')),
    wayToCause(page),
    ...(writable() ? [
      wayBack(page),
      way(n(count(page), 'Withdraw the signature of page {page}', 'Withdraw the signature of pages {page}', { page: label(page) }), t('The reason is kept with the page. {by} has to sign again.', { by: page.by ?? '' }),
        h('button', { class: 'btn', type: 'button', 'data-focus': 'withdraw', onclick: () => showWithdrawal(page) }, t('Withdraw\u2026')))] : []),
    h('h3', { class: 'way' }, t('Signature')), rows(page)];
}

/** The change that can be undone, as it was asked for last: of which page and setting. */
let back = { key: '', element: h('div') };

/** Undo the change that made it so, in whichever window it was made; nothing until trials have shown which it is. @param {Page} page */
function wayBack(page) {
  const key = `${page.number} ${page.fingerprint} ${state.told.rev}`;
  if (back.key === key) return back.element;
  const element = h('div');
  back = { key, element };
  send('/api/cause', { by, page: page.number }).then((told) => {
    if (!told.steps.length) return;
    fill(element, way(t('Undo the change'), t('Takes back: {what}. Then the page is as it was signed.', { what: named(told.gesture) }),
      h('button', { class: 'btn', type: 'button', 'data-focus': 'undo-signed', onclick: () => turn('undo', false, told.steps) }, t('Undo'))));
  }, () => {});
  return element;
}

/** The page once more whole, and a name. @param {Page} page */
function showSigning(page) {
  const name = field('sign-name', t('Your name'), LONGEST_NAME, localStorage.getItem(NAME) ?? '');
  const seen = Math.max(page.rev, ...together(page).map((number) => pageOf(number)?.rev ?? 0));
  show(page, n(count(page), 'Sign page {page}', 'Sign pages {page}', { page: label(page) }), [name], c('dialog', 'Sign'), async () => {
    const typed = unsavedOn(together(page));
    if (typed) throw new Error(typed);
    await send(`/api/pages/${page.number}/sign`, { by: value(name), rev: seen });
    didUnstepped(n(count(page), 'Page {page} is signed', 'Pages {page} are signed', { page: label(page) }));
    localStorage.setItem(NAME, value(name));
  });
}

/** A name and the reason. @param {Page} page */
function showWithdrawal(page) {
  const name = field('sign-name', t('Your name'), LONGEST_NAME, localStorage.getItem(NAME) ?? '');
  const why = field('sign-why', t('Reason'), LONGEST_REASON, '');
  show(page, n(count(page), 'Withdraw the signature of page {page}', 'Withdraw the signature of pages {page}', { page: label(page) }), [name, why], c('dialog', 'Withdraw'), async () => {
    await send(`/api/pages/${page.number}/withdraw`, { by: value(name), why: value(why) });
    didUnstepped(n(count(page), 'The signature of page {page} is withdrawn', 'The signature of pages {page} is withdrawn', { page: label(page) }));
    localStorage.setItem(NAME, value(name));
  });
}

/** A field that has to be filled. @param {string} id @param {string} words @param {number} most @param {string} text */
function field(id, words, most, text) {
  const input = /** @type {HTMLInputElement} */ (h('input', { id, type: 'text', required: true, maxlength: most, autocomplete: 'off' }));
  input.value = text;
  return h('p', { class: 'asked' }, h('label', { for: id }, words), input);
}

/** @param {HTMLElement} asked */
const value = (asked) => /** @type {HTMLInputElement} */ (asked.querySelector('input')).value;

/** @param {Page} page @param {string} title @param {HTMLElement[]} fields @param {string} word @param {() => Promise<void>} done */
function show(page, title, fields, word, done) {
  const wrong = h('p', { class: 'red', role: 'alert' });
  const pages = together(page).map(pageOf).filter((one) => one !== undefined);
  const form = h('form', { method: 'dialog' }, fields, wrong, h('div', { class: 'row' },
    h('button', { class: 'btn main', type: 'submit' }, word), h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, c('dialog', 'Cancel'))));
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys sign', 'aria-labelledby': 'sign-title' },
    h('h2', { id: 'sign-title' }, title), h('div', { class: 'bar' }),
    h('div', { class: 'row signed-pages' }, h('div', { class: 'row papers' }, pages.map((one) => h('div', { class: 'pg' }, thumb(one, pages.length > 1 ? WIDTH * 0.8 : WIDTH)))), form)));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
    button.disabled = true;
    try {
      await done();
      dialog.close();
    } catch (error) {
      fill(wrong, error instanceof Error ? error.message : '', error instanceof Refused && error.told.hint ? h('span', { class: 'soft block' }, error.told.hint) : null);
      // What the dialog shows is no longer so: it is to be looked at again, not asked for again.
      button.disabled = error instanceof Refused && error.told.code === 'DSK041';
      if (button.disabled) /** @type {HTMLElement} */ (button.nextElementSibling).focus();
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const empty = fields.find((one) => !value(one)) ?? fields[0];
  const first = /** @type {HTMLInputElement} */ (empty.querySelector('input'));
  first.focus();
  first.select();  // another editor types her name over the one that is remembered
}

/** Who has signed, beside the whole issue. */
function issuePart() {
  const pages = /** @type {Page[]} */ (state.told.pages);
  const signed = pages.filter(isSigned).length;
  const changed = pages.filter((page) => isSigned(page) && page.changed).map((page) => page.number);
  const rest = pages.length - signed;
  const words = (/** @type {Page} */ page) => !isSigned(page) ? t('Page {page}, not signed', { page: page.number }) : page.changed ? t('Page {page}, signed, would change', { page: page.number }) : t('Page {page}, signed', { page: page.number });
  return h('section', { class: 'signing', 'aria-label': t('Signing') }, h('h2', {}, t('Signing for print')), h('div', { class: 'bar' }),
    changed.length ? h('p', { class: 'red' }, n(changed.length, 'Page {pages} is signed and would change.', 'Pages {pages} are signed and would change.', { pages: changed.join(c('pages', ', ')) })) : null,
    rest || !changed.length ? h('p', {}, !rest ? t('All pages are signed.') : signed ? n(signed, '{n} page is signed, {rest} not yet.', '{n} pages are signed, {rest} not yet.', { rest: numeral(rest) })
      : n(rest, '{n} page, not signed yet.', '{n} pages, none signed yet.')) : null,
    h('div', { class: 'row wrap squares' }, pages.map((one) =>
      h('a', { class: `sq${isSigned(one) ? ' on' : ''}${isSigned(one) && one.changed ? ' not' : ''}`, href: link('page', one.number), 'aria-label': words(one), 'data-focus': `square-${one.number}` }, one.number))));
}

addPart('pagePanel', panelPart);
addPart('issuePanel', issuePart);
addKeys({ keys: 'S', codes: ['KeyS'], shift: false, say: () => t('sign the page, or withdraw its signature'), when: () => state.at.name === 'page' && writable(), run: () => {
  const page = pageOf(state.at.page);
  if (page && isSigned(page)) showWithdrawal(page);
  else if (page && !page.unfit && isSettled(page.number) && state.told.whole) showSigning(page);
} });
