import { type Buffers, FLOAT64, INT32, readColumn, UINT32, UINT8 } from "./columns.js";
import type { Numbers } from "./engine.js";
import { describeValue, wrongType } from "./error.js";

/** Options nest two deep; a value that contains itself must not exhaust the stack. */
const DEEPEST = 8;

const encoder = new TextEncoder();

/**
 * A call on its way to an engine: buffers, and the bytes that say what they are and which options go with them.
 * The layout is that of the bridge: a head with the type of each buffer, then arguments, columns by name, options.
 *
 * @internal
 */
export class Request {
  readonly arrays: Numbers[] = [];
  readonly #kinds: number[] = [];
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  /** The whole request. */
  finish(): Uint8Array {
    const head = 4 + this.#kinds.length;
    const whole = new Uint8Array(head + this.#at);
    new DataView(whole.buffer).setUint32(0, this.#kinds.length, true);
    whole.set(this.#kinds, 4);
    whole.set(this.#bytes.subarray(0, this.#at), head);
    return whole;
  }

  #room(bytes: number): number {
    const at = this.#at;
    if (at + bytes > this.#bytes.length) {
      const larger = new Uint8Array(2 * (at + bytes));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#at = at + bytes;
    return at;
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#bytes[at] = value;
  }

  count(value: number): void {
    const at = this.#room(4);
    this.#view.setUint32(at, value, true);
  }

  number(value: number): void {
    const at = this.#room(8);
    this.#view.setFloat64(at, value, true);
  }

  text(text: string): void {
    const bytes = encoder.encode(text);
    this.count(bytes.length);
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  #buffer(array: Numbers, kind: number): void {
    this.arrays.push(array);
    this.#kinds.push(kind);
  }

  column(name: string, column: unknown): void {
    this.buffers(readColumn(name, column));
  }

  buffers(column: Buffers): void {
    if ("numbers" in column) {
      this.byte(0);
      this.#buffer(column.numbers, column.kind);
    } else {
      this.byte(1);
      this.#buffer(column.rows, INT32);
      this.#buffer(column.ends, UINT32);
      this.#buffer(column.words, UINT8);
    }
  }

  /** Points in time: a number of milliseconds or a `Date` in each row. */
  times(name: string, column: unknown): void {
    const list = column as ArrayLike<unknown>;
    const millis = new Float64Array(list.length);
    for (let row = 0; row < list.length; row++) {
      const value = list[row];
      if (value === null || value === undefined) {
        millis[row] = NaN;
      } else if (value instanceof Date || typeof value === "number" || typeof value === "bigint") {
        const time = Number(value);
        if (value instanceof Date && Number.isNaN(time)) throw wrongType(name, "a time", "an invalid Date", row);
        millis[row] = time;
      } else {
        throw wrongType(name, "a Date or a number of milliseconds", describeValue(value), row);
      }
    }
    this.byte(6);
    this.#buffer(millis, FLOAT64);
  }

  /** How often each answer was given. */
  counts(name: string, counts: ReadonlyMap<unknown, unknown>): void {
    const answers = new Float64Array(counts.size);
    const often = new Float64Array(counts.size);
    let row = 0;
    for (const [answer, count] of counts) {
      answers[row] = plain(name, answer, row);
      often[row] = plain(name, count, row);
      row++;
    }
    this.byte(3);
    this.#buffer(answers, FLOAT64);
    this.#buffer(often, FLOAT64);
  }

  /** An option, or an argument that is no column. */
  value(name: string, value: unknown, depth = 0): void {
    if (value === null || value === undefined) {
      this.byte(0);
    } else if (typeof value === "boolean") {
      this.byte(value ? 2 : 1);
    } else if (typeof value === "number" || typeof value === "bigint") {
      // Rounded, a seed would be another seed.
      if (typeof value === "bigint" && !Number.isSafeInteger(Number(value))) {
        throw wrongType(name, "a whole number below 2^53", describeValue(value));
      }
      this.byte(3);
      this.number(Number(value));
    } else if (typeof value === "string") {
      this.byte(4);
      this.text(value);
    } else if (typeof value !== "object" || depth >= DEEPEST) {
      throw wrongType(name, "a value", describeValue(value));
    } else if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
      const list = value as unknown as ArrayLike<unknown>;
      this.byte(5);
      this.count(list.length);
      for (let i = 0; i < list.length; i++) this.value(name, list[i], depth + 1);
    } else if (value instanceof Map || isPlain(value)) {
      const fields = value instanceof Map ? [...value] : Object.entries(value);
      this.byte(6);
      this.count(fields.length);
      for (const [key, field] of fields) {
        this.text(String(key));
        this.value(name, field, depth + 1);
      }
    } else {
      throw wrongType(name, "a value", describeValue(value));
    }
  }
}

function plain(name: string, value: unknown, row: number): number {
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  throw wrongType(name, "a map of numbers to counts", describeValue(value), row);
}

/** Whether an object is a bag of fields, not an instance of something. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
