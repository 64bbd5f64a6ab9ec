// Builds dist/: a file per entry and the types. `native/` and `wasm/` must be there already.
//
//   node build.mjs
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const module = "wasm/cxkit_bg.wasm";
if (!existsSync(module)) {
  console.error(`js/${module} is missing: make wasm`);
  process.exit(1);
}

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");

const common = {
  bundle: true,
  target: "es2022",
  logLevel: "warning",
  alias: { "#glue": "./wasm/cxkit_bg.js", "#module": `./${module}` },
  loader: { ".wasm": "binary" },
  legalComments: "none",
};
const entries = {
  // Node: one CommonJS file; the ES module beside it hands out the same functions and classes.
  "node.cjs": { entryPoints: ["src/entries/node.ts"], format: "cjs", platform: "node" },
  "node-wasm.cjs": { entryPoints: ["src/entries/node-wasm.ts"], format: "cjs", platform: "node" },
  "browser.js": { entryPoints: ["src/entries/browser.ts"], format: "esm", platform: "browser" },
  "embedded.js": { entryPoints: ["src/entries/embedded.ts"], format: "esm", platform: "browser" },
  // The same as browser.js in the fewest bytes.
  "slim.js": { entryPoints: ["src/entries/browser.ts"], format: "esm", platform: "browser", minify: true },
};
await Promise.all(
  Object.entries(entries).map(([name, entry]) => build({ ...common, ...entry, outfile: `dist/${name}` })),
);
for (const name of ["node", "node-wasm"]) writeFileSync(`dist/${name}.mjs`, `export * from "./${name}.cjs";\n`);

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc"], { stdio: "inherit" });
// TypeScript reads a file's kind from the nearest package.json: one set of types as ES modules, one as CommonJS.
cpSync("dist/types", "dist/types-cjs", { recursive: true });
writeFileSync("dist/types-cjs/package.json", '{ "type": "commonjs" }\n');
