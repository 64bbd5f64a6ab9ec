// Accumulators: batches in any order and place, saved and loaded, the same bytes on both engines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, refused } from "./support.mjs";

const { node, "wasm-node": wasm } = ENGINES;
const SCORES = [10, 9, 3, null, 7, 0, 8, 10];

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

for (const [runtime, cx] of Object.entries(ENGINES)) {
  test(`pieces in any order are the whole: ${runtime}`, () => {
    const whole = new cx.NpsAccumulator();
    whole.extend(SCORES);
    const back = new cx.NpsAccumulator();
    for (const score of SCORES.toReversed()) back.push(score);
    const [left, right] = [new cx.NpsAccumulator(), new cx.NpsAccumulator()];
    left.extend(SCORES.slice(5));
    right.extend(Float64Array.from(SCORES.slice(0, 5), (score) => score ?? NaN));
    left.merge(right);
    for (const other of [back, left]) {
      assert.deepEqual(other.finish(), cx.nps(SCORES));
      assert.deepEqual(other.toState(), whole.toState());
    }
    assert.equal(whole.rowCount, 8);
  });

  test(`one of each kind the export list names: ${runtime}`, () => {
    for (const { name, kind } of cx.describeExports().accumulators.filter(({ columns }) => columns.length > 0)) {
      const one = new cx[name]();
      one.extend([5, 4, 3]);
      one.push("2");
      one.push(undefined);
      one.push(1n);
      assert.equal(one.rowCount, 6, name);
      assert.equal(cx.describeState(one.toState()).kind, kind);
      const again = cx[name].fromState(one.toState());
      assert.ok(again instanceof cx[name]);
      assert.deepEqual(again.finish(), one.finish());
      assert.deepEqual(again.finish(), again.finish());
    }
  });

  test(`metrics take their columns by name: ${runtime}`, () => {
    const sample = {
      answers: [1, 2, 3, 2],
      numbers: [5, 4, 3, 6],
      flags: [1, 0, 1, 1],
      keys: [7, 8, 7, 9],
      times: ["2026-01-05", "2026-02-07", new Date("2026-03-01").toISOString().slice(0, 10), "2026-03-02"],
    };
    for (const { name, kind, arguments: wanted } of cx.describeExports().accumulators.filter(({ columns }) => columns.length === 0)) {
      const named = (cut) =>
        Object.fromEntries(
          // Either when a case is due or how long it may take must be known.
          wanted.filter(({ required, name: part }) => required || part === "due").map((argument) => [camel(argument.name), sample[argument.kind].slice(...cut)]),
        );
      const [whole, left, right] = [new cx[name](), new cx[name](), new cx[name]()];
      whole.extend(named([0]));
      left.extend(named([0, 1]));
      right.extend(named([1]));
      right.merge(left);
      assert.deepEqual(right.toState(), whole.toState(), name);
      assert.equal(cx.describeState(whole.toState()).kind, kind);
      assert.equal(refused(cx, () => whole.extend({ nobody: [1] })).code, "unknown_option");
    }
    const calls = new cx.AhtAccumulator();
    calls.push({ talk: 60, hold: 5 });
    calls.push({ talk: null, hold: 5 });
    assert.deepEqual([calls.rowCount, calls.finish().ahtSeconds], [2, 65]);
  });

  test(`options are kept, and saved with the state: ${runtime}`, () => {
    const strict = new cx.CsatAccumulator({ scale: [1, 7], topFrom: 5, confidenceLevel: 0.9 });
    strict.extend([7, 5, 2]);
    assert.deepEqual(strict.finish(), cx.csat([7, 5, 2], { scale: [1, 7], topFrom: 5, confidenceLevel: 0.9 }));
    const { options } = cx.describeState(strict.toState());
    assert.deepEqual([options.scale, options.topFrom, options.confidenceLevel], [[1, 7], 5, 0.9]);
    assert.equal(refused(cx, () => new cx.CsatAccumulator({ scael: [1, 7] })).code, "unknown_option");
    assert.equal(refused(cx, () => strict.merge(new cx.CsatAccumulator())).code, "incompatible");
    assert.equal(refused(cx, () => strict.merge(new cx.NpsAccumulator())).code, "incompatible");
    assert.equal(refused(cx, () => strict.merge({})).code, "wrong_type");
  });

  test(`a design comes batch by batch: ${runtime}`, () => {
    const design = { weights: [1, 2, 1, 1], strata: ["a", "a", "b", "b"] };
    const scores = [10, 3, 9, 7];
    const one = new cx.NpsAccumulator();
    for (const half of [[0, 2], [2, 4]]) {
      one.extend(scores.slice(...half), { weights: design.weights.slice(...half), strata: design.strata.slice(...half) });
    }
    assert.deepEqual(one.finish(), cx.nps(scores, design));
    const error = refused(cx, () => one.extend([1], { wieghts: [1] }));
    assert.deepEqual([error.code, error.message.includes("'weights'")], ["unknown_option", true]);
    assert.equal(refused(cx, () => one.extend([1], { confidenceLevel: 0.9 })).code, "unknown_option");
  });

  test(`a refused batch changes nothing, and names the row of all that came: ${runtime}`, () => {
    const one = new cx.NpsAccumulator();
    one.extend([10, 9]);
    const before = one.toState();
    const error = refused(cx, () => one.extend([1, 2, 11]));
    assert.deepEqual([error.code, error.row], ["out_of_range", 4]);
    assert.equal(refused(cx, () => one.push(11)).row, 2);
    assert.deepEqual(one.toState(), before);
  });

  test(`counts feed it as well as rows: ${runtime}`, () => {
    const counts = new cx.AnswerCountsAccumulator();
    counts.extend(new Map([[10, 2], [3, 1]]));
    counts.extend(counts);
    const one = new cx.NpsAccumulator();
    one.extend(counts);
    assert.equal(one.rowCount, 6);
    assert.equal(one.finish().score, cx.nps([10, 10, 3]).score);
  });

  test(`freed is freed: ${runtime}`, () => {
    const one = new cx.NpsAccumulator();
    one.push(9);
    one.free();
    one.free();
    for (const use of [() => one.push(1), () => one.finish(), () => one.toState(), () => one.rowCount]) {
      assert.equal(refused(cx, use).code, "freed");
    }
    // Its place goes to another, which the first cannot reach.
    const next = new cx.NpsAccumulator();
    next.push(3);
    one.free();
    assert.equal(next.rowCount, 1);
    next[Symbol.dispose]();
    assert.equal(refused(cx, () => next.rowCount).code, "freed");
  });

  test(`a state cut or flipped is refused, whatever the byte: ${runtime}`, () => {
    const one = new cx.NpsAccumulator({ missingValues: [11, "Blank"] });
    one.extend([10, 9, 3]);
    const state = one.toState();
    for (let at = 0; at < state.length; at++) {
      assert.equal(refused(cx, () => cx.NpsAccumulator.fromState(state.slice(0, at))).code, "bad_state");
      const flipped = state.slice();
      flipped[at] ^= 1;
      assert.equal(refused(cx, () => cx.NpsAccumulator.fromState(flipped)).code, "bad_state", `byte ${at}`);
    }
    assert.equal(refused(cx, () => cx.CesAccumulator.fromState(state)).code, "bad_state");
    assert.deepEqual(cx.NpsAccumulator.fromState(state.buffer.slice(state.byteOffset, state.byteOffset + state.length)).toState(), state);
  });

  test(`very many can be made and freed: ${runtime}`, () => {
    for (let i = 0; i < 20_000; i++) {
      const one = new cx.NpsAccumulator();
      one.push(9);
      one.free();
    }
    const kept = Array.from({ length: 100 }, (_, i) => {
      const one = new cx.NpsAccumulator();
      one.extend(new Uint8Array(i + 1));
      return one;
    });
    kept.forEach((one, i) => assert.equal(one.rowCount, i + 1));
  });
}

test("begun on one engine, finished on the other", () => {
  const begun = new node.NpsAccumulator();
  begun.extend(SCORES, { weights: [1, 2, 3, 1, 1, 1.5, 1, 1] });
  const finished = wasm.NpsAccumulator.fromState(begun.toState());
  assert.deepEqual(finished.toState(), begun.toState());
  assert.deepEqual(finished.finish(), begun.finish());
  assert.equal(refused(wasm, () => finished.merge(begun)).code, "wrong_type");
});
