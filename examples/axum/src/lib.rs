//! A scorecard over HTTP: `/` is its page, `/scorecard.json` its numbers, a problem is JSON with a stable code.
//!
//! Both take what the command takes: `?role=executive&since=2026-01-01&until=2026-03-31`. Files are read at each request,
//! on a thread where waiting hinders nobody; a service with many readers would keep the report until its files change.

use axum::extract::{Query, State};
use axum::http::{header, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use cxkit_report::{Report, ReportError, Scorecard, Settings};
use serde::Deserialize;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a request may ask for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Only the metrics of this role.
    pub role: Option<String>,
    /// The first time that counts.
    pub since: Option<String>,
    /// The last day that counts.
    pub until: Option<String>,
}

/// The service of a scorecard file.
pub fn router(scorecard: PathBuf) -> Router {
    let page = |State(path): State<Arc<PathBuf>>, Query(wanted): Query<Wanted>| async {
        let html = answer(path, wanted, |report| report.to_html(Some(cxkit_report::plotly()))).await?;
        Ok::<_, Problem>(Html(html))
    };
    let numbers = |State(path): State<Arc<PathBuf>>, Query(wanted): Query<Wanted>| async {
        let json = answer(path, wanted, Report::to_json).await?;
        Ok::<_, Problem>(([(header::CONTENT_TYPE, "application/json")], json))
    };
    let nowhere =
        || async { Problem::of("unknown_name", "there is /, and /scorecard.json", StatusCode::NOT_FOUND) };
    Router::new()
        .route("/", get(page))
        .route("/scorecard.json", get(numbers))
        .fallback(nowhere)
        .with_state(Arc::new(scorecard))
}

/// The report as text, made on a thread that may wait for files and compute.
async fn answer(
    path: Arc<PathBuf>,
    wanted: Wanted,
    write: impl FnOnce(&Report) -> String + Send + 'static,
) -> Result<String, Problem> {
    let work = move || evaluate(&path, &wanted).map(|report| write(&report));
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(ReportError::new("bad_file", "the report was not finished")))
        .map_err(Problem::from)
}

/// Reads a scorecard and its files, and computes its report.
///
/// # Errors
/// Those of the command.
pub fn evaluate(path: &Path, wanted: &Wanted) -> Result<Report, ReportError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| ReportError::new("bad_file", format!("cannot be read: {error}")).in_file(&*file))?;
    let mut scorecard = Scorecard::parse(&text, &file)?;
    if let Some(role) = &wanted.role {
        scorecard = scorecard.for_role(role)?;
    }
    let base = path.parent().unwrap_or(Path::new(""));
    let sources = cxkit_io::load(&scorecard, base, &mut |_| {})?;
    let settings = Settings {
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        since: wanted.since.as_deref(),
        until: wanted.until.as_deref(),
        zone: &cxkit_zones::zone,
    };
    scorecard.evaluate_with(sources, &settings)
}

/// A refusal as its reader gets it.
#[derive(Debug)]
pub struct Problem(StatusCode, serde_json::Value);

impl Problem {
    fn of(code: &str, message: &str, status: StatusCode) -> Self {
        Self(status, json!({ "error": { "code": code, "message": message } }))
    }
}

impl From<ReportError> for Problem {
    fn from(error: ReportError) -> Self {
        // A file that is not there is the service's own matter; the rest is about what was asked for or lies in the files.
        let status = match error.code() {
            "bad_file" => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let told = json!({
            "code": error.code(), "message": error.to_string(), "file": error.file(), "line": error.line(),
            "row": error.row(),
        });
        Self(status, json!({ "error": told }))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.0, Json(self.1)).into_response()
    }
}
