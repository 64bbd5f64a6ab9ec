//! Any number, share or time.

use super::{Group, Meaning, Unit, Variant, WILSON};

const MISSING: &str = "missing values: counted in missing_count";

const HYNDMAN_FAN: &str =
    "R. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American Statistician 50, 1996";

const fn plain(
    name: &'static str,
    title: &'static str,
    question: &'static str,
    formula: &'static str,
    unit: Unit,
) -> Meaning {
    Meaning {
        name,
        title,
        group: Group::Stats,
        question,
        formula,
        unit,
        variants: &[],
        left_out: "",
        interval: "none",
        sources: &[],
    }
}

pub(super) static MEASURES: &[Meaning] = &[
    Meaning {
        interval: "Wilson; continuity-corrected Wilson, Clopper and Pearson, Jeffreys, Agresti and Coull, Wald by name",
        sources: &[
            WILSON,
            "L. Brown, T. Cai, A. DasGupta, Interval estimation for a binomial proportion, Statistical Science 16, 2001",
        ],
        ..plain("share", "Share", "How large a part is it?", "count / n", Unit::Share)
    },
    Meaning {
        interval: "Newcombe; Miettinen and Nurminen, Agresti and Caffo, Wald by name",
        sources: &[
            "R. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 1998",
            "O. Miettinen, M. Nurminen, Comparative analysis of two rates, Statistics in Medicine 4, 1985",
        ],
        ..plain(
            "share_difference",
            "Difference of two shares",
            "Is one share larger than the other, or is it luck?",
            "count_a / n_a − count_b / n_b",
            Unit::Share,
        )
    },
    Meaning {
        left_out: MISSING,
        interval: "Student's t",
        sources: &["Student, The probable error of a mean, Biometrika 6, 1908"],
        ..plain("mean", "Mean", "How large is it on average?", "sum of the values / number of values", Unit::Column)
    },
    Meaning {
        left_out: "what was left out of the two means",
        interval: "Welch's t: spreads may differ",
        sources: &[
            "B. Welch, The generalization of Student's problem when several different population variances are involved, Biometrika 34, 1947",
        ],
        ..plain(
            "mean_difference",
            "Difference of two means",
            "Is one mean larger than the other, or is it luck?",
            "the first mean − the second",
            Unit::Column,
        )
    },
    Meaning {
        interval: "none: a plan, not a sample",
        ..plain(
            "nps_sample_size",
            "Answers an NPS needs",
            "How many answers give an NPS this margin?",
            "z² × (P + D − (P − D)²) / (margin / 100)², P and D the shares of promoters and detractors",
            Unit::Count,
        )
    },
    Meaning {
        interval: "none: a plan, not a sample",
        ..plain(
            "share_sample_size",
            "Answers a share needs",
            "How many answers give a share this margin?",
            "z² × p × (1 − p) / margin²",
            Unit::Count,
        )
    },
    Meaning {
        interval: "none: a plan, not a sample",
        ..plain(
            "mean_sample_size",
            "Values a mean needs",
            "How many values give a mean this margin?",
            "(z × standard deviation / margin)²",
            Unit::Count,
        )
    },
    Meaning {
        left_out: MISSING,
        interval: "order statistics: from one of the values to another, whatever their distribution",
        sources: &[HYNDMAN_FAN, "H. David, H. Nagaraja, Order Statistics, 2003, 7.1"],
        ..plain(
            "quantile",
            "Quantile",
            "Below which value does a share p of the values lie?",
            "the place p × (n − 1) among the sorted values counted from 0, on a straight line between neighbours (type 7)",
            Unit::Column,
        )
    },
    Meaning {
        left_out: MISSING,
        interval: "order statistics: from one of the values to another, whatever their distribution",
        sources: &[HYNDMAN_FAN, "H. David, H. Nagaraja, Order Statistics, 2003, 7.1"],
        ..plain(
            "quantiles",
            "Several quantiles",
            "How are the values spread?",
            "each as quantile has it, in one go",
            Unit::Column,
        )
    },
    Meaning {
        variants: &[Variant {
            option: "reading",
            word: "sketch",
            formula: "HyperLogLog: estimated from a sketch of fixed size",
            unit: Unit::Count,
        }],
        left_out: "rows without a name (missing_count)",
        interval: "none where every name is kept; the sketch states its standard error",
        sources: &[
            "P. Flajolet, E. Fusy, O. Gandouet, F. Meunier, HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm, 2007",
        ],
        ..plain(
            "distinct_count",
            "Different names",
            "How many different customers are there?",
            "different names in the column",
            Unit::Count,
        )
    },
    Meaning {
        left_out: "rows without a time or a flag (missing_count)",
        interval: "log-log with Greenwood's variance",
        sources: &[
            "E. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53, 1958",
            "J. Kalbfleisch, R. Prentice, The Statistical Analysis of Failure Time Data, 2002, 1.4",
        ],
        ..plain(
            "kaplan_meier",
            "Kaplan-Meier curve",
            "How long until it ends, when some have not ended yet?",
            "product over the times of 1 − events / at risk; the headline is the first time with half or less left",
            Unit::Column,
        )
    },
];
