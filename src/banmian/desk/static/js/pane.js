// @ts-check
// The field in which a story is typed: CodeMirror without anything that parses, or a plain textarea. Marks are never touched, and
// nothing is replaced, while an input method composes.
import {
  Annotation, Decoration, EditorState, EditorView, StateEffect, StateField, Transaction, WidgetType, defaultKeymap, history, historyKeymap, keymap, lineNumbers,
} from '../vendor/codemirror.js';
import { fill, h } from './dom.js';
import { dressing, parted, pastedText, withLooks } from './pasted.js';
import { n, t } from './words.js';

/**
 * @typedef {import('./pasted.js').Piece} Piece
 * @typedef {{changed: () => void, moved: (line: number, before: string) => void, save: () => void, late: (piece: Piece) => void, readonly: boolean}} Ears
 * `moved`: to a line of the file, behind so much of the text; `late`: the pane had gone when the looks of what was pasted came, which `dress` gives to another pane; `at`: line and column of the cursor, as an address has them; '' where the text has not the focus.
 * @typedef {{text: () => string, replace: (text: string, first: number) => void, mark: (from: number | null, over: number) => void,
 *   dress: (piece: Piece) => void, composing: () => boolean, at: () => string, go: (line: number, column?: number, ...until: number[]) => void, leave: () => void}} Pane
 */

/** A last line behind which no words are typed: the end of a box, a row of a table, a picture. */
const CLOSED = /^(:::|\||!\[)/;

/** The end of a text's last line, where words may be typed on in it. @param {string} text */
const endOf = (text) => (text.endsWith('\n') && !CLOSED.test(text.slice(text.lastIndexOf('\n', text.length - 2) + 1)) ? '\n' : '');

/**
 * A pane of a text without the end of its last line, which stays the file's: what is typed behind the last word stands in that line, and
 * is taken back without a trace. Behind the end of a box it stands on the next line.
 * @param {HTMLElement} root @param {string} text @param {number} first the file's line of the text's first @param {boolean} plain @param {Ears} ears @returns {Pane}
 */
export function pane(root, text, first, plain, ears) {
  let end = endOf(text);
  const own = (plain ? field : editor)(root, text.slice(0, text.length - end.length), first, ears);
  return { ...own, text: () => own.text() + end, replace(next, line) {
    end = endOf(next);
    own.replace(next.slice(0, next.length - end.length), line);
  } };
}

/** @param {HTMLElement} root @param {string} text @param {number} first @param {Ears} ears @returns {Pane} */
function field(root, text, first, ears) {
  const area = /** @type {HTMLTextAreaElement} */ (h('textarea', { 'aria-label': t('The text of the story'), spellcheck: 'false', readonly: ears.readonly }));
  let composing = false;
  area.value = text;
  const moved = () => {
    const before = area.value.slice(0, area.selectionStart);
    ears.moved(first + before.split('\n').length - 1, before);
  };
  area.addEventListener('compositionstart', () => { composing = true; });
  area.addEventListener('compositionend', () => { composing = false; ears.changed(); });
  area.addEventListener('input', () => composing || ears.changed());
  area.addEventListener('blur', ears.save);
  area.addEventListener('paste', (event) => {
    const pasted = ears.readonly ? null : pastedText(event.clipboardData);
    if (pasted === null) return;
    event.preventDefault();
    const [from, before, after] = [area.selectionStart, area.value.slice(0, area.selectionStart), area.value.slice(area.selectionEnd)];
    const put = parted(pasted, before, after);
    document.execCommand('insertText', false, put);  // so that the browser's own undo takes it back
    const now = area.value;
    withLooks(event.clipboardData).then((text) => {
      if (!text || area.value !== now || composing) return;
      const piece = { before, put, looks: text };
      if (!area.isConnected) return ears.late(piece);
      if (document.activeElement !== area) return dress(piece);
      area.setSelectionRange(from, from + put.length);
      document.execCommand('insertText', false, parted(text, before, after));
    });
  });
  const dress = (/** @type {Piece} */ piece) => {
    const at = composing || ears.readonly ? null : dressing(area.value, piece);
    if (!at) return;
    area.setRangeText(at.insert, at.from, at.to, 'preserve');
    ears.changed();
  };
  area.addEventListener('keyup', moved);
  area.addEventListener('click', moved);
  area.addEventListener('keydown', (event) => saving(event, ears));
  fill(root, area);
  return {
    text: () => area.value,
    replace(next, line) {
      const [start, end] = kept(area.value, next, area.selectionStart, area.selectionEnd);
      first = line;
      area.value = next;
      area.setSelectionRange(start, end);
    },
    mark() {},
    dress,
    composing: () => composing,
    at: () => (document.activeElement === area ? place(area.value, area.selectionStart, first) : ''),
    go(line, column, ...until) {
      area.focus();
      area.setSelectionRange(...stretch(area.value, first, [line, column], until));
    },
    leave: () => area.remove(),
  };
}

/** @param {KeyboardEvent} event @param {Ears} ears */
function saving(event, ears) {
  if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  ears.save();
}

/** A place in a text as an address has it. @param {string} text @param {number} at @param {number} first the file's line of the text's first */
function place(text, at, first) {
  const lines = text.slice(0, at).split('\n');
  return `${first + lines.length - 1}.${[...lines[lines.length - 1]].length + 1}`;
}

/** The one stretch in which two texts differ, as a change of the first. @param {string} before @param {string} after */
function between(before, after) {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/** Where the cursor stands in another text: in the same paragraph, as far from its beginning. @param {string} before @param {string} after @param {number[]} places */
function kept(before, after, ...places) {
  return places.map((place) => {
    let same = 0;
    while (same < place && before[same] === after[same]) same += 1;
    if (same === place) return place;
    let tail = 0;
    while (tail < before.length - place && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    return tail === before.length - place ? after.length - tail : Math.min(place, after.length);
  });
}

/** To a line of the file, `10`, or to words of it, `10.105-10.111`: line and column; nowhere for `''`. @param {Pane} pane @param {string} at */
export function goTo(pane, at) {
  const [from, until] = at.split('-').map((place) => place.split('.').map(Number));
  if (from[0]) pane.go(from[0], from[1], ...(until ?? []));
}

/**
 * Where words of the file stand in the text, whose first line is its `first`: columns count characters, places the units of a string.
 * @param {string} text @param {number} first @param {(number | undefined)[]} from line and column @param {number[]} until line and column; none: a point
 * @returns {[number, number]}
 */
function stretch(text, first, from, until) {
  const lines = text.split('\n');
  const place = (/** @type {number} */ line, column = 1) => {
    const index = Math.min(lines.length - 1, Math.max(0, line - first));
    const before = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
    return before + [...lines[index]].slice(0, Math.max(0, column - 1)).join('').length;
  };
  const start = place(from[0] ?? first, from[1]);
  return [start, until.length ? Math.max(start, place(until[0], until[1])) : start];
}

/** @type {any} */
const over = StateEffect.define();
const fromServer = Annotation.define();

class Below extends WidgetType {
  /** @param {number} count */
  constructor(count) {
    super();
    this.count = count;
  }

  /** @param {Below} other */
  eq(other) { return other.count === this.count; }

  toDOM() { return h('div', { class: 'ovline' }, n(this.count, 'Below here {n} character has no room', 'Below here {n} characters have no room')); }
}

const marks = StateField.define({
  create: () => Decoration.none,
  update(value, change) {
    let next = value.map(change.changes);
    for (const effect of change.effects) {
      if (!effect.is(over)) continue;
      const { from, count } = effect.value;
      const end = change.state.doc.length;
      const all = from === null || from >= end ? [] : [Decoration.mark({ class: 'ovr' }).range(from, end), Decoration.widget({ widget: new Below(count), side: 1, block: true }).range(end)];
      next = Decoration.set(all);
    }
    return next;
  },
  provide: (own) => EditorView.decorations.from(own),
});

/** @param {HTMLElement} root @param {string} text @param {number} first @param {Ears} ears @returns {Pane} */
function editor(root, text, first, ears) {
  /** @type {any} */ (EditorView).EDIT_CONTEXT = false;
  const nonce = document.querySelector('meta[name=nonce]')?.getAttribute('content') ?? '';
  let line = first;
  let waiting = /** @type {{from: number | null, count: number} | null} */ (null);
  let last = '';
  /** Where stands what was pasted and waits for its looks. @type {Set<{from: number, to: number}>} */
  const pasting = new Set();
  /** The line that was copied without being selected: the editor puts it above another line by itself. */
  let lined = '';
  const lining = (/** @type {Event} */ _, /** @type {any} */ own) => {
    const { main } = own.state.selection;
    lined = main.empty ? own.state.doc.lineAt(main.head).text : '';
    return false;
  };
  const view = new EditorView({
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce), EditorView.lineWrapping, EditorView.contentAttributes.of({ 'aria-label': t('The text of the story'), spellcheck: 'false', tabindex: '0' }),
        EditorState.readOnly.of(ears.readonly), EditorState.lineSeparator.of('\n'), history(), marks,
        keymap.of([{ key: 'Mod-s', run: () => { ears.save(); return true; } }, ...defaultKeymap, ...historyKeymap]),
        lineNumbers({ formatNumber: (number, now) => (number <= now.doc.lines && now.doc.line(number).text ? String(number + line - 1) : '') }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(fromServer))) ears.changed();
          for (const one of pasting) [one.from, one.to] = [update.changes.mapPos(one.from, 1), update.changes.mapPos(one.to, -1)];
          if (update.selectionSet || update.docChanged) {
            const { head } = update.state.selection.main;
            ears.moved(update.state.doc.lineAt(head).number + line - 1, update.state.sliceDoc(0, head));
          }
          if (waiting && !update.view.composing) queueMicrotask(put);
        }),
        EditorView.domEventHandlers({ copy: lining, cut: lining, paste: (event, own) => {
          const pasted = ears.readonly ? null : pastedText(event.clipboardData);
          if (pasted === null || pasted === lined) return false;
          event.preventDefault();
          const { from, to } = own.state.selection.main;
          const put = parted(pasted, own.state.sliceDoc(0, from), own.state.sliceDoc(to));
          own.dispatch(own.state.replaceSelection(put), { userEvent: 'input.paste', scrollIntoView: true });
          dress(event.clipboardData, put, { from, to: from + put.length });
          return true;
        }, blur: () => { ears.save(); return false; }, compositionend: () => { setTimeout(ears.changed, 0); return false; } }),
      ],
    }),
  });
  /** Give what was pasted its looks, where it stands as it was. @param {DataTransfer | null} clipboard @param {string} put @param {{from: number, to: number}} at */
  const dress = async (clipboard, put, at) => {
    pasting.add(at);
    const text = await withLooks(clipboard);
    pasting.delete(at);
    const { doc, selection } = view.state;
    if (!text || view.composing || doc.sliceString(at.from, at.to) !== put) return;
    if (!view.dom.isConnected) return ears.late({ before: doc.sliceString(0, at.from), put, looks: text });
    const insert = parted(text, doc.sliceString(0, at.from), doc.sliceString(at.to));
    const behind = selection.main.empty && selection.main.head === at.to ? { selection: { anchor: at.from + insert.length } } : {};
    view.dispatch({ changes: { ...at, insert }, ...behind, userEvent: 'input.paste', scrollIntoView: true });
  };
  const put = () => {
    if (!waiting || view.composing) return;
    const { from, count } = waiting;
    waiting = null;
    view.dispatch({ effects: over.of({ from, count }) });
  };
  return {
    text: () => view.state.doc.toString(),
    replace(next, number) {
      const { main } = view.state.selection;
      const before = view.state.doc.toString();
      const [anchor, head] = kept(before, next, main.anchor, main.head);
      line = number;
      const annotations = [fromServer.of(true), Transaction.addToHistory.of(false)];  // what was typed can be undone past it
      view.dispatch({ changes: between(before, next), selection: { anchor, head }, annotations });
    },
    mark(from, count) {
      const name = `${from} ${count} ${view.state.doc.length}`;
      if (name === last) return;
      last = name;
      waiting = { from, count };
      setTimeout(put, 0);
    },
    dress(piece) {
      const changes = view.composing || ears.readonly ? null : dressing(view.state.doc.toString(), piece);
      if (changes) view.dispatch({ changes, userEvent: 'input.paste' });
    },
    composing: () => view.composing,
    at: () => (view.hasFocus ? place(view.state.doc.toString(), view.state.selection.main.head, line) : ''),
    go(number, column, ...until) {
      const [anchor, head] = stretch(view.state.doc.toString(), line, [number, column], until);
      view.dispatch({ selection: { anchor, head }, scrollIntoView: true });
      view.focus();
    },
    leave: () => view.destroy(),
  };
}
