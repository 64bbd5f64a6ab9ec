// `cxkit/report` in Node: scorecards in WebAssembly. That its bytes are the command's is the matter of the suite `faces`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Columns, CxError, init, look, measures, ReportError, Scorecard, version } from "cxkit/report";
import { ROOT } from "./page.mjs";

const bytes = (text) => new TextEncoder().encode(text);

/** What hands over a text in pieces of so many bytes. */
function pieces(text, size = 7) {
  const all = bytes(text);
  let at = 0;
  return () => all.subarray(at, (at += size));
}

const CARD = `title = "T"
[sources.a]
path = "a.csv"
time = "day"
[[metrics]]
id = "nps"
source = "a"
measure = "nps"
column = "score"
by = ["area"]
roles = ["team"]
[[metrics]]
id = "sat"
source = "a"
measure = "csat"
column = "sat"
roles = ["board"]
target = 0.9
`;
const ROWS = 'day,score,area,sat\n2026-01-01,10,n,5\n2026-01-02,9,"s\n""x""",4\n2026-02-01,3,n,1\n2026-02-02,8,,5\n';

function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof CxError, String(error));
    return error;
  }
  throw new Error("nothing was refused");
}

test("nothing works before init", () => {
  assert.equal(refusal(() => new Scorecard(CARD)).code, "not_initialised");
  assert.equal(refusal(() => measures()).code, "not_initialised");
});

test("the example beside Scorecard", async () => {
  const source = readFileSync(join(ROOT, "js", "src", "report", "report.ts"), "utf8");
  const [, written] = /```js\n([\s\S]*?)```\n \*\/\nexport class Scorecard/.exec(source);
  const code = written.replaceAll(/^ \* ?/gm, "").replace(/^import .*$/m, "")
    .replace(/console\.log\((.*)\); \/\/ (.*)/, "return [$1, $2];");
  const run = Object.getPrototypeOf(async () => {}).constructor;
  const [got, wanted] = await new run("init", "Scorecard", code)(init, Scorecard);
  assert.equal(got, wanted);
});

test("a report from text that comes in pieces", () => {
  for (const size of [1, 7, 1000]) {
    const card = new Scorecard(CARD);
    assert.deepEqual(card.files, [{ source: "a", path: "a.csv", columns: ["score", "area", "sat", "day"] }]);
    assert.equal(card.readText(0, "a.csv", pieces(ROWS, size)), 4);
    const report = card.report();
    const { metrics } = JSON.parse(report.toJson());
    assert.deepEqual(metrics.map(({ reading }) => reading.value), [25, 0.75]);
    assert.deepEqual(metrics[0].breakdowns[0].groups.map(({ value }) => value), ["n", 's\n"x"', null]);
    assert.ok(report.toHtml().includes("<h1>T</h1>") && !report.toHtml().includes("<script>var Plotly"));
    assert.match(report.toCsv(), /^metric,/);
    assert.match(report.toMarkdown(), /^# T/);
    assert.ok(report.toText().length <= 480);
    assert.equal(report.missesATarget, false);
    report.free();
  }
});

test("part of a scorecard, part of the time", () => {
  const ids = (options, time) => {
    const card = new Scorecard(CARD, options);
    card.readText(0, "a.csv", pieces(ROWS));
    return JSON.parse(card.report(time).toJson()).metrics.map(({ id, reading }) => [id, reading?.n]);
  };
  assert.deepEqual(ids({ role: "board" }), [["sat", 4]]);
  assert.deepEqual(ids({ role: "team" }, { since: "2026-02-01" }), [["nps", 2]]);
  assert.equal(refusal(() => new Scorecard(CARD, { role: "bord" })).message.includes("did you mean 'board'?"), true);
  assert.equal(refusal(() => new Scorecard(CARD, { cadence: "often" })).code, "bad_option");
});

test("columns that were read elsewhere", () => {
  const card = new Scorecard(CARD);
  const columns = new Columns(4, ["day", "score", "area", "sat"]);
  columns.addWords("day", ["2026-01-01", "2026-02-01"], Uint32Array.of(0, 0));
  columns.addWords("day", ["2026-02-01"], Uint32Array.of(0, 0));
  columns.addNumbers("score", Float64Array.of(10, 9, 3, 8));
  columns.addWords("area", ["n"], Uint32Array.of(0, 0xffffffff, 0, 7));
  columns.addWords("sat", ["5", "1"], Uint32Array.of(0, 0, 1, 0));
  assert.equal(card.addColumns(0, "a.parquet", columns), 4);
  const { metrics } = JSON.parse(card.report().toJson());
  assert.deepEqual(metrics.map(({ reading }) => reading.value), [25, 0.75]);
  assert.deepEqual(metrics[0].breakdowns[0].groups.map(({ rows }) => rows), [2, 2]);

  const short = new Columns(4, ["score"]);
  short.addNumbers("score", Float64Array.of(1));
  assert.equal(refusal(() => new Scorecard(CARD).addColumns(0, "a.parquet", short)).message, "a.parquet: is damaged: 1 rows where it says 4");
});

test("a refusal names its place", () => {
  const unknown = refusal(() => new Scorecard('title = "T"\ncolour = 1\n', { file: "card.toml" }));
  assert.ok(unknown instanceof ReportError);
  assert.deepEqual([unknown.code, unknown.file, unknown.line, unknown.row], ["unknown_option", "card.toml", 2, null]);
  const card = () => new Scorecard(CARD);
  const ragged = refusal(() => card().readText(0, "a.csv", pieces("score\n1\n1,2\n")));
  assert.deepEqual([ragged.code, ragged.file, ragged.line, ragged.row], ["bad_file", "a.csv", 3, 1]);
  assert.equal(refusal(() => card().readText(1, "a.csv", pieces(ROWS))).code, "out_of_range");
  assert.equal(refusal(() => card().readText(0, "a.parquet", pieces(ROWS))).code, "bad_file");
  assert.equal(refusal(() => card().readText(0, "a.csv.gz", pieces(ROWS))).message, "a.csv.gz: is named .gz and is not gzipped");
  const unread = card();
  const missing = refusal(() => unread.report());
  assert.deepEqual([missing.code, missing.message], ["missing", "scorecard.toml: the file 'a.csv' of the source 'a' was not read"]);
  assert.equal(refusal(() => unread.report()).code, "incompatible");
  const gone = () => {
    throw new Error("the disk is gone");
  };
  assert.match(refusal(() => card().readText(0, "a.csv", gone)).message, /^a\.csv: .*the disk is gone/);
  assert.match(refusal(() => card().readText(0, "a.csv", () => "text")).message, /no bytes/);
});

test("a first look", () => {
  const seen = look("answers.csv", bytes("recommend,area\n10,n\n9,s\n3,n\n8,s\n7,n\n"));
  assert.deepEqual([seen.rows, seen.columns.map(({ name }) => name)], [5, ["recommend", "area"]]);
  assert.deepEqual(seen.columns[0].values, ["10", "9", "3"]);
  assert.match(seen.scorecard, /measure = "nps"/);
  new Scorecard(seen.scorecard);
  assert.deepEqual(measures()[0], { name: "nps", title: "Net Promoter Score", columns: ["answers"] });
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  assert.equal(refusal(() => look("a.csv", bytes(""))).code, "bad_file");
});
