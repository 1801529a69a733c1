// What two gates can do with one number of the memory: the four corners, and all that lies between.

import { updateCellState } from "./math/cell.js";
import { contents } from "./math/steps.js";
import { classes, decimal, element } from "./parts/dom.js";
import { figure } from "./parts/figure.js";
import { pad } from "./parts/pad.js";
import { scale } from "./parts/plate.js";

const CORNERS = [
  { f: 1, i: 0, name: "keep" },
  { f: 1, i: 1, name: "write" },
  { f: 0, i: 0, name: "erase" },
  { f: 0, i: 1, name: "overwrite" },
];
const TOP = 30;
const LEFT = 38;
const LARGEST = 230; // side of the square
const NARROW = 520; // pixels; below it the tape stands under the square
const SLOT = 40; // width of a step on the tape
const REACHES = [1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256];
const MOST_STEPS = 200;

/** Where the parts stand in a figure of some width. */
function layout(width) {
  if (width < NARROW) {
    const side = Math.min(LARGEST, width - LEFT - 2);
    return { side, tape: { x: 0, y: TOP + side + 60, width: width - 2, height: 170 } };
  }
  const x = LEFT + LARGEST + 40;
  return { side: LARGEST, tape: { x, y: TOP, width: width - x - 2, height: LARGEST } };
}

/** Where both gates stand, in words. */
function placeOf(f, i) {
  const corner = CORNERS.find((each) => Math.abs(each.f - f) < 0.3 && Math.abs(each.i - i) < 0.3);
  if (!corner) return "between the corners";
  return corner.f === f && corner.i === i ? corner.name : `close to ${corner.name}`;
}

function drawSquare(plate, side, { f, i, g }, c) {
  const [at, up] = [scale(0, 1, LEFT, LEFT + side), scale(0, 1, TOP + side, TOP)];
  plate.block(LEFT, TOP, side, side, "wash");
  plate.line([[at(0.5), up(1)], [at(0.5), up(0)]], "thin grid");
  plate.line([[at(0), up(0.5)], [at(1), up(0.5)]], "thin grid");
  plate.frame(LEFT, TOP, side, side, "thin muted");
  for (const corner of CORNERS) {
    const anchor = corner.f ? "end" : "start";
    const [x, y] = [at(corner.f) + (corner.f ? -10 : 10), up(corner.i) + (corner.i ? 22 : -28)];
    plate.text(x, y, corner.name, anchor);
    plate.text(x, y + 17, `$${decimal(updateCellState(corner.f, c, corner.i, g))}$`, anchor, "cell");
  }
  [0, 1].forEach((end) => {
    plate.text(at(end), up(0) + 18, `$${end}$`, end ? "end" : "start", "muted");
    plate.text(LEFT - 7, up(end) + (end ? 10 : 0), `$${end}$`, "end", "muted");
  });
  plate.text(at(0.5), up(0) + 18, "forget gate $f_t$", "middle");
  plate.sideways(LEFT - 10, up(0.5), "input gate $i_t$");
  plate.line([[at(f), up(0)], [at(f), up(i)]], "thin dashed forget");
  plate.line([[at(0), up(i)], [at(f), up(i)]], "thin dashed input");
  plate.dot(at(f), up(i), "ink", 7);
}

/** A little square with a dot where the gates stood: what was done, at a glance. */
function drawStamp(plate, x, y, f, i) {
  plate.frame(x - 7, y, 14, 14, "thin muted");
  plate.dot(x - 7 + 14 * f, y + 14 - 14 * i, "ink", 3);
}

function drawBar(plate, x, up, value, isDone) {
  const [zero, end] = [up(0), up(value)];
  const bar = [x - 9, Math.min(zero, end), 18, Math.abs(end - zero)];
  if (isDone) plate.block(...bar, "cell");
  else plate.frame(...bar, "thin dashed cell");
  plate.text(x, value < 0 ? end + 15 : end - 6, `$${decimal(value)}$`, "middle", "cell", 12);
}

/** The memory at first and after each step, as many as there is room for, and what the next step would make of it. */
function drawTape(plate, { x, y, width, height }, cs, steps, { f, i, g }) {
  const next = updateCellState(f, cs.at(-1), i, g);
  const shown = Math.max(1, Math.floor(width / SLOT) - 1);
  const first = Math.max(0, cs.length - shown);
  const farthest = Math.max(...[...cs.slice(first), next].map((c) => (c < 0 ? -2 * c : c)));
  const reach = REACHES.find((each) => each >= farthest) ?? farthest;
  const up = scale(-reach / 2, reach, y + height - 60, y + 18);
  const stamps = y + height - 30;
  const at = (k) => x + (k - first + 0.5) * SLOT;
  plate.text(x, y - 12, "the memory, step by step");
  plate.line([[x, up(0)], [x + width, up(0)]], "thin muted");
  for (let k = first; k < cs.length; k += 1) {
    drawBar(plate, at(k), up, cs[k], true);
    if (k) drawStamp(plate, at(k), stamps, ...steps[k - 1]);
    plate.text(at(k), stamps + 30, k ? `$${k}$` : "start", "middle", "muted", 12);
  }
  drawBar(plate, at(cs.length), up, next, false);
  drawStamp(plate, at(cs.length), stamps, f, i);
  plate.text(at(cs.length), stamps + 30, "next", "middle", "muted", 12);
}

function say({ f, i, g, c_0: start }, steps) {
  const c = contents(start, steps).at(-1);
  return (
    `$f_t c_{t-1} + i_t g_t = ${decimal(f)} · ${signed(c)} + ${decimal(i)} · ${signed(g)} = ${decimal(updateCellState(f, c, i, g))}$. ` +
    `Both gates: ${placeOf(f, i)}.`
  );
}

/** A number as it stands after an operator. */
function signed(value) {
  return value < 0 ? `(${decimal(value)})` : decimal(value);
}

/** What is wrong with the steps, as a sentence, or "". */
function wrongSteps(steps) {
  const sound = ([f, i, g, ...more]) => !more.length && [f, i].every((gate) => gate >= 0 && gate <= 1) && g >= -1 && g <= 1;
  const place = Array.isArray(steps) ? steps.findIndex((step) => !Array.isArray(step) || !sound(step)) : 0;
  if (place < 0) return "";
  return `step ${place + 1}: expected two gates from 0 to 1 and a candidate from −1 to 1, got ${JSON.stringify(steps?.[place])}.`;
}

function describe(model) {
  const put = (name, value) => (model.set(name, value), model.save_changes());
  const steps = () => model.get("steps");
  const apply = () => put("steps", [...steps(), ["f", "i", "g"].map((name) => model.get(name))].slice(-MOST_STEPS));
  const { surface, place } = pad({
    label: "Both gates at once",
    names: ["forget gate", "input gate"],
    get: () => [model.get("f"), model.get("i")],
    set(f, i) {
      model.set("f", f);
      model.set("i", i);
      model.save_changes();
    },
    confirm: apply,
  });
  const button = (words, act) => {
    const made = element("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  };
  const buttons = [button("Apply this step", apply), button("Start again", () => put("steps", []))];
  return {
    title: "Two gates and one number of the memory",
    controls: [
      { name: "f", words: "forget gate $f_t$", part: "forget" },
      { name: "i", words: "input gate $i_t$", part: "input" },
      { name: "g", words: "candidate $g_t$", part: "candidate" },
      { name: "c_0", words: "memory at first", part: "cell" },
    ],
    draw(plate, values) {
      const { side, tape } = layout(plate.width);
      plate.clear(plate.width, tape.y + tape.height + 26);
      const cs = contents(values.c_0, steps());
      drawSquare(plate, side, values, cs.at(-1));
      drawTape(plate, tape, cs, steps(), values);
      place(LEFT, TOP, side);
    },
    say: (values) => say(values, steps()),
    redrawOn: ["steps"],
    wrong: () => wrongSteps(steps()),
    overlays: [surface],
    extras: [element("div", { class: classes("buttons") }, ...buttons)],
  };
}

function render({ model, el }) {
  return figure({ model, el }, () => describe(model));
}

export default { render };
