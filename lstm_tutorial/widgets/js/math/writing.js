// An LSTM that says after each character how likely every character is to come next, and writes on.

import { sigmoid } from "./cell.js";

const GATES = "ifgo"; // in this order, side by side, in every row

/**
 * Unpack a network. What it makes of each character alone, x W + b, is computed once for all.
 * @param arrays Of each array, in the order of the weights: `name`, `shape`, and the `scale` that a weight of 1 stands for.
 * @param weights Whole numbers from -127 to 127, a byte each, in base64.
 * @returns `units` H; `reads` (V, 4H), `recurrent` (H, 4H), `readout` (H, V), row after row; `bias` (V).
 */
export function networkOf(arrays, weights) {
  const found = unpacked(arrays, weights);
  const [characters, inputs] = found.embedding.shape;
  const units = found["cell.b_i"].shape[0];
  const [size, last] = [GATES.length * units, { readout: found.W_y.values, bias: found.b_y.values }];
  const [reads, recurrent] = [new Float64Array(characters * size), new Float64Array(units * size)];
  [...GATES].forEach((gate, place) => {
    const [W, U, b] = ["W", "U", "b"].map((name) => found[`cell.${name}_${gate}`].values);
    for (let unit = 0; unit < units; unit += 1) {
      const column = place * units + unit;
      for (let k = 0; k < units; k += 1) recurrent[k * size + column] = U[k * units + unit];
      for (let token = 0; token < characters; token += 1) {
        let sum = b[unit];
        for (let k = 0; k < inputs; k += 1) sum += found.embedding.values[token * inputs + k] * W[k * units + unit];
        reads[token * size + column] = sum;
      }
    }
  });
  return { units, reads, recurrent, ...last };
}

/** The arrays by name, each with its `shape` and its `values`, row after row. */
function unpacked(arrays, weights) {
  const bytes = atob(weights);
  let start = 0;
  return Object.fromEntries(arrays.map(({ name, shape, scale }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const whole = (k) => (bytes.charCodeAt(start + k) << 24) >> 24; // 0 to 255 as -128 to 127
    const values = Float64Array.from({ length: size }, (_, k) => whole(k) * scale);
    start += size;
    return [name, { shape, values }];
  }));
}

/** One step: the states [h, c] after a character, from those before it. */
export function step({ units, reads, recurrent }, h, c, token) {
  const size = GATES.length * units;
  const z = new Float64Array(size);
  for (let column = 0; column < size; column += 1) z[column] = reads[token * size + column];
  for (let k = 0; k < units; k += 1) {
    const [factor, row] = [h[k], k * size];
    for (let column = 0; column < size; column += 1) z[column] += factor * recurrent[row + column];
  }
  const [newH, newC] = [new Float64Array(units), new Float64Array(units)];
  for (let unit = 0; unit < units; unit += 1) {
    const gate = (place) => sigmoid(z[place * units + unit]);
    newC[unit] = gate(1) * c[unit] + gate(0) * Math.tanh(z[2 * units + unit]);
    newH[unit] = gate(3) * Math.tanh(newC[unit]);
  }
  return [newH, newC];
}

/** The probability of each next character after a hidden state, at a temperature. */
export function nextShares({ units, readout, bias }, h, temperature) {
  const scores = Float64Array.from(bias);
  for (let k = 0; k < units; k += 1) {
    for (let next = 0; next < scores.length; next += 1) scores[next] += h[k] * readout[k * scores.length + next];
  }
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - largest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** On whose piece u falls, from 0 to below 1, when the shares are laid end to end. */
export function pick(shares, u) {
  const ends = [];
  shares.forEach((share) => ends.push(share + (ends.at(-1) ?? 0)));
  return ends.filter((end) => end <= u * ends.at(-1)).length;
}

/**
 * Read on, and then write on, until all is read and written or it is time to pause.
 * @param tape How far it is: `tokens`, and after each the states in `hs` and `cs`. It is extended.
 * @param text The tokens to read.
 * @param count How many characters to write after them.
 * @param how `temperature`, and `draws`: a number from 0 to below 1 for each character to write.
 * @param pause Asked before each character.
 * @returns The tape.
 */
export function goOn(network, tape, text, count, { temperature, draws }, pause = () => false) {
  const empty = new Float64Array(network.units);
  while (tape.tokens.length < text.length + count && !pause()) {
    const [at, h, c] = [tape.tokens.length, tape.hs.at(-1) ?? empty, tape.cs.at(-1) ?? empty];
    const token = at < text.length ? text[at] : pick(nextShares(network, h, temperature), draws[at - text.length]);
    const [nextH, nextC] = step(network, h, c, token);
    tape.tokens.push(token);
    tape.hs.push(nextH);
    tape.cs.push(nextC);
  }
  return tape;
}
