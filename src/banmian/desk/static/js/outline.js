// @ts-check
// The line around a place: one closed line around all of its parts, so that none runs between a head and its text.

/** @typedef {[number, number, number, number]} Rect x, y, width and height */

/**
 * What lies between two parts that face each other no further apart than `most`: filled in, the two are one.
 * @param {Rect} one @param {Rect} other @param {number} most @returns {Rect[]}
 */
function between([x, y, width, height], [x2, y2, width2, height2], most) {
  const [left, right] = [Math.max(x, x2), Math.min(x + width, x2 + width2)];
  const [top, foot] = [Math.max(y, y2), Math.min(y + height, y2 + height2)];
  if (right > left && top > foot && top - foot <= most) return [[left, foot, right - left, top - foot]];
  if (foot > top && left > right && left - right <= most) return [[right, top, left - right, foot - top]];
  return [];
}

/** The parts, and what lies between them. @param {Rect[]} parts @param {number} most */
const filled = (parts, most) => [...parts, ...parts.flatMap((one, n) => parts.slice(n + 1).flatMap((other) => between(one, other, most)))];

/**
 * The parts as one path, in the data of an SVG path.
 * @param {Rect[]} parts @param {number} off by which the line stands off the parts @param {number} most between two that are one
 */
export function outline(parts, off, most) {
  const joined = filled(filled(parts, most), most); // twice: where four parts meet, what is left lies between what was filled in
  const all = joined.map(([x, y, width, height]) => [x - off, y - off, x + width + off, y + height + off]);
  const sides = (/** @type {number} */ axis) => [...new Set(all.flatMap((one) => [one[axis], one[axis + 2]]))].sort((a, b) => a - b);
  const [xs, ys] = [sides(0), sides(1)];
  /** Whether a cell between two neighbouring sides each way is covered. @param {number} column @param {number} row */
  const covered = (column, row) => all.some(([x0, y0, x1, y1]) => x0 <= xs[column] && xs[column + 1] <= x1 && y0 <= ys[row] && ys[row + 1] <= y1);
  const across = ys.flatMap((y, row) => edges(xs, (column) => covered(column, row - 1) !== covered(column, row)).map(([from, to]) => `M${from} ${y}H${to}`));
  const down = xs.flatMap((x, column) => edges(ys, (row) => covered(column - 1, row) !== covered(column, row)).map(([from, to]) => `M${x} ${from}V${to}`));
  return [...across, ...down].join('');
}

/**
 * From where to where a line runs along which one side alone is covered, as long as it can be.
 * @param {number[]} at @param {(n: number) => boolean} is whether it runs from `at[n]` to the next @returns {[number, number][]}
 */
function edges(at, is) {
  /** @type {[number, number][]} */
  const found = [];
  for (let n = 0; n + 1 < at.length; n++) {
    if (!is(n)) continue;
    const last = found[found.length - 1];
    if (last && last[1] === at[n] && is(n - 1)) last[1] = at[n + 1];
    else found.push([at[n], at[n + 1]]);
  }
  return found;
}
