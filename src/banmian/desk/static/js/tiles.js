// @ts-check
// A page's picture of tiles. One that stays the same is kept; new ones take the place of the old in one frame, when all of them are
// decoded: the page is never blank and never flashes. Zoomed in, tiles that are seen lie over the whole page's.
import { bitmap, get } from './api.js';
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

/**
 * A page's tiles, asked for when what is seen has settled, and again where a later request of another window took the turn (409);
 * null where nobody waits for them any more. Refused for any other reason. @param {string} path @param {() => boolean} still @returns {Promise<Tiled | null>}
 */
export async function fetchTiles(path, still) {
  await new Promise((go) => setTimeout(go, SETTLED));
  while (still()) {
    try {
      const tiled = await get(path);
      return still() ? tiled : null;
    } catch (error) {
      if (/** @type {any} */ (error).status !== 409) throw error;
    }
  }
  return null;
}

export class TileLayer {
  /** @param {number} page @param {string} [from] where its tiles are asked for */
  constructor(page, from = '/api/tiles') {
    this.page = page;
    this.from = from;
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
  }

  /** Show these; `part`: they are not all of the page, and lie over what is shown. Resolves when they are on the screen. @param {Tiled} tiled @param {boolean} [part] */
  async show(tiled, part = false) {
    const turn = ++this.asked;
    const wanted = new Map(tiled.tiles.map((tile) => [`${tiled.zoom} ${tile.x} ${tile.y} ${tile.hash}`, tile]));
    const lacking = [...wanted].filter(([name]) => !this.shown.has(name));
    const made = await Promise.all(lacking.map(async ([name, tile]) => [name, await this.made(name, tiled, tile)])).catch(() => null);
    if (turn !== this.asked || !made) return false; // overtaken, or the server is gone
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
    if (tiled.zoom !== this.zoom) [this.before, this.zoom] = [this.zoom, tiled.zoom];
    for (const name of [...this.shown.keys()]) if (![this.zoom, this.before].includes(Number(name.split(' ')[0]))) this.drop(name);
    return true;
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
    for (const name of [...this.shown.keys()]) if (Number(name.split(' ')[0]) !== zoom) this.drop(name);
  }

  /** @param {string} name */
  drop(name) {
    this.shown.get(name)?.remove();
    this.shown.delete(name);
  }
}
