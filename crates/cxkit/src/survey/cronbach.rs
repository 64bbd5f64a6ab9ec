//! Whether several ratings measure one thing.

use crate::accumulate::CoMoments;
use crate::columns::Numbers;
use crate::describe::{options, record};
use crate::math::beta_quantile;
use crate::stats::{no_interval, Level};
use crate::Error;
use crate::Missing;
use std::borrow::Cow;

options! {
    /// Settings of [`cronbach_alpha`].
    pub struct CronbachAlphaOptions {
        /// The level of the interval, between 0 and 1.
        confidence_level: f64 = 0.95,
        /// What to do with a missing answer. A row that lacks one answer is left out whole.
        missing: Missing = Missing::Skip,
    }
}

record! {
    /// Cronbach's alpha of a set of ratings.
    pub struct CronbachAlphaResult {
        /// k/(k − 1) · (1 − Σ variance of an item / variance of the sum).
        pub alpha: f64,
        /// The headline number: alpha.
        pub value: f64,
        /// Alpha from the mean correlation; nothing where an item does not vary.
        pub standardized_alpha: Option<f64>,
        /// How many items.
        pub items: u64,
        /// How many complete rows.
        pub n: u64,
        /// How many rows lacked an answer.
        pub missing_count: u64,
        /// Lower end of Feldt's interval.
        pub ci_lower: Option<f64>,
        /// Upper end of Feldt's interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// What was computed.
        pub method: Cow<'static, str>,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

/// Cronbach's alpha: how far a set of ratings, a column each, measures one thing.
///
/// # Errors
/// `bad_option` for fewer than two columns, `unequal_lengths`, `empty` for fewer than two complete rows or
/// when the sum of the items does not vary, `non_finite` naming the row.
///
/// # Examples
/// ```
/// let alpha = cxkit::survey::cronbach_alpha(&[(&[1, 2, 3, 4]).into(), (&[2, 2, 3, 5]).into()])?;
/// assert!((alpha.alpha - 0.952_380_952_380_952_3).abs() < 1e-12);
/// # Ok::<(), cxkit::Error>(())
/// ```
///
/// L. Cronbach, Psychometrika 16, 1951; L. Feldt, Psychometrika 30, 1965.
pub fn cronbach_alpha(items: &[Numbers<'_>]) -> Result<CronbachAlphaResult, Error> {
    cronbach_alpha_with(items, &CronbachAlphaOptions::default())
}

/// [`cronbach_alpha`] with options.
///
/// # Errors
/// As [`cronbach_alpha`]; `missing` where that is refused.
#[allow(clippy::cast_precision_loss)]
pub fn cronbach_alpha_with(
    items: &[Numbers<'_>],
    options: &CronbachAlphaOptions,
) -> Result<CronbachAlphaResult, Error> {
    let level = Level::new(options.confidence_level)?;
    let Some((first, rest)) = items.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Err(Error::bad_option("items", "must be two columns or more"));
    };
    if let Some(other) = rest.iter().find(|other| other.len() != first.len()) {
        return Err(Error::UnequalLengths {
            what: "item".into(),
            length: other.len(),
            required: first.len(),
        });
    }
    let (rows, missing_count) = complete_rows(items, options.missing)?;
    if rows.len() < 2 {
        return Err(Error::empty("complete rows"));
    }
    let covariance = covariances(&rows, items.len())?;
    let (k, n) = (items.len() as f64, rows.len() as f64);
    let own: f64 = (0..items.len()).map(|item| covariance[item][item]).sum();
    let all: f64 = covariance.iter().flatten().sum();
    if all <= 0.0 {
        return Err(Error::empty("variance of the sum of the items"));
    }
    let alpha = k / (k - 1.0) * (1.0 - own / all);
    let varies = (0..items.len()).all(|item| covariance[item][item] > 0.0);
    let standardized_alpha = varies.then(|| {
        let correlation =
            |a: usize, b: usize| covariance[a][b] / (covariance[a][a] * covariance[b][b]).sqrt();
        let pairs = (0..items.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
        let mean = pairs.map(|(a, b)| correlation(a, b)).sum::<f64>() / (k * (k - 1.0) / 2.0);
        k * mean / (1.0 + (k - 1.0) * mean)
    });
    // The quantile of F with n - 1 and (n - 1)(k - 1) degrees of freedom, through the beta distribution.
    let f_quantile = |p: f64| {
        let x = beta_quantile(p, (n - 1.0) / 2.0, (n - 1.0) * (k - 1.0) / 2.0);
        (k - 1.0) * x / (1.0 - x)
    };
    let bound = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p);
    let ends = Some((bound(1.0 - level.tail()), bound(level.tail())))
        .filter(|(low, high)| low.is_finite() && high.is_finite());
    Ok(CronbachAlphaResult {
        alpha,
        value: alpha,
        standardized_alpha: standardized_alpha.filter(|alpha| alpha.is_finite()),
        items: items.len() as u64,
        n: rows.len() as u64,
        missing_count,
        ci_lower: ends.map(|(low, _)| low),
        ci_upper: ends.map(|(_, high)| high),
        ci_level: level.confidence,
        method: "k/(k - 1) (1 - sum of item variances / variance of the sum)".into(),
        interval_method: ends.map_or_else(|| no_interval("beyond the range of numbers"), |_| "feldt".into()),
    })
}

/// The rows that hold every item, and how many do not.
fn complete_rows(items: &[Numbers<'_>], missing: Missing) -> Result<(Vec<Vec<f64>>, u64), Error> {
    let mut rows = Vec::new();
    let mut missing_count = 0;
    for row in 0..items.first().map_or(0, Numbers::len) {
        match items.iter().map(|item| item.get(row)).collect::<Option<Vec<f64>>>() {
            Some(answers) if answers.iter().any(|answer| answer.is_infinite()) => {
                return Err(Error::NonFinite { what: "answer".into(), row: Some(row) });
            }
            Some(answers) => rows.push(answers),
            None if missing == Missing::Error => return Err(Error::Missing { what: "answer".into(), row }),
            None => missing_count += 1,
        }
    }
    Ok((rows, missing_count))
}

/// Every pair's covariance, each from exact sums.
fn covariances(rows: &[Vec<f64>], items: usize) -> Result<Vec<Vec<f64>>, Error> {
    let mut table = vec![vec![0.0; items]; items];
    for a in 0..items {
        for b in 0..=a {
            let mut moments = CoMoments::new();
            for row in rows {
                moments.push(row[a], row[b])?;
            }
            let covariance = moments.covariance().ok_or_else(|| Error::empty("complete rows"))?;
            table[a][b] = covariance;
            table[b][a] = covariance;
        }
    }
    Ok(table)
}
