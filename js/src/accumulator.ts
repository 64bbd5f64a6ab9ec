/// <reference lib="esnext.disposable" preserve="true" />
import type { Column, Design } from "./columns.js";
import { writeArguments, writeOptions } from "./call.js";
import { current, type Engine, refusal } from "./engine.js";
import { CxError, describeValue, wrongType } from "./error.js";
import { Request } from "./request.js";
import type { AccumulatorSpec } from "./spec.js";
import { tape } from "./tape.js";

/** What an accumulator stands on: an engine and the handle it has there. */
interface Held {
  readonly engine: Engine;
  handle: number | null;
}

const held = new WeakMap<object, Held>();

/** An engine holds what this side forgot to free; a collected accumulator is freed there too. */
const collected = new FinalizationRegistry<Held>(release);

function release(place: Held): void {
  if (place.handle !== null) place.engine.free(place.handle);
  place.handle = null;
}

function placeOf(accumulator: object): { engine: Engine; handle: number } {
  const place = held.get(accumulator);
  if (place === undefined || place.handle === null) throw new CxError("freed", "this accumulator was freed");
  return place as { engine: Engine; handle: number };
}

/** @internal Saved bytes on their way into a constructor. */
export class Saved {
  constructor(readonly bytes: Uint8Array) {}
}

/** @internal Saved bytes as a caller hands them over. */
export function stateBytes(state: unknown): Uint8Array {
  if (state instanceof ArrayBuffer) return new Uint8Array(state);
  if (ArrayBuffer.isView(state)) {
    const bytes = new Uint8Array(state.buffer, state.byteOffset, state.byteLength);
    return bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
  }
  throw wrongType("state", "bytes", describeValue(state));
}

/** @internal The handle of an accumulator for a call of `engine`. */
export function lend(accumulator: Accumulator<unknown>, engine: Engine): number {
  const place = placeOf(accumulator);
  if (place.engine !== engine) throw new CxError("incompatible", "the accumulator belongs to another engine");
  return place.handle;
}

/**
 * A measure over rows that arrive in any order, batches and places: any split and merge of the same rows gives
 * the same answer to the last bit. A refused batch changes nothing.
 */
export abstract class Accumulator<R> implements Disposable {
  /** @internal */
  protected readonly spec: AccumulatorSpec<R>;

  /** @internal */
  protected constructor(spec: AccumulatorSpec<R>, options: object | null | undefined) {
    this.spec = spec;
    // Not a field that a spread or a console would show.
    Object.defineProperty(this, "spec", { enumerable: false });
    const engine = current();
    const handle =
      options instanceof Saved
        ? engine.load(spec.place, options.bytes)
        : engine.create(spec.place, settings(spec, options));
    if (handle === null) throw refusal(engine);
    const place = { engine, handle };
    held.set(this, place);
    collected.register(this, place, place);
  }


  /** Adds what another accumulator of the same settings holds. */
  merge(other: this): void {
    const { engine, handle } = placeOf(this);
    if (!(other instanceof Accumulator)) throw wrongType("other", this.spec.name, describeValue(other));
    if (!engine.merge(handle, lend(other, engine))) throw refusal(engine);
  }

  /** The answer so far; may be asked for again. */
  finish(): R {
    const { engine, handle } = placeOf(this);
    if (!engine.finish(handle)) throw refusal(engine);
    return tape.take(engine, this.spec.read);
  }

  /** Its saved bytes, the same in every language. */
  toState(): Uint8Array {
    const { engine, handle } = placeOf(this);
    const state = engine.state(handle);
    if (state === null) throw refusal(engine);
    return state;
  }

  /** How many rows it has read: used, missing and out of scale. */
  get rowCount(): number {
    const { engine, handle } = placeOf(this);
    const count = engine.rowCount(handle);
    if (count === null) throw refusal(engine);
    return count;
  }

  /** Gives its memory back now rather than when it is collected. Nothing else works afterwards. */
  free(): void {
    const place = held.get(this);
    if (place === undefined) return;
    collected.unregister(place);
    release(place);
  }

  declare [Symbol.dispose]: () => void;
}

/** A measure of answers over rows that arrive in pieces. */
export abstract class SurveyAccumulator<R> extends Accumulator<R> {
  /** Adds one answer; `null`, `undefined` and `NaN` are a missing one. */
  push(answer: number | bigint | string | null | undefined): void {
    const { engine, handle } = placeOf(this);
    if (typeof answer === "number") {
      if (!engine.push(handle, answer)) throw refusal(engine);
    } else {
      this.extend([answer] as Column);
    }
  }

  /** Adds a batch of answers, or counts of them, with a design or without. */
  extend(answers: Column | ReadonlyMap<number, number> | Accumulator<unknown>, design?: Design): void {
    extendWith(this, this.spec, [answers], design);
  }
}

/** A measure over rows that arrive in pieces; `C` are its columns by name. */
export abstract class MetricAccumulator<R, C extends object> extends Accumulator<R> {
  /** Adds one row: a value for each column, by name. */
  push(row: { readonly [name in keyof C]: number | bigint | string | boolean | Date | null | undefined }): void {
    const values = row as Readonly<Record<string, unknown>>;
    const one = (value: unknown): unknown => (value === undefined ? undefined : [value]);
    extendWith(this, this.spec, namedColumns(this.spec, values, one), undefined);
  }

  /** Adds a batch: a column for each name. */
  extend(columns: C): void {
    extendWith(this, this.spec, namedColumns(this.spec, columns as Readonly<Record<string, unknown>>, (column) => column), undefined);
  }
}

function namedColumns(
  spec: AccumulatorSpec<unknown>,
  given: Readonly<Record<string, unknown>>,
  read: (value: unknown) => unknown,
): unknown[] {
  if (typeof given !== "object" || given === null) throw wrongType("columns", "an object of columns", describeValue(given));
  const names = spec.arguments.map(([name]) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new CxError("unknown_option", `${spec.name} has no column '${unknown}', its columns are ${names.join(", ")}`);
  }
  return names.map((name) => read(given[name]));
}

function extendWith(
  accumulator: Accumulator<unknown>,
  spec: AccumulatorSpec<unknown>,
  columns: readonly unknown[],
  design: object | undefined,
): void {
  const { engine, handle } = placeOf(accumulator);
  const request = new Request();
  writeArguments(request, spec.arguments, columns);
  writeOptions(request, { name: `${spec.name}.extend`, columns: spec.columns, options: [] }, design);
  if (!engine.extend(handle, request.arrays, request.finish())) throw refusal(engine);
}

// Engines without explicit resource management have no such symbol; the name is the one that polyfills use.
const dispose: symbol = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for("Symbol.dispose");
Object.defineProperty(Accumulator.prototype, dispose, {
  value(this: Accumulator<unknown>) {
    this.free();
  },
  configurable: true,
  writable: true,
});

function settings(spec: AccumulatorSpec<unknown>, options: object | null | undefined): Uint8Array {
  const request = new Request();
  request.byte(0);
  writeOptions(request, { name: spec.name, columns: [], options: spec.options }, options);
  return request.finish();
}
