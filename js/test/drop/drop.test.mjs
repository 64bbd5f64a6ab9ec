// The page that measures a dropped file, built by Vite and used in headless Chromium: the tab answers what the command
// answers, its reader is never kept waiting, and nothing leaves it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { browser, ROOT, serve } from "../page.mjs";

const DROP = join(ROOT, "js", "examples", "drop");
const BUILT = join(ROOT, "build", "drop");
const AXE = readFileSync(join(ROOT, "js", "node_modules", "axe-core", "axe.min.js"), "utf8");
const MEGABYTE = 1_000_000;

let chromium;
let server;
let folder;
before(async () => {
  await build({ configFile: join(DROP, "vite.config.js"), logLevel: "error" });
  server = await serve({ drop: BUILT });
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), "cxkit-drop-"));
});
after(async () => {
  await chromium?.close();
  server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** The page, ready for a file, with all it asked for. */
async function open() {
  const page = await chromium.context.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${server.address}/drop/index.html`);
  await page.locator("#file:enabled").waitFor({ state: "attached" });
  return { page, requests, complaints };
}

async function take(page, path) {
  await page.setInputFiles("#file", path);
  await page.locator("#choose").waitFor({ timeout: 60_000 });
}

/** Runs the scorecard in the page; the bytes of a file it offers then. */
async function measure(page, name = "report.json") {
  await page.click("#run");
  await page.waitForFunction(() => !document.querySelector("#run").disabled, undefined, { timeout: 240_000 });
  assert.equal(await page.textContent("#problem"), "");
  return saved(page, name);
}

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#links a[download="${name}"]`)]);
  return readFileSync(await download.path());
}

/** What the command makes of the same file and scorecard, in the addon. */
function command(card, format) {
  const path = join(folder, "scorecard.toml");
  writeFileSync(path, card);
  const words = [join(ROOT, "js", "bin", "cxkit.cjs"), "report", path, "--format", format];
  const done = spawnSync(process.execPath, words, { maxBuffer: 64 * MEGABYTE });
  assert.equal(done.status, 0, String(done.stderr));
  return done.stdout;
}

/** A survey of so many bytes, the same every time. */
function survey(path, bytes) {
  const file = openSync(path, "w");
  writeSync(file, "day,area,score,satisfied,comment\n");
  const areas = ["North", "South", "Café", '"East, upper"', ""];
  let seed = 1;
  // A linear congruential generator's high bits.
  const draw = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let written = 0;
  let lines = [];
  const flush = () => {
    written += writeSync(file, lines.join(""));
    lines = [];
  };
  while (written < bytes) {
    const day = `2026-0${1 + draw(6)}-${String(1 + draw(28)).padStart(2, "0")}`;
    const score = draw(20) === 0 ? "" : draw(11);
    lines.push(`${day},${areas[draw(5)]},${score},${1 + draw(5)},"said ""so"" ${draw(1000)}"\n`);
    if (lines.length === 20_000) flush();
  }
  closeSync(file);
  return path;
}

test("a file of 100 MB: the page stays responsive and says what the command says", { timeout: 400_000 }, async () => {
  const path = survey(join(folder, "survey.csv"), 100 * MEGABYTE);
  const { page, requests, complaints } = await open();
  await take(page, path);
  await page.selectOption("#measure", "nps");
  await page.selectOption('#parts select', "score");
  await page.selectOption("#time", "day");
  await page.check('#by input[value="area"]');
  await page.click("#add");
  await page.selectOption("#measure", "csat");
  await page.selectOption('#parts select', "satisfied");
  await page.click("#add");
  const asked = requests.length;

  // The longest time between two moments in which the page could have answered its reader.
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const watch = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      window.watching = setTimeout(watch, 4);
    };
    watch();
  });
  // Stopped on its way, and begun again.
  await page.click("#run");
  await page.waitForFunction(() => document.querySelector("#progress").value > 0.02, undefined, { timeout: 60_000 });
  await page.click("#stop");
  await page.locator("#run:enabled").waitFor();
  assert.ok(await page.locator("#result").isHidden());
  const began = performance.now();
  const json = await measure(page);
  const seconds = (performance.now() - began) / 1000;
  const longest = await page.evaluate(() => {
    clearTimeout(window.watching);
    return window.longest;
  });
  const card = await page.inputValue("#scorecard");
  console.log(`100 MB in ${seconds.toFixed(1)} s, longest gap ${longest.toFixed(0)} ms`);
  assert.ok(longest < 200, `the page did not answer for ${longest} ms`);

  assert.match(card, /measure = "nps"[^[]*by = \["area"\][^]*measure = "csat"/);
  assert.deepEqual(json, command(card, "json"));
  // The whole page with plotly.js and its policy, in every byte.
  const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
  assert.equal(hash(await saved(page, "report.html")), hash(command(card, "html")));
  assert.equal(String(await saved(page, "scorecard.toml")), card);
  assert.deepEqual(requests.slice(asked).filter((url) => !url.startsWith("blob:")), []);

  // The report is drawn in its frame, under the page's own policy.
  const frame = page.frameLocator("#view");
  await frame.locator("[data-figure] svg.main-svg").first().waitFor({ timeout: 60_000 });
  assert.ok((await frame.locator("article.tile").count()) === 2);
  assert.deepEqual(complaints, []);
  mkdirSync(join(ROOT, "build", "screenshots"), { recursive: true });
  await page.screenshot({ path: join(ROOT, "build", "screenshots", "drop.png"), fullPage: true });
  await page.close();
});

test("nothing leaves the page", async (t) => {
  // Somebody outside who listens, and counts what is said. (For a form that the policy then refuses, Chromium opens a
  // connection in advance, and sends nothing over it.)
  let heard = 0;
  const outside = createServer((_, response) => {
    heard += 1;
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("heard");
  });
  outside.on("upgrade", () => (heard += 1));
  outside.listen(0, "127.0.0.1");
  t.after(() => {
    outside.close();
    outside.closeAllConnections();
  });
  await once(outside, "listening");
  const address = `http://127.0.0.1:${outside.address().port}/`;
  assert.equal(await (await fetch(address)).text(), "heard");
  assert.equal(heard, 1);

  const { page, requests, complaints } = await open();
  assert.ok(requests.every((url) => url.startsWith(server.address) || url.startsWith("blob:")), `${requests}`);
  await take(page, survey(join(folder, "small.csv"), MEGABYTE));
  await measure(page);
  const served = server.count();
  // Whoever would try: in the page and in the worker, at home and outside.
  const refused = (home) => `Promise.all(${JSON.stringify([address, `${home}/drop/index.html`])}.map((url) => fetch(url))
    .concat([new Promise((resolve, reject) => {
      const socket = new WebSocket(${JSON.stringify(address.replace("http", "ws"))});
      socket.onopen = resolve;
      socket.onerror = reject;
    })]).map((made) => made.then(() => "went out", () => "refused")))`;
  assert.deepEqual(await page.evaluate(refused(server.address)), ["refused", "refused", "refused"]);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(await page.workers()[0].evaluate(refused(server.address)), ["refused", "refused", "refused"]);
  // By image, beacon, style, script, frame and form.
  await page.evaluate((url) => {
    new Image().src = url;
    navigator.sendBeacon(url, "x");
    const add = (name, settings) => document.body.append(Object.assign(document.createElement(name), settings));
    add("link", { rel: "stylesheet", href: url });
    add("link", { rel: "prefetch", href: url });
    add("script", { src: url });
    add("iframe", { src: url });
    add("form", { action: url, method: "post", target: "_blank", id: "leak" });
    document.getElementById("leak").submit();
  }, address);
  await page.waitForTimeout(500);
  assert.equal(heard, 1, "nobody outside heard anything");
  assert.equal(server.count(), served, "nor did the page's own server");
  assert.ok(complaints.some((text) => text.includes("Content Security Policy")), `${complaints}`);
  await page.close();
});

/** A file of the clone where the scorecard of `command` finds it. */
function copied(...path) {
  const copy = join(folder, path.at(-1));
  copyFileSync(join(ROOT, ...path), copy);
  return copy;
}

test("a gzipped event log: the first guess runs as it is", async () => {
  const { page, complaints } = await open();
  await take(page, copied("examples", "data", "helpdesk.csv.gz"));
  const card = await page.inputValue("#scorecard");
  assert.match(card, /kind = "events"/);
  const json = await measure(page);
  assert.equal(JSON.parse(json).sources[0].files[0].rows, 21_348);
  assert.deepEqual(json, command(card, "json"));
  assert.deepEqual(complaints, []);
  await page.close();
});

// Written by pyarrow: every type a report can read, in two groups of rows, compressed with zstd; ten rows with nulls.
test("a Parquet file with a column of every type", async () => {
  const { page, complaints } = await open();
  await take(page, copied("js", "test", "drop", "types.parquet"));
  const types = await page.locator("#by input").evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.ok(types.length > 15, `${types}`);
  await page.selectOption("#measure", "nps");
  await page.selectOption("#parts select", "score");
  for (const box of await page.locator("#by input").all()) await box.check();
  await page.click("#add");
  const card = await page.inputValue("#scorecard");
  const json = await measure(page);
  const groups = JSON.parse(json).metrics[0].breakdowns.map(({ groups }) => groups.length);
  assert.ok(groups.every((many) => many > 1), `${groups}`);
  assert.deepEqual(JSON.parse(json), JSON.parse(command(card, "json")));
  assert.deepEqual(complaints, []);
  await page.close();
});

test("problems are told with their place, and names from a file stay text", async () => {
  const { page, complaints } = await open();
  const path = join(folder, "<img src=x onerror=alert(1)>.csv");
  writeFileSync(path, 'score,"<b>\"area"\n10,<script>alert(1)</script>\n3,b\n');
  await take(page, path);
  assert.equal(await page.locator("main img, main b").count(), 0);
  await page.click("#text summary");
  await page.fill("#scorecard", (await page.inputValue("#scorecard")).replace("[sources", "colour = 1\n[sources"));
  await page.click("#run");
  await page.waitForFunction(() => document.querySelector("#problem").textContent !== "");
  assert.match(await page.textContent("#problem"), /^scorecard\.toml:\d+: colour: unknown key/);
  const wrong = join(folder, "wrong.parquet");
  writeFileSync(wrong, "no Parquet");
  await page.setInputFiles("#file", wrong);
  await page.waitForFunction(() => document.querySelector("#problem").textContent.startsWith("wrong.parquet: "));
  assert.deepEqual(complaints, []);
  await page.close();
});

test("no serious finding of axe, nothing wider than a phone", async () => {
  const { page } = await open();
  await page.setViewportSize({ width: 360, height: 740 });
  await take(page, copied("examples", "data", "sfo_2017.csv.gz"));
  await measure(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    const { result } = await session.send("Runtime.evaluate", {
      expression: `axe.run(document, { resultTypes: ["violations"], iframes: false }).then((found) => JSON.stringify(
        found.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 200)) }))))`,
      awaitPromise: true,
      returnByValue: true,
    });
    const serious = JSON.parse(result.value).filter(({ impact }) => impact === "serious" || impact === "critical");
    assert.deepEqual(serious, [], `${scheme}: ${JSON.stringify(serious, undefined, 1)}`);
  }
  await page.close();
});
