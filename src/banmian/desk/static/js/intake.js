// @ts-check
// Copy that comes in: dropped, chosen or pasted, looked over card by card, and written when somebody takes it.
import { go } from './address.js';
import { send, sendRaw } from './api.js';
import { asks } from './away.js';
import { card } from './intakecard.js';
import { fill, h } from './dom.js';
import { pictureCard } from './picturecard.js';
import { by, writable } from './edit.js';
import { addPart } from './parts.js';
import { state, subscribe } from './state.js';
import { c, n, t } from './words.js';

/** @typedef {import('./intakecard.js').Taken} Taken */

/** Documents that are looked at, in the order in which they came. @type {Taken[]} */
let cards = [];
/** Where the cards stand: in a dialog, or in the page itself. @type {HTMLElement | null} */
let place = null;
/** @type {HTMLDialogElement | null} */
let dialog = null;
/** Whether what comes waits until an issue is begun, and what waits. */
let holding = false;
/** @type {File[]} */
let held = [];
/** Whether their dialog was closed by Esc: they wait as they are, with all that was decided, until they are looked at again. */
let aside = false;
/** The article to be opened as soon as it is read. */
let wanted = '';

const input = /** @type {HTMLInputElement} */ (h('input', { type: 'file', multiple: true, accept: '.docx,.txt,.md,.html,.htm,.doc,.wps,.rtf,.odt,.jpg,.jpeg,.png,.tif,.tiff,.webp,.svg,.pdf', class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' }));
input.addEventListener('change', () => { take([...(input.files ?? [])]); input.value = ''; });

/**
 * Where copy is dropped. `inside`: where its cards stand; without it in a dialog. `hold`: there is no issue yet for which it could be
 * looked at. @param {HTMLElement | null} [inside] @param {boolean} [hold]
 */
export function dropArea(inside = null, hold = false) {
  place = inside;
  holding = hold;
  if (!writable()) return null;
  return h('section', { class: 'intake', 'aria-label': t('Copy that came in') },
    h('h2', {}, t('Drop copy here')),
    h('p', { class: 'soft' }, t('.docx, .txt, .html, pictures, or paste the text itself. You see what was cleaned before anything is written.')),
    h('p', {}, h('button', { class: 'btn', type: 'button', 'data-focus': 'choose', onclick: () => input.click() }, t('Choose files\u2026')), input),
    h('p', { class: 'soft small' }, t('.doc and .wps need LibreOffice on this machine.')),
    h('div', { class: 'waits', role: 'status' }, waits()));
}

/** That documents wait to be looked at again; nothing where none does. */
const waits = () => (aside && cards.length ? h('p', { class: 'row between' }, n(cards.length, '{n} document waits, with all that was decided', '{n} documents wait, with all that was decided'),
  h('button', { class: 'btn main', type: 'button', 'data-focus': 'look-again', onclick: () => { aside = false; draw(); } }, t('Look at them'))) : null);

/** @param {File[]} files */
async function take(files) {
  if (holding) {
    held.push(...files);
    return draw();
  }
  aside = false;
  for (const file of files) {
    /** @type {Taken} */
    const own = { name: file.name, told: null, accept: true, one: false, but: [], later: false, ident: '', renamed: false, wrong: '', busy: true };
    cards.push(own);
    draw();
    await ask(own, () => sendRaw(`/api/import?name=${encodeURIComponent(file.name)}`, file));
    const told = /** @type {any} */ (own.told);
    if (told?.picture) own.element = pictureCard(told, file, { leave: () => acts.leave(own), placed: () => close(own) });
    if (own.element) draw();
  }
}

/** Ask for a document's report. @param {Taken} own @param {() => Promise<any>} asking */
async function ask(own, asking) {
  Object.assign(own, { busy: true, wrong: '', renamed: false });
  draw();
  try {
    own.told = await asking();
    own.ident = own.told.ident || own.ident;
  } catch (error) {
    own.wrong = error instanceof Error ? error.message : t('The desk is not heard of');
  }
  own.busy = false;
  draw();
}

/** What can be done with a card. */
const acts = {
  /** Read it otherwise; what is asked while it is being read is asked when that is done. @param {Taken} own */
  async again(own) {
    own.later = own.busy;
    while (!own.busy) {
      await ask(own, () => send(`/api/import/${own.told?.id}`, { accept: own.accept, but: own.but, name: own.ident }));
      if (!own.later) return;
      own.later = false;
    }
  },
  /** What is shown is written; under a name that was typed since, it is read anew before. @param {Taken} own */
  async accept(own) {
    if (own.renamed) {
      await acts.again(own);
      if (own.wrong || !own.told?.files?.length) return;
    }
    Object.assign(own, { busy: true, wrong: '' });
    draw();
    try {
      wanted = (await send(`/api/import/${own.told?.id}/accept`, { by })).story;
      close(own);
      open();
    } catch (error) {
      Object.assign(own, { busy: false, wrong: error instanceof Error ? error.message : '' });
      draw();
    }
  },
  /** @param {Taken} own */
  leave(own) {
    if (own.told) send(`/api/import/${own.told.id}/leave`, {}).catch(() => {});
    close(own);
  },
};

/** @param {Taken} own */
function close(own) {
  cards = cards.filter((one) => one !== own);
  draw();
}

/** Open the story that was taken, when the issue knows it and no other card waits. */
function open() {
  const { pages, files } = state.told ?? { pages: [], files: {} };
  if (!wanted || (cards.length && !aside) || (pages.length && !files[wanted])) return;
  const story = wanted;
  wanted = '';
  go('story', state.at.page || (pages[0]?.number ?? 0), story, '1'); // with the cursor in its text
}

/** Show the cards anew: the page around them was. */
export function draw() {
  if (holding && place) return fill(place, waiting());
  place?.parentElement?.classList.toggle('has-cards', cards.length > 0);
  for (const line of document.querySelectorAll('.intake .waits')) fill(/** @type {HTMLElement} */ (line), waits());
  if (!cards.length) {
    dialog?.close();
    if (place) fill(place);
    return;
  }
  if (aside) return;
  const focus = document.activeElement?.getAttribute('data-focus');
  const own = cards.map((one) => one.element ?? card(one, acts));
  if (place?.isConnected) fill(place, own);
  else show(own);
  const same = focus && document.querySelector(`[data-focus="${CSS.escape(focus)}"]`);
  // What had the focus has it again; where that is done with, and where one document alone is shown, the next is a key away.
  const next = same || (focus || cards.length === 1 ? accepting() : null);
  /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
}

/** The button that takes the first of the documents that can be taken. */
const accepting = () => (dialog ?? place)?.querySelector('[data-focus^="accept-"]:not([aria-disabled=true])') ?? null;

/** What waits for an issue. */
function waiting() {
  const leave = (/** @type {File} */ file) => { held = held.filter((one) => one !== file); draw(); };
  if (!held.length) return null;
  return h('div', { class: 'held', role: 'status' }, h('p', { class: 'soft' }, n(held.length, 'This is looked at as soon as the issue is begun:', 'These are looked at as soon as the issue is begun:')),
    h('ul', { class: 'plain' }, held.map((file) => h('li', { class: 'row between' }, h('b', {}, file.name === '-' ? t('Pasted text') : file.name),
      h('button', { class: 'text', type: 'button', onclick: () => leave(file) }, c('copy', 'Leave it'))))));
}

/** @param {HTMLElement[]} own */
function show(own) {
  if (!dialog) {
    const made = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'keys taken', 'aria-label': t('Copy that came in') }));
    made.addEventListener('close', () => { made.remove(); dialog = null; aside = cards.length > 0; draw(); });
    document.body.append(made);
    dialog = made;
    made.showModal();
  }
  fill(dialog, own, cards.length > 1 ? h('p', { class: 'row end' }, h('button', { class: 'btn small', type: 'button', onclick: () => [...cards].forEach(acts.leave) }, c('copy', 'Leave all'))) : null);
}

/** Whether what is dropped is taken: where copy is, and on a page or a story, which a picture may be meant for. */
const here = () => (document.querySelector('.intake') !== null || ['page', 'story'].includes(state.at.name)) && writable();

document.addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = here() ? 'copy' : 'none';
  document.body.classList.toggle('dropping', here());
});
document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('dropping'); });
document.addEventListener('drop', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  document.body.classList.remove('dropping');
  if (here()) take([...event.dataTransfer.files]);
});
document.addEventListener('paste', (event) => {
  const typed = document.activeElement instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (!document.querySelector('.intake') || !here() || typed || document.querySelector('dialog[open]') || !event.clipboardData) return;
  const kind = event.clipboardData.types.includes('text/html') ? 'text/html' : 'text/plain';
  const text = event.clipboardData.getData(kind);
  if (event.clipboardData.files.length) take([...event.clipboardData.files]);
  else if (text.trim()) take([new File([text], '-', { type: kind })]);
});
// What waits or is looked at is in no file, and the server keeps it for this window alone.
addEventListener('beforeunload', (event) => {
  if (!asks() || !(cards.length || held.length)) return;
  event.preventDefault();
  event.returnValue = true;  // Chromium before 119
});
addPart('issueDrop', () => dropArea());
subscribe((what) => {
  if (what !== 'told') return;
  if (held.length && state.told?.pages.length) {
    holding = false;
    take(held.splice(0));
  }
  open();
});
