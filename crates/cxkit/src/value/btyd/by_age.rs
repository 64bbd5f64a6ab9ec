//! What many customers will buy in many periods, by interpolation over their ages.
//!
//! Of customers with one frequency who are still there the expected purchases are a smooth function of their age: on the
//! line `ln(scale + age)` nothing bends it nearer than a distance of pi, so twelve nodes of Chebyshev's give a quarter of
//! that line to all digits that count. Lines are cut at fixed places, whoever the customers are: nobody's value depends on
//! who else is valued.

use super::fit::Estimates;
use super::jet::{Jet, Real};
use super::model::{discounted_if_alive, jets, parameters, Model};
use crate::math::{exp, ln};
use crate::parallel::map_chunks;
use crate::Error;

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

/// A panel of customers of one frequency: the frequency's bits and the number of the panel.
type Place = (u64, i64);

/// Where a customer's age lies: the panel, and from -1 to 1 in it.
#[allow(clippy::cast_possible_truncation)]
fn place(scale: f64, row: &[f64; 3]) -> (Place, f64) {
    let at = ln(scale + row[2]) / LENGTH;
    let panel = at.floor();
    ((row[0].to_bits(), panel as i64), 2.0 * (at - panel) - 1.0)
}

/// The polynomial through the nodes at one place, in barycentric form.
fn through<const N: usize>(nodes: &[Jet<N>; 13], at: f64) -> Jet<N> {
    let (mut total, mut sum) = (0.0, Jet::<N>::of(0.0));
    for (k, (node, value)) in NODES.iter().zip(nodes).enumerate() {
        let off = at - node;
        if off == 0.0 {
            return *value;
        }
        let sign = if k % 2 == 0 { 1.0 } else { -1.0 };
        let weight = if k == 0 || k == 12 { 0.5 * sign / off } else { sign / off };
        total += weight;
        sum = sum + *value * weight;
    }
    sum / total
}

/// The purchases of customers in each period, counted by its discount, with the gradients by the coordinates.
pub(crate) fn discounted_by_period<M: Model<N>, const N: usize>(
    estimates: &Estimates,
    rows: &[[f64; 3]],
    period: f64,
    discounts: &[f64],
    threads: usize,
) -> Result<Vec<(f64, Vec<f64>)>, Error> {
    let at = parameters::<N>(estimates);
    let jets = jets(&at);
    let scale = M::age_scale(&at).filter(|_| at[0] <= LARGEST_SHAPE);
    let smooth = |row: &[f64; 3]| scale.filter(|_| row[0] <= FREQUENT);
    let mut places: Vec<Place> =
        rows.iter().filter_map(|row| smooth(row).map(|scale| place(scale, row).0)).collect();
    places.sort_unstable();
    places.dedup();
    let panels: Vec<[Jet<N>; 13]> = map_chunks(places.len(), PANELS, threads, |range| {
        Ok(places[range]
            .iter()
            .map(|&(frequency, panel)| {
                NODES.map(|node| {
                    let line = (panel as f64 + 0.5 * (node + 1.0)) * LENGTH;
                    let age = exp(line) - scale.unwrap_or(0.0);
                    discounted_if_alive::<M, N>(
                        &jets,
                        &[f64::from_bits(frequency), 0.0, age],
                        period,
                        discounts,
                    )
                })
            })
            .collect::<Vec<_>>())
    })?
    .into_iter()
    .flatten()
    .collect();
    let pieces = map_chunks(rows.len(), PIECE, threads, |range| {
        Ok(rows[range]
            .iter()
            .map(|row| {
                let known = smooth(row).and_then(|scale| {
                    let (own, at) = place(scale, row);
                    Some(through(panels.get(places.binary_search(&own).ok()?)?, at))
                });
                let purchases =
                    known.unwrap_or_else(|| discounted_if_alive::<M, N>(&jets, row, period, discounts));
                let all = M::alive(&jets, row) * purchases;
                (all.value, all.gradient.to_vec())
            })
            .collect::<Vec<_>>())
    })?;
    Ok(pieces.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::btyd::bg::Bg;
    use crate::value::btyd::pareto_nbd::Pareto;

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
