// Where everything stands in the drawn cell, and what there is to say of each part.

// The grid of the book's drawings, in tenths of an inch, 64 by 36; y grows upwards.
export const COLUMN = { forget: 13, input: 25, candidate: 37, output: 49 };
export const [BUS, BOXES, VALVES, CELL] = [6.6, 12.9, 22, 29.6];
export const [BOX, HEADER] = [{ width: 10.4, height: 7.6 }, 2.5];
export const [BOX_TOP, BOX_BOTTOM] = [BOXES + BOX.height / 2, BOXES - BOX.height / 2];
export const [LEFT, RIGHT, JOIN, TANH, EXIT] = [2.2, 61.8, 7.4, 44.6, 56];
export const BORE = 1.3;
export const TANH_AT = (CELL + VALVES) / 2;

/**
 * Each part: its letter, where it is touched (left, bottom, width, height; no label lies across that), its line forward
 * and its line back.
 */
export const PARTS = {
  forget: {
    letter: "f", name: "forget gate", touch: [7.8, BOX_BOTTOM, 10.4, CELL + BORE - BOX_BOTTOM],
    equation: "f_t = σ(x_t W_f + h_{t-1} U_f + b_f)", code: "f = forget_gate(x, h_prev, p.W_f, p.U_f, p.b_f)",
    job: "how much of the old memory is kept",
    backCode: "da_f = dc * c_prev * f * (1 - f)",
  },
  input: {
    letter: "i", name: "input gate", touch: [19.8, BOX_BOTTOM, 10.4, VALVES + 0.6 - BOX_BOTTOM],
    equation: "i_t = σ(x_t W_i + h_{t-1} U_i + b_i)", code: "i = input_gate(x, h_prev, p.W_i, p.U_i, p.b_i)",
    job: "how much of the candidate is stored",
    backCode: "da_i = dc * g * i * (1 - i)",
  },
  candidate: {
    letter: "g", name: "candidate", touch: [31.8, BOX_BOTTOM, 10.4, VALVES - 2.3 - BOX_BOTTOM],
    equation: "g_t = tanh(x_t W_g + h_{t-1} U_g + b_g)", code: "g = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)",
    job: "what could be stored",
    backCode: "da_g = dc * i * (1 - g**2)",
  },
  output: {
    letter: "o", name: "output gate", touch: [43.8, BOX_BOTTOM, 10.4, VALVES + BORE - BOX_BOTTOM],
    equation: "o_t = σ(x_t W_o + h_{t-1} U_o + b_o)", code: "o = output_gate(x, h_prev, p.W_o, p.U_o, p.b_o)",
    job: "how much of the memory is shown",
    backCode: "da_o = dh * tanh_c * o * (1 - o)",
  },
  cell: {
    letter: "c", name: "cell state", touch: [18.4, CELL - 1.2, 33, 6.25],
    equation: "c_t = f_t c_{t-1} + i_t g_t", code: "c = update_cell_state(f, c_prev, i, g)",
    job: "the memory",
    backCode: "dc = dc + dh * o * (1 - tanh_c**2)",
  },
  hidden: {
    letter: "h", name: "hidden state", touch: [42.3, VALVES + 1.85, 15.5, 4.15],
    equation: "h_t = o_t tanh(c_t)", code: "h = update_hidden_state(o, c)",
    job: "what is said of the memory",
    backCode: "dh_prev = da_i @ p.U_i.T + da_f @ p.U_f.T + da_g @ p.U_g.T + da_o @ p.U_o.T",
  },
};
export const GATES = ["forget", "input", "candidate", "output"];

/** The lines that take a whole step. */
export const WHOLE_STEP = {
  code: "h, c, cache = lstm_step(x, h_prev, c_prev, p)",
  backCode: "dx, dh_prev, dc_prev, dp = lstm_step_backward(dh, dc, cache)",
};
