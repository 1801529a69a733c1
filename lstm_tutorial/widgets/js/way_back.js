// An unrolled network with a loss at one step: wires as wide as the gradient that takes them.

import { wayBack } from "./math/way_back.js";
import { decimal } from "./parts/dom.js";
import { figure } from "./parts/figure.js";

const [LOSS, CELL, BARS] = [26, 92, 262]; // heights of the loss, the cells, and the foot of the bars
const [TALLEST, WIDEST] = [96, 9]; // pixels: of a bar and of a wire, the largest
const LEAST = 1.15; // the largest share for which they have room at least
const NARROW = 460; // pixels; below it numbers have one decimal

/** A share as a number with few characters. */
function short(value, narrow) {
  if (value >= 9.95) return value > 999 ? "> 999" : decimal(value, 0);
  if (value < (narrow ? 0.05 : 0.005)) return "0";
  return decimal(value, narrow ? 1 : 2);
}

/** A wire as wide as its share of the gradient; a faint one is still seen. */
function drawWire(plate, from, to, share, largest) {
  plate.line([from, to], "rnn").style.strokeWidth = `${Math.max(0.6, (WIDEST * share) / largest)}px`;
}

/** A bar for what reaches an input, and the line that marks as much as reaches that of the loss's own step. */
function drawBar(plate, x, width, share, largest) {
  const height = (TALLEST * share) / largest;
  plate.block(x - width / 2, BARS - height, width, height, "rnn");
  plate.label(x, BARS - height - 6, `$${short(share, plate.width < NARROW)}$`, "middle", 12);
}

function drawCell(plate, x, step, reached) {
  const look = reached ? "hidden" : "grid";
  plate.block(x - 13, CELL - 13, 26, 26, "paper", 4);
  plate.frame(x - 13, CELL - 13, 26, 26, look, 4);
  plate.text(x, CELL + 5, `$h_{${step}}$`, "middle", reached ? "ink" : "muted");
  plate.text(x, BARS + 18, `$x_{${step}}$`, "middle", reached ? "ink" : "muted");
}

function draw(plate, { t }, steps, { states, inputs }) {
  plate.clear(plate.width, BARS + 26);
  const width = plate.width / steps;
  const at = (step) => (step - 0.5) * width;
  const [along, reached] = [states, inputs].map((lengths) => lengths.map((each) => each / lengths.at(-1)));
  const [widest, tallest] = [along, reached].map((shares) => Math.max(LEAST, ...shares));
  for (let step = 1; step < steps; step += 1) plate.line([[at(step), CELL], [at(step + 1), CELL]], "thin grid");
  for (let step = t; step > 1; step -= 1) drawWire(plate, [at(step), CELL], [at(step - 1), CELL], along[step - 2], widest);
  plate.arrow([at(t), LOSS + 8], [at(t), CELL - 16], "rnn");
  plate.text(at(t), LOSS, "loss", "middle");
  for (let step = 1; step <= steps; step += 1) drawCell(plate, at(step), step, step <= t);
  const level = BARS - TALLEST / tallest;
  plate.line([[0, level], [plate.width, level]], "thin grid");
  reached.forEach((share, k) => drawBar(plate, at(k + 1), Math.min(26, width * 0.6), share, tallest));
  plate.line([[0, BARS], [plate.width, BARS]], "thin muted");
  plate.text(0, CELL + 38, "what reaches each input, beside that of the loss's own step", "start", "muted", 12);
}

function say({ t }, { inputs }) {
  if (t === 1) return "The loss stands at the first step: only its own input is there to reach.";
  const share = inputs[0] / inputs.at(-1);
  const amount = share >= 0.005 ? `${decimal(share)} times as much` : `less than ${share < 0.0005 ? "0.001" : "0.005"} times as much`;
  return `From a loss at step ${t}, ${amount} reaches $x_1$ as reaches $x_{${t}}$, ${t - 1} ${t === 2 ? "step" : "steps"} later.`;
}

function render(context) {
  const network = JSON.parse(context.model.get("_network"));
  const steps = network.xs.length;
  const measured = ({ t, radius }) => wayBack(network, radius, t - 1);
  return figure(context, () => ({
    title: "The gradient's way back",
    controls: [
      { name: "t", words: "loss at step $t$" },
      { name: "radius", words: "spectral radius" },
    ],
    draw: (plate, values) => draw(plate, values, steps, measured(values)),
    say: (values) => say(values, measured(values)),
  }));
}

export default { render };
