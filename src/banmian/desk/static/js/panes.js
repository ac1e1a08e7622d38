// @ts-check
// A page's picture without what lies over it, as it is, of a kept version or of a plate: tiles as they are seen, at any zoom.
import { h } from './dom.js';
import { page as pageOf } from './state.js';
import { blank, thumb } from './thumb.js';
import { TileLayer, seenTiles } from './tiles.js';

/** Where the tiles of pages as they are stand. */
export const AS_IT_IS = '/api/tiles';

export class Pane {
  /** @param {number} number @param {string} from where its tiles are asked for @param {(wrong: string) => void} told why it cannot be drawn, '' when it is */
  constructor(number, from, told) {
    this.number = number;
    this.from = from;
    this.told = told;
    this.tiles = new TileLayer(number, this.from);
    this.wanted = '';
    this.zoom = 0;
    this.asked = 0;
    const page = from === AS_IT_IS ? pageOf(number) : undefined;
    const under = page ? thumb(page, 383) : blank();
    under.classList.add('under');
    this.element = h('div', { class: 'pg' }, under, this.tiles.element);
  }

  /** Draw what is seen of it. @param {number} zoom device pixels to 100 pt @param {HTMLElement} around what scrolls @param {boolean} [anew] although it is the same part */
  async draw(zoom, around, anew = false) {
    const wanted = seenTiles(this.element, around).tiles.join(',');
    if (!wanted || (wanted === this.wanted && zoom === this.zoom && !anew)) return;
    [this.wanted, this.zoom] = [wanted, zoom];
    const turn = ++this.asked;
    try {
      const tiled = await this.tiles.fetch(zoom, wanted, () => turn === this.asked);
      if (tiled && (await this.tiles.show(tiled, true))) this.told('');
    } catch (error) {
      if (turn === this.asked) this.told(/** @type {Error} */ (error).message);
    }
  }

  leave() {
    this.asked++;
    this.tiles.asked++;
  }
}
