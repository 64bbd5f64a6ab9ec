/**
 * Every refusal of cxkit. `code` never changes between versions and is the same in every language; the message
 * may improve at any time.
 *
 * @example
 * ```js
 * try { nps([10, 11]); } catch (e) { e.code; e.row; }   // "out_of_range", 1
 * ```
 */
export class CxError extends Error {
  override readonly name = "CxError";
  /** What kind of error it is: `out_of_range`, `empty`, `unknown_option` and so on. */
  readonly code: string;
  /** The row at fault, counted from 0 over the whole input; `null` where there is none. */
  readonly row: number | null;

  constructor(code: string, message: string, row: number | null = null) {
    super(message);
    this.code = code;
    this.row = row;
  }
}

/** @internal The error for a value of a type that cannot be used. */
export function wrongType(what: string, required: string, got: string, row: number | null = null): CxError {
  const where = row === null ? "" : ` in row ${row}`;
  return new CxError("wrong_type", `${what} must be ${required}, got ${got}${where}`, row);
}

/** @internal A value in the words of a message, short enough that data cannot flood it. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "nothing";
      return Array.isArray(value) ? "a list" : `a value of class ${value.constructor?.name ?? "Object"}`;
    default:
      return `a ${typeof value}`;
  }
}
