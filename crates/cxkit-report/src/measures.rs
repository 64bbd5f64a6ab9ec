//! The measures a scorecard can name: all metrics of the core, with what a page says about each.
//!
//! Columns, options, results and meanings come from the core; a new metric there is a new measure here.

use crate::unit::Unit;
use cxkit::describe::{OptionInfo, Value};
use cxkit::measure::{AnyOver, MetricInfo, RefusedOption};
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
    /// The columns it reads, its options and its result.
    pub metric: &'static MetricInfo,
    /// Limits of named groups of answers, lowest first: below 7, below 9, above.
    pub(crate) classes: &'static [(f64, &'static str)],
}

impl Measure {
    /// Its options with their defaults.
    #[must_use]
    pub fn options(&self) -> Vec<OptionInfo> {
        (self.metric.options)()
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
        self.metric.over(&settings, columns)
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
                | "churn_rate"
                | "ticket_trend"
        )
    }

    /// The unit of the value under these options.
    pub(crate) fn unit(&self, settings: &[Setting]) -> Unit {
        match self.metric.meaning() {
            Some(meaning) => {
                let words = self.words(settings);
                Unit::of(meaning.unit_with(|option| word(&words, option)))
            }
            None => Unit::Number,
        }
    }

    /// The formula in words under these options.
    pub(crate) fn formula(&self, settings: &[Setting]) -> &'static str {
        match self.metric.meaning() {
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
        cxkit::measure::metrics()
            .map(|metric| Measure {
                name: metric.name,
                title: metric.meaning().map_or(metric.name, |meaning| meaning.title),
                metric,
                classes: if metric.name == "nps" { NPS_CLASSES } else { &[] },
            })
            .collect()
    })
}

/// The measure of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Measure> {
    all().iter().find(|measure| measure.name == name)
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
        assert_eq!(all().len(), cxkit::measure::metrics().count());
    }
}
