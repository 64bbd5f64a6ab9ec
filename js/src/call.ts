import { Accumulator, lend } from "./accumulator.js";
import { kindOf } from "./columns.js";
import { current, type Numbers, refusal } from "./engine.js";
import { describeValue, wrongType } from "./error.js";
import { Request } from "./request.js";
import type { FunctionSpec } from "./spec.js";
import { tape } from "./tape.js";

/** Requests of one typed array and nothing else, by machine type: the same bytes every time. */
const PLAIN: readonly Uint8Array[] = Array.from({ length: 10 }, (_, kind) =>
  Uint8Array.of(1, 0, 0, 0, kind, 1, 0, 0, 0, 0, 0, 0),
);

/** @internal Calls a function whose one argument is a column. */
export function callColumn<R>(spec: FunctionSpec<R>, column: unknown, options: object | null | undefined): R {
  const kind = options === undefined ? kindOf(column) : undefined;
  if (kind === undefined) return call(spec, [column], options);
  const engine = current();
  if (!engine.call(spec.place, [column as Numbers], PLAIN[kind] as Uint8Array)) throw refusal(engine);
  return tape.take(engine, spec.read);
}

/** @internal Calls a function. */
export function call<R>(spec: FunctionSpec<R>, args: readonly unknown[], options: object | null | undefined): R {
  const engine = current();
  const request = new Request();
  writeArguments(request, spec.arguments, args);
  writeOptions(request, spec, options);
  if (!engine.call(spec.place, request.arrays, request.finish())) throw refusal(engine);
  return tape.take(engine, spec.read);
}

/** @internal Arguments in the order of the export list; one that was left out is null. */
export function writeArguments(
  request: Request,
  wanted: FunctionSpec<unknown>["arguments"],
  args: readonly unknown[],
  counted = true,
): void {
  if (counted) request.byte(wanted.length);
  wanted.forEach(([name, kind], index) => {
    const value = args[index];
    const isNothing = value === undefined || value === null;
    const isCount = kind === "count_or_column" && (typeof value === "number" || typeof value === "bigint");
    if (kind === "value" || isCount || (isNothing && kind !== "columns")) {
      request.byte(5);
      request.value(name, value);
    } else if (kind === "columns") {
      writeColumns(request, name, value);
    } else if (kind === "times" && isMoments(value)) {
      request.times(name, value);
    } else {
      writeColumn(request, name, value, kind === "answers");
    }
  });
}

/** Whether times come as Dates or milliseconds; texts go as they are. */
export function isMoments(column: unknown): boolean {
  if (kindOf(column) !== undefined) return true;
  if (!Array.isArray(column)) return false;
  const first: unknown = column.find((value) => value !== null && value !== undefined);
  return first instanceof Date || typeof first === "number" || typeof first === "bigint";
}

function writeColumns(request: Request, name: string, value: unknown): void {
  if (!Array.isArray(value)) throw wrongType(name, "a list of columns", describeValue(value));
  request.byte(2);
  request.count(value.length);
  for (const column of value) request.column(name, column);
}

/** @internal A column; where answers are wanted, counts of them as well. */
export function writeColumn(request: Request, name: string, value: unknown, answers: boolean): void {
  if (answers && value instanceof Map) {
    request.counts(name, value);
  } else if (answers && value instanceof Accumulator) {
    request.byte(4);
    request.count(lend(value, current()));
  } else {
    request.column(name, value);
  }
}

/** @internal Columns by name and options; a name nobody knows is left to the engine, which knows the nearest. */
export function writeOptions(
  request: Request,
  spec: { readonly name: string; readonly columns: readonly string[]; readonly options: readonly string[] },
  options: object | null | undefined,
): void {
  if (options !== undefined && options !== null && (typeof options !== "object" || Array.isArray(options))) {
    throw wrongType("options", `an object with options of ${spec.name}`, describeValue(options));
  }
  const given = Object.entries(options ?? {});
  const columns = given.filter(([name, value]) => value !== undefined && value !== null && spec.columns.includes(name));
  const rest = given.filter(
    ([name, value]) => !spec.columns.includes(name) && (value !== undefined || !spec.options.includes(name)),
  );
  request.byte(columns.length);
  for (const [name, column] of columns) {
    request.text(name);
    request.column(name, column);
  }
  request.count(rest.length);
  for (const [name, value] of rest) {
    request.text(name);
    request.value(name, value);
  }
}
