// The numbers that NumPy's default_rng(seed).random(count) draws, so that a figure draws what the package draws.
// PCG64 (O'Neill 2014) as NumPy seeds it.

const POOL = 4; // words of 32 bits
const [HASH_SEED, HASH_STEP, HASH_MIX] = [0x43b0d7e5, 0x931e8875, [0xca01f9dd, 0x4973f715]];
const [WORD_SEED, WORD_STEP] = [0x8b51f9dd, 0x58f38ded];
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const [BITS_64, BITS_128] = [(1n << 64n) - 1n, (1n << 128n) - 1n];

/**
 * Draw evenly from 0 to below 1.
 * @param seed A whole number from 0 to below 2 to the power of 32.
 * @param count How many.
 * @returns {number[]}
 */
export function uniforms(seed, count) {
  const [initial, stream] = seedWords(seed);
  const increment = ((stream << 1n) | 1n) & BITS_128;
  const advance = (state) => (state * MULTIPLIER + increment) & BITS_128;
  let state = advance((increment + initial) & BITS_128);
  return Array.from({ length: count }, () => {
    state = advance(state);
    return Number(rotated(state) >> 11n) / 2 ** 53;
  });
}

/** The upper half of the state mixed into the lower, turned by as many bits as its highest six say. */
function rotated(state) {
  const [mixed, by] = [((state >> 64n) ^ state) & BITS_64, state >> 122n];
  return ((mixed >> by) | (mixed << (64n - by))) & BITS_64;
}

/** Two numbers of 128 bits in which each bit of the seed counts: NumPy's SeedSequence. */
function seedWords(seed) {
  const hash = hasher(HASH_SEED, HASH_STEP);
  const pool = Array.from({ length: POOL }, (_, k) => hash(k ? 0 : seed));
  for (let from = 0; from < POOL; from += 1) {
    for (let to = 0; to < POOL; to += 1) if (from !== to) pool[to] = mix(pool[to], hash(pool[from]));
  }
  const word = hasher(WORD_SEED, WORD_STEP);
  const words = Array.from({ length: 2 * POOL }, (_, k) => BigInt(word(pool[k % POOL])));
  const wide = (k) => (words[k + 1] << 96n) | (words[k] << 64n) | (words[k + 3] << 32n) | words[k + 2];
  return [wide(0), wide(4)];
}

/** A function that scrambles 32 bits, each time with another constant. */
function hasher(constant, step) {
  let now = constant;
  return (value) => {
    const scrambled = value ^ now;
    now = Math.imul(now, step);
    return folded(Math.imul(scrambled, now));
  };
}

function mix(left, right) {
  return folded(Math.imul(HASH_MIX[0], left) - Math.imul(HASH_MIX[1], right));
}

function folded(value) {
  return (value ^ (value >>> 16)) >>> 0;
}
