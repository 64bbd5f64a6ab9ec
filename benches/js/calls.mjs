// One call from the public function, and ten million answers against the best plain loop: medians of five.
//
//   make npm && node benches/js/calls.mjs
import { execFileSync } from "node:child_process";

const js = new URL("../../js/", import.meta.url);
const native = await import(new URL("dist/node.mjs", js));
const wasm = await import(new URL("dist/node-wasm.mjs", js));
await wasm.init();

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Microseconds a run takes, the median of five times `often` runs after as many to warm up. */
function time(often, run) {
  for (let i = 0; i < often; i++) run();
  return median(
    Array.from({ length: 5 }, () => {
      const start = process.hrtime.bigint();
      for (let i = 0; i < often; i++) run();
      return Number(process.hrtime.bigint() - start) / 1e3 / often;
    }),
  );
}

const thousand = Int8Array.from({ length: 1000 }, (_, i) => (i * 7919) % 11);
const list = [...thousand];
console.log("one call on 1,000 scores, µs");
for (const [name, cx] of Object.entries({ native, wasm })) {
  const rows = {
    "nps(Int8Array)": () => cx.nps(thousand),
    "nps(Array)": () => cx.nps(list),
    "nps(Int8Array, { confidenceLevel })": () => cx.nps(thousand, { confidenceLevel: 0.9 }),
    "csat(Int8Array, { scale, topFrom })": () => cx.csat(thousand, { scale: [0, 10], topFrom: 8 }),
  };
  for (const [call, run] of Object.entries(rows)) console.log(`  ${name}  ${call}: ${time(20_000, run).toFixed(2)}`);
}

/** Plain JavaScript, the ways people write it. */
const loops = {
  "if else": (scores) => {
    let [promoters, detractors] = [0, 0];
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i];
      if (score >= 9) promoters++;
      else if (score < 7) detractors++;
    }
    return (100 * (promoters - detractors)) / scores.length;
  },
  "without branches": (scores) => {
    let net = 0;
    for (let i = 0; i < scores.length; i++) net += (scores[i] > 8) - (scores[i] < 7);
    return (100 * net) / scores.length;
  },
  histogram: (scores) => {
    const counts = new Int32Array(11);
    for (let i = 0; i < scores.length; i++) counts[scores[i]]++;
    const sum = (from, to) => counts.subarray(from, to).reduce((total, count) => total + count, 0);
    return (100 * (sum(9, 11) - sum(0, 7))) / scores.length;
  },
};
const long = Int8Array.from({ length: 10_000_000 }, (_, i) => (i * 7919) % 11);
const score = native.nps(long).score;
console.log("NPS of 10 M Int8Array, ms");
let best = Infinity;
for (const [name, loop] of Object.entries(loops)) {
  if (loop(long) !== score || wasm.nps(long).score !== score) throw new Error(`${name} differs`);
  const took = time(3, () => loop(long)) / 1e3;
  best = Math.min(best, took);
  console.log(`  loop, ${name}: ${took.toFixed(2)}`);
}
for (const [name, cx] of Object.entries({ wasm, native })) {
  const took = time(3, () => cx.nps(long)) / 1e3;
  console.log(`  ${name}: ${took.toFixed(2)}, ${(took / best).toFixed(3)} × the best loop, interval and all`);
}

// By gzip itself: the zlib inside Node is another one and packs the same module 1.5 % larger.
const zipped = (path) => execFileSync("gzip", ["-9", "-n", "-c", new URL(path, js).pathname], { maxBuffer: 1e7 }).length;
const [script, module] = [zipped("dist/slim.js"), zipped("wasm/slim/cxkit_bg.wasm")];
console.log(`cxkit/slim, gzipped: ${script} + ${module} = ${script + module} bytes`);
