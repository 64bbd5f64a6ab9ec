// `measure` over tables of columns and of rows, in both engines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tableFromArrays, tableFromIPC, tableToIPC } from "apache-arrow";
import { ENGINES } from "./support.mjs";

const region = ["north", "south", "north", null];
const score = [10, 3, 8, 9];
const at = ["2024-01-31", "2024-02-01", "2024-02-29", "2024-02-03"];

for (const [runtime, cx] of Object.entries(ENGINES)) {
  const code = (run) => {
    try {
      run();
    } catch (error) {
      assert.ok(error instanceof cx.CxError, String(error));
      return error.code;
    }
    return assert.fail("nothing was refused");
  };

  test(`groups are what the plain functions give: ${runtime}`, () => {
    const metrics = { nps: new cx.Nps("score"), aht: new cx.Aht({ talk: "score" }, { confidenceLevel: 0.9 }) };
    const result = cx.measure({ region, score }, { by: "region", metrics });
    assert.deepEqual(result.keys, ["region"]);
    assert.deepEqual(result.rows.map((row) => row.region), ["north", "south", null]);
    assert.deepEqual(result.rows[0].nps, cx.nps([10, 8]));
    assert.deepEqual(result.rows[0].aht, cx.aht([10, 8], null, null, { confidenceLevel: 0.9 }));
    const rows = region.map((name, row) => ({ region: name, score: score[row] }));
    assert.deepEqual(cx.measure(rows, { by: ["region"], metrics }).rows, result.rows);
    const wide = result.toColumns();
    assert.deepEqual(wide.nps, [50, -100, 100]);
    assert.deepEqual(wide.nps_n, [2, 1, 1]);
    assert.equal(result.toObjects({ tidy: true }).length, 6);
    assert.deepEqual(result.toObjects({ tidy: true })[1].metric, "aht");
  });

  test(`a table of Apache Arrow, read from its bytes: ${runtime}`, () => {
    const days = at.map((day) => new Date(day));
    const arrays = { region, score: Int8Array.from(score), at: days, vip: [true, false, null, true], unused: days };
    const table = tableFromIPC(tableToIPC(tableFromArrays(arrays), "stream"));
    const metrics = { nps: new cx.Nps("score") };
    for (const options of [{ by: "region" }, { by: ["vip", "region"] }, { time: "at", every: "month" }, { by: "score" }]) {
      const wanted = cx.measure(arrays, { ...options, metrics });
      assert.deepEqual(cx.measure(table, { ...options, metrics }).toColumns(), wanted.toColumns());
    }
    assert.equal(code(() => cx.measure(table, { by: "regoin", metrics })), "unknown_name");
  });

  test(`costs, contacts and kept promises by column: ${runtime}`, () => {
    const table = { contacts: [0, 2, 4, null], cost: [1.5, 4.5, 0, 2], kept: [1, null, 0, 1], open: [0, 1, 0, 0] };
    const metrics = {
      rate: new cx.ContactRate("contacts"),
      cost: new cx.CostToServe("cost", { per: "contact" }),
      sla: new cx.SlaFromFlags({ met: "kept", pending: "open" }),
    };
    const [{ rate, cost, sla }] = cx.measure(table, { metrics }).rows;
    assert.deepEqual([rate.rate, rate.contacts, rate.n, rate.missingCount], [2, 6, 3, 1]);
    assert.deepEqual([rate.ciLower, rate.ciUpper], [cx.mean([0, 2, 4]).ciLower, cx.mean([0, 2, 4]).ciUpper]);
    assert.deepEqual([cost.cost, cost.totalCost, cost.method], [2, 8, "total_cost / contacts"]);
    assert.deepEqual(sla, cx.slaFromFlags(table.kept, table.open));
  });

  test(`periods begin where the zone says: ${runtime}`, () => {
    const metrics = { nps: new cx.Nps("score") };
    const months = cx.measure({ score, at }, { time: "at", every: "month", metrics });
    assert.deepEqual(months.toColumns().period, ["2024-01-01", "2024-02-01"]);
    const moments = at.map((day) => new Date(`${day}T23:30:00Z`));
    const berlin = cx.measure({ score, at: moments }, { time: "at", every: "month", timeZone: "Europe/Berlin", metrics });
    assert.deepEqual(berlin.toColumns().period, ["2024-02-01", "2024-03-01"]);
    assert.deepEqual(berlin.toColumns().nps_n, [3, 1]);
  });

  test(`keys are whole numbers, words and booleans: ${runtime}`, () => {
    const metrics = { nps: new cx.Nps("score") };
    const keys = (by) => cx.measure({ score, by }, { by: "by", metrics }).toColumns().by;
    assert.deepEqual(keys([true, false, true, true]), [false, true]);
    assert.deepEqual(keys([true, null, false, undefined]), [false, true, null]);
    assert.deepEqual(keys([3, null, 1, 3]), [1, 3, null]);
    assert.deepEqual(keys(Int8Array.of(3, 2, 1, 3)), [1, 2, 3]);
    assert.equal(code(() => keys([1.5, 2, 3, 4])), "wrong_type");
    assert.equal(code(() => keys(Float64Array.of(1, 2, 3, 4))), "wrong_type");
  });

  test(`what cannot be measured is refused: ${runtime}`, () => {
    const metrics = { nps: new cx.Nps("score") };
    assert.equal(code(() => cx.measure({ score }, { by: "scor", metrics })), "unknown_name");
    assert.equal(code(() => cx.measure({ score }, { metrics: {} })), "wrong_type");
    assert.equal(code(() => cx.measure({ score: [11] }, { metrics })), "out_of_range");
    assert.equal(code(() => new cx.Nps({ nobody: "score" })), "unknown_option");
    assert.equal(code(() => cx.measure({ score }, { metrics: { nps: new cx.Nps("score", { intervall: "wald" }) } })), "unknown_option");
  });
}
