//! How customers are served.

use super::{Group, Meaning, Unit, Variant, GARWOOD, HITACHI, KATARE, SCUBA, WILSON};

const FLAGS: &str =
    "from columns: rows that do not say (missing_count) and rows outside the base (excluded_count)";

const fn variant(option: &'static str, word: &'static str, formula: &'static str, unit: Unit) -> Variant {
    Variant { option, word, formula, unit }
}

/// A share of two counts or of a column of 1 and 0.
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
        group: Group::Service,
        question,
        formula,
        unit: Unit::Share,
        variants: &[],
        left_out: FLAGS,
        interval: "Wilson; five others by name",
        sources,
    }
}

/// A mean, median or percentile of waiting times.
const fn waiting(
    name: &'static str,
    title: &'static str,
    question: &'static str,
    formula: &'static str,
    variants: &'static [Variant],
    sources: &'static [&'static str],
) -> Meaning {
    Meaning {
        name,
        title,
        group: Group::Service,
        question,
        formula,
        unit: Unit::Seconds,
        variants,
        left_out: "cases still open (open_count) unless censored, rows without an opening (missing_count), impossible times where they are not refused",
        interval: "Student's t for the mean, order statistics for percentiles; with open cases log-log bands of Kaplan and Meier's curve",
        sources,
    }
}

const KAPLAN_MEIER: &str =
    "E. Kaplan, P. Meier, Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53, 1958";

pub(super) static MEASURES: &[Meaning] = &[
    Meaning {
        name: "aht",
        title: "Average handle time",
        group: Group::Service,
        question: "How long does a contact take our people?",
        formula: "(talk + hold + follow-up) / contacts",
        unit: Unit::Seconds,
        variants: &[],
        left_out: "rows that lack one of the times (missing_count); with handled, contacts without talk (unhandled_count)",
        interval: "Student's t",
        sources: &[HITACHI],
    },
    Meaning {
        variants: &[
            variant("method", "first_contacts", "resolved on the first contact / first contacts", Unit::Share),
            variant("method", "all_cases", "resolved on the first contact / all cases", Unit::Share),
            variant(
                "method",
                "resolvable_only",
                "resolved on the first contact / first contacts that could be resolved at once",
                Unit::Share,
            ),
        ],
        ..rate(
            "fcr",
            "First contact resolution",
            "How often is the first contact enough?",
            "resolved on the first contact / first contacts",
            &[HITACHI, KATARE, WILSON],
        )
    },
    Meaning {
        left_out: "first contacts of the first and last window of the log (unknown_start, unknown_end), rows without a customer or a time (missing_count)",
        ..rate(
            "fcr_from_log",
            "First contact resolution from a log",
            "How often does a customer not have to come back?",
            "first contacts without another of the same customer and topic within the window / first contacts",
            &[HITACHI, WILSON],
        )
    },
    waiting(
        "ttr",
        "Time to resolution",
        "How long until a case is resolved?",
        "sum of the times from opening to resolution / cases resolved",
        &[
            variant("reading", "mean", "sum of the times from opening to resolution / cases resolved", Unit::Seconds),
            variant("reading", "median", "the time that half of the resolutions do not exceed", Unit::Seconds),
            variant("reading", "percentile", "the time that a share p of the resolutions does not exceed", Unit::Seconds),
        ],
        &[HITACHI, KAPLAN_MEIER],
    ),
    waiting(
        "frt",
        "First response time",
        "How long until somebody answers?",
        "sum of the times from opening to first response / cases responded to",
        &[
            variant("reading", "mean", "sum of the times from opening to first response / cases responded to", Unit::Seconds),
            variant("reading", "median", "the time that half of the first responses do not exceed", Unit::Seconds),
            variant("reading", "percentile", "the time that a share p of the first responses does not exceed", Unit::Seconds),
        ],
        &[SCUBA, KAPLAN_MEIER],
    ),
    Meaning {
        left_out: "pending cases: open, their time not up (pending_count)",
        ..rate(
            "sla",
            "Service level",
            "How often do we keep the time we promised?",
            "met / (met + missed)",
            &[HITACHI, WILSON],
        )
    },
    Meaning {
        left_out: "pending cases: open, their time not up (pending_count); rows that do not say (missing_count)",
        ..rate(
            "sla_from_flags",
            "Service level from flags",
            "How often do we keep the time we promised?",
            "cases that kept it / cases decided",
            &[HITACHI, WILSON],
        )
    },
    Meaning {
        left_out: "pending cases: open, their time not up (pending_count); rows without an opening or a due time (missing_count)",
        ..rate(
            "sla_from_times",
            "Service level from times",
            "How often do we keep the time we promised?",
            "resolved by the due time / (resolved by it + resolved or open past it)",
            &[HITACHI, WILSON],
        )
    },
    rate(
        "reopen_rate",
        "Reopen rate",
        "How often is a resolved case opened again?",
        "cases opened again at least once / cases resolved",
        &[HITACHI, WILSON],
    ),
    rate(
        "transfer_rate",
        "Transfer rate",
        "How often is a contact handed on?",
        "contacts handed on at least once / contacts handled",
        &[HITACHI, WILSON],
    ),
    Meaning {
        left_out: "with ignore_below_seconds, who left sooner than that (excluded_count); rows that do not say (missing_count)",
        ..rate(
            "abandonment_rate",
            "Abandonment rate",
            "How many give up before anyone answers?",
            "left before an answer / offered",
            &[HITACHI, WILSON],
        )
    },
    rate(
        "self_service_rate",
        "Self-service rate",
        "How often do people help themselves?",
        "journeys resolved without an agent / journeys started",
        &[KATARE, WILSON],
    ),
    Meaning {
        name: "contact_rate",
        title: "Contact rate",
        group: Group::Service,
        question: "How often does a customer have to contact us?",
        formula: "contacts / customers of the period, those who never called among them",
        unit: Unit::Number,
        variants: &[],
        left_out: "",
        interval: "from counts Garwood's exact interval for a Poisson count, too narrow where the same people call again and again; from a column Student's t",
        sources: &[HITACHI, GARWOOD],
    },
    Meaning {
        name: "backlog",
        title: "Backlog",
        group: Group::Service,
        question: "How many cases are open?",
        formula: "cases opened by the time of the reading and not resolved by then",
        unit: Unit::Count,
        variants: &[],
        left_out: "rows without an opening (missing_count)",
        interval: "none: every case is counted",
        sources: &[HITACHI],
    },
    Meaning {
        name: "backlog_series",
        title: "Backlog over time",
        group: Group::Service,
        question: "How many cases were open at each of several times?",
        formula: "for each time: cases opened by it and not resolved by it",
        unit: Unit::Count,
        variants: &[],
        left_out: "rows without an opening (missing_count)",
        interval: "none: every case is counted",
        sources: &[HITACHI],
    },
    Meaning {
        name: "ticket_trend",
        title: "Topics by impact",
        group: Group::Service,
        question: "Which topics hurt most: does it hit 4 % of our customers or 40 %?",
        formula: "customers affected / customers × mean of the worst severity of each affected customer",
        unit: Unit::Share,
        variants: &[],
        left_out: "rows without a customer, topic or severity (missing_count)",
        interval: "percentiles of seeded resamples of the customers for impact and rank; Wilson for the share affected",
        sources: &[SCUBA],
    },
    Meaning {
        name: "staffing",
        title: "Staffing",
        group: Group::Service,
        question: "How many agents answer 80 % of calls in time?",
        formula: "Erlang C: the fewest agents N with 1 − C(N, A) × exp(−(N − A) × target / handle time) at or above the level; A = calls per second × handle time",
        unit: Unit::Count,
        variants: &[
            variant(
                "model",
                "erlang_b",
                "Erlang B: the fewest agents that turn away no more calls than the level allows",
                Unit::Count,
            ),
        ],
        left_out: "callers who hang up are not in the model",
        interval: "none: an identity of the model",
        sources: &[
            "A. K. Erlang, Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges, 1917",
            "What is Customer Experience and How to Build a CX Management Strategy, 2018",
        ],
    },
    Meaning {
        name: "cost_to_serve",
        title: "Cost to serve",
        group: Group::Service,
        question: "What does it cost to serve a customer?",
        formula: "cost of contacts and service / customers served",
        unit: Unit::Money,
        variants: &[
            variant("per", "customer", "cost of contacts and service / customers served", Unit::Money),
            variant("per", "contact", "cost of contacts and service / contacts", Unit::Money),
            variant("per", "resolved_case", "cost of contacts and service / cases resolved", Unit::Money),
            variant("per", "journey", "cost of contacts and service / journeys", Unit::Money),
        ],
        left_out: "",
        interval: "from a column Student's t; none from totals, which say nothing of the spread",
        sources: &[KATARE],
    },
];
