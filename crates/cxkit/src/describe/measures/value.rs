//! What customers are worth.

use super::{Group, Meaning, Unit, Variant, HITACHI, KATARE, SCUBA};

/// A number that follows from others without sampling.
const fn closed(
    name: &'static str,
    title: &'static str,
    question: &'static str,
    formula: &'static str,
    unit: Unit,
    sources: &'static [&'static str],
) -> Meaning {
    Meaning {
        name,
        title,
        group: Group::Value,
        question,
        formula,
        unit,
        variants: &[],
        left_out: "",
        interval: "none: a closed form of given numbers",
        sources,
    }
}

const fn method(word: &'static str, formula: &'static str) -> Variant {
    Variant { option: "method", word, formula, unit: Unit::Money }
}

pub(super) static MEASURES: &[Meaning] = &[
    Meaning {
        variants: &[
            method(
                "discounted_retention",
                "margin × retention / (1 + discount − retention) − acquisition cost",
            ),
            method(
                "first_payment_now",
                "margin × (1 + discount) / (1 + discount − retention) − acquisition cost",
            ),
            method(
                "finite_horizon",
                "sum of margin × (retention / (1 + discount))^t over t = 1 to periods − acquisition cost",
            ),
        ],
        ..closed(
            "clv",
            "Customer lifetime value",
            "What is a customer worth who stays each period with the same chance?",
            "margin × retention / (1 + discount − retention) − acquisition cost",
            Unit::Money,
            &[KATARE, "S. Gupta, D. Lehmann, Customers as assets, Journal of Interactive Marketing 17, 2003"],
        )
    },
    closed(
        "ltv",
        "Lifetime value",
        "What does a customer buy for, over all periods?",
        "average sale × transactions per period × periods; not discounted",
        Unit::Money,
        &[HITACHI],
    ),
    closed(
        "cltv",
        "Customer lifetime value by margin",
        "What do we earn on what a customer buys, over all periods?",
        "average sale × transactions per period × periods × margin; not discounted",
        Unit::Money,
        &[HITACHI],
    ),
    closed(
        "ltv_to_cac",
        "Value to acquisition cost",
        "How many times what it cost to win a customer is the customer worth?",
        "value before acquisition cost / acquisition cost",
        Unit::Number,
        &[KATARE, SCUBA],
    ),
    closed(
        "payback",
        "Payback",
        "How long must a customer stay until the cost of winning one is earned back?",
        "acquisition cost / margin per customer and period",
        Unit::Periods,
        &[KATARE],
    ),
    Meaning {
        left_out: "rows without a value (missing_count)",
        ..closed(
            "customer_equity",
            "Customer equity",
            "What are all our customers worth together?",
            "sum of the lifetime values before acquisition cost; of segments: value of one × customers",
            Unit::Money,
            &[HITACHI],
        )
    },
    closed(
        "allocate",
        "Budget by value held",
        "How is a budget shared out by the value that each segment holds?",
        "budget × value of the segment / value of all, within floors and ceilings",
        Unit::Money,
        &[KATARE],
    ),
    Meaning {
        interval: "that of the value gained, where it is given; the cost is known",
        ..closed(
            "roi",
            "Return on investment",
            "What came back for each unit of money?",
            "(value gained − cost) / cost",
            Unit::Number,
            &[HITACHI],
        )
    },
    closed(
        "roi_ranking",
        "Investments by return",
        "Which investment brings back most for each unit of money?",
        "(value gained − cost) / cost, the best first",
        Unit::Number,
        &[HITACHI],
    ),
];
