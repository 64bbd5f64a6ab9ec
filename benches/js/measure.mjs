// Ten million answers by 100 x 24 groups: `measure` on both engines beside a loop over typed arrays.
//
//   make npm && node benches/js/measure.mjs
import assert from "node:assert/strict";

const js = new URL("../../js/", import.meta.url);
const ROWS = Number(process.env.CXKIT_BENCH_ROWS ?? 10_000_000);
const REPEATS = 5;

/** Seeded numbers below a limit: the same table in every run. */
function column(limit, seed) {
  let state = seed;
  return Int8Array.from({ length: ROWS }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  });
}

const table = { store: column(100, 1), hour: column(24, 2), score: column(11, 3) };

/** NPS and mean of each group, in order, as people write it by hand: no interval. */
function loop({ store, hour, score }) {
  const n = new Int32Array(2400);
  const net = new Int32Array(2400);
  const sum = new Int32Array(2400);
  for (let row = 0; row < score.length; row++) {
    const group = store[row] * 24 + hour[row];
    const answer = score[row];
    n[group]++;
    net[group] += (answer > 8) - (answer < 7);
    sum[group] += answer;
  }
  return { nps: Array.from(net, (net, group) => (100 * net) / n[group]), mean: Array.from(sum, (sum, group) => sum / n[group]) };
}

const measured = (cx) => () => {
  const metrics = { nps: new cx.Nps("score"), mean: new cx.Rating("score", { scale: [0, 10] }) };
  return cx.measure(table, { by: ["store", "hour"], metrics }).toColumns();
};

/** Medians in seconds: on the clock, and of the processors. */
function time(run) {
  run();
  const rounds = Array.from({ length: REPEATS }, () => {
    const [start, before] = [process.hrtime.bigint(), process.cpuUsage()];
    run();
    const { user, system } = process.cpuUsage(before);
    return { clock: Number(process.hrtime.bigint() - start) / 1e9, work: (user + system) / 1e6 };
  });
  const median = (key) => rounds.map((round) => round[key]).sort((a, b) => a - b)[REPEATS >> 1];
  return { clock: median("clock"), work: median("work") };
}

const wanted = loop(table);
const runs = { loop: () => loop(table) };
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
  runs[name] = measured(cx);
  const found = runs[name]();
  for (const key of ["nps", "mean"]) {
    found[key].forEach((value, group) => assert.ok(Math.abs(value - wanted[key][group]) < 1e-9, `${name}, ${key}`));
  }
}

console.log(`Node ${process.version}, ${ROWS / 1e6} M rows by 100 x 24 groups, medians of ${REPEATS}`);
const took = Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, time(run)]));
for (const [name, { clock, work }] of Object.entries(took)) {
  const ratio = (work / took.loop.work).toFixed(3);
  console.log(`  ${name}: ${clock.toFixed(3)} s, work ${work.toFixed(3)} s, ${ratio} of the loop's`);
}
