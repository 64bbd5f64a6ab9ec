// The picture of a result is the same from both engines, and is Plotly's data and layout.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINES, refused, SLIM } from "./support.mjs";

const ANSWERS = { region: ["north", "south", "north", "south", null], score: [10, 3, 8, 9, 7] };
const TIMES = ["2024-01-03", "2024-01-09", "2024-02-03", "2024-02-04", "2024-02-05"];

for (const [name, cx] of Object.entries(ENGINES)) {
  test(`${name}: a result has a picture`, () => {
    const { data, layout } = cx.toFigure(cx.nps([10, 9, 3]));
    assert.deepEqual(data.map((trace) => [trace.type, trace.x]), [3, 9, 10].map(() => ["bar", [(1 / 3) * 100]]));
    assert.equal(layout.barmode, "stack");
    const [dot] = cx.toFigure(cx.share(30, 40)).data;
    assert.deepEqual([dot.x, dot.mode], [[75], "markers+text"]);
    assert.deepEqual(dot.error_x.array, [100 * (cx.share(30, 40).ciUpper - 0.75)]);
  });

  test(`${name}: a result that was JSON in between has the same picture`, () => {
    const curve = cx.kaplanMeier([2, 3, 5, 8, 8, 12], [1, 1, 1, 1, 0, 0]);
    assert.deepEqual(cx.toFigure(JSON.parse(JSON.stringify(curve))), cx.toFigure(curve));
    assert.equal(cx.toFigure(curve).data.at(-1).line.shape, "hv");
  });

  test(`${name}: what a log was asked has a picture`, () => {
    const at = [0, 1, 2, 3, 4].map((day) => new Date(day * 86_400_000));
    const events = { who: [1, 1, 2, 2, 3], at, what: ["see", "buy", "see", "see", "see"] };
    const log = new cx.EventLog(events, { customer: "who", time: "at", touchpoint: "what" });
    const funnel = log.funnel(["see", "buy"]);
    assert.equal(cx.toFigure(funnel).data[0].type, "bar");
    assert.deepEqual(cx.toFigure(funnel), cx.toFigure(funnel.result));
    assert.equal(cx.toFigure(log.transitions()).data[0].type, "sankey");
    assert.equal(cx.toFigure(log.retention({ every: "day" })).data[0].type, "heatmap");
  });

  test(`${name}: measure has a picture by group and by period`, () => {
    const metrics = { nps: new cx.Nps("score"), mean: new cx.Rating("score", { scale: [0, 10] }) };
    const byRegion = cx.measure(ANSWERS, { by: "region", metrics });
    assert.deepEqual(byRegion.plot().layout.yaxis.ticktext, ["north  n 2", "south  n 2", "(none)  n 1"]);
    assert.deepEqual(cx.toFigure(byRegion), byRegion.plot("nps"));
    assert.notDeepEqual(byRegion.plot("mean"), byRegion.plot("nps"));
    const table = { ...ANSWERS, at: TIMES };
    const monthly = cx.measure(table, { time: "at", every: "month", metrics }).plot("mean");
    const line = monthly.data.find((trace) => trace.mode === "lines" && trace.fill === undefined);
    assert.deepEqual([line.x, line.y], [["2024-01-01", "2024-02-01"], [6.5, 8]]);
    assert.equal(refused(cx, () => byRegion.plot("npss")).code, "unknown_name");
  });

  test(`${name}: what has no picture says so`, () => {
    for (const other of [{ a: 1 }, [1], null, cx.distinctCount([1, 2]), new Date(0)]) {
      assert.equal(refused(cx, () => cx.toFigure(other)).code, "wrong_type");
    }
  });
}

test("the engines draw the same", () => {
  const figures = Object.values(ENGINES).map((cx) => cx.toFigure(cx.csat([1, 5, 4, 4])));
  assert.deepEqual(figures[0], figures[1]);
  assert.equal(SLIM.toFigure, undefined);
});
