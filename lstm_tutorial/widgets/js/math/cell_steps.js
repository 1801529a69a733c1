// A cell with one input and one unit over some steps, forward and back.

import { preActivation, sigmoid, updateCellState, updateHiddenState } from "./cell.js";

/**
 * Every quantity of every step.
 * @param network `xs`; `h_0` and `c_0`; and of each part of "ifgo" its weights and bias, `[w, u, b]`.
 */
export function forwardSteps({ xs, h_0: h0, c_0: c0, ...parts }) {
  const steps = [];
  let [h, c] = [h0, c0];
  for (const x of xs) {
    const [hPrev, cPrev] = [h, c];
    const a = (part) => preActivation(x, hPrev, ...parts[part]);
    const [i, f, o, g] = [sigmoid(a("i")), sigmoid(a("f")), sigmoid(a("o")), Math.tanh(a("g"))];
    c = updateCellState(f, cPrev, i, g);
    h = updateHiddenState(o, c);
    steps.push({ x, hPrev, cPrev, i, f, g, o, c, h });
  }
  return steps;
}

/**
 * The gradients at every step: `dh` and `dc` with all that reaches h_t and c_t, what reaches the sum in each box, and
 * what is handed on.
 * @param network As above, and `dh`: the gradient of the loss with respect to the last h.
 */
export function backwardSteps({ dh: dhLast, ...network }) {
  const steps = forwardSteps(network);
  const back = [];
  let [dh, dcLater] = [dhLast, 0];
  for (const { x, hPrev, cPrev, i, f, g, o, c } of steps.toReversed()) {
    const shown = Math.tanh(c);
    const dc = dcLater + dh * o * (1 - shown ** 2);
    const da = {
      i: dc * g * i * (1 - i),
      f: dc * cPrev * f * (1 - f),
      g: dc * i * (1 - g ** 2),
      o: dh * shown * o * (1 - o),
    };
    const through = (place) => ["i", "f", "g", "o"].reduce((sum, part) => sum + da[part] * network[part][place], 0);
    const [dx, dhPrev, dcPrev] = [through(0), through(1), dc * f];
    back.push({ dh, dcLater, dc, da, dx, dhPrev, dcPrev });
    [dh, dcLater] = [dhPrev, dcPrev];
  }
  return back.reverse();
}
