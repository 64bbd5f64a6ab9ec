// Numbers come from the vectors, on the addon and on WebAssembly, and have the same bits on both.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, SLIM, vectors, writeBits } from "./support.mjs";
import { run } from "./vectors.mjs";

const files = vectors();
const found = {};

for (const [runtime, cx] of Object.entries(ENGINES)) {
  test(`every vector holds: ${runtime}`, () => {
    const { bits, complaints, cases } = run(cx, files);
    found[runtime] = bits;
    writeBits(runtime, bits);
    assert.ok(cases > 150, `${cases} cases`);
    assert.deepEqual(complaints, []);
  });
}

test("every function has vectors", () => {
  const covered = new Set(Object.values(files).map((file) => file.function));
  const names = ENGINES.node.describeExports().functions.map((known) => known.name);
  assert.deepEqual(names.filter((name) => !covered.has(name)), []);
});

test("addon and WebAssembly agree to the last bit", () => {
  assert.deepEqual(found["wasm-node"], found.node);
});

test("cxkit/slim gives the same bits for all it has", () => {
  const slim = new Set(SLIM.describeExports().functions.map((known) => known.name));
  const shared = Object.fromEntries(Object.entries(files).filter(([, file]) => file.function && slim.has(file.function)));
  const { bits, complaints, cases } = run(SLIM, shared);
  assert.ok(cases > 150, `${cases} cases`);
  assert.deepEqual(complaints, []);
  for (const [key, value] of Object.entries(bits)) assert.deepEqual(value, found["wasm-node"][key], key);
});

test("a vector that is wrong is complained about", () => {
  const wrong = {
    "nps.json": {
      function: "nps",
      tolerance: 1e-12,
      cases: [
        { name: "score", args: { scores: [10, 9, 3] }, want: { score: 33 } },
        { name: "row", args: { scores: [10, 11] }, error: { code: "out_of_range", row: 0 } },
        { name: "no such field", args: { scores: [10] }, want: { scoer: 100 } },
        { name: "no error", args: { scores: [10] }, error: { code: "empty" } },
      ],
    },
  };
  assert.equal(run(ENGINES.node, wrong).complaints.length, 4);
});
