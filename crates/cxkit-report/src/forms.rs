//! Measures that are formulas of a few numbers: a customer's worth in closed form, and what it costs to win one.
//!
//! Their numbers stand in the scorecard, or are those of other metrics of it.

use crate::measures::Setting;
use cxkit::customers::{cac_with, CacOptions};
use cxkit::describe::{OptionInfo, Options};
use cxkit::measure::{AnyRecord, RefusedOption};
use cxkit::service::{cost_to_serve_with, CostToServeOptions};
use cxkit::value::{
    cltv_with, clv_with, ltv_to_cac_with, ltv_with, payback_with, roi_with, CltvOptions, ClvOptions,
    LtvOptions, LtvToCacOptions, PaybackOptions, RoiOptions,
};
use cxkit::Error;

type Answer = Result<Box<dyn AnyRecord>, Error>;

/// A formula of a few numbers.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its name: `clv`.
    pub name: &'static str,
    /// The numbers it takes, in order.
    pub arguments: &'static [&'static str],
    /// Its options with their defaults.
    pub options: fn() -> Vec<OptionInfo>,
    call: fn(&[f64], &[Setting]) -> Answer,
    check: fn(&[Setting]) -> Result<(), RefusedOption>,
}

impl Form {
    /// The answer for these numbers, one for each argument.
    pub(crate) fn answer(&self, numbers: &[f64], settings: &[Setting]) -> Answer {
        (self.call)(numbers, settings)
    }

    /// Refuses options that it cannot take.
    pub(crate) fn check(&self, settings: &[Setting]) -> Result<(), RefusedOption> {
        (self.check)(settings)
    }
}

fn options<O: Options>(settings: &[Setting]) -> Result<O, RefusedOption> {
    let mut options = O::default();
    for (at, (name, value)) in settings.iter().enumerate() {
        options.set(name, value).map_err(|error| (Some(at), error))?;
    }
    Ok(options)
}

/// A number that counts something.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn count(what: &'static str, number: f64) -> Result<u64, Error> {
    if number >= 0.0 && number.fract() == 0.0 && number <= 9_007_199_254_740_992.0 {
        Ok(number as u64)
    } else {
        let required = "a whole number from 0".into();
        Err(Error::OutOfRange { what: what.into(), row: None, value: number, required })
    }
}

macro_rules! form {
    ($name:literal, $options:ident, ($($argument:ident),*), |$settings:ident| $call:expr) => {
        Form {
            name: $name,
            arguments: &[$(stringify!($argument)),*],
            options: <$options as Options>::info,
            check: |settings| options::<$options>(settings).map(|_| ()),
            call: |numbers, settings| {
                let $settings = &options::<$options>(settings).map_err(|(_, error)| error)?;
                let mut numbers = numbers.iter().copied();
                $( let $argument = numbers.next().unwrap_or(f64::NAN); )*
                Ok(Box::new($call?))
            },
        }
    };
}

static FORMS: &[Form] = &[
    form!("clv", ClvOptions, (margin, retention, discount_rate), |options| {
        clv_with(margin, retention, discount_rate, options)
    }),
    form!("ltv", LtvOptions, (average_sale, transactions_per_period, periods), |options| {
        ltv_with(average_sale, transactions_per_period, periods, options)
    }),
    form!("cltv", CltvOptions, (average_sale, transactions_per_period, periods, margin), |options| {
        cltv_with(average_sale, transactions_per_period, periods, margin, options)
    }),
    form!("ltv_to_cac", LtvToCacOptions, (value, cac), |options| ltv_to_cac_with(value, cac, options)),
    form!("payback", PaybackOptions, (cac, margin), |options| payback_with(cac, margin, options)),
    form!("roi", RoiOptions, (value_gained, cost), |options| roi_with(value_gained, cost, options)),
    form!("cac", CacOptions, (spend, new_customers), |options| {
        cac_with(spend, count("new_customers", new_customers)?, options)
    }),
    form!("cost_to_serve", CostToServeOptions, (total_cost, served), |options| {
        cost_to_serve_with(total_cost, count("served", served)?, options)
    }),
];

/// Every formula.
pub(crate) fn all() -> impl Iterator<Item = &'static Form> {
    FORMS.iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_meaning_and_answers() {
        for form in all() {
            assert!(cxkit::describe::meaning(form.name).is_some(), "{}", form.name);
            let numbers: Vec<f64> = form
                .arguments
                .iter()
                .map(|name| if matches!(*name, "retention" | "discount_rate" | "margin") { 0.5 } else { 4.0 })
                .collect();
            let answer = form.answer(&numbers, &[]).unwrap_or_else(|error| panic!("{}: {error}", form.name));
            assert!(answer.fields().contains(&"value"), "{}", form.name);
        }
        assert_eq!(count("served", 2.5).unwrap_err().code(), "out_of_range");
    }
}
