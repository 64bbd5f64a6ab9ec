//! The measures a scorecard can name: all metrics of the core, with what a page says about each.
//!
//! Columns, options, results and meanings come from the core; a new metric there is a new measure here.

use crate::forms::{self, Form};
use crate::unit::Unit;
use cxkit::describe::{meaning, Meaning, OptionInfo, Value};
use cxkit::measure::{AnyOver, MetricInfo, RefusedOption, Role};
use cxkit::Error;
use std::sync::OnceLock;

/// An option by its name.
pub type Setting = (String, Value);

/// A measure a scorecard can name.
#[derive(Clone, Debug)]
pub struct Measure {
    /// The name: `nps`.
    pub name: &'static str,
    /// What it is called on a page.
    pub title: &'static str,
    /// The metric of the core, for a measure over rows.
    pub metric: Option<&'static MetricInfo>,
    /// The formula, for a measure of a few numbers.
    pub form: Option<&'static Form>,
    /// Limits of named groups of answers, lowest first: below 7, below 9, above.
    pub(crate) classes: &'static [(f64, &'static str)],
}

impl Measure {
    /// Its options with their defaults.
    #[must_use]
    pub fn options(&self) -> Vec<OptionInfo> {
        match (self.metric, self.form) {
            (Some(metric), _) => (metric.options)(),
            // What a formula is to reach is the scorecard's own key.
            (None, Some(form)) => {
                (form.options)().into_iter().filter(|option| option.name != "target").collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// The columns it reads, in order.
    #[must_use]
    pub fn roles(&self) -> &'static [Role] {
        self.metric.map_or(&[], |metric| metric.roles)
    }

    /// The numbers it takes, for a formula.
    #[must_use]
    pub fn arguments(&self) -> &'static [&'static str] {
        self.form.map_or(&[], |form| form.arguments)
    }

    /// Whether it compares the periods of a log.
    #[must_use]
    pub fn is_log(&self) -> bool {
        self.metric.is_some_and(|metric| metric.is_log)
    }

    /// Whether it reads weights, strata and clusters.
    #[must_use]
    pub fn takes_design(&self) -> bool {
        self.metric.is_some_and(MetricInfo::takes_design)
    }

    /// Refuses options that cannot be used.
    ///
    /// # Errors
    /// As [`MetricInfo::over`].
    pub fn check(&self, settings: &[Setting]) -> Result<(), RefusedOption> {
        match self.form {
            Some(form) => form.check(settings),
            None => self.over(settings, Vec::new()).map(|_| ()),
        }
    }

    fn meaning(&self) -> Option<&'static Meaning> {
        self.metric.map_or_else(|| meaning(self.name), MetricInfo::meaning)
    }

    /// The metric as a value, over columns given as pairs of part and name.
    ///
    /// # Errors
    /// As [`MetricInfo::over`].
    pub fn over(
        &self,
        settings: &[Setting],
        columns: Vec<(String, String)>,
    ) -> Result<AnyOver, RefusedOption> {
        let settings: Vec<(&str, &Value)> =
            settings.iter().map(|(name, value)| (name.as_str(), value)).collect();
        match self.metric {
            Some(metric) => metric.over(&settings, columns),
            None => Err((None, Error::Incompatible { what: "a formula, which reads no rows".into() })),
        }
    }

    /// Whether less of it is better, where a scorecard does not say.
    #[must_use]
    pub fn lower_is_better(&self) -> bool {
        matches!(
            self.name,
            "aht"
                | "ttr"
                | "frt"
                | "reopen_rate"
                | "transfer_rate"
                | "abandonment_rate"
                | "backlog"
                | "contact_rate"
                | "cost_to_serve"
                | "churn_rate"
                | "ticket_trend"
                | "payback"
                | "cac"
        )
    }

    /// The unit of the value under these options.
    pub(crate) fn unit(&self, settings: &[Setting]) -> Unit {
        match self.meaning() {
            Some(meaning) => {
                let words = self.words(settings);
                Unit::of(meaning.unit_with(|option| word(&words, option)))
            }
            None => Unit::Number,
        }
    }

    /// The formula in words under these options.
    pub(crate) fn formula(&self, settings: &[Setting]) -> &'static str {
        match self.meaning() {
            Some(meaning) => {
                let words = self.words(settings);
                meaning.formula_with(|option| word(&words, option))
            }
            None => "",
        }
    }

    /// The lowest and highest answer under these options, for a measure of answers.
    pub(crate) fn scale(&self, settings: &[Setting]) -> Option<(f64, f64)> {
        match self.setting(settings, "scale")? {
            Value::List(ends) => match ends.as_slice() {
                [low, high] => low.number().zip(high.number()),
                _ => None,
            },
            _ => None,
        }
    }

    fn setting(&self, settings: &[Setting], name: &str) -> Option<Value> {
        let given = settings.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        given.or_else(|| {
            self.options().into_iter().find(|option| option.name == name).map(|option| option.default)
        })
    }

    /// The options that have a word, with it.
    fn words(&self, settings: &[Setting]) -> Vec<(&'static str, String)> {
        let word = |option: OptionInfo| {
            let value = settings.iter().rev().find(|(name, _)| name == option.name).map(|(_, value)| value);
            value.unwrap_or(&option.default).text().map(|text| (option.name, text.to_owned()))
        };
        self.options().into_iter().filter_map(word).collect()
    }
}

fn word<'a>(words: &'a [(&'static str, String)], option: &str) -> Option<&'a str> {
    words.iter().find(|(name, _)| *name == option).map(|(_, word)| word.as_str())
}

const NPS_CLASSES: &[(f64, &str)] = &[(7.0, "Detractors"), (9.0, "Passives"), (f64::INFINITY, "Promoters")];

/// Every measure, in the order of the documentation.
#[must_use]
pub fn all() -> &'static [Measure] {
    static ALL: OnceLock<Vec<Measure>> = OnceLock::new();
    ALL.get_or_init(|| {
        let metrics = cxkit::measure::metrics().map(|metric| Measure {
            name: metric.name,
            title: metric.meaning().map_or(metric.name, |meaning| meaning.title),
            metric: Some(metric),
            form: None,
            classes: if metric.name == "nps" { NPS_CLASSES } else { &[] },
        });
        let forms = forms::all().map(|form| Measure {
            name: form.name,
            title: meaning(form.name).map_or(form.name, |meaning| meaning.title),
            metric: None,
            form: Some(form),
            classes: &[],
        });
        metrics.chain(forms).collect()
    })
}

/// The measure of that name; that over rows where there is a formula of numbers too.
#[must_use]
pub fn find(name: &str) -> Option<&'static Measure> {
    all().iter().find(|measure| measure.name == name)
}

/// The formula of numbers of that name.
pub(crate) fn find_form(name: &str) -> Option<&'static Measure> {
    all().iter().find(|measure| measure.name == name && measure.form.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_what_the_core_says_of_it() {
        let setting = |name: &str, word: &'static str| (name.to_owned(), Value::from(word));
        let csat = find("csat").unwrap();
        assert_eq!((csat.unit(&[]), csat.unit(&[setting("method", "mean")])), (Unit::Share, Unit::Answer));
        assert_eq!(csat.scale(&[]), Some((1.0, 5.0)));
        let ttr = find("ttr").unwrap();
        assert_eq!((ttr.unit(&[]), ttr.scale(&[]), ttr.lower_is_better()), (Unit::Seconds, None, true));
        assert_ne!(ttr.formula(&[setting("reading", "median")]), ttr.formula(&[]));
        assert!(all().iter().all(|known| known.metric.is_some() != known.form.is_some()));
    }
}
