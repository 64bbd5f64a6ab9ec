// Figures of results in a page: built by Vite, drawn by plotly.js under a policy that forbids eval.
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { browser, ROOT, serve } from "../page.mjs";

const BUILT = join(ROOT, "build", "figures");

let chromium;
let server;
before(async () => {
  await build({
    configFile: false,
    root: join(ROOT, "js", "examples", "figures"),
    base: "./",
    logLevel: "error",
    resolve: { alias: [{ find: /^cxkit$/, replacement: join(ROOT, "js", "dist", "browser.js") }] },
    build: { target: "es2022", outDir: BUILT, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false },
  });
  copyFileSync(join(ROOT, "crates", "cxkit-report", "assets", "plotly-strict.min.js"), join(BUILT, "plotly.js"));
  server = await serve({ figures: BUILT });
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  server?.stop();
});

test("every result draws its picture", async () => {
  const page = await chromium.context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${server.address}/figures/index.html`);
  await page.locator("body[data-done]").waitFor({ timeout: 60_000 }).catch(() => {});
  assert.deepEqual(complaints, []);
  const drawn = await page.locator(".figure").evaluateAll((places) => places.map((place) => place.data.length));
  assert.equal(drawn.length, 4);
  assert.ok((await page.locator(".figure svg.main-svg").count()) >= 4);
  // The funnel's bars are the counts of the three steps.
  const funnel = await page.locator(".figure").last().evaluate((place) => JSON.stringify(place.data));
  assert.match(funnel, /3,1,1/);
  await page.close();
});
