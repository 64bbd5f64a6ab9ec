//! What else is known of each customer and does not change: their age, the channel they came by.

use super::customers::{check_length, present};
use super::fit::{Estimates, NameBoundary, Problem};
use super::newton::{Bounds, Derivatives, Side};
use crate::accumulate::ExactSum;
use crate::columns::Numbers;
use crate::math::{exp, ln};
use crate::parallel::map_chunks;
use crate::Error;
use std::borrow::Cow;

/// Groups of customers are worked out in pieces of so many. Part of the answer's last bits: it never changes.
const PIECE: usize = 256;
/// How far the effect of one standard deviation of a covariate is looked for, in logarithms.
const FAR: f64 = 30.0;
/// Covariates of which less than this share of the variance is their own say nothing by themselves.
const OWN_SHARE: f64 = 1e-10;

/// Named columns of numbers, a row each as in the customers; none at all where a model is to have none.
///
/// A yes or no is 1 or 0, a name of k kinds k - 1 such columns.
///
/// # Examples
/// ```
/// use cxkit::value::btyd::Covariates;
/// let covariates = Covariates::new().with("age", &[31, 54, 27])?.with("online", &[1, 0, 1])?;
/// assert_eq!((covariates.names().len(), covariates.len()), (2, 3));
/// let refused = Covariates::new().with("age", &[Some(31.0), None]).unwrap_err();
/// assert_eq!((refused.code(), refused.row()), ("missing", Some(1)));
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Covariates {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
}

impl Covariates {
    /// No covariates.
    #[must_use]
    pub const fn new() -> Self {
        Self { names: Vec::new(), columns: Vec::new() }
    }

    /// The same and one more.
    ///
    /// # Errors
    /// `missing` and `non_finite`, naming the row; `unequal_lengths`; `empty` without rows; `bad_option` for a name
    /// that is there already.
    pub fn with<'a>(mut self, name: &str, column: impl Into<Numbers<'a>>) -> Result<Self, Error> {
        let column = column.into();
        if self.names.iter().any(|known| known == name) {
            return Err(Error::bad_option(
                "covariates",
                format!("must have different names, got '{name}' twice"),
            ));
        }
        if column.is_empty() {
            return Err(Error::empty("covariates"));
        }
        if let Some(first) = self.columns.first() {
            check_length("covariate", column.len(), first.len())?;
        }
        let values = (0..column.len())
            .map(|row| present("covariate", &column, row).map(|value| value + 0.0))
            .collect::<Result<Vec<_>, _>>()?;
        self.names.push(name.to_owned());
        self.columns.push(values);
        Ok(self)
    }

    /// Their names, in order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many rows; 0 without covariates.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Refuses other rows than these, where there are covariates.
    pub(super) fn check_rows(&self, rows: usize) -> Result<(), Error> {
        if self.is_empty() {
            return Ok(());
        }
        check_length("covariates", self.len(), rows)
    }

    /// Refuses what was not fitted.
    pub(super) fn check_names<'a>(&self, fitted: impl Iterator<Item = &'a str>) -> Result<(), Error> {
        let fitted: Vec<&str> = fitted.collect();
        if self.names.iter().map(String::as_str).eq(fitted.iter().copied()) {
            return Ok(());
        }
        let reason = format!("must be those of the fit in its order, {fitted:?}, got {:?}", self.names);
        Err(Error::bad_option("covariates", reason))
    }

    /// The values of a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = f64> + '_ {
        self.columns.iter().map(move |column| column[row])
    }

    /// Mean and standard deviation of each, customers counted.
    ///
    /// # Errors
    /// `bad_option` for one that does not vary, or not by itself.
    fn scales(&self, counts: &[f64]) -> Result<Vec<[f64; 2]>, Error> {
        let n: f64 = counts.iter().sum();
        let mut scales = Vec::with_capacity(self.columns.len());
        for (name, column) in self.names.iter().zip(&self.columns) {
            let mut sum = ExactSum::new();
            for (value, count) in column.iter().zip(counts) {
                sum.push_product(*value, *count)?;
            }
            let mean = sum.value()? / n;
            let mut squares = ExactSum::new();
            for (value, count) in column.iter().zip(counts) {
                squares.push_product((value - mean) * (value - mean), *count)?;
            }
            let spread = (squares.value()? / n).sqrt();
            let seen =
                || column.iter().zip(counts).filter(|(_, count)| **count > 0.0).map(|(value, _)| *value);
            let first = seen().next().unwrap_or(0.0);
            if seen().all(|value| value == first) || spread == 0.0 {
                let reason = format!("must vary, got '{name}' that is {first} for every customer");
                return Err(Error::bad_option("covariates", reason));
            }
            scales.push([mean, spread]);
        }
        // What is left of each after those before it: Gram and Schmidt by the correlations.
        let size = scales.len();
        let mut root = vec![0.0; size * size];
        for i in 0..size {
            for j in 0..=i {
                let mut sum = ExactSum::new();
                for (row, count) in counts.iter().enumerate() {
                    let [z, w] = [i, j].map(|k| (self.columns[k][row] - scales[k][0]) / scales[k][1]);
                    sum.push_product(z * w, *count)?;
                }
                let mut rest = sum.value()? / n;
                for k in 0..j {
                    rest -= root[i * size + k] * root[j * size + k];
                }
                if i == j && rest < OWN_SHARE {
                    let reason = format!(
                        "must vary independently, got '{}' that follows from the others",
                        self.names[i]
                    );
                    return Err(Error::bad_option("covariates", reason));
                }
                root[i * size + j] = if i == j { rest.sqrt() } else { rest / root[j * size + j] };
            }
        }
        Ok(scales)
    }
}

/// One coefficient: which parameter its covariate moves, in which direction, and which covariate that is.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub parameter: usize,
    /// 1 where the parameter grows with the covariate at a positive coefficient, else -1.
    pub sign: f64,
    /// Of all covariates, those of the first table before those of the second.
    pub covariate: usize,
}

/// The links of two tables of covariates: `moved` says for each the parameters it moves, and in which direction.
pub(super) fn links(tables: &[(&Covariates, &[(usize, f64)])]) -> Vec<Link> {
    let (mut links, mut before) = (Vec::new(), 0);
    for (table, moved) in tables {
        for &(parameter, sign) in *moved {
            links.extend((0..table.names.len()).map(|at| Link { parameter, sign, covariate: before + at }));
        }
        before += table.names.len();
    }
    links
}

/// The parameters of customers with these covariates.
pub(super) fn parameters_of<const N: usize>(values: &[f64], links: &[Link], z: &[f64]) -> [f64; N] {
    let mut moved = [0.0; N];
    for (link, coefficient) in links.iter().zip(&values[N..]) {
        moved[link.parameter] += link.sign * coefficient * z[link.covariate];
    }
    let mut parameters = [0.0; N];
    for i in 0..N {
        parameters[i] = if moved[i] == 0.0 { values[i] } else { values[i] * exp(moved[i]) };
    }
    parameters
}

/// A gradient by parameters and coefficients, from that by the parameters' logarithms.
pub(super) fn chained<const N: usize>(gradient: &[f64; N], links: &[Link], z: &[f64]) -> Vec<f64> {
    let mut chained = gradient.to_vec();
    chained.extend(links.iter().map(|link| link.sign * z[link.covariate] * gradient[link.parameter]));
    chained
}

/// A model that is to be fitted with covariates.
pub(super) struct WithCovariates<'a, const N: usize> {
    pub model: &'static str,
    pub names: [&'static str; N],
    /// The same model without covariates, which is where the climb begins.
    pub without: Estimates,
    pub lower: [f64; N],
    pub upper: [f64; N],
    pub limit: u64,
    pub threads: usize,
    pub name_boundary: &'a NameBoundary<'a>,
}

/// Customers who share all covariates, and what the model's likelihood reads of them.
pub(super) struct Group<D> {
    pub z: Vec<f64>,
    pub data: D,
}

impl<const N: usize> WithCovariates<'_, N> {
    /// Fits parameters and coefficients. `tables` are the covariates with what they move; `counts` says how many
    /// customers a row stands for; `group` makes what the likelihood reads of some rows.
    pub fn fit<D: Sync>(
        &self,
        tables: &[(&Covariates, &[(usize, f64)])],
        counts: &[f64],
        group: impl Fn(&[usize]) -> Result<D, Error>,
        likelihood: impl Fn(&[f64; N], &D) -> Result<Derivatives, Error> + Sync,
    ) -> Result<Estimates, Error> {
        for (table, _) in tables {
            table.check_rows(counts.len())?;
        }
        if tables.iter().all(|(table, _)| table.is_empty()) {
            return Err(Error::empty("covariates"));
        }
        let mut scales = Vec::new();
        for (table, _) in tables {
            scales.extend(table.scales(counts)?);
        }
        // Centred, and in standard deviations: so coefficients are of one size and nearly independent.
        let standard = |row: usize| -> Vec<f64> {
            let own = tables.iter().flat_map(|(table, _)| table.row(row)).zip(&scales);
            own.map(|(z, [mean, spread])| (z - mean) / spread + 0.0).collect()
        };
        let mut rows: Vec<(Vec<f64>, usize)> =
            (0..counts.len()).filter(|&row| counts[row] > 0.0).map(|row| (standard(row), row)).collect();
        rows.sort_by(|a, b| {
            let order = a.0.iter().zip(&b.0).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
            order.unwrap_or(a.1.cmp(&b.1))
        });
        let groups = rows
            .chunk_by(|a, b| a.0 == b.0)
            .map(|alike| {
                let own: Vec<usize> = alike.iter().map(|(_, row)| *row).collect();
                Ok(Group { z: alike[0].0.clone(), data: group(&own)? })
            })
            .collect::<Result<Vec<_>, Error>>()?;
        let links = links(tables);
        let size = N + links.len();
        let sum = |point: &[f64]| {
            let mut values: Vec<f64> = point[..N].iter().map(|&at| exp(at)).collect();
            values.extend(&point[N..]);
            let pieces = map_chunks(groups.len(), PIECE, self.threads, |range| {
                let mut piece = Derivatives::new(size);
                for group in &groups[range] {
                    let own = likelihood(&parameters_of(&values, &links, &group.z), &group.data)?;
                    piece.value += own.value;
                    // How each coordinate moves the logarithm of its parameter.
                    let moves = |at: usize| match at.checked_sub(N) {
                        None => (at, 1.0),
                        Some(link) => {
                            (links[link].parameter, links[link].sign * group.z[links[link].covariate])
                        }
                    };
                    for i in 0..size {
                        let (k, by) = moves(i);
                        piece.gradient[i] += by * own.gradient[k];
                        for j in 0..=i {
                            let (l, other) = moves(j);
                            piece.hessian[i * size + j] += by * other * own.hessian[k * N + l];
                        }
                    }
                }
                Ok(piece)
            })?;
            let mut total = Derivatives::new(size);
            for piece in &pieces {
                total.value += piece.value;
                for i in 0..size {
                    total.gradient[i] += piece.gradient[i];
                    for j in 0..=i {
                        let bend = total.hessian[i * size + j] + piece.hessian[i * size + j];
                        total.set(i, j, bend);
                    }
                }
            }
            Ok(total)
        };
        let start = |base: &[f64]| -> Vec<f64> {
            base.iter().map(|&value| ln(value)).chain(links.iter().map(|_| 0.0)).collect()
        };
        let ends = |base: [f64; N], far: f64| -> Vec<f64> {
            base.into_iter().chain(links.iter().map(|_| far)).collect()
        };
        let names: Vec<&str> =
            tables.iter().flat_map(|(table, _)| &table.names).map(String::as_str).collect();
        let name_boundary = |sides: &[Side], values: &[f64]| {
            let mut found = Vec::new();
            if sides[..N].iter().any(|&side| side != Side::Inside) {
                found = (self.name_boundary)(&sides[..N], &values[..N]);
            }
            if sides[N..].iter().any(|&side| side != Side::Inside) {
                found.push(("endless_effect", "a covariate tells customers apart without a doubt"));
            }
            found
        };
        let found = Problem {
            model: self.model,
            names: (self.names.iter().map(|&name| name.into()))
                .chain(links.iter().map(|link| {
                    Cow::from(format!("{}.{}", self.names[link.parameter], names[link.covariate]))
                }))
                .collect(),
            positive: (0..size).map(|i| i < N).collect(),
            starts: vec![start(self.without.values()), start(&self.middle())],
            bounds: Bounds { lower: ends(self.lower, -FAR), upper: ends(self.upper, FAR) },
            limit: self.limit,
            n: counts.iter().sum::<f64>() as u64,
            name_boundary: &name_boundary,
            likelihood: &sum,
        }
        .solve()?;
        // Back to covariates as they came: ln parameter + sign * coefficient * (z - mean) / spread.
        let mut weights: Vec<Vec<f64>> =
            (0..size).map(|i| (0..size).map(|k| f64::from(u8::from(i == k))).collect()).collect();
        for (at, link) in links.iter().enumerate() {
            let [mean, spread] = scales[link.covariate];
            weights[N + at][N + at] = 1.0 / spread;
            weights[link.parameter][N + at] = -link.sign * mean / spread;
        }
        Ok(found.in_coordinates(&weights))
    }

    /// Another place to begin from: the middle of the bounds.
    fn middle(&self) -> [f64; N] {
        let mut middle = [0.0; N];
        for (i, slot) in middle.iter_mut().enumerate() {
            *slot = exp(0.5 * (self.lower[i] + self.upper[i]));
        }
        middle
    }
}
