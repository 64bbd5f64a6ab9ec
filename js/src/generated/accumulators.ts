// Made by `make generate` from the export list; do not edit.
import { MetricAccumulator, Saved, stateBytes } from "../accumulator.js";
import { ACCUMULATORS } from "./exports.js";
import type {
  NumberColumn,
} from "../columns.js";
import type {
  AbandonmentRateAccumulatorOptions,
  AhtAccumulatorOptions,
  FcrAccumulatorOptions,
  ReopenRateAccumulatorOptions,
  SelfServiceRateAccumulatorOptions,
  TransferRateAccumulatorOptions,
} from "./options.js";
import type {
  AhtResult,
  RateResult,
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
