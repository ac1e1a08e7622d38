// @ts-check
// The page beside a story's text follows the cursor: to the page, and there to the place, on which the cursor's paragraph is known to
// stand. It follows a cursor that was moved, and what was typed when it is set; never while an input method composes, and not away
// from a page that was asked for until the cursor is moved again.
import { follow, link } from './address.js';
import { state } from './state.js';

export class Following {
  /** @param {any} desk of storydesk.js */
  constructor(desk) {
    this.desk = desk;
    this.on = false;
    /** Where the page was shown last for the cursor, `2.cont`. */
    this.at = '';
    this.turning = false;
  }

  /** The cursor was moved in the text, or something was typed there; not that a text from elsewhere was put under it. */
  moved() {
    if (!this.desk.pane?.at()) return;
    this.on = true;
    this.look();
  }

  /** Another page is shown: by the cursor, or because it was asked for. */
  turned() {
    this.at = '';
    if (!this.turning) this.on = false;
  }

  /** Turn to where the cursor's paragraph stands, where that is known and another place. */
  look() {
    const { desk } = this;
    const row = this.on ? desk.standing.rows[desk.standing.index()] : undefined;
    if (!row || !desk.view || desk.pane?.composing()) return;
    if (row.page !== desk.view.number) return this.turn(row.page);
    desk.view.cursor(desk.told.file, desk.line);
    if (this.at !== `${row.page}.${row.place.name}` && desk.view.geometry) {
      this.at = `${row.page}.${row.place.name}`;
      this.show(row.place);
    }
  }

  /** In place of the address before: Back leads out of the story, not through its pages. @param {number} page */
  turn(page) {
    this.turning = true;
    history.replaceState(null, '', link('story', page, this.desk.id));
    follow();
    this.turning = false;
  }

  /** Bring the paragraph on the page into sight: where it stands in several columns, that of the place. @param {any} place */
  show(place) {
    const { view, scroll } = this.desk;
    const bars = [...(view.bar?.children ?? [])].map((bar) => bar.getBoundingClientRect());
    const [frame, page] = [scroll.getBoundingClientRect(), view.image.getBoundingClientRect()];
    const left = page.left + (place.rect[0] / view.geometry.trim[0]) * page.width;
    const right = left + (place.rect[2] / view.geometry.trim[0]) * page.width + 8;
    const bar = bars.find((one) => one.left >= left && one.left <= right) ?? bars[0];
    if (bar && (bar.top < frame.top || bar.top > frame.bottom - 24)) scroll.scrollTop += bar.top - frame.top - frame.height / 3;
  }

  /** Keep in the address where the cursor stands, for the page that is loaded in place of this one. */
  mark() {
    const at = this.desk.pane?.at();
    if (at) history.replaceState(null, '', link('story', state.at.page, this.desk.id, at));
  }
}
