//! Sections of a report: journeys and the worth of customers, in the page and in every export.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)]
mod support;

use cxkit_report::{Report, ReportError, Scorecard};
use support::part;

/// Four customers: two buy, one of them the next week again; one only looks; one comes back.
const SHOP: &[(&str, &[&str])] = &[
    ("who", &["a", "a", "a", "b", "b", "c", "d", "d", "a", "a"]),
    (
        "at",
        &[
            "2024-01-01T10:00:00",
            "2024-01-01T10:05:00",
            "2024-01-01T10:20:00",
            "2024-01-02T09:00:00",
            "2024-01-02T09:10:00",
            "2024-01-03T12:00:00",
            "2024-01-03T13:00:00",
            "2024-01-09T13:00:00",
            "2024-01-10T08:00:00",
            "2024-01-29T08:00:00",
        ],
    ),
    ("what", &["view", "cart", "buy", "view", "cart", "view", "view", "view", "buy", "view"]),
    ("device", &["phone", "phone", "phone", "desk", "desk", "desk", "phone", "phone", "desk", "desk"]),
];

const SOURCE: &str =
    "title = \"T\"\n[sources.shop]\npath = \"x.csv\"\nkind = \"events\"\ncustomer = \"who\"\n\
     time = \"at\"\nevent = \"what\"\nresolved = { event = \"buy\" }\n\
     [[metrics]]\nid = \"wait\"\nsource = \"shop\"\nmeasure = \"ttr\"\n";

fn shop(journeys: &str) -> Result<Report, ReportError> {
    let text = format!("{SOURCE}{journeys}");
    let card = Scorecard::parse(&text, "card.toml")?;
    let rows = part("x.csv", SHOP);
    card.evaluate(vec![("shop".into(), vec![rows])], 1)
}

const FUNNEL: &str = "[[journeys]]\nid = \"sale\"\nsource = \"shop\"\nquery = \"funnel\"\n\
     steps = [\"view\", { event = [\"cart\"] }, \"buy\"]\nbreakdown = \"device\"\n";

#[test]
fn a_funnel_says_where_most_are_lost() {
    let report = shop(FUNNEL).unwrap();
    let section = &report.sections[0];
    // By hand: a, b, c and d view; a and b put something into the cart; a buys.
    assert!(section.findings[0].starts_with("25\u{a0}% ("), "{}", section.findings[0]);
    assert!(section.findings[0].contains("of those who began with view reached buy; "));
    assert!(
        section.findings[0].ends_with("most were lost between view and cart: 2"),
        "{}",
        section.findings[0]
    );
    assert_eq!(section.results["funnel"]["counts"], serde_json::json!([4, 2, 1]));
    let csv = report.to_csv();
    assert!(csv.contains("sale,reached,step,view,,4,,,4,"), "{csv}");
    assert!(csv.contains("sale,conversion,step,cart,,0.5,"), "{csv}");
    assert!(
        report.to_markdown().contains("| sale | reached of step = buy | 1 |"),
        "{}",
        report.to_markdown()
    );
    let page = report.to_html(Some("/* plotly */"));
    for needle in ["<h2>sale</h2>", "Median time", "Customers who came so far", "How long they took"] {
        assert!(page.contains(needle), "{needle}");
    }
    let json: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(json["sections"][0]["query"], "funnel");
}

#[test]
fn every_question_has_a_finding_a_picture_and_a_table() {
    let questions = [
        ("flows", "touchpoint = \"view\"\n", "After view the most frequent next step is cart: "),
        ("transitions", "", "After view comes cart most often: "),
        ("step_matrix", "max_steps = 3\n", " of the journeys have 3 steps or more"),
        ("paths", "", "The most frequent path, "),
        ("sessions", "gap = \"30min\"\n", " sessions a customer; "),
        ("retention", "every = \"week\"\n", " came back in the week after"),
        ("lifecycle", "every = \"week\"\n", ", the last whole week: "),
        ("stickiness", "every = \"week\"\n", "Customers were active in "),
    ];
    for (query, options, finding) in questions {
        let entry = format!("[[journeys]]\nid = \"q\"\nsource = \"shop\"\nquery = \"{query}\"\n{options}");
        let report = shop(&entry).unwrap();
        let section = &report.sections[0];
        assert!(section.findings[0].contains(finding), "{query}: {}", section.findings[0]);
        assert!(section.results.contains_key(query), "{query}");
        let page = report.to_html(Some("/* plotly */"));
        assert!(page.contains("data-figure=\"figure-"), "{query}");
        assert!(report.long_table().iter().any(|row| row.metric == "q" && row.value.is_some()), "{query}");
    }
}

#[test]
fn time_is_cut_for_journeys_too() {
    let text = format!("{SOURCE}{FUNNEL}");
    let card = Scorecard::parse(&text, "card.toml").unwrap();
    let settings = cxkit_report::Settings { until: Some("2024-01-01"), ..Default::default() };
    let report = card.evaluate_with(vec![("shop".into(), vec![part("x.csv", SHOP)])], &settings).unwrap();
    assert_eq!(report.sections[0].results["funnel"]["counts"], serde_json::json!([1, 1, 1]));
}

#[test]
fn mistakes_name_their_place_and_the_nearest_name() {
    let refused = |journeys: &str| {
        let error = shop(journeys).unwrap_err();
        (error.to_string(), error.code())
    };
    let with = |line: &str| format!("[[journeys]]\nid = \"q\"\nsource = \"shop\"\n{line}\n");
    let cases = [
        (with("query = \"funel\""), "journeys.query: ", "did you mean 'funnel'?", "bad_option"),
        (with("query = \"funnel\""), "journeys.steps: is required", "", "missing"),
        (
            with("query = \"sessions\"\ngapp = \"1h\""),
            "journeys.gapp: unknown key, did you mean 'gap'?",
            "",
            "unknown_option",
        ),
        (with("query = \"sessions\"\ngap = \"1m\""), "journeys.gap: ", "", "bad_option"),
        (
            with("query = \"funnel\"\nsteps = [\"view\", \"carts\"]"),
            "card.toml:13: journeys.q: there is no touchpoint 'carts', did you mean 'cart'?",
            "",
            "unknown_name",
        ),
        (
            with("query = \"funnel\"\nsteps = [\"view\", \"buy\"]\nbreakdown = \"devise\""),
            "has a column 'devise', did you mean",
            "",
            "unknown_name",
        ),
        (
            "[[journeys]]\nid = \"wait\"\nsource = \"shop\"\nquery = \"paths\"\n".to_owned(),
            "journeys.id: 'wait' is taken",
            "",
            "bad_option",
        ),
        (
            "[[value]]\nid = \"v\"\nsource = \"shop\"\n".to_owned(),
            "value.source: needs a source of kind 'orders'",
            "",
            "wrong_type",
        ),
        (
            "[[journeys]]\nid = \"v\"\nsource = \"shp\"\nquery = \"paths\"\n".to_owned(),
            "there is no source 'shp', did you mean 'shop'?",
            "",
            "unknown_name",
        ),
    ];
    for (journeys, part, near, code) in cases {
        let (message, found) = refused(&journeys);
        assert!(message.contains(part) && message.contains(near), "{message}");
        assert!(message.starts_with("card.toml:"), "{message}");
        assert_eq!(found, code, "{message}");
    }
}

#[test]
fn names_from_data_stay_text_in_sections() {
    let evil = "</script><img src=x onerror=alert(1)>";
    let names: Vec<&str> = SHOP[2].1.iter().map(|name| if *name == "view" { evil } else { name }).collect();
    let columns = [SHOP[0], SHOP[1], ("what", names.as_slice()), SHOP[3]];
    let entry = "[[journeys]]\nid = \"q\"\nsource = \"shop\"\nquery = \"transitions\"\n";
    let card = Scorecard::parse(&format!("{SOURCE}{entry}"), "card.toml").unwrap();
    let report = card.evaluate(vec![("shop".into(), vec![part("x.csv", &columns)])], 1).unwrap();
    let page = report.to_html(Some("/* plotly */"));
    assert!(!page.contains("<img") && !page.contains(evil));
    assert!(report.sections[0].findings[0].contains("img"));
}

/// Orders of thirty customers, of whom a third come back once or more.
fn orders(model: &str) -> Report {
    let (mut who, mut at, mut paid) = (Vec::new(), Vec::new(), Vec::new());
    for customer in 0..30 {
        for order in 0..=(customer % 3) * (customer % 2 + 1) {
            who.push(format!("c{customer}"));
            at.push(format!("2024-{:02}-{:02}", 1 + order * 2, 1 + (customer * 7 + order * 5) % 27));
            paid.push(format!("{}", 10 + (customer * 13 + order * 7) % 40));
        }
    }
    let text = |cells: &[String]| cells.iter().map(String::as_str).map(str::to_owned).collect::<Vec<_>>();
    let (who, at, paid) = (text(&who), text(&at), text(&paid));
    let cells = |cells: &'static [String]| cells.iter().map(String::as_str).collect::<Vec<&'static str>>();
    let leak = |cells: Vec<String>| -> &'static [String] { Box::leak(cells.into_boxed_slice()) };
    let (who, at, paid) = (cells(leak(who)), cells(leak(at)), cells(leak(paid)));
    let rows = part("o.csv", &[("who", &who), ("at", &at), ("paid", &paid)]);
    let card = format!(
        "title = \"T\"\n[sources.orders]\npath = \"o.csv\"\nkind = \"orders\"\ncustomer = \"who\"\ntime = \"at\"\n\
         amount = \"paid\"\n[[metrics]]\nid = \"again\"\nsource = \"orders\"\nmeasure = \"repeat_rate\"\nevery = \"year\"\n\
         [[value]]\nid = \"worth\"\nsource = \"orders\"\nmodel = \"{model}\"\nperiods = 26\ncalibration_end = \"2024-06-30\"\n"
    );
    Scorecard::parse(&card, "card.toml").unwrap().evaluate(vec![("orders".into(), vec![rows])], 1).unwrap()
}

#[test]
fn orders_say_what_customers_are_worth() {
    for model in ["bg_nbd", "mbg_nbd", "pareto_nbd"] {
        let report = orders(model);
        let section = &report.sections[0];
        assert_eq!(section.query, "value");
        // By hand: the ten customers whose number is a multiple of 3 bought once.
        assert_eq!(section.results["summary"]["repeat_rate"].as_f64(), Some(20.0 / 30.0), "{model}");
        let rows = report.long_table();
        let value = |reading: &str, group: &str| {
            let row =
                rows.iter().find(|row| row.metric == "worth" && row.reading == reading && row.group == group);
            row.unwrap_or_else(|| panic!("{model}: {reading} {group}: {:?}", section.problem)).clone()
        };
        let all = value("equity", "");
        let parts: f64 = rows
            .iter()
            .filter(|row| row.reading == "equity" && row.group_by == "segment")
            .filter_map(|row| row.value)
            .sum();
        assert!((all.value.unwrap() - parts).abs() < 1e-6 * parts, "{model}: {all:?} {parts}");
        assert!(value("expected_purchases", "").ci_lower.is_some());
        assert!(
            section.findings.iter().any(|finding| finding.contains("bought again")),
            "{:?}",
            section.findings
        );
        assert!(section.findings.iter().any(|finding| finding.starts_with("The customers will be worth ")));
        // The model is tried on the purchases after June.
        let made: f64 = section.results["holdout"]["actual_total"].as_f64().unwrap();
        assert!(
            made > 0.0
                && section.findings.iter().any(|finding| finding.starts_with("Tried on what came later"))
        );
        let page = report.to_html(Some("/* plotly */"));
        assert!(
            page.contains("Chance to be still a customer") && page.contains("How values are distributed"),
            "{model}"
        );
    }
}
