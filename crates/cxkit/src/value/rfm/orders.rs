//! An order log as it is read: columns, and a row of it.

use crate::columns::{Key, Keys, Numbers};
use crate::time::Times;
use crate::Error;

/// Columns of an order log: who bought, when, and for how much.
///
/// ```
/// use cxkit::time::{TimeUnit, Times};
/// use cxkit::value::Orders;
/// let days = Times::new(&[0, 3, 1], TimeUnit::Days)?;
/// let orders = Orders::new(&[7, 7, 9], days).with_amounts(&[12.5, 8.0, 99.0]);
/// assert_eq!(orders.len(), 3);
/// # Ok::<(), cxkit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Orders<'a> {
    pub(super) customers: Keys<'a>,
    pub(super) times: Times<'a>,
    pub(super) amounts: Option<Numbers<'a>>,
    pub(super) threads: usize,
}

impl<'a> Orders<'a> {
    /// Orders of these customers at these times.
    #[must_use]
    pub fn new(customers: impl Into<Keys<'a>>, times: Times<'a>) -> Self {
        Self { customers: customers.into(), times, amounts: None, threads: 1 }
    }

    /// The same with what was paid.
    #[must_use]
    pub fn with_amounts(mut self, amounts: impl Into<Numbers<'a>>) -> Self {
        self.amounts = Some(amounts.into());
        self
    }

    /// How many threads may read the columns. Default 1; the answer is the same for any number.
    #[must_use]
    pub const fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.customers.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let required = self.len();
        let unequal =
            |what: &'static str, length: usize| Error::UnequalLengths { what: what.into(), length, required };
        if self.times.len() != required {
            return Err(unequal("time", self.times.len()));
        }
        match &self.amounts {
            Some(amounts) if amounts.len() != required => Err(unequal("amount", amounts.len())),
            _ => Ok(()),
        }
    }
}

/// One order.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Who bought; [`Key::Null`] and an empty text are missing.
    pub customer: Key,
    /// When, in microseconds since 1970; `None` is missing.
    pub time: Option<i64>,
    /// How much was paid, where the log tells it; NaN is missing.
    pub amount: Option<f64>,
}
