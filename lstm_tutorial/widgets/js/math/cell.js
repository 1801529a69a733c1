// The arithmetic of one unit of the cell, in the book's notation.

/** Of the sigmoid's two forms, the one whose exponential is at most 1: nothing overflows. */
export function sigmoid(z) {
  const e = Math.exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** What a gate or a candidate makes of all that it reads, before it is squashed. */
export function preActivation(x, hPrev, w, u, b) {
  return x * w + hPrev * u + b;
}

/** What is kept of the old memory plus what is let in of the new. */
export function updateCellState(f, cPrev, i, g) {
  return f * cPrev + i * g;
}

/** What is shown of the memory. */
export function updateHiddenState(o, c) {
  return o * Math.tanh(c);
}
