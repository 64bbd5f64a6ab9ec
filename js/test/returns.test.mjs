// Who comes back: retention, named days, lifecycle, stickiness and patterns of an event log.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, refused } from "./support.mjs";

const table = {
  who: ["ann", "bob", "ann", "bob", "cy", "ann", "bob", "cy", "dee", "ann"],
  at: [4, 13, 5, 6, 11, 12, 14, 20, 19, 26].map((day) => new Date(Date.UTC(2024, 2, day, 9))),
  what: ["signup", "visit", "buy", "signup", "signup", "buy", "buy", "buy", "signup", "buy"],
  plan: ["pro", "free", "pro", "free", "pro", "pro", "free", "pro", null, "pro"],
};
const roles = { customer: "who", time: "at", touchpoint: "what", attributes: ["plan"] };
const first = { start: "signup", returning: "buy", kind: "first_time", every: "week" };

for (const [runtime, cx] of Object.entries(ENGINES)) {
  const log = new cx.EventLog(table, roles);

  test(`who comes back, by week: ${runtime}`, () => {
    const found = log.retention(first);
    assert.deepEqual(found.matrix, [[2, 2, 0, 1], [1, 1, 0, null], [1, 0, null, null], [0, null, null, null]]);
    assert.deepEqual([found.value, found.n, found.cohorts[0].cohort], [1, 3, "2024-03-04"]);
    assert.deepEqual(found.cells.count, [2, 2, 0, 1, 1, 1, 0, 1, 0, 0]);
    assert.equal(log.retention().cohorts.length, 23);
    const pairs = log.retention({ ...first, returned: "bracket", brackets: [[1, 1], [1, 3]] });
    assert.deepEqual(pairs.matrix[0], [2, 2, 2]);
  });

  test(`the end of a report is local: ${runtime}`, () => {
    for (const until of ["2024-03-18", new Date("2024-03-17T15:00:00Z"), Date.UTC(2024, 2, 17, 15)]) {
      assert.equal(log.retention({ ...first, until, timeZone: "Asia/Tokyo" }).cohorts.length, 3);
    }
  });

  test(`named days: ${runtime}`, () => {
    for (const days of [["2024-03-04", "2024-03-12"], [new Date("2024-03-04T10:00:00Z"), new Date("2024-03-12")]]) {
      assert.deepEqual(log.anchoredDays(days, { start: "signup", returning: "buy" }).counts, [1, 1]);
    }
    const weeks = log.anchoredDays(["2024-03-04", "2024-03-25"], { every: "week" }).byCustomer();
    assert.deepEqual(weeks, { customer: ["ann", "bob"], flags: [[true, true], [true, false]] });
  });

  test(`who is new, who stays, how often: ${runtime}`, () => {
    const life = log.lifecycle({ every: "week" });
    assert.deepEqual(life.periods.map(({ dormant }) => dormant), [0, 0, -2, -2]);
    assert.equal(log.lifecycle({ event: "buy", every: "week" }).periods[0].new, 1);
    const sticky = log.stickiness({ event: { event: "buy", where: { plan: "pro" } }, every: "week" });
    assert.deepEqual([sticky.n, sticky.value], [2, 2]);
  });

  test(`patterns, written and built: ${runtime}`, async () => {
    const found = log.match("(?1).*(?2)", ["signup", { event: "buy", where: { plan: "pro" } }]);
    assert.deepEqual([found.matched, found.customers()], [2, ["ann", "cy"]]);
    assert.deepEqual(found.first().end, ["2024-03-05T09:00:00Z", "2024-03-20T09:00:00Z"]);
    const built = cx.Pattern.startsWith("signup").followedWithin(["buy"], "25h");
    assert.equal(built.notation, "(?1)(?t<=90000)(?2)");
    assert.deepEqual(log.match(built).customers(), ["ann"]);
    assert.equal(await built, built, "a pattern is no promise");
    assert.deepEqual(log.match(new cx.Pattern("(?1)", "visit"), { confidenceLevel: 0.9 }).byCustomer().matches, [1]);
  });

  test(`tallies merge to the whole: ${runtime}`, () => {
    const half = (wanted) => {
      const rows = table.who.map((_, row) => row).filter((row) => (table.who[row] === "ann") === wanted);
      return new cx.EventLog(Object.fromEntries(Object.entries(table).map(([name, column]) => [name, rows.map((row) => column[row])])), roles);
    };
    const asked = {
      retentionTally: [[first], (all) => all.retention(first)],
      anchoredDaysTally: [[["2024-03-04"]], (all) => all.anchoredDays(["2024-03-04"])],
      lifecycleTally: [[{ every: "week" }], (all) => all.lifecycle({ every: "week" })],
      stickinessTally: [[{ every: "week" }], (all) => all.stickiness({ every: "week" })],
      matchTally: [["(?1)", "buy"], (all) => all.match("(?1)", "buy")],
    };
    for (const [name, [args, whole]] of Object.entries(asked)) {
      const tally = half(true)[name](...args);
      tally.merge(half(false)[name](...args));
      assert.deepEqual(tally.toState(), log[name](...args).toState(), name);
      assert.deepEqual(tally.finish(), whole(log).result, name);
    }
  });

  test(`mistakes are named: ${runtime}`, () => {
    const told = (call) => refused(cx, call).message;
    assert.match(told(() => log.retention({ start: "sginup" })), /did you mean 'signup'\?/);
    assert.match(told(() => log.retention({ timeZone: "Europe/Berln" })), /did you mean 'Europe\/Berlin'\?/);
    assert.match(told(() => log.retention({ start: { evnt: "buy" } })), /start has no option 'evnt', did you mean 'event'\?/);
    assert.match(told(() => log.match("(?1)x", ["buy"])), /got 'x' at character 5/);
    assert.match(told(() => log.match("(?1)")), /conditions must be given/);
    assert.match(told(() => log.match(log, {})), /text or a Pattern/);
    assert.equal(refused(cx, () => log.retention({ returned: "bracket", brackets: [[3, 2]] })).code, "bad_option");
    assert.equal(refused(cx, () => cx.Pattern.startsWith("buy").followedAfter("buy", "5m")).code, "bad_option");
    assert.equal(refused(cx, () => log.anchoredDays([])).code, "bad_option");
  });
}
