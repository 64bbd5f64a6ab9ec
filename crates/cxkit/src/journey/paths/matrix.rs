//! The step matrix: which share of the paths is where at each step.

use super::rules::{path_options, Path, PathCounts};
use super::steps::{Count, Named, Table, Walk};
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::record;
use crate::journey::figures::shares;
use crate::journey::sorted::{Code, Sorted};
use crate::journey::spans::TimeDetail;
use crate::journey::tally::{question_settings, Question};
use crate::journey::EventLog;
use crate::Error;
use std::borrow::Cow;
use std::collections::BTreeMap;

path_options! {
    /// Settings of a step matrix.
    pub struct StepMatrixOptions(max_steps = Some(10), times = TimeDetail::None) {}
}

record! {
    /// One touchpoint in a step matrix.
    pub struct StepMatrixRow {
        /// The touchpoint.
        pub touchpoint: Cow<'static, str>,
        /// By step: how many paths are there.
        pub counts: Vec<u64>,
        /// By step: their share of all paths.
        pub shares: Vec<f64>,
        /// By step: the lower end of its interval.
        pub ci_lower: Vec<Option<f64>>,
        /// By step: the upper end of its interval.
        pub ci_upper: Vec<Option<f64>>,
    }
}

record! {
    /// Which share of the paths is where at each step.
    pub struct StepMatrixResult {
        /// How many paths.
        pub n: u64,
        /// The headline number: the share of paths that have as many steps as the matrix; nothing when there are none.
        pub value: Option<f64>,
        /// Lower end of its interval.
        pub ci_lower: Option<f64>,
        /// Upper end of it.
        pub ci_upper: Option<f64>,
        /// Level of the intervals.
        pub ci_level: f64,
        /// What a path is.
        pub method: Cow<'static, str>,
        /// How the intervals were computed.
        pub interval_method: Cow<'static, str>,
        /// Customers with a path.
        pub customers: u64,
        /// Paths left out as they have no start.
        pub without_start: u64,
        /// Paths left out as they have no end.
        pub without_end: u64,
        /// Paths of which later events were cut off.
        pub shortened: u64,
        /// How many steps the matrix has.
        pub steps: u64,
        /// By step: how many paths have ended before it.
        pub ended: Vec<u64>,
        /// A row a touchpoint, by name.
        pub rows: Vec<StepMatrixRow>,
    }
}

struct Steps;

impl Count for Steps {
    /// By step and touchpoint.
    type Counts = (usize, Vec<Vec<u64>>);

    fn none(&self, log: &Sorted) -> Self::Counts {
        (log.touchpoints.len(), Vec::new())
    }

    #[inline]
    fn path<C: Code>(&self, (names, steps): &mut Self::Counts, path: &Path<'_, C>) {
        while steps.len() < path.codes.len() {
            steps.push(Vec::new());
        }
        for (step, code) in steps.iter_mut().zip(path.codes) {
            if step.is_empty() {
                step.resize(*names, 0);
            }
            step[code.at()] += 1;
        }
    }
}

impl Question for StepMatrixOptions {
    type Answer = StepMatrixResult;
    type Parts = Named<Table<(i64, u32), [u64; 1]>>;
    const KIND: &'static str = "step_matrix";

    question_settings!();

    fn check(&self) -> Result<(), Error> {
        self.rules().check()
    }

    fn none(&self) -> Self::Parts {
        Named::none()
    }

    fn count(&self, log: &EventLog) -> Result<Self::Parts, Error> {
        let sorted = log.sorted()?;
        let cutter = self.rules().compile(sorted)?;
        let mut counts = PathCounts::default();
        let mut cells = Table::default();
        for (piece, (_, steps)) in log.sweep(&Walk { cutter: &cutter, query: &Steps })? {
            counts.merge(&piece);
            for (step, row) in steps.iter().enumerate() {
                for (code, &count) in row.iter().enumerate().filter(|(_, count)| **count > 0) {
                    let [sum]: &mut [u64; 1] = cells.cell((step as i64, code as u32));
                    *sum += count;
                }
            }
        }
        Ok(Named::of(sorted, counts, cells))
    }

    fn answer(&self, parts: Self::Parts) -> Result<StepMatrixResult, Error> {
        let level = self.confidence_level;
        let counts = parts.counts;
        let steps = parts.cells.0.keys().next_back().map_or(0, |(step, _)| *step as usize + 1);
        let mut ended = vec![counts.paths; steps];
        let mut by_name: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        for (&(step, code), &[count]) in &parts.cells.0 {
            by_name.entry(code).or_insert_with(|| vec![0; steps])[step as usize] = count;
            ended[step as usize] = ended[step as usize].saturating_sub(count);
        }
        let mut rows = Vec::new();
        for (code, counted) in by_name {
            let each = counted.iter().map(|&count| shares(count, counts.paths, level));
            let each = each.collect::<Result<Vec<_>, _>>()?;
            rows.push(StepMatrixRow {
                touchpoint: parts.name(code).into(),
                counts: counted,
                shares: each.iter().map(|share| share.share.unwrap_or(0.0)).collect(),
                ci_lower: each.iter().map(|share| share.low).collect(),
                ci_upper: each.iter().map(|share| share.high).collect(),
            });
        }
        let whole = ended.last().map_or(0, |ended| counts.paths - ended);
        let value = shares(whole, counts.paths, level)?;
        Ok(StepMatrixResult {
            n: counts.paths,
            value: value.share,
            ci_lower: value.low,
            ci_upper: value.high,
            ci_level: level,
            method: self.rules().describe(),
            interval_method: if counts.paths == 0 { "none: no path".into() } else { "wilson".into() },
            customers: counts.customers,
            without_start: counts.without_start,
            without_end: counts.without_end,
            shortened: counts.shortened,
            steps: steps as u64,
            ended,
            rows,
        })
    }

    fn write_parts(&self, parts: &Self::Parts, writer: &mut StateWriter) {
        parts.write_names(writer);
        parts.cells.write_to(TimeDetail::None, writer);
    }

    fn read_parts(&self, reader: &mut StateReader<'_>) -> Result<Self::Parts, Error> {
        let mut parts = Self::Parts::read_names(reader)?;
        parts.cells = Table::read_from(reader, parts.names.len(), TimeDetail::None)?;
        let mut before = u128::from(parts.counts.paths);
        let (mut step, mut here) = (0_i64, 0_u128);
        for (&(at, _), &[count]) in &parts.cells.0 {
            if at == step + 1 && here > 0 {
                (step, before, here) = (at, here, 0);
            }
            here += u128::from(count);
            // Every path is at the first step, and none comes to a step but by the one before.
            if at != step || here > before {
                return Err(Error::bad_state("its steps do not follow each other"));
            }
        }
        let first: u128 =
            parts.cells.0.iter().filter(|((at, _), _)| *at == 0).map(|(_, [count])| u128::from(*count)).sum();
        if first != u128::from(parts.counts.paths) {
            return Err(Error::bad_state("its steps do not follow each other"));
        }
        parts.check_names()
    }
}

impl EventLog {
    /// Which share of the paths is at which touchpoint at their first step, their second, and so on.
    ///
    /// Paths are whole journeys, or sessions; [`StepMatrixOptions`] has the rules that shape them, among them how many
    /// steps there are at most: 10. A path that has ended stays in the denominator, so every column and `ended` add up to
    /// all paths. Shares have Wilson's interval.
    ///
    /// # Errors
    /// As [`EventLog::transitions`].
    ///
    /// # Examples
    /// ```
    /// use cxkit::journey::{EventLog, Events, StepMatrixOptions};
    /// use cxkit::time::Times;
    /// let times = [0_i64, 1, 2, 0];
    /// let log = EventLog::new(&Events::new(
    ///     &[1_i64, 1, 1, 2],
    ///     Times::from_micros(&times)?,
    ///     &["landing", "search", "checkout", "landing"],
    /// ))?;
    /// let matrix = log.step_matrix(&StepMatrixOptions::default().max_steps(Some(2)))?;
    /// assert_eq!((matrix.n, &*matrix.rows[0].touchpoint, &matrix.rows[0].counts[..]), (2, "landing", &[2, 0][..]));
    /// assert_eq!((matrix.ended, matrix.shortened), (vec![0, 1], 1));
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    pub fn step_matrix(&self, options: &StepMatrixOptions) -> Result<StepMatrixResult, Error> {
        options.check()?;
        options.answer(options.count(self)?)
    }
}
