//! Groups beside all the others: who stands out, with their number in mind.

use crate::report::{Difference, Group};
use cxkit::measure::{difference, Part};
use cxkit::stats::{corrected, Correction};

/// Compares each group with the rest of the rows, where that was measured.
pub(super) fn with_the_rest(groups: &mut [Group], parts: &[Part], place: usize, correction: Correction) {
    let mut found: Vec<(usize, Difference, f64)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let own = part.answers.get(place);
        let rest = part.rest.get(place).and_then(Option::as_ref);
        if let (Some(Ok(own)), Some(Ok(rest))) = (own, rest) {
            if let Ok(result) = difference(own.as_ref(), rest.as_ref()) {
                if let Some(p) = result.p_value {
                    found.push((at, Difference::of(&result), p));
                }
            }
        }
    }
    let p_values: Vec<f64> = found.iter().map(|(.., p)| *p).collect();
    // Every p value of the core lies between 0 and 1.
    let Ok(corrected) = corrected(&p_values, correction) else { return };
    for ((at, mut difference, _), p) in found.into_iter().zip(corrected) {
        let Some(group) = groups.get_mut(at) else { continue };
        difference.p_corrected = Some(p);
        if p < 1.0 - difference.ci_level {
            group.apart = Some(if difference.value > 0.0 { "above" } else { "below" });
        }
        group.against_rest = Some(difference);
    }
}
