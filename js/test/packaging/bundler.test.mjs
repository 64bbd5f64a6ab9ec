// The tarball in a stranger's project, built by Vite and run in headless Chromium: page and worker.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { browser, serve } from "../page.mjs";
import { ROOT } from "../support.mjs";

const MAIN = `
import { init, nps } from "cxkit";
import * as slim from "cxkit/slim";
import * as embedded from "cxkit/wasm";

async function score(cx) {
  await cx.init();
  return cx.nps(Int8Array.of(10, 10, 10, 3)).score;
}

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const told = new Promise((resolve, reject) => {
  worker.onmessage = (message) => resolve(message.data);
  worker.onerror = (error) => reject(new Error(error.message));
});
window.scores = Promise.all([score({ init, nps }), score(slim), score(embedded), told]);
`;
const WORKER = `
import { init, nps } from "cxkit";
await init();
postMessage(nps([10, 9, 3, 10]).score);
`;

let folder;
let chromium;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "cxkit-bundler-"));
  const tarballs = readdirSync(join(ROOT, "dist")).filter((name) => /^cxkit-.*\.tgz$/.test(name));
  assert.equal(tarballs.length, 1, `dist/ should hold one tarball, it holds ${tarballs}: make npm`);
  writeFileSync(join(folder, "package.json"), '{ "name": "a-stranger", "private": true, "type": "module" }');
  const words = ["install", "--offline", "--no-audit", "--no-fund", join(ROOT, "dist", tarballs[0])];
  const installed = spawnSync("npm", words, { cwd: folder, encoding: "utf8" });
  assert.equal(installed.status, 0, installed.stderr);
  writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="/main.js"></script>');
  writeFileSync(join(folder, "main.js"), MAIN);
  writeFileSync(join(folder, "worker.js"), WORKER);
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a Vite build runs in page and worker", async () => {
  await build({ root: folder, base: "/dist/", logLevel: "error", worker: { format: "es" }, build: { target: "es2022" } });
  const assets = readdirSync(join(folder, "dist", "assets"));
  assert.ok(assets.some((name) => name.endsWith(".wasm")), `the module is an asset of its own: ${assets}`);
  const native = assets.filter((name) => name.endsWith(".js"))
    .filter((name) => readFileSync(join(folder, "dist", "assets", name), "utf8").includes("node:fs"));
  assert.deepEqual(native, [], "nothing of Node's is in the build");

  const server = await serve({ dist: join(folder, "dist") });
  const page = await chromium.context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(`${server.address}/dist/index.html`);
  const scores = await page.evaluate(() => window.scores);
  assert.deepEqual(scores, [50, 50, 50, 50]);
  assert.deepEqual(errors, []);
  server.stop();
});

// By gzip itself: the zlib inside Node is another one and packs the same module 1.5 % larger.
test("what cxkit/slim downloads is at most 200 kB gzipped", () => {
  const size = (path) => {
    const packed = spawnSync("gzip", ["-9", "-n", "-c", join(folder, "node_modules", "cxkit", path)], { maxBuffer: 1e7 });
    assert.equal(packed.status, 0, String(packed.stderr));
    return packed.stdout.length;
  };
  const [script, module] = [size("dist/slim.js"), size("wasm/slim/cxkit_bg.wasm")];
  console.log(`cxkit/slim: ${script} + ${module} = ${script + module} bytes gzipped`);
  assert.ok(script + module <= 200_000, `${script + module} bytes`);
});
