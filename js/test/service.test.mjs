// The service of the examples, started and asked over the network.
import assert from "node:assert/strict";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { service } from "../examples/service/server.mjs";
import { ROOT } from "./page.mjs";

const started = [];

async function start(...path) {
  const server = service(join(ROOT, "examples", ...path)).listen(0, "127.0.0.1");
  await once(server, "listening");
  started.push(server);
  return `http://127.0.0.1:${server.address().port}`;
}

let airport;
before(async () => {
  airport = await start("airport", "scorecard.toml");
});
after(() => started.forEach((server) => server.close()));

test("the airport as JSON and as a page", async () => {
  const [numbers, page] = await Promise.all([fetch(`${airport}/scorecard.json`), fetch(airport)]);
  assert.deepEqual([numbers.status, page.status], [200, 200]);
  assert.equal(numbers.headers.get("content-type"), "application/json");
  assert.match(page.headers.get("content-type"), /^text\/html/);
  const { metrics } = await numbers.json();
  const value = (id) => metrics.find((metric) => metric.id === id).reading.value.toFixed(2);
  // The published numbers of 2017, weighted and not.
  assert.deepEqual([value("nps"), value("nps_unweighted")], ["40.40", "39.84"]);
  const html = await page.text();
  assert.ok(html.includes("<h1>Airport passenger survey</h1>") && html.includes("data-figure"));
});

test("what one role sees", async () => {
  const { metrics } = await (await fetch(`${airport}/scorecard.json?role=executive`)).json();
  assert.deepEqual(metrics.map(({ id }) => id), ["nps", "satisfaction", "safety"]);
});

test("problems are JSON with a code", async () => {
  const nowhere = await start("airport", "nowhere.toml");
  const cases = [
    [`${airport}/scorecard.json?role=exekutive`, 422, "unknown_name"],
    [`${airport}/?since=yesterday`, 422, "bad_option"],
    [`${airport}/?rolle=executive`, 400, "unknown_option"],
    [`${airport}/else`, 404, "unknown_name"],
    [`${nowhere}/scorecard.json`, 500, "bad_file"],
  ];
  for (const [address, status, code] of cases) {
    const answer = await fetch(address);
    assert.deepEqual([answer.status, (await answer.json()).error.code], [status, code], address);
  }
});
