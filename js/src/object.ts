import { writeArguments, writeOptions } from "./call.js";
import { current, type Engine, refusal } from "./engine.js";
import { CxError, describeValue, wrongType } from "./error.js";
import { Request } from "./request.js";
import type { ArgumentKind } from "./spec.js";
import { stateBytes } from "./accumulator.js";
import { columnsOf, writeNamedColumn } from "./table.js";
import { type Tape, tape } from "./tape.js";

/** @internal A method of the list, or a function that takes or gives objects. */
export interface MethodSpec<R> {
  readonly name: string;
  /** Its place in the list, by which engines know it. */
  readonly place: number;
  /** Whether its columns are names in a table, which is then the first argument. */
  readonly table: boolean;
  readonly arguments: readonly MethodArgument[];
  /** The options that may stand in place, behind the arguments. */
  readonly leading: readonly string[];
  readonly options: readonly string[];
  readonly read: (tape: Tape) => R;
}

/** @internal What a method takes. */
export interface MethodArgument {
  readonly name: string;
  readonly kind: ArgumentKind | "object" | "tree" | "named_columns" | "moment";
  /** Whether it goes by its name alone, among the options. */
  readonly named: boolean;
  readonly required: boolean;
}

/** What an object stands on: an engine and the handle it has there. */
interface Held {
  readonly engine: Engine;
  handle: number | null;
}

const held = new WeakMap<object, Held>();

/** An engine holds what this side forgot to free; a collected object is freed there too. */
const collected = new FinalizationRegistry<Held>(release);

function release(place: Held): void {
  if (place.handle !== null) place.engine.freeObject?.(place.handle);
  place.handle = null;
}

function placeOf(object: object): { engine: Engine; handle: number } {
  const place = held.get(object);
  if (place === undefined || place.handle === null) throw new CxError("freed", "this object was freed");
  return place as { engine: Engine; handle: number };
}

/** @internal A handle on its way into a constructor. */
export class Made {
  constructor(
    readonly engine: Engine,
    readonly handle: number,
  ) {}
}

/** What is made once and asked many times. It never changes but where a method says so. */
export abstract class CxObject implements Disposable {
  /** @internal */
  protected constructor(made: Made) {
    const place = { engine: made.engine, handle: made.handle };
    held.set(this, place);
    collected.register(this, place, place);
  }

  /** Its saved bytes, the same in every language. Throws `bad_state` for an object that cannot be saved. */
  toState(): Uint8Array {
    const { engine, handle } = placeOf(this);
    const state = engine.objectState?.(handle) ?? null;
    if (state === null) throw refusal(engine);
    return state;
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

// Engines without explicit resource management have no such symbol; the name is the one that polyfills use.
const dispose: symbol = (Symbol as { dispose?: symbol }).dispose ?? Symbol.for("Symbol.dispose");
Object.defineProperty(CxObject.prototype, dispose, {
  value(this: CxObject) {
    this.free();
  },
  configurable: true,
  writable: true,
});

/** @internal The reader of a method that gives an object of a class. */
export const readObject =
  <T>(type: () => unknown) =>
  (tape: Tape): T =>
    new (type() as new (made: Made) => T)(new Made(current(), tape.number()));

/** @internal The object a constructor makes. */
export function make(spec: MethodSpec<number>, args: readonly unknown[], options: object | null | undefined): Made {
  return new Made(current(), ask(spec, null, args, options));
}

/** @internal The object that was saved as these bytes. */
export function load(place: number, state: unknown): Made {
  const engine = current();
  const handle = engine.loadObject?.(place, stateBytes(state)) ?? null;
  if (handle === null) throw refusal(engine);
  return new Made(engine, handle);
}

/** @internal A property that is a field of the record an object is. */
export function field<R>(object: CxObject, name: string, read: (tape: Tape) => R): R {
  const { engine, handle } = placeOf(object);
  if (engine.field?.(handle, name) !== true) throw refusal(engine);
  return tape.take(engine, read);
}

/** @internal Calls a method. Arguments that go by name, and columns of a table, are among the options. */
export function ask<R>(
  spec: MethodSpec<R>,
  object: CxObject | null,
  args: readonly unknown[],
  options: object | null | undefined,
): R {
  const engine = object === null ? current() : placeOf(object).engine;
  const handle = object === null ? -1 : placeOf(object).handle;
  if (engine.ask === undefined) throw new CxError("unknown_name", "cxkit/slim has no objects: import cxkit");
  let given = options;
  let positional = args;
  // An argument that can be left out may be: the options then stand in its place.
  const last = args.at(-1);
  if (given === undefined && args.length > 0 && !spec.table && isOptions(last) && takesObject(spec, args.length - 1)) {
    given = last;
    positional = args.slice(0, -1);
  }
  const inPlace = new Map<string, unknown>();
  if (spec.leading.length > 0) {
    // So may an option that stands in place.
    const own = args.length - spec.leading.length;
    const values = args.slice(own);
    while (values.length > 0 && values.at(-1) === undefined) values.pop();
    if (given === undefined && isOptions(values.at(-1))) given = values.pop() as object;
    values.forEach((value, at) => value !== undefined && inPlace.set(spec.leading[at] as string, value));
    positional = args.slice(0, own);
  }
  if (given !== undefined && given !== null && (typeof given !== "object" || Array.isArray(given))) {
    throw wrongType("options", `an object with options of ${spec.name}`, describeValue(given));
  }
  const spelt = (given ?? {}) as Readonly<Record<string, unknown>>;
  const twice = [...inPlace.keys()].find((name) => spelt[name] !== undefined);
  if (twice !== undefined) throw wrongType(twice, "given once", "twice");
  const named = { ...spelt, ...Object.fromEntries(inPlace) };
  const request = new Request();
  writeMethodArguments(request, spec, engine, positional, named);
  const names = spec.arguments.filter((argument) => isNamed(spec, argument)).map(({ name }) => name);
  const rest = Object.fromEntries(Object.entries(named).filter(([name]) => !names.includes(name)));
  writeOptions(request, { name: spec.name, columns: [], options: spec.options }, rest);
  if (!engine.ask(spec.place, handle, request.arrays, request.finish())) throw refusal(engine);
  return tape.take(engine, spec.read);
}

const isNamed = (spec: MethodSpec<unknown>, argument: MethodArgument): boolean => spec.table || argument.named;

const takesObject = (spec: MethodSpec<unknown>, at: number): boolean => {
  const argument = spec.arguments.filter((known) => !isNamed(spec, known))[at];
  return argument !== undefined && ["object", "tree"].includes(argument.kind) && !argument.required;
};

const isOptions = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof CxObject);

function writeMethodArguments(
  request: Request,
  spec: MethodSpec<unknown>,
  engine: Engine,
  args: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
): void {
  const table = spec.table ? columnsOf(args[0] as never) : undefined;
  let at = 0;
  request.byte(spec.arguments.length);
  for (const argument of spec.arguments) {
    const { name, kind } = argument;
    const value = isNamed(spec, argument) ? named[name] : args[at++];
    if (value === undefined || value === null) {
      if (argument.required) throw wrongType(name, "given", "nothing");
      request.byte(5);
      request.value(name, null);
    } else if (kind === "object" || (kind === "tree" && value instanceof CxObject)) {
      if (!(value instanceof CxObject)) throw wrongType(name, "an object of cxkit", describeValue(value));
      const place = placeOf(value);
      if (place.engine !== engine) throw new CxError("incompatible", "the object belongs to another engine");
      request.byte(7);
      request.count(place.handle);
    } else if (kind === "tree") {
      request.byte(9);
      request.value(name, value);
    } else if (kind === "moment") {
      request.byte(5);
      request.value(name, moment(name, value));
    } else if (table !== undefined && kind === "named_columns") {
      const names = typeof value === "string" ? [value] : Array.from(value as ArrayLike<unknown>);
      request.byte(8);
      request.count(names.length);
      for (const column of names) {
        if (typeof column !== "string") throw wrongType(name, "names of columns", describeValue(column));
        request.text(column);
        writeNamedColumn(request, table, column, false);
      }
    } else if (kind === "named_columns") {
      if (typeof value !== "object") throw wrongType(name, "a table of columns", describeValue(value));
      const columns = columnsOf(value as never);
      request.byte(8);
      request.count(Object.keys(columns).length);
      for (const column of Object.keys(columns)) {
        request.text(column);
        writeNamedColumn(request, columns, column, false);
      }
    } else if (table !== undefined && (kind === "column" || kind === "times")) {
      if (typeof value !== "string") throw wrongType(name, "the name of a column", describeValue(value));
      writeNamedColumn(request, table, value, kind === "times");
    } else {
      writeArguments(request, [[name, kind as ArgumentKind]], [value], false);
    }
  }
}

/** A point in time as the text that every language writes. */
function moment(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  const date = value instanceof Date ? value : typeof value === "number" ? new Date(value) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw wrongType(name, "a Date, a number of milliseconds or an ISO 8601 text", describeValue(value));
  }
  return date.toISOString();
}
