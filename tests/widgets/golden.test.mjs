// Every function of the figures' arithmetic against what the package computes, over the cases that pytest wrote.
// Run by test_golden.py, which sets GOLDEN_CASES (a file) and FIGURE_MODULES (a folder's address).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const TOLERANCE = 1e-8; // relative; a sum that nearly cancels has few digits in common with another order of summing
const UNWRITTEN = { Infinity, "-Infinity": -Infinity, NaN }; // what JSON has no number for

/** Turn the words that stand for what JSON cannot write into numbers. */
const revive = (key, value) => (typeof value === "string" && value in UNWRITTEN ? UNWRITTEN[value] : value);

function assertClose(got, wanted, place) {
  if (typeof wanted === "number") {
    const close = Object.is(got, wanted) || Math.abs(got - wanted) <= TOLERANCE * Math.abs(wanted);
    assert.ok(close, `${place}: expected ${wanted}, got ${got}`);
  } else if (wanted !== null && typeof wanted === "object") {
    assert.deepEqual(Object.keys(got), Object.keys(wanted), place);
    for (const key of Object.keys(wanted)) assertClose(got[key], wanted[key], `${place}.${key}`);
  } else {
    assert.equal(got, wanted, place);
  }
}

const modules = JSON.parse(readFileSync(process.env.GOLDEN_CASES, "utf8"), revive);
for (const [module, functions] of Object.entries(modules)) {
  const exported = await import(`${process.env.FIGURE_MODULES}/${module}`);
  test(`${module}: everything that it exports is compared`, () => {
    assert.deepEqual(Object.keys(exported).sort(), Object.keys(functions).sort());
  });
  for (const [name, cases] of Object.entries(functions)) {
    test(`${module}: ${name}, ${cases.length} cases`, () => {
      assert.ok(cases.length > 0, "no cases");
      for (const { args, wanted } of cases) assertClose(exported[name](...args), wanted, `${name}(${args.join(", ")})`);
    });
  }
}
