//! Files as they come: gzipped, in an old encoding, cut short, ragged, under a wrong name.
#![allow(clippy::unwrap_used, clippy::panic)]

use cxkit::columns::Key;
use cxkit_io::{find_files, load, read_table, read_table_with_names};
use cxkit_report::{ReportError, Scorecard, Table, TableColumn};
use flate2::write::GzEncoder;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn read(&self, name: &str, bytes: &[u8], columns: &[&str]) -> Result<Table, ReportError> {
        let read = read_table(&self.file(name, bytes), columns);
        if let Err(error) = &read {
            assert!(error.to_string().contains(name), "{error}");
        }
        read
    }
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn cells(table: &Table, name: &str) -> String {
    let column = table.column(name).unwrap();
    (0..table.rows).map(|row| column.key(row).to_string()).collect::<Vec<_>>().join(" ")
}

fn numbers(table: &Table, name: &str) -> bool {
    matches!(table.column(name), Some(TableColumn::Numbers(_)))
}

#[test]
fn csv_gives_the_columns_that_were_asked_for() {
    let folder = Folder::new();
    let text = "\u{feff}score,area,note\n10,A,\"a,\nb\"\n9,,x\n,B,\n3.5,Blank,\n";
    for (name, bytes) in [("a.csv", text.as_bytes().to_vec()), ("b.csv.gz", gzipped(text.as_bytes()))] {
        let table = folder.read(name, &bytes, &["score", "area", "gone"]).unwrap();
        assert_eq!((table.rows, table.columns.len()), (4, 2));
        assert_eq!(cells(&table, "score"), "10 9 (none) 3.5");
        assert_eq!(cells(&table, "area"), "A (none) B Blank");
        assert!(numbers(&table, "score") && !numbers(&table, "area"));
        assert_eq!(table.all_columns, ["score", "area", "note"]);
    }
    let table = folder.read("c.csv", b"score;area\n10;A\n", &["score", "area"]).unwrap();
    assert_eq!((cells(&table, "score"), cells(&table, "area")), ("10".into(), "A".into()));
}

#[test]
fn a_quote_that_stays_open_is_an_error_at_its_line() {
    let folder = Folder::new();
    let text = b"a,b\n10,\"x\n9,2\n3,3\n";
    for (name, bytes) in [("a.csv", text.to_vec()), ("b.csv.gz", gzipped(text))] {
        let error = folder.read(name, &bytes, &["a"]).unwrap_err();
        assert_eq!((error.code(), error.line()), ("bad_file", Some(2)), "{error}");
        assert!(error.to_string().ends_with("a quote is opened and never closed"), "{error}");
    }
    // The line it leaves behind has too few cells as well; the quote is the cause.
    let error = folder.read("c.csv", b"a,b\n1,2\n\"x\n9,2\n", &["a"]).unwrap_err();
    assert_eq!((error.code(), error.line()), ("bad_file", Some(3)));
    let error = folder.read("d.csv", b"\xef\xbb\xbf\"a,b\n1,2\n", &["a"]).unwrap_err();
    assert_eq!((error.code(), error.line()), ("bad_file", Some(1)));
    let table = folder.read("e.csv", b"a,b\n1,\"x \"\"y\"\"\"\n2,5\" pipe\n3,\"\"", &["b"]).unwrap();
    assert_eq!(cells(&table, "b"), "x \"y\" 5\" pipe (none)");
}

#[test]
fn a_blank_line_of_a_one_column_file_is_a_row() {
    let folder = Folder::new();
    for text in ["score\n10\n\n9\n\n", "\u{feff}score\r\n10\r\n\r\n9\r\n\r\n", "\nscore\n10\n\n9\n\n"] {
        let table = folder.read("a.csv", text.as_bytes(), &["score"]).unwrap();
        assert_eq!((table.rows, cells(&table, "score")), (4, "10 (none) 9 (none)".into()), "{text:?}");
        assert!(numbers(&table, "score"));
    }
    let table = folder.read("b.csv", b"score,area\n10,A\n\n9,B\n", &["score"]).unwrap();
    assert_eq!(table.rows, 2);
}

#[test]
fn tabs_separate_a_tsv_and_quoted_delimiters_nothing() {
    let folder = Folder::new();
    let text = b"score, of 10\tarea\n10\tA, B\n";
    for (name, bytes) in [("a.tsv", text.to_vec()), ("b.tsv.gz", gzipped(text))] {
        let table = folder.read(name, &bytes, &["area"]).unwrap();
        assert_eq!(table.all_columns, ["score, of 10", "area"]);
        assert_eq!(cells(&table, "area"), "A, B");
    }
    let table = folder.read("c.tsv", b"a;b,c\n\n1,2\n", &["a;b,c"]).unwrap();
    assert_eq!(cells(&table, "a;b,c"), "(none) 1,2");
    let table = folder.read("d.csv", b"\"score, of 10, now\";area\n10;A\n", &["area"]).unwrap();
    assert_eq!((table.all_columns.len(), cells(&table, "area")), (2, "A".into()));
}

#[test]
fn latin_1_is_read_and_counted() {
    let table = Folder::new().read("a.csv", b"city,n\nM\xfcnchen,1\nZ\xc3\xbcrich,2\n", &["city"]).unwrap();
    assert_eq!(cells(&table, "city"), "M\u{fc}nchen Z\u{fc}rich");
    assert_eq!(table.recoded_cells, 1);
}

#[test]
fn json_lines_have_types_and_gaps() {
    let text = b"{\"score\": 10, \"area\": \"A\"}\n\n{\"score\": null, \"vip\": true}\n{\"score\": 9.5}\n";
    for (name, bytes) in [("a.jsonl", text.to_vec()), ("a.ndjson.gz", gzipped(text))] {
        let table = Folder::new().read(name, &bytes, &["score", "area", "vip", "gone"]).unwrap();
        assert_eq!(cells(&table, "score"), "10 (none) 9.5");
        assert_eq!(cells(&table, "area"), "A (none) (none)");
        assert_eq!(cells(&table, "vip"), "(none) true (none)");
        assert_eq!(table.columns.len(), 3);
    }
    let folder = Folder::new();
    let error = folder.read("b.jsonl", b"{\"score\": 1}\n{\"score\": \n", &["score"]).unwrap_err();
    assert_eq!((error.code(), error.line(), error.row()), ("bad_file", Some(2), Some(1)));
    let error = folder.read("c.jsonl", b"{\"score\": [1]}\n", &["score"]).unwrap_err();
    assert_eq!((error.code(), error.row()), ("wrong_type", Some(0)));
}

/// Scores as integers with gaps, areas as text.
fn parquet_file() -> Vec<u8> {
    parquet_of(["A", "B", ""])
}

fn parquet_of(areas: [&str; 3]) -> Vec<u8> {
    let schema = "message rows { optional int64 score; required binary area (UTF8); required double w; }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut bytes = Vec::new();
    let mut writer =
        SerializedFileWriter::new(&mut bytes, schema, Arc::new(WriterProperties::builder().build())).unwrap();
    let mut group = writer.next_row_group().unwrap();
    while let Some(mut column) = group.next_column().unwrap() {
        match column.untyped() {
            ColumnWriter::Int64ColumnWriter(typed) => {
                typed.write_batch(&[10, 9], Some(&[1, 0, 1]), None).unwrap();
            }
            ColumnWriter::ByteArrayColumnWriter(typed) => {
                typed.write_batch(&areas.map(ByteArray::from), None, None).unwrap();
            }
            ColumnWriter::DoubleColumnWriter(typed) => {
                typed.write_batch(&[0.5, f64::NAN, 2.0], None, None).unwrap();
            }
            _ => unreachable!("the schema has no other"),
        }
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn parquet_gives_numbers_and_words() {
    let folder = Folder::new();
    let table = folder.read("a.parquet", &parquet_file(), &["area", "score", "w"]).unwrap();
    assert_eq!(table.rows, 3);
    assert_eq!(cells(&table, "score"), "10 (none) 9");
    assert_eq!(cells(&table, "area"), "A B (none)");
    assert_eq!(cells(&table, "w"), "0.5 (none) 2");
    assert_eq!(folder.read("b.parquet", &parquet_file(), &["gone"]).unwrap().rows, 3);
}

#[test]
fn times_in_parquet_are_times_whatever_they_count() {
    let folder = Folder::new();
    // 2026-03-01T00:00:00.25Z, and a quarter of a second before 1970.
    for (unit, per_second) in [("MILLIS", 1_000), ("MICROS", 1_000_000), ("NANOS", 1_000_000_000_i64)] {
        let schema = format!("message rows {{ required int64 at (TIMESTAMP({unit},false)); }}");
        let schema = Arc::new(parse_message_type(&schema).unwrap());
        let properties = Arc::new(WriterProperties::builder().build());
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, properties).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let ColumnWriter::Int64ColumnWriter(typed) = column.untyped() else {
            unreachable!("as the schema says")
        };
        let quarter = per_second / 4;
        typed.write_batch(&[1_772_323_200 * per_second + quarter, -quarter], None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
        let table = folder.read("a.parquet", &bytes, &["at"]).unwrap();
        let digits = if unit == "MILLIS" { "" } else { "000" };
        assert_eq!(
            cells(&table, "at"),
            format!("2026-03-01 00:00:00.250{digits} +00:00 1969-12-31 23:59:59.750{digits} +00:00"),
        );
    }
}

#[test]
fn ids_of_digits_keep_their_zeros_and_their_last_digits() {
    let folder = Folder::new();
    let text = b"id,card,score,share\n007,9007199254740993,1,0.50\n7,9007199254740992,0,00.5\n,1,10,1\n";
    let json = concat!(
        "{\"id\":\"007\",\"card\":\"9007199254740993\",\"score\":\"1\",\"share\":\"0.50\"}\n",
        "{\"id\":\"7\",\"card\":\"9007199254740992\",\"score\":\"0\",\"share\":\"00.5\"}\n",
        "{\"card\":\"1\",\"score\":\"10\",\"share\":\"1\"}\n",
    );
    for (name, bytes) in
        [("ids.csv", text.to_vec()), ("ids.csv.gz", gzipped(text)), ("ids.jsonl", json.as_bytes().to_vec())]
    {
        let table = folder.read(name, &bytes, &["id", "card", "score", "share"]).unwrap();
        assert_eq!(cells(&table, "id"), "007 7 (none)", "{name}");
        assert_eq!(cells(&table, "card"), "9007199254740993 9007199254740992 1", "{name}");
        // A zero alone, or before a point, is no sign of an id.
        let is_number = ["id", "card", "score", "share"].map(|column| numbers(&table, column));
        assert_eq!(is_number, [false, false, true, true], "{name}");
    }
    let parquet = parquet_of(["007", "7", ""]);
    assert_eq!(cells(&folder.read("ids.parquet", &parquet, &["area"]).unwrap(), "area"), "007 7 (none)");
    let plain = parquet_of(["8", "7", ""]);
    let plain = folder.read("plain.parquet", &plain, &["area"]).unwrap();
    assert!(numbers(&plain, "area"));
}

#[test]
fn names_are_text_where_a_number_would_lose_their_spelling() {
    let folder = Folder::new();
    let path = folder.file("names.csv", b"who,month,score\n1e3,10,1e1\n1000,9,9\n1.0,10,8.0\n");
    let read = |names: &[&str]| read_table_with_names(&path, &["who", "month", "score"], names).unwrap();
    assert_eq!(cells(&read(&["who", "month"]), "who"), "1e3 1000 1.0");
    // Whole numbers in their only spelling sort as numbers.
    assert_eq!(read(&["who", "month"]).column("month").unwrap().key(1), Key::Integer(9));
    assert_eq!(cells(&read(&["who"]), "score"), "10 9 8");
    assert_eq!(cells(&read(&[]), "who"), "1000 1000 1");
    let parquet = folder.file("names.parquet", &parquet_of(["1e3", "1000", ""]));
    let table = read_table_with_names(&parquet, &["area"], &["area"]).unwrap();
    assert_eq!(cells(&table, "area"), "1e3 1000 (none)");
}

#[test]
fn a_scorecard_reads_its_keys_as_names() {
    let folder = Folder::new();
    folder.file("orders.csv", b"id,day,region\n1e3,2024-01-01,01\n1000,2024-01-02,1\n1e3,2024-02-01,1\n");
    let text = "title = \"T\"\n[sources.orders]\npath = \"orders.csv\"\ntime = \"day\"\n\
        [[metrics]]\nid = \"again\"\nsource = \"orders\"\nmeasure = \"repeat_rate\"\n\
        columns = { customer = \"id\" }\nevery = \"month\"\nby = [\"region\"]\n";
    let card = Scorecard::parse(text, "card.toml").unwrap();
    assert_eq!(card.names("orders"), ["id", "region"]);
    let loaded = load(&card, folder.0.path(), &mut |_| {}).unwrap();
    let table = &loaded[0].1[0].table;
    assert_eq!((cells(table, "id"), cells(table, "region")), ("1e3 1000 1e3".into(), "01 1 1".into()));
}

#[test]
fn a_damaged_parquet_file_is_an_error_or_whole_never_a_panic() {
    let folder = Folder::new();
    let whole = parquet_file();
    for end in 0..whole.len() {
        let error = folder.read("cut.parquet", &whole[..end], &["score"]).unwrap_err();
        assert_eq!(error.code(), "bad_file", "{end}: {error}");
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 0xff;
        if let Err(error) = folder.read("flip.parquet", &flipped, &["score", "area", "w"]) {
            assert!(["bad_file", "wrong_type"].contains(&error.code()), "{at}: {error}");
        }
    }
}

#[test]
fn a_gzip_file_cut_anywhere_is_cut_short() {
    let folder = Folder::new();
    let text: String = (0..400).map(|row| format!("{},{}\n", row % 11, row * 7919 % 1000)).collect();
    let whole = gzipped(format!("score,x\n{text}").as_bytes());
    assert_eq!(folder.read("a.csv.gz", &whole, &["score"]).unwrap().rows, 400);
    for end in 2..whole.len() {
        let error = folder.read("a.csv.gz", &whole[..end], &["score"]).unwrap_err();
        assert_eq!(error.code(), "bad_file", "{end}");
    }
    let error = folder.read("a.csv.gz", &whole[..whole.len() / 2], &["score"]).unwrap_err();
    assert!(error.to_string().ends_with("a.csv.gz: is cut short"), "{error}");
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    let folder = Folder::new();
    let cases: [(&str, Vec<u8>, &str); 11] = [
        ("a.csv", b"x,y\n1,2\n3\n".to_vec(), "a.csv:3: line has 1 cells where the header has 2 in row 1"),
        ("a.csv", b"".to_vec(), "a.csv: is empty"),
        ("a.csv", b"x,x\n1,2\n".to_vec(), "a.csv: has two columns 'x'"),
        ("a.csv", b"\xff\xfex\0".to_vec(), "a.csv: is UTF-16: save it as UTF-8"),
        ("a.csv", gzipped(b"x\n1\n"), "a.csv: is gzipped: its name should end in .gz"),
        ("a.csv.gz", b"x\n1\n".to_vec(), "a.csv.gz: is named .gz and is not gzipped"),
        ("a.csv", parquet_file(), "a.csv: is a Parquet file: its name should end in .parquet"),
        ("a.parquet", b"x\n1\n".to_vec(), "a.parquet: is named .parquet and is not a Parquet file"),
        ("a.parquet.gz", b"x".to_vec(), "a.parquet.gz: a Parquet file is not gzipped as a whole"),
        (
            "a.xlsx",
            b"x".to_vec(),
            "a.xlsx: must be named .csv, .tsv, .jsonl, .ndjson, .xes (each also with .gz) or .parquet",
        ),
        ("a.jsonl", b"[1]\n".to_vec(), "a.jsonl:1: is no JSON object"),
    ];
    for (name, bytes, message) in cases {
        let error = folder.read(name, &bytes, &["x"]).unwrap_err();
        assert_eq!(error.code(), "bad_file");
        let said = error.to_string();
        let said = said.rsplit('/').next().unwrap();
        assert!(said.starts_with(message), "{said}\n{message}");
    }
    let error = read_table(&folder.0.path().join("none.csv"), &["x"]).unwrap_err();
    assert!(error.to_string().ends_with("none.csv: there is no such file"), "{error}");
}

#[test]
fn patterns_find_files_in_the_order_of_their_names() {
    let folder = Folder::new();
    for name in ["b.csv", "a.csv", "c.txt"] {
        folder.file(name, b"x\n1\n");
    }
    let names = |pattern| {
        find_files(folder.0.path(), pattern)
            .map(|found| found.into_iter().map(|(name, _)| name).collect::<Vec<_>>())
    };
    assert_eq!(names("*.csv").unwrap(), ["a.csv", "b.csv"]);
    assert_eq!(names("b.csv").unwrap(), ["b.csv"]);
    assert_eq!(names("z*.csv").unwrap_err().to_string(), "no file matches 'z*.csv'");
}

#[test]
fn an_added_column_may_not_hide_one_of_the_file() {
    let folder = Folder::new();
    folder.file("a.csv", b"score,year\n10,2016\n");
    let text = "title = \"T\"\n[sources.s]\nfiles = [{ path = \"a.csv\", columns = { year = 2017 } }]\n[[metrics]]\nid = \"n\"\nsource = \"s\"\nmeasure = \"nps\"\ncolumn = \"score\"\n";
    let card = Scorecard::parse(text, "card.toml").unwrap();
    let error = load(&card, folder.0.path(), &mut |_| {}).unwrap_err();
    assert_eq!(
        error.to_string(),
        "card.toml:3: sources.s.files.columns.year: a.csv has a column 'year' already"
    );
}
