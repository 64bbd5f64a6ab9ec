// A scorecard file in, its report out. Runs in a thread of its own: files are read and numbers computed without waiting.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { init, Scorecard } from "cxkit/report";

const PIECE = 1 << 20;

/** Reads a text file for a place of the scorecard. */
function read(card, place, folder, path) {
  const file = openSync(resolve(folder, path), "r");
  try {
    const piece = Buffer.alloc(PIECE);
    card.readText(place, path, () => piece.subarray(0, readSync(file, piece, 0, PIECE, null)));
  } finally {
    closeSync(file);
  }
}

/** The report of a scorecard. Its paths are files, no patterns, and text: for Parquet there is the command. */
export async function report(path, { role, since, until }) {
  await init();
  const card = new Scorecard(readFileSync(path, "utf8"), { file: path, role });
  for (const [place, file] of card.files.entries()) read(card, place, dirname(path), file.path);
  return card.report({ since, until });
}

/** The pictures of the page; an own service would take it from the npm package `plotly.js-strict-dist-min`. */
const plotly = () =>
  readFileSync(join(import.meta.dirname, "../../../crates/cxkit-report/assets/plotly-strict.min.js"), "utf8");

if (parentPort) {
  const { path, as, wanted } = workerData;
  try {
    const made = await report(path, wanted);
    parentPort.postMessage({ text: as === "html" ? made.toHtml(plotly()) : made.toJson() });
  } catch (error) {
    const { code = "bad_file", message, file = null, line = null, row = null } = error;
    // Node names what is wrong with a file in its own way.
    parentPort.postMessage({ error: { code: code.startsWith("E") ? "bad_file" : code, message, file, line, row } });
  }
}
