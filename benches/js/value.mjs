// A BG/NBD fit with standard errors of 2,357 customers, WebAssembly beside the addon.
//
//   make npm && node benches/js/value.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const js = new URL("../../js/", import.meta.url);
const REPEATS = 21;

const lines = gunzipSync(readFileSync(new URL("../../examples/data/cdnow.csv.gz", import.meta.url)))
  .toString().trim().split("\n").slice(1).map((line) => line.split(","));
const orders = { customer: lines.map(([customer]) => Number(customer)), date: lines.map(([, date]) => date) };

/** Medians in seconds: on the clock, and of the processors. */
function time(run) {
  for (let round = 0; round < 3; round++) run();
  const rounds = Array.from({ length: REPEATS }, () => {
    const [start, before] = [process.hrtime.bigint(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(before);
    return { clock: Number(process.hrtime.bigint() - start) / 1e9, work: (user + system) / 1e6 };
  });
  const median = (key) => rounds.map((round) => round[key]).sort((a, b) => a - b)[REPEATS >> 1];
  return { clock: median("clock"), work: median("work") };
}

const took = {};
let bits;
for (const [name, module] of Object.entries({ addon: "dist/node.mjs", wasm: "dist/node-wasm.mjs" })) {
  let cx;
  try {
    cx = await import(new URL(module, js));
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    console.log(`${name}: not built`);
    continue;
  }
  await cx.init();
  const summary = cx.rfm(orders, { customer: "customer", time: "date", unit: "week", calibrationEnd: "1997-09-30" });
  const model = new cx.BgNbd();
  const fit = () => model.fit(summary, { threads: 1 });
  assert.ok(Object.values(fit().standardErrors).every((error) => error > 0));
  const state = Buffer.from(fit().toState()).toString("hex");
  bits ??= state;
  assert.equal(state, bits);
  took[name] = time(() => fit().free());
}

console.log(`Node ${process.version}, BG/NBD fit of 2,357 customers, medians of ${REPEATS}`);
for (const [name, { clock, work }] of Object.entries(took)) {
  const ratio = took.addon ? `, ${(clock / took.addon.clock).toFixed(2)} of the addon's (wanted: at most 3)` : "";
  console.log(`  ${name}: ${(clock * 1e3).toFixed(3)} ms, work ${(work * 1e3).toFixed(3)} ms${ratio}`);
}
