import { describeValue, wrongType } from "./error.js";
import { MeasureResult } from "./measure.js";
import { CxObject } from "./object.js";
import { type Figure, figureOf } from "./plotly.js";

export type { Figure } from "./plotly.js";

/**
 * The picture of a result as Plotly takes it: `Plotly.newPlot(element, figure)`, or `newPlot(element, data, layout)`.
 *
 * The same figure as in Python and in reports: answers as a stacked bar, steps as a funnel, curves and series with
 * their bands, a number as a dot with its interval; of a `MeasureResult`, its first metric by group and period. A result
 * is known by its fields, so one that was sent to another thread or saved as JSON is drawn as well.
 *
 * Throws `wrong_type` for what is no result of cxkit, and for a result that has no picture.
 *
 * @example
 * ```js
 * const { data } = toFigure(nps([10, 9, 3]));
 * data[0].type;   // "bar"
 * ```
 */
export function toFigure(result: object): Figure {
  if (result instanceof MeasureResult) return result.plot();
  if (typeof result !== "object" || result === null || Array.isArray(result)) {
    throw wrongType("result", "a result of cxkit", describeValue(result));
  }
  // What an object found, a funnel say, is its result.
  const found = result instanceof CxObject && "result" in result ? result.result : result;
  return figureOf({ result: found });
}
