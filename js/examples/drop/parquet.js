// A Parquet file, column by column and group of rows by group of rows, in the words the command reads it in.
import { parquetMetadataAsync, parquetScan, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { Columns } from "cxkit/report";

const two = (number) => String(number).padStart(2, "0");

/** A whole number divided downwards, with its remainder. */
function split(value, by) {
  const rest = ((value % by) + by) % by;
  return [(value - rest) / by, rest];
}

const date = (days) => new Date(Number(days) * 86_400_000).toISOString().slice(0, 10);

/** A point in time with so many digits after the second. */
function moment(value, perSecond, digits) {
  const [seconds, rest] = split(BigInt(value), perSecond);
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, 19).replace("T", " ");
  return `${text}.${String(rest).padStart(digits, "0")} +00:00`;
}

function clock(value, perSecond, digits) {
  const [seconds, rest] = split(BigInt(value), perSecond);
  const [minutes, second] = split(seconds, 60n);
  const [hours, minute] = split(minutes, 60n);
  return `${two(hours)}:${two(minute)}:${two(second)}.${String(rest).padStart(digits, "0")}`;
}

/** The whole number in bytes, the highest first, with its sign. */
const big = (bytes) => BigInt.asIntN(bytes.length * 8, bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n));

function decimal(value, scale) {
  const number = value instanceof Uint8Array ? big(value) : BigInt(value);
  const digits = String(number < 0n ? -number : number).padStart(scale + 1, "0");
  const at = digits.length - scale;
  return `${number < 0n ? "-" : ""}${digits.slice(0, at)}.${digits.slice(at)}`;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const text = (bytes) => bytes && decoder.decode(bytes);

/** What hyparquet makes of values with a meaning: text, as the command's reader writes them. */
const parsers = {
  timestampFromMilliseconds: (value) => moment(value, 1_000n, 3),
  timestampFromMicroseconds: (value) => moment(value, 1_000_000n, 6),
  timestampFromNanoseconds: (value) => moment(split(value, 1_000n)[0], 1_000_000n, 6),
  dateFromDays: date,
  stringFromBytes: text,
  jsonFromBytes: text,
  uuidFromBytes: text,
};

/** Older names of meanings, which newer files may leave out. */
const CONVERTED = {
  DATE: () => "DATE",
  DECIMAL: () => "DECIMAL",
  JSON: () => "JSON",
  STRING: () => "UTF8",
  TIME: ({ unit }) => ({ MILLIS: "TIME_MILLIS", MICROS: "TIME_MICROS" })[unit],
  TIMESTAMP: ({ unit }) => ({ MILLIS: "TIMESTAMP_MILLIS", MICROS: "TIMESTAMP_MICROS" })[unit],
};

/** Whether a column is of words, and what makes a word of a value where hyparquet does not. */
function kindOf(element) {
  const logical = element.logical_type;
  element.converted_type ??= CONVERTED[logical?.type]?.(logical);
  const { converted_type: converted, scale = logical?.scale ?? 0, type } = element;
  switch (converted) {
    case "DECIMAL":
      // As it lies in the file: hyparquet would multiply it by a power of ten, and round.
      delete element.converted_type;
      delete element.logical_type;
      return { words: true, word: (value) => decimal(value, scale), utf8: false };
    case "TIME_MILLIS":
      return { words: true, word: (value) => clock(value, 1_000n, 3) };
    case "TIME_MICROS":
      return { words: true, word: (value) => clock(value, 1_000_000n, 6) };
    case "DATE":
    case "TIMESTAMP_MILLIS":
    case "TIMESTAMP_MICROS":
      return { words: true, word: String };
  }
  // Nanoseconds have no older name.
  if (logical?.type === "TIMESTAMP") return { words: true, word: String };
  const bytes = type.endsWith("BYTE_ARRAY") && logical?.type !== "FLOAT16";
  const word = (value) => (value instanceof Uint8Array ? text(value) : String(value));
  return { words: bytes || type === "BOOLEAN" || type === "INT96", word };
}

/** Hands a run of values over: numbers as they are, words once each and by their places. */
function add(columns, name, values, { words, word }) {
  const empty = (value) => value === null || value === undefined;
  if (!words) {
    columns.addNumbers(name, Float64Array.from(values, (value) => (empty(value) ? NaN : Number(value))));
    return;
  }
  const places = new Map();
  const codes = Uint32Array.from(values, (value) => {
    if (empty(value)) return 0xffffffff;
    const known = word(value);
    const place = places.get(known) ?? places.size;
    places.set(known, place);
    return place;
  });
  columns.addWords(name, [...places.keys()], codes);
}

/**
 * Reads columns of a Parquet file, all of them without `wanted`. Of whole groups of rows no more are read than hold
 * `most` rows; `told` hears which share is done.
 */
export async function readParquet(file, { wanted, most = Infinity, told = () => {} } = {}) {
  const source = { byteLength: file.size, slice: (from, to) => file.slice(from, to).arrayBuffer() };
  const refused = (code, message) => Object.assign(new Error(`${file.name}: ${message}`), { code });
  const metadata = await parquetMetadataAsync(source, { geoparquet: false }).catch((error) => {
    throw refused("bad_file", `is damaged or cut short: ${error.message}`);
  });
  const fields = parquetSchema(metadata).children;
  const read = fields.filter(({ element }) => wanted?.includes(element.name) ?? true);
  const flat = ({ children, element }) => children.length === 0 && element.repetition_type !== "REPEATED";
  const nested = read.find((field) => !flat(field));
  if (wanted && nested) throw refused("wrong_type", `column '${nested.element.name}' holds lists or tables`);
  const kinds = new Map(read.filter(flat).map(({ element }) => [element.name, kindOf(element)]));

  const groups = [];
  let rows = 0;
  for (const { num_rows: count } of metadata.row_groups) {
    if (rows >= most) break;
    groups.push({ rowStart: rows, rowEnd: rows + Number(count) });
    rows += Number(count);
  }
  const columns = new Columns(rows, fields.map(({ element }) => element.name));
  let done = 0;
  for (const [name, kind] of kinds) {
    const { utf8 = true } = kind;
    const scan = await parquetScan({
      file: source, metadata, compressors, parsers, columns: [name], utf8, geoparquet: false,
    });
    for (const range of groups) {
      add(columns, name, await scan.readColumn({ ...range, column: name }), kind);
      told((done += 1) / (groups.length * kinds.size));
    }
  }
  return columns;
}
