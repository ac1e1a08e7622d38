// @ts-check
// Editing, added to the view Page: handles on the page, numbers and trials beside it.
import { stage } from './drag.js';
import { panelPart } from './knobs.js';
import { addPart } from './parts.js';

addPart('stage', stage);
addPart('pagePanel', panelPart);
