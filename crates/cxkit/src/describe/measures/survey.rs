//! What customers say.

use super::{Group, Meaning, Unit, Variant, GRUZBARG, HITACHI, KATARE, WILSON};

const MISSING: &str =
    "missing answers, and words or numbers said to stand for none: counted in missing_count";

const fn method(word: &'static str, formula: &'static str, unit: Unit) -> Variant {
    Variant { option: "method", word, formula, unit }
}

pub(super) static MEASURES: &[Meaning] = &[
    Meaning {
        name: "nps",
        title: "Net Promoter Score",
        group: Group::Survey,
        question: "How many more would recommend us than would warn of us?",
        formula: "100 × (promoters − detractors) / answers; promoters answer 9 or 10, detractors below 7",
        unit: Unit::Points,
        variants: &[],
        left_out: MISSING,
        interval: "Tango's score interval; by name adjusted Wald, Agresti and Min, Wald, bootstrap; linearised with weights, strata or clusters",
        sources: &[
            KATARE,
            HITACHI,
            "F. Reichheld, The One Number You Need to Grow, Harvard Business Review 81, 2003",
            "T. Tango, Equivalence test and confidence interval for the difference in proportions for the paired-sample design, Statistics in Medicine 17, 1998",
        ],
    },
    Meaning {
        name: "csat",
        title: "Customer satisfaction",
        group: Group::Survey,
        question: "How many are satisfied?",
        formula: "answers at or above the cut-off / answers; the cut-off is 4 of 5, 6 of 7, 8 of 10 where none is given",
        unit: Unit::Share,
        variants: &[
            method("satisfied", "answers at or above the cut-off / answers", Unit::Share),
            method("top_two_box", "answers that are one of the two highest / answers", Unit::Share),
            method("top_box", "answers that are the highest / answers", Unit::Share),
            method("mean", "sum of the answers / number of answers", Unit::Answer),
            method("percent_of_max", "100 × (mean − lowest) / (highest − lowest)", Unit::OutOf100),
            method(
                "net",
                "(answers at or above the cut-off − answers at or below its mirror) / answers",
                Unit::Share,
            ),
        ],
        left_out: MISSING,
        interval: "Wilson for shares, Student's t for means, the score interval for net; others by name; linearised with weights, strata or clusters",
        sources: &[HITACHI, KATARE, WILSON],
    },
    Meaning {
        name: "ces",
        title: "Customer effort",
        group: Group::Survey,
        question: "How easy was it?",
        formula: "sum of the answers / number of answers; high means easy",
        unit: Unit::Answer,
        variants: &[
            method("mean", "sum of the answers / number of answers; high means easy", Unit::Answer),
            method("share_easy", "answers above the middle of the scale / answers", Unit::Share),
            method(
                "net_easy",
                "(answers above the middle of the scale − answers below it) / answers",
                Unit::Share,
            ),
        ],
        left_out: MISSING,
        interval: "Student's t for the mean, Wilson for the share, the score interval for net; linearised with weights, strata or clusters",
        sources: &[
            KATARE,
            "M. Dixon, K. Freeman, N. Toman, Stop Trying to Delight Your Customers, Harvard Business Review 88, 2010",
        ],
    },
    Meaning {
        name: "rating",
        title: "Rating",
        group: Group::Survey,
        question: "How good is a touchpoint?",
        formula: "sum of the answers / number of answers",
        unit: Unit::Answer,
        variants: &[],
        left_out: MISSING,
        interval: "Student's t; linearised with weights, strata or clusters",
        sources: &[HITACHI],
    },
    Meaning {
        name: "answer_counts",
        title: "Answers",
        group: Group::Survey,
        question: "How often was each answer given?",
        formula: "for each answer of the scale: times it was given / answers",
        unit: Unit::Count,
        variants: &[],
        left_out: MISSING,
        interval: "none: every answer is counted; the measures read from the counts have theirs",
        sources: &[],
    },
    Meaning {
        name: "response_rate",
        title: "Response rate",
        group: Group::Survey,
        question: "How many of those we asked answered?",
        formula: "answered / invited",
        unit: Unit::Share,
        variants: &[],
        left_out: "",
        interval: "Wilson; five others by name",
        sources: &[GRUZBARG, WILSON],
    },
    Meaning {
        name: "nps_difference",
        title: "Difference of two NPS",
        group: Group::Survey,
        question: "Has the score changed, or is it the luck of who answered?",
        formula: "the first score − the second",
        unit: Unit::Points,
        variants: &[],
        left_out: "what was left out of the two scores",
        interval: "the squared arms of the two score intervals added; adjusted Wald, Wald and Welch by name",
        sources: &[
            "G. Zou, A. Donner, Construction of confidence limits about effect measures: a general approach, Statistics in Medicine 27, 2008",
        ],
    },
    Meaning {
        name: "nps_test",
        title: "Test of an NPS",
        group: Group::Survey,
        question: "Does the score differ from a supposed one?",
        formula: "Tango's score statistic, (score − supposed score) / its standard error were the supposed score true",
        unit: Unit::Number,
        variants: &[],
        left_out: "what was left out of the score",
        interval: "none: a test has a p-value; the score interval leaves out just the scores it rejects",
        sources: &[
            "T. Tango, Equivalence test and confidence interval for the difference in proportions for the paired-sample design, Statistics in Medicine 17, 1998",
        ],
    },
    Meaning {
        name: "nps_shares",
        title: "Promoters, passives and detractors",
        group: Group::Survey,
        question: "How large are the three groups, held together?",
        formula: "promoters / answers, passives / answers, detractors / answers",
        unit: Unit::Share,
        variants: &[],
        left_out: "what was left out of the score",
        interval: "Goodman: Wilson's interval of each at a third of the error, so that all three hold at once",
        sources: &[
            "L. Goodman, On simultaneous confidence intervals for multinomial proportions, Technometrics 7, 1965",
        ],
    },
    Meaning {
        name: "cronbach_alpha",
        title: "Cronbach's alpha",
        group: Group::Survey,
        question: "Do several ratings measure one thing?",
        formula: "k / (k − 1) × (1 − sum of the variances of the k ratings / variance of their sum)",
        unit: Unit::Number,
        variants: &[],
        left_out: "rows that lack one of the ratings: counted in missing_count",
        interval: "Feldt",
        sources: &[
            "L. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16, 1951",
            "L. Feldt, The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty, Psychometrika 30, 1965",
        ],
    },
];
