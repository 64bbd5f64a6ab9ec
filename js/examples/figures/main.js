// Every result has its picture: `toFigure` gives what Plotly draws, the same as `.plot()` in Python and as in a report.
import { init, EventLog, measure, nps, npsDifference, Nps, toFigure } from "cxkit";

await init();

const score = [10, 9, 9, 8, 7, 6, 3, 10, 10, 2, 9, 10];
const region = ["north", "south"].flatMap((name) => Array(6).fill(name));
const log = new EventLog(
  {
    who: ["ann", "ann", "ann", "bob", "bob", "eve"],
    at: ["2026-03-01", "2026-03-01", "2026-03-02", "2026-03-01", "2026-03-09", "2026-03-03"],
    step: ["visit", "cart", "buy", "visit", "cart", "visit"],
  },
  { customer: "who", time: "at", touchpoint: "step" },
);
const results = {
  "One score": nps(score),
  "What changed": npsDifference(nps(score.slice(6)), nps(score.slice(0, 6))),
  "By region": measure({ score, region }, { by: "region", metrics: { nps: new Nps("score") } }),
  "Who buys": log.funnel(["visit", "cart", "buy"], { within: "7d" }).result,
};

for (const [title, result] of Object.entries(results)) {
  const heading = Object.assign(document.createElement("h2"), { textContent: title });
  const place = Object.assign(document.createElement("div"), { className: "figure" });
  document.body.append(heading, place);
  const { data, layout } = toFigure(result);
  await Plotly.newPlot(place, data, layout, { displayModeBar: false, responsive: true });
}
document.body.dataset.done = "yes";
