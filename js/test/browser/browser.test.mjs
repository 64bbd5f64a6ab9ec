// WebAssembly in a browser: page and module worker, every entry, and every vector.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, serve } from "../page.mjs";
import { ROOT, vectors, writeBits } from "../support.mjs";

let chromium;
let server;

before(async () => {
  const js = join(ROOT, "js");
  server = await serve({ dist: join(js, "dist"), wasm: join(js, "wasm"), test: join(js, "test") });
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  server?.stop();
});

async function page() {
  const opened = await chromium.context.newPage();
  const errors = [];
  opened.on("pageerror", (error) => errors.push(error));
  await opened.goto(server.address);
  return { opened, errors };
}

test("every vector holds", async () => {
  const { opened, errors } = await page();
  const { bits, complaints, cases } = await opened.evaluate(async (files) => {
    const [cx, { run }] = await Promise.all([import("/dist/browser.js"), import("/test/vectors.mjs")]);
    await cx.init();
    return run(cx, files);
  }, vectors());
  writeBits("wasm-browser", bits);
  assert.ok(cases > 150, `${cases} cases`);
  assert.deepEqual(complaints, []);
  assert.deepEqual(errors, []);
  await opened.close();
});

test("calls before init are refused, init may be repeated", async () => {
  const { opened } = await page();
  const seen = await opened.evaluate(async () => {
    const { CxError, engine, init, nps, NpsAccumulator } = await import("/dist/browser.js");
    const code = (call) => {
      try {
        call();
      } catch (error) {
        return error instanceof CxError && error.code;
      }
      return "nothing";
    };
    const before = [code(() => nps([9])), code(() => engine()), code(() => new NpsAccumulator())];
    const failed = await init("/nowhere.wasm").catch((error) => error.code);
    await Promise.all([init(), init()]);
    await init();
    return [before, failed, engine(), nps([10, 9, 3]).n];
  });
  const none = "not_initialised";
  assert.deepEqual(seen, [[none, none, none], none, "wasm", 3]);
  await opened.close();
});

test("every entry and every source of the module", async () => {
  const { opened } = await page();
  const scores = await opened.evaluate(async () => {
    const address = "/wasm/cxkit_bg.wasm";
    const sources = {
      "/dist/slim.js": undefined,
      "/dist/embedded.js": undefined,
      "/dist/browser.js?text": address,
      "/dist/browser.js?url": new URL(address, location.href),
      "/dist/browser.js?response": fetch(address),
      "/dist/browser.js?bytes": await (await fetch(address)).arrayBuffer(),
      "/dist/browser.js?module": await WebAssembly.compileStreaming(fetch(address)),
    };
    const found = {};
    for (const [entry, source] of Object.entries(sources)) {
      const { init, nps } = await import(entry);
      await init(source);
      found[entry] = nps(Int8Array.of(10, 10, 10, 3)).score;
    }
    return found;
  });
  assert.deepEqual(Object.values(scores), Array(7).fill(50));
  await opened.close();
});

test("a module worker", async () => {
  const { opened } = await page();
  const score = await opened.evaluate(() => {
    const code = `
      import { init, nps } from "${location.origin}/dist/browser.js";
      await init();
      postMessage(nps([10, 9, 3, 10]).score);`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })), { type: "module" });
    return new Promise((resolve, reject) => {
      worker.onmessage = (message) => resolve(message.data);
      worker.onerror = (error) => reject(new Error(error.message));
    });
  });
  assert.equal(score, 50);
  await opened.close();
});

test("a page that forbids eval", async () => {
  const { opened } = await page();
  await opened.setContent(
    `<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'">
     <script type="module">
       import { init, nps } from "${server.address}/dist/browser.js";
       await init();
       document.title = String(nps([10, 9, 3, 10]).score);
     </script>`,
  );
  await opened.waitForFunction(() => document.title === "50");
  await opened.close();
});
