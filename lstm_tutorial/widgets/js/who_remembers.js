// How far back a gradient reaches: two networks before any training, measured anew at every move.

import { sigmoid } from "./math/cell.js";
import { lstmDecay, rnnDecay } from "./math/decay.js";
import { decimal } from "./parts/dom.js";
import { figure } from "./parts/figure.js";
import { between, scale } from "./parts/plate.js";

const FARTHEST = 100; // steps back, the end of the axis
const [SMALLEST, LARGEST] = [-16, 4]; // powers of ten, the ends of the other
const [KEY, TITLE, TOP, HEIGHT, LEFT] = [16, 46, 62, 250, 46];
const [SAMPLE, LETTER] = [22, 6.6]; // pixels: a piece of a curve beside its name, and about the width of a letter
const CURVES = [
  { name: "RNN", look: "thick rnn" },
  { name: "LSTM", look: "thick cell" },
  { name: "the forget gate alone", look: "thin dashed forget" },
];

/** A share in few characters: as a decimal where that says something, else as a power of ten. */
function share(value) {
  if (value >= 0.01 && value < 1000) return `$${decimal(value)}$`;
  return value > 0 ? `$10^{${Math.round(Math.log10(value))}}$` : "nothing";
}

function drawAxes(plate, at, up) {
  for (let power = SMALLEST; power <= LARGEST; power += 4) {
    plate.line([[at(0), up(power)], [at(FARTHEST), up(power)]], `thin ${power === SMALLEST ? "muted" : "grid"}`);
    plate.text(LEFT - 7, up(power) + 4.5, power ? `$10^{${power}}$` : "$1$", "end", "muted");
  }
  for (let lag = 0; lag <= FARTHEST; lag += 20) {
    plate.line([[at(lag), up(SMALLEST)], [at(lag), up(SMALLEST) + 4]], "thin muted");
    plate.text(at(lag), up(SMALLEST) + 18, `$${lag}$`, lag === FARTHEST ? "end" : "middle", "muted");
  }
  plate.text((at(0) + at(FARTHEST)) / 2, up(SMALLEST) + 37, "steps before the end", "middle");
  plate.text(0, TITLE, "share of the gradient that is left", "start");
}

/** The points of a curve as far as the frame shows them, its end on the frame where it leaves. */
function points(shares, at, up) {
  const powers = shares.map((value) => (value > 0 ? Math.log10(value) : -Infinity));
  const inside = (power) => power >= SMALLEST && power <= LARGEST;
  const shown = [];
  for (const [lag, power] of powers.entries()) {
    if (!inside(power)) {
      const before = powers[lag - 1];
      const edge = between(SMALLEST, power, LARGEST);
      const part = Number.isFinite(power) ? (edge - before) / (power - before) : 1;
      shown.push([at(lag - 1 + part), up(edge)]);
      break;
    }
    shown.push([at(lag), up(power)]);
  }
  return shown;
}

function drawCurve(plate, shares, at, up, n, look) {
  plate.line(points(shares, at, up), `thick ${look}`);
  const power = Math.log10(shares[n]);
  if (power >= SMALLEST && power <= LARGEST) plate.dot(at(n), up(power), look);
}

/** The curves' names above the frame, where no curve comes, whatever moves. */
function drawKey(plate) {
  let x = 0;
  for (const { name, look } of CURVES) {
    plate.line([[x, KEY - 4.5], [x + SAMPLE, KEY - 4.5]], look);
    plate.text(x + SAMPLE + 6, KEY, name);
    x += SAMPLE + 6 + LETTER * name.length + 18;
  }
}

function draw(plate, { radius, b, n }, { rnn, lstm }) {
  plate.clear(plate.width, TOP + HEIGHT + 44);
  const at = scale(0, FARTHEST, LEFT, plate.width - 4);
  const up = scale(SMALLEST, LARGEST, TOP + HEIGHT, TOP);
  drawAxes(plate, at, up);
  plate.line([[at(n), TOP], [at(n), TOP + HEIGHT]], "thin muted");
  const alone = Array.from({ length: FARTHEST + 1 }, (_, lag) => sigmoid(b) ** lag);
  plate.line(points(alone, at, up), "thin dashed forget");
  drawCurve(plate, rnn, at, up, n, "rnn");
  drawCurve(plate, lstm, at, up, n, "cell");
  drawKey(plate);
}

function say({ n }, { rnn, lstm }) {
  return `${n} ${n === 1 ? "step" : "steps"} back, ${share(rnn[n])} of the gradient is left in the RNN and ${share(lstm[n])} in the LSTM.`;
}

function render(context) {
  const { xs, dh, rnn, lstm } = JSON.parse(context.model.get("_networks"));
  let [known, shares] = ["", null];
  const measured = ({ radius, b }) => {
    if (known !== `${radius} ${b}`) {
      known = `${radius} ${b}`;
      shares = {
        rnn: rnnDecay({ xs, dh, ...rnn }, radius, FARTHEST),
        lstm: lstmDecay({ xs, dh, ...lstm }, radius, b, FARTHEST),
      };
    }
    return shares;
  };
  return figure(context, () => ({
    title: "How much of a gradient is left",
    controls: [
      { name: "radius", words: "spectral radius" },
      { name: "b", words: "forget bias $b_f$", part: "forget" },
      { name: "n", words: "lag $n$" },
    ],
    draw: (plate, values) => draw(plate, values, measured(values)),
    say: (values) => say(values, measured(values)),
  }));
}

export default { render };
