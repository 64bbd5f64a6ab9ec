import { stateBytes } from "./accumulator.js";
import { current, refusal } from "./engine.js";

/** What saved bytes hold. */
export interface StateDescription {
  /** What kind of state it is: `nps`. */
  readonly kind: string;
  /** The version of its format. */
  readonly version: number;
  /** The accumulator that reads it: `NpsAccumulator`. */
  readonly accumulator: string;
  /** How many rows it has read. */
  readonly rowCount: number;
  /** The options it was made with, by name. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * What saved bytes hold, for people: kind, version, rows, options.
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
  const { options, ...rest } = JSON.parse(json) as { options: Record<string, unknown> };
  return { ...camelKeys(rest), options: camelKeys(options) } as unknown as StateDescription;
}

/** The names of one language in the casing of this one. */
function camelKeys(fields: Record<string, unknown>): Record<string, unknown> {
  const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [camel(name), value]));
}

/** The export list every face is built from: functions, accumulators and results with types and defaults. */
export const describeExports = (): unknown => JSON.parse(current().describe());
