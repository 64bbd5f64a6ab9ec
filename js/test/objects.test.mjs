// What a face adds to objects: tables, arguments by name, errors, memory that is given back, states from other languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, refused } from "./support.mjs";

const table = {
  user: ["ann", "ann", "bob", "bob", null],
  at: [new Date("2024-01-01"), new Date("2024-01-02"), new Date("2024-01-01"), new Date("2024-01-20"), new Date("2024-01-01")],
  event: ["view", "buy", "view", "buy", "view"],
  vip: [true, true, false, false, null],
};
const roles = { customer: "user", time: "at", touchpoint: "event" };
const toy = {
  frequency: [2, 1, 0, 0, 7, 3, 0, 1, 5, 0],
  recency: [30.4, 1.7, 0, 0, 29.4, 33, 0, 11.6, 19.7, 0],
  age: [38.9, 38.9, 38.9, 36.9, 38.4, 38, 37, 36, 36, 35],
};

for (const [runtime, cx] of Object.entries(ENGINES)) {
  test(`a table is columns or rows: ${runtime}`, () => {
    const rows = table.user.map((_, row) => Object.fromEntries(Object.entries(table).map(([name, column]) => [name, column[row]])));
    const [columns, list] = [new cx.EventLog(table, { ...roles, attributes: ["vip"] }), new cx.EventLog(rows, { ...roles, attributes: ["vip"] })];
    assert.deepEqual(columns.toState(), list.toState());
    assert.equal(columns.eventCount, 4);
    assert.equal(columns.dropped.missingCustomer, 1);
    assert.deepEqual(columns.journey("bob").time, ["2024-01-01T00:00:00Z", "2024-01-20T00:00:00Z"]);
    assert.deepEqual(columns.filter({ where: { vip: 1 } }).journey("bob").touchpoint, []);
  });

  test(`whole numbers as ids, of every machine type: ${runtime}`, () => {
    const states = [[7, 9, 7], Int32Array.of(7, 9, 7), Float64Array.of(7, 9, 7), BigInt64Array.of(7n, 9n, 7n)].map((user) => {
      const log = new cx.EventLog({ user, at: [3, 2, 1], event: ["b", "a", "a"] }, roles);
      assert.deepEqual(log.funnel(["a", "b"]).depths().customer, [7, 9]);
      return log.toState();
    });
    for (const state of states) assert.deepEqual(state, states[0]);
    const log = new cx.EventLog({ user: [1.5], at: [1], event: ["a"] }, { ...roles, customer: "event" });
    assert.equal(log.eventCount, 1);
    assert.equal(refused(cx, () => new cx.EventLog({ user: [1, 1.5], at: [1, 2], event: ["a", "a"] }, roles)).row, 1);
  });

  test(`mistakes are named by their place: ${runtime}`, () => {
    const log = new cx.EventLog(table, roles);
    assert.equal(refused(cx, () => log.funnel(["view", { evnt: "buy" }])).message, "steps[1] has no option 'evnt', did you mean 'event'?");
    assert.equal(refused(cx, () => log.funnel(["view", "byu"])).code, "unknown_name");
    assert.equal(refused(cx, () => log.funnel(["view", "buy"], { wihtin: "1d" })).code, "unknown_option");
    assert.equal(refused(cx, () => new cx.EventLog(table, { ...roles, customer: "usr" })).code, "unknown_name");
    assert.equal(refused(cx, () => new cx.EventLog(table, { time: "at", touchpoint: "event" })).code, "wrong_type");
    assert.equal(refused(cx, () => new cx.BgNbd().fit()).code, "bad_option");
    assert.equal(refused(cx, () => cx.customerValue(log, log)).code, "wrong_type");
  });

  test(`a change stays with the object, others keep theirs: ${runtime}`, () => {
    const log = new cx.EventLog(table, roles);
    const before = log.filter({});
    log.append({ user: ["ann"], at: [new Date("2024-02-01")], event: ["buy"] }, roles);
    assert.deepEqual([log.eventCount, before.eventCount], [5, 4]);
  });

  test(`memory is given back: ${runtime}`, () => {
    const log = new cx.EventLog(table, roles);
    log.free();
    log.free();
    assert.equal(refused(cx, () => log.eventCount).code, "freed");
    assert.equal(new cx.EventLog(table, roles).eventCount, 4);
  });

  test(`a model is fitted to columns and predicts for them and for others: ${runtime}`, () => {
    const fit = new cx.BgNbd({ maxIterations: 200 }).fit(toy);
    assert.equal(fit.n, 10);
    assert.deepEqual(Object.keys(fit.params), ["r", "alpha", "a", "b"]);
    assert.equal(fit.expectedPurchases(10).values.length, 10);
    const [one] = fit.expectedPurchases(10, { frequency: [2], recency: [30.4], age: [38.9], confidenceLevel: 0.9 }).values;
    assert.equal(one, fit.expectedPurchases(10).values[0]);
    const again = cx.BgNbdFit.fromState(fit.toState());
    assert.deepEqual(again.params, fit.params);
    assert.equal(refused(cx, () => again.expectedPurchases(10)).code, "bad_option");
  });

  test(`covariates are a table, as columns or rows: ${runtime}`, () => {
    const online = [1, 0, 0, 1, 1, 0, 1, 0, 1, 0];
    const fit = new cx.BgNbd().fitWithCovariates({ ...toy, purchase: { online } });
    assert.deepEqual(Object.keys(fit.params).slice(4), ["alpha.online"]);
    const rows = new cx.BgNbd().fitWithCovariates({ ...toy, purchase: online.map((online) => ({ online })) });
    assert.deepEqual(rows.toState(), fit.toState());
    const refusal = (purchase) => refused(cx, () => new cx.BgNbd().fitWithCovariates({ ...toy, purchase }));
    assert.deepEqual([refusal({ online: [1, null] }).code, refusal({ online: [1, null] }).row], ["missing", 1]);
    assert.equal(refusal({ online: Array(10).fill(1) }).code, "bad_option");
    assert.equal(refusal("online").code, "wrong_type");
  });

  test(`many rows come back as they are: ${runtime}`, () => {
    const n = 5000;
    const fit = cx.BgNbdFit.fromParams({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 });
    const many = fit.expectedPurchases(39, {
      frequency: new Float64Array(n).fill(2), recency: new Float64Array(n).fill(30.43), age: new Float64Array(n).fill(38.86),
    });
    assert.equal(many.values.length, n);
    assert.ok(many.values.every((value) => Math.abs(value - 1.2260281747671) < 1e-10));
    assert.ok(many.ciLower.every((value) => value === null));
  });
}

test("a log and a fit go from engine to engine by their bytes", () => {
  const { node, "wasm-node": wasm } = ENGINES;
  const log = new node.EventLog(table, roles);
  assert.deepEqual(wasm.EventLog.fromState(log.toState()).funnel(["view", "buy"]).counts, [2, 1]);
  const fit = new node.ParetoNbd().fit(toy);
  assert.deepEqual(wasm.ParetoNbdFit.fromState(fit.toState()).aliveProbability(toy).values, fit.aliveProbability().values);
  assert.equal(node.describeState(fit.toState()).object, "ParetoNbdFit");
});
