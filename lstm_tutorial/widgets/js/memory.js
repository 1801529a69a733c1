// A gate that stands still: what survives, for how long, and the bias that a lag needs.

import { biasForLag, halfLife, survival } from "./math/memory.js";
import { sigmoid } from "./math/cell.js";
import { decimal } from "./parts/dom.js";
import { figure } from "./parts/figure.js";
import { between, scale } from "./parts/plate.js";

const FARTHEST = 1000; // steps, the end of both axes
const SURVIVAL = { top: 44, height: 150, low: 0, high: 1, levels: [0, 0.5, 1] };
const BIAS = { top: 226, height: 120, low: -2, high: 8, levels: [-2, 0, 2, 4, 6, 8] };
const LEFT = 34;
const STEPS = Array.from({ length: 121 }, (_, k) => FARTHEST ** (k / 120));
const MIDDLE = 40; // steps: what is marked before it has its label on the right, what is marked after it on the left

/** A number of steps: few with a decimal, many without. */
function counted(steps) {
  return decimal(steps, steps < 10 ? 1 : 0);
}

/** A share; a very small one only as that. */
function shareOf(value) {
  return value < 0.0005 ? "< 0.001" : `= ${decimal(value, 3)}`;
}

/** The heights of a panel. */
function upIn({ top, height, low, high }) {
  return scale(low, high, top + height, top);
}

function drawPanel(plate, at, panel) {
  const [left, right, floor, up] = [at(1), at(FARTHEST), panel.top + panel.height, upIn(panel)];
  panel.levels.forEach((level) => {
    plate.line([[left, up(level)], [right, up(level)]], `thin ${level === panel.low ? "muted" : "grid"}`);
    plate.text(left - 7, up(level) + 4.5, `$${level}$`, "end", "muted");
  });
  [1, 10, 100, 1000].forEach((tick) => plate.line([[at(tick), floor], [at(tick), floor + 4]], "thin muted"));
}

/** A label beside something at a number of steps, where there is room for it. */
function beside(plate, x, y, steps, label) {
  plate.label(x + (steps < MIDDLE ? 9 : -9), y, label, steps < MIDDLE ? "start" : "end");
}

function drawSurvival(plate, at, { b, n }) {
  const up = upIn(SURVIVAL);
  const needed = biasForLag(n);
  plate.line(STEPS.map((k) => [at(k), up(survival(needed, k))]), "thin dashed forget");
  plate.line(STEPS.map((k) => [at(k), up(survival(b, k))]), "thick forget");
  const left = survival(b, n);
  plate.dot(at(n), up(left), "forget");
  // Beside a falling curve there is room below on the left and above on the right, but for its flat ends.
  const isBelow = left > 0.85 || (n >= MIDDLE && left > 0.15);
  beside(plate, at(n), up(left) + (isBelow ? 20 : -9), n, `$f^n ${shareOf(left)}$`);
}

function drawBias(plate, at, { b, n }) {
  const [floor, up, needed] = [BIAS.top + BIAS.height, upIn(BIAS), biasForLag(n)];
  [1, 10, 100, 1000].forEach((tick) => {
    plate.text(at(tick), floor + 18, `$${tick}$`, tick === FARTHEST ? "end" : "middle", "muted");
  });
  plate.text((at(1) + at(FARTHEST)) / 2, floor + 37, "steps", "middle");
  plate.line([[at(1), up(b)], [at(between(1, halfLife(b), FARTHEST)), up(b)]], "thin dashed forget");
  plate.line(STEPS.map((k) => [at(k), up(biasForLag(k))]), "ink");
  plate.dot(at(n), up(needed), "ink", 4);
  beside(plate, at(n), up(needed) + (n < MIDDLE ? 16 : -9), n, `needed $${decimal(needed)}$`);
}

/** The half-life stands twice: above where the curve passes one half, below where the bias would be enough. */
function drawHalfLife(plate, at, b) {
  const half = halfLife(b);
  if (half < 1 || half > FARTHEST) return;
  const heights = [upIn(SURVIVAL)(0.5), upIn(BIAS)(b)];
  plate.line(heights.map((y) => [at(half), y]), "thin dashed forget");
  heights.forEach((y) => plate.ring(at(half), y, "forget"));
}

function draw(plate, values) {
  plate.clear(plate.width, BIAS.top + BIAS.height + 44);
  const along = scale(0, Math.log(FARTHEST), LEFT, plate.width - 6);
  const at = (steps) => along(Math.log(steps));
  const lag = at(values.n);
  drawPanel(plate, at, SURVIVAL);
  drawPanel(plate, at, BIAS);
  plate.line([[lag, SURVIVAL.top - 24], [lag, BIAS.top + BIAS.height]], "thin muted");
  plate.text(between(30, lag, plate.width - 30), SURVIVAL.top - 30, `$n = ${values.n}$`, "middle");
  drawHalfLife(plate, at, values.b);
  drawSurvival(plate, at, values);
  drawBias(plate, at, values);
  plate.label(at(1), SURVIVAL.top - 9, "share of the memory that survives", "start");
  plate.label(at(1), BIAS.top - 9, "bias with which half survives", "start");
}

function say({ b, n }) {
  const steps = n === 1 ? "step" : "steps";
  return (
    `A bias of ${decimal(b)} holds the gate at ${decimal(sigmoid(b), 4)}: half is lost after ${counted(halfLife(b))} steps. ` +
    `For half to survive ${n} ${steps} the bias must be ${decimal(biasForLag(n))}.`
  );
}

function render(context) {
  return figure(context, () => ({
    title: "A forget gate that stands still",
    controls: [
      { name: "b", words: "bias $b_f$", part: "forget" },
      { name: "n", words: "lag $n$" },
    ],
    draw,
    say,
  }));
}

export default { render };
