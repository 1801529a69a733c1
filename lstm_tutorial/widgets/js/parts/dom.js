// Making elements, and writing numbers as the book prints them.

/** Make an element of HTML. */
export function element(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

/** Make an element of SVG. */
export function drawn(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** The classes of some words: "thin forget" is "fig-thin fig-forget". The prefix keeps them apart from a page's own. */
export function classes(...words) {
  return words.join(" ").split(" ").filter(Boolean).map((word) => `fig-${word}`).join(" ");
}

function dressed(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A number with a true minus sign, and never a negative zero. */
export function decimal(value, digits = 2) {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

/** The number that a reader typed, with either minus sign and either decimal mark; NaN for anything else. */
export function parsed(text) {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  return plain === "" ? NaN : Number(plain);
}
