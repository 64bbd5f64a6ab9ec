import { isMoments } from "./call.js";
import { kindOf, readColumn } from "./columns.js";
import { current, refusal } from "./engine.js";
import { CxError, describeValue, wrongType } from "./error.js";
import type { MeasureSettings } from "./generated/options.js";
import type { Metric } from "./metric.js";
import { type Figure, figureOf } from "./plotly.js";
import { Request } from "./request.js";
import { columnsOf, type Table, type TableValue } from "./table.js";

export type { ArrowTable, ArrowVector, Table, TableValue } from "./table.js";

/** What `measure` measures, by what. */
export interface MeasureOptions extends Omit<MeasureSettings, "by"> {
  /** The metrics, each under the name of its answers. */
  metrics: Readonly<Record<string, Metric>>;
  /** The columns rows are told apart by. */
  by?: string | readonly string[] | undefined;
}

/** A row of answers: the keys, then the result of each metric; `null` where a group had no usable rows. */
export type MeasureRow = Readonly<Record<string, unknown>>;

interface Answers {
  readonly keys: readonly { readonly name: string; readonly values: readonly unknown[] }[];
  readonly metrics: readonly string[];
  readonly answers: readonly (readonly (Readonly<Record<string, unknown>> | null)[])[];
  /** Whether the last key is the period. */
  readonly periods: boolean;
  readonly columns: readonly (readonly [name: string, metric: number, field: string])[];
}

const TIDY = ["value", "ciLower", "ciUpper", "n", "missingCount", "method", "intervalMethod"] as const;

/** What `measure` gave: a row for each group and period, in order, with the answers of every metric. */
export class MeasureResult implements Iterable<MeasureRow> {
  readonly #answers: Answers;

  /** @internal */
  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** The columns that tell rows apart; `period` last, where there are periods. */
  get keys(): string[] {
    return this.#answers.keys.map(({ name }) => name);
  }

  /** The names of the metrics. */
  get metrics(): string[] {
    return [...this.#answers.metrics];
  }

  /** How many rows. */
  get length(): number {
    return this.#answers.answers.length;
  }

  /** The rows: keys, then the result of each metric. */
  get rows(): MeasureRow[] {
    const { keys, metrics, answers } = this.#answers;
    return answers.map((results, row) =>
      Object.fromEntries([
        ...keys.map(({ name, values }) => [name, values[row]]),
        ...metrics.map((name, at) => [name, results[at]]),
      ]),
    );
  }

  [Symbol.iterator](): Iterator<MeasureRow> {
    return this.rows[Symbol.iterator]();
  }

  /**
   * The answers as columns. Wide: the keys, then for each metric `nps`, `nps_ci_lower`, `nps_ci_upper`, `nps_n`,
   * `nps_missing_count` and its other fields, a row a group. Tidy: a row a group and metric.
   */
  toColumns(options: { tidy?: boolean | undefined } = {}): Record<string, unknown[]> {
    const { keys, metrics, answers, columns } = this.#answers;
    if (options.tidy !== true) {
      return Object.fromEntries([
        ...keys.map(({ name, values }) => [name, [...values]]),
        ...columns.map(([name, metric, field]) => [name, answers.map((row) => row[metric]?.[field] ?? null)]),
      ]);
    }
    const repeated = (values: readonly unknown[]): unknown[] => values.flatMap((value) => metrics.map(() => value));
    return Object.fromEntries([
      ...keys.map(({ name, values }) => [name, repeated(values)]),
      ["metric", answers.flatMap(() => metrics)],
      ...TIDY.map((field) => [field, answers.flatMap((row) => metrics.map((_, at) => row[at]?.[field] ?? null))]),
    ]);
  }

  /**
   * The picture of one metric as Plotly takes it, the first where none is named: groups are dots with their intervals
   * beside each other, periods are lines with their bands, one a group.
   *
   * Throws `unknown_name` for a metric that is not there; `wrong_type` where no group has an answer, or the answers have
   * no picture.
   */
  plot(metric?: string): Figure {
    const { keys, metrics, answers } = this.#answers;
    const at = metric === undefined ? 0 : metrics.indexOf(metric);
    if (at < 0) throw new CxError("unknown_name", `there is no metric '${metric}', only ${metrics.join(", ")}`);
    const period = this.#answers.periods ? keys.at(-1) : undefined;
    const groups = keys.filter((key) => key !== period);
    const rows = answers.map((row, place) => ({
      label: groups.map(({ values }) => keyText(values[place])).join(" \u00b7 "),
      period: period === undefined ? null : period.values[place],
      result: row[at] ?? null,
    }));
    return figureOf({ rows });
  }

  /** The answers as an object for each row, wide or tidy as in `toColumns`. */
  toObjects(options: { tidy?: boolean | undefined } = {}): Record<string, unknown>[] {
    const columns = Object.entries(this.toColumns(options));
    const rows = columns[0]?.[1].length ?? 0;
    return Array.from({ length: rows }, (_, row) =>
      Object.fromEntries(columns.map(([name, values]) => [name, values[row]])),
    );
  }
}

/**
 * Measures any number of metrics over a table in one pass, by groups and by period.
 *
 * `table` is an object of columns, an array of rows, or a table of Apache Arrow, such as `tableFromIPC(bytes)` of the
 * package apache-arrow gives.
 *
 * `by` names the columns that tell groups apart: whole numbers, words or booleans; rows without a key are a group of
 * their own, which comes last. `time` and `every` tell periods apart too, which begin where `timeZone` and
 * `weekStart` say; a time is a `Date`, a number of milliseconds or an ISO 8601 text, and a text without a zone is
 * local to `timeZone`. Only groups with rows appear; with `fillPeriods` empty periods between the first and the last
 * do too. `weight`, `strata` and `cluster` go to every metric that takes them; `missing`, `missingValues` and
 * `confidenceLevel` to every metric that does not set its own.
 *
 * Throws `unknown_name` for a column that is not there, with the nearest name; `wrong_type` for a column that cannot
 * play its part; `mixed_zones`; and the errors of the metrics, each with the smallest row.
 *
 * @example
 * ```js
 * const answers = { region: ["north", "south", "north", "south"], score: [10, 3, 8, 9] };
 * const byRegion = measure(answers, { by: "region", metrics: { nps: new Nps("score") } });
 * byRegion.rows[0].nps.score;   // 50
 * ```
 */
export function measure(table: Table, options: MeasureOptions): MeasureResult {
  if (typeof options !== "object" || options === null) throw wrongType("options", "an object", describeValue(options));
  const { metrics, by, ...settings } = options;
  if (typeof metrics !== "object" || metrics === null || Object.keys(metrics).length === 0) {
    throw wrongType("metrics", "an object of metrics by name", describeValue(metrics));
  }
  const keys = by === undefined ? [] : typeof by === "string" ? [by] : [...by];
  const times = new Set<unknown>([settings.time]);
  const used = new Set<unknown>([...keys, settings.time, settings.weight, settings.strata, settings.cluster]);
  for (const metric of Object.values(metrics)) {
    for (const column of Object.values(metric.columns)) used.add(column);
    for (const column of metric.timeColumns()) times.add(column);
  }
  const columns = columnsOf(table, used);
  const request = new Request();
  const engine = current();
  if (engine.measure === undefined) throw new CxError("unknown_name", "cxkit/slim has no measure: import cxkit");
  // Columns nobody reads go along by name alone when one is missing, so that the nearest name can be suggested.
  const known = Object.keys(columns);
  const wanted = known.filter((name) => used.has(name));
  const missing = [...used].some((name) => typeof name === "string" && !known.includes(name));
  const sent = missing ? [...wanted, ...known.filter((name) => !used.has(name))] : wanted;
  request.count(sent.length);
  for (const name of sent) {
    request.text(name);
    writeTableColumn(request, name, used.has(name) ? columns[name] : [], keys.includes(name), times.has(name));
  }
  request.count(Object.keys(metrics).length);
  for (const [name, metric] of Object.entries(metrics)) {
    request.text(name);
    request.text(metric.name);
    request.value("columns", metric.columns);
    request.value("options", given(metric.options));
  }
  request.value("options", given({ ...settings, by: keys }));
  const json = engine.measure(request.arrays, request.finish());
  if (json === null) throw refusal(engine);
  return new MeasureResult(JSON.parse(json) as Answers);
}

/** A key in words. */
const keyText = (key: unknown): string =>
  key === null || key === undefined ? "(none)" : key === true ? "yes" : key === false ? "no" : String(key);

const given = (options: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** What a column's keys are shown as: whole numbers, words, yes and no, and those two that come as floats. */
const [INTEGER, TEXT, YES_NO, WHOLE, YES_NO_GAPS] = [0, 1, 2, 3, 4];

function writeTableColumn(request: Request, name: string, column: unknown, isKey: boolean, isTime: boolean): void {
  if (kindOf(column) !== undefined) {
    request.byte(INTEGER as number);
    if (isTime) request.times(name, column);
    else request.column(name, column);
    return;
  }
  if (typeof column !== "object" || column === null) throw wrongType(name, "a column", describeValue(column));
  const list = Array.from(column as ArrayLike<TableValue>);
  const first = list.find((value) => value !== null && value !== undefined);
  if (isTime && isMoments(list)) {
    request.byte(INTEGER as number);
    request.times(name, list);
  } else if (typeof first === "boolean") {
    const numbers = list.map((value, row) => {
      if (value === null || value === undefined) return null;
      if (typeof value !== "boolean") throw wrongType(name, "a boolean", describeValue(value), row);
      return value ? 1 : 0;
    });
    // Bytes where every row has one, so that they are whole numbers to the engine; floats with gaps else.
    const whole = numbers.every((value) => value !== null);
    request.byte((whole || !isKey ? YES_NO : YES_NO_GAPS) as number);
    request.column(name, whole ? Uint8Array.from(numbers as number[]) : numbers);
  } else {
    const buffers = readColumn(name, list);
    const isText = !("numbers" in buffers);
    request.byte((isText ? TEXT : isKey ? WHOLE : INTEGER) as number);
    request.buffers(buffers);
  }
}
