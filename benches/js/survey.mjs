// The survey tasks of the JavaScript package, beside the best loop one would write: medians of five, as ratios.
//
//     make bench
//
// Every pair is checked to give the same answer before it is timed.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import * as native from "../../js/dist/node.mjs";
import * as wasm from "../../js/dist/node-wasm.mjs";

const REPEATS = 5;
const root = new URL("../../", import.meta.url);

/** The median time of a task in seconds, after one run that is not counted. */
function median(task) {
  task();
  const times = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const start = performance.now();
    task();
    times.push((performance.now() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[REPEATS >> 1];
}

/** The median time of one call, over rounds of many. */
function perCall(task, calls = 50_000) {
  const round = () => {
    for (let call = 0; call < calls; call += 1) task();
  };
  return median(round) / calls;
}

/** Scores 0 to 10 from a fixed sequence, so that every run has the same. */
function someScores(length) {
  const scores = new Int8Array(length);
  let state = 1;
  for (let row = 0; row < length; row += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    scores[row] = (state >>> 8) % 11;
  }
  return scores;
}

function loopNps(scores) {
  let promoters = 0;
  let detractors = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row];
    promoters += score >= 9 ? 1 : 0;
    detractors += score < 7 ? 1 : 0;
  }
  return (100 * (promoters - detractors)) / scores.length;
}

/** The same through a table of counts, with no branch in the loop. */
function tableNps(scores) {
  const counts = new Uint32Array(11);
  for (let row = 0; row < scores.length; row += 1) counts[scores[row]] += 1;
  let detractors = 0;
  for (let answer = 0; answer < 7; answer += 1) detractors += counts[answer];
  return (100 * (counts[9] + counts[10] - detractors)) / scores.length;
}

await native.init();
await wasm.init();
assert.equal(native.engine(), "native");
assert.equal(wasm.engine(), "wasm");

const few = someScores(1000);
const many = someScores(10_000_000);
assert.equal(wasm.nps(many).score, loopNps(many));
assert.equal(native.nps(few).score, tableNps(few));

const loop = Math.min(median(() => loopNps(many)), median(() => tableNps(many)));
const inWasm = median(() => wasm.nps(many));
const gzipped = ["js/dist/slim.js", "js/wasm/cxkit_bg.wasm"]
  .map((path) => gzipSync(readFileSync(new URL(path, root)), { level: 9 }).length)
  .reduce((all, size) => all + size, 0);

const rows = [
  ["one nps() of 1,000 scores, Node addon, Int8Array", `${(perCall(() => native.nps(few)) * 1e6).toFixed(2)} µs`, "", "", "<= 3 µs"],
  ["one nps() of 1,000 scores, WASM, Int8Array", `${(perCall(() => wasm.nps(few)) * 1e6).toFixed(2)} µs`, "", "", ""],
  ["NPS of 10 M Int8Array, WASM", `${(inWasm * 1e3).toFixed(2)} ms`, `best JS loop, ${(loop * 1e3).toFixed(2)} ms`, (inWasm / loop).toFixed(3), "< 1"],
  ["cxkit/slim, JS + WASM, gzipped", `${(gzipped / 1000).toFixed(1)} kB`, "", "", "<= 200 kB"],
];
mkdirSync(new URL("build/bench", root), { recursive: true });
writeFileSync(new URL("build/bench/js-survey.json", root), JSON.stringify(rows, null, 1));
console.log(`\nNode ${process.version}, medians of ${REPEATS}\n`);
console.log("| task | cxkit | peer | ratio | target |\n|---|---|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
