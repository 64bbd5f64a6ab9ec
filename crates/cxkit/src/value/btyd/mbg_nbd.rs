//! The MBG/NBD model.

use super::bg::Bg;
use super::customers::Customers;
use super::fit::Estimates;
use super::interval::Predictions;
use super::model::{self, Model, PredictionOptions, TotalResult};
use super::purchase_fit::purchase_model;
use crate::accumulate::{StateReader, StateWriter};
use crate::describe::options;
use crate::Error;

purchase_model! {
    Bg<1>, 4;
    /// The modified beta-geometric/NBD model of repeat purchases, not yet fitted.
    ///
    /// As [`super::BgNbd`], but a customer may leave after the *first* purchase too: so one-time buyers are not alive
    /// by construction, and their chance of being alive has an interval.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{Customers, MbgNbdFit, PredictionOptions};
    /// // By hand: with b = 1 and r = 1, a / b * ((alpha + T) / alpha) = 3, so 1 / (1 + 3).
    /// let fit = MbgNbdFit::from_params(1.0, 10.0, 1.5, 1.0)?;
    /// let customer = Customers::new(&[0], &[0.0], &[10.0])?;
    /// let alive = fit.alive_probability(&customer, &PredictionOptions::default())?;
    /// assert!((alive.values[0] - 0.25).abs() < 1e-15);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// E. Batislam, M. Denizel, A. Filiztekin, "Empirical validation and comparison of models for customer base
    /// analysis", International Journal of Research in Marketing 24, 2007.
    MbgNbd;
    /// A fitted MBG/NBD model.
    ///
    /// Predictions speak the unit of time of the customers it was fitted to.
    MbgNbdFit {
        /// Shape of the rates of purchase.
        r,
        /// Rate of the rates of purchase, a time.
        alpha,
        /// First parameter of the chances of leaving.
        a,
        /// Second parameter of the chances of leaving.
        b
    }
}
