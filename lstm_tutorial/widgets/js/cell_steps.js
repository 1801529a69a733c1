// The drawn cell with numbers on its wires, one time step at a time, forward and back.

import { backwardSteps, forwardSteps } from "./math/cell_steps.js";
import { classes, decimal, element } from "./parts/dom.js";
import { figure } from "./parts/figure.js";

// The grid of the book's drawings, in tenths of an inch; y grows upwards.
const [ACROSS, UP] = [64, 36];
const NARROWEST = 620; // pixels; on a narrower page the drawing scrolls
const COLUMN = { forget: 13, input: 25, candidate: 37, output: 49 };
const [BUS, BOXES, VALVES, CELL] = [6.6, 12.9, 22, 29.6];
const [BOX, HEADER] = [{ width: 10.4, height: 7.6 }, 2.5];
const [BOX_TOP, BOX_BOTTOM] = [BOXES + BOX.height / 2, BOXES - BOX.height / 2];
const [LEFT, RIGHT, JOIN, TANH, EXIT] = [2.2, 61.8, 7.4, 44.6, 56];
const BORE = 1.3;
const TANH_AT = (CELL + VALVES) / 2;

/** Each part: its letter, where it is touched (left, bottom, width, height), its line forward and its line back. */
const PARTS = {
  forget: {
    letter: "f", name: "forget gate", touch: [7.8, BOX_BOTTOM, 10.4, CELL + 1.3 - BOX_BOTTOM],
    equation: "f_t = σ(x_t W_f + h_{t-1} U_f + b_f)", code: "f = forget_gate(x, h_prev, p.W_f, p.U_f, p.b_f)",
    job: "how much of the old memory is kept",
    backCode: "da_f = dc * c_prev * f * (1 - f)",
  },
  input: {
    letter: "i", name: "input gate", touch: [19.8, BOX_BOTTOM, 10.4, VALVES + 1 - BOX_BOTTOM],
    equation: "i_t = σ(x_t W_i + h_{t-1} U_i + b_i)", code: "i = input_gate(x, h_prev, p.W_i, p.U_i, p.b_i)",
    job: "how much of the candidate is stored",
    backCode: "da_i = dc * g * i * (1 - i)",
  },
  candidate: {
    letter: "g", name: "candidate", touch: [31.8, BOX_BOTTOM, 10.4, VALVES + 2.6 - BOX_BOTTOM],
    equation: "g_t = tanh(x_t W_g + h_{t-1} U_g + b_g)", code: "g = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)",
    job: "what could be stored",
    backCode: "da_g = dc * i * (1 - g**2)",
  },
  output: {
    letter: "o", name: "output gate", touch: [45.4, BOX_BOTTOM, 8.8, VALVES + 2.6 - BOX_BOTTOM],
    equation: "o_t = σ(x_t W_o + h_{t-1} U_o + b_o)", code: "o = output_gate(x, h_prev, p.W_o, p.U_o, p.b_o)",
    job: "how much of the memory is shown",
    backCode: "da_o = dh * tanh_c * o * (1 - o)",
  },
  cell: {
    letter: "c", name: "cell state", touch: [18.4, CELL - 1.8, 24, 5.4],
    equation: "c_t = f_t c_{t-1} + i_t g_t", code: "c = update_cell_state(f, c_prev, i, g)",
    job: "the memory",
    backCode: "dc = dc + dh * o * (1 - tanh_c**2)",
  },
  hidden: {
    letter: "h", name: "hidden state", touch: [54.6, VALVES - 3.6, 8.6, 6.6],
    equation: "h_t = o_t tanh(c_t)", code: "h = update_hidden_state(o, c)",
    job: "what is said of the memory",
    backCode: "dh_prev = da_i @ U_i.T + da_f @ U_f.T + da_g @ U_g.T + da_o @ U_o.T",
  },
};
const GATES = ["forget", "input", "candidate", "output"];

/** What draws on the grid: points in its units, colours by part, grey for what is not lit. */
class Sketch {
  constructor(plate, lit, back) {
    Object.assign(this, { plate, lit, back, unit: Math.max(plate.width, NARROWEST) / ACROSS });
    plate.clear(ACROSS * this.unit, UP * this.unit);
    plate.svg.style.width = `${ACROSS * this.unit}px`;
  }

  isLit(...parts) {
    return !this.lit.length || parts.some((part) => this.lit.includes(part));
  }

  look(part, color = part) {
    return this.isLit(part) ? color : "thin muted";
  }

  at([x, y]) {
    return [x * this.unit, (UP - y) * this.unit];
  }

  /** A wire with an arrowhead where it ends; on the way back, where it begins. */
  wire(points, look, arrow = true) {
    const way = (this.back ? points.toReversed() : points).map((point) => this.at(point));
    if (!arrow) return this.plate.line(way, look);
    const [before, end] = way.slice(-2);
    this.plate.line(way.slice(0, -1), look);
    return this.plate.arrow(before, end, look);
  }

  text(x, y, words, anchor = "middle", look = "ink", size = 13) {
    const [left, top] = this.at([x, y]);
    return this.plate.text(left, top + size * 0.34, words, anchor, look, size);
  }

  dot(x, y, look) {
    this.plate.dot(...this.at([x, y]), look, 3.4);
  }

  /** A valve: two jaws that leave a share of the bore free. */
  valve(x, y, opening, look, upright = false) {
    const [along, across] = upright ? [[0, 2], [1.3, 0]] : [[2, 0], [0, 1.3]];
    const place = (a, b) => this.at([x + a * along[0] + b * across[0], y + a * along[1] + b * across[1]]);
    const [low, high] = [place(-1, -1), place(1, 1)];
    const corner = [Math.min(low[0], high[0]), Math.min(low[1], high[1])];
    const size = [Math.abs(high[0] - low[0]), Math.abs(high[1] - low[1])];
    for (const side of [1, -1]) {
      const tip = side * opening;
      const shape = [[-1, side], [-0.55, side], [-0.75, tip], [-0.3, tip], [0.3, tip], [0.75, tip], [0.55, side], [1, side]];
      const [a, b, c, d, e, f, g, h] = shape.map(([p, q]) => place(p, q).map((each) => each.toFixed(1)).join(","));
      this.plate.add("path", { d: `M${a}C${b} ${c} ${d}L${e}C${f} ${g} ${h}Z`, class: classes("fill", look) });
    }
    this.plate.frame(...corner, ...size, look);
  }
}

/** Two decimals, a letter and its sign between them. */
function given(letter, value) {
  return `$${letter} = ${decimal(value)}$`;
}

function drawBoxes(sketch, now, back, part) {
  const bus = sketch.isLit(...GATES) ? "hidden" : "thin muted";
  sketch.wire([[4.4, BUS], [JOIN, BUS]], bus, sketch.back);
  sketch.wire([[JOIN, 2.6], [JOIN, BUS]], bus, sketch.back);
  sketch.wire([[JOIN, BUS], [COLUMN.output, BUS]], bus, false);
  sketch.dot(JOIN, BUS, bus);
  for (const gate of GATES) {
    const [x, { letter, name }, lit] = [COLUMN[gate], PARTS[gate], sketch.isLit(gate)];
    const tap = lit ? "hidden" : "thin muted";
    sketch.wire([[x, BUS], [x, BOX_BOTTOM]], tap);
    sketch.dot(x, BUS, tap);
    const [left, top] = sketch.at([x - BOX.width / 2, BOX_TOP]);
    const [width, height] = [BOX.width * sketch.unit, BOX.height * sketch.unit];
    const { plate } = sketch;
    plate.block(left, top, width, height, part === gate ? "wash" : "paper", 8);
    if (lit) plate.block(left, top, width, HEADER * sketch.unit, gate, 8);
    if (lit) plate.block(left, top + HEADER * sketch.unit / 2, width, HEADER * sketch.unit / 2, gate);
    plate.frame(left, top, width, height, sketch.look(gate), 8);
    sketch.text(x, BOX_TOP - HEADER / 2, name, "middle", lit ? "paper" : "muted", 12.5);
    const squash = gate === "candidate" ? "tanh" : "σ";
    const lines = sketch.back && lit
      ? [`$da_${letter}$`, `$${decimal(back.da[letter])}$`]
      : [`$${letter}_t = ${squash}(x_t W_${letter}$`, `$+ h_{t-1} U_${letter} + b_${letter})$`];
    lines.forEach((line, k) => sketch.text(x, BOXES - 0.35 - 2.1 * k, line, "middle", lit ? "ink" : "muted", 12.5));
  }
}

function drawMemory(sketch, now, back) {
  const cell = sketch.look("cell");
  sketch.wire([[4.4, CELL], [59.6, CELL]], sketch.isLit("cell") ? `wide ${cell}` : cell, false);
  const [x, plus] = [COLUMN.forget, COLUMN.candidate];
  sketch.wire([[x, BOX_TOP], [x, CELL - BORE]], sketch.look("forget"));
  sketch.valve(x, CELL, now.f, sketch.look("forget"));
  const [centerX, centerY] = sketch.at([plus, CELL]);
  const radius = 1.4 * sketch.unit;
  sketch.plate.add("circle", { cx: centerX, cy: centerY, r: radius, class: classes("ring line", cell) });
  [[1, 0], [0, 1]].forEach(([a, b]) => {
    const arm = radius * 0.55;
    sketch.plate.line([[centerX - a * arm, centerY - b * arm], [centerX + a * arm, centerY + b * arm]], cell);
  });
  if (!sketch.back && sketch.isLit("cell")) {
    sketch.text((x + plus) / 2, CELL + 1.7, given("f_t c_{t-1}", now.f * now.cPrev), "middle", "cell");
  }
  sketch.text(plus + 2.6, CELL + 3.6, "cell state", "start", sketch.isLit("cell") ? "cell" : "muted", 12.5);
  const line = sketch.back && sketch.isLit("cell") ? given("dc_t", back.dc) : "$c_t = f_t c_{t-1} + i_t g_t$";
  sketch.text(plus + 2.6, CELL + 1.6, line, "start", sketch.isLit("cell") ? "ink" : "muted");
}

function drawWrite(sketch, now) {
  const [gate, candidate] = [sketch.look("input"), sketch.look("candidate")];
  const [start, x] = [COLUMN.input, COLUMN.candidate];
  sketch.wire([[x, BOX_TOP], [x, CELL - 1.5]], candidate);
  sketch.wire([[start, BOX_TOP], [start, VALVES], [x - BORE, VALVES]], gate);
  sketch.valve(x, VALVES, now.i, gate, true);
  if (!sketch.back && sketch.isLit("candidate", "input")) {
    sketch.text(x + 0.9, VALVES + 5.2, "$i_t g_t$", "start", "candidate");
    sketch.text(x + 0.9, VALVES + 3.4, `$${decimal(now.i * now.g)}$`, "start", "candidate");
  }
}

function drawHidden(sketch, now) {
  const [gate, hidden] = [sketch.look("output"), sketch.look("hidden")];
  const branch = sketch.look("hidden", "cell");
  sketch.dot(TANH, CELL, branch);
  sketch.wire([[TANH, CELL], [TANH, TANH_AT]], branch, false);
  sketch.wire([[TANH, TANH_AT], [TANH, VALVES], [59.6, VALVES]], hidden);
  sketch.wire([[EXIT, VALVES], [EXIT, BUS], [59.6, BUS]], hidden);
  sketch.dot(EXIT, VALVES, hidden);
  const [left, top] = sketch.at([TANH - 1.95, TANH_AT + 1.2]);
  const [width, height] = [3.9 * sketch.unit, 2.4 * sketch.unit];
  sketch.plate.block(left, top, width, height, "paper", height / 2);
  sketch.plate.frame(left, top, width, height, hidden, height / 2);
  sketch.text(TANH, TANH_AT, "$tanh$", "middle", sketch.isLit("hidden") ? "ink" : "muted", 12.5);
  sketch.wire([[COLUMN.output, BOX_TOP], [COLUMN.output, VALVES - BORE]], gate);
  sketch.valve(COLUMN.output, VALVES, now.o, gate);
  sketch.text(TANH + 3.4, VALVES + 4.9, "hidden state", "start", sketch.isLit("hidden") ? "hidden" : "muted", 12.5);
  sketch.text(TANH + 3.4, VALVES + 2.9, "$h_t = o_t tanh(c_t)$", "start", sketch.isLit("hidden") ? "ink" : "muted");
}

/** What stands at the ends of the wires: name, and under it the number. */
function drawEnds(sketch, now, back) {
  const ends = sketch.back
    ? [
        [LEFT, CELL, "dc_{t-1}", back.dcPrev, "cell"], [RIGHT, CELL, "dc_t", back.dcLater, "cell"],
        [LEFT, BUS, "dh_{t-1}", back.dhPrev, "hidden"], [RIGHT, VALVES, "dh_t", back.dh, "hidden"],
        [JOIN, 1.2, "dx_t", back.dx, "hidden"],
      ]
    : [
        [LEFT, CELL, "c_{t-1}", now.cPrev, "cell"], [RIGHT, CELL, "c_t", now.c, "cell"],
        [LEFT, BUS, "h_{t-1}", now.hPrev, "hidden"], [RIGHT, VALVES, "h_t", now.h, "hidden"],
        [JOIN, 1.2, "x_t", now.x, "hidden"], [RIGHT, BUS, "h_t", now.h, "hidden"],
      ];
  for (const [x, y, name, value, part] of ends) {
    const known = sketch.isLit(part) || (part === "hidden" && x < RIGHT);
    const look = known ? part : "muted";
    if (y < 2) {
      sketch.text(x, y, known ? given(name, value) : `$${name}$`, "middle", look);
      continue;
    }
    sketch.text(x, y, `$${name}$`, "middle", look);
    if (known) sketch.text(x, y - 2.1, `$${decimal(value)}$`, "middle", look);
  }
  for (const gate of sketch.back ? [] : GATES) {
    if (!sketch.isLit(gate)) continue;
    const { letter } = PARTS[gate];
    const place = gate === "forget" ? [COLUMN.forget + 0.8, VALVES, "start"]
      : gate === "input" ? [(COLUMN.input + COLUMN.candidate) / 2 - 0.6, VALVES + 1.4, "middle"]
        : [COLUMN[gate] + 0.8, VALVES - 3.6, "start"];
    sketch.text(place[0], place[1], given(`${letter}_t`, now[letter]), place[2], `${gate}`);
  }
}

/** Lay each part's button over it. */
function placeButtons(buttons, sketch) {
  for (const [part, button] of buttons) {
    const [x, y, width, height] = PARTS[part].touch;
    const [left, top] = sketch.at([x, y + height]);
    const [w, h] = [width, height].map((each) => each * sketch.unit);
    Object.assign(button.style, { left: `${left}px`, top: `${top}px`, width: `${w}px`, height: `${h}px` });
    button.hidden = !sketch.isLit(part);
  }
}

function say({ t, back, part, lit, steps }, now, gradients) {
  if (part) {
    const { name, job, equation } = PARTS[part];
    return back ? `The ${name}, on the way back:` : `The ${name}, ${job}: $${equation}$`;
  }
  if (lit.length) {
    const values = lit.map((each) => given(`${PARTS[each].letter}_t`, now[PARTS[each].letter]));
    return `Step ${t} of ${steps}: ${values.join(", ")}.`;
  }
  if (back) {
    return `Back through step ${t} of ${steps}: of $dc_t = ${decimal(gradients.dc)}$ the forget gate hands on $dc_{t-1} = ${decimal(gradients.dcPrev)}$.`;
  }
  return (
    `Step ${t} of ${steps}: of the memory $${decimal(now.cPrev)}$ the cell keeps $${decimal(now.f * now.cPrev)}$, ` +
    `adds $${decimal(now.i * now.g)}$, and shows $${decimal(now.h)}$.`
  );
}

/** A button over a part of the drawing; it explains its part while it has the pointer or the focus. */
function partButton(model, part) {
  const button = element("button", { type: "button", class: classes("touch"), "aria-label": PARTS[part].name });
  const tell = (name) => {
    if (model.get("part") === name) return;
    model.set("part", name);
    model.save_changes();
  };
  ["pointerenter", "focus"].forEach((event) => button.addEventListener(event, () => tell(part)));
  ["pointerleave", "blur"].forEach((event) => button.addEventListener(event, () => tell("")));
  return button;
}

function turnButton(model) {
  const button = element("button", { type: "button" });
  const name = () => button.replaceChildren(model.get("back") ? "Show the way forward" : "Show the way back");
  button.addEventListener("click", () => {
    model.set("back", !model.get("back"));
    model.save_changes();
  });
  return { button, name };
}

function describe(model) {
  const network = model.get("_network");
  const [steps, back] = [forwardSteps(network), backwardSteps(network)];
  const buttons = Object.keys(PARTS).map((part) => [part, partButton(model, part)]);
  const code = element("code", {});
  const turn = turnButton(model);
  const state = (t) => ({ t, steps: steps.length, back: model.get("back"), part: model.get("part"), lit: model.get("lit") });
  return {
    title: "The cell, step by step",
    controls: [{ name: "t", words: "time step $t$" }],
    draw(plate, { t }) {
      const [now, gradients, { back: isBack, part }] = [steps[t - 1], back[t - 1], state(t)];
      const sketch = new Sketch(plate, model.get("lit"), isBack);
      const [left, top] = sketch.at([5.5, 35]);
      plate.frame(left, top, 53 * sketch.unit, 31 * sketch.unit, "thin grid", 14);
      drawMemory(sketch, now, gradients);
      drawBoxes(sketch, now, gradients, part);
      drawWrite(sketch, now);
      drawHidden(sketch, now);
      drawEnds(sketch, now, gradients);
      placeButtons(buttons, sketch);
      code.textContent = part ? PARTS[part][isBack ? "backCode" : "code"] : "";
      turn.name();
      turn.button.hidden = model.get("lit").length > 0;
    },
    say: ({ t }) => say(state(t), steps[t - 1], back[t - 1]),
    redrawOn: ["back", "lit", "part"],
    overlays: buttons.map(([, button]) => button),
    extras: [element("p", { class: classes("code") }, code), element("div", { class: classes("buttons") }, turn.button)],
  };
}

function render({ model, el }) {
  return figure({ model, el }, () => describe(model), ["_network"]);
}

export default { render };
