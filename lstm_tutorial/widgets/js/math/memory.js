// What a gate that stands still does to a memory over many steps.

import { sigmoid } from "./cell.js";

/** The share of a memory that is left after n steps behind a gate that its bias b alone holds open. */
export function survival(b, n) {
  return sigmoid(b) ** n;
}

/** After how many steps half of it is left. The logarithm of the sigmoid is -log(1 + e^-b), exact also near 1. */
export function halfLife(b) {
  return Math.LN2 / Math.log1p(Math.exp(-b));
}

/** The bias with which half is left after n steps. */
export function biasForLag(n) {
  return -Math.log(Math.expm1(Math.LN2 / n));
}
