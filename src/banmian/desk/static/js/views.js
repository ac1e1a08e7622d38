// @ts-check
// The views, in the order of the strip. A view is one file and one row here: {name, title(), mount(root) → {update(what, data), leave()}}.
// `page`: whether its address names a page. What more a view wants to add to another one goes by parts.js.
import * as issue from './issue.js';
import * as makeup from './makeup.js';
import * as page from './page.js';
import * as proofs from './proofs.js';
import * as story from './story.js';
import * as versions from './versions.js';

/** @typedef {{update: (what: string, data?: any) => void, leave: () => void}} Mounted */
/** @typedef {{name: string, title: () => string, page: boolean, former?: boolean, mount: (root: HTMLElement) => Mounted}} View */

/** @type {View[]} */
export const VIEWS = [issue.view, page.view, story.view, makeup.view, proofs.view, versions.view];
