// @ts-check
// A page's picture of tiles. One that stays the same is kept; new ones take the place of the old in one frame, when all of them are
// decoded: the page is never blank and never flashes. Zoomed in, tiles that are seen lie over the whole page's.
import { bitmap, get, tab } from './api.js';
import { h } from './dom.js';

const SIDE = 512;

/** @typedef {{zoom: number, size: number[], tiles: {x: number, y: number, hash: string}[]}} Tiled */

/** The tiles of a page's element within the window, as column.row, and how many the page has. @param {HTMLElement} element @param {HTMLElement} around what scrolls */
export function seenTiles(element, around) {
  const [frame, box, ratio] = [around.getBoundingClientRect(), element.getBoundingClientRect(), devicePixelRatio];
  const at = (/** @type {number} */ value) => Math.floor((value * ratio) / SIDE);
  const last = [at(box.width - 1), at(box.height - 1)];
  const [x0, y0] = [Math.max(0, at(frame.left - box.left)), Math.max(0, at(frame.top - box.top))];
  const [x1, y1] = [Math.min(last[0], at(frame.right - box.left)), Math.min(last[1], at(frame.bottom - box.top))];
  const tiles = [];
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push(`${x}.${y}`);
  return { tiles, all: (last[0] + 1) * (last[1] + 1) };
}

/** Milliseconds without a further step of the zoom or the scroll after which tiles are asked for. */
const SETTLED = 40;


let layers = 0;

/** The zoom of a tile that is shown. @param {string} name */
const zoomOf = (name) => Number(name.split(' ')[0]);

export class TileLayer {
  /** @param {number} page @param {string} [from] where its tiles are asked for */
  constructor(page, from = '/api/tiles') {
    this.page = page;
    this.from = from;
    /** By this name the server knows its requests from those of other pictures of the page, here and in other windows. */
    this.name = `${tab}.${++layers}`;
    /** What black becomes, of a picture in grey; '' leaves it. */
    this.tint = '';
    /** @type {Map<string, HTMLCanvasElement>} */
    this.shown = new Map();
    /** Tiles that are being fetched. @type {Map<string, Promise<HTMLCanvasElement>>} */
    this.making = new Map();
    this.element = h('div', { class: 'tiles', 'aria-hidden': 'true' });
    /** Counts what was asked to be shown: an older answer never comes over a newer one. */
    this.asked = 0;
    this.zoom = 0;
    /** The zoom before, whose tiles lie under those of this one until these are all there. */
    this.before = 0;
    /** The last zoom at which all of the page was shown: that stays under what is seen of it at others. */
    this.base = 0;
  }

  /**
   * The page's tiles at a zoom, asked for when what is seen has settled; null where nobody waits for them any more. Refused where they
   * cannot be had. @param {number} zoom @param {string} wanted column.row of each; '' for all @param {() => boolean} still @returns {Promise<Tiled | null>}
   */
  async fetch(zoom, wanted, still) {
    await new Promise((go) => setTimeout(go, SETTLED));
    const tiled = still() ? await this.listed(zoom, wanted) : null;
    return still() ? tiled : null;
  }

  /** The same at once. @param {number} zoom @param {string} wanted @returns {Promise<Tiled>} */
  listed(zoom, wanted) {
    return get(`${this.from}/${this.page}/${zoom}?for=${this.name}${wanted && `&wanted=${wanted}`}`);
  }

  /**
   * Show these; `part`: they are not all of the page, and lie over what is shown. Resolves when they are on the screen: true; null
   * where others were asked to be shown meanwhile, false where one cannot be had. @param {Tiled} tiled @param {boolean} [part]
   */
  async show(tiled, part = false) {
    const turn = ++this.asked;
    const wanted = new Map(tiled.tiles.map((tile) => [`${tiled.zoom} ${tile.x} ${tile.y} ${tile.hash}`, tile]));
    const lacking = [...wanted].filter(([name]) => !this.shown.has(name));
    const made = await Promise.all(lacking.map(async ([name, tile]) => [name, await this.made(name, tiled, tile)])).catch(() => null);
    if (turn !== this.asked) return null;
    if (!made) return false;
    // All in one go: the browser paints nothing in between, and no frame is waited for.
    for (const [name, canvas] of /** @type {[string, HTMLCanvasElement][]} */ (made)) {
      this.element.append(canvas);
      this.shown.set(name, canvas);
    }
    for (const name of [...this.shown.keys()]) {
      const [zoom, x, y] = name.split(' ');
      const successor = part && Number(zoom) === tiled.zoom ? tiled.tiles.some((tile) => tile.x === +x && tile.y === +y) : !part;
      if (successor && !wanted.has(name)) this.drop(name);
    }
    if (tiled.zoom !== this.zoom) {
      [this.before, this.zoom] = [this.zoom, tiled.zoom];
      this.raise(tiled.zoom);
    }
    if (!part) this.base = tiled.zoom;
    this.keep([this.zoom, this.before, this.base]);
    return true;
  }

  /** All of the page is to be seen at a zoom, at which it is not drawn yet: what was drawn of a part of it does not lie about in it. @param {number} zoom */
  whole(zoom) {
    this.keep([zoom, this.base]);
    this.raise(zoom);
  }

  /** Put the tiles of a zoom over all others. @param {number} zoom */
  raise(zoom) {
    for (const [name, canvas] of this.shown) if (zoomOf(name) === zoom) this.element.append(canvas);
  }

  /** Take away the tiles of all zooms but these. @param {number[]} zooms */
  keep(zooms) {
    for (const name of [...this.shown.keys()]) if (!zooms.includes(zoomOf(name))) this.drop(name);
  }

  /** A tile that is on its way is not fetched twice. @param {string} name @param {Tiled} tiled @param {{x: number, y: number, hash: string}} tile */
  made(name, tiled, tile) {
    let making = this.making.get(name);
    if (!making) {
      making = this.drawn(tiled, tile).finally(() => this.making.delete(name));
      this.making.set(name, making);
    }
    return making;
  }

  /** A tile on a canvas that stands at its share of the page, so that it lies right while the page is being zoomed. @param {Tiled} tiled @param {{x: number, y: number, hash: string}} tile */
  async drawn(tiled, tile) {
    const picture = await bitmap(`${this.from}/${this.page}/${tiled.zoom}/${tile.hash}.png`);
    const canvas = /** @type {HTMLCanvasElement} */ (h('canvas', { width: picture.width, height: picture.height }));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(picture, 0, 0);
    if (this.tint) {
      Object.assign(context, { globalCompositeOperation: 'screen', fillStyle: this.tint });
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    picture.close();
    const [width, height] = tiled.size;
    canvas.style.left = `${((tile.x * SIDE) / width) * 100}%`;
    canvas.style.top = `${((tile.y * SIDE) / height) * 100}%`;
    canvas.style.width = `${(canvas.width / width) * 100}%`;
    canvas.style.height = `${(canvas.height / height) * 100}%`;
    return canvas;
  }

  /** Take away the tiles of other zooms: they are of an older setting. @param {number} zoom */
  only(zoom) {
    this.keep([zoom]);
    if (this.base !== zoom) this.base = 0;
  }

  /** @param {string} name */
  drop(name) {
    this.shown.get(name)?.remove();
    this.shown.delete(name);
  }
}
