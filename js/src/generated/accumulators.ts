// Made by `make generate` from the export list; do not edit.
import { MetricAccumulator, Saved, stateBytes } from "../accumulator.js";
import { ACCUMULATORS } from "./exports.js";
import type {
  Column,
  NumberColumn,
  TimeColumn,
} from "../columns.js";
import type {
  AbandonmentRateAccumulatorOptions,
  ActiveUsersAccumulatorOptions,
  AhtAccumulatorOptions,
  BacklogAccumulatorOptions,
  ChurnRateAccumulatorOptions,
  ContactRateAccumulatorOptions,
  CostToServeAccumulatorOptions,
  FcrAccumulatorOptions,
  FcrFromLogAccumulatorOptions,
  FrtAccumulatorOptions,
  GrowthAccumulatorOptions,
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
import type {
  ActiveUsersResult,
  AhtResult,
  BacklogResult,
  ChurnRateResult,
  ContactRateResult,
  CostToServeResult,
  FcrFromLogResult,
  GrowthResult,
  RateResult,
  RetentionRateResult,
  SlaResult,
  TicketTrendResult,
  WaitingResult,
} from "./results.js";

/** The columns of `AhtAccumulator`. */
export interface AhtAccumulatorColumns {
  readonly talk: NumberColumn;
  readonly hold?: NumberColumn | null | undefined;
  readonly wrap?: NumberColumn | null | undefined;
}

/** Rows of `aht` that arrive in any order, batches and places. */
export class AhtAccumulator extends MetricAccumulator<AhtResult, AhtAccumulatorColumns> {
  constructor(options?: AhtAccumulatorOptions) {
    super(ACCUMULATORS.AhtAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): AhtAccumulator {
    return new AhtAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `TtrAccumulator`. */
export interface TtrAccumulatorColumns {
  readonly opened: TimeColumn;
  readonly resolved: TimeColumn;
}

/** Rows of `ttr` that arrive in any order, batches and places. */
export class TtrAccumulator extends MetricAccumulator<WaitingResult, TtrAccumulatorColumns> {
  constructor(options?: TtrAccumulatorOptions) {
    super(ACCUMULATORS.TtrAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): TtrAccumulator {
    return new TtrAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `FrtAccumulator`. */
export interface FrtAccumulatorColumns {
  readonly opened: TimeColumn;
  readonly responded: TimeColumn;
}

/** Rows of `frt` that arrive in any order, batches and places. */
export class FrtAccumulator extends MetricAccumulator<WaitingResult, FrtAccumulatorColumns> {
  constructor(options?: FrtAccumulatorOptions) {
    super(ACCUMULATORS.FrtAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): FrtAccumulator {
    return new FrtAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `SlaAccumulator`. */
export interface SlaAccumulatorColumns {
  readonly opened: TimeColumn;
  readonly resolved: TimeColumn;
  readonly due?: TimeColumn | null | undefined;
}

/** Rows of `sla` that arrive in any order, batches and places. */
export class SlaAccumulator extends MetricAccumulator<SlaResult, SlaAccumulatorColumns> {
  constructor(options?: SlaAccumulatorOptions) {
    super(ACCUMULATORS.SlaAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): SlaAccumulator {
    return new SlaAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `SlaFromFlagsAccumulator`. */
export interface SlaFromFlagsAccumulatorColumns {
  readonly met: NumberColumn;
  readonly pending?: NumberColumn | null | undefined;
}

/** Rows of `slaFromFlags` that arrive in any order, batches and places. */
export class SlaFromFlagsAccumulator extends MetricAccumulator<SlaResult, SlaFromFlagsAccumulatorColumns> {
  constructor(options?: SlaFromFlagsAccumulatorOptions) {
    super(ACCUMULATORS.SlaFromFlagsAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): SlaFromFlagsAccumulator {
    return new SlaFromFlagsAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `FcrFromLogAccumulator`. */
export interface FcrFromLogAccumulatorColumns {
  readonly customer: Column;
  readonly start: TimeColumn;
  readonly end?: TimeColumn | null | undefined;
  readonly topic?: Column | null | undefined;
}

/** Rows of `fcrFromLog` that arrive in any order, batches and places. */
export class FcrFromLogAccumulator extends MetricAccumulator<FcrFromLogResult, FcrFromLogAccumulatorColumns> {
  constructor(options?: FcrFromLogAccumulatorOptions) {
    super(ACCUMULATORS.FcrFromLogAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): FcrFromLogAccumulator {
    return new FcrFromLogAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `TicketTrendAccumulator`. */
export interface TicketTrendAccumulatorColumns {
  readonly customer: Column;
  readonly topic: Column;
  readonly severity?: NumberColumn | null | undefined;
}

/** Rows of `ticketTrend` that arrive in any order, batches and places. */
export class TicketTrendAccumulator extends MetricAccumulator<TicketTrendResult, TicketTrendAccumulatorColumns> {
  constructor(options?: TicketTrendAccumulatorOptions) {
    super(ACCUMULATORS.TicketTrendAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): TicketTrendAccumulator {
    return new TicketTrendAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `BacklogAccumulator`. */
export interface BacklogAccumulatorColumns {
  readonly opened: TimeColumn;
  readonly resolved: TimeColumn;
}

/** Rows of `backlog` that arrive in any order, batches and places. */
export class BacklogAccumulator extends MetricAccumulator<BacklogResult, BacklogAccumulatorColumns> {
  constructor(options?: BacklogAccumulatorOptions) {
    super(ACCUMULATORS.BacklogAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): BacklogAccumulator {
    return new BacklogAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `FcrAccumulator`. */
export interface FcrAccumulatorColumns {
  readonly resolved: NumberColumn;
  readonly firstCalls?: NumberColumn | null | undefined;
}

/** Rows of `fcr` that arrive in any order, batches and places. */
export class FcrAccumulator extends MetricAccumulator<RateResult, FcrAccumulatorColumns> {
  constructor(options?: FcrAccumulatorOptions) {
    super(ACCUMULATORS.FcrAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): FcrAccumulator {
    return new FcrAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `ReopenRateAccumulator`. */
export interface ReopenRateAccumulatorColumns {
  readonly reopened: NumberColumn;
  readonly resolved?: NumberColumn | null | undefined;
}

/** Rows of `reopenRate` that arrive in any order, batches and places. */
export class ReopenRateAccumulator extends MetricAccumulator<RateResult, ReopenRateAccumulatorColumns> {
  constructor(options?: ReopenRateAccumulatorOptions) {
    super(ACCUMULATORS.ReopenRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): ReopenRateAccumulator {
    return new ReopenRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `TransferRateAccumulator`. */
export interface TransferRateAccumulatorColumns {
  readonly transferred: NumberColumn;
  readonly handled?: NumberColumn | null | undefined;
}

/** Rows of `transferRate` that arrive in any order, batches and places. */
export class TransferRateAccumulator extends MetricAccumulator<RateResult, TransferRateAccumulatorColumns> {
  constructor(options?: TransferRateAccumulatorOptions) {
    super(ACCUMULATORS.TransferRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): TransferRateAccumulator {
    return new TransferRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `AbandonmentRateAccumulator`. */
export interface AbandonmentRateAccumulatorColumns {
  readonly abandoned: NumberColumn;
  readonly offered?: NumberColumn | null | undefined;
  readonly waited?: NumberColumn | null | undefined;
}

/** Rows of `abandonmentRate` that arrive in any order, batches and places. */
export class AbandonmentRateAccumulator extends MetricAccumulator<RateResult, AbandonmentRateAccumulatorColumns> {
  constructor(options?: AbandonmentRateAccumulatorOptions) {
    super(ACCUMULATORS.AbandonmentRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): AbandonmentRateAccumulator {
    return new AbandonmentRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `SelfServiceRateAccumulator`. */
export interface SelfServiceRateAccumulatorColumns {
  readonly selfServed: NumberColumn;
  readonly started?: NumberColumn | null | undefined;
}

/** Rows of `selfServiceRate` that arrive in any order, batches and places. */
export class SelfServiceRateAccumulator extends MetricAccumulator<RateResult, SelfServiceRateAccumulatorColumns> {
  constructor(options?: SelfServiceRateAccumulatorOptions) {
    super(ACCUMULATORS.SelfServiceRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): SelfServiceRateAccumulator {
    return new SelfServiceRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `ContactRateAccumulator`. */
export interface ContactRateAccumulatorColumns {
  readonly contacts: NumberColumn;
}

/** Rows of `contactRate` that arrive in any order, batches and places. */
export class ContactRateAccumulator extends MetricAccumulator<ContactRateResult, ContactRateAccumulatorColumns> {
  constructor(options?: ContactRateAccumulatorOptions) {
    super(ACCUMULATORS.ContactRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): ContactRateAccumulator {
    return new ContactRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `CostToServeAccumulator`. */
export interface CostToServeAccumulatorColumns {
  readonly cost: NumberColumn;
}

/** Rows of `costToServe` that arrive in any order, batches and places. */
export class CostToServeAccumulator extends MetricAccumulator<CostToServeResult, CostToServeAccumulatorColumns> {
  constructor(options?: CostToServeAccumulatorOptions) {
    super(ACCUMULATORS.CostToServeAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): CostToServeAccumulator {
    return new CostToServeAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `RetentionRateAccumulator`. */
export interface RetentionRateAccumulatorColumns {
  readonly customer: Column;
  readonly time: TimeColumn;
}

/** Rows of `retentionRate` that arrive in any order, batches and places. */
export class RetentionRateAccumulator extends MetricAccumulator<RetentionRateResult, RetentionRateAccumulatorColumns> {
  constructor(options?: RetentionRateAccumulatorOptions) {
    super(ACCUMULATORS.RetentionRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): RetentionRateAccumulator {
    return new RetentionRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `ChurnRateAccumulator`. */
export interface ChurnRateAccumulatorColumns {
  readonly customer: Column;
  readonly time: TimeColumn;
}

/** Rows of `churnRate` that arrive in any order, batches and places. */
export class ChurnRateAccumulator extends MetricAccumulator<ChurnRateResult, ChurnRateAccumulatorColumns> {
  constructor(options?: ChurnRateAccumulatorOptions) {
    super(ACCUMULATORS.ChurnRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): ChurnRateAccumulator {
    return new ChurnRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `RepeatRateAccumulator`. */
export interface RepeatRateAccumulatorColumns {
  readonly customer: Column;
  readonly time: TimeColumn;
}

/** Rows of `repeatRate` that arrive in any order, batches and places. */
export class RepeatRateAccumulator extends MetricAccumulator<RateResult, RepeatRateAccumulatorColumns> {
  constructor(options?: RepeatRateAccumulatorOptions) {
    super(ACCUMULATORS.RepeatRateAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): RepeatRateAccumulator {
    return new RepeatRateAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `GrowthAccumulator`. */
export interface GrowthAccumulatorColumns {
  readonly customer: Column;
  readonly time: TimeColumn;
}

/** Rows of `growth` that arrive in any order, batches and places. */
export class GrowthAccumulator extends MetricAccumulator<GrowthResult, GrowthAccumulatorColumns> {
  constructor(options?: GrowthAccumulatorOptions) {
    super(ACCUMULATORS.GrowthAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): GrowthAccumulator {
    return new GrowthAccumulator(new Saved(stateBytes(state)) as never);
  }
}

/** The columns of `ActiveUsersAccumulator`. */
export interface ActiveUsersAccumulatorColumns {
  readonly customer: Column;
  readonly time: TimeColumn;
}

/** Rows of `activeUsers` that arrive in any order, batches and places. */
export class ActiveUsersAccumulator extends MetricAccumulator<ActiveUsersResult, ActiveUsersAccumulatorColumns> {
  constructor(options?: ActiveUsersAccumulatorOptions) {
    super(ACCUMULATORS.ActiveUsersAccumulator, options);
  }

  /** The accumulator that was saved as these bytes. */
  static fromState(state: Uint8Array | ArrayBuffer): ActiveUsersAccumulator {
    return new ActiveUsersAccumulator(new Saved(stateBytes(state)) as never);
  }
}
