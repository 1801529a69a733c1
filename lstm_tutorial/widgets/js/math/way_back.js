// What of a loss at one time step reaches each state and each input of a plain recurrent network.

/**
 * @param network `xs` (T, D), `dh` (H): the gradient where the loss stands, `W` (D, H), `U` (H, H); biases are zero.
 * @param radius What U is multiplied by.
 * @param last The step of the loss, from 0.
 * @returns {{states: number[], inputs: number[]}} Lengths of dh_t and of dx_t for t = 0 ... last.
 */
export function wayBack({ xs, dh, W, U }, radius, last) {
  const hs = [];
  for (let t = 0; t <= last; t += 1) {
    const before = hs[t - 1] ?? dh.map(() => 0);
    hs.push(dh.map((_, j) => Math.tanh(column(xs[t], W, j) + radius * column(before, U, j))));
  }
  const [states, inputs] = [[], []];
  let back = dh;
  for (let t = last; t >= 0; t -= 1) {
    const da = back.map((each, j) => each * (1 - hs[t][j] ** 2));
    states.unshift(norm(back));
    inputs.unshift(norm(W.map((row) => dot(da, row))));
    back = U.map((row) => radius * dot(da, row));
  }
  return { states, inputs };
}

/** A row times one column of a matrix. */
function column(row, matrix, j) {
  return row.reduce((sum, each, k) => sum + each * matrix[k][j], 0);
}

function dot(one, other) {
  return one.reduce((sum, each, k) => sum + each * other[k], 0);
}

function norm(row) {
  return Math.sqrt(dot(row, row));
}
