// Builds dist/: a file per entry and the types. `native/` and `wasm/` must be there already.
//
//   node build.mjs
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

for (const module of ["wasm/cxkit_bg.wasm", "wasm/slim/cxkit_bg.wasm", "wasm/report/cxkit_bg.wasm"]) {
  if (existsSync(module)) continue;
  console.error(`js/${module} is missing: make wasm`);
  process.exit(1);
}

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");

const common = {
  bundle: true,
  target: "es2022",
  logLevel: "warning",
  alias: { "#glue": "./wasm/cxkit_bg.js", "#module": "./wasm/cxkit_bg.wasm" },
  loader: { ".wasm": "binary" },
  legalComments: "none",
};
/** For an entry that loads the slim module. */
const slim = { alias: { "#glue": "./wasm/slim/cxkit_bg.js" } };
const report = { alias: { "#report-glue": "./wasm/report/cxkit_bg.js" } };
const entries = {
  // Node: one CommonJS file; the ES module beside it hands out the same functions and classes.
  "node.cjs": { entryPoints: ["src/entries/node.ts"], format: "cjs", platform: "node" },
  "node-wasm.cjs": { entryPoints: ["src/entries/node-wasm.ts"], format: "cjs", platform: "node" },
  "node-slim.cjs": { entryPoints: ["src/entries/node-slim.ts"], format: "cjs", platform: "node", ...slim },
  "browser.js": { entryPoints: ["src/entries/browser.ts"], format: "esm", platform: "browser" },
  "embedded.js": { entryPoints: ["src/entries/embedded.ts"], format: "esm", platform: "browser" },
  "slim.js": { entryPoints: ["src/entries/slim.ts"], format: "esm", platform: "browser", minify: true, ...slim },
  "node-report.cjs": { entryPoints: ["src/entries/node-report.ts"], format: "cjs", platform: "node", ...report },
  "report.js": { entryPoints: ["src/entries/report.ts"], format: "esm", platform: "browser", ...report },
};
await Promise.all(
  Object.entries(entries).map(([name, entry]) => build({ ...common, ...entry, outfile: `dist/${name}` })),
);
for (const name of ["node", "node-wasm", "node-slim", "node-report"]) {
  writeFileSync(`dist/${name}.mjs`, `export * from "./${name}.cjs";\n`);
}

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc"], { stdio: "inherit" });
// TypeScript reads a file's kind from the nearest package.json: one set of types as ES modules, one as CommonJS.
cpSync("dist/types", "dist/types-cjs", { recursive: true });
writeFileSync("dist/types-cjs/package.json", '{ "type": "commonjs" }\n');
