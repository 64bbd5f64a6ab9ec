//! Saved measurements: groups of words, numbers and periods, with metrics that are counted and metrics that are summed.

use cxkit::accumulate::StateReader;
use cxkit::columns::Texts;
use cxkit::measure::{Aht, AnyOver, Measure, MeasureAccumulator, MeasureResult, Nps, Table};
use cxkit::service::AhtOptions;
use cxkit::survey::NpsOptions;
use cxkit::time::{Every, Times, DAY};
use cxkit::Error;

fn known(kind: &str, reader: &mut StateReader<'_>) -> Option<Result<AnyOver, Error>> {
    Some(match kind {
        "nps" => AnyOver::read::<NpsOptions>(reader),
        "aht" => AnyOver::read::<AhtOptions>(reader),
        _ => return None,
    })
}

/// Empty and filled measurements: of all rows, by word and number, by word and month with weights.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let metrics = |measure: Measure| {
        measure.metric("score", Nps::new("score")).metric("handling", Aht::new("talk").column("wrap", "wrap"))
    };
    let measures = [
        metrics(Measure::new()),
        metrics(Measure::new().by("region").by("hour")),
        metrics(Measure::new().by("region").time("at").every(Every::Month).weight("wrap")),
    ];
    let mut seeds = Vec::new();
    for measure in measures {
        let Ok(mut accumulator) = measure.accumulator() else { continue };
        seeds.push(accumulator.to_state());
        if accumulator.extend(&table()).is_ok() {
            seeds.push(accumulator.to_state());
        }
    }
    seeds
}

fn table() -> Table<'static> {
    const TIMES: [i64; 5] = [0, DAY, -DAY, 40 * DAY, 100 * DAY];
    let table = Table::new()
        .column("score", &[10.0, 3.0, f64::NAN, 7.0, 9.0])
        .column("talk", &[61.5, 0.25, 1e9, f64::NAN, 0.1])
        .column("wrap", &[1.0, 0.5, 3.0, 1.0, 2.25])
        .column("hour", &[3_i64, -4, 3, 1 << 40, 3])
        .column("region", Texts::from(&[Some("north"), Some("süd"), None, Some(""), Some("north")]));
    match Times::from_micros(&TIMES) {
        Ok(times) => table.column("at", times),
        Err(_) => table,
    }
}

/// What comes of the bytes. Panics where an accepted state has a second spelling or gives a number that is none.
pub(super) fn reopen(bytes: &[u8]) -> String {
    let measurement = match MeasureAccumulator::from_state(bytes, &known) {
        Ok(measurement) => measurement,
        Err(error) => {
            assert_eq!(error.code(), "bad_state", "{error}");
            return super::in_general(&error.to_string());
        }
    };
    assert_eq!(measurement.to_state(), bytes, "accepted a second spelling of one content");
    let said = |answer: Result<MeasureResult, Error>| match answer {
        Ok(answer) => {
            let printed = format!("{:?}", answer.rows());
            assert!(!printed.contains("NaN"), "{printed}");
            format!("{} rows", answer.rows().len().min(9))
        }
        Err(error) => error.code().to_owned(),
    };
    let mut doubled = measurement.clone();
    let merged = doubled.merge(&measurement).is_ok();
    format!(
        "a measurement, {}, {}",
        said(measurement.finish()),
        if merged { said(doubled.finish()) } else { "not merged".to_owned() }
    )
}
