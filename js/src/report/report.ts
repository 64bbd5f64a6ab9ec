import type * as glue from "#report-glue";
import { CxError } from "../error.js";
import { call, module } from "./module.js";

/** Gives the next bytes of a file each time it is called, and none at its end. In a worker `FileReaderSync` does. */
export type NextBytes = () => Uint8Array;

/** A file that a scorecard needs. */
export interface NeededFile {
  /** The source it belongs to. */
  source: string;
  /** Its path or pattern as the scorecard writes it. */
  path: string;
  /** The columns the metrics read. */
  columns: string[];
}

/** What part of a scorecard is wanted. */
export interface ScorecardOptions {
  /** What the file is called in messages. */
  file?: string;
  /** Only the metrics of this role. */
  role?: string;
  /** Only the metrics that are due this often. */
  cadence?: string;
}

/** The time that is wanted. */
export interface ReportOptions {
  /** The first time that counts. */
  since?: string;
  /** The last day that counts. */
  until?: string;
}

/** Columns that something else has read, a Parquet reader for instance, added piece by piece. */
export class Columns {
  /** @internal */
  readonly inner: glue.Columns;

  /** Of a file with so many rows and these columns, of which not all need be added. */
  constructor(rows: number, allColumns: string[]) {
    this.inner = new (module().Columns)(rows, allColumns);
  }

  /** Adds rows to a column of numbers; `NaN` is empty. */
  addNumbers(name: string, numbers: Float64Array): void {
    this.inner.addNumbers(name, numbers);
  }

  /** Adds rows to a column of words: `codes` says which of `words` each holds; what is no place among them is empty. */
  addWords(name: string, words: string[], codes: Uint32Array): void {
    this.inner.addWords(name, words, codes);
  }
}

/**
 * A scorecard on its way to a report: the file that the command reads, TOML or JSON.
 *
 * @example
 * ```js
 * import { init, Scorecard } from "cxkit/report";
 *
 * await init();
 * const card = new Scorecard(`
 *   title = "Survey"
 *   [sources.rows]
 *   path = "answers.csv"
 *   [[metrics]]
 *   id = "nps"
 *   source = "rows"
 *   measure = "nps"
 *   column = "score"`);
 * const pieces = [new TextEncoder().encode("score\n10\n9\n8\n3\n")];
 * card.readText(0, card.files[0].path, () => pieces.shift() ?? new Uint8Array());
 * const report = card.report();
 * const { metrics } = JSON.parse(report.toJson());
 * console.log(metrics[0].reading.value); // 25
 * ```
 */
export class Scorecard {
  #card: glue.Card | null;
  /** What is to be read before the report can be made. */
  readonly files: readonly NeededFile[];

  /** Reads and checks the text of a scorecard; a `ReportError` names the line that cannot be used. */
  constructor(text: string, { file = "scorecard.toml", role, cadence }: ScorecardOptions = {}) {
    const card = call(() => new (module().Card)(text, file, role, cadence));
    this.#card = card;
    this.files = JSON.parse(card.files()) as NeededFile[];
  }

  /** What the module holds of it, until the report is made. */
  get #held(): glue.Card {
    if (this.#card === null) throw new CxError("incompatible", "a scorecard makes one report: this one is used up");
    return this.#card;
  }

  /**
   * Reads CSV, TSV or JSON lines, gzipped or not as `name` says, for the file in that place of `files`; the answer is
   * how many rows it has. A pattern may be given several files, one after the other.
   */
  readText(place: number, name: string, next: NextBytes): number {
    return call(() => this.#held.readText(place, name, next));
  }

  /** The same for columns that are read already. They are used up. */
  addColumns(place: number, name: string, columns: Columns): number {
    return call(() => this.#held.addColumns(place, name, columns.inner));
  }

  /** Computes the report. The scorecard is used up. */
  report({ since, until }: ReportOptions = {}): Report {
    const card = this.#held;
    // Used up whether a report comes of it or not.
    this.#card = null;
    return new Report(call(() => card.report(since, until)));
  }
}

/** A report that was computed. Its texts are those of `cxkit report`, byte for byte. */
export class Report {
  readonly #page: glue.Page;

  /** @internal */
  constructor(page: glue.Page) {
    this.#page = page;
  }

  /**
   * The page, offline and whole. `plotly` is the text of plotly.js: of the npm package `plotly.js-strict-dist-min`, as
   * the page's policy allows no `eval`. Without it tables stand where pictures would be.
   */
  toHtml(plotly?: string): string {
    return this.#page.html(plotly);
  }

  /** Every number with everything known about it, as JSON text. */
  toJson(): string {
    return this.#page.json();
  }

  /** One long table as CSV. */
  toCsv(): string {
    return this.#page.csv();
  }

  /** The long table as Markdown. */
  toMarkdown(): string {
    return this.#page.markdown();
  }

  /** At most 480 characters for a message. */
  toText(): string {
    return this.#page.text();
  }

  /** Whether a target is missed with certainty. */
  get missesATarget(): boolean {
    return this.#page.missesATarget;
  }

  /** Gives its memory back at once, and not when it is collected. */
  free(): void {
    this.#page.free();
  }
}

/** What a file seems to hold. */
export interface Look {
  /** How many rows were looked at. */
  rows: number;
  /** Its columns, each with a few of its values. */
  columns: { name: string; values: string[] }[];
  /** A first scorecard for it, that of `cxkit init`. */
  scorecard: string;
}

/** Looks at the beginning of a text file, unpacked and cut at the end of a line, or at columns read already. */
export function look(name: string, start: Uint8Array | Columns): Look {
  const { lookAtText, lookAtColumns } = module();
  const seen = () => (start instanceof Columns ? lookAtColumns(name, start.inner) : lookAtText(name, start));
  return JSON.parse(call(seen)) as Look;
}

/** A measure that a scorecard can name. */
export interface KnownMeasure {
  /** Its name: `nps`. */
  name: string;
  /** What it is called on a page. */
  title: string;
  /** The columns it cannot do without, by the part they play. */
  columns: string[];
}

/** The measures over rows. */
export const measures = (): KnownMeasure[] => JSON.parse(module().measures()) as KnownMeasure[];

/** The version of cxkit that the module was built from. */
export const version = (): string => module().version();
