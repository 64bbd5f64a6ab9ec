//! Resampling counts instead of rows.

use crate::accumulate::ExactSum;
use crate::random::{Multinomial, Stream};
use crate::Error;

/// The percentile interval of Σ score·count / n over seeded resamples of the counts.
///
/// A resample of n rows changes nothing but how often each score comes up, so one multinomial draw on the
/// counts is the whole resample: exact, and as quick for a hundred million rows as for ten.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn bootstrap(
    levels: &[(f64, u64)],
    resamples: u64,
    seed: u64,
    tail: f64,
) -> Result<(f64, f64), Error> {
    let n: u64 = levels.iter().map(|(_, count)| count).sum();
    let weights: Vec<f64> = levels.iter().map(|(_, count)| *count as f64).collect();
    let multinomial = Multinomial::new(&weights)?;
    let mut drawn = Vec::new();
    let mut means = (0..resamples)
        .map(|resample| {
            multinomial.draw(&mut Stream::new(seed, resample), n, &mut drawn)?;
            let mut sum = ExactSum::default();
            for (&(score, _), &count) in levels.iter().zip(&drawn) {
                sum.push_product(score, count as f64)?;
            }
            Ok(sum.value()? / n as f64)
        })
        .collect::<Result<Vec<f64>, Error>>()?;
    means.sort_by(f64::total_cmp);
    Ok((quantile(&means, tail), quantile(&means, 1.0 - tail)))
}

/// The quantile of sorted values by linear interpolation of order statistics (Hyndman and Fan's type 7).
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p * (sorted.len().saturating_sub(1)) as f64;
    let below = sorted.get(place as usize).copied().unwrap_or_default();
    let above = sorted.get(place as usize + 1).copied().unwrap_or(below);
    below + (above - below) * (place - place.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_numpy() {
        // numpy 2.4.6: np.quantile([1, 2, 4, 8, 16], p), its default method.
        let values = [1.0, 2.0, 4.0, 8.0, 16.0];
        for (p, want) in [(0.0, 1.0), (0.1, 1.4), (0.25, 2.0), (0.6, 5.6), (0.975, 15.2), (1.0, 16.0)] {
            assert!((quantile(&values, p) - want).abs() < 1e-12, "{p}");
        }
        assert_eq!(quantile(&[3.0], 0.3), 3.0);
    }

    #[test]
    fn the_interval_is_the_quantiles_of_the_resampled_means() {
        let levels = [(-1.0, 30), (0.0, 20), (1.0, 50)];
        let multinomial = Multinomial::new(&[30.0, 20.0, 50.0]).unwrap();
        let mut means: Vec<f64> = (0..25)
            .map(|resample| {
                let mut drawn = Vec::new();
                multinomial.draw(&mut Stream::new(3, resample), 100, &mut drawn).unwrap();
                (drawn[2] as f64 - drawn[0] as f64) / 100.0
            })
            .collect();
        means.sort_by(f64::total_cmp);
        let want = (quantile(&means, 0.05), quantile(&means, 0.95));
        assert_eq!(bootstrap(&levels, 25, 3, 0.05).unwrap(), want);
        assert_ne!(bootstrap(&levels, 25, 4, 0.05).unwrap(), want);
    }
}
