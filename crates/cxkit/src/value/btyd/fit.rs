//! From the top of a likelihood to estimates: covariance, criteria, and tops that lie at infinity.

use super::newton::{inverse, maximise, Bounds, Derivatives, Maximum, Side};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::record;
use crate::math::{exp, ln};
use crate::stats::{no_interval, Level};
use crate::Error;
use std::borrow::Cow;

record! {
    /// How a fit came to its end.
    pub struct Convergence {
        /// Newton steps.
        pub iterations: u64,
        /// How often likelihood, gradient and Hessian were computed, other starts and bounds included.
        pub evaluations: u64,
        /// The largest change of a coordinate (the logarithm of a positive parameter) in the last step.
        pub last_step: f64,
        /// The largest slope of the log-likelihood by a coordinate that is not at a bound.
        pub largest_slope: f64,
        /// The method.
        pub method: Cow<'static, str>,
    }
}

record! {
    /// A likelihood that rises without end towards a simpler model, which is then the answer.
    ///
    /// The parameter is held where the limit is reached to all digits that count. The profile shows the rise:
    /// the highest log-likelihood with the parameter held at each value.
    pub struct Boundary {
        /// A short stable name: `no_dropout`; several are joined by commas.
        pub name: Cow<'static, str>,
        /// What the model has become, in words.
        pub limit: Cow<'static, str>,
        /// The parameters held at a bound.
        pub parameters: Vec<Cow<'static, str>>,
        /// The parameter of the profile.
        pub profile_parameter: Cow<'static, str>,
        /// Values it was held at.
        pub profile_values: Vec<f64>,
        /// The highest log-likelihood at each.
        pub profile_log_likelihoods: Vec<f64>,
    }
}

record! {
    /// One parameter of a fit.
    pub struct ParameterResult {
        /// Its name.
        pub name: Cow<'static, str>,
        /// Its value.
        pub value: f64,
        /// Its standard error, from the observed information.
        pub standard_error: Option<f64>,
        /// Lower end of the interval.
        pub ci_lower: Option<f64>,
        /// Upper end of the interval.
        pub ci_upper: Option<f64>,
        /// Level of the interval.
        pub ci_level: f64,
        /// How the interval was computed.
        pub interval_method: Cow<'static, str>,
    }
}

record! {
    /// A fit in one row.
    pub struct FitResult {
        /// The model.
        pub model: Cow<'static, str>,
        /// The headline number: the log-likelihood.
        pub value: Option<f64>,
        /// The log-likelihood; nothing where the parameters were given.
        pub log_likelihood: Option<f64>,
        /// How many customers were fitted.
        pub n: u64,
        /// Akaike's criterion, 2k - 2 log-likelihood.
        pub aic: Option<f64>,
        /// The Bayesian criterion, k ln n - 2 log-likelihood.
        pub bic: Option<f64>,
        /// Every parameter.
        pub parameters: Vec<ParameterResult>,
        /// How the fit came to its end; nothing where the parameters were given.
        pub convergence: Option<Convergence>,
        /// The simpler model the likelihood runs to, if it does.
        pub boundary: Option<Boundary>,
        /// What was maximised.
        pub method: Cow<'static, str>,
    }
}

/// The parameters of a model and how sure they are: the part of a fit that is the same for every model.
///
/// A coordinate is the logarithm of a positive parameter, or a coefficient itself; covariances are kept by
/// coordinates, where the likelihood is nearer to a parabola.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimates {
    model: &'static str,
    names: Vec<Cow<'static, str>>,
    values: Vec<f64>,
    positive: Vec<bool>,
    covariance: Option<Vec<f64>>,
    held: Vec<bool>,
    log_likelihood: Option<f64>,
    n: u64,
    unit_days: Option<f64>,
    convergence: Option<Convergence>,
    boundary: Option<Boundary>,
}

/// Gives a boundary its names and words, from where the coordinates stand and the values of the parameters.
pub(crate) type NameBoundary<'a> = dyn Fn(&[Side], &[f64]) -> Vec<(&'static str, &'static str)> + 'a;

/// A likelihood to be climbed, and what its parameters are called.
pub(crate) struct Problem<'a> {
    /// The model, for messages and the result.
    pub model: &'static str,
    pub names: Vec<Cow<'static, str>>,
    /// Whether the coordinate is the logarithm of the parameter.
    pub positive: Vec<bool>,
    /// Coordinates to begin from; further ones are tried when the first does not lead to an inner top.
    pub starts: Vec<Vec<f64>>,
    pub bounds: Bounds,
    /// How many steps are allowed.
    pub limit: u64,
    /// How many customers.
    pub n: u64,
    /// Name and words for a top where coordinates press against these bounds.
    pub name_boundary: &'a NameBoundary<'a>,
    /// Log-likelihood and derivatives by the coordinates.
    pub likelihood: &'a dyn Fn(&[f64]) -> Result<Derivatives, Error>,
}

/// A top within this many log units of a bound may be a top at infinity: it is tried whether the likelihood
/// falls on the way to the bound.
const SUSPECT: f64 = 10.0;
/// What is this near to a bound is at it, where the likelihood does not tell.
const NEXT_TO: f64 = 3.0;
/// A likelihood that bends less along a coordinate says nothing about it.
const FLAT: f64 = 1e-7;
/// What a likelihood must fall by, for its top to count as an inner one.
const FALL: f64 = 1e-8;
/// Between the values of a profile, in log units: two decades.
const PROFILE_STEP: f64 = 4.605_170_185_988_092;

impl Problem<'_> {
    /// The highest point, its covariance, and the boundary where it lies on one.
    ///
    /// # Errors
    /// `no_convergence`, naming the best point so far.
    pub fn solve(&self) -> Result<Estimates, Error> {
        let mut evaluations = 0;
        let mut best: Option<Maximum> = None;
        for start in &self.starts {
            let Ok(found) = self.climb(start, &self.bounds, &mut evaluations) else { continue };
            let higher = match &best {
                None => true,
                Some(best) if found.converged == best.converged => {
                    found.at.value > best.at.value + 1e-9 * (1.0 + best.at.value.abs())
                }
                Some(_) => found.converged,
            };
            if higher {
                best = Some(found);
            }
            let inner = best.as_ref().is_some_and(|best| {
                best.converged
                    && best.sides.iter().all(|&side| side == Side::Inside)
                    && self.suspects(best).is_empty()
            });
            if inner {
                break;
            }
        }
        let Some(mut best) = best else {
            return Err(Error::NoConvergence {
                what: format!("{}, whose likelihood is no number,", self.model).into(),
            });
        };
        if !best.converged {
            let point: Vec<String> = self
                .names
                .iter()
                .zip(self.values(&best.point))
                .map(|(name, value)| format!("{name} = {value}"))
                .collect();
            return Err(Error::NoConvergence {
                what: format!(
                    "{} after {} steps, best so far {} with log-likelihood {},",
                    self.model,
                    best.iterations,
                    point.join(", "),
                    best.at.value
                )
                .into(),
            });
        }
        // A top far out may be a plain that stretches to the bound.
        for (i, side) in self.suspects(&best) {
            let bound = if side == Side::Low { self.bounds.lower[i] } else { self.bounds.upper[i] };
            if let Some(there) = self.held_at(i, bound, &best, &mut evaluations) {
                if there.at.value >= best.at.value - FALL {
                    let sides = there.sides.clone();
                    best = there;
                    best.sides = sides;
                    best.sides[i] = side;
                }
            }
        }
        if best.sides.iter().all(|&side| side == Side::Inside)
            && covariance(&best.at, &vec![false; best.sides.len()]).is_none()
        {
            // Flat, and next to bounds: they are where it runs to.
            for i in (0..best.sides.len()).filter(|&i| self.bounds.lower[i] < self.bounds.upper[i]) {
                if best.point[i] - self.bounds.lower[i] < NEXT_TO {
                    best.sides[i] = Side::Low;
                } else if self.bounds.upper[i] - best.point[i] < NEXT_TO {
                    best.sides[i] = Side::High;
                }
            }
        }
        let boundary = self.boundary(&best, &mut evaluations);
        let held: Vec<bool> = best.sides.iter().map(|&side| side != Side::Inside).collect();
        let largest_slope =
            (0..held.len()).filter(|&i| !held[i]).fold(0.0f64, |most, i| most.max(best.at.gradient[i].abs()));
        Ok(Estimates {
            model: self.model,
            names: self.names.clone(),
            values: self.values(&best.point),
            positive: self.positive.clone(),
            covariance: covariance(&best.at, &held),
            held,
            log_likelihood: Some(best.at.value),
            n: self.n,
            unit_days: None,
            convergence: Some(Convergence {
                iterations: best.iterations,
                evaluations,
                last_step: best.last_step,
                largest_slope,
                method: "newton".into(),
            }),
            boundary,
        })
    }

    fn climb(&self, start: &[f64], bounds: &Bounds, evaluations: &mut u64) -> Result<Maximum, Error> {
        let found = maximise(start, bounds, self.limit, self.likelihood)?;
        *evaluations += found.evaluations;
        Ok(found)
    }

    /// The top with one coordinate held, from where the others stand.
    fn held_at(&self, i: usize, value: f64, from: &Maximum, evaluations: &mut u64) -> Option<Maximum> {
        let mut bounds = self.bounds.clone();
        (bounds.lower[i], bounds.upper[i]) = (value, value);
        self.climb(&from.point, &bounds, evaluations).ok().filter(|found| found.converged)
    }

    fn suspects(&self, best: &Maximum) -> Vec<(usize, Side)> {
        (0..best.point.len())
            .filter(|&i| self.positive[i] && best.sides[i] == Side::Inside)
            .filter(|&i| self.bounds.lower[i] < self.bounds.upper[i])
            .filter_map(|i| {
                let (below, above) =
                    (best.point[i] - self.bounds.lower[i], self.bounds.upper[i] - best.point[i]);
                let bend = best.at.hessian[i * best.point.len() + i].abs();
                if below.min(above) > SUSPECT && bend > FLAT {
                    return None;
                }
                Some((i, if below < above { Side::Low } else { Side::High }))
            })
            .collect()
    }

    fn boundary(&self, best: &Maximum, evaluations: &mut u64) -> Option<Boundary> {
        let Some(first) = best.sides.iter().position(|&side| side != Side::Inside) else {
            let away = best.runs_away?;
            return Some(Boundary {
                name: "endless_ridge".into(),
                limit:
                    "the likelihood rises ever more slowly as parameters move on together; where they stand \
                        it is as high as it gets, to a millionth"
                        .into(),
                parameters: vec![self.names[away].clone()],
                profile_parameter: self.names[away].clone(),
                profile_values: vec![self.value(away, best.point[away])],
                profile_log_likelihoods: vec![best.at.value],
            });
        };
        let names = (self.name_boundary)(&best.sides, &self.values(&best.point));
        let name = names.iter().map(|&(name, _)| name).collect::<Vec<_>>().join(", ");
        let limit = names.iter().map(|&(_, limit)| limit).collect::<Vec<_>>().join("; ");
        let inwards = if best.sides[first] == Side::Low { PROFILE_STEP } else { -PROFILE_STEP };
        let (mut values, mut heights) = (Vec::new(), Vec::new());
        // From the inside outwards: 1e2, 1e4, 1e6, and the bound itself.
        for step in (1..=3).rev() {
            let coordinate = best.point[first] + inwards * f64::from(step);
            if let Some(found) = self.held_at(first, coordinate, best, evaluations) {
                values.push(self.value(first, coordinate));
                heights.push(found.at.value);
            }
        }
        values.push(self.value(first, best.point[first]));
        heights.push(best.at.value);
        Some(Boundary {
            name: name.into(),
            limit: limit.into(),
            parameters: (0..best.sides.len())
                .filter(|&i| best.sides[i] != Side::Inside)
                .map(|i| self.names[i].clone())
                .collect(),
            profile_parameter: self.names[first].clone(),
            profile_values: values,
            profile_log_likelihoods: heights,
        })
    }

    fn value(&self, i: usize, coordinate: f64) -> f64 {
        if self.positive[i] {
            exp(coordinate)
        } else {
            coordinate
        }
    }

    fn values(&self, point: &[f64]) -> Vec<f64> {
        point.iter().enumerate().map(|(i, &coordinate)| self.value(i, coordinate)).collect()
    }
}

/// The inverse of the observed information of the coordinates that are free; 0 for those that are held.
/// Nothing where the likelihood is flat in some direction.
fn covariance(at: &Derivatives, held: &[bool]) -> Option<Vec<f64>> {
    let size = held.len();
    let free: Vec<usize> = (0..size).filter(|&i| !held[i]).collect();
    let information: Vec<f64> = free
        .iter()
        .flat_map(|&i| free.iter().map(move |&j| -at.hessian[i * size + j]).collect::<Vec<_>>())
        .collect();
    let inner = inverse(&information, free.len())?;
    let mut full = vec![0.0; size * size];
    for (row, &i) in free.iter().enumerate() {
        for (column, &j) in free.iter().enumerate() {
            full[i * size + j] = inner[row * free.len() + column];
        }
    }
    Some(full)
}

impl Estimates {
    /// Parameters that were given, all positive, each with its name.
    ///
    /// # Errors
    /// `out_of_range` unless they are finite and above 0.
    pub(crate) fn given(model: &'static str, parameters: &[(&'static str, f64)]) -> Result<Self, Error> {
        for &(name, value) in parameters {
            if !(value > 0.0 && value.is_finite()) {
                return Err(Error::out_of_range(name, None, value, "finite and above 0"));
            }
        }
        Ok(Self {
            model,
            names: parameters.iter().map(|&(name, _)| name.into()).collect(),
            values: parameters.iter().map(|&(_, value)| value).collect(),
            positive: vec![true; parameters.len()],
            covariance: None,
            held: vec![false; parameters.len()],
            log_likelihood: None,
            n: 0,
            unit_days: None,
            convergence: None,
            boundary: None,
        })
    }

    /// The model: `BG/NBD`.
    #[must_use]
    pub const fn model(&self) -> &'static str {
        self.model
    }

    /// The names of the parameters, in order.
    #[must_use]
    pub fn names(&self) -> &[Cow<'static, str>] {
        &self.names
    }

    /// The values of the parameters, in order.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The parameter of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        self.names.iter().position(|known| known == name).and_then(|i| self.values.get(i).copied())
    }

    /// The log-likelihood; nothing where the parameters were given.
    #[must_use]
    pub const fn log_likelihood(&self) -> Option<f64> {
        self.log_likelihood
    }

    /// How many customers were fitted.
    #[must_use]
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// The unit of time in days, where that was said.
    #[must_use]
    pub const fn unit_days(&self) -> Option<f64> {
        self.unit_days
    }

    /// The same estimates, whose unit of time is so many days.
    pub(crate) const fn with_unit_days(mut self, days: Option<f64>) -> Self {
        self.unit_days = days;
        self
    }

    /// Akaike's criterion, `2k - 2 log-likelihood`, with every parameter counted.
    #[must_use]
    pub fn aic(&self) -> Option<f64> {
        self.log_likelihood.map(|height| 2.0 * self.values.len() as f64 - 2.0 * height)
    }

    /// The Bayesian criterion, `k ln n - 2 log-likelihood`.
    #[must_use]
    pub fn bic(&self) -> Option<f64> {
        self.log_likelihood.map(|height| self.values.len() as f64 * ln(self.n.max(1) as f64) - 2.0 * height)
    }

    /// How the fit came to its end; nothing where the parameters were given.
    #[must_use]
    pub const fn convergence(&self) -> Option<&Convergence> {
        self.convergence.as_ref()
    }

    /// The simpler model the likelihood runs to, if it does.
    #[must_use]
    pub const fn boundary(&self) -> Option<&Boundary> {
        self.boundary.as_ref()
    }

    /// Standard errors of the parameters, from the observed information; nothing for a parameter that is held at
    /// a bound or was given, or where the likelihood is flat.
    #[must_use]
    pub fn standard_errors(&self) -> Vec<Option<f64>> {
        (0..self.values.len()).map(|i| self.coordinate_error(i).map(|error| error * self.slope(i))).collect()
    }

    /// Covariances of the parameters, a row each; 0 for a parameter held at a bound. Nothing where the
    /// parameters were given, or where the likelihood is flat.
    #[must_use]
    pub fn covariance(&self) -> Option<Vec<Vec<f64>>> {
        let size = self.values.len();
        self.covariance.as_ref().map(|covariance| {
            (0..size)
                .map(|i| {
                    (0..size).map(|j| covariance[i * size + j] * self.slope(i) * self.slope(j)).collect()
                })
                .collect()
        })
    }

    /// Covariances of the coordinates, row by row.
    pub(crate) fn coordinate_covariance(&self) -> Option<&[f64]> {
        self.covariance.as_deref()
    }

    /// Why there is no covariance, where there is none.
    pub(crate) fn no_covariance_reason(&self) -> &'static str {
        if self.log_likelihood.is_none() {
            "the parameters were given"
        } else {
            "the likelihood is flat in some direction"
        }
    }

    /// How the parameter moves with its coordinate.
    fn slope(&self, i: usize) -> f64 {
        if self.positive[i] {
            self.values[i]
        } else {
            1.0
        }
    }

    /// The parameter whose coordinate is so far from that of the estimate.
    pub(crate) fn moved(&self, i: usize, by: f64) -> f64 {
        if self.positive[i] {
            self.values[i] * exp(by)
        } else {
            self.values[i] + by
        }
    }

    fn coordinate_error(&self, i: usize) -> Option<f64> {
        if self.held[i] {
            return None;
        }
        let variance = self.covariance.as_ref()?[i * self.values.len() + i];
        (variance > 0.0).then(|| variance.sqrt())
    }

    /// Every parameter with its standard error and interval: by the normal distribution on the scale of its
    /// coordinate, so that the interval of a positive parameter is positive.
    ///
    /// # Errors
    /// `out_of_range` for a level outside 0 to 1.
    pub fn parameters(&self, confidence_level: f64) -> Result<Vec<ParameterResult>, Error> {
        let level = Level::new(confidence_level)?;
        Ok((0..self.values.len())
            .map(|i| {
                let value = self.values[i];
                let error = self.coordinate_error(i);
                let bounds = error.map(|error| {
                    let arm = level.z * error;
                    if self.positive[i] {
                        (value * exp(-arm), value * exp(arm))
                    } else {
                        (value - arm, value + arm)
                    }
                });
                let bounds = bounds.filter(|(low, high)| low.is_finite() && high.is_finite());
                let reason = if self.held[i] { "held at a boundary" } else { self.no_covariance_reason() };
                let scale = if self.positive[i] { "wald on the log scale" } else { "wald" };
                ParameterResult {
                    name: self.names[i].clone(),
                    value,
                    standard_error: error.map(|error| error * self.slope(i)),
                    ci_lower: bounds.map(|(low, _)| low),
                    ci_upper: bounds.map(|(_, high)| high),
                    ci_level: level.confidence,
                    interval_method: bounds.map_or_else(|| no_interval(reason), |_| scale.into()),
                }
            })
            .collect())
    }

    /// The fit in one row.
    ///
    /// # Errors
    /// As [`Estimates::parameters`].
    pub fn result(&self, confidence_level: f64) -> Result<FitResult, Error> {
        Ok(FitResult {
            model: self.model.into(),
            value: self.log_likelihood,
            log_likelihood: self.log_likelihood,
            n: self.n,
            aic: self.aic(),
            bic: self.bic(),
            parameters: self.parameters(confidence_level)?,
            convergence: self.convergence.clone(),
            boundary: self.boundary.clone(),
            method: if self.log_likelihood.is_some() { "maximum likelihood" } else { "given" }.into(),
        })
    }

    /// The same fit told by another parameter in place of `index`: a product of powers of the parameters.
    ///
    /// A likelihood is climbed in coordinates along which it is straight, and published in others.
    pub(crate) fn told_by(mut self, index: usize, name: &'static str, value: f64, powers: &[f64]) -> Self {
        let size = self.values.len();
        if let Some(covariance) = &mut self.covariance {
            let row: Vec<f64> =
                (0..size).map(|j| (0..size).map(|k| powers[k] * covariance[k * size + j]).sum()).collect();
            let own = (0..size).map(|k| powers[k] * row[k]).sum();
            for (j, &value) in row.iter().enumerate() {
                (covariance[index * size + j], covariance[j * size + index]) = (value, value);
            }
            covariance[index * size + index] = own;
        }
        // With one of them at its bound the product is nowhere either.
        self.held[index] = (0..size).any(|k| powers[k] != 0.0 && self.held[k]);
        (self.names[index], self.values[index]) = (name.into(), value);
        if let Some(boundary) = &mut self.boundary {
            let held = (0..size).filter(|&k| self.held[k]);
            boundary.parameters = held.map(|k| self.names[k].clone()).collect();
        }
        self
    }

    /// The same fit told by other coordinates: each is a weighted sum of these, a row of weights each, and its
    /// parameter keeps its name and whether it is positive.
    pub(crate) fn in_coordinates(mut self, weights: &[Vec<f64>]) -> Self {
        let size = self.values.len();
        let coordinates: Vec<f64> =
            (0..size).map(|i| if self.positive[i] { ln(self.values[i]) } else { self.values[i] }).collect();
        let sum = |row: &[f64], values: &dyn Fn(usize) -> f64| {
            row.iter()
                .enumerate()
                .filter(|(_, weight)| **weight != 0.0)
                .map(|(k, w)| w * values(k))
                .sum::<f64>()
        };
        for i in (0..size).filter(|&i| (0..size).any(|k| weights[i][k] != f64::from(u8::from(i == k)))) {
            let moved = sum(&weights[i], &|k| coordinates[k]);
            self.values[i] = if self.positive[i] { exp(moved) } else { moved };
        }
        if let Some(covariance) = &mut self.covariance {
            let half: Vec<f64> = (0..size * size)
                .map(|at| sum(&weights[at / size], &|k| covariance[k * size + at % size]))
                .collect();
            for (at, slot) in covariance.iter_mut().enumerate() {
                // One value for both places.
                let (i, j) = ((at / size).max(at % size), (at / size).min(at % size));
                *slot = sum(&weights[j], &|k| half[i * size + k]);
            }
        }
        self
    }

    /// Writes everything but the model's own settings.
    pub(crate) fn write(&self, writer: &mut StateWriter) {
        writer.usize(self.names.len());
        for i in 0..self.names.len() {
            writer.str(&self.names[i]);
            writer.f64(self.values[i]);
            writer.bool(self.positive[i]);
            writer.bool(self.held[i]);
        }
        writer.option(self.covariance.as_ref(), |writer, covariance| {
            for value in covariance {
                writer.f64(*value);
            }
        });
        writer.option(self.log_likelihood, StateWriter::f64);
        writer.u64(self.n);
        writer.option(self.unit_days, StateWriter::f64);
        writer.option(self.convergence.as_ref(), |writer, convergence| {
            writer.u64(convergence.iterations);
            writer.u64(convergence.evaluations);
            writer.f64(convergence.last_step);
            writer.f64(convergence.largest_slope);
            writer.str(&convergence.method);
        });
        writer.option(self.boundary.as_ref(), |writer, boundary| {
            writer.str(&boundary.name);
            writer.str(&boundary.limit);
            writer.usize(boundary.parameters.len());
            for name in &boundary.parameters {
                writer.str(name);
            }
            writer.str(&boundary.profile_parameter);
            writer.usize(boundary.profile_values.len());
            for (value, height) in boundary.profile_values.iter().zip(&boundary.profile_log_likelihoods) {
                writer.f64(*value);
                writer.f64(*height);
            }
        });
    }

    /// Reads what [`Estimates::write`] wrote.
    ///
    /// # Errors
    /// `bad_state` for anything else, a parameter that is no number or a positive one that is not above 0.
    pub(crate) fn read(model: &'static str, reader: &mut StateReader<'_>) -> Result<Self, Error> {
        fn text(reader: &mut StateReader<'_>) -> Result<Cow<'static, str>, Error> {
            Ok(reader.str()?.to_owned().into())
        }
        let size = reader.length(11)?;
        let (mut names, mut values) = (Vec::with_capacity(size), Vec::with_capacity(size));
        let (mut positive, mut held) = (Vec::with_capacity(size), Vec::with_capacity(size));
        for _ in 0..size {
            names.push(text(reader)?);
            let value = reader.finite_f64()?;
            let above = reader.bool()?;
            if above && value <= 0.0 {
                return Err(Error::bad_state("a positive parameter is not"));
            }
            values.push(value);
            positive.push(above);
            held.push(reader.bool()?);
        }
        let covariance = reader
            .option(|reader| (0..size * size).map(|_| reader.finite_f64()).collect::<Result<Vec<_>, _>>())?;
        let log_likelihood = reader.option(StateReader::finite_f64)?;
        let n = reader.u64()?;
        let unit_days = reader.option(StateReader::finite_f64)?;
        if unit_days.is_some_and(|days| days <= 0.0) {
            return Err(Error::bad_state("its unit of time is not above 0"));
        }
        let convergence = reader.option(|reader| {
            Ok(Convergence {
                iterations: reader.u64()?,
                evaluations: reader.u64()?,
                last_step: reader.finite_f64()?,
                largest_slope: reader.finite_f64()?,
                method: text(reader)?,
            })
        })?;
        let boundary = reader.option(|reader| {
            let (name, limit) = (text(reader)?, text(reader)?);
            let parameters = (0..reader.length(1)?).map(|_| text(reader)).collect::<Result<_, _>>()?;
            let profile_parameter = text(reader)?;
            let (mut profile_values, mut profile_log_likelihoods) = (Vec::new(), Vec::new());
            for _ in 0..reader.length(16)? {
                profile_values.push(reader.finite_f64()?);
                profile_log_likelihoods.push(reader.finite_f64()?);
            }
            Ok(Boundary {
                name,
                limit,
                parameters,
                profile_parameter,
                profile_values,
                profile_log_likelihoods,
            })
        })?;
        Ok(Self {
            model,
            names,
            values,
            positive,
            covariance,
            held,
            log_likelihood,
            n,
            unit_days,
            convergence,
            boundary,
        })
    }
}

#[cfg(test)]
#[path = "fit_tests.rs"]
mod tests;
