//! What every measure means, once: the pages of the documentation and the definitions of a report are made of this.
//!
//! What a measure takes and gives back describes itself (`options!`, `record!`); here stands what no struct can say.

mod customers;
mod service;
mod stats;
mod survey;
mod value;

/// What kind of question a measure answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Group {
    /// What customers say.
    Survey,
    /// How they are served.
    Service,
    /// Who comes, stays and goes.
    Customers,
    /// What they are worth.
    Value,
    /// Any number, share or time.
    Stats,
}

impl Group {
    /// Every group, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Survey, Self::Service, Self::Customers, Self::Value, Self::Stats];

    /// The heading of the group.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Survey => "What customers say",
            Self::Service => "How they are served",
            Self::Customers => "Who comes, stays and goes",
            Self::Value => "What they are worth",
            Self::Stats => "Any number, share or time",
        }
    }
}

/// What the headline number of a measure is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Points from -100 to 100.
    Points,
    /// A fraction, of 1.
    Share,
    /// A number on the scale of the answers.
    Answer,
    /// A number out of 100.
    OutOf100,
    /// Seconds.
    Seconds,
    /// A whole number of things.
    Count,
    /// A plain number: how many times, how many for each.
    Number,
    /// Money, in the currency of the input.
    Money,
    /// Periods: those of the input.
    Periods,
    /// The unit of the column that was read.
    Column,
}

impl Unit {
    /// The unit in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Points => "points, −100 to 100",
            Self::Share => "a fraction of 1",
            Self::Answer => "an answer of the scale",
            Self::OutOf100 => "a number out of 100",
            Self::Seconds => "seconds",
            Self::Count => "a count",
            Self::Number => "a plain number",
            Self::Money => "money, in the currency of the input",
            Self::Periods => "periods, those of the input",
            Self::Column => "the unit of the column",
        }
    }
}

/// What an option's word makes of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The option: `method`.
    pub option: &'static str,
    /// Its word: `top_box`.
    pub word: &'static str,
    /// The formula in words.
    pub formula: &'static str,
    /// What the number is a number of.
    pub unit: Unit,
}

/// What a measure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The name every face uses, in snake case: `nps`.
    pub name: &'static str,
    /// What it is called on a page.
    pub title: &'static str,
    /// What kind of question it answers.
    pub group: Group,
    /// The question.
    pub question: &'static str,
    /// The formula in words, where no option says otherwise.
    pub formula: &'static str,
    /// What the headline number is a number of, where no option says otherwise.
    pub unit: Unit,
    /// What the options make of it.
    pub variants: &'static [Variant],
    /// What counts nowhere, and where that is said; empty where everything counts.
    pub left_out: &'static str,
    /// How sure the number is: the interval, or why there is none.
    pub interval: &'static str,
    /// Who defined it so.
    pub sources: &'static [&'static str],
}

impl Meaning {
    /// The formula in words under these settings: `word` gives the word that an option has.
    #[must_use]
    pub fn formula_with<'a>(&self, word: impl Fn(&'static str) -> Option<&'a str>) -> &'static str {
        self.variant(word).map_or(self.formula, |variant| variant.formula)
    }

    /// The unit of the headline number under these settings.
    #[must_use]
    pub fn unit_with<'a>(&self, word: impl Fn(&'static str) -> Option<&'a str>) -> Unit {
        self.variant(word).map_or(self.unit, |variant| variant.unit)
    }

    fn variant<'a>(&self, word: impl Fn(&'static str) -> Option<&'a str>) -> Option<&'static Variant> {
        self.variants.iter().find(|variant| word(variant.option) == Some(variant.word))
    }
}

/// Every measure, group by group.
///
/// ```
/// let names: Vec<_> = cxkit::describe::meanings().map(|measure| measure.name).collect();
/// assert!(names.contains(&"nps") && names.contains(&"churn_rate"));
/// ```
pub fn meanings() -> impl Iterator<Item = &'static Meaning> {
    [survey::MEASURES, service::MEASURES, customers::MEASURES, value::MEASURES, stats::MEASURES]
        .into_iter()
        .flatten()
}

/// What the measure of that name means.
///
/// ```
/// use cxkit::describe::{meaning, Unit};
/// let csat = meaning("csat").unwrap();
/// assert_eq!(csat.title, "Customer satisfaction");
/// assert_eq!(csat.unit, Unit::Share);
/// assert_eq!(csat.unit_with(|option| (option == "method").then_some("mean")), Unit::Answer);
/// ```
#[must_use]
pub fn meaning(name: &str) -> Option<&'static Meaning> {
    meanings().find(|known| known.name == name)
}

// Books and papers that several measures go back to.
const KATARE: &str =
    "S. Katare, The Three Most Critical Aspects for Implementing Holistic Customer Experience at Scale, 2022";
const HITACHI: &str = "Hitachi Solutions, How to Deliver an Exceptional Customer Experience, 2023";
const SCUBA: &str = "Scuba Analytics, 360° Customer Experience Management";
const GRUZBARG: &str = "T. Gruzbarg, Where to Start with Customer Experience Optimization";
const WILSON: &str = "E. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American Statistical Association 22, 1927";
const GARWOOD: &str = "F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_there_once_and_groups_stand_together() {
        let mut names: Vec<_> = meanings().map(|known| known.name).collect();
        assert!(meanings().map(|known| known.group).is_sorted());
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn every_text_is_there_and_reads_as_one() {
        for known in meanings() {
            assert!(known.question.ends_with('?'), "{}", known.name);
            for text in [known.title, known.formula, known.interval] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", known.name);
            }
        }
    }

    #[test]
    fn a_word_of_an_option_changes_formula_and_unit() {
        let ces = meaning("ces").unwrap();
        let easy = |option: &str| (option == "method").then_some("share_easy");
        assert_eq!((ces.unit, ces.unit_with(easy)), (Unit::Answer, Unit::Share));
        assert_ne!(ces.formula_with(easy), ces.formula);
        assert_eq!(ces.formula_with(|_| None), ces.formula);
        assert_eq!(ces.formula_with(|_| Some("share_easy_but_of_another_option")), ces.formula);
    }
}
