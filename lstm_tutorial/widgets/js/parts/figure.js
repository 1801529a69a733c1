// What every figure does alike: lay out, listen, draw, say what it shows and what is wrong.

import { control, fault } from "./controls.js";
import { classes, element } from "./dom.js";
import { Plate } from "./plate.js";
import { inline } from "./symbols.js";

const WIDTH = 640; // until the browser has laid the figure out

/**
 * Show a figure and keep it in step with its model.
 * @param context What anywidget's `render` is given: `model` and `el`.
 * @param describe Called for the figure's description; again when one of `anew` changes.
 *   - title: what the figure is, for readers who listen.
 *   - controls: a row for each setting that has a slider, `{name, words, part}`.
 *   - draw(plate, values): draws on a `Plate` of the figure's width, from the settings' values by name.
 *   - say(values): the sentence under the drawing, with `$formulas$`.
 *   - redrawOn: names of further traits that are drawn.
 *   - wrong(): what is wrong with those, as a sentence; nothing is drawn until it is "".
 *   - overlays: elements that lie on the drawing, such as a pad; `draw` puts them in their place.
 *   - extras: elements that stand between the sentence and the controls, such as buttons.
 *   - steady: those of them, or within them, that keep the greatest height they have had.
 * @param anew Names of traits with which the description changes.
 * @returns {function()} Stops listening.
 */
export function figure({ model, el }, describe, anew = []) {
  let stop = show(model, el, describe());
  const again = () => {
    stop();
    stop = show(model, el, describe());
  };
  const events = ["_settings", ...anew].map((name) => `change:${name}`);
  events.forEach((event) => model.on(event, again));
  return () => {
    stop();
    events.forEach((event) => model.off(event, again));
  };
}

function show(model, el, { title, controls, draw, say, redrawOn = [], wrong = () => "", overlays = [], extras = [], steady = [] }) {
  const plate = new Plate();
  const reading = element("p", { class: classes("reading"), role: "status" });
  const { values, read, complain, rows, complaint } = settingsOf(model, controls);
  const redraw = () => {
    complain("", wrong());
    if (wrong()) return;
    draw(plate, values);
    reading.replaceChildren(...inline(say(values)));
    [reading, ...steady].forEach(keepHeight);
  };
  const listeners = [
    ...Object.keys(values).map((name) => [`change:${name}`, () => (read(name), redraw())]),
    ...redrawOn.map((name) => [`change:${name}`, redraw]),
  ];
  listeners.forEach(([event, listener]) => model.on(event, listener));

  const sliders = element("div", { class: classes("controls") }, ...rows);
  const frame = element("div", { class: "lstm-figure", role: "group", "aria-label": title });
  const stage = element("div", { class: classes("stage") }, plate.svg, ...overlays);
  frame.append(stage, reading, complaint, ...extras, sliders);
  el.replaceChildren(frame);
  plate.width = frame.clientWidth || WIDTH;
  redraw();

  const resized = new ResizeObserver(() => {
    if (!frame.clientWidth || frame.clientWidth === plate.width) return;
    plate.width = frame.clientWidth;
    [reading, ...steady].forEach((text) => (text.style.minHeight = ""));
    redraw();
  });
  resized.observe(frame);
  return () => {
    resized.disconnect();
    listeners.forEach(([event, listener]) => model.off(event, listener));
  };
}

/** Let a text be as high as it has ever been: what stands below it stays under the reader's finger. */
function keepHeight(text) {
  const { height } = text.getBoundingClientRect();
  if (height > (parseFloat(text.style.minHeight) || 0)) text.style.minHeight = `${height}px`;
}

/** The settings' sound values, a row for each that has a control, and a line for what is wrong with any. */
function settingsOf(model, controls) {
  const settings = model.get("_settings");
  const values = Object.fromEntries(Object.entries(settings).map(([name, { start }]) => [name, start]));
  const complaint = element("p", { class: classes("complaint"), role: "alert" });
  const wrongs = new Map();
  const complain = (name, sentence) => {
    wrongs.delete(name);
    if (sentence) wrongs.set(name, sentence);
    complaint.replaceChildren(...inline([...wrongs.values()].join(" ")));
  };
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const rows = new Map();
  const refuse = (name, wrong) => complain(name, wrong && `${rows.get(name)?.words ?? name}: ${wrong}.`);
  for (const { name, words, part } of controls) {
    const taken = [(value) => set(name, value), (wrong) => refuse(name, wrong)];
    rows.set(name, { words, ...control(settings[name], { words, part }, ...taken) });
  }
  const read = (name) => {
    const value = model.get(name);
    const wrong = fault(value, settings[name]);
    if (!wrong) values[name] = value;
    refuse(name, wrong);
    rows.get(name)?.show(values[name]);
  };
  Object.keys(values).forEach(read);
  return { values, read, complain, complaint, rows: [...rows.values()].map(({ row }) => row) };
}
