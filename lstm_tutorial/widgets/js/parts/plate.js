// A surface to draw on, in pixels. A figure draws everything anew after each move: it is quick, and nothing goes stale.

import { classes, drawn } from "./dom.js";
import { spans } from "./symbols.js";

export const TEXT = 13;

/** Map the numbers from `low` to `high` onto the pixels from `start` to `end`. */
export function scale(low, high, start, end) {
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/** Hold a number between two others. */
export function between(low, value, high) {
  return Math.min(Math.max(value, low), high);
}

/**
 * An SVG element with the primitives of every figure. `look` is some words: a palette's part for the colour, such as
 * "forget"; "thin", "thick", "wide" or "dashed" for a line, "tint" for a faint fill.
 */
export class Plate {
  constructor() {
    this.svg = drawn("svg", { class: "fig-plate", "aria-hidden": "true", focusable: "false" });
  }

  /** Start anew at a size. */
  clear(width, height) {
    Object.assign(this, { width, height });
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.style.height = `${height}px`;
    this.svg.replaceChildren();
  }

  add(tag, attributes, ...children) {
    const made = drawn(tag, attributes, ...children);
    this.svg.append(made);
    return made;
  }

  /** A line through points. */
  line(points, look = "") {
    const path = points.map((point) => point.map(rounded).join(",")).join("L");
    return this.add("path", { d: `M${path}`, class: classes("line", look) });
  }

  /** A line with an arrowhead at its end; too short for one, it is a line only. */
  arrow([x, y], [toX, toY], look = "") {
    const length = Math.hypot(toX - x, toY - y);
    const size = Math.min(7, length);
    if (length < 1) return;
    const [aheadX, aheadY] = [(toX - x) / length, (toY - y) / length];
    const [baseX, baseY] = [toX - aheadX * size, toY - aheadY * size];
    this.line([[x, y], [baseX, baseY]], look);
    const corner = (side) => [baseX - aheadY * side * size * 0.45, baseY + aheadX * side * size * 0.45];
    const head = [[toX, toY], corner(1), corner(-1)].map((point) => point.map(rounded).join(",")).join(" ");
    this.add("polygon", { points: head, class: classes("fill", look) });
  }

  /** A filled rectangle. */
  block(x, y, width, height, look = "", radius = 0) {
    const size = { width: rounded(Math.max(0, width)), height: rounded(Math.max(0, height)) };
    return this.add("rect", { x: rounded(x), y: rounded(y), ...size, rx: radius, class: classes("fill", look) });
  }

  /** A filled rectangle whose upper corners are round. */
  tab(x, y, width, height, look, radius) {
    const [left, top, right, foot] = [x, y, x + width, y + height].map(rounded);
    const d = `M${left},${foot}V${top + radius}q0,${-radius} ${radius},${-radius}H${right - radius}q${radius},0 ${radius},${radius}V${foot}z`;
    this.add("path", { d, class: classes("fill", look) });
  }

  /** The outline of a rectangle. */
  frame(x, y, width, height, look = "", radius = 0) {
    const place = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height), rx: radius };
    return this.add("rect", { ...place, class: classes("line", look) });
  }

  dot(x, y, look = "", radius = 4.5) {
    return this.add("circle", { cx: rounded(x), cy: rounded(y), r: radius, class: classes("fill", look) });
  }

  /** A small empty circle. */
  ring(x, y, look = "", radius = 4) {
    return this.add("circle", { cx: rounded(x), cy: rounded(y), r: radius, class: classes("ring line", look) });
  }

  /** Words with `$formulas$`; `anchor` is "start", "middle" or "end". */
  text(x, y, text, anchor = "start", look = "ink", size = TEXT) {
    const place = { x: rounded(x), y: rounded(y), "text-anchor": anchor, "font-size": size };
    return this.add("text", { ...place, class: classes("fill", look) }, ...spans(text, size));
  }

  /** The same, on a drawing whose lines it keeps away from its letters. */
  label(x, y, text, anchor, size = TEXT) {
    this.text(x, y, text, anchor, "halo", size);
    return this.text(x, y, text, anchor, "ink", size);
  }

  /** Words that run upwards, for the name of an axis. */
  sideways(x, y, text, look) {
    this.text(x, y, text, "middle", look).setAttribute("transform", `rotate(-90 ${rounded(x)} ${rounded(y)})`);
  }
}

/** Pixels with one decimal: finer than a screen shows. */
function rounded(value) {
  return Math.round(value * 10) / 10;
}
