//! What many customers will buy in many periods, by interpolation over their ages.
//!
//! Of customers with one frequency who are still there the expected purchases are a smooth function of their age: on the
//! line `ln(scale + age)` nothing bends it nearer than a distance of pi, so twelve nodes of Chebyshev's give a quarter of
//! that line to all digits that count. Lines are cut at fixed places, whoever the customers are: nobody's value depends on
//! who else is valued.

use super::fit::Estimates;
use super::jet::Real;
use super::model::{discounted_if_alive, jets, parameters, Model};
use crate::math::{exp, ln};
use crate::parallel::map_chunks;
use crate::Error;
use std::sync::atomic::{AtomicBool, Ordering};

/// Customers are worked out in pieces of so many, panels in fewer.
const PIECE: usize = 1024;
const PANELS: usize = 4;
/// The length of a panel, in logarithms.
const LENGTH: f64 = 0.25;
/// Above this frequency purchases bend too much; each such customer is worked out by itself.
const FREQUENT: f64 = 12.0;
/// The same for the shape of the rates.
const LARGEST_SHAPE: f64 = 4.0;
/// Chebyshev's nodes of the second kind between -1 and 1, `cos(k pi / 12)`.
const NODES: [f64; 13] = [
    1.0,
    0.965_925_826_289_068_3,
    0.866_025_403_784_438_6,
    std::f64::consts::FRAC_1_SQRT_2,
    0.5,
    0.258_819_045_102_520_74,
    0.0,
    -0.258_819_045_102_520_74,
    -0.5,
    -std::f64::consts::FRAC_1_SQRT_2,
    -0.866_025_403_784_438_6,
    -0.965_925_826_289_068_3,
    -1.0,
];

/// Where customers of one frequency and about one age lie: in which row of panels, and in which panel.
type Place = (usize, i64);

/// What customers who are still there will buy, as polynomials in `ln(scale + age)`: one for each panel that somebody
/// lies in.
pub(super) struct ByAge<R> {
    scale: f64,
    first: i64,
    width: usize,
    /// By place: which of the panels, counted from 1; 0 where nobody lies.
    numbers: Vec<u32>,
    /// Chebyshev's coefficients.
    panels: Vec<[R; 13]>,
}

/// Which panel an age lies in, and where in it, from -1 to 1.
#[allow(clippy::cast_possible_truncation)]
fn place(scale: f64, age: f64) -> (i64, f64) {
    let at = ln(scale + age) / LENGTH;
    let panel = at.floor();
    (panel as i64, 2.0 * (at - panel) - 1.0)
}

/// The coefficients of the polynomial through values at the nodes.
fn coefficients<R: Real>(values: &[R; 13]) -> [R; 13] {
    let mut found = [R::of(0.0); 13];
    for (j, slot) in found.iter_mut().enumerate() {
        let mut sum = R::of(0.0);
        for (k, value) in values.iter().enumerate() {
            // cos(j k pi / 12)
            let turn = j * k % 24;
            let cosine = NODES[if turn <= 12 { turn } else { 24 - turn }];
            let share = if k == 0 || k == 12 { 0.5 } else { 1.0 };
            sum = sum + *value * (cosine * share);
        }
        *slot = sum / if j == 0 || j == 12 { 12.0 } else { 6.0 };
    }
    found
}

/// The polynomial of these coefficients at a place between -1 and 1 (Clenshaw's sum).
#[inline]
fn at_place<R: Real>(coefficients: &[R; 13], at: f64) -> R {
    let (mut one, mut two) = (R::of(0.0), R::of(0.0));
    for coefficient in coefficients.iter().skip(1).rev() {
        let next = one * (2.0 * at) - two + *coefficient;
        (one, two) = (next, one);
    }
    one * at - two + coefficients[0]
}

impl<R: Real + Send + Sync> ByAge<R> {
    /// The panels of these customers; `compute` says what one of a frequency and an age will buy. None where the
    /// model's purchases are not smooth.
    pub fn new<M: Model<N>, const N: usize>(
        parameters: &[f64; N],
        rows: &[[f64; 3]],
        threads: usize,
        compute: impl Fn(&[f64; 3]) -> R + Sync,
    ) -> Result<Option<Self>, Error> {
        let Some(scale) = M::age_scale(parameters).filter(|_| parameters[0] <= LARGEST_SHAPE) else {
            return Ok(None);
        };
        let ages = || rows.iter().filter(|row| row[0] <= FREQUENT).map(|row| row[2]);
        let (youngest, oldest) =
            ages().fold((f64::INFINITY, 0.0f64), |(low, high), age| (low.min(age), high.max(age)));
        if youngest > oldest {
            return Ok(None);
        }
        let (first, last) = (place(scale, youngest).0, place(scale, oldest).0);
        let width = usize::try_from(last - first).unwrap_or(0) + 1;
        let mut found = Self {
            scale,
            first,
            width,
            numbers: vec![0; width * (FREQUENT as usize + 1)],
            panels: Vec::new(),
        };
        // Whoever finds a place first marks it: the marks are the same whoever does.
        let marks: Vec<AtomicBool> = found.numbers.iter().map(|_| AtomicBool::new(false)).collect();
        map_chunks(rows.len(), PIECE, threads, |range| {
            for row in &rows[range] {
                let own = found.place(row).and_then(|(place, _)| marks.get(found.index(place)));
                if let Some(mark) = own.filter(|mark| !mark.load(Ordering::Relaxed)) {
                    mark.store(true, Ordering::Relaxed);
                }
            }
            Ok(())
        })?;
        let marked: Vec<usize> = marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.load(Ordering::Relaxed))
            .map(|(at, _)| at)
            .collect();
        for (number, &at) in (1..).zip(&marked) {
            found.numbers[at] = number;
        }
        found.panels = map_chunks(marked.len(), PANELS, threads, |range| {
            Ok(marked[range]
                .iter()
                .map(|&at| {
                    let (frequency, panel) = ((at / width) as f64, first + (at % width) as i64);
                    coefficients(&NODES.map(|node| {
                        let line = (panel as f64 + 0.5 * (node + 1.0)) * LENGTH;
                        compute(&[frequency, 0.0, exp(line) - scale])
                    }))
                })
                .collect::<Vec<_>>())
        })?
        .into_iter()
        .flatten()
        .collect();
        Ok(Some(found))
    }

    /// Where a customer lies; nowhere who buys too often.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn place(&self, row: &[f64; 3]) -> Option<(Place, f64)> {
        if row[0] > FREQUENT {
            return None;
        }
        let (panel, at) = place(self.scale, row[2]);
        Some(((row[0] as usize, panel), at))
    }

    fn index(&self, (frequency, panel): Place) -> usize {
        frequency * self.width + usize::try_from(panel - self.first).unwrap_or(usize::MAX / 2)
    }

    /// What a customer who is still there will buy; nothing for one who lies nowhere.
    #[inline]
    pub fn get(&self, row: &[f64; 3]) -> Option<R> {
        let (place, at) = self.place(row)?;
        let number = *self.numbers.get(self.index(place))?;
        Some(at_place(self.panels.get((number as usize).checked_sub(1)?)?, at))
    }
}

/// The most parameters a purchase model has: gradients behind the last are 0.
pub(crate) const MOST_PARAMETERS: usize = 5;

/// A number with its gradient by the coordinates, of whichever model.
pub(crate) type Sloped = (f64, [f64; MOST_PARAMETERS]);

/// The purchases of customers in each period, counted by its discount, with the gradients by the coordinates.
pub(crate) fn discounted_by_period<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    rows: &[[f64; 3]],
    period: f64,
    discounts: &[f64],
    threads: usize,
) -> Result<Vec<Sloped>, Error> {
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let compute = |row: &[f64; 3]| discounted_if_alive::<M, N>(&jets, row, period, discounts);
    let smooth = ByAge::new::<M, N>(&at, rows, threads, compute)?;
    let pieces = map_chunks(rows.len(), PIECE, threads, |range| {
        Ok(rows[range]
            .iter()
            .map(|row| {
                let known = smooth.as_ref().and_then(|smooth| smooth.get(row));
                let all = M::alive(&jets, row) * known.unwrap_or_else(|| compute(row));
                let mut slopes = [0.0; MOST_PARAMETERS];
                for (slot, slope) in slopes.iter_mut().zip(all.gradient) {
                    *slot = slope;
                }
                (all.value, slopes)
            })
            .collect::<Vec<_>>())
    })?;
    Ok(pieces.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::btyd::bg::Bg;
    use crate::value::btyd::customers::Customers;
    use crate::value::btyd::jet::Jet;
    use crate::value::btyd::model::{discounted_purchases, expected_purchases, PredictionOptions};
    use crate::value::btyd::pareto_nbd::Pareto;

    /// A polynomial goes through its nodes, with every number its gradient would have.
    #[test]
    fn coefficients_give_back_what_they_were_made_of() {
        let values = NODES.map(|node| exp(0.25 * node) + 0.3);
        let plain = coefficients(&values);
        let jets = coefficients(&values.map(|value| Jet::<2> { value, gradient: [value, -2.0 * value] }));
        for at in [-1.0, -0.73, 0.0, 0.2, 0.999, 1.0] {
            let (want, got) = (exp(0.25 * at) + 0.3, at_place(&plain, at));
            assert!((got / want - 1.0).abs() < 4e-15, "{at}: {got} {want}");
            let jet = at_place(&jets, at);
            assert_eq!(jet.value, got);
            assert!((jet.gradient[1] / want + 2.0).abs() < 1e-13);
        }
    }

    /// Purchases of a time, and those of all time: predictions are what each customer's own formula gives.
    #[test]
    fn predictions_are_those_of_each_customer() {
        fn check<M: Model<4>>(parameters: [(&'static str, f64); 4]) {
            let estimates = Estimates::given(M::MODEL, &parameters).unwrap();
            let at = super::parameters::<4>(&estimates);
            let ages: Vec<f64> = (0..60).map(|i| f64::from(i * i) / 7.0).collect();
            let x: Vec<f64> = (0..60).map(|i| f64::from(i % 15)).collect();
            let last: Vec<f64> =
                x.iter().zip(&ages).map(|(x, age)| if *x > 0.0 { 0.9 * age } else { 0.0 }).collect();
            let x: Vec<f64> = x.iter().zip(&ages).map(|(x, age)| if *age > 0.0 { *x } else { 0.0 }).collect();
            let customers = Customers::new(&x[..], &last[..], &ages[..]).unwrap();
            let options = PredictionOptions::default();
            for time in [0.0, 0.01, 39.0, 5000.0] {
                let found = expected_purchases::<M, 4>(&estimates, time, &customers, &options).unwrap();
                for (row, value) in customers.rows().zip(found.values) {
                    let want = M::expected(&at, &row, time);
                    assert!((value - want).abs() <= 1e-12 * want, "{row:?} {time}: {value} {want}");
                }
            }
            for rate in [0.0002, 0.0027, 0.1, 20.0] {
                let found = discounted_purchases::<M, 4>(&estimates, rate, &customers, &options).unwrap();
                for (row, value) in customers.rows().zip(found.values) {
                    let want = M::discounted(&at, &row, rate);
                    assert!((value - want).abs() <= 1e-10 * want, "{row:?} {rate}: {value} {want}");
                }
            }
        }
        for (r, alpha, a, b) in [(0.243, 4.414, 0.793, 2.426), (3.9, 40.0, 0.01, 30.0), (0.1, 0.01, 5.0, 0.3)]
        {
            check::<Bg<0>>([("r", r), ("alpha", alpha), ("a", a), ("b", b)]);
            check::<Bg<1>>([("r", r), ("alpha", alpha), ("a", a), ("b", b)]);
        }
        for (r, alpha, s, beta) in
            [(0.553, 10.578, 0.606, 11.669), (3.9, 40.0, 3.0, 0.5), (0.1, 0.01, 1.0, 300.0)]
        {
            check::<Pareto>([("r", r), ("alpha", alpha), ("s", s), ("beta", beta)]);
        }
    }

    /// The sum without interpolation, for customers of all frequencies and ages, by horizons short and long.
    #[test]
    fn interpolated_as_computed() {
        fn check<M: Model<4>>(parameters: [(&'static str, f64); 4]) {
            let estimates = Estimates::given(M::MODEL, &parameters).unwrap();
            let rows: Vec<[f64; 3]> = (0..40)
                .map(|i| {
                    let age = f64::from(i * i) / 5.0;
                    let x = f64::from(i % 16);
                    [x, if x > 0.0 { age * 0.8 } else { 0.0 }, age]
                })
                .collect();
            for (period, discount) in [(4.3, 0.99), (0.1, 0.9), (200.0, 0.95)] {
                let discounts: Vec<f64> = (1..=12)
                    .scan(1.0, |all: &mut f64, _| {
                        *all *= discount;
                        Some(*all)
                    })
                    .collect();
                let jets = jets(&super::parameters::<4>(&estimates));
                let found = discounted_by_period::<M, 4>(&estimates, &rows, period, &discounts, 2).unwrap();
                for (row, (value, gradient)) in rows.iter().zip(found) {
                    let want =
                        M::alive(&jets, row) * discounted_if_alive::<M, 4>(&jets, row, period, &discounts);
                    assert!((value / want.value - 1.0).abs() < 1e-12, "{row:?} {period}: {value} {want:?}");
                    for (got, want_slope) in gradient.iter().zip(want.gradient) {
                        assert!(
                            (got - want_slope).abs() < 1e-11 * want.value,
                            "{row:?} {period} {gradient:?} {want:?}"
                        );
                    }
                }
            }
        }
        for (r, alpha, a, b) in [(0.243, 4.414, 0.793, 2.426), (3.9, 40.0, 0.01, 30.0), (0.1, 0.01, 5.0, 0.3)]
        {
            check::<Bg<0>>([("r", r), ("alpha", alpha), ("a", a), ("b", b)]);
        }
        for (r, alpha, s, beta) in
            [(0.553, 10.578, 0.606, 11.669), (3.9, 40.0, 3.0, 0.5), (0.1, 0.01, 1.0, 300.0)]
        {
            check::<Pareto>([("r", r), ("alpha", alpha), ("s", s), ("beta", beta)]);
        }
    }
}
