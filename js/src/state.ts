import { stateBytes } from "./accumulator.js";
import { current, refusal } from "./engine.js";

/** What saved bytes hold. */
export interface StateDescription {
  /** What kind of state it is: `nps`. */
  readonly kind: string;
  /** The version of its format. */
  readonly version: number;
  /** The accumulator that reads it: `NpsAccumulator`; nothing for another object. */
  readonly accumulator?: string;
  /** The object that reads it, where it is no accumulator: `BgNbdFit`. */
  readonly object?: string;
  /** How many rows an accumulator has read. */
  readonly rowCount?: number;
  /** The options an accumulator was made with, by name. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/**
 * What saved bytes hold, for people: kind, version and what reads them; rows and options of an accumulator.
 *
 * Throws `bad_state` for bytes that hold no state this version can read.
 *
 * @example
 * ```js
 * const monday = new NpsAccumulator();
 * monday.extend([10, 9, 3]);
 * describeState(monday.toState()).rowCount;   // 3
 * ```
 */
export function describeState(state: Uint8Array | ArrayBuffer): StateDescription {
  const engine = current();
  const json = engine.describeState(stateBytes(state));
  if (json === null) throw refusal(engine);
  const { options, ...rest } = JSON.parse(json) as { options?: Record<string, unknown> };
  const described = options === undefined ? rest : { ...rest, options: camelKeys(options) };
  return camelKeys(described) as unknown as StateDescription;
}

/** The names of one language in the casing of this one. */
function camelKeys(fields: Record<string, unknown>): Record<string, unknown> {
  const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [camel(name), value]));
}

/** The export list every face is built from: functions, accumulators and results with types and defaults. */
export const describeExports = (): unknown => JSON.parse(current().describe());
