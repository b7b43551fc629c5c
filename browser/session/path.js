/** @typedef {"area"|"line"|"dots"} Kind */

/** @param {number} x @param {number} y */
const at = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The point half-way between two points of an outline. @param {number[]} p @param {number} i @param {number} j */
const middle = (p, i, j) => at((p[i] + p[j]) / 2, (p[i + 1] + p[j + 1]) / 2);

/** @param {number[]} p */
function dots(p) {
  return p.reduce((path, x, i) => (i % 2 ? path : `${path}M${at(x, p[i + 1])}h0`), "");
}

/** @param {number[]} p */
function line(p) {
  const last = p.length - 2;
  let path = `M${at(p[0], p[1])}`;
  for (let i = 2; i < last; i += 2) {
    path += `Q${at(p[i], p[i + 1])} ${i + 2 === last ? at(p[last], p[last + 1]) : middle(p, i, i + 2)}`;
  }
  return path;
}

/** @param {number[]} p */
function area(p) {
  const last = p.length - 2;
  let path = `M${middle(p, last, 0)}`;
  for (let i = 0; i <= last; i += 2) path += `Q${at(p[i], p[i + 1])} ${middle(p, i, i === last ? 0 : i + 2)}`;
  return `${path}Z`;
}

const KINDS = { area, line, dots };

/**
 * Write an outline as an SVG path: its points steer a smooth curve.
 *
 * @param {number[]} points x, y, x, y …
 * @param {Kind} kind
 */
export function pathOf(points, kind) {
  return KINDS[kind](points);
}
