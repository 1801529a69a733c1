// One number of the memory over several steps.

import { updateCellState } from "./cell.js";

/**
 * The content at first and after each step.
 * @param c0 The content at first.
 * @param steps `[f, i, g]` of each step.
 */
export function contents(c0, steps) {
  const cs = [c0];
  for (const [f, i, g] of steps) cs.push(updateCellState(f, cs.at(-1), i, g));
  return cs;
}
