//! Who comes, stays and goes.

use super::{Group, Meaning, Unit, Variant, GARWOOD, GRUZBARG, HITACHI, KATARE, SCUBA, WILSON};

const LOG: &str = "from a log: rows without a customer or a time (missing_count)";

const fn method(word: &'static str, formula: &'static str, unit: Unit) -> Variant {
    Variant { option: "method", word, formula, unit }
}

/// A share of customers, from counts.
const fn rate(
    name: &'static str,
    title: &'static str,
    question: &'static str,
    formula: &'static str,
    sources: &'static [&'static str],
) -> Meaning {
    Meaning {
        name,
        title,
        group: Group::Customers,
        question,
        formula,
        unit: Unit::Share,
        variants: &[],
        left_out: "",
        interval: "Wilson; five others by name",
        sources,
    }
}

pub(super) static MEASURES: &[Meaning] = &[
    Meaning {
        variants: &[
            method("retained", "(customers at the end − new ones) / customers at the start", Unit::Share),
            method(
                "end_over_start",
                "customers at the end / customers at the start: above 1 where more come than go",
                Unit::Number,
            ),
        ],
        left_out: "customers who came and went in between; from a log: rows without a customer or a time (missing_count)",
        interval: "Wilson; none for end_over_start, which is no share",
        ..rate(
            "retention_rate",
            "Retention rate",
            "How many of the customers we had do we still have?",
            "(customers at the end − new ones) / customers at the start",
            &[HITACHI, KATARE, WILSON],
        )
    },
    Meaning {
        variants: &[
            method("over_start", "customers lost / customers at the start", Unit::Share),
            method("over_total", "customers lost / (customers at the start + those acquired)", Unit::Share),
            method("net", "(customers at the start − customers at the end) / customers at the start", Unit::Number),
            method(
                "over_average",
                "customers lost / mean of customers at the start and at the end",
                Unit::Number,
            ),
            method(
                "person_time",
                "customers lost / time all customers were at risk, in periods",
                Unit::Number,
            ),
        ],
        left_out: "customers who came and went in between; from a log: rows without a customer or a time (missing_count)",
        interval: "Wilson; Garwood's exact interval for person_time; none for net and over_average, which are no shares",
        ..rate(
            "churn_rate",
            "Churn rate",
            "How many of the customers we had did we lose?",
            "customers lost / customers at the start; retention and churn add up to 1",
            &[HITACHI, KATARE, WILSON, GARWOOD],
        )
    },
    Meaning {
        left_out: LOG,
        ..rate(
            "repeat_rate",
            "Repeat rate",
            "How many customers buy again?",
            "customers with two or more purchases / customers",
            &[KATARE, WILSON],
        )
    },
    Meaning {
        name: "active_users",
        title: "Active customers",
        group: Group::Customers,
        question: "How many customers are active, and how steadily do they come?",
        formula: "different customers with a row in the period; stickiness = mean daily actives / actives of the period",
        unit: Unit::Count,
        variants: &[],
        left_out: LOG,
        interval: "none: every customer is counted",
        sources: &[KATARE],
    },
    rate(
        "conversion_rate",
        "Conversion rate",
        "How many of those who could act did?",
        "customers who converted / customers who were eligible",
        &[KATARE, WILSON],
    ),
    rate(
        "free_to_paid",
        "Free-to-paid rate",
        "How many free customers begin to pay?",
        "customers who pay now / customers who began without paying",
        &[SCUBA, WILSON],
    ),
    rate(
        "referral_rate",
        "Referral rate",
        "How many of those who joined were sent by a customer?",
        "referred / joined",
        &[SCUBA, KATARE, WILSON],
    ),
    Meaning {
        name: "growth",
        title: "Growth of the active customers",
        group: Group::Customers,
        question: "Where do this period's active customers come from, and who went quiet?",
        formula: "quick ratio: (new + resurrected) / dormant",
        unit: Unit::Number,
        variants: &[],
        left_out: LOG,
        interval: "none: every customer is counted",
        sources: &[SCUBA],
    },
    Meaning {
        name: "engagement",
        title: "Engagement",
        group: Group::Customers,
        question: "How often do customers come, how long do they stay, what do they open?",
        formula: "visits / customers; time / visits; opened / sent; clicked / opened",
        unit: Unit::Number,
        variants: &[],
        left_out: "",
        interval: "Garwood's exact interval for a Poisson count; Wilson for the shares opened and clicked",
        sources: &[GRUZBARG, GARWOOD, WILSON],
    },
    Meaning {
        name: "cac",
        title: "Customer acquisition cost",
        group: Group::Customers,
        question: "What does it cost to win a customer?",
        formula: "acquisition spend / new customers",
        unit: Unit::Money,
        variants: &[],
        left_out: "",
        interval: "none: totals say nothing of the spread between customers",
        sources: &[KATARE, SCUBA],
    },
    Meaning {
        name: "revenue_per_customer",
        title: "Revenue per customer",
        group: Group::Customers,
        question: "What does an active customer bring?",
        formula: "revenue / active customers",
        unit: Unit::Money,
        variants: &[],
        left_out: "",
        interval: "none: totals say nothing of the spread between customers",
        sources: &[GRUZBARG],
    },
];
