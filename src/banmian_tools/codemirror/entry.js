// What the desk uses of CodeMirror 6: nothing that parses, matches brackets or colours tokens, for these disturb composition.
export { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
export { search, searchKeymap } from '@codemirror/search';
export { Annotation, Compartment, EditorState, StateEffect, StateField, Transaction } from '@codemirror/state';
export { Decoration, EditorView, keymap, lineNumbers, ViewPlugin, WidgetType } from '@codemirror/view';
