// Symbols set as the book's formulas are: letters in italics, words and digits upright, gates in their colours.

import { classes, drawn, element } from "./dom.js";

const ROLES = { f: "forget", i: "input", g: "candidate", o: "output", c: "cell", h: "hidden" };
const MATH_SIZE = 1.08; // of the words beside it: the formulas' letters are small for their size
const SMALL_SIZE = 0.78;
const PIECE = /(10(?=\^)|d(?=[A-Za-z]_)|[A-Za-zα-ω]+)(?:_(?:\{([^}]*)\}|(\S)))?(?:\^(?:\{([^}]*)\}|(\S)))?|(?:(?!10\^)[^A-Za-zα-ω])+/gu;

/**
 * Read a formula such as `f_t c_{t-1} = 0.25`; the d of a gradient, as in `dc_t`, is a piece of its own.
 * @returns {Array<{text: string, italic: boolean, sub: string, sup: string, role: string}>}
 */
export function pieces(formula) {
  return [...formula.replaceAll("-", "−").replaceAll("·", "⋅").matchAll(PIECE)].map((found) => {
    const letters = found[1] ?? "";
    const sub = found[2] ?? found[3] ?? "";
    const sup = found[4] ?? found[5] ?? "";
    return { text: letters || found[0], italic: letters.length === 1, sub, sup, role: roleOf(letters, sub) };
  });
}

/** A gate's or a state's letter has its colour, and so has a gate's weight, bias or sum. */
function roleOf(letter, sub) {
  if (/^[wubaz]$/i.test(letter)) return ROLES[sub[0]] ?? "";
  return sub || letter === "g" ? (ROLES[letter] ?? "") : "";
}

/** Split `words $formula$ words` into its parts. */
function alternate(text, words, formula) {
  return text.split("$").flatMap((part, place) => (part === "" ? [] : place % 2 ? formula(part) : [words(part)]));
}

/** Words and formulas as nodes of HTML. */
export function inline(text) {
  return alternate(text, (words) => words, (formula) => [
    element("span", { class: classes("formula") }, ...pieces(formula).map(htmlPiece)),
  ]);
}

function htmlPiece({ text, italic, sub, sup, role }) {
  const small = (tag, formula) => (formula ? [element(tag, {}, ...pieces(formula).map(htmlPiece))] : []);
  const letter = italic ? element("i", {}, text) : text;
  if (!role && !sub && !sup) return letter;
  return element("span", { class: classes(role) || undefined }, letter, ...small("sup", sup), ...small("sub", sub));
}

/** Words and formulas as `<tspan>`s; `size` is the font's size in pixels. */
export function spans(text, size) {
  return alternate(text, (words) => drawn("tspan", {}, words), (formula) => {
    return pieces(formula).flatMap((piece) => svgPiece(piece, size));
  });
}

function svgPiece({ text, italic, sub, sup, role }, size) {
  const set = (letters, slanted, fontSize) => {
    const look = classes(slanted ? "symbol" : "upright", role);
    return drawn("tspan", { class: look, "font-size": fontSize }, letters);
  };
  const letter = set(text, italic, MATH_SIZE * size);
  const moved = (formula, rise) => {
    if (!formula) return [];
    const small = pieces(formula).map((piece) => set(piece.text, piece.italic, SMALL_SIZE * size));
    small[0].setAttribute("dy", -rise);
    return [...small, drawn("tspan", { dy: rise }, "\u200b")];
  };
  return [letter, ...moved(sup, 0.36 * size), ...moved(sub, -0.22 * size)];
}
