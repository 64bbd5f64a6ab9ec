//! Measures of several columns, further readings, cases made of events, periods and what changed between them.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cxkit_report::{MetricReport, Part, Report, ReportError, Scorecard, Settings, Status};
use support::{part, report, report_of};

fn metric(measure: &str, more: &str) -> String {
    format!("[[metrics]]\nid = \"m\"\nsource = \"survey\"\nmeasure = \"{measure}\"\n{more}\n")
}

fn value(metric: &MetricReport) -> f64 {
    metric.reading.as_ref().unwrap().value
}

fn card(text: &str, parts: Vec<Part>, settings: &Settings<'_>) -> Result<Report, ReportError> {
    Scorecard::parse(text, "card.toml")?.evaluate_with(vec![("survey".into(), parts)], settings)
}

#[test]
fn every_measure_of_the_core_can_be_named() {
    for known in cxkit_report::measures::all().iter().filter(|known| known.form.is_none()) {
        let columns: Vec<String> =
            known.roles().iter().map(|role| format!("{} = \"x\"", role.name)).collect();
        let needs = if known.is_log() { "every = \"month\"" } else { "" };
        let within = if known.name == "sla" { "within = \"1d\"" } else { "" };
        let text = format!(
            "title = \"T\"\n[sources.survey]\npath = \"x.csv\"\ntime = \"at\"\n{}",
            metric(known.name, &format!("columns = {{ {} }}\n{needs}\n{within}", columns.join(", ")))
        );
        let card = Scorecard::parse(&text, "card.toml").unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(card.metrics[0].columns.len(), known.roles().len());
    }
}

/// (240 + 30 + 30) + (300 + 0 + 60) + (180 + 60 + 0) = 900 seconds over three calls.
#[test]
fn a_measure_of_several_columns() {
    let rows = || {
        part("a.csv", &[("t", &["240", "300", "180"]), ("h", &["30", "0", "60"]), ("w", &["30", "60", "0"])])
    };
    let columns = "columns = { talk = \"t\", hold = \"h\", wrap = \"w\" }\ntarget = \"6min\"";
    let found = report(&metric("aht", columns), vec![rows()]).unwrap();
    let aht = &found.metrics[0];
    assert_eq!((value(aht), aht.target.as_deref()), (300.0, Some([360.0].as_slice())));
    assert!(found.to_html(None).contains("5.0\u{a0}min") || found.to_html(None).contains(">5.0"), "minutes");
    let json: serde_json::Value = serde_json::from_str(&found.to_json()).unwrap();
    assert_eq!(
        (&json["metrics"][0]["unit"], &json["metrics"][0]["better"]),
        (&"seconds".into(), &"lower".into())
    );
    let error = report(&metric("aht", "columns = { talk = \"t\", hld = \"h\" }"), vec![rows()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "card.toml:9: metrics.columns.hld: aht reads no such column, did you mean 'hold'?"
    );
    let error = report(&metric("ttr", "column = \"t\""), vec![rows()]).unwrap_err();
    assert_eq!(error.to_string(), "card.toml:5: metrics.columns.resolved: is required");
}

const EVENTS: &str = "kind = \"events\"\ncase = \"case\"\ntime = \"at\"\nevent = \"what\"\n\
                      resolved = { event = \"done\", take = \"last\" }\nreopened_by = [\"work\"]";

/// Case a: opened on the 1st, done on the 2nd, worked on and done again on the 4th: 3 days. Case b: opened on the 3rd,
/// done on the 4th: 1 day. Case c: never done. Rows are out of order; one has no case, one no time.
fn events() -> Part {
    part(
        "log.csv",
        &[
            ("case", &["a", "b", "a", "c", "a", "b", "a", "", "c"]),
            (
                "at",
                &[
                    "2026-01-04",
                    "2026-01-03",
                    "2026-01-01",
                    "2026-02-03",
                    "2026-01-02",
                    "2026-01-04",
                    "2026-01-03",
                    "2026-01-01",
                    "",
                ],
            ),
            ("what", &["done", "open", "open", "open", "done", "done", "work", "open", "work"]),
            ("area", &["n", "s", "s", "n", "s", "s", "", "n", "n"]),
        ],
    )
}

#[test]
fn cases_have_times_and_say_what_was_left_out() {
    let metrics = format!(
        "{}{}",
        metric("ttr", "reading = [\"mean\", \"median\", \"p90\"]\nby = [\"area\"]"),
        metric("reopen_rate", "").replace("\"m\"", "\"again\"")
    );
    let found = report_of(EVENTS, &metrics, vec![events()]).unwrap();
    let ttr = &found.metrics[0];
    assert_eq!(value(ttr), 2.0 * 86_400.0);
    assert_eq!(ttr.reading.as_ref().unwrap().fields["open_count"], 1);
    let names: Vec<_> = ttr
        .readings
        .iter()
        .map(|named| (named.name.as_str(), named.reading.as_ref().unwrap().value))
        .collect();
    assert_eq!(names[0], ("median", 2.0 * 86_400.0));
    assert_eq!((names[1].0, (names[1].1 - 2.8 * 86_400.0).abs() < 1e-6), ("p90", true));
    let again = found.metrics[1].reading.as_ref().unwrap();
    assert_eq!((again.value, again.n), (0.5, 2));
    let cases = found.sources[0].cases.as_ref().unwrap();
    assert_eq!((cases.events, cases.cases, cases.without_case, cases.without_time), (9, 3, 1, 1));
    assert_eq!((cases.changing_cases, cases.changed[0].column.as_str()), (1, "area"));
    // The last value that is not empty counts: a ends in n.
    let groups: Vec<_> =
        ttr.breakdowns[0].groups.iter().map(|group| (group.label.as_str(), group.rows)).collect();
    assert_eq!(groups, [("n", 2), ("s", 1)]);
    let page = found.to_html(None);
    assert!(page.contains("9 events are 3 cases") && page.contains("1 open"), "data quality");
}

#[test]
fn events_that_are_not_there_are_named() {
    let wrong = EVENTS.replace("\"done\"", "\"dome\"");
    let error = report_of(&wrong, &metric("ttr", ""), vec![events()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "card.toml:2: sources.survey: no event is called 'dome', did you mean 'done'?"
    );
    let wrong = EVENTS.replace("case = \"case\"", "case = \"cas\"");
    let error = report_of(&wrong, &metric("ttr", ""), vec![events()]).unwrap_err();
    assert_eq!(error.code(), "unknown_name");
    let error =
        report_of("kind = \"events\"\ncase = \"c\"\nevent = \"e\"", &metric("ttr", ""), vec![events()])
            .unwrap_err();
    assert_eq!(error.to_string(), "card.toml:2: sources.survey.time: is required");
}

/// January: 100 of 200 promoters and no detractor; February: all of 200; March has begun.
fn months() -> Part {
    let mut score: Vec<&str> = Vec::new();
    let mut at: Vec<&str> = Vec::new();
    for (day, scores) in [
        ("2026-01-01", ["10", "8"]),
        ("2026-01-31", ["8", "10"]),
        ("2026-02-01", ["10", "9"]),
        ("2026-02-28", ["9", "10"]),
        ("2026-03-03", ["0", "1"]),
    ] {
        for row in 0..if day == "2026-03-03" { 10 } else { 100 } {
            score.push(scores[row % 2]);
            at.push(day);
        }
    }
    part("a.csv", &[("score", &score), ("at", &at)])
}

#[test]
fn periods_are_followed_and_compared_by_the_interval_of_their_difference() {
    let text = metric("nps", "column = \"score\"\nevery = \"month\"\ntarget = 80");
    let found = report_of("time = \"at\"", &text, vec![months()]).unwrap();
    let nps = &found.metrics[0];
    let periods: Vec<_> = nps
        .periods
        .iter()
        .map(|period| {
            (period.name.as_str(), period.reading.as_ref().unwrap().value, period.whole, period.status)
        })
        .collect();
    assert_eq!(
        periods,
        [
            ("2026-01", 50.0, true, Status::Missed),
            ("2026-02", 100.0, true, Status::Met),
            ("2026-03", -100.0, false, Status::Missed),
        ]
    );
    // The last whole period is February: what March will be nobody knows yet.
    let change = nps.change.as_ref().unwrap();
    assert_eq!((change.from.as_str(), change.to.as_str(), change.verdict), ("2026-01", "2026-02", "better"));
    assert_eq!(change.difference.value, 50.0);
    let [january, february] = [[50, 50], [100, 0]].map(|[tens, eights]| {
        let scores: Vec<i64> = [vec![10; tens * 2], vec![8; eights * 2]].concat();
        cxkit::survey::nps(&scores).unwrap()
    });
    let want = cxkit::survey::nps_difference(&february, &january).unwrap();
    assert_eq!(change.difference.ci_lower, want.ci_lower);
    assert!(found.to_csv().contains("\r\nm,,,,2026-02-01,100,"), "{}", found.to_csv());
    let page = found.to_html(None);
    assert!(page.contains("2026-02 against 2026-01: +50") && page.contains("not a whole period"));
}

#[test]
fn time_is_cut_by_days_that_are_included() {
    let text = format!(
        "title = \"T\"\n[sources.survey]\npath = \"x\"\ntime = \"at\"\n{}",
        metric("nps", "column = \"score\"\nevery = \"month\"")
    );
    let settings = Settings { since: Some("2026-01-31"), until: Some("2026-02-01"), ..Settings::default() };
    let found = card(&text, vec![months()], &settings).unwrap();
    let nps = &found.metrics[0];
    assert_eq!((nps.reading.as_ref().unwrap().n, nps.quality.outside_time), (200, 210));
    assert!(nps.periods.iter().all(|period| !period.whole) && nps.change.is_none());
    assert!(found.to_html(None).contains("from 2026-01-31 until 2026-02-01"));
    // Where February was asked for as a whole, it is whole.
    let settings = Settings { until: Some("2026-02-28"), ..Settings::default() };
    assert!(card(&text, vec![months()], &settings).unwrap().metrics[0].periods[1].whole);
    let settings = Settings { since: Some("January"), ..Settings::default() };
    assert_eq!(card(&text, vec![months()], &settings).unwrap_err().code(), "bad_option");
    let untimed = text.replace("time = \"at\"\n", "").replace("every = \"month\"", "");
    let settings = Settings { since: Some("2026-01-31"), ..Settings::default() };
    let error = card(&untimed, vec![months()], &settings).unwrap_err();
    assert_eq!((error.code(), error.key()), ("missing", Some("sources.survey.time")));
}

#[test]
fn a_time_that_is_none_names_its_file_and_row() {
    let rows = part("a.csv", &[("score", &["10", "9", "8"]), ("at", &["2026-01-01", "2026-01-02", "soon"])]);
    let text = metric("nps", "column = \"score\"\nevery = \"month\"");
    let error = report_of("time = \"at\"", &text, vec![rows]).unwrap_err();
    assert_eq!((error.code(), error.file(), error.row()), ("wrong_type", Some("a.csv"), Some(2)));
}

#[test]
fn every_needs_a_time_and_a_log_needs_every() {
    let rows = || vec![part("a.csv", &[("score", &["10"]), ("who", &["a"]), ("at", &["2026-01-01"])])];
    let error = report(&metric("nps", "column = \"score\"\nevery = \"month\""), rows()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "card.toml:5: metrics.every: needs the key time in sources.survey: the column that says when"
    );
    let error =
        report_of("time = \"at\"", &metric("retention_rate", "column = \"who\""), rows()).unwrap_err();
    assert_eq!(error.code(), "missing");
    assert!(error.to_string().contains("say which, as in every = \"month\""), "{error}");
}

/// January: a, b, c bought; February: a, d; so one of three stayed.
#[test]
fn orders_have_customers_and_times() {
    let rows = part(
        "o.csv",
        &[
            ("who", &["a", "b", "c", "a", "d"]),
            ("at", &["2026-01-02", "2026-01-03", "2026-01-31", "2026-02-05", "2026-02-07"]),
            ("paid", &["1", "2", "3", "4", "5"]),
        ],
    );
    let source = "kind = \"orders\"\ncustomer = \"who\"\ntime = \"at\"\namount = \"paid\"";
    let text = format!(
        "{}{}",
        metric("retention_rate", "every = \"month\""),
        metric("repeat_rate", "every = \"month\"").replace("\"m\"", "\"again\"")
    );
    let found = report_of(source, &text, vec![rows]).unwrap();
    assert!((value(&found.metrics[0]) - 1.0 / 3.0).abs() < 1e-15);
    assert_eq!(found.metrics[0].periods.len(), 1);
    assert!(found.metrics[1].reading.is_some());
}

#[test]
fn groups_are_judged_with_their_number_in_mind() {
    // Twenty groups of 40: one is worse, at p = 0.02 or so against the rest; among twenty that is chance.
    let names: Vec<String> = (0..20).map(|group| format!("g{group:02}")).collect();
    let (mut score, mut area): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (group, name) in names.iter().enumerate() {
        for row in 0..40 {
            score.push(if row < if group == 7 { 21 } else { 28 } { "10" } else { "3" });
            area.push(name);
        }
    }
    let rows = || vec![part("a.csv", &[("score", &score), ("area", &area)])];
    let text = metric("nps", "column = \"score\"\nby = [\"area\"]");
    let found = report(&text, rows()).unwrap();
    let group = &found.metrics[0].breakdowns[0].groups[7];
    let against = group.against_rest.as_ref().unwrap();
    assert!(against.p_value.unwrap() < 0.05 && against.p_corrected.unwrap() > 0.05, "{against:?}");
    assert_eq!(group.apart, None);
    assert!((against.p_corrected.unwrap() - (20.0 * against.p_value.unwrap()).min(1.0)).abs() < 1e-12);
}

#[test]
fn metrics_lead_to_the_north_star() {
    let rows = || vec![part("a.csv", &[("score", &["10", "9", "3"])])];
    let with = |lead: &str| {
        metric("nps", "column = \"score\"")
            + &metric("response_rate", &format!("column = \"score\"\nleads_to = \"{lead}\""))
                .replace("\"m\"\nsource", "\"r\"\nsource")
    };
    let page = report(&with("m"), rows()).unwrap().to_html(None);
    assert!(page.contains("What leads to the North Star"));
    assert_eq!(report(&with("mm"), rows()).unwrap_err().code(), "unknown_name");
    assert!(report(&with("r"), rows()).unwrap_err().to_string().contains("leads back to itself"));
}

#[test]
fn what_is_due_is_kept() {
    let text = format!(
        "title = \"T\"\ncadence = \"monthly\"\n[sources.survey]\npath = \"x\"\n{}{}",
        metric("nps", "column = \"score\""),
        metric("nps", "column = \"score\"\ncadence = \"weekly\"").replace("\"m\"", "\"w\"")
    );
    let due = |cadence: &str| {
        let card = Scorecard::parse(&text, "card.toml").unwrap().due(cadence)?;
        Ok::<_, ReportError>(card.metrics.iter().map(|metric| metric.id.clone()).collect::<Vec<_>>())
    };
    assert_eq!(due("weekly").unwrap(), ["w"]);
    assert_eq!(due("monthly").unwrap(), ["m", "w"]);
    assert_eq!(due("daily").unwrap_err().code(), "empty");
    assert!(due("weakly").unwrap_err().to_string().contains("did you mean 'weekly'?"));
}

#[test]
fn a_suggested_scorecard_runs() {
    let table = |columns: &[(&str, &[&str])]| part("x.csv", columns).table;
    let survey = table(&[
        ("would_recommend", &["10", "9", "3", "11", "8", "7", "0", "10", "10", "10", "9", "9"]),
        ("satisfied", &["5", "4", "1", "2", "3", "5", "5", "4", "4", "5", "5", "4"]),
        ("area", &["n", "s", "n", "s", "n", "s", "n", "s", "n", "s", "n", "s"]),
        ("at", &["2026-01-01"; 12]),
        ("note \"x\"\n", &["<b>", "", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]),
    ]);
    let text = cxkit_report::suggest("data/survey.csv", &survey).unwrap();
    let card = Scorecard::parse(&text, "scorecard.toml").unwrap();
    let found: Vec<_> = card.metrics.iter().map(|metric| (metric.id.as_str(), metric.measure.name)).collect();
    assert_eq!(found, [("would_recommend", "nps"), ("satisfied", "csat")], "{text}");
    assert!(
        card.metrics.iter().all(|metric| metric.by[0].column == "area" && metric.every.is_some()),
        "{text}"
    );

    // As a survey tool exports it: a word for no answer, and a day that nobody can read without a guess.
    let exported = table(&[
        (
            "How likely are you to recommend us?",
            &["10", "9", "N/A", "0", "8", "7", "3", "10", "10", "9", "9", "-"],
        ),
        ("Submitted", &["31/01/2026 09:30"; 12]),
        ("Plan", &["Free", "Pro", "Free", "Pro", "Free", "Pro", "Free", "Pro", "Free", "Pro", "Free", "Pro"]),
    ]);
    let text = cxkit_report::suggest("export.csv", &exported).unwrap();
    let card = Scorecard::parse(&text, "scorecard.toml").unwrap();
    let by: Vec<_> = card.metrics[0].by.iter().map(|by| by.column.as_str()).collect();
    assert_eq!((card.metrics[0].measure.name, by), ("nps", vec!["Plan"]), "{text}");
    for said in [
        "missing_values = [\"-\", \"N/A\"]",
        "Submitted: words that look like times",
        "Plan: words: Free, Pro",
    ] {
        assert!(text.contains(said), "{text}");
    }

    let mut log = events().table;
    log.columns[2].0 = "activity".into();
    let text = cxkit_report::suggest("log.csv", &log).unwrap();
    let card = Scorecard::parse(&text, "scorecard.toml").unwrap();
    assert_eq!(card.metrics[0].measure.name, "ttr", "{text}");

    let nothing = table(&[("x", &["a", "b", "c"])]);
    let text = cxkit_report::suggest("x.csv", &nothing).unwrap();
    assert_eq!(Scorecard::parse(&text, "s.toml").unwrap().metrics[0].measure.name, "response_rate");
    assert_eq!(cxkit_report::suggest("x.csv", &table(&[("x", &[])])).unwrap_err().code(), "empty");
}

/// 100 × 0.8 / (1 + 0.1 − 0.8) = 266.67; with one of three customers kept, 100 × (1/3) / (1.1 − 1/3) = 43.48.
#[test]
fn a_formula_takes_numbers_and_those_of_other_metrics() {
    let rows = || {
        vec![part(
            "o.csv",
            &[
                ("who", &["a", "b", "c", "a", "d"]),
                ("at", &["2026-01-02", "2026-01-03", "2026-01-31", "2026-02-05", "2026-02-07"]),
            ],
        )]
    };
    let kept = metric("retention_rate", "column = \"who\"\nevery = \"month\"");
    let form = |id: &str, more: &str| {
        format!("[[metrics]]\nid = \"{id}\"\nmeasure = \"clv\"\nmargin = 100\n{more}\n")
    };
    let both = form("a", "retention = 0.8\ndiscount_rate = 0.1\ntarget = 200")
        + &kept
        + &form("b", "retention = \"m\"\ndiscount_rate = 0.1");
    let found = report_of("time = \"at\"", &both, rows()).unwrap();
    let ids: Vec<_> = found.metrics.iter().map(|metric| metric.id.as_str()).collect();
    assert_eq!(ids, ["a", "m", "b"]);
    assert!((value(&found.metrics[0]) - 80.0 / 0.3).abs() < 1e-9);
    assert!((value(&found.metrics[2]) - 100.0 / 3.0 / (1.1 - 1.0 / 3.0)).abs() < 1e-9);
    // Numbers alone say nothing of how sure they are.
    assert_eq!(found.metrics[0].status, Status::Undecided);
    assert!(found.to_html(None).contains("margin 100, retention 0.3333333333333333 (m), discount_rate 0.1"));

    let refused =
        |more: &str| report_of("time = \"at\"", &(kept.clone() + &form("b", more)), rows()).unwrap_err();
    assert!(refused("retention = \"mm\"\ndiscount_rate = 0.1").to_string().contains("did you mean 'm'?"));
    assert!(refused("retention = \"b\"\ndiscount_rate = 0.1").to_string().contains("does not stand before"));
    assert!(refused("retentoin = 0.8\ndiscount_rate = 0.1")
        .to_string()
        .contains("did you mean 'retention'?"));
    assert!(refused("retention = 0.8\ndiscount_rate = 0.1\nby = [\"who\"]")
        .to_string()
        .contains("reads no rows"));
    assert_eq!(refused("retention = 1.8\ndiscount_rate = 0.1").code(), "out_of_range");
}

/// 30 / 2 from totals; the mean of 10, 20 and 30 from rows.
#[test]
fn cost_to_serve_is_read_from_totals_or_from_rows() {
    let rows = || vec![part("c.csv", &[("cost", &["10", "20", "30"])])];
    let totals = "[[metrics]]\nid = \"t\"\nmeasure = \"cost_to_serve\"\ntotal_cost = 30\nserved = 2\n";
    let both = metric("cost_to_serve", "columns = { cost = \"cost\" }") + totals;
    let found = report_of("", &both, rows()).unwrap();
    assert_eq!((value(&found.metrics[0]), value(&found.metrics[1])), (20.0, 15.0));
}

/// A difference rests on two samples and has no n: it is neither grey as one of few answers nor said to be of none.
#[test]
fn a_difference_is_drawn_as_sure_as_it_is() {
    use cxkit::describe::Record;
    use cxkit::stats::{share_difference, DifferenceResult};
    let result = share_difference(600, 1_000, 500, 1_000).unwrap();
    let figure =
        cxkit_report::figure_of("DifferenceResult", DifferenceResult::FIELDS, &result.values()).unwrap();
    let drawn: Vec<usize> = figure["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|trace| trace["x"].as_array().map_or(0, Vec::len))
        .collect();
    assert_eq!(drawn, [1, 0, 0], "in the colour of what is certain enough, not in that of few answers");
    assert_eq!(figure["layout"]["yaxis"]["ticktext"], serde_json::json!(["All"]));
}
