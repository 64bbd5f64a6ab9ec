//! docs/coverage.md and its pictures: how often each interval of the NPS holds the truth.

use std::fmt::Write;

use cxkit::survey::Interval;
use cxkit_testkit::coverage::Coverage;

use super::File;

const INTERVALS: [(Interval, &str, &str); 3] = [
    (Interval::Score, "score", "docs/coverage-score.svg"),
    (Interval::AdjustedWald, "adjusted_wald", "docs/coverage-adjusted-wald.svg"),
    (Interval::Wald, "wald", "docs/coverage-wald.svg"),
];

const OPENING: &str = "\
# How often the interval of an NPS holds the truth

Made by `make generate`; do not edit. A 95 % interval should contain the true score in 95 of 100 samples. For every
mix of promoters, passives and detractors in steps of 1 % the probability of every possible sample was summed over
those whose interval contains the truth: nothing here is simulated.

| interval | n | mean | lowest, every share at least 1 % | lowest where one share is 99 % or more |
|---|---|---|---|---|
";

const CLOSING: &str = "
Each picture is the triangle of all mixes for n = 10: promoters to the right, detractors upwards, passives what is
left. Pale is 95 % and more, dark is far below.

| `score`, the default | `adjusted_wald` | `wald` |
|---|---|---|
| ![score](coverage-score.svg) | ![adjusted Wald](coverage-adjusted-wald.svg) | ![Wald](coverage-wald.svg) |

No method holds 95 % everywhere. The textbook interval (`wald`) is worst where it matters most: with few answers
and a score near either end. `score` errs on the wide side; next to a corner, where nearly all answers are alike,
it falls to 86 % for thirty answers.
";

pub fn files() -> Vec<File> {
    let mut page = OPENING.to_owned();
    let mut files = Vec::new();
    for n in [10, 30, 100] {
        for (interval, name, picture) in INTERVALS {
            // The samples of a grid are never refused: their counts are valid and the intervals fit a net score.
            let coverage = Coverage::of(interval, n).expect("counts of a grid are valid");
            let (mean, lowest) = coverage.mean_and_lowest(100, 1);
            let corner = coverage.lowest_at_a_corner();
            let _ = writeln!(page, "| `{name}` | {n} | {mean:.3} | {lowest:.3} | {corner:.3} |");
            if n == 10 {
                files.push(File { path: picture.into(), text: triangle(&coverage, name) });
            }
        }
    }
    page.push_str(CLOSING);
    files.push(File { path: "docs/coverage.md".into(), text: page });
    files
}

/// One square per mix, darker the further below 95 % it lies.
fn triangle(coverage: &Coverage, name: &str) -> String {
    const STEPS: u64 = 40;
    let end = STEPS + 1;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {end} {end}\" width=\"240\" role=\"img\" \
         aria-label=\"Coverage of the {name} interval for ten answers\">\n"
    );
    for point in coverage.grid(STEPS, 0) {
        let (x, y) = (point.promoters * STEPS as f64, (1.0 - point.detractors) * STEPS as f64);
        let shade = shade(point.coverage);
        let _ = writeln!(svg, "<rect x=\"{x:.0}\" y=\"{y:.0}\" width=\"1\" height=\"1\" fill=\"{shade}\"/>");
    }
    svg.push_str("</svg>\n");
    svg
}

/// Steps that a reader can tell apart, from pale to dark blue.
fn shade(held: f64) -> &'static str {
    match held {
        held if held >= 0.95 => "#e3eef9",
        held if held >= 0.93 => "#b7d4ea",
        held if held >= 0.90 => "#6fb0d7",
        held if held >= 0.80 => "#2979b9",
        _ => "#08306b",
    }
}
