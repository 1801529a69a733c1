// Drawing on the grid of the drawn cell.

import { classes } from "./dom.js";

const [ACROSS, UP] = [64, 36]; // of the grid
const NARROWEST = 620; // pixels; on a narrower page the drawing scrolls

/** What draws on the grid: points in its units, colours by part, grey for what is not lit. */
export class Sketch {
  constructor(plate, lit, back) {
    Object.assign(this, { plate, lit, back, unit: Math.max(plate.width, NARROWEST) / ACROSS });
    plate.clear(ACROSS * this.unit, UP * this.unit);
    plate.svg.style.width = `${ACROSS * this.unit}px`;
  }

  isLit(...parts) {
    return !this.lit.length || parts.some((part) => this.lit.includes(part));
  }

  look(part, color = part) {
    return this.isLit(part) ? color : "thin muted";
  }

  at([x, y]) {
    return [x * this.unit, (UP - y) * this.unit];
  }

  /** A wire with an arrowhead where it ends; on the way back, where it begins. */
  wire(points, look, arrow = true) {
    const way = (this.back ? points.toReversed() : points).map((point) => this.at(point));
    if (!arrow) return this.plate.line(way, look);
    const [before, end] = way.slice(-2);
    this.plate.line(way.slice(0, -1), look);
    return this.plate.arrow(before, end, look);
  }

  text(x, y, words, anchor = "middle", look = "ink", size = 13) {
    const [left, top] = this.at([x, y]);
    return this.plate.text(left, top + size * 0.34, words, anchor, look, size);
  }

  dot(x, y, look) {
    this.plate.dot(...this.at([x, y]), look, 3.4);
  }

  /** A valve: two jaws that leave a share of the bore free. */
  valve(x, y, opening, look, upright = false) {
    const [along, across] = upright ? [[0, 2], [1.3, 0]] : [[2, 0], [0, 1.3]];
    const place = (a, b) => this.at([x + a * along[0] + b * across[0], y + a * along[1] + b * across[1]]);
    const [low, high] = [place(-1, -1), place(1, 1)];
    const corner = [Math.min(low[0], high[0]), Math.min(low[1], high[1])];
    const size = [Math.abs(high[0] - low[0]), Math.abs(high[1] - low[1])];
    for (const side of [1, -1]) {
      const tip = side * opening;
      const shape = [[-1, side], [-0.55, side], [-0.75, tip], [-0.3, tip], [0.3, tip], [0.75, tip], [0.55, side], [1, side]];
      const [a, b, c, d, e, f, g, h] = shape.map(([p, q]) => place(p, q).map((each) => each.toFixed(1)).join(","));
      this.plate.add("path", { d: `M${a}C${b} ${c} ${d}L${e}C${f} ${g} ${h}Z`, class: classes("fill", look) });
    }
    this.plate.frame(...corner, ...size, look);
  }
}
