// One gate of one unit: a sum, the sigmoid, a valve.

import { preActivation, sigmoid, updateCellState, updateHiddenState } from "./math/cell.js";
import { decimal } from "./parts/dom.js";
import { figure } from "./parts/figure.js";
import { between, scale } from "./parts/plate.js";

const FAR = 8; // the curve is drawn for pre-activations from -8 to 8
const ROW = 22; // height of a row of the sum
const SPLIT = 0.56; // of the width, for the curve
const CURVE = { top: 3 * ROW + 26, height: 150 };

const WIRE = { y: 34, turn: 16 }; // the memory's wire above the valve, and how far beside it the way turns

/**
 * What each gate is put to: what meets the valve, what leaves it, what becomes of the two shares; how much arrives and
 * how much passes of the value that is set. The memory that a gate takes from (`from`) or stores into (`into`) is a
 * wire above the valve, with what is done on the way there.
 */
const JOBS = {
  forget: {
    letter: "f",
    arrives: { words: "memory", symbol: "c_{t-1}", part: "cell" },
    leaves: { words: "kept", lost: "dropped", symbol: "f_t c_{t-1}", part: "cell" },
    setting: "memory $c_{t-1}$",
    arriving: (value) => value,
    passing: (f, cPrev) => updateCellState(f, cPrev, 0, 0),
    says: (share, before, after) => `Of the memory ${before}, the forget gate keeps ${share}: ${after} stays.`,
  },
  input: {
    letter: "i",
    arrives: { words: "candidate", symbol: "g_t", part: "candidate" },
    leaves: { words: "let in", lost: "shut out", symbol: "i_t g_t", part: "candidate" },
    setting: "candidate $g_t$",
    arriving: (value) => value,
    passing: (i, g) => updateCellState(0, 0, i, g),
    into: "+",
    says: (share, before, after) => `Of the candidate ${before}, the input gate lets in ${share}: ${after} is stored.`,
  },
  output: {
    letter: "o",
    arrives: { words: "memory", symbol: "tanh(c_t)", part: "cell" },
    leaves: { words: "shown", lost: "silent", symbol: "h_t", part: "hidden" },
    setting: "memory $c_t$",
    arriving: Math.tanh,
    passing: updateHiddenState,
    from: "tanh",
    says: (share, before, after) =>
      `Of the squashed memory ${before}, the output gate shows ${share}: the hidden state is ${after}.`,
  },
};

function drawSum(plate, at, gate, { x, h_prev, w, u, b }) {
  const { letter } = JOBS[gate];
  const terms = [
    [`x_t w_${letter}`, x * w],
    [`h_{t-1} u_${letter}`, h_prev * u],
    [`b_${letter}`, b],
  ];
  let sum = 0;
  terms.forEach(([symbol, term], row) => {
    const y = (row + 0.5) * ROW;
    const [from, to] = [sum, sum + term].map((z) => at(between(-FAR, z, FAR)));
    plate.arrow([from, y], [to, y], gate);
    const onTheRight = from + to < 2 * at(0) + 1;
    const x = onTheRight ? Math.max(from, to) + 7 : Math.min(from, to) - 7;
    plate.text(x, y + 4.5, `$${symbol} = ${decimal(term)}$`, onTheRight ? "start" : "end");
    sum += term;
    if (row < 2) plate.line([[to, y], [to, y + ROW]], "thin muted");
  });
}

function drawCurve(plate, at, up, gate, z) {
  const [left, right, floor] = [at(-FAR), at(FAR), up(0)];
  plate.line([[at(0), ROW / 2], [at(0), floor]], "thin grid");
  [0, 0.5, 1].forEach((level) => {
    plate.line([[left, up(level)], [right, up(level)]], `thin ${level ? "grid" : "muted"}`);
    plate.text(left - 7, up(level) + 4.5, `$${level || "0"}$`, "end", "muted");
  });
  [-8, -4, 0, 4, 8].forEach((tick) => {
    plate.line([[at(tick), floor], [at(tick), floor + 4]], "thin muted");
    plate.text(at(tick), floor + 18, `$${tick}$`, "middle", "muted");
  });
  const curve = Array.from({ length: 161 }, (_, k) => -FAR + k / 10).map((each) => [at(each), up(sigmoid(each))]);
  plate.line(curve, `thick ${gate}`);
  plate.text((left + right) / 2, floor + 36, `pre-activation $z = ${decimal(z)}$`, "middle");
}

/** The valve between what arrives and what leaves, on the scale of the curve beside it. */
function drawCanal(plate, [left, right], up, job, gate, opening, value) {
  const { letter, arrives, leaves, arriving, passing } = job;
  const [middle, floor] = [(left + right) / 2, up(0)];
  plate.block(left, up(1), middle - left, floor - up(1), `tint ${arrives.part}`);
  plate.block(middle, up(opening), right - middle, floor - up(opening), `tint ${leaves.part}`);
  [0, 1].forEach((wall) => plate.line([[left, up(wall)], [right, up(wall)]], "thin muted"));
  plate.block(middle - 5, up(1), 10, up(opening) - up(1), gate);
  plate.frame(middle - 5, up(1), 10, floor - up(1), gate);
  plate.text(middle, up(1) - 10, `$${letter}_t = ${decimal(opening, 3)}$`, "middle");
  const halves = [(left + middle - 5) / 2, (middle + 5 + right) / 2];
  const write = (x, level, words, look) => plate.text(x, up(level) + 4, words, "middle", look, 12);
  const [passes, stays] = [opening / 2, (1 + opening) / 2];
  if (right - left > 150) write(halves[0], opening > 0.5 ? passes : stays, arrives.words);
  if (opening > 0.15) write(halves[1], passes, leaves.words);
  if (opening < 0.85) write(halves[1], stays, leaves.lost, "muted");
  nameBelow(plate, halves[0], floor, arrives, arriving(value));
  nameBelow(plate, halves[1], floor, leaves, passing(opening, value));
}

function nameBelow(plate, x, floor, { symbol, part }, number) {
  plate.text(x, floor + 18, `$${symbol}$`, "middle", part);
  plate.text(x, floor + 37, `$${decimal(number)}$`, "middle", part);
}

/** The memory's wire, and the way from it to the valve, or from the valve to it. */
function drawWire(plate, [left, right], up, { from, into }, opening, memory) {
  plate.line([[left, WIRE.y], [right, WIRE.y]], "wide cell");
  plate.text((left + right) / 2, WIRE.y - 11, from ? `memory $c_t = ${decimal(memory)}$` : "memory $c_t$", "middle");
  if (from) {
    plate.line([[left, WIRE.y], [left, up(0.5)]], "cell");
    plate.arrow([left, up(0.5)], [left + WIRE.turn - 1, up(0.5)], "cell");
    drawOperation(plate, left, (WIRE.y + up(1)) / 2, from);
  } else {
    plate.line([[right - WIRE.turn, up(opening / 2)], [right, up(opening / 2)]], "candidate");
    plate.arrow([right, up(opening / 2)], [right, WIRE.y + 9], "candidate");
    drawOperation(plate, right, WIRE.y, into);
  }
}

/** What is done on the way: "+" in a circle, a function's name in a capsule. */
function drawOperation(plate, x, y, name) {
  const width = name.length > 1 ? 40 : 18;
  plate.block(x - width / 2, y - 9, width, 18, "paper", 9);
  plate.frame(x - width / 2, y - 9, width, 18, "cell", 9);
  plate.text(x, y + 4.5, `$${name}$`, "middle");
}

/** The valve and, where the gate takes from the memory or stores into it, the memory. */
function drawJob(plate, [left, right], up, job, gate, opening, value) {
  const canal = [left + (job.from ? WIRE.turn : 0), right - (job.into ? WIRE.turn : 0)];
  drawCanal(plate, canal, up, job, gate, opening, value);
  if (job.from || job.into) drawWire(plate, [left, right], up, job, opening, value);
  return (canal[0] + canal[1]) / 2;
}

function draw(plate, gate, values) {
  const width = plate.width;
  plate.clear(width, CURVE.top + CURVE.height + 44);
  const at = scale(-FAR, FAR, 30, width * SPLIT);
  const up = scale(0, 1, CURVE.top + CURVE.height, CURVE.top);
  const { x, h_prev, w, u, b } = values;
  const z = preActivation(x, h_prev, w, u, b);
  const opening = sigmoid(z);
  const place = [at(between(-FAR, z, FAR)), up(opening)];
  drawCurve(plate, at, up, gate, z);
  drawSum(plate, at, gate, values);
  const valve = drawJob(plate, [width * SPLIT + 26, width - 10], up, JOBS[gate], gate, opening, values.value);
  plate.line([[place[0], 2.5 * ROW], place], `thin dashed ${gate}`);
  plate.line([place, [valve - 5, place[1]]], `thin dashed ${gate}`);
  plate.dot(...place, gate);
  plate.label(at(-FAR), up(1) - 10, `gate $${JOBS[gate].letter}_t$`);
}

function say(gate, { x, h_prev, w, u, b, value }) {
  const { arriving, passing, says } = JOBS[gate];
  const opening = sigmoid(preActivation(x, h_prev, w, u, b));
  return says(decimal(opening, 3), decimal(arriving(value)), decimal(passing(opening, value)));
}

function describe(gate) {
  const { letter, arrives, setting } = JOBS[gate];
  return {
    title: `The ${gate} gate of one unit`,
    controls: [
      { name: "x", words: "input $x_t$" },
      { name: "w", words: `weight $w_${letter}$`, part: gate },
      { name: "h_prev", words: "hidden state $h_{t-1}$", part: "hidden" },
      { name: "u", words: `weight $u_${letter}$`, part: gate },
      { name: "value", words: setting, part: arrives.part },
      { name: "b", words: `bias $b_${letter}$`, part: gate },
    ],
    draw: (plate, values) => draw(plate, gate, values),
    say: (values) => say(gate, values),
  };
}

function render({ model, el }) {
  return figure({ model, el }, () => describe(model.get("gate")), ["gate"]);
}

export default { render };
