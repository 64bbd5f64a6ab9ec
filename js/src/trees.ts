import type { Pattern } from "./generated/objects.js";

/** Conditions on the properties of events, by attribute; all must hold. */
export type Conditions = Readonly<
  Record<
    string,
    | string
    | readonly string[]
    | number
    | null
    | {
        /** The word is one of these. */
        readonly is?: string | readonly string[];
        /** The word is none of these, or there is none. */
        readonly not?: string | readonly string[];
        /** The number is this or more. */
        readonly min?: number;
        /** The number is this or less. */
        readonly max?: number;
        /** There is no value. */
        readonly missing?: true;
      }
  >
>;

/** Which events are meant: a touchpoint, alternatives, or either with conditions; without an event any of them. */
export type EventKind =
  | string
  | readonly string[]
  | {
      readonly event?: string | readonly string[];
      readonly where?: Conditions;
    };

/** Kinds of events in order; a single name is a list of one. */
export type EventKinds = string | readonly EventKind[];

/** A pattern in its notation, such as `(?1)(?t<=3600)(?2)`, or one that was built. */
export type PatternText = string | Pattern;

/** A length of time: a number and one of us, ms, s, min, h, d, w, such as "90min". */
export type Duration = string;

/** A step of a funnel: a touchpoint, alternatives, or either with conditions. */
export type FunnelStep =
  | string
  | readonly string[]
  | {
      readonly event: string | readonly string[];
      readonly where?: Conditions;
      /** Whether it may be left out. */
      readonly optional?: boolean;
    };

/** The steps of a funnel, in order. */
export type FunnelSteps = readonly FunnelStep[];

/** Touchpoints that follow each other at once; a single one is a chain of one. */
export type Chain = FunnelStep | readonly FunnelStep[];

/** What must not happen between two steps, which count from 1. */
export type FunnelExclusions = readonly {
  readonly event: string | readonly string[];
  readonly between: readonly [number, number];
  readonly where?: Conditions;
}[];

/** Which event gives a customer its group. */
export type FunnelAttribution = "last" | "first" | readonly ["step", number];

/** How much time may pass from step to step: one duration for all, or one each. */
export type FunnelWindows = string | readonly string[];
