// What two trained networks make of a story, word by word.

import { sigmoid } from "./cell.js";

/**
 * Read words with an LSTM.
 * @param network `embedding` (V, D); of each part of "ifgo" its `W` (D, H), `U` (H, H) and `b` (H); `W_y` (H, K), `b_y` (K).
 * @param tokens The words as indices into the vocabulary.
 * @returns {{i, f, g, o, c, h: number[][], answer: number[]}} A row for each word, and the answers' probabilities at the end.
 */
export function readLstm({ embedding, W, U, b, W_y: readout, b_y: bias }, tokens) {
  const read = { i: [], f: [], g: [], o: [], c: [], h: [] };
  let [h, c] = [b.f.map(() => 0), b.f.map(() => 0)];
  for (const token of tokens) {
    const a = (part) => layer(embedding[token], W[part], layer(h, U[part], b[part]));
    const [i, f, o, g] = [a("i").map(sigmoid), a("f").map(sigmoid), a("o").map(sigmoid), a("g").map(Math.tanh)];
    c = c.map((each, k) => f[k] * each + i[k] * g[k]);
    h = c.map((each, k) => o[k] * Math.tanh(each));
    for (const [name, row] of Object.entries({ i, f, g, o, c, h })) read[name].push(row);
  }
  return { ...read, answer: softmax(layer(h, readout, bias)) };
}

/**
 * Read words with a plain recurrent network: `W`, `U` and `b` are its only ones.
 * @returns {number[]} The answers' probabilities at the end.
 */
export function readRnn({ embedding, W, U, b, W_y: readout, b_y: bias }, tokens) {
  let h = b.map(() => 0);
  for (const token of tokens) h = layer(embedding[token], W, layer(h, U, b)).map(Math.tanh);
  return softmax(layer(h, readout, bias));
}

/** A row times a matrix, plus another row. */
function layer(row, matrix, start) {
  const sum = [...start];
  row.forEach((factor, k) => matrix[k].forEach((each, j) => (sum[j] += factor * each)));
  return sum;
}

/** Probabilities; the largest logit is subtracted so that nothing overflows. */
function softmax(logits) {
  const largest = Math.max(...logits);
  const powers = logits.map((each) => Math.exp(each - largest));
  const total = powers.reduce((sum, each) => sum + each, 0);
  return powers.map((each) => each / total);
}
