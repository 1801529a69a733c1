// A setting's slider, and the field beside it that shows its value and takes one that is typed.

import { classes, decimal, element, parsed } from "./dom.js";
import { inline } from "./symbols.js";

const STOPS = 201; // at most, of a slider whose scale is logarithmic

/** How many decimals a setting shows. */
export function digitsOf({ step }) {
  return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

/** What is wrong with a value, or "" when nothing is. */
export function fault(value, { low, high, whole }) {
  const fits = typeof value === "number" && value >= low && value <= high && (!whole || Number.isInteger(value));
  if (fits) return "";
  const got = typeof value === "number" ? decimal(value, Number.isInteger(value) ? 0 : 2) : JSON.stringify(value);
  return `expected a ${whole ? "whole " : ""}number from ${decimal(low, 0)} to ${decimal(high, 0)}, got ${got}`;
}

/** How a slider's positions stand for values. */
function positions({ low, high, step, scale, whole }) {
  if (scale !== "log") return { min: low, max: high, step, of: (value) => value, value: (position) => position };
  const stops = logStops(low, high, whole);
  const distance = (value, stop) => Math.abs(Math.log(value / stop));
  return {
    min: 0,
    max: stops.length - 1,
    step: 1,
    of: (value) => stops.reduce((best, stop, k) => (distance(value, stop) < distance(value, stops[best]) ? k : best), 0),
    value: (position) => stops[position],
  };
}

/** Values that each are a like share more than the one before, but no two the same: 1, 2, 3 … 97, 100, 103 … */
function logStops(low, high, whole) {
  const exact = Array.from({ length: STOPS }, (_, k) => low * (high / low) ** (k / (STOPS - 1)));
  return [...new Set(exact.map((value) => (whole ? Math.round(value) : Number(value.toPrecision(3)))))];
}

/**
 * One row: name, slider, value.
 * @param setting What Python says of it: low, high, step, scale, whole.
 * @param name What the reader sees: words with `$formulas$`, and a palette's part for the colour.
 * @param set Called with each new value.
 * @param complain Called with what is wrong, or "".
 * @returns {{row: Element, show: function(number)}}
 */
export function control(setting, { words, part = "ink" }, set, complain) {
  const { min, max, step, of, value } = positions(setting);
  const zero = min < 0 && max > 0 ? `--zero: ${-min / (max - min)}` : undefined;
  const slider = element("input", { type: "range", min, max, step, style: zero });
  const field = element("input", { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
  const name = element("span", { class: classes("name") }, ...inline(words));
  field.setAttribute("aria-label", `${name.textContent}, exact value`);
  const take = (wished) => {
    const wrong = fault(wished, setting);
    complain(wrong);
    if (wrong) {
      field.setAttribute("aria-invalid", "true");
    } else {
      set(wished);
      show(wished); // also where the model had this value already, and so says nothing
    }
  };
  const show = (shown) => {
    const text = decimal(shown, digitsOf(setting));
    slider.value = of(shown);
    slider.setAttribute("aria-valuetext", text);
    field.value = text;
    field.removeAttribute("aria-invalid");
  };
  slider.addEventListener("input", () => take(value(slider.valueAsNumber)));
  field.addEventListener("change", () => {
    const typed = parsed(field.value);
    take(Number.isNaN(typed) ? field.value : typed);
  });
  return { row: element("div", { class: classes("control", part) }, element("label", {}, name, slider), field), show };
}
