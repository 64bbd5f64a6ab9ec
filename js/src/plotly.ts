import { current, refusal } from "./engine.js";
import { CxError } from "./error.js";
import { Request } from "./request.js";

/** What Plotly draws. */
export interface Figure {
  /** The traces. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  /** Axes, size and what else is said of the whole. */
  readonly layout: Readonly<Record<string, unknown>>;
}

/** @internal The figure of a result, or of rows of results. */
export function figureOf(asked: object): Figure {
  const engine = current();
  if (engine.figure === undefined) throw new CxError("unknown_name", "cxkit/slim has no figures: import cxkit");
  const request = new Request();
  request.value("result", asked);
  const json = engine.figure(request.finish());
  if (json === null) throw refusal(engine);
  return JSON.parse(json) as Figure;
}
