// @ts-check
// Editing, added to the view Page: handles on the page, numbers and trials beside it.
import './bodies.js';
import './paragraphs.js';
import './waiting.js';
import { stage } from './drag.js';
import { panelPart } from './knobs.js';
import { h } from './dom.js';
import { cancel, trial, turn, writable } from './edit.js';
import { addPart } from './parts.js';
import { state, subscribe } from './state.js';
import { t } from './words.js';

addPart('stage', stage);
addPart('pagePanel', panelPart);
addPart('foot', () => (trial.gesture && trial.current && trial.took ? h('span', {}, t('Trial {s} s', { s: trial.took.toFixed(2) })) : null));
addPart('foot', () => (writable() ? h('button', { class: 'text', type: 'button', 'data-focus': 'undo', onclick: () => turn('undo') }, t('Undo'), ' ', h('kbd', {}, 'Ctrl Z')) : null));

/** Who leaves the page gives up what was tried on it. */
subscribe((what) => {
  if (what === 'at' && trial.gesture && (state.at.name !== 'page' || state.at.page !== trial.gesture.page)) cancel();
});
