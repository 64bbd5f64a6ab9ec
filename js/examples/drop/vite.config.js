// Builds the page: `npm run drop` in js/, after `make npm`. The package is taken from where the clone built it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { init, Scorecard } from "cxkit/report";
import { defineConfig } from "vite";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const PLOTLY = path("../../../crates/cxkit-report/assets/plotly-strict.min.js");

/** What a report's own policy allows: its scripts and styles, by their hashes. A page that shows it must allow them too. */
async function hashes() {
  await init();
  const card = new Scorecard(
    'title = "x"\n[sources.a]\npath = "a.csv"\n[[metrics]]\nid = "a"\nsource = "a"\nmeasure = "nps"\ncolumn = "a"\n',
  );
  const pieces = [new TextEncoder().encode("a\n9\n")];
  card.readText(0, "a.csv", () => pieces.shift() ?? new Uint8Array());
  const page = card.report().toHtml(readFileSync(PLOTLY, "utf8"));
  const [, written] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page);
  const content = written.replaceAll(/&#x([0-9a-f]+);/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  const [, scripts, styles] = /script-src ([^;]*); style-src ([^;]*);/.exec(content);
  return { scripts, styles };
}

/** Puts the content security policy into the page. */
const policy = {
  name: "content-security-policy",
  async transformIndexHtml() {
    const { scripts, styles } = await hashes();
    const content = [
      "default-src 'none'",
      // WebAssembly is compiled, never JavaScript from text.
      `script-src 'self' 'wasm-unsafe-eval' ${scripts}`,
      `style-src 'self' ${styles}`,
      // The module and plotly.js, from where the page came from; main.js closes this door too before a file is read.
      "connect-src 'self'",
      // The worker is made from text, so that it is bound by this policy: one from an address would have its own.
      "worker-src blob:",
      "frame-src blob:",
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; ");
    return [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content }, injectTo: "head-prepend" }];
  },
};

export default defineConfig({
  root: path("."),
  base: "./",
  plugins: [policy],
  resolve: {
    // With what follows the name: `?url` asks for the address of a file.
    alias: [
      { find: /^cxkit\/report\.wasm/, replacement: path("../../wasm/report/cxkit_bg.wasm") },
      { find: /^cxkit\/report/, replacement: path("../../dist/report.js") },
      { find: /^plotly-text/, replacement: PLOTLY },
    ],
  },
  worker: { format: "es" },
  build: {
    target: "es2022",
    outDir: path("../../../build/drop"),
    emptyOutDir: true,
    // Nothing as a data: address, which the policy would refuse; no helper that fetches modules.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
