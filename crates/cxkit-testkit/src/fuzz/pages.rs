//! The page of a report: no element and no attribute of it comes from data, whatever the names.

use cxkit_report::{Part, Scorecard, Table, TableColumn, WordsBuilder};
use html5gum::{Token, Tokenizer};
use std::sync::OnceLock;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    [
        "plain",
        "<script>alert(1)</script>",
        "</script><!--",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='x",
        "{{ 7 * 7 }}{% raw %}",
        "&lt;b&gt;&#60;i&#62;",
        "</title></style><h1 id=x>",
        "\u{202e}\u{2028}\u{0}",
        "=1+1",
    ]
    .map(|name| name.as_bytes().to_vec())
    .into()
}

/// Whatever the name: a page whose elements and attributes are those of the same report under a plain name, whose own
/// scripts are unchanged, and a table in which no cell begins a formula.
pub(super) fn check(bytes: &[u8]) -> String {
    static PLAIN: OnceLock<Shape> = OnceLock::new();
    let name = String::from_utf8_lossy(bytes).into_owned();
    let plain = PLAIN.get_or_init(|| Shape::of("plain").unwrap_or_default());
    match Shape::of(&name) {
        Ok(shape) => {
            assert_eq!(shape.elements, plain.elements, "{name:?} changes the elements of the page");
            assert_eq!(shape.scripts, plain.scripts, "{name:?} reaches a script");
            for line in shape.csv.lines().skip(1) {
                let begins = |cell: &str| cell.starts_with(['=', '+', '@', '\t']);
                // Cells that hold commas are quoted as a whole, so what lies between two commas may be their middle.
                assert!(line.contains('"') || !line.split(',').any(begins), "{line:?} begins a formula");
            }
            format!("a page of {} elements", shape.elements.len())
        }
        Err(refused) => super::in_general(&refused),
    }
}

/// What a page is made of.
#[derive(Debug, Default)]
struct Shape {
    /// Elements with the names of their attributes, in order.
    elements: Vec<(Vec<u8>, Vec<Vec<u8>>)>,
    /// What stands in its scripts, without the first, which holds the figures.
    scripts: Vec<Vec<u8>>,
    csv: String,
}

impl Shape {
    /// The page of a report in which every name that can come from outside is this one.
    fn of(name: &str) -> Result<Self, String> {
        let quoted = quoted(name);
        let metric = |id: &str, lead: &str| {
            format!(
                "{{\"id\": {id}, \"label\": {quoted}, \"source\": {quoted}, \"measure\": \"nps\", \"column\": \"answer\", \
                 \"by\": [{{\"column\": \"area\", \"label\": {quoted}}}], \"stage\": {quoted}, \"owner\": {quoted}, \
                 \"roles\": [{quoted}], \"every\": \"month\", \"target\": 10, \"missing_values\": [{quoted}], \
                 \"benchmark\": {{\"label\": {quoted}, \"value\": 1}}{lead}}}"
            )
        };
        let lead = format!(", \"leads_to\": {quoted}");
        let text = format!(
            "{{\"title\": {quoted}, \"period\": {quoted}, \"cadence\": {quoted}, \
             \"sources\": {{{quoted}: {{\"path\": {quoted}, \"time\": \"at\"}}}}, \
             \"metrics\": [{}, {}]}}",
            metric(&quoted, ""),
            metric("\"the other metric\"", &lead)
        );
        let card = Scorecard::parse(&text, "card.json").map_err(|error| error.to_string())?;
        let column = |cells: [&str; 4]| {
            let mut words = WordsBuilder::default();
            cells.iter().for_each(|cell| words.push(cell));
            TableColumn::of_words(words.finish())
        };
        // A name that reads as a number or as nothing is another kind of column, and another page.
        if name.is_empty() || name.trim().parse::<f64>().is_ok() {
            return Err("a name that is none".into());
        }
        let columns = vec![
            ("answer".to_owned(), column(["10", "9", "3", "8"])),
            ("area".to_owned(), column([name, name, "elsewhere", "elsewhere"])),
            ("at".to_owned(), column(["2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28"])),
        ];
        let all_columns = columns.iter().map(|(name, _)| name.clone()).collect();
        let table = Table { rows: 4, columns, recoded_cells: 0, all_columns };
        let part = Part { file: name.to_owned(), table, constants: Vec::new() };
        let report =
            card.evaluate(vec![(name.to_owned(), vec![part])], 1).map_err(|error| error.to_string())?;
        let mut shape = Self { csv: report.to_csv(), ..Self::default() };
        let mut in_script = false;
        for token in Tokenizer::new(&report.to_html(Some("var Plotly;"))).flatten() {
            match token {
                Token::StartTag(tag) => {
                    in_script = *tag.name == b"script"[..];
                    let attributes = tag.attributes.keys().map(|key| key.to_vec()).collect();
                    shape.elements.push((tag.name.to_vec(), attributes));
                }
                Token::EndTag(_) => in_script = false,
                Token::String(text) if in_script => shape.scripts.push(text.to_vec()),
                _ => {}
            }
        }
        if !shape.scripts.is_empty() {
            shape.scripts.remove(0);
        }
        Ok(shape)
    }
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
