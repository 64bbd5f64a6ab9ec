//! The BG/NBD model.

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
    Bg<0>, 4;
    /// The beta-geometric/NBD model of repeat purchases, not yet fitted.
    ///
    /// While active, a customer buys at random at a rate of their own; rates are gamma distributed over customers
    /// (shape `r`, rate `alpha`, a time). After every *repeat* purchase the customer may leave for good, with a
    /// chance of their own; chances are beta distributed (`a`, `b`). Rate and chance are independent.
    ///
    /// A customer without repeat purchase has had no chance to leave, so the probability that they still buy is 1 by
    /// construction; [`super::MbgNbd`] lets them leave after the first purchase too.
    ///
    /// # Examples
    /// ```
    /// use cxkit::value::btyd::{BgNbd, Customers, PredictionOptions};
    /// let customers = Customers::new(
    ///     &[2, 1, 0, 0, 7, 3, 0, 1, 5, 0],
    ///     &[30.4, 1.7, 0.0, 0.0, 29.4, 33.0, 0.0, 11.6, 19.7, 0.0],
    ///     &[38.9, 38.9, 38.9, 36.9, 38.4, 38.0, 37.0, 36.0, 36.0, 35.0],
    /// )?;
    /// let fit = BgNbd::default().fit(&customers)?;
    /// let next = fit.expected_purchases(39.0, &customers, &PredictionOptions::default())?;
    /// assert!(next.values[4] > next.values[1]);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    ///
    /// P. Fader, B. Hardie, K. Lee, "'Counting your customers' the easy way", Marketing Science 24, 2005.
    BgNbd;
    /// A fitted BG/NBD model.
    ///
    /// Predictions speak the unit of time of the customers it was fitted to.
    ///
    /// # Examples
    /// The example of the paper: a customer with two repeat purchases, the last at week 30.43 of 38.86, is expected
    /// to buy 1.226 times in the next 39 weeks.
    /// ```
    /// use cxkit::value::btyd::{BgNbdFit, Customers, PredictionOptions};
    /// let fit = BgNbdFit::from_params(0.243, 4.414, 0.793, 2.426)?;
    /// let customer = Customers::new(&[2], &[30.43], &[38.86])?;
    /// let next = fit.expected_purchases(39.0, &customer, &PredictionOptions::default())?;
    /// assert!((next.values[0] - 1.226028174767).abs() < 1e-11);
    /// # Ok::<(), cxkit::Error>(())
    /// ```
    BgNbdFit {
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
