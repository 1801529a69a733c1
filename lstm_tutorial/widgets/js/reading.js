// Two trained networks read the reader's own story: one unit's gates and memory at every word, and both answers.

import { readLstm, readRnn } from "./math/reading.js";
import { classes, decimal, element } from "./parts/dom.js";
import { figure } from "./parts/figure.js";

const FORMAT = 1; // of the weights
const LONGEST = 300; // words
const BLANK = "____";
const GATES = [
  { name: "f", look: "forget" },
  { name: "i", look: "input" },
  { name: "o", look: "output" },
];
const [LEFT, LETTER, GAP] = [20, 7.3, 5]; // pixels: the lines' names, a letter's width, between two words
const [WORD, STRIP, LINE] = [21, 15, 102]; // heights of a word, of a strip under it, of a whole line
const ROW = 19; // height of one answer

/** The story's words as indices into the vocabulary, or what is wrong with it. */
function encode(story, vocabulary) {
  const known = new Map(vocabulary.map((word, index) => [word.toLowerCase(), index]));
  const words = story.match(/[^\s.]+|\./g) ?? [];
  const unknown = words.find((word) => !known.has(word.toLowerCase()));
  if (unknown) return { wrong: `“${unknown}” is not a word that the networks know. ${suggestion(unknown, vocabulary)}` };
  if (!words.length) return { wrong: "The story has no words." };
  if (words.length > LONGEST) return { wrong: `The story has ${words.length} words; at most ${LONGEST} are read.` };
  const tokens = words.map((word) => known.get(word.toLowerCase()));
  if (vocabulary[tokens.at(-1)] !== BLANK) tokens.push(known.get(BLANK));
  return { wrong: "", tokens };
}

/** The words that could have been meant: names for a name. */
function suggestion(unknown, vocabulary) {
  const isName = (word) => /^\p{Lu}/u.test(word);
  return `They know: ${vocabulary.filter((word) => isName(word) === isName(unknown) && word !== BLANK).join(", ")}.`;
}

/** Where each word stands: lines are filled from left to right. */
function layOut(words, width) {
  const places = [];
  let [x, line] = [LEFT, 0];
  for (const word of words) {
    const size = Math.max(28, word.length * LETTER + 4);
    if (x + size > width && x > LEFT) [x, line] = [LEFT, line + 1];
    places.push({ x, line, size });
    x += size + GAP;
  }
  return { places, lines: line + 1 };
}

function drawWord(plate, word, { x, line, size }, read, t, unit, reach) {
  const top = line * LINE;
  plate.text(x + size / 2, top + 14, word, "middle");
  GATES.forEach(({ name, look }, row) => {
    const y = top + WORD + row * STRIP;
    plate.block(x, y, size, STRIP - 4, "wash");
    plate.block(x, y, size * read[name][t][unit], STRIP - 4, look);
  });
  const [y, c, middle] = [top + WORD + GATES.length * STRIP, read.c[t][unit], x + size / 2];
  const length = (Math.abs(c) / reach) * (size / 2);
  plate.block(x, y, size, STRIP - 2, "wash");
  plate.block(c < 0 ? middle - length : middle, y, length, STRIP - 2, "cell");
  plate.line([[middle, y], [middle, y + STRIP - 2]], "thin muted");
}

function drawAnswers(plate, top, answers, { lstm, rnn }) {
  const names = 92;
  const half = (plate.width - names) / 2;
  const columns = [
    { title: "LSTM", shares: lstm, look: "cell", x: names },
    { title: "RNN", shares: rnn, look: "rnn", x: names + half },
  ];
  plate.text(0, top, "the blank", "start", "muted");
  for (const { title, shares, look, x } of columns) {
    plate.text(x, top, title, "start", look);
    const best = shares.indexOf(Math.max(...shares));
    shares.forEach((share, k) => {
      const y = top + 9 + k * ROW;
      plate.block(x, y, (half - 46) * share, ROW - 6, look);
      if (k === best) plate.text(x + (half - 46) * share + 6, y + 11, `$${decimal(share)}$`, "start", "ink");
    });
  }
  answers.forEach((name, k) => plate.text(0, top + 20 + k * ROW, name));
}

function draw(plate, { unit }, { words, read, rnn, answers }) {
  const { places, lines } = layOut(words, plate.width);
  const top = lines * LINE + 26;
  plate.clear(plate.width, top + answers.length * ROW + 14);
  const reach = Math.max(1, ...read.c.map((row) => Math.abs(row[unit])));
  for (let line = 0; line < lines; line += 1) {
    [...GATES, { name: "c", look: "cell" }].forEach(({ name, look }, row) => {
      plate.text(2, line * LINE + WORD + row * STRIP + 10, `$${name}_t$`, "start", look, 12);
    });
  }
  words.forEach((word, t) => drawWord(plate, word, places[t], read, t, unit, reach));
  drawAnswers(plate, top, answers, { lstm: read.answer, rnn });
}

function say({ read, rnn, answers, words }) {
  const best = (shares) => {
    const largest = Math.max(...shares);
    return `${answers[shares.indexOf(largest)]} ($${decimal(largest)}$)`;
  };
  return `After ${words.length} words the LSTM fills the blank with ${best(read.answer)}, the RNN with ${best(rnn)}.`;
}

/** The field for the story and the button for another. */
function storyControls(model) {
  const field = element("textarea", { rows: 3, spellcheck: "false", autocomplete: "off", "aria-label": "The story" });
  const button = element("button", { type: "button" }, "Another story");
  const put = (story) => {
    model.set("story", story);
    model.save_changes();
  };
  field.value = model.get("story");
  field.addEventListener("input", () => put(field.value));
  button.addEventListener("click", () => {
    const stories = model.get("_stories");
    field.value = stories[(stories.indexOf(model.get("story")) + 1) % stories.length];
    put(field.value);
  });
  const follow = () => {
    if (field.value !== model.get("story")) field.value = model.get("story");
  };
  return { row: element("div", { class: classes("story") }, field, element("div", { class: classes("buttons") }, button)), follow };
}

function describe(model) {
  const networks = JSON.parse(model.get("_networks"));
  const { row, follow } = storyControls(model);
  let [known, result] = [null, null];
  const reading = () => {
    if (networks.format !== FORMAT) {
      return { wrong: `These weights have format ${networks.format}; this figure reads format ${FORMAT}. Run the notebook again.` };
    }
    if (known !== model.get("story")) {
      known = model.get("story");
      const { wrong, tokens } = encode(known, networks.vocabulary);
      result = wrong ? { wrong } : {
        wrong,
        words: tokens.map((token) => networks.vocabulary[token]),
        read: readLstm(networks.lstm, tokens),
        rnn: readRnn(networks.rnn, tokens),
        answers: networks.answers,
      };
      follow();
    }
    return result;
  };
  return {
    title: "Two trained networks read a story",
    controls: [{ name: "unit", words: "unit of the LSTM", part: "cell" }],
    draw: (plate, values) => draw(plate, values, reading()),
    say: () => say(reading()),
    redrawOn: ["story"],
    wrong: () => reading().wrong,
    extras: [row],
  };
}

function render({ model, el }) {
  return figure({ model, el }, () => describe(model), ["_networks"]);
}

export default { render };
