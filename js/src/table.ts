import { isMoments } from "./call.js";
import { kindOf, type TypedArray } from "./columns.js";
import { CxError, describeValue, wrongType } from "./error.js";
import type { Request } from "./request.js";

/** A value in a table. */
export type TableValue = number | bigint | string | boolean | Date | null | undefined;

/** A table: an object of columns, or an array of rows. */
export type Table =
  | Readonly<Record<string, TypedArray | ArrayLike<TableValue>>>
  | ReadonlyArray<Readonly<Record<string, TableValue>>>;

/** @internal The columns of a table, by name. */
export function columnsOf(table: Table): Readonly<Record<string, unknown>> {
  if (typeof table !== "object" || table === null) {
    throw wrongType("table", "an object of columns or an array of rows", describeValue(table));
  }
  if (!Array.isArray(table)) return table as Readonly<Record<string, unknown>>;
  const rows = table as readonly Readonly<Record<string, unknown>>[];
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries(Array.from(names, (name) => [name, rows.map((row) => row[name])]));
}

/** @internal Writes a column of a table: times where those are wanted, yes and no as 1 and 0. */
export function writeNamedColumn(request: Request, table: Readonly<Record<string, unknown>>, name: string, times: boolean): void {
  const column = Object.hasOwn(table, name) ? table[name] : undefined;
  if (column === undefined) {
    throw new CxError("unknown_name", `there is no column '${name}', the table has ${Object.keys(table).join(", ")}`);
  }
  if (times && isMoments(column)) {
    request.times(name, column);
    return;
  }
  if (kindOf(column) !== undefined) {
    request.column(name, column);
    return;
  }
  if (typeof column !== "object" || column === null) throw wrongType(name, "a column", describeValue(column));
  const list = column as ArrayLike<TableValue>;
  let first: TableValue;
  for (let row = 0; row < list.length && (first === undefined || first === null); row++) first = list[row];
  if (typeof first !== "boolean") {
    request.column(name, list);
    return;
  }
  const numbers = Array.from(list, (value, row) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== "boolean") throw wrongType(name, "a boolean", describeValue(value), row);
    return value ? 1 : 0;
  });
  request.column(name, numbers);
}
