//! A first scorecard for a file nobody has measured yet.

use crate::error::ReportError;
use crate::scorecard::Scorecard;
use crate::table::{Part, Table, TableColumn};
use cxkit::columns::{Key, Texts};
use cxkit::time::{Times, Zone};
use std::collections::BTreeMap;

/// So many groups a suggested breakdown has at most.
const MOST_GROUPS: usize = 20;
/// So many metrics are suggested of each kind.
const MOST_OF_A_KIND: usize = 4;
/// So many different values of a column are written out.
const MOST_SHOWN: usize = 8;
/// So many different words among numbers may stand for no answer.
const MOST_BLANKS: usize = 3;
/// A column of answers holds at least this share of numbers on its scale.
const MOSTLY: f64 = 0.9;

/// A commented scorecard for the table in `path`, by its columns: what they are called and what they hold.
///
/// What is suggested was tried on the table, so the scorecard runs as it is; what it means is for its reader to say.
///
/// # Errors
/// `empty` for a table without rows or columns.
pub fn suggest(path: &str, table: &Table) -> Result<String, ReportError> {
    if table.rows == 0 || table.columns.is_empty() {
        return Err(ReportError::new("empty", "has no rows to look at").in_file(path));
    }
    let seen = Seen::new(table);
    let source = seen.source(path);
    let mut metrics: Vec<String> = Vec::new();
    for metric in seen.metrics() {
        let alone = format!("title = \"x\"\n{source}{metric}");
        let runs = Scorecard::parse(&alone, "suggested").and_then(|card| {
            let part = Part { file: path.to_owned(), table: table.clone(), constants: Vec::new() };
            card.evaluate(vec![("rows".to_owned(), vec![part])], 1)
        });
        if runs.is_ok_and(|report| report.metrics.iter().all(|metric| metric.reading.is_some())) {
            metrics.push(metric);
        }
    }
    let mut text = String::from(
        "# A first scorecard, made by looking at the columns of the file. It runs as it is:\n\
         #   cxkit report scorecard.toml --out report.html\n\
         # Every line that begins with # is a comment; take the mark away to use what it says.\n",
    );
    text.push_str(&format!("title = {}\n", quoted(title(path))));
    text.push_str("# cadence = \"monthly\"             # how often the report is due\n");
    if metrics.len() > 1 {
        text.push_str("# north_star = \"...\"              # the id of the metric above all others; the first without it\n");
    }
    text.push('\n');
    text.push_str(&source);
    if metrics.is_empty() {
        // Every table has rows, so this one always runs.
        let first = table.columns.first().map_or("", |(name, _)| name.as_str());
        text.push_str(
            "\n# No column looks like answers, times or flags: this counts who has a value at all.\n",
        );
        text.push_str(&metric("filled", "response_rate", &format!("column = {}\n", quoted(first)), "", ""));
    }
    for metric in metrics {
        text.push('\n');
        text.push_str(&metric);
    }
    text.push_str("\n# Columns of the file:\n");
    for (name, column) in &table.columns {
        text.push_str(&format!("#   {}: {}\n", comment(name), seen.describe(name, column)));
    }
    Ok(text)
}

/// What the columns look like.
struct Seen<'a> {
    table: &'a Table,
    /// Columns that hold times, in order.
    times: Vec<&'a str>,
    /// Columns that tell groups apart.
    groups: Vec<&'a str>,
}

fn has(name: &str, words: &[&str]) -> bool {
    let name = name.to_lowercase();
    words.iter().any(|word| name.contains(word))
}

impl<'a> Seen<'a> {
    fn new(table: &'a Table) -> Self {
        let mut seen = Self { table, times: Vec::new(), groups: Vec::new() };
        for (name, column) in &table.columns {
            if is_time(column) {
                seen.times.push(name);
            } else if is_group(column)
                && !has(name, &["weight", "nps", "score", "rating", "satisf", "effort", "csat"])
            {
                seen.groups.push(name);
            }
        }
        seen
    }

    fn named(&self, words: &[&str], fits: impl Fn(&TableColumn) -> bool) -> Option<&'a str> {
        let columns = self.table.columns.iter();
        columns
            .into_iter()
            .find(|(name, column)| has(name, words) && fits(column))
            .map(|(name, _)| name.as_str())
    }

    /// Case and event, where rows are steps of cases.
    fn events(&self) -> Option<(&'a str, &'a str)> {
        let repeats = |column: &TableColumn| {
            distinct(column, self.table.rows).is_some_and(|many| many * 2 <= self.table.rows)
        };
        let case = self.named(&["case", "ticket", "incident"], repeats)?;
        let event = self.named(&["activity", "event", "action", "status"], |column| {
            matches!(column, TableColumn::Words(_)) && distinct(column, 200).is_some()
        })?;
        (!self.times.is_empty() && case != event).then_some((case, event))
    }

    fn source(&self, path: &str) -> String {
        let mut out = format!(
            "[sources.rows]\npath = {}                # a pattern such as data/*.csv is fine\n",
            quoted(path)
        );
        if let (Some((case, event)), Some(time)) = (self.events(), self.times.first()) {
            out.push_str("kind = \"events\"                   # the events of a case become one row\n");
            out.push_str(&format!(
                "case = {}\ntime = {}\nevent = {}\nopened = \"first\"\n",
                quoted(case),
                quoted(time),
                quoted(event)
            ));
            if let Some(name) = self.end_event(event) {
                out.push_str(&format!("resolved = {{ event = {}, take = \"last\" }}\n", quoted(&name)));
                out.push_str(
                    "# reopened_by = [\"...\"]             # events that mean work after a resolution\n",
                );
            }
            return out;
        }
        let customer = self.named(&["customer", "client", "user", "account"], |column| !is_time(column));
        let amount = self.named(&["amount", "price", "revenue", "paid", "total", "value"], |column| {
            matches!(column, TableColumn::Numbers(_))
        });
        if let (Some(customer), Some(amount), Some(time)) = (customer, amount, self.times.first()) {
            out.push_str("kind = \"orders\"                   # who bought when for how much\n");
            out.push_str(&format!(
                "customer = {}\ntime = {}\namount = {}\n",
                quoted(customer),
                quoted(time),
                quoted(amount)
            ));
            return out;
        }
        if let Some(time) = self.times.first() {
            out.push_str(&format!(
                "time = {}                # when a row happened: allows every, --since and --until\n",
                quoted(time)
            ));
        }
        match self.named(&["weight"], |column| matches!(column, TableColumn::Numbers(_))) {
            Some(weight) => out.push_str(&format!(
                "weight = {}              # how many people a row stands for\n",
                quoted(weight)
            )),
            None => out.push_str("# weight = \"...\"                # how many people a row stands for\n"),
        }
        out
    }

    /// The event that ends a case, by its name.
    fn end_event(&self, event: &str) -> Option<String> {
        let TableColumn::Words(words) = self.table.column(event)? else { return None };
        let find =
            |part: &str| words.all().find(|word| word.to_lowercase().contains(part)).map(str::to_owned);
        // `Resolve ticket` says more than `RESOLVED` in a corner: the most frequent of those that fit.
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in 0..words.codes().len() {
            if let Some(word) =
                words.get(row).filter(|word| has(word, &["resol", "solved", "clos", "complet", "done"]))
            {
                *counts.entry(word).or_default() += 1;
            }
        }
        let preferred = counts
            .iter()
            .filter(|(word, _)| has(word, &["resol", "solved"]))
            .max_by_key(|(_, count)| **count);
        let any = preferred.or_else(|| counts.iter().max_by_key(|(_, count)| **count));
        any.map(|(word, _)| (*word).to_owned()).or_else(|| find("end"))
    }

    fn metrics(&self) -> Vec<String> {
        let by = self.by();
        let mut out = Vec::new();
        let timed = !self.times.is_empty();
        let every = if timed { "every = \"month\"\n" } else { "" };
        if let Some((_, event)) = self.events() {
            if self.end_event(event).is_some() {
                let reading = "reading = [\"median\", \"mean\", \"p90\"]\n";
                out.push(metric(
                    "time_to_resolution",
                    "ttr",
                    reading,
                    every,
                    &format!("# target = \"24h\"\n{by}"),
                ));
            }
            return out;
        }
        let opened = self.times.iter().copied().find(|name| has(name, &["open", "creat", "start", "report"]));
        let resolved =
            self.times.iter().copied().find(|name| has(name, &["resol", "clos", "solv", "end", "finish"]));
        if let (Some(opened), Some(resolved)) = (opened, resolved) {
            let columns = format!(
                "columns = {{ opened = {}, resolved = {} }}\nreading = [\"median\", \"mean\", \"p90\"]\n",
                quoted(opened),
                quoted(resolved)
            );
            out.push(metric(
                "time_to_resolution",
                "ttr",
                &columns,
                every,
                &format!("# target = \"24h\"\n{by}"),
            ));
        }
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, column) in &self.table.columns {
            let Some((measure, options)) = self.answers(name, column) else { continue };
            let count = kinds.entry(measure).or_default();
            *count += 1;
            if *count > MOST_OF_A_KIND {
                continue;
            }
            let options = format!("column = {}\nlabel = {}\n{options}", quoted(name), quoted(name));
            let target = match measure {
                "nps" => "# target = 45\n",
                _ => "# target = 0.8                   # or a band: [0.75, 0.85]\n",
            };
            out.push(metric(&id(name), measure, &options, every, &format!("{target}{by}")));
        }
        if let Some(talk) = self.named(&["talk", "handle_time", "handling", "aht"], |column| {
            matches!(column, TableColumn::Numbers(_))
        }) {
            out.push(metric(
                "handle_time",
                "aht",
                &format!("columns = {{ talk = {} }}\n", quoted(talk)),
                every,
                &by,
            ));
        }
        if let Some(reopened) = self.named(&["reopen"], |column| {
            scale(column).is_some_and(|(low, high, _)| low >= 0.0 && high <= 1.0)
        }) {
            out.push(metric(
                "reopened",
                "reopen_rate",
                &format!("column = {}\n", quoted(reopened)),
                every,
                &by,
            ));
        }
        let has_orders = self.source("").contains("kind = \"orders\"");
        if has_orders && timed {
            out.push(metric("repeat_rate", "repeat_rate", "", "every = \"month\"\n", ""));
            out.push(metric("retention", "retention_rate", "", "every = \"month\"\n", ""));
        }
        out
    }

    fn by(&self) -> String {
        // What tells cases and their steps apart is no group of cases.
        let own = self.events();
        let answers =
            |name: &str| self.table.column(name).is_some_and(|column| self.answers(name, column).is_some());
        let free = |name: &&&str| {
            own.is_none_or(|(case, event)| **name != case && **name != event) && !answers(name)
        };
        let names: Vec<String> = self.groups.iter().filter(free).take(2).map(|name| quoted(name)).collect();
        match names.is_empty() {
            true => "# by = [\"...\"]                   # columns to break the number down by\n".to_owned(),
            false => format!("by = [{}]\n", names.join(", ")),
        }
    }

    /// The measure a column of answers suggests, and its options.
    fn answers(&self, name: &str, column: &TableColumn) -> Option<(&'static str, String)> {
        if has(name, &["weight", "count", "year", "month", "day", "age", "id"])
            && !has(name, &["satisf", "nps", "rating"])
        {
            return None;
        }
        let (column, blanks) = without_blanks(column);
        let (low, high, counts) = scale(&column)?;
        let all: usize = counts.values().sum();
        #[allow(clippy::cast_precision_loss)]
        let share = |from: i64, to: i64| {
            counts
                .iter()
                .filter(|(value, _)| (from..=to).contains(*value))
                .map(|(_, count)| count)
                .sum::<usize>() as f64
                / all.max(1) as f64
        };
        let outside = |from: i64, to: i64| {
            let numbers =
                counts.keys().filter(|value| !(from..=to).contains(*value)).map(ToString::to_string);
            let values: Vec<String> = numbers.chain(blanks.iter().map(|word| quoted(word))).collect();
            match values.is_empty() {
                true => String::new(),
                false => format!(
                    "missing_values = [{}]             # outside the scale: taken for no answer, check that\n",
                    values.join(", ")
                ),
            }
        };
        let effort = has(name, &["effort", "ces", "easy", "ease"]);
        let nps = has(name, &["nps", "recommend", "netpro", "promot", "likel"]);
        let rated = has(name, &["satisf", "csat", "rating", "score", "stars", "q"]) || effort;
        if (nps || (counts.len() >= 8 && low >= 0.0 && high <= 11.0)) && share(0, 10) >= MOSTLY {
            return Some(("nps", outside(0, 10)));
        }
        if counts.len() < 3 {
            return None;
        }
        for top in [5, 7] {
            #[allow(clippy::cast_precision_loss)]
            let fits = share(1, top) >= MOSTLY && counts.contains_key(&top) && high <= top as f64 + 1.0;
            if fits && (rated || counts.len() >= 4) {
                let measure = if effort { "ces" } else { "csat" };
                return Some((measure, format!("scale = [1, {top}]\n{}", outside(1, top))));
            }
        }
        None
    }

    fn describe(&self, name: &str, column: &TableColumn) -> String {
        if self.times.contains(&name) {
            return "times".to_owned();
        }
        let kind = if matches!(column, TableColumn::Numbers(_)) { "numbers" } else { "words" };
        if looks_like_times(column) {
            return format!("{kind} that look like times; a time is written 2026-01-31 or 2026-01-31T09:30");
        }
        match distinct(column, 1_000) {
            Some(1) => format!("{kind}, one value throughout"),
            Some(many) if many <= MOST_SHOWN => format!("{kind}: {}", values(column).join(", ")),
            Some(many) => format!("{kind}, {many} different values"),
            None => format!("{kind}, more than 1,000 different values"),
        }
    }
}

fn metric(id: &str, measure: &str, options: &str, every: &str, rest: &str) -> String {
    format!(
        "[[metrics]]\nid = {}\nsource = \"rows\"\nmeasure = \"{measure}\"\n{options}{every}{rest}",
        quoted(id)
    )
}

/// How many different values a column has; nothing for more than `most`.
fn distinct(column: &TableColumn, most: usize) -> Option<usize> {
    let mut values: std::collections::BTreeSet<Key> = std::collections::BTreeSet::new();
    for row in 0..column.len() {
        let key = column.key(row);
        if key != Key::Null {
            values.insert(key);
            if values.len() > most {
                return None;
            }
        }
    }
    Some(values.len())
}

/// The different values of a column in order, as a comment shows them.
fn values(column: &TableColumn) -> Vec<String> {
    let mut values: std::collections::BTreeSet<Key> = std::collections::BTreeSet::new();
    values.extend((0..column.len()).map(|row| column.key(row)).filter(|key| *key != Key::Null));
    values.iter().map(|value| comment(&value.to_string())).collect()
}

/// Whether most words are a day with its parts in another order, as spreadsheets write them: 31/01/2026, 31.1.26 9:30.
fn looks_like_times(column: &TableColumn) -> bool {
    let TableColumn::Words(words) = column else { return false };
    let is_day = |word: &str| {
        let day = word.split([' ', 'T', ',']).next().unwrap_or_default();
        let parts: Vec<&str> = day.split(['/', '.', '-']).collect();
        parts.len() == 3
            && parts
                .iter()
                .all(|part| matches!(part.len(), 1..=4) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let days = words.all().filter(|word| is_day(word)).count();
    days > 0 && days * 10 >= words.all().len() * 9
}

/// A column of numbers with a few words among them, `N/A` say, without these, and the words; any other column as it is.
fn without_blanks(column: &TableColumn) -> (std::borrow::Cow<'_, TableColumn>, Vec<String>) {
    use std::borrow::Cow;
    let TableColumn::Words(words) = column else { return (Cow::Borrowed(column), Vec::new()) };
    let is_number = |word: &&str| word.trim().parse::<f64>().is_ok_and(f64::is_finite);
    let mut blanks: Vec<&str> = words.all().filter(|word| !is_number(word)).collect();
    if blanks.len() > MOST_BLANKS || blanks.len() == words.all().len() {
        return (Cow::Borrowed(column), Vec::new());
    }
    blanks.sort_unstable();
    let number = |row: usize| {
        let word = words.get(row).filter(|word| !blanks.contains(word));
        word.and_then(|word| word.trim().parse().ok()).unwrap_or(f64::NAN)
    };
    let numbers = TableColumn::Numbers((0..column.len()).map(number).collect());
    (Cow::Owned(numbers), blanks.into_iter().map(str::to_owned).collect())
}

fn is_group(column: &TableColumn) -> bool {
    let many = distinct(column, MOST_GROUPS);
    let words = matches!(column, TableColumn::Words(_));
    many.is_some_and(|many| many >= 2 && (words || many <= 6))
}

fn is_time(column: &TableColumn) -> bool {
    let TableColumn::Words(words) = column else { return matches!(column, TableColumn::Times(_)) };
    let known: Vec<&str> = words.all().collect();
    !known.is_empty() && Times::from_texts(&Texts::from(known.as_slice()), &Zone::utc()).is_ok()
}

/// The lowest and the highest whole number of a column, and how often each stands there; nothing for other columns.
fn scale(column: &TableColumn) -> Option<(f64, f64, BTreeMap<i64, usize>)> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for row in 0..column.len() {
        match column.key(row) {
            Key::Integer(number) => *counts.entry(number).or_default() += 1,
            Key::Null => {}
            Key::Text(_) => return None,
        }
        if counts.len() > 16 {
            return None;
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let ends = counts.keys().next().zip(counts.keys().last()).map(|(low, high)| (*low as f64, *high as f64));
    ends.map(|(low, high)| (low, high, counts))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A name in a comment: it cannot end the line.
fn comment(name: &str) -> String {
    crate::format::name(name)
}

/// A name as an id.
fn id(name: &str) -> String {
    let letters = name
        .to_lowercase()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { '_' })
        .collect::<String>();
    let id = letters.trim_matches('_').to_owned();
    if id.is_empty() {
        "answers".to_owned()
    } else {
        id
    }
}

/// The file's name without folders and endings.
fn title(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.split('.').next().filter(|name| !name.is_empty()).unwrap_or("Scorecard")
}
