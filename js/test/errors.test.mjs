// One clear error for each kind of bad input: the same code and row on both engines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, refused } from "./support.mjs";

const own = { get secret() { throw new Error("read"); } };
const knot = {};
knot.knot = knot;

/** What is refused, with its code, its row, and a word its message must hold. */
const REFUSED = [
  ["off the scale", (cx) => cx.nps([10, 11]), "out_of_range", 1, "got 11"],
  ["off the scale, typed", (cx) => cx.nps(Int8Array.of(10, 9, -1)), "out_of_range", 2, "got -1"],
  ["infinite", (cx) => cx.nps([1, Infinity]), "non_finite", 1, "finite"],
  ["empty", (cx) => cx.nps([]), "empty", null, ""],
  ["all missing", (cx) => cx.nps([null, undefined, NaN]), "empty", null, ""],
  ["missing refused", (cx) => cx.nps([1, null], { missing: "error" }), "missing", 1, ""],
  ["a word among numbers", (cx) => cx.nps([1, "a"]), "wrong_type", 1, "'a'"],
  ["a word before numbers", (cx) => cx.nps(["x", 9]), "wrong_type", 0, "'x'"],
  ["an infinite number before texts", (cx) => cx.nps([Infinity, "9"]), "wrong_type", 0, "Infinity"],
  ["an infinite number after texts", (cx) => cx.nps(["9", 8, -Infinity]), "wrong_type", 2, "-Infinity"],
  ["a truth value before texts", (cx) => cx.nps([false, "9"]), "wrong_type", 0, "false"],
  ["a truth value after texts", (cx) => cx.nps(["9", 8, true]), "wrong_type", 2, "true"],
  ["a truth value among weights", (cx) => cx.nps([9, 8], { weights: [1, true] }), "wrong_type", 1, "weights"],
  ["a seed that would be rounded", (cx) => cx.nps([9], { seed: 2n ** 53n }), "wrong_type", null, "seed"],
  ["a whole number below zero that would be rounded", (cx) => cx.nps([9], { missingValues: [-(2n ** 53n)] }), "wrong_type", null, "missingValues"],
  ["a date", (cx) => cx.nps([new Date(0)]), "wrong_type", 0, "Date"],
  ["a truth value", (cx) => cx.nps([1, true]), "wrong_type", 1, "true"],
  ["a text for a column", (cx) => cx.nps("10, 9"), "wrong_type", null, "'10, 9'"],
  ["nothing for a column", (cx) => cx.nps(), "wrong_type", null, "nothing"],
  ["a number for a column", (cx) => cx.nps(9), "wrong_type", null, "9"],
  ["an object for a column", (cx) => cx.nps({}), "wrong_type", null, ""],
  ["a set for a column", (cx) => cx.nps(new Set([9])), "wrong_type", null, "Set"],
  ["a length that is none", (cx) => cx.nps({ length: -1 }), "wrong_type", null, ""],
  ["a length too long", (cx) => cx.nps({ length: 2 ** 40 }), "wrong_type", null, ""],
  ["a view without a type", (cx) => cx.nps(new DataView(new ArrayBuffer(8))), "wrong_type", null, "DataView"],
  ["a long text", (cx) => cx.nps([1, "x".repeat(500)]), "wrong_type", 1, "…"],
  ["an unknown option", (cx) => cx.nps([9], { confidenceLevl: 1 }), "unknown_option", null, "'confidenceLevel'"],
  ["an option of another language", (cx) => cx.nps([9], { confidence_level: 0.9 }), "unknown_option", null, "'confidenceLevel'"],
  ["an unknown option of nothing", (cx) => cx.nps([9], { wieghts: undefined }), "unknown_option", null, "'weights'"],
  ["an unknown choice", (cx) => cx.nps([9], { interval: "scroe" }), "bad_option", null, "'score'"],
  ["a level above 1", (cx) => cx.nps([9], { confidenceLevel: 95 }), "out_of_range", null, "confidenceLevel"],
  ["a level that is none", (cx) => cx.nps([9], { confidenceLevel: NaN }), "wrong_type", null, "confidence"],
  ["an option of another type", (cx) => cx.nps([9], { confidenceLevel: "high" }), "wrong_type", null, "'high'"],
  ["an option that is a function", (cx) => cx.nps([9], { labels: () => 1 }), "wrong_type", null, "function"],
  ["an option that holds itself", (cx) => cx.nps([9], { labels: knot }), "wrong_type", null, "labels"],
  ["options that are none", (cx) => cx.nps([9], 0.95), "wrong_type", null, "0.95"],
  ["options in a list", (cx) => cx.nps([9], [0.95]), "wrong_type", null, "list"],
  ["a scale upside down", (cx) => cx.csat([1], { scale: [5, 1] }), "bad_option", null, "scale"],
  ["unequal lengths", (cx) => cx.nps([9, 8], { weights: [1] }), "unequal_lengths", null, "weights"],
  ["a weight of zero", (cx) => cx.nps([9, 8], { weights: [1, 0] }), "out_of_range", 1, "0"],
  ["a negative weight", (cx) => cx.nps([9, 8], { weights: [-1, 1] }), "out_of_range", 0, "-1"],
  ["words for weights", (cx) => cx.nps([9], { weights: ["a"] }), "wrong_type", 0, "weights"],
  ["a cluster alone in its stratum", (cx) => cx.nps([9, 8], { strata: ["a", "a"], clusters: [1, 1] }), "lonely_cluster", null, ""],
  ["half a count", (cx) => cx.nps(new Map([[9, 0.5]])), "out_of_range", 0, "0.5"],
  ["counts of words", (cx) => cx.nps(new Map([["9", 1]])), "wrong_type", 0, "'9'"],
  ["more answers than invited", (cx) => cx.responseRate(3, 2), "out_of_range", null, ""],
  ["nobody invited", (cx) => cx.responseRate(0, 0), "empty", null, ""],
  ["a count that is half", (cx) => cx.share(0.5, 2), "wrong_type", null, "0.5"],
  ["a result that is none", (cx) => cx.npsDifference({ score: 1 }, cx.nps([9])), "wrong_type", null, ""],
  ["columns that are none", (cx) => cx.cronbachAlpha([1, 2]), "wrong_type", null, ""],
  ["one column", (cx) => cx.cronbachAlpha([[1, 2]]), "bad_option", null, ""],
  ["columns of unequal lengths", (cx) => cx.cronbachAlpha([[1, 2], [1]]), "unequal_lengths", null, ""],
  ["bytes that are no state", (cx) => cx.NpsAccumulator.fromState(Uint8Array.of(1, 2, 3)), "bad_state", null, ""],
  ["a state that is no bytes", (cx) => cx.NpsAccumulator.fromState("CXK1"), "wrong_type", null, ""],
  ["a description of no state", (cx) => cx.describeState(new Uint8Array(0)), "bad_state", null, ""],
];

for (const [runtime, cx] of Object.entries(ENGINES)) {
  test(`refusals: ${runtime}`, async (t) => {
    for (const [name, call, code, row, word] of REFUSED) {
      await t.test(name, () => {
        const error = refused(cx, () => call(cx));
        assert.deepEqual([error.code, error.row], [code, row], error.message);
        assert.ok(error.message.includes(word), error.message);
        assert.ok(error.message.length < 300, error.message);
      });
    }
  });

  test(`an error is an Error with a stack: ${runtime}`, () => {
    const error = refused(cx, () => cx.nps([11]));
    assert.ok(error instanceof Error);
    assert.equal(String(error), `CxError: ${error.message}`);
    assert.match(error.stack, /errors\.test\.mjs/);
  });

  test(`what a caller's own code throws is passed on, and the engine goes on: ${runtime}`, () => {
    assert.throws(() => cx.nps([9], own), /read/);
    assert.equal(cx.nps([9]).score, 100);
  });

  test(`every error code and row is that of the other engine: ${runtime}`, () => {
    const message = (face, call) => refused(face, () => call(face)).message;
    for (const [name, call] of REFUSED) assert.equal(message(cx, call), message(ENGINES.node, call), name);
  });
}
