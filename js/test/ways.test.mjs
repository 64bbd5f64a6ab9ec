// Sessions, paths and next events: what the JavaScript face adds to the vectors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, refused } from "./support.mjs";

const minute = 60_000;
const start = Date.UTC(2024, 2, 1);
const table = {
  who: ["ann", "ann", "ann", "ann", "ann", "bob", "bob"],
  at: [0, 10, 40, 75, 80, 0, 1].map((minutes) => new Date(start + minutes * minute)),
  what: ["landing", "search", "search", "product", "checkout", "landing", "search"],
};
const roles = { customer: "who", time: "at", touchpoint: "what" };

for (const [runtime, cx] of Object.entries(ENGINES)) {
  const log = new cx.EventLog(table, roles);

  test(`an option in place or among the options: ${runtime}`, () => {
    assert.deepEqual([log.sessions().n, log.sessions("1h").n, log.sessions({ gap: "1h" }).n, log.sessions(null).n], [3, 2, 2, 2]);
    assert.equal(log.sessions("30min", { gapRule: "greater_or_equal" }).n, 4);
    assert.equal(log.sessions(undefined, { gap: "1h" }).n, 2);
    assert.deepEqual(log.paths(1), log.paths({ top: 1 }));
    assert.deepEqual(log.flows("search", { before: 1 }), log.flows({ touchpoint: "search", before: 1 }));
    assert.deepEqual(log.withSessions("1h").attributes, ["session"]);
    assert.deepEqual(log.withSessions({ attribute: "visit" }).attributes, ["visit"]);
    assert.equal(refused(cx, () => log.sessions("1h", { gap: "2h" })).code, "wrong_type");
    assert.equal(refused(cx, () => log.sessions("1h", { gpa: "2h" })).code, "unknown_option");
    assert.equal(refused(cx, () => log.sessions("1h", "2h")).code, "wrong_type");
  });

  test(`results are plain objects with rows: ${runtime}`, () => {
    const { transitions, touchpoints, n } = log.transitions();
    assert.deepEqual([n, transitions[0].source, transitions[0].target, transitions[0].meanSeconds], [5, "landing", "search", 330]);
    assert.equal(touchpoints.at(-1).touchpoint, "search");
    assert.deepEqual(JSON.parse(JSON.stringify(transitions)), transitions);
    assert.deepEqual(log.flows("search", { before: 1, after: 1 }).nodes.map(({ step, count }) => [step, count]), [[-1, 2], [0, 2], [1, 1]]);
    assert.deepEqual(log.sessionRows().start, ["2024-03-01T00:00:00Z", "2024-03-01T01:15:00Z", "2024-03-01T00:00:00Z"]);
    assert.deepEqual(log.stepMatrix(2).rows.map((row) => row.counts), [[2, 0], [0, 2]]);
    assert.equal(log.nextEvent("landing").rows[0].touchpoint, "search");
    assert.equal(log.nextEvent([{ event: "search", where: {} }, "product"]).withoutChain, 2);
  });

  test(`mistakes are named: ${runtime}`, () => {
    assert.match(refused(cx, () => log.flows("serch")).message, /did you mean 'search'/);
    assert.match(refused(cx, () => log.transitions({ bySesion: true })).message, /did you mean 'bySession'/);
    assert.match(refused(cx, () => log.nextEvent([{ evnt: "search" }])).message, /did you mean 'event'/);
    assert.equal(refused(cx, () => log.nextEvent()).code, "wrong_type");
    assert.equal(refused(cx, () => log.paths(0)).code, "bad_option");
    assert.equal(refused(cx, () => log.sessions("0s", { gapRule: "greater_or_equal" })).code, "bad_option");
  });

  test(`ids as they are: ${runtime}`, () => {
    const odd = new cx.EventLog(
      { who: ["NA", "NA", "", " ", null, "null", "7"], at: table.at, what: ["a", "b", "a", "b", "a", "NA", "b"] },
      roles,
    );
    assert.deepEqual(odd.sessionRows().customer, ["7", "NA", "null"]);
    assert.deepEqual([odd.dropped.blankCustomer, odd.dropped.missingCustomer], [2, 1]);
    assert.equal(odd.flows("NA").n, 1);
  });

  test(`a hundred thousand events of one customer, seventy thousand touchpoints: ${runtime}`, () => {
    const events = 100_000;
    const rows = Array.from({ length: events }, (_, row) => row);
    const at = rows.map((row) => new Date(start + row * minute));
    const one = new cx.EventLog({ who: new Int32Array(events), at, what: rows.map((row) => (row % 2 ? "b" : "a")) }, roles);
    assert.deepEqual([one.sessions().n, one.sessions("59s").n, one.paths().paths[0].steps], [1, events, events]);
    assert.equal(one.loops().rows[0].maxEvents, events / 2);
    one.free();
    const pages = rows.slice(0, 70_000);
    const wide = new cx.EventLog({ who: pages.map((row) => Math.floor(row / 7)), at: at.slice(0, 70_000), what: pages.map((row) => `page ${row}`) }, roles);
    const ways = wide.transitions();
    assert.deepEqual([wide.touchpointCount, ways.n, ways.pairs], [70_000, 60_000, 60_000]);
    assert.equal(wide.nextEvent("page 69998").rows[0].touchpoint, "page 69999");
    wide.free();
  });

  test(`tallies merge and go on from their bytes: ${runtime}`, () => {
    const [ann, bob] = ["ann", "bob"].map((who) => log.filter({ customers: [who] }));
    for (const question of ["sessions", "transitions", "stepMatrix", "paths", "flows", "loops"]) {
      const both = ann[`${question}Tally`]();
      both.merge(both.constructor.fromState(bob[`${question}Tally`]().toState()));
      assert.deepEqual(both.finish(), log[question]());
      assert.deepEqual(both.toState(), log[`${question}Tally`]().toState());
      assert.equal(refused(cx, () => both.merge(bob[`${question}Tally`]({ confidenceLevel: 0.9 }))).code, "incompatible");
    }
    const both = ann.nextEventTally(["landing"]);
    both.merge(bob.nextEventTally(["landing"]));
    assert.deepEqual(both.finish(), log.nextEvent("landing"));
    assert.equal(cx.describeState(both.toState()).object, "NextEventTally");
  });

  test(`any number of threads: ${runtime}`, () => {
    for (const question of ["sessions", "transitions", "paths", "flows"]) {
      const [one, two, seven] = [1, 2, 7].map((threads) => log[`${question}Tally`]({ threads }).toState());
      assert.deepEqual(one, two);
      assert.deepEqual(one, seven);
    }
  });
}

test("a tally counted in Node goes on in WebAssembly", () => {
  const { node, "wasm-node": wasm } = ENGINES;
  const tally = wasm.PathsTally.fromState(new node.EventLog(table, roles).pathsTally().toState());
  assert.deepEqual(tally.finish(), new wasm.EventLog(table, roles).paths());
});
