// A trained LSTM reads the reader's own text: one unit's memory behind each character, what comes next, what it writes.

import { goOn, networkOf, nextShares } from "./math/writing.js";
import { uniforms } from "./math/random.js";
import { classes, decimal, element } from "./parts/dom.js";
import { figure } from "./parts/figure.js";
import { between } from "./parts/plate.js";

const FORMAT = 1; // of the weights
const LONGEST = 1000; // characters, read and written
const MORE = 120; // characters that one press of the button adds
const SLICE = 8; // milliseconds of work between two frames
const PLAIN = { "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..." };
const MARKS = { " ": "␣", "\n": "↵" }; // how a character without ink is shown
const WORDS = {
  " ": "a space", "\n": "a line break", $: "a dollar sign", '"': "a double quote", "'": "a single quote",
};
const MONO = 'font-family: var(--mono, ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace); white-space: pre';
const [CELL, LINE, SHADES] = [8, 20, 12]; // a character's width and height in pixels; steps of opacity
const [LIKELIEST, BARS, KEY] = [10, 56, 22]; // bars, the height of a full one, the height of the key

/** The text as indices into the vocabulary, or what is wrong with it. */
function encode(text, index) {
  const plain = text.replace(/[“”‘’–—…]/g, (character) => PLAIN[character]);
  const unknown = [...plain].find((character) => !index.has(character));
  const wrong = plain === "" ? "The text is empty: the model needs a character to begin with."
    : plain.length > LONGEST ? `The text has ${plain.length} characters; at most ${LONGEST} are read.`
      : unknown ? `The model does not know “${unknown === "\t" ? "tab" : unknown}”: it has only seen the characters of plain English text.` : "";
  return { wrong, tokens: wrong ? [] : [...plain].map((character) => index.get(character)) };
}

/**
 * What has been read and written so far. A changed text is read again from where it differs; a changed temperature or
 * seed writes again. Long work is done in slices: `again` is called for the next.
 */
class Scribe {
  constructor(network, again) {
    Object.assign(this, { network, again, tape: { tokens: [], hs: [], cs: [] }, how: "", read: 0, frame: 0 });
  }

  /** Do a slice of what these settings ask for; the first text is read in one go. */
  work(text, count, temperature, seed) {
    const how = `${temperature} ${seed}`;
    const same = text.findIndex((token, t) => token !== this.tape.tokens[t]);
    const changed = same >= 0 || text.length !== this.read;
    const good = same >= 0 ? same : changed || how !== this.how ? text.length : text.length + count;
    for (const list of Object.values(this.tape)) list.length = Math.min(list.length, good);
    const isFirst = this.read === 0;
    Object.assign(this, { how, read: text.length, wanted: text.length + count });
    const end = performance.now() + SLICE;
    const pause = () => !isFirst && performance.now() > end;
    goOn(this.network, this.tape, text, count, { temperature, draws: uniforms(seed, count) }, pause);
    if (this.tape.tokens.length < this.wanted) {
      this.frame ||= requestAnimationFrame(() => {
        this.frame = 0;
        this.again();
      });
    }
  }

  /** What comes next, the likeliest first: pairs of a token and its probability. */
  next(temperature) {
    const shares = [...nextShares(this.network, this.tape.hs.at(-1), temperature)];
    return shares.map((share, token) => [token, share]).sort(([, a], [, b]) => b - a).slice(0, LIKELIEST);
  }
}

/** Where each character stands: lines end at a line break, before a word that no longer fits, or where they are full. */
function layOut(characters, columns) {
  const isBlank = (character) => character === " " || character === "\n";
  let [column, line, wordEnd] = [0, 0, 0];
  return characters.map((character, t) => {
    if (t >= wordEnd && !isBlank(character)) {
      wordEnd = t + 1;
      while (wordEnd < characters.length && !isBlank(characters[wordEnd])) wordEnd += 1;
      if (column && column + wordEnd - t > columns && wordEnd - t <= columns) [column, line] = [0, line + 1];
    }
    if (column === columns) [column, line] = [0, line + 1];
    const place = { column, line };
    [column, line] = character === "\n" ? [0, line + 1] : [column + 1, line];
    return place;
  });
}

/** The memory behind the characters: above its mean a full cell, below it a grey bar at its foot. */
function drawMemory(plate, places, values) {
  const cells = new Map();
  values.forEach((value, t) => {
    const shade = Math.round(SHADES * between(-1, value, 1));
    const { column, line } = places[t];
    const height = shade > 0 ? LINE - 2 : 4;
    const square = `M${column * CELL},${KEY + line * LINE + LINE - 1}h${CELL}v${-height}h${-CELL}z`;
    cells.set(shade, (cells.get(shade) ?? "") + square);
  });
  for (const [shade, d] of cells) {
    const [look, full] = shade > 0 ? ["cell", 0.5] : ["muted", 0.9];
    plate.add("path", { d, class: classes("fill", look), "fill-opacity": (full * Math.abs(shade)) / SHADES });
  }
}

/** The characters, line by line, each at its place; what the model wrote is bold. */
function drawCharacters(plate, characters, places, read) {
  let from = 0;
  while (from < characters.length) {
    const isWritten = from >= read;
    let to = from;
    while (to < characters.length && places[to].line === places[from].line && (to >= read) === isWritten) to += 1;
    const letters = characters.slice(from, to).map((character) => ({ " ": "\u00a0", "\n": MARKS["\n"] })[character] ?? character);
    plate.add("text", {
      x: places.slice(from, to).map(({ column }) => column * CELL).join(" "), y: KEY + places[from].line * LINE + 14,
      style: MONO, "font-size": 13, "font-weight": isWritten ? 700 : 400, class: classes("fill", "ink"),
    }, letters.join(""));
    from = to;
  }
}

/** What the shades mean. */
function drawKey(plate, unit, count) {
  plate.text(0, 12, `$c_t$ of unit ${unit}`, "start", "cell");
  const wide = plate.width > 460;
  plate.block(wide ? 150 : 90, 2, 14, 14, "cell tint");
  plate.text(wide ? 168 : 108, 12, wide ? "above its mean" : "above", "start", "muted");
  plate.block(wide ? 278 : 156, 12, 14, 4, "muted");
  plate.text(wide ? 296 : 174, 12, wide ? "below it" : "below", "start", "muted");
  if (count) plate.text(plate.width, 12, wide ? "bold: written by the model" : "bold: written", "end", "muted");
}

/** The likeliest next characters as bars. */
function drawNext(plate, top, next, vocabulary) {
  plate.text(0, top, "probability of the next character", "start", "muted");
  const pitch = Math.min(48, plate.width / LIKELIEST);
  const floor = top + 24 + BARS;
  next.forEach(([token, share], place) => {
    const [x, letter] = [(place + 0.5) * pitch, vocabulary[token]];
    plate.block(x - pitch * 0.35, floor - BARS * share, pitch * 0.7, BARS * share, "hidden");
    if (share >= 0.005) plate.text(x, floor - BARS * share - 4, `$${decimal(share)}$`, "middle", "ink", 11);
    plate.add("text", {
      x, y: floor + 16, style: MONO, "text-anchor": "middle", "font-size": 13, class: classes("fill", "ink"),
    }, MARKS[letter] ?? letter);
  });
  plate.line([[0, floor], [pitch * LIKELIEST, floor]], "thin muted");
  return floor + 24;
}

/** A button that does something to some traits. */
function changing(model, words, change) {
  const button = element("button", { type: "button" }, words);
  button.addEventListener("click", () => {
    for (const [name, value] of Object.entries(change())) model.set(name, value);
    model.save_changes();
  });
  return button;
}

/** The field for the text and the buttons under it; `follow` brings them in step with the model. */
function textControls(model, written) {
  const field = element("textarea", {
    rows: 4, spellcheck: "false", autocomplete: "off", autocapitalize: "off", autocorrect: "off", style: MONO.replace("pre", "pre-wrap"),
    "aria-label": "The text",
  });
  field.addEventListener("input", () => {
    model.set("count", 0);
    model.set("text", field.value);
    model.save_changes();
  });
  const more = () => Math.max(0, Math.min(model.get("count") + MORE, LONGEST - model.get("text").length));
  const another = () => {
    const texts = model.get("_texts");
    return { count: 0, text: texts[(texts.indexOf(model.get("text")) + 1) % texts.length] };
  };
  const keep = changing(model, "Keep what it wrote", () => {
    const text = model.get("text") + written();
    return { count: 0, text };
  });
  const buttons = [
    changing(model, "Another text", another),
    changing(model, "Write on", () => ({ count: more() })),
    changing(model, "Draw again", () => ({ seed: model.get("seed") + 1, count: model.get("count") || more() })),
    keep,
  ];
  const follow = () => {
    if (field.value !== model.get("text")) field.value = model.get("text");
    keep.disabled = !model.get("count");
  };
  return { rows: [field, element("div", { class: classes("buttons") }, ...buttons)], follow };
}

/** A button for each unit that has a name. */
function unitButtons(model) {
  const buttons = model.get("_named").map(([name, unit]) => {
    return { unit, button: changing(model, `unit ${unit}: ${name}`, () => ({ unit })) };
  });
  const row = element("div", { class: classes("buttons"), role: "group", "aria-label": "Units that have a name" });
  row.append(...buttons.map(({ button }) => button));
  const follow = (shown) => buttons.forEach(({ unit, button }) => {
    button.setAttribute("aria-pressed", unit === shown);
    button.style.boxShadow = unit === shown ? "inset 0 -3px var(--fig-cell)" : "";
  });
  return { row, follow };
}

function say(model, { temperature }, { tape, wanted }, [token, share], vocabulary) {
  const [count, letter] = [model.get("count"), vocabulary[token]];
  if (tape.tokens.length < wanted) return count ? "The model is writing." : "The model is reading.";
  const next = `next is likeliest ${WORDS[letter] ?? `“${letter}”`}, with probability $${decimal(share)}$`;
  if (!count) return `After these ${tape.tokens.length} characters, at temperature $${decimal(temperature)}$, ${next}.`;
  return `The model wrote ${count} characters at temperature $${decimal(temperature)}$, with the random numbers of seed ${model.get("seed")}; ${next}.`;
}

/** What is wrong with the weights, as a sentence, or "". */
function wrongWeights({ format, arrays }, weights) {
  if (format !== FORMAT) return `These weights have format ${format}; this figure reads format ${FORMAT}. Run the notebook again.`;
  const wanted = arrays.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0);
  const got = Math.floor((weights.replace(/=+$/, "").length * 3) / 4);
  return got === wanted ? "" : `Expected ${wanted} weights, got ${got}: the notebook was cut short. Run it again.`;
}

function describe(model) {
  const about = JSON.parse(model.get("_network"));
  const unsound = wrongWeights(about, model.get("_weights"));
  const { vocabulary, middle, reach } = about;
  const index = new Map([...vocabulary].map((character, token) => [character, token]));
  const again = () => model.set("_slices", (model.get("_slices") ?? 0) + 1);
  const scribe = unsound ? null : new Scribe(networkOf(about.arrays, model.get("_weights")), again);
  const written = () => (scribe?.tape.tokens.slice(scribe.read) ?? []).map((token) => vocabulary[token]).join("");
  const { rows, follow } = textControls(model, written);
  const units = unitButtons(model);
  let next = [];
  return {
    title: "A trained network reads a text and writes on",
    controls: [{ name: "unit", words: "unit", part: "cell" }, { name: "temperature", words: "temperature", part: "hidden" }],
    draw(plate, { unit, temperature }) {
      const { tokens } = encode(model.get("text"), index);
      scribe.work(tokens, model.get("count"), temperature, model.get("seed"));
      next = scribe.next(temperature);
      const characters = scribe.tape.tokens.map((token) => vocabulary[token]);
      const places = layOut(characters, Math.floor(plate.width / CELL));
      const top = KEY + (places.at(-1).line + 1) * LINE + 28;
      plate.clear(plate.width, top + BARS + 52);
      drawKey(plate, unit, model.get("count"));
      drawMemory(plate, places, scribe.tape.cs.map((c) => (c[unit] - middle[unit]) / reach[unit]));
      drawCharacters(plate, characters, places, tokens.length);
      drawNext(plate, top, next, vocabulary);
      follow();
      units.follow(unit);
    },
    say: (values) => say(model, values, scribe, next[0], vocabulary),
    redrawOn: ["text", "count", "seed", "_slices"],
    wrong: () => unsound || encode(model.get("text"), index).wrong,
    extras: [...rows, units.row],
  };
}

function render({ model, el }) {
  return figure({ model, el }, () => describe(model), ["_network", "_weights"]);
}

export default { render };
