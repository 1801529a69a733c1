// How much of a gradient is left, step by step back from the end of a sequence.

import { sigmoid } from "./cell.js";

/**
 * The shares that are left in a plain recurrent network, from the end (1) to `lags` steps before it.
 * @param network `xs` (T, D), `dh` (H): the gradient at the end, `W` (D, H), `U` (H, H); biases are zero.
 * @param radius What U is multiplied by.
 */
export function rnnDecay({ xs, dh, W, U }, radius, lags) {
  let h = dh.map(() => 0);
  const hs = xs.map((x) => (h = plus(times(x, W), scaled(times(h, U), radius)).map(Math.tanh)));
  const lengths = [length(dh)];
  let back = dh;
  for (let t = hs.length - 1; t >= hs.length - lags; t -= 1) {
    back = scaled(timesTransposed(back.map((d, k) => d * (1 - hs[t][k] ** 2)), U), radius);
    lengths.push(length(back));
  }
  return lengths.map((each) => each / lengths[0]);
}

/**
 * The shares that are left in an LSTM; a gradient's length is that of both states' together.
 * @param network `xs` and `dh` as above, and of each part of "ifgo" its `W` and `U`; biases are zero but the forget gate's.
 * @param radius What each U is multiplied by.
 * @param bias The forget gate's.
 */
export function lstmDecay({ xs, dh, W, U }, radius, bias, lags) {
  const [zeros, steps] = [dh.map(() => 0), []];
  let [h, c] = [zeros, zeros];
  for (const x of xs) {
    const a = (part) => plus(times(x, W[part]), scaled(times(h, U[part]), radius));
    const [i, f, o] = [a("i").map(sigmoid), a("f").map((z) => sigmoid(z + bias)), a("o").map(sigmoid)];
    const [g, cPrev] = [a("g").map(Math.tanh), c];
    c = cPrev.map((each, k) => f[k] * each + i[k] * g[k]);
    h = c.map((each, k) => o[k] * Math.tanh(each));
    steps.push({ i, f, g, o, c, cPrev });
  }
  const lengths = [length(dh)];
  let back = [dh, zeros];
  for (let t = steps.length - 1; t >= steps.length - lags; t -= 1) {
    back = lstmStepBack(...back, steps[t], U, radius);
    lengths.push(Math.hypot(...back.map(length)));
  }
  return lengths.map((each) => each / lengths[0]);
}

/** The gradients dh and dc after a step, taken to before it. */
function lstmStepBack(dh, dc, { i, f, g, o, c, cPrev }, U, radius) {
  const shown = c.map(Math.tanh);
  const dcAll = dc.map((each, k) => each + dh[k] * o[k] * (1 - shown[k] ** 2));
  const slope = (gate, k) => gate[k] * (1 - gate[k]);
  const da = {
    i: dcAll.map((each, k) => each * g[k] * slope(i, k)),
    f: dcAll.map((each, k) => each * cPrev[k] * slope(f, k)),
    g: dcAll.map((each, k) => each * i[k] * (1 - g[k] ** 2)),
    o: dh.map((each, k) => each * shown[k] * slope(o, k)),
  };
  const dhPrev = Object.entries(da).map(([part, each]) => timesTransposed(each, U[part])).reduce(plus);
  return [scaled(dhPrev, radius), dcAll.map((each, k) => each * f[k])];
}

/** A row times a matrix. */
function times(row, matrix) {
  const product = new Array(matrix[0].length).fill(0);
  row.forEach((factor, k) => matrix[k].forEach((each, j) => (product[j] += factor * each)));
  return product;
}

/** A row times a matrix's transpose. */
function timesTransposed(row, matrix) {
  return matrix.map((each) => each.reduce((sum, value, j) => sum + row[j] * value, 0));
}

function plus(one, other) {
  return one.map((each, k) => each + other[k]);
}

function scaled(row, factor) {
  return row.map((each) => each * factor);
}

function length(row) {
  return Math.sqrt(row.reduce((sum, each) => sum + each * each, 0));
}
