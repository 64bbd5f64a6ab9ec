//! p values of several questions asked at once.

use crate::describe::choices;
use crate::Error;

choices! {
    /// What is kept small when several questions are asked at once.
    pub enum Correction {
        /// The chance of even one false find (Holm).
        Holm = "holm",
        /// The share of false finds among the finds (Benjamini and Hochberg); the questions are not at odds.
        BenjaminiHochberg = "benjamini_hochberg",
    }
}

/// p values corrected for their number, in the order they came: each is to be compared with the level as it is.
///
/// Holm: the smallest of m times m, the next times m − 1, and so on, none below the one before. Benjamini and
/// Hochberg: the k-th smallest of m times m / k, none above the next larger.
///
/// # Errors
/// `out_of_range` for a p value outside 0 to 1, naming its place.
///
/// # Examples
/// ```
/// use cxkit::stats::{corrected, Correction};
/// let p = [0.01, 0.04, 0.03, 0.005];
/// assert_eq!(corrected(&p, Correction::Holm)?, [0.03, 0.06, 0.06, 0.02]);
/// assert_eq!(corrected(&p, Correction::BenjaminiHochberg)?, [0.02, 0.04, 0.04, 0.02]);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// S. Holm, Scandinavian Journal of Statistics 6, 1979; Y. Benjamini and Y. Hochberg, Journal of the Royal
/// Statistical Society B 57, 1995.
#[allow(clippy::cast_precision_loss)]
pub fn corrected(p_values: &[f64], correction: Correction) -> Result<Vec<f64>, Error> {
    if let Some(row) = p_values.iter().position(|p| !(0.0..=1.0).contains(p)) {
        let value = p_values.get(row).copied().unwrap_or_default();
        return Err(Error::out_of_range("p_values", Some(row), value, "between 0 and 1"));
    }
    let count = p_values.len();
    let mut order: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut corrected = vec![1.0; count];
    let mut note = |at: usize, p: f64| {
        if let Some(slot) = corrected.get_mut(at) {
            *slot = p;
        }
    };
    match correction {
        Correction::Holm => {
            let mut largest: f64 = 0.0;
            for (rank, (at, p)) in order.into_iter().enumerate() {
                largest = largest.max((p * (count - rank) as f64).min(1.0));
                note(at, largest);
            }
        }
        Correction::BenjaminiHochberg => {
            let mut smallest: f64 = 1.0;
            for (rank, (at, p)) in order.into_iter().enumerate().rev() {
                smallest = smallest.min(p * count as f64 / (rank + 1) as f64);
                note(at, smallest);
            }
        }
    }
    Ok(corrected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_asked_and_one_question() {
        for correction in [Correction::Holm, Correction::BenjaminiHochberg] {
            assert!(corrected(&[], correction).unwrap().is_empty());
            assert_eq!(corrected(&[0.2], correction).unwrap(), [0.2]);
            assert_eq!(corrected(&[0.9, 0.8, 1.0], correction).unwrap().last(), Some(&1.0));
            assert_eq!(corrected(&[0.1, f64::NAN], correction).unwrap_err().row(), Some(1));
        }
    }
}
