// What the suites share: the engines, the vectors, a place for what was computed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as native from "cxkit";
import * as slim from "cxkit/slim";
import * as wasm from "cxkit/wasm";

export const ROOT = join(import.meta.dirname, "..", "..");

await Promise.all([wasm.init(), slim.init()]);

/** Both engines, by the name each has in build/vectors. */
export const ENGINES = { node: native, "wasm-node": wasm };

/** What `cxkit/slim` is: WebAssembly with the slim part of the export list. */
export const SLIM = slim;

/** Every file of spec/vectors, by its path there. */
export function vectors() {
  const folder = join(ROOT, "spec", "vectors");
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".json")).sort();
  const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
  return Object.fromEntries(paths.map((path) => [path.replaceAll("\\", "/"), read(path)]));
}

export function writeBits(runtime, bits) {
  mkdirSync(join(ROOT, "build", "vectors"), { recursive: true });
  writeFileSync(join(ROOT, "build", "vectors", `${runtime}.json`), JSON.stringify(bits));
}

/** The error of a call that must be refused. */
export function refused(cx, call) {
  try {
    call();
  } catch (error) {
    if (error instanceof cx.CxError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
