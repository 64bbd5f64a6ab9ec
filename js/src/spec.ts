import type { Tape } from "./tape.js";

/**
 * What an argument takes: a column of answers or counts of them, a column, times, a column or a count, several columns, or
 * a value.
 */
export type ArgumentKind = "answers" | "column" | "times" | "count_or_column" | "columns" | "value";

/** A function of the export list. */
export interface FunctionSpec<R> {
  readonly name: string;
  /** Its place in the export list, by which engines know it. */
  readonly place: number;
  readonly arguments: readonly (readonly [name: string, kind: ArgumentKind])[];
  /** The options that are columns. */
  readonly columns: readonly string[];
  readonly options: readonly string[];
  readonly read: (tape: Tape) => R;
}

/** An accumulator of the export list. */
export interface AccumulatorSpec<R> {
  readonly name: string;
  readonly place: number;
  /** The columns it reads, in order. */
  readonly arguments: readonly (readonly [name: string, kind: ArgumentKind])[];
  readonly columns: readonly string[];
  readonly options: readonly string[];
  readonly read: (tape: Tape) => R;
}
