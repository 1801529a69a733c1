// A square on which two shares are set at once, by pointer or by the arrow keys.

import { classes, decimal, element } from "./dom.js";
import { between } from "./plate.js";

const STEP = 0.05;
const STRIDE = 0.25; // with the shift key held
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/** To the nearest step, without the dust of binary fractions. */
function stepped(share) {
  return between(0, Math.round(share / STEP) / (1 / STEP), 1);
}

/**
 * Make a pad; `place` lays it over its square of the drawing.
 * @param label What it is, for readers who listen.
 * @param names The two shares' names, along and up.
 * @param get Gives the two shares.
 * @param set Takes them.
 * @param confirm Called when Enter is pressed on it.
 */
export function pad({ label, names, get, set, confirm }) {
  const surface = element("div", {
    class: classes("pad"), tabindex: 0, role: "slider", "aria-label": label, "aria-roledescription": "pad",
    "aria-valuemin": 0, "aria-valuemax": 1,
  });
  const follow = (event) => {
    const { left, bottom, width, height } = surface.getBoundingClientRect();
    set(stepped((event.clientX - left) / width), stepped((bottom - event.clientY) / height));
  };
  surface.addEventListener("pointerdown", (event) => {
    surface.setPointerCapture(event.pointerId);
    follow(event);
  });
  surface.addEventListener("pointermove", (event) => {
    if (surface.hasPointerCapture(event.pointerId)) follow(event);
  });
  surface.addEventListener("keydown", (event) => {
    if (event.key === "Enter") confirm();
    if (!(event.key in MOVES)) return;
    event.preventDefault();
    const [along, up] = MOVES[event.key].map((way) => way * (event.shiftKey ? STRIDE : STEP));
    const [first, second] = get();
    set(stepped(first + along), stepped(second + up));
  });
  const place = (x, y, side) => {
    Object.assign(surface.style, { left: `${x}px`, top: `${y}px`, width: `${side}px`, height: `${side}px` });
    const shares = get();
    surface.setAttribute("aria-valuenow", shares[0]);
    surface.setAttribute("aria-valuetext", names.map((name, k) => `${name} ${decimal(shares[k])}`).join(", "));
  };
  return { surface, place };
}
