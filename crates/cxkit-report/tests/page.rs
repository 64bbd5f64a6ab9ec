//! The page: names stay text, nothing comes from outside, the same input gives the same bytes.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use html5gum::{Token, Tokenizer};
use support::{part, report};

const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style><h1 id=x>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "{{ 7 * 7 }}{% raw %}",
    "\u{202e}gnp.exe\u{2028}\u{0}\u{7}",
    "=HYPERLINK(\"http://x\")",
];

/// A report in which every name that can come from data or a scorecard is this text.
fn page_of(name: &str) -> (String, String) {
    let quoted = serde_json::to_string(name).unwrap();
    let metric = |id: &str| {
        format!(
            "{{\"id\": {id}, \"label\": {quoted}, \"source\": {quoted}, \"measure\": \"nps\", \"column\": {quoted}, \
             \"by\": [{{\"column\": {quoted}, \"label\": {quoted}}}, \"area\"], \"stage\": {quoted}, \
             \"owner\": {quoted}, \"target\": 10, \"missing_values\": [{quoted}], \"where\": {{\"area\": {quoted}}}, \
             \"benchmark\": {{\"label\": {quoted}, \"value\": 1}}}}"
        )
    };
    let text = format!(
        "{{\"title\": {quoted}, \"period\": {quoted}, \"cadence\": {quoted}, \
         \"sources\": {{{quoted}: {{\"path\": {quoted}}}}}, \"metrics\": [{}, {}]}}",
        metric(&quoted),
        metric("\"other\"")
    );
    let card = cxkit_report::Scorecard::parse(&text, "card.json").unwrap();
    let mut rows = part("x", &[("area", &[name, name, name]), ("answers", &["10", "9", "3"])]);
    rows.file = name.into();
    rows.table.columns[1].0 = name.into();
    rows.table.all_columns = vec!["area".into(), name.into()];
    let report = card.evaluate(vec![(name.into(), vec![rows])], 1).unwrap();
    (report.to_html(Some("var Plotly;")), report.to_csv())
}

/// Elements and the names of their attributes, in order; what stands in script elements as text.
fn skeleton(html: &str) -> (Vec<(String, Vec<String>)>, Vec<String>) {
    let (mut elements, mut scripts) = (Vec::new(), Vec::new());
    let mut in_script = false;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                in_script = name == "script";
                let attributes = tag.attributes.keys().map(|key| String::from_utf8_lossy(key).into_owned());
                elements.push((name, attributes.collect()));
            }
            Token::EndTag(_) => in_script = false,
            Token::String(text) if in_script => scripts.push(String::from_utf8_lossy(&text).into_owned()),
            _ => {}
        }
    }
    (elements, scripts)
}

#[test]
fn no_name_becomes_an_element_or_an_attribute() {
    let (plain, plain_scripts) = skeleton(&page_of("plain").0);
    assert!(plain.iter().any(|(name, _)| name == "table") && plain_scripts.len() == 3);
    for name in HOSTILE {
        let (page, _) = page_of(name);
        let (elements, scripts) = skeleton(&page);
        assert_eq!(elements, plain, "{name:?} changes the page");
        assert_eq!(scripts.len(), 3);
        let figures: serde_json::Value = serde_json::from_str(&scripts[0]).unwrap();
        assert!(figures["figure-1"]["data"].is_array());
        // The scripts are the page's own: data never reaches them.
        assert_eq!(scripts[1..], plain_scripts[1..]);
    }
}

#[test]
fn addresses_in_the_page_are_its_own() {
    for name in HOSTILE {
        let (page, _) = page_of(name);
        for token in Tokenizer::new(&page).flatten() {
            if let Token::StartTag(tag) = token {
                for (key, value) in &tag.attributes {
                    let value = String::from_utf8_lossy(&value.value).into_owned();
                    match key.as_slice() {
                        b"href" => assert!(value.starts_with("#metric-"), "{value}"),
                        b"src" | b"style" | b"srcset" | b"action" => panic!("{value}"),
                        key => assert!(!key.starts_with(b"on"), "{value}"),
                    }
                }
            }
        }
    }
}

#[test]
fn figures_hold_no_markup_from_data() {
    let (page, _) = page_of("<b>bold</b>");
    let (_, scripts) = skeleton(&page);
    let figures: serde_json::Value = serde_json::from_str(&scripts[0]).unwrap();
    assert!(!figures.to_string().contains("<b>"), "{figures}");
    assert!(figures.to_string().contains("&lt;b&gt;"));
}

#[test]
fn a_formula_is_quoted_in_the_long_table() {
    let (_, csv) = page_of("=HYPERLINK(\"http://x\")");
    for line in csv.lines().skip(1) {
        assert!(
            line.split(',').all(|cell| !cell.starts_with(['=', '+', '@']) && !cell.starts_with("\"=")),
            "{line}"
        );
    }
}

#[test]
fn long_names_are_cut_and_directions_are_harmless() {
    let (page, _) = page_of(&"x".repeat(10_000));
    assert!(page.contains(&"x".repeat(80)) && !page.contains(&"x".repeat(81)));
    let (page, _) = page_of("a\u{202e}b\u{7}\u{2066}");
    assert!(!page.contains(['\u{202e}', '\u{7}', '\u{2066}']));
    assert!(page.contains("a\u{fffd}b\u{fffd}\u{fffd}"));
}

#[test]
fn the_policy_allows_what_is_in_the_page_and_nothing_else() {
    let (page, _) = page_of("plain");
    let policy =
        page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split("\">").next().unwrap();
    assert!(policy.starts_with("default-src &#x27;none&#x27;; script-src &#x27;sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    assert_eq!(policy.matches("sha256-").count(), 4);
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let make = || {
        let rows = part("a.csv", &[("score", &["10", "9", "3", "8"]), ("area", &["A", "B", "B", "C"])]);
        let metric = "[[metrics]]\nid = \"nps\"\nsource = \"survey\"\nmeasure = \"nps\"\ncolumn = \"score\"\nby = [\"area\"]\n";
        let report = report(metric, vec![rows]).unwrap();
        [report.to_html(None), report.to_json(), report.to_csv(), report.to_markdown(), report.to_text()]
    };
    assert_eq!(make(), make());
}

#[test]
fn without_plotly_the_tables_stand_open() {
    let (elements, scripts) = skeleton(&{
        let rows = part("a.csv", &[("score", &["10", "9", "3"])]);
        let metric = "[[metrics]]\nid = \"n\"\nsource = \"survey\"\nmeasure = \"nps\"\ncolumn = \"score\"\n";
        report(metric, vec![rows]).unwrap().to_html(None)
    });
    assert_eq!(scripts.len(), 1);
    let open = |(name, attributes): &(String, Vec<String>)| name == "details" && attributes == &["open"];
    assert!(elements.iter().any(open) && !elements.iter().any(|(name, _)| name == "figure"));
}
