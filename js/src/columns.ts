import type { Numbers } from "./engine.js";
import { describeValue, wrongType } from "./error.js";

/** A typed array of any machine type. */
export type TypedArray = Numbers | Uint8ClampedArray;

/** A column of numbers; `null`, `undefined` and `NaN` are missing. */
export type NumberColumn = TypedArray | ArrayLike<number | bigint | null | undefined>;

/**
 * A column of numbers or of texts: digits, labels, blanks. `null` and `undefined` are missing. Numbers among texts
 * are taken as their digits.
 */
export type Column = NumberColumn | ArrayLike<string | number | bigint | null | undefined>;

/** How the people who answered were drawn: columns beside the answers. */
export interface Design {
  /**
   * How many people each answer stands for. Weights are above zero; a row without one is left out and counted
   * as missing.
   */
  weights?: NumberColumn | null | undefined;
  /** The stratum each answer was drawn in: whole numbers or words. Rows without one form a stratum of their own. */
  strata?: Column | null | undefined;
  /**
   * The cluster each answer was drawn with, numbered within its stratum. A row without one is left out and
   * counted as missing.
   */
  clusters?: Column | null | undefined;
  /**
   * The size of the population of the row's stratum, in units drawn (clusters, else people): turns on the
   * correction for a finite population.
   */
  population?: NumberColumn | null | undefined;
}

/** Points in time: `Date`s, milliseconds, or ISO 8601 texts. */
export type TimeColumn =
  | Float64Array
  | BigInt64Array
  | ArrayLike<Date | null | undefined>
  | ArrayLike<number | null | undefined>
  | ArrayLike<string | null | undefined>;

/** The machine types by the number they have in a request. */
const KINDS: Readonly<Record<string, number>> = {
  Int8Array: 0,
  Uint8Array: 1,
  Int16Array: 2,
  Uint16Array: 3,
  Int32Array: 4,
  Uint32Array: 5,
  BigInt64Array: 6,
  BigUint64Array: 7,
  Float32Array: 8,
  Float64Array: 9,
};
/** @internal */
export const FLOAT64 = 9;
const INT64 = 6;
/** @internal */
export const INT32 = 4;
/** @internal */
export const UINT32 = 5;
/** @internal */
export const UINT8 = 1;

/**
 * The machine type of a typed array that can be read where it lies; `undefined` for anything else.
 *
 * By tag and not by class: an array from another frame or realm has another class. Memory that another thread
 * may write to is not read where it lies.
 *
 * @internal
 */
export function kindOf(value: unknown): number | undefined {
  if (!ArrayBuffer.isView(value) || !(value.buffer instanceof ArrayBuffer)) return undefined;
  return KINDS[(value as unknown as { [Symbol.toStringTag]: string })[Symbol.toStringTag]];
}

/** @internal A column of texts: the word of each row (-1 where there is none), where each word ends, all words. */
export interface TextBuffers {
  rows: Int32Array;
  ends: Uint32Array;
  words: Uint8Array;
}

/** @internal A column as an engine reads it. */
export type Buffers = { numbers: Numbers; kind: number } | TextBuffers;

/** @internal Brings any column into a form an engine reads, with one copy at most. */
export function readColumn(name: string, column: unknown): Buffers {
  const kind = kindOf(column);
  if (kind !== undefined) return { numbers: column as Numbers, kind };
  if (typeof column !== "object" || column === null) {
    throw wrongType(name, "a column", describeValue(column));
  }
  const list = column as ArrayLike<unknown>;
  if (!Number.isSafeInteger(list.length) || list.length < 0 || list.length > 0xffffffff) {
    throw wrongType(name, "an array", describeValue(column));
  }
  return readList(name, list);
}

function readList(name: string, list: ArrayLike<unknown>): Buffers {
  const length = list.length;
  const numbers = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    const value = list[row];
    if (typeof value === "number") {
      numbers[row] = value;
    } else if (value === null || value === undefined) {
      numbers[row] = NaN;
    } else if (typeof value === "bigint") {
      numbers[row] = Number(value);
      if (!Number.isSafeInteger(numbers[row])) return readWhole(name, list);
    } else if (typeof value === "string") {
      return readTexts(name, list);
    } else {
      throw wrongType(name, "a number or a text", describeValue(value), row);
    }
  }
  return { numbers, kind: FLOAT64 };
}

/** Whole numbers of which some are too large for a double: rounded, two ids would become one. */
function readWhole(name: string, list: ArrayLike<unknown>): Buffers {
  if (Array.prototype.some.call(list, (value) => typeof value === "string")) return readTexts(name, list);
  const numbers = new BigInt64Array(list.length);
  for (let row = 0; row < list.length; row++) {
    const value = list[row];
    const whole = typeof value === "bigint" || Number.isSafeInteger(value) ? BigInt(value as bigint) : undefined;
    if (whole === undefined || BigInt.asIntN(64, whole) !== whole) {
      throw wrongType(name, "a whole number of 64 bits beside others above 2^53", describeValue(value), row);
    }
    numbers[row] = whole;
  }
  return { numbers, kind: INT64 };
}

/** Texts repeat: each different word crosses once. Numbers among them are taken as their digits, as in a file. */
function readTexts(name: string, list: ArrayLike<unknown>): TextBuffers {
  const known = new Map<string, number>();
  const rows = new Int32Array(list.length);
  for (let row = 0; row < list.length; row++) {
    const value = list[row];
    if (value === null || value === undefined || Number.isNaN(value)) {
      rows[row] = -1;
      continue;
    }
    const text = typeof value === "string" ? value : digits(value);
    if (text === undefined) throw wrongType(name, "a number or a text", describeValue(value), row);
    let index = known.get(text);
    if (index === undefined) known.set(text, (index = known.size));
    rows[row] = index;
  }
  const encoder = new TextEncoder();
  const pieces = Array.from(known.keys(), (word) => encoder.encode(word));
  const ends = new Uint32Array(pieces.length);
  let end = 0;
  pieces.forEach((piece, index) => (ends[index] = end += piece.length));
  const words = new Uint8Array(end);
  pieces.forEach((piece, index) => words.set(piece, (ends[index] as number) - piece.length));
  return { rows, ends, words };
}

/** The fewest digits that are this number and no other, without an exponent; `undefined` for what has no digits. */
function digits(value: unknown): string | undefined {
  if (typeof value === "bigint") return BigInt.asIntN(64, value) === value ? String(value) : digits(Number(value));
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const sign = value < 0 ? "-" : "";
  const plain = mantissa.replace(/[-.]/g, "");
  const power = Number(exponent);
  return sign + (power < 0 ? `0.${"0".repeat(-power - 1)}${plain}` : plain.padEnd(power + 1, "0"));
}
