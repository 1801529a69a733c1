// The drawn cell with numbers on its wires, one time step at a time, forward and back.

import { backwardSteps, forwardSteps } from "./math/cell_steps.js";
import { classes, decimal, element } from "./parts/dom.js";
import { BORE, BOX, BOX_BOTTOM, BOX_TOP, BOXES, BUS, CELL, COLUMN, EXIT, HEADER, JOIN, LEFT, RIGHT, TANH, TANH_AT, VALVES } from "./parts/drawn_cell.js";
import { GATES, PARTS, WHOLE_STEP } from "./parts/drawn_cell.js";
import { figure } from "./parts/figure.js";
import { Sketch } from "./parts/sketch.js";

const GAP = 0.4; // between an arrowhead and the middle of the dot that it points at

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
    sketch.wire([[x, BUS + (sketch.back ? GAP : 0)], [x, BOX_BOTTOM]], tap);
    sketch.dot(x, BUS, tap);
    const [left, top] = sketch.at([x - BOX.width / 2, BOX_TOP]);
    const [width, height] = [BOX.width * sketch.unit, BOX.height * sketch.unit];
    const { plate } = sketch;
    plate.block(left, top, width, height, part === gate ? "wash" : "paper", 8);
    if (lit) plate.tab(left, top, width, HEADER * sketch.unit, gate, 8);
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

function drawHidden(sketch, now, back) {
  const [gate, hidden] = [sketch.look("output"), sketch.look("hidden")];
  const branch = sketch.look("hidden", "cell");
  sketch.dot(TANH, CELL, branch);
  sketch.wire([[TANH, CELL], [TANH, TANH_AT]], branch, false);
  sketch.wire([[TANH, TANH_AT], [TANH, VALVES], [59.6, VALVES]], hidden);
  sketch.wire([[EXIT, VALVES - (sketch.back ? GAP : 0)], [EXIT, BUS], [59.6, BUS]], hidden);
  sketch.dot(EXIT, VALVES, hidden);
  const [left, top] = sketch.at([TANH - 1.95, TANH_AT + 1.2]);
  const [width, height] = [3.9 * sketch.unit, 2.4 * sketch.unit];
  sketch.plate.block(left, top, width, height, "paper", height / 2);
  sketch.plate.frame(left, top, width, height, hidden, height / 2);
  sketch.text(TANH, TANH_AT, "$tanh$", "middle", sketch.isLit("hidden") ? "ink" : "muted", 12.5);
  sketch.wire([[COLUMN.output, BOX_TOP], [COLUMN.output, VALVES - BORE]], gate);
  sketch.valve(COLUMN.output, VALVES, now.o, gate);
  sketch.text(TANH + 3.4, VALVES + 4.9, "hidden state", "start", sketch.isLit("hidden") ? "hidden" : "muted", 12.5);
  const line = sketch.back && sketch.isLit("hidden") ? given("dh_t", back.dh) : "$h_t = o_t tanh(c_t)$";
  sketch.text(TANH + 3.4, VALVES + 2.9, line, "start", sketch.isLit("hidden") ? "ink" : "muted");
}

/** What stands at the ends of the wires: name, and under it the number. On the way back, on the right, where it is from. */
function drawEnds(sketch, now, back) {
  const ends = sketch.back
    ? [
        [LEFT, CELL, "$dc_{t-1}$", back.dcPrev, "cell"], [RIGHT, CELL, "later", back.dcLater, "cell"],
        [LEFT, BUS, "$dh_{t-1}$", back.dhPrev, "hidden"], [RIGHT, VALVES, "loss", back.dhLoss, "hidden"],
        [JOIN, 1.2, "dx_t", back.dx, "hidden"], [RIGHT, BUS, "later", back.dhLater, "hidden"],
      ]
    : [
        [LEFT, CELL, "$c_{t-1}$", now.cPrev, "cell"], [RIGHT, CELL, "$c_t$", now.c, "cell"],
        [LEFT, BUS, "$h_{t-1}$", now.hPrev, "hidden"], [RIGHT, VALVES, "$h_t$", now.h, "hidden"],
        [JOIN, 1.2, "x_t", now.x, "hidden"], [RIGHT, BUS, "$h_t$", now.h, "hidden"],
      ];
  for (const [x, y, name, value, part] of ends) {
    const known = sketch.isLit(part) || (x < RIGHT && part === "hidden" && sketch.isLit(...GATES));
    const look = known ? part : "muted";
    if (y < 2) {
      sketch.text(x, y, known ? given(name, value) : `$${name}$`, "middle", look);
      continue;
    }
    sketch.text(x, y, name, "middle", look);
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
    button.style.setProperty("--ring", GATES.includes(part) ? `${BOX.height * sketch.unit}px` : "100%");
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

/** The lines of code: of the lit parts, else of the part that is explained, else of the whole step. */
function codeLines({ lit, part, back }) {
  const shown = lit.length ? lit : part ? [part] : [];
  const line = (of) => of[back ? "backCode" : "code"];
  return shown.length ? shown.map((each) => ({ line: line(PARTS[each]), isFaint: part && part !== each })) : [{ line: line(WHOLE_STEP) }];
}

/** On a phone the drawing is wider than the page: at first, show what is lit, or where the way back begins. */
function scrollToLit(stage, sketch) {
  if (stage.scrollWidth <= stage.clientWidth) return;
  const [left, right] = sketch.lit.length
    ? sketch.lit.map((part) => PARTS[part].touch).reduce(([from, to], [x, , width]) => [Math.min(from, x), Math.max(to, x + width)], [64, 0])
    : sketch.back ? [RIGHT, RIGHT] : [0, 0];
  stage.scrollLeft = ((left + right) / 2) * sketch.unit - stage.clientWidth / 2;
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
  const steps = forwardSteps(network);
  const back = backwardSteps(network).map((step, t, { length }) => {
    return { ...step, dhLoss: t === length - 1 ? step.dh : 0, dhLater: t === length - 1 ? 0 : step.dh };
  });
  const buttons = Object.keys(PARTS).map((part) => [part, partButton(model, part)]);
  const code = element("code", {});
  const turn = turnButton(model);
  let isPlaced = false;
  const state = (t) => ({ t, steps: steps.length, back: model.get("back"), part: model.get("part"), lit: model.get("lit") });
  return {
    title: "The cell, step by step",
    controls: [{ name: "t", words: "time step $t$" }],
    draw(plate, { t }) {
      const [now, gradients, { back: isBack, part, lit }] = [steps[t - 1], back[t - 1], state(t)];
      const sketch = new Sketch(plate, lit, isBack);
      const [left, top] = sketch.at([5.5, 35]);
      plate.frame(left, top, 53 * sketch.unit, 31 * sketch.unit, "thin grid", 14);
      drawMemory(sketch, now, gradients);
      drawBoxes(sketch, now, gradients, part);
      drawWrite(sketch, now);
      drawHidden(sketch, now, gradients);
      drawEnds(sketch, now, gradients);
      placeButtons(buttons, sketch);
      const lines = codeLines({ lit, part, back: isBack });
      code.replaceChildren(...lines.map(({ line, isFaint }) => element("span", { class: isFaint && classes("muted") }, line)));
      turn.name();
      turn.button.hidden = lit.length > 0;
      const stage = plate.svg.parentElement;
      if (!isPlaced && stage.clientWidth) {
        isPlaced = true;
        scrollToLit(stage, sketch);
      }
    },
    say: ({ t }) => say(state(t), steps[t - 1], back[t - 1]),
    redrawOn: ["back", "lit", "part"],
    overlays: buttons.map(([, button]) => button),
    steady: [code],
    extras: [element("p", { class: classes("code") }, code), element("div", { class: classes("buttons") }, turn.button)],
  };
}

function render({ model, el }) {
  return figure({ model, el }, () => describe(model), ["_network"]);
}

export default { render };
