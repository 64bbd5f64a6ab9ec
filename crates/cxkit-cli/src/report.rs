//! `cxkit report`: a scorecard in, a page or a table out.

use crate::write;
use clap::{Args, ValueEnum};
use cxkit_report::{Report, ReportError, Scorecard, Settings};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub(crate) struct ReportArguments {
    /// The scorecard: TOML, or JSON with the same keys. Paths in it are relative to it.
    scorecard: PathBuf,
    /// The file to write; standard output without it.
    #[arg(long, short)]
    out: Option<PathBuf>,
    /// What to write; without it, what the ending of --out says, else html.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Leave with exit code 3 when a target is missed with certainty.
    #[arg(long)]
    check: bool,
    /// Only the metrics of this role.
    #[arg(long)]
    role: Option<String>,
    /// The first time that counts: 2026-01-01. Needs a time in every source.
    #[arg(long)]
    since: Option<String>,
    /// The last day that counts: 2026-03-31.
    #[arg(long)]
    until: Option<String>,
    /// Only the metrics that are due this often: daily, weekly, monthly, quarterly or yearly.
    #[arg(long)]
    cadence: Option<String>,
    /// How many threads may work; the machine's cores without it. The numbers are the same for any.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page that works offline.
    Html,
    /// Every number with everything known about it.
    Json,
    /// One long table, for Tableau, Power BI and spreadsheets.
    Csv,
    /// The same long table as Parquet.
    Parquet,
    /// The same table for people.
    Markdown,
    /// At most 480 characters, for a message.
    Text,
}

impl Format {
    fn of_ending(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            "md" => Some(Self::Markdown),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }

    fn write(self, report: &Report) -> Result<Vec<u8>, ReportError> {
        Ok(match self {
            Self::Html => report.to_html(Some(cxkit_report::plotly())).into_bytes(),
            Self::Json => report.to_json().into_bytes(),
            Self::Csv => report.to_csv().into_bytes(),
            Self::Parquet => return cxkit_io::long_table_to_parquet(report),
            Self::Markdown => report.to_markdown().into_bytes(),
            Self::Text => report.to_text().into_bytes(),
        })
    }
}

pub(crate) fn run(arguments: &ReportArguments) -> Result<i32, ReportError> {
    let file = arguments.scorecard.display().to_string();
    let text = std::fs::read_to_string(&arguments.scorecard).map_err(|error| {
        let reason = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            std::io::ErrorKind::InvalidData => "is not UTF-8 text".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        ReportError::new("bad_file", reason).in_file(&*file)
    })?;
    let mut scorecard = Scorecard::parse(&text, &file)?;
    if let Some(role) = &arguments.role {
        scorecard = scorecard.for_role(role)?;
    }
    if let Some(cadence) = &arguments.cadence {
        scorecard = scorecard.due(cadence)?;
    }
    let base = arguments.scorecard.parent().unwrap_or(Path::new(""));
    let sources = progress(|told| cxkit_io::load(&scorecard, base, told))?;
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.map_or_else(cores, usize::from);
    let settings = Settings {
        threads,
        since: arguments.since.as_deref(),
        until: arguments.until.as_deref(),
        zone: &cxkit_zones::zone,
    };
    let report = scorecard.evaluate_with(sources, &settings)?;

    let ending = arguments.out.as_deref().and_then(Format::of_ending);
    let written = arguments.format.or(ending).unwrap_or(Format::Html).write(&report)?;
    match &arguments.out {
        Some(path) => write::atomically(path, &written)?,
        None => match print(&written) {
            // Whoever reads may have read enough.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                return Err(ReportError::new("bad_file", format!("cannot write: {error}")))
            }
            _ => {}
        },
    }
    Ok(if arguments.check && report.misses_a_target() { 3 } else { 0 })
}

/// Writes to standard output, to the last byte: inside Python or Node nothing is flushed when the process ends.
fn print(written: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(written)?;
    out.flush()
}

/// Runs something that tells which file it reads; a person at a terminal sees it, a log does not.
fn progress<T>(work: impl FnOnce(&mut dyn FnMut(&str)) -> T) -> T {
    const CLEAR_LINE: &str = "\r\x1b[2K";
    if !std::io::stderr().is_terminal() {
        return work(&mut |_| {});
    }
    let done = work(&mut |file| eprint!("{CLEAR_LINE}reading {}", file.escape_debug()));
    eprint!("{CLEAR_LINE}");
    done
}
