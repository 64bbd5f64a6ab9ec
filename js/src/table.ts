import { isMoments } from "./call.js";
import { kindOf, type TypedArray } from "./columns.js";
import { CxError, describeValue, wrongType } from "./error.js";
import type { Request } from "./request.js";

/** A value in a table. */
export type TableValue = number | bigint | string | boolean | Date | null | undefined;

/** A column of Apache Arrow, as far as it is used here. */
export interface ArrowVector extends Iterable<unknown> {
  readonly length: number;
  readonly nullCount: number;
  readonly type: { readonly typeId: number };
  toArray(): unknown;
}

/** A table of Apache Arrow, such as `tableFromIPC` reads, as far as it is used here. */
export interface ArrowTable {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  getChild(name: string): ArrowVector | null;
}

/** A table: an object of columns, an array of rows, or a table of Apache Arrow. */
export type Table =
  | ArrowTable
  | Readonly<Record<string, TypedArray | ArrayLike<TableValue>>>
  | ReadonlyArray<Readonly<Record<string, TableValue>>>;

/** @internal The columns of a table, by name; of Arrow only those in use are read, where that is said. */
export function columnsOf(table: Table, used?: ReadonlySet<unknown>): Readonly<Record<string, unknown>> {
  if (typeof table !== "object" || table === null) {
    throw wrongType("table", "an object of columns or an array of rows", describeValue(table));
  }
  if (isArrow(table)) {
    const isUsed = (name: string): boolean => used?.has(name) ?? true;
    const names = table.schema.fields.map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, isUsed(name) ? fromArrow(table.getChild(name)) : []]));
  }
  if (!Array.isArray(table)) return table as Readonly<Record<string, unknown>>;
  const rows = table as readonly Readonly<Record<string, unknown>>[];
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries(Array.from(names, (name) => [name, rows.map((row) => row[name])]));
}

/** A table of Apache Arrow, by what it can do: this package does not need that one. */
function isArrow(table: Table): table is ArrowTable {
  const { schema, getChild } = table as Partial<ArrowTable>;
  return typeof getChild === "function" && Array.isArray(schema?.fields);
}

/** Numbers of Arrow without gaps lie in one buffer; anything else comes value by value, times in milliseconds. */
function fromArrow(vector: ArrowVector | null): unknown {
  const [INT, FLOAT] = [2, 3];
  const isPlain = vector?.nullCount === 0 && [INT, FLOAT].includes(vector.type.typeId);
  return isPlain ? vector.toArray() : Array.from(vector ?? []);
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
