// Reads and computes beside the page, which stays free for its reader. One file, one question at a time.
import { init, look, measures, Scorecard } from "cxkit/report";
import { readParquet } from "./parquet.js";

/** So many bytes of a text file are looked at to learn its columns, and read at a time. */
const START = 1 << 20;
const PIECE = 1 << 21;
/** Groups of rows of a Parquet file, at least one, until so many rows are there to look at. */
const LOOKED_AT = 10_000;

const isParquet = (file) => /\.parquet$/i.test(file.name);
const isGzipped = (file) => /\.gz$/i.test(file.name);

let plotly;

/** How a text file begins, unpacked, up to the end of a line that is no part of a quoted cell. */
async function startOf(file) {
  const packed = isGzipped(file);
  const stream = packed ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream();
  const start = new Uint8Array(START);
  let length = 0;
  let whole = true;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    const room = value.subarray(0, START - length);
    start.set(room, length);
    length += room.length;
    if (length === START) {
      whole = false;
      await reader.cancel();
      break;
    }
  }
  const read = start.subarray(0, length);
  if (whole) return read;
  let quotes = 0;
  let end = 0;
  read.forEach((byte, at) => {
    if (byte === 0x22) quotes += 1;
    if (byte === 0x0a && quotes % 2 === 0) end = at + 1;
  });
  return read.subarray(0, end);
}

/** Gives the bytes of a file piece by piece. */
function pieces(file, told) {
  const reader = new FileReaderSync();
  let at = 0;
  return () => {
    const piece = reader.readAsArrayBuffer(file.slice(at, at + PIECE));
    at += piece.byteLength;
    told(file.size === 0 ? 1 : at / file.size);
    return new Uint8Array(piece);
  };
}

async function lookAt({ file }) {
  const start = isParquet(file) ? await readParquet(file, { most: LOOKED_AT }) : await startOf(file);
  return { ...look(file.name, start), measures: measures() };
}

async function report({ file, scorecard }) {
  const told = (share) => postMessage({ progress: share });
  const card = new Scorecard(scorecard);
  for (const [place, { path, columns }] of card.files.entries()) {
    if (path !== file.name) throw new Error(`scorecard.toml: the path '${path}' is not the file that was chosen, ${file.name}`);
    if (isParquet(file)) card.addColumns(place, file.name, await readParquet(file, { wanted: columns, told }));
    else card.readText(place, file.name, pieces(file, told));
  }
  const made = card.report();
  const blob = (text, type) => new Blob([text], { type });
  const answer = {
    "report.html": blob(made.toHtml(plotly), "text/html"),
    "report.json": blob(made.toJson(), "application/json"),
    "report.csv": blob(made.toCsv(), "text/csv"),
    "scorecard.toml": blob(scorecard, "application/toml"),
  };
  made.free();
  return { files: answer };
}

async function start({ module, plotly: text }) {
  plotly = text;
  await init(module);
  return {};
}

const WORK = { start, look: lookAt, report };

onmessage = async ({ data }) => {
  try {
    postMessage({ done: data.work, ...(await WORK[data.work](data)) });
  } catch (error) {
    postMessage({ failed: data.work, code: error.code ?? null, message: error.message });
  }
};
