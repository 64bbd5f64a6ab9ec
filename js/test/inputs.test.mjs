// Every kind of column a caller may have in hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";
import { ENGINES } from "./support.mjs";

const SCORES = [10, 9, 3, 7, 0];
const ARRAYS = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
];

for (const [runtime, cx] of Object.entries(ENGINES)) {
  const want = cx.nps(SCORES);
  const same = (column, options) => assert.deepEqual(cx.nps(column, options), want);

  test(`typed arrays of every kind: ${runtime}`, () => {
    for (const Type of ARRAYS) same(Type.from(SCORES));
    for (const Type of [BigInt64Array, BigUint64Array]) same(Type.from(SCORES, BigInt));
    // With an option the call takes the longer road.
    for (const Type of ARRAYS) same(Type.from(SCORES), { confidenceLevel: 0.95 });
  });

  test(`views into larger memory, shared memory, another realm: ${runtime}`, () => {
    const memory = new ArrayBuffer(64);
    const inside = new Float64Array(memory, 16, 5);
    inside.set(SCORES);
    same(inside);
    same(Int16Array.from([1, 1, ...SCORES, 1]).subarray(2, 7));
    const shared = new Int32Array(new SharedArrayBuffer(20));
    shared.set(SCORES);
    same(shared);
    same(vm.runInNewContext("Int8Array.from([10, 9, 3, 7, 0])"));
    same(vm.runInNewContext("[10, 9, 3, 7, 0]"));
    same(Buffer.from(SCORES));
  });

  test(`lists, with gaps and without: ${runtime}`, () => {
    same({ length: 5, ...SCORES });
    same(SCORES.map(BigInt));
    same(SCORES.map(String));
    const gaps = [10, , 9, 3, null, 7, NaN, undefined, 0];
    assert.equal(cx.nps(gaps).missingCount, 4);
    assert.equal(cx.nps(gaps).score, want.score);
    assert.equal(cx.nps(Float64Array.from(gaps, (x) => x ?? NaN)).missingCount, 4);
    assert.equal(cx.nps(["10", null, "9", undefined, "3", "7", "0", ""]).missingCount, 3);
    assert.equal(cx.nps([null, null, "9"]).missingCount, 2);
  });

  test(`whole numbers above 2^53 stay apart: ${runtime}`, () => {
    const ids = [2n ** 53n, 2n ** 53n + 1n, 7, 2n ** 53n];
    assert.equal(cx.distinctCount(ids).distinctCount, 3);
    assert.deepEqual(cx.distinctCount(ids), cx.distinctCount(BigInt64Array.from(ids, BigInt)));
    for (const other of [null, 0.5, 2n ** 63n]) {
      assert.throws(() => cx.distinctCount([...ids, other]), { code: "wrong_type", row: 4 });
    }
  });

  test(`numbers among texts are their digits: ${runtime}`, () => {
    same([10, "9", 3n, "7", 0]);
    same(["10", 9, "3", 7n, -0]);
    assert.equal(cx.nps([10, "9", NaN, null, "3", 7, 0]).missingCount, 2);
    const groups = (strata) => cx.nps([10, 3, 9, 8], { strata });
    const pairs = [
      [1e21, "1" + "0".repeat(21)], [-1.5e22, "-15" + "0".repeat(21)], [1e23, "1" + "0".repeat(23)], [1e-7, "0.0000001"],
      [-1.25e-9, "-0.00000000125"], [0.1, "0.1"], [-0, "0"], [2n ** 53n + 1n, "9007199254740993"], [2n ** 64n, "18446744073709552000"],
    ];
    for (const [number, text] of pairs) assert.deepEqual(groups([number, text, "a", "a"]), groups(["b", "b", "a", "a"]), text);
  });

  test(`words of any script: ${runtime}`, () => {
    const labels = { "très bien": 10, "☹️": 0, 良い: 9, "": 3 };
    const words = ["très bien", "☹️", "良い", "très bien", null];
    assert.equal(cx.nps(words, { labels }).score, 50);
    assert.deepEqual(cx.nps(words, { labels: new Map(Object.entries(labels)) }), cx.nps(words, { labels }));
    // Half a letter pair is no text; it is refused as a word nobody knows, not a crash.
    assert.throws(() => cx.nps(["\ud800"]), { code: "wrong_type", row: 0 });
  });

  test(`counts, from a map or an accumulator: ${runtime}`, () => {
    same(new Map(SCORES.map((score) => [score, 1])));
    const counts = new cx.AnswerCountsAccumulator();
    counts.extend(SCORES);
    same(counts);
    assert.throws(() => cx.nps(new cx.NpsAccumulator()), { code: "wrong_type" });
  });

  test(`design columns in every form: ${runtime}`, () => {
    const weights = [1, 2, 1, 1, 1];
    const weighted = cx.nps(SCORES, { weights });
    assert.notEqual(weighted.score, want.score);
    for (const form of [Float32Array.from(weights), Uint8Array.from(weights), weights.map(BigInt)]) {
      assert.deepEqual(cx.nps(SCORES, { weights: form }), weighted);
    }
    const strata = ["a", "b", "a", "b", "a"];
    const byWord = cx.nps(SCORES, { strata });
    for (const form of [[1, 2, 1, 2, 1], BigInt64Array.of(1n, 2n, 1n, 2n, 1n), Uint8Array.of(1, 2, 1, 2, 1)]) {
      assert.deepEqual(cx.nps(SCORES, { strata: form }), byWord);
    }
    assert.deepEqual(cx.nps(SCORES, { weights: undefined, strata: null }), want);
  });

  test(`options given as nothing are the defaults: ${runtime}`, () => {
    for (const options of [undefined, null, {}, { confidenceLevel: undefined }]) same(SCORES, options);
    assert.deepEqual(cx.nps(SCORES, { seed: 2n ** 53n - 1n }), cx.nps(SCORES, { seed: Number.MAX_SAFE_INTEGER }));
    assert.throws(() => cx.nps(SCORES, { confidenceLevel: null }), { code: "wrong_type" });
    assert.deepEqual(cx.csat([5, 4, 2], { topFrom: null }), cx.csat([5, 4, 2]));
  });

  test(`a long distribution comes whole: ${runtime}`, () => {
    const answers = Float64Array.from({ length: 5000 }, (_, i) => i / 1000);
    const { distribution } = cx.rating(answers, { scale: [0, 5] });
    assert.equal(distribution.length, 5000);
    assert.deepEqual(distribution[4321], { answer: 4.321, count: 1, share: 1 / 5000 });
  });

  test(`columns long enough for several threads: ${runtime}`, () => {
    const long = Int8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) % 11);
    const { n, promoters, detractors } = cx.nps(long);
    const count = (wanted) => long.reduce((sum, score) => sum + Number(wanted(score)), 0);
    assert.deepEqual([n, promoters, detractors], [3_000_000, count((s) => s >= 9), count((s) => s < 7)]);
    long[2_999_999] = 11;
    assert.throws(() => cx.nps(long), { code: "out_of_range", row: 2_999_999 });
  });

  test(`a result is a plain object of its fields: ${runtime}`, () => {
    const { fields } = cx.describeExports().records.find((record) => record.name === "NpsResult");
    assert.equal(Object.getPrototypeOf(want), Object.prototype);
    assert.equal(Object.keys(want).length, fields.length);
    assert.deepEqual(structuredClone(want), want);
  });

  test(`the input is left alone: ${runtime}`, () => {
    const column = Int8Array.from(SCORES);
    cx.nps(column);
    assert.deepEqual([...column], SCORES);
  });
}
