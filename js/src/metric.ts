import { CxError, describeValue, wrongType } from "./error.js";
import type { ArgumentKind } from "./spec.js";

/**
 * What to measure, with which options, from which columns of a table: a value that `measure` takes.
 *
 * Make one of the named ones: `new Nps("score")`, `new Aht({ talk: "talk", hold: "hold" })`.
 */
export abstract class Metric {
  /** What it measures: `Nps`. */
  readonly name: string;
  /** The name of each column, by the part it plays. */
  readonly columns: Readonly<Record<string, string>>;
  /** The options that were given. */
  readonly options: Readonly<Record<string, unknown>>;

  readonly #times: readonly string[];

  /** @internal The names of the columns that say when. */
  timeColumns(): string[] {
    return this.#times.map((role) => this.columns[role] as string);
  }

  /** @internal */
  protected constructor(
    name: string,
    parts: readonly (readonly [role: string, kind: ArgumentKind])[],
    columns: unknown,
    options: object | null | undefined,
  ) {
    const roles = parts.map(([role]) => role);
    const named = typeof columns === "string" ? { [roles[0] as string]: columns } : columns;
    if (typeof named !== "object" || named === null) {
      throw wrongType("columns", "the name of a column, or an object of names", describeValue(columns));
    }
    const given = Object.entries(named).filter(([, column]) => column !== undefined && column !== null);
    for (const [role, column] of given) {
      if (!roles.includes(role)) {
        throw new CxError("unknown_option", `${name} has no column '${role}', its columns are ${roles.join(", ")}`);
      }
      if (typeof column !== "string") throw wrongType(role, "the name of a column", describeValue(column));
    }
    this.name = name;
    this.columns = Object.freeze(Object.fromEntries(given) as Record<string, string>);
    this.options = Object.freeze({ ...options });
    this.#times = parts.filter(([role, kind]) => kind === "times" && role in this.columns).map(([role]) => role);
    Object.freeze(this);
  }
}
