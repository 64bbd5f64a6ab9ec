//! Climbing a log-likelihood: damped Newton within bounds, on small dense matrices.

use crate::Error;

/// A log-likelihood at a point, with its gradient and its full Hessian, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Derivatives {
    pub value: f64,
    pub gradient: Vec<f64>,
    pub hessian: Vec<f64>,
}

impl Derivatives {
    pub fn new(size: usize) -> Self {
        Self { value: 0.0, gradient: vec![0.0; size], hessian: vec![0.0; size * size] }
    }

    /// Sets a second derivative in both places.
    pub fn set(&mut self, i: usize, j: usize, value: f64) {
        let size = self.gradient.len();
        self.hessian[i * size + j] = value;
        self.hessian[j * size + i] = value;
    }

    fn is_finite(&self) -> bool {
        self.value.is_finite()
            && self.gradient.iter().all(|value| value.is_finite())
            && self.hessian.iter().all(|value| value.is_finite())
    }
}

/// Where a coordinate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Between its bounds.
    Inside,
    /// At its lower bound, and the likelihood falls inwards.
    Low,
    /// At its upper bound.
    High,
}

/// The highest point that was found.
#[derive(Clone, Debug)]
pub(crate) struct Maximum {
    pub point: Vec<f64>,
    pub at: Derivatives,
    pub sides: Vec<Side>,
    pub iterations: u64,
    pub evaluations: u64,
    /// The largest move of a coordinate in the last step.
    pub last_step: f64,
    pub converged: bool,
    /// The coordinate that still moved most where the climb ended on a ridge without an end.
    pub runs_away: Option<usize>,
}

/// The box a point may move in. A coordinate whose bounds are equal is held there.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    pub lower: Vec<f64>,
    pub upper: Vec<f64>,
}

/// A step moves no coordinate further than this: e^3 is twenty-fold where coordinates are logarithms.
const LONGEST_STEP: f64 = 3.0;
/// A step this small ends the climb: the next would be of the order of its square.
const SMALL_STEP: f64 = 1e-9;
/// The rise a step promises, relative to the likelihood, that is too small to matter; the step is still made.
const SMALL_RISE: f64 = 1e-16;

/// A climb that gains less than this, relative to the likelihood, in so many steps is on a plain.
const STALLED: (usize, f64) = (12, 1e-11);

/// A climb that gains less than this, relative to the likelihood, in the second half of all its steps follows a ridge
/// that never ends.
const RIDGE: f64 = 1e-6;

/// Whether no free coordinate has a slope that matters.
fn is_flat(at: &Derivatives, free: &[usize]) -> bool {
    free.iter().all(|&i| at.gradient[i].abs() < 1e-7 * (1.0 + at.value.abs()))
}

/// Climbs from `start` to the nearest top within the bounds.
///
/// Newton's method with Levenberg's damping: a step that does not rise is shortened towards the gradient. A
/// coordinate at a bound that the gradient presses outwards is held there.
///
/// # Errors
/// Those of `likelihood`, and `no_convergence` when the start itself gives no number. A climb that runs out of
/// steps is no error here: see [`Maximum::converged`].
pub(crate) fn maximise(
    start: &[f64],
    bounds: &Bounds,
    limit: u64,
    likelihood: &dyn Fn(&[f64]) -> Result<Derivatives, Error>,
) -> Result<Maximum, Error> {
    let size = start.len();
    let mut point: Vec<f64> = (0..size).map(|i| start[i].max(bounds.lower[i]).min(bounds.upper[i])).collect();
    let mut at = likelihood(&point)?;
    if !at.is_finite() {
        return Err(Error::NoConvergence { what: "the likelihood, which is no number at the start,".into() });
    }
    let found = |point: Vec<f64>, at: Derivatives, state: (u64, u64, f64, bool)| {
        let sides = sides(&point, &at, bounds);
        let (iterations, evaluations, last_step, converged) = state;
        Maximum { point, at, sides, iterations, evaluations, last_step, converged, runs_away: None }
    };
    let (mut evaluations, mut damping, mut last_step) = (1, 0.0f64, f64::INFINITY);
    let (mut heights, mut halfway) = (Vec::new(), point.clone());
    for iteration in 1..=limit {
        let free: Vec<usize> = sides(&point, &at, bounds)
            .iter()
            .enumerate()
            .filter(|&(i, side)| *side == Side::Inside && bounds.lower[i] < bounds.upper[i])
            .map(|(i, _)| i)
            .collect();
        if free.is_empty() {
            return Ok(found(point, at, (iteration, evaluations, 0.0, true)));
        }
        // A likelihood that rises towards infinity in ever smaller steps: far enough.
        heights.push(at.value);
        if iteration == limit / 2 {
            halfway.clone_from(&point);
        }
        if heights.len() > STALLED.0 {
            let gained = at.value - heights[heights.len() - 1 - STALLED.0];
            if gained < STALLED.1 * (1.0 + at.value.abs()) && is_flat(&at, &free) {
                return Ok(found(point, at, (iteration, evaluations, last_step, true)));
            }
        }
        let mut climbed = false;
        for _ in 0..60 {
            let Some((step, rise)) = step(&at, &free, damping) else {
                damping = (damping * 4.0).max(1e-3);
                continue;
            };
            let largest = step.iter().fold(0.0f64, |most, move_| most.max(move_.abs()));
            let scale = if largest > LONGEST_STEP { LONGEST_STEP / largest } else { 1.0 };
            let mut next = point.clone();
            for (&i, move_) in free.iter().zip(&step) {
                next[i] = (point[i] + scale * move_).max(bounds.lower[i]).min(bounds.upper[i]);
            }
            let moved = next.iter().zip(&point).fold(0.0f64, |most, (a, b)| most.max((a - b).abs()));
            // Past this the likelihood's own rounding hides what a step gains.
            let noise = 1e-13 * (1.0 + at.value.abs());
            let height = 1.0 + at.value.abs();
            // Damping shortens the step in directions that matter by no more than its own size.
            let tiny = damping <= 1e-3 && (largest < SMALL_STEP || rise < SMALL_RISE * height)
                || damping <= 1.0 && rise < 1e-4 * SMALL_RISE * height;
            if moved == 0.0 {
                return Ok(found(point, at, (iteration, evaluations, 0.0, true)));
            }
            let there = likelihood(&next)?;
            evaluations += 1;
            let risen = there.value - at.value;
            if there.is_finite() && (risen > 1e-4 * rise * scale || (rise < noise && risen > -noise)) {
                (point, at, last_step, climbed) = (next, there, moved, true);
                damping = if damping < 1e-6 { 0.0 } else { damping / 8.0 };
                if tiny {
                    return Ok(found(point, at, (iteration, evaluations, last_step, true)));
                }
                break;
            }
            if tiny {
                return Ok(found(point, at, (iteration, evaluations, moved, true)));
            }
            damping = (damping * 4.0).max(1e-3);
        }
        if !climbed {
            // No direction rises any more: a top to within rounding, or a likelihood that is not smooth.
            let flat = is_flat(&at, &free);
            return Ok(found(point, at, (iteration, evaluations, last_step, flat)));
        }
    }
    let gained = heights.get(limit as usize / 2).map_or(f64::INFINITY, |before| at.value - before);
    let ridge = limit > 50 && gained < RIDGE * (1.0 + at.value.abs());
    let mut end = found(point, at, (limit, evaluations, last_step, ridge));
    if ridge {
        let moved = |i: usize| (end.point[i] - halfway[i]).abs();
        end.runs_away = (0..size).max_by(|&i, &j| moved(i).total_cmp(&moved(j)));
    }
    Ok(end)
}

fn sides(point: &[f64], at: &Derivatives, bounds: &Bounds) -> Vec<Side> {
    (0..point.len())
        .map(|i| {
            if bounds.lower[i] == bounds.upper[i] {
                Side::Inside
            } else if point[i] <= bounds.lower[i] && at.gradient[i] <= 0.0 {
                Side::Low
            } else if point[i] >= bounds.upper[i] && at.gradient[i] >= 0.0 {
                Side::High
            } else {
                Side::Inside
            }
        })
        .collect()
}

/// The damped Newton step of the free coordinates and the rise it promises; nothing where the damped matrix
/// does not curve downwards.
fn step(at: &Derivatives, free: &[usize], damping: f64) -> Option<(Vec<f64>, f64)> {
    let size = at.gradient.len();
    let mut matrix: Vec<f64> = free
        .iter()
        .flat_map(|&i| free.iter().map(move |&j| (i, j)))
        .map(|(i, j)| -at.hessian[i * size + j])
        .collect();
    let largest = (0..free.len()).fold(1e-12f64, |most, i| most.max(matrix[i * free.len() + i].abs()));
    if damping > 0.0 {
        for i in 0..free.len() {
            let own = matrix[i * free.len() + i].abs().max(1e-6 * largest);
            matrix[i * free.len() + i] += damping * own;
        }
    }
    let slope: Vec<f64> = free.iter().map(|&i| at.gradient[i]).collect();
    let root = cholesky(&matrix, free.len())?;
    let step = solve(&root, &slope);
    let rise = step.iter().zip(&slope).map(|(a, b)| a * b).sum::<f64>() / 2.0;
    (rise.is_finite() && rise >= 0.0).then_some((step, rise))
}

/// The lower Cholesky factor of a symmetric matrix; nothing unless it is positive definite.
pub(crate) fn cholesky(matrix: &[f64], size: usize) -> Option<Vec<f64>> {
    let mut root = vec![0.0; size * size];
    for i in 0..size {
        for j in 0..=i {
            let mut rest = matrix[i * size + j];
            for k in 0..j {
                rest -= root[i * size + k] * root[j * size + k];
            }
            if i == j {
                // Below this only rounding is left of the diagonal.
                if rest.is_nan() || rest <= 1e-15 * matrix[i * size + i].abs() {
                    return None;
                }
                root[i * size + i] = rest.sqrt();
            } else {
                root[i * size + j] = rest / root[j * size + j];
            }
        }
    }
    Some(root)
}

/// Solves with a Cholesky factor.
fn solve(root: &[f64], right: &[f64]) -> Vec<f64> {
    let size = right.len();
    let mut x = right.to_vec();
    for i in 0..size {
        for k in 0..i {
            x[i] -= root[i * size + k] * x[k];
        }
        x[i] /= root[i * size + i];
    }
    for i in (0..size).rev() {
        for k in i + 1..size {
            x[i] -= root[k * size + i] * x[k];
        }
        x[i] /= root[i * size + i];
    }
    x
}

/// The inverse of a symmetric positive definite matrix; nothing for any other.
pub(crate) fn inverse(matrix: &[f64], size: usize) -> Option<Vec<f64>> {
    // Brought to a diagonal of 1 first: parameters differ in scale by orders of magnitude.
    let scale: Vec<f64> = (0..size).map(|i| matrix[i * size + i].sqrt()).collect();
    if scale.iter().any(|scale| !(*scale > 0.0 && scale.is_finite())) {
        return None;
    }
    let even: Vec<f64> =
        (0..size * size).map(|at| matrix[at] / (scale[at / size] * scale[at % size])).collect();
    let root = cholesky(&even, size)?;
    let mut inverse = vec![0.0; size * size];
    for column in 0..size {
        let mut unit = vec![0.0; size];
        unit[column] = 1.0;
        for (row, value) in solve(&root, &unit).into_iter().enumerate() {
            inverse[row * size + column] = value / (scale[row] * scale[column]);
        }
    }
    // One value for both places.
    for i in 0..size {
        for j in 0..i {
            let mean = 0.5 * (inverse[i * size + j] + inverse[j * size + i]);
            inverse[i * size + j] = mean;
            inverse[j * size + i] = mean;
        }
    }
    Some(inverse)
}
