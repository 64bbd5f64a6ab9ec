// Made by `make generate` from the export list; do not edit.
import { Metric } from "../metric.js";
import type {
  AbandonmentRateAccumulatorOptions,
  ActiveUsersAccumulatorOptions,
  AhtAccumulatorOptions,
  AnswerCountsAccumulatorOptions,
  BacklogAccumulatorOptions,
  CesAccumulatorOptions,
  ChurnRateAccumulatorOptions,
  ContactRateAccumulatorOptions,
  CostToServeAccumulatorOptions,
  CsatAccumulatorOptions,
  FcrAccumulatorOptions,
  FcrFromLogAccumulatorOptions,
  FrtAccumulatorOptions,
  GrowthAccumulatorOptions,
  NpsAccumulatorOptions,
  RatingAccumulatorOptions,
  ReopenRateAccumulatorOptions,
  RepeatRateAccumulatorOptions,
  RetentionRateAccumulatorOptions,
  SelfServiceRateAccumulatorOptions,
  SlaAccumulatorOptions,
  SlaFromFlagsAccumulatorOptions,
  TicketTrendAccumulatorOptions,
  TransferRateAccumulatorOptions,
  TtrAccumulatorOptions,
} from "./options.js";

/** The names of the columns that `Nps` reads. */
export interface NpsColumns {
  readonly answers: string;
  readonly weights?: string | null | undefined;
  readonly strata?: string | null | undefined;
  readonly clusters?: string | null | undefined;
  readonly population?: string | null | undefined;
}

/** `nps` over columns of a table, as a value. */
export class Nps extends Metric {
  constructor(columns: string | NpsColumns, options?: NpsAccumulatorOptions) {
    super("Nps", [["answers", "answers"], ["weights", "column"], ["strata", "column"], ["clusters", "column"], ["population", "column"]], columns, options);
  }
}

/** The names of the columns that `Csat` reads. */
export interface CsatColumns {
  readonly answers: string;
  readonly weights?: string | null | undefined;
  readonly strata?: string | null | undefined;
  readonly clusters?: string | null | undefined;
  readonly population?: string | null | undefined;
}

/** `csat` over columns of a table, as a value. */
export class Csat extends Metric {
  constructor(columns: string | CsatColumns, options?: CsatAccumulatorOptions) {
    super("Csat", [["answers", "answers"], ["weights", "column"], ["strata", "column"], ["clusters", "column"], ["population", "column"]], columns, options);
  }
}

/** The names of the columns that `Ces` reads. */
export interface CesColumns {
  readonly answers: string;
  readonly weights?: string | null | undefined;
  readonly strata?: string | null | undefined;
  readonly clusters?: string | null | undefined;
  readonly population?: string | null | undefined;
}

/** `ces` over columns of a table, as a value. */
export class Ces extends Metric {
  constructor(columns: string | CesColumns, options?: CesAccumulatorOptions) {
    super("Ces", [["answers", "answers"], ["weights", "column"], ["strata", "column"], ["clusters", "column"], ["population", "column"]], columns, options);
  }
}

/** The names of the columns that `Rating` reads. */
export interface RatingColumns {
  readonly answers: string;
  readonly weights?: string | null | undefined;
  readonly strata?: string | null | undefined;
  readonly clusters?: string | null | undefined;
  readonly population?: string | null | undefined;
}

/** `rating` over columns of a table, as a value. */
export class Rating extends Metric {
  constructor(columns: string | RatingColumns, options?: RatingAccumulatorOptions) {
    super("Rating", [["answers", "answers"], ["weights", "column"], ["strata", "column"], ["clusters", "column"], ["population", "column"]], columns, options);
  }
}

/** The names of the columns that `AnswerCounts` reads. */
export interface AnswerCountsColumns {
  readonly answers: string;
  readonly weights?: string | null | undefined;
  readonly strata?: string | null | undefined;
  readonly clusters?: string | null | undefined;
  readonly population?: string | null | undefined;
}

/** `answerCounts` over columns of a table, as a value. */
export class AnswerCounts extends Metric {
  constructor(columns: string | AnswerCountsColumns, options?: AnswerCountsAccumulatorOptions) {
    super("AnswerCounts", [["answers", "answers"], ["weights", "column"], ["strata", "column"], ["clusters", "column"], ["population", "column"]], columns, options);
  }
}

/** The names of the columns that `Aht` reads. */
export interface AhtColumns {
  readonly talk: string;
  readonly hold?: string | null | undefined;
  readonly wrap?: string | null | undefined;
}

/** `aht` over columns of a table, as a value. */
export class Aht extends Metric {
  constructor(columns: string | AhtColumns, options?: AhtAccumulatorOptions) {
    super("Aht", [["talk", "column"], ["hold", "column"], ["wrap", "column"]], columns, options);
  }
}

/** The names of the columns that `Ttr` reads. */
export interface TtrColumns {
  readonly opened: string;
  readonly resolved: string;
}

/** `ttr` over columns of a table, as a value. */
export class Ttr extends Metric {
  constructor(columns: string | TtrColumns, options?: TtrAccumulatorOptions) {
    super("Ttr", [["opened", "times"], ["resolved", "times"]], columns, options);
  }
}

/** The names of the columns that `Frt` reads. */
export interface FrtColumns {
  readonly opened: string;
  readonly responded: string;
}

/** `frt` over columns of a table, as a value. */
export class Frt extends Metric {
  constructor(columns: string | FrtColumns, options?: FrtAccumulatorOptions) {
    super("Frt", [["opened", "times"], ["responded", "times"]], columns, options);
  }
}

/** The names of the columns that `Sla` reads. */
export interface SlaColumns {
  readonly opened: string;
  readonly resolved: string;
  readonly due?: string | null | undefined;
}

/** `sla` over columns of a table, as a value. */
export class Sla extends Metric {
  constructor(columns: string | SlaColumns, options?: SlaAccumulatorOptions) {
    super("Sla", [["opened", "times"], ["resolved", "times"], ["due", "times"]], columns, options);
  }
}

/** The names of the columns that `SlaFromFlags` reads. */
export interface SlaFromFlagsColumns {
  readonly met: string;
  readonly pending?: string | null | undefined;
}

/** `slaFromFlags` over columns of a table, as a value. */
export class SlaFromFlags extends Metric {
  constructor(columns: string | SlaFromFlagsColumns, options?: SlaFromFlagsAccumulatorOptions) {
    super("SlaFromFlags", [["met", "column"], ["pending", "column"]], columns, options);
  }
}

/** The names of the columns that `FcrFromLog` reads. */
export interface FcrFromLogColumns {
  readonly customer: string;
  readonly start: string;
  readonly end?: string | null | undefined;
  readonly topic?: string | null | undefined;
}

/** `fcrFromLog` over columns of a table, as a value. */
export class FcrFromLog extends Metric {
  constructor(columns: string | FcrFromLogColumns, options?: FcrFromLogAccumulatorOptions) {
    super("FcrFromLog", [["customer", "column"], ["start", "times"], ["end", "times"], ["topic", "column"]], columns, options);
  }
}

/** The names of the columns that `TicketTrend` reads. */
export interface TicketTrendColumns {
  readonly customer: string;
  readonly topic: string;
  readonly severity?: string | null | undefined;
}

/** `ticketTrend` over columns of a table, as a value. */
export class TicketTrend extends Metric {
  constructor(columns: string | TicketTrendColumns, options?: TicketTrendAccumulatorOptions) {
    super("TicketTrend", [["customer", "column"], ["topic", "column"], ["severity", "answers"]], columns, options);
  }
}

/** The names of the columns that `Backlog` reads. */
export interface BacklogColumns {
  readonly opened: string;
  readonly resolved: string;
}

/** `backlog` over columns of a table, as a value. */
export class Backlog extends Metric {
  constructor(columns: string | BacklogColumns, options?: BacklogAccumulatorOptions) {
    super("Backlog", [["opened", "times"], ["resolved", "times"]], columns, options);
  }
}

/** The names of the columns that `Fcr` reads. */
export interface FcrColumns {
  readonly resolved: string;
  readonly firstCalls?: string | null | undefined;
}

/** `fcr` over columns of a table, as a value. */
export class Fcr extends Metric {
  constructor(columns: string | FcrColumns, options?: FcrAccumulatorOptions) {
    super("Fcr", [["resolved", "column"], ["firstCalls", "column"]], columns, options);
  }
}

/** The names of the columns that `ReopenRate` reads. */
export interface ReopenRateColumns {
  readonly reopened: string;
  readonly resolved?: string | null | undefined;
}

/** `reopenRate` over columns of a table, as a value. */
export class ReopenRate extends Metric {
  constructor(columns: string | ReopenRateColumns, options?: ReopenRateAccumulatorOptions) {
    super("ReopenRate", [["reopened", "column"], ["resolved", "column"]], columns, options);
  }
}

/** The names of the columns that `TransferRate` reads. */
export interface TransferRateColumns {
  readonly transferred: string;
  readonly handled?: string | null | undefined;
}

/** `transferRate` over columns of a table, as a value. */
export class TransferRate extends Metric {
  constructor(columns: string | TransferRateColumns, options?: TransferRateAccumulatorOptions) {
    super("TransferRate", [["transferred", "column"], ["handled", "column"]], columns, options);
  }
}

/** The names of the columns that `AbandonmentRate` reads. */
export interface AbandonmentRateColumns {
  readonly abandoned: string;
  readonly offered?: string | null | undefined;
  readonly waited?: string | null | undefined;
}

/** `abandonmentRate` over columns of a table, as a value. */
export class AbandonmentRate extends Metric {
  constructor(columns: string | AbandonmentRateColumns, options?: AbandonmentRateAccumulatorOptions) {
    super("AbandonmentRate", [["abandoned", "column"], ["offered", "column"], ["waited", "column"]], columns, options);
  }
}

/** The names of the columns that `SelfServiceRate` reads. */
export interface SelfServiceRateColumns {
  readonly selfServed: string;
  readonly started?: string | null | undefined;
}

/** `selfServiceRate` over columns of a table, as a value. */
export class SelfServiceRate extends Metric {
  constructor(columns: string | SelfServiceRateColumns, options?: SelfServiceRateAccumulatorOptions) {
    super("SelfServiceRate", [["selfServed", "column"], ["started", "column"]], columns, options);
  }
}

/** The names of the columns that `ContactRate` reads. */
export interface ContactRateColumns {
  readonly contacts: string;
}

/** `contactRate` over columns of a table, as a value. */
export class ContactRate extends Metric {
  constructor(columns: string | ContactRateColumns, options?: ContactRateAccumulatorOptions) {
    super("ContactRate", [["contacts", "column"]], columns, options);
  }
}

/** The names of the columns that `CostToServe` reads. */
export interface CostToServeColumns {
  readonly cost: string;
}

/** `costToServe` over columns of a table, as a value. */
export class CostToServe extends Metric {
  constructor(columns: string | CostToServeColumns, options?: CostToServeAccumulatorOptions) {
    super("CostToServe", [["cost", "column"]], columns, options);
  }
}

/** The names of the columns that `RetentionRate` reads. */
export interface RetentionRateColumns {
  readonly customer: string;
  readonly time: string;
}

/** `retentionRate` over columns of a table, as a value. */
export class RetentionRate extends Metric {
  constructor(columns: string | RetentionRateColumns, options?: RetentionRateAccumulatorOptions) {
    super("RetentionRate", [["customer", "column"], ["time", "times"]], columns, options);
  }
}

/** The names of the columns that `ChurnRate` reads. */
export interface ChurnRateColumns {
  readonly customer: string;
  readonly time: string;
}

/** `churnRate` over columns of a table, as a value. */
export class ChurnRate extends Metric {
  constructor(columns: string | ChurnRateColumns, options?: ChurnRateAccumulatorOptions) {
    super("ChurnRate", [["customer", "column"], ["time", "times"]], columns, options);
  }
}

/** The names of the columns that `RepeatRate` reads. */
export interface RepeatRateColumns {
  readonly customer: string;
  readonly time: string;
}

/** `repeatRate` over columns of a table, as a value. */
export class RepeatRate extends Metric {
  constructor(columns: string | RepeatRateColumns, options?: RepeatRateAccumulatorOptions) {
    super("RepeatRate", [["customer", "column"], ["time", "times"]], columns, options);
  }
}

/** The names of the columns that `Growth` reads. */
export interface GrowthColumns {
  readonly customer: string;
  readonly time: string;
}

/** `growth` over columns of a table, as a value. */
export class Growth extends Metric {
  constructor(columns: string | GrowthColumns, options?: GrowthAccumulatorOptions) {
    super("Growth", [["customer", "column"], ["time", "times"]], columns, options);
  }
}

/** The names of the columns that `ActiveUsers` reads. */
export interface ActiveUsersColumns {
  readonly customer: string;
  readonly time: string;
}

/** `activeUsers` over columns of a table, as a value. */
export class ActiveUsers extends Metric {
  constructor(columns: string | ActiveUsersColumns, options?: ActiveUsersAccumulatorOptions) {
    super("ActiveUsers", [["customer", "column"], ["time", "times"]], columns, options);
  }
}
