//! What customers are worth: who comes back, segments, expected purchases, value and equity.

use super::{option, picture, Finding, SectionReport, Table};
use crate::error::ReportError;
use crate::figure::{histogram, intervals, purchase_map, share_words, Look, Row};
use crate::format;
use crate::reading::Reading;
use crate::scorecard::{Ask, PurchaseModel, Section};
use crate::unit::Unit;
use cxkit::columns::Keys;
use cxkit::value::btyd::{
    customer_value, holdout_report, model_equity, BgNbd, BgNbdFit, CustomerValueOptions, Customers,
    GGompertzNbd, GGompertzNbdFit, GammaGamma, HoldoutOptions, IntervalKind, MbgNbd, MbgNbdFit, ParetoNbd,
    ParetoNbdFit, PredictionOptions, Predictions, PurchaseFit, SegmentEquity, TotalResult,
};
use cxkit::value::{rfm_segments, rfm_with, Orders, RfmSegments, RfmSummary};
use cxkit::Error;

/// What the report asks of a fitted model of purchases.
trait Fit: PurchaseFit {
    fn alive(&self, customers: &Customers) -> Result<Predictions, Error>;
    fn total(
        &self,
        horizon: f64,
        customers: &Customers,
        options: &PredictionOptions,
    ) -> Result<TotalResult, Error>;
}

macro_rules! fits {
    ($($fit:ident),+) => { $(
        impl Fit for $fit {
            fn alive(&self, customers: &Customers) -> Result<Predictions, Error> {
                self.alive_probability(customers, &PredictionOptions::default())
            }
            fn total(
                &self,
                horizon: f64,
                customers: &Customers,
                options: &PredictionOptions,
            ) -> Result<TotalResult, Error> {
                self.total_purchases(horizon, customers, options)
            }
        }
    )+ };
}
fits!(BgNbdFit, MbgNbdFit, ParetoNbdFit, GGompertzNbdFit);

/// Fits the model of that name to customers, and goes on with the fit.
macro_rules! with_fit {
    ($model:expr, $customers:expr, |$fit:ident, $name:ident| $then:expr) => {
        match $model {
            PurchaseModel::BgNbd => BgNbd::default().fit($customers).and_then(|$fit| {
                let $name = "BG/NBD";
                $then
            }),
            PurchaseModel::MbgNbd => MbgNbd::default().fit($customers).and_then(|$fit| {
                let $name = "MBG/NBD";
                $then
            }),
            PurchaseModel::ParetoNbd => ParetoNbd::default().fit($customers).and_then(|$fit| {
                let $name = "Pareto/NBD";
                $then
            }),
            PurchaseModel::GGompertzNbd => GGompertzNbd::default().fit($customers).and_then(|$fit| {
                let $name = "GGompertz/NBD";
                $then
            }),
        }
    };
}

/// What orders say of their customers. A model that cannot be fitted is a sentence, not an error.
pub(crate) fn answer(
    section: &Section,
    orders: &Orders<'_>,
    calibration: Option<i64>,
    threads: usize,
) -> Result<SectionReport, ReportError> {
    let mut report = SectionReport::of(section);
    let Ask::Value(model, settings, options, _) = &section.ask else { return Ok(report) };
    let summary = match rfm_with(orders, settings) {
        Ok(summary) => summary,
        Err(error) if error.code() == "empty" => {
            return Ok(report.without("no orders in the time asked for".into()))
        }
        Err(error) => return Err(error.into()),
    };
    let scored = rfm_segments(&summary, &Default::default())?;
    report.keep("summary", &summary.result);
    repeat_found(&mut report, &summary, &scored);
    let customers = summary.purchase_customers()?.with_threads(threads);
    let told = with_fit!(model, &customers, |fit, name| model_found(
        &mut report,
        name,
        &fit,
        &summary,
        &scored,
        &customers,
        options
    ));
    if let Err(error) = told {
        report.problem = Some(format!("the model gives none: {error}"));
        return Ok(report);
    }
    if let Some(end) = calibration {
        let before = rfm_with(orders, &settings.clone().calibration_end(end))?;
        let customers = before.purchase_customers()?.with_threads(threads);
        let told = with_fit!(model, &customers, |fit, name| tried_found(
            &mut report,
            name,
            &fit,
            &before,
            &customers
        ));
        if let Err(error) = told {
            report.problem = Some(format!("the model cannot be tried on what came later: {error}"));
        }
    }
    Ok(report)
}

/// How well the model, fitted to what came before a day, told what came after.
fn tried_found<F: Fit>(
    report: &mut SectionReport,
    name: &str,
    fit: &F,
    before: &RfmSummary,
    customers: &Customers,
) -> Result<(), Error> {
    let Some(holdout) = &before.holdout else { return Ok(()) };
    #[allow(clippy::cast_precision_loss)]
    let actual: Vec<f64> = holdout.frequency.iter().map(|count| *count as f64).collect();
    let result = holdout_report(fit, customers, holdout.duration, &actual, &HoldoutOptions::default())?;
    let off = result.relative_error.map_or_else(String::new, |error| {
        format!(
            ", {} off",
            Unit::Share.difference(error, Some((error - 0.005, error + 0.005))).replace("pp", "%")
        )
    });
    let heading = format!(
        "Tried on what came later: {name} told {} purchases in {} {}s, {} came{off}",
        format::fixed(result.expected_total, 0),
        format::fixed(holdout.duration, 0),
        format::name(&before.result.unit),
        format::fixed(result.actual_total, 0)
    );
    let mut table = Table {
        columns: vec![
            ("Repeat purchases before", true),
            ("Customers", true),
            ("Expected", true),
            ("Made", true),
        ],
        rows: Vec::new(),
    };
    for group in &result.groups {
        let more = if group.or_more { " or more" } else { "" };
        let frequency = format!("{}{more}", group.frequency);
        report.row(
            ("expected_after", Unit::Number),
            ("frequency", &frequency),
            Some(group.expected_mean),
            None,
            group.n,
        );
        report.row(
            ("made_after", Unit::Number),
            ("frequency", &frequency),
            Some(group.actual_mean),
            None,
            group.n,
        );
        table.rows.push(vec![
            frequency,
            format::count(group.n),
            format::fixed(group.expected_mean, 2),
            format::fixed(group.actual_mean, 2),
        ]);
    }
    let notes = vec![format!(
        "Fitted to {} customers of the time before; the mean error of a customer is {} purchases.",
        format::count(result.n),
        format::fixed(result.mae, 2)
    )];
    let figures = picture(&result)
        .map(|figure| ("Purchases a customer, by how often they had bought".to_owned(), figure));
    report.keep("holdout", &result);
    report.found(Finding { heading, notes, figures: figures.into_iter().collect(), table });
    Ok(())
}

fn span(ends: Option<(f64, f64)>) -> String {
    ends.map_or_else(String::new, |ends| Unit::Share.span(ends))
}

/// Money, or a number of purchases: as many digits as its interval supports, none behind the point where it is large.
fn amount(value: f64, ends: Option<(f64, f64)>) -> String {
    Unit::Number.shown(value, ends.or(Some((value * 0.995, value * 1.005))))
}

fn amount_span(ends: Option<(f64, f64)>) -> String {
    ends.map_or_else(String::new, |ends| Unit::Number.span(ends))
}

fn repeat_found(report: &mut SectionReport, summary: &RfmSummary, scored: &RfmSegments) {
    let result = &summary.result;
    let ends = result.ci_lower.zip(result.ci_upper);
    report.row(("repeat_rate", Unit::Share), ("", ""), Some(result.repeat_rate), ends, result.n);
    let mut table = Table {
        columns: vec![
            ("Segment", false),
            ("Customers", true),
            ("Share", true),
            ("Interval", true),
            ("Repeat purchases each", true),
            ("Spend", true),
            ("Share of spend", true),
        ],
        rows: Vec::new(),
    };
    let mut read: Vec<(String, Reading)> = Vec::new();
    for segment in &scored.segments {
        let ends = segment.ci_lower.zip(segment.ci_upper);
        let name = format::name(&segment.name.replace('_', " "));
        report.row(
            ("share", Unit::Share),
            ("segment", &segment.name),
            Some(segment.share),
            ends,
            segment.count,
        );
        table.rows.push(vec![
            name.clone(),
            format::count(segment.count),
            Unit::Share.shown(segment.share, ends),
            span(ends),
            segment.mean_frequency.map_or_else(String::new, |mean| format::fixed(mean, 1)),
            segment.total_value.map_or_else(String::new, |total| format::fixed(total, 0)),
            segment.value_share.map_or_else(String::new, |share| {
                Unit::Share.shown(share, Some((share - 0.005, share + 0.005)))
            }),
        ]);
        read.push((name, Reading::plain(segment.share, ends, segment.count)));
    }
    read.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let rows: Vec<Row<'_>> = read
        .iter()
        .map(|(label, reading)| Row { label: label.clone(), reading: Some(reading), apart: true })
        .collect();
    let look = Look { unit: Unit::Share, target: None, scale: None, classes: &[] };
    let figures = vec![(
        "Share of the customers in each segment, with its interval".to_owned(),
        intervals(&look, &rows),
    )];
    // The segment with the most of the spend, where there are amounts.
    let richest = scored
        .segments
        .iter()
        .filter_map(|segment| Some((segment, segment.value_share?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let spend = richest.map_or_else(String::new, |(segment, share)| {
        format!(
            "; the {} are {} of them and {} of the spend",
            format::name(&segment.name.replace('_', " ")),
            Unit::Share.shown(segment.share, segment.ci_lower.zip(segment.ci_upper)),
            Unit::Share.shown(share, Some((share - 0.005, share + 0.005)))
        )
    });
    let heading = format!("{} of the customers bought again{spend}", share_words(result.repeat_rate, ends));
    let mut notes = vec![format!(
        "{} customers, {} purchases.",
        format::count(result.n),
        format::count(result.purchase_count)
    )];
    let mut told = |count: u64, words: &str| {
        if count > 0 {
            notes.push(format!("{} {words}.", format::count(count)));
        }
    };
    told(result.merged_count, "orders were of the same day as another and are one purchase with it");
    told(result.missing_count, "rows lack customer, time or amount and are left out");
    told(result.return_count, "rows are returns and are netted");
    told(result.after_end_count, "orders came after the end and are left out");
    report.found(Finding { heading, notes, figures, table });
    report.definition.push(("Repeat rate", format::name(&result.method)));
    report.definition.push(("Its interval", format::name(&result.interval_method)));
}

#[allow(clippy::too_many_arguments)]
fn model_found<F: Fit>(
    report: &mut SectionReport,
    name: &str,
    fit: &F,
    summary: &RfmSummary,
    scored: &RfmSegments,
    customers: &Customers,
    options: &CustomerValueOptions,
) -> Result<(), Error> {
    let level = option(options, "confidence_level").number().unwrap_or(0.95);
    let result = fit.estimates().result(level)?;
    report.keep("model", &result);
    let number = |name: &str| option(options, name).number().unwrap_or(1.0);
    let horizon = number("periods") * number("period");
    let unit = format::name(&summary.result.unit);
    let seen = PredictionOptions::default().interval(IntervalKind::Predictive).confidence_level(level);
    let total = fit.total(horizon, customers, &seen)?;
    report.keep("expected_purchases", &total);
    let ends = total.ci_lower.zip(total.ci_upper);
    report.row(("expected_purchases", Unit::Number), ("", ""), Some(total.total), ends, total.n);
    let mut table = Table {
        columns: vec![("Parameter", false), ("Value", true), ("Standard error", true), ("Interval", true)],
        rows: Vec::new(),
    };
    let digits = |value: f64| format::fixed(value, 4);
    for parameter in &result.parameters {
        let ends = parameter.ci_lower.zip(parameter.ci_upper);
        report.row(
            ("parameter", Unit::Number),
            ("parameter", &parameter.name),
            Some(parameter.value),
            ends,
            result.n,
        );
        table.rows.push(vec![
            parameter.name.to_string(),
            digits(parameter.value),
            parameter.standard_error.map_or_else(|| "none".to_owned(), digits),
            ends.map_or_else(String::new, |(low, high)| format!("{} to {}", digits(low), digits(high))),
        ]);
    }
    let mut notes =
        vec![format!("{name}, fitted to {} customers by maximum likelihood.", format::count(result.n))];
    if name == "BG/NBD" {
        notes.push(
            "By construction of this model a customer without a repeat purchase is still one; MBG/NBD lets such \
             customers leave too."
                .to_owned(),
        );
    }
    if let Some(boundary) = &result.boundary {
        notes.push(format!(
            "The likelihood runs to a boundary, {}: the data are told by {} as well as by the whole model.",
            format::name(&boundary.name),
            format::name(&boundary.limit)
        ));
    }
    let figures = maps(fit, customers, horizon, &unit)?;
    let heading = format!(
        "{} purchases are expected in the next {} {unit}s{}",
        amount(total.total, ends),
        format::fixed(horizon, 0),
        ends.map_or_else(String::new, |ends| format!(" ({})", Unit::Number.span(ends)))
    );
    report.found(Finding { heading, notes, figures, table });
    report.definition.push(("Model", format!("{name}; {}", format::name(&result.method))));
    report.definition.push(("Expected purchases", format::name(&total.interval_method)));
    if summary.monetary_value.is_none() {
        return Ok(());
    }
    equity_found(report, fit, summary, scored, customers, options, horizon, &unit)
}

#[allow(clippy::too_many_arguments)]
fn equity_found<F: Fit>(
    report: &mut SectionReport,
    fit: &F,
    summary: &RfmSummary,
    scored: &RfmSegments,
    customers: &Customers,
    options: &CustomerValueOptions,
    horizon: f64,
    unit: &str,
) -> Result<(), Error> {
    let spending = summary.spend_customers()?;
    let spend = GammaGamma::default().fit(&spending)?;
    report.keep(
        "spend_model",
        &spend.estimates().result(option(options, "confidence_level").number().unwrap_or(0.95))?,
    );
    let names: Vec<&str> = scored
        .segment
        .iter()
        .map(|at| scored.segments.get(*at).map_or("", |segment| segment.name.as_ref()))
        .collect();
    let segments = Keys::from(names.as_slice());
    let equity = model_equity(fit, &spend, customers, &spending, Some(&segments), options)?;
    let values = customer_value(fit, &spend, customers, &spending, options)?;
    let time = format!("the next {} {unit}s", format::fixed(horizon, 0));

    let mut known: Vec<f64> = values.values.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = (share * (known.len().saturating_sub(1)) as f64) as usize;
        known.get(place).copied()
    };
    if let (Some(median), Some(ninety), Some(figure)) =
        (at(0.5), at(0.9), histogram(&known, "value of a customer", "customers"))
    {
        let marks = [
            ("A tenth up to", 0.1),
            ("A quarter up to", 0.25),
            ("Half up to", 0.5),
            ("Three quarters up to", 0.75),
            ("Nine tenths up to", 0.9),
            ("Ninety-nine hundredths up to", 0.99),
            ("The most", 1.0),
        ];
        let rows = marks
            .iter()
            .filter_map(|(name, share)| Some(vec![(*name).to_owned(), amount(at(*share)?, None)]));
        let table = Table { columns: vec![("Customers", false), ("Value", true)], rows: rows.collect() };
        let heading = format!(
            "Half of the customers will be worth less than {} in {time}, one in ten more than {}",
            amount(median, None),
            amount(ninety, None)
        );
        let mut notes = Vec::new();
        if values.infinite_count > 0 {
            notes.push(format!(
                "{} customers have no finite expected spend and are left out.",
                format::count(values.infinite_count)
            ));
        }
        report.row(("median_value", Unit::Number), ("", ""), Some(median), None, known.len() as u64);
        report.found(Finding {
            heading,
            notes,
            figures: vec![("How values are distributed".to_owned(), figure)],
            table,
        });
    }
    segments_found(report, &equity, &time);
    report.definition.push(("Spend", "Gamma\u{2013}Gamma, by maximum likelihood".to_owned()));
    report.definition.push(("Value", format::name(&values.method)));
    if let Some(first) = equity.first() {
        report.definition.push(("Interval of the value", format::name(&first.interval_method)));
    }
    Ok(())
}

fn segments_found(report: &mut SectionReport, equity: &[SegmentEquity], time: &str) {
    let Some((all, segments)) = equity.split_first() else { return };
    let mut table = Table {
        columns: vec![
            ("Segment", false),
            ("Customers", true),
            ("Value", true),
            ("Interval", true),
            ("Share of the value", true),
            ("Value a customer", true),
        ],
        rows: Vec::new(),
    };
    let mut read: Vec<(String, Reading)> = Vec::new();
    let mut sorted: Vec<&SegmentEquity> = segments.iter().collect();
    sorted.sort_by(|a, b| b.value.total_cmp(&a.value));
    for one in std::iter::once(all).chain(sorted.iter().copied()) {
        let is_all = std::ptr::eq(one, all);
        let name = match &one.segment {
            Some(segment) => format::name(&segment.replace('_', " ")),
            None if is_all => "All".to_owned(),
            None => "(none)".to_owned(),
        };
        let ends = one.ci_lower.zip(one.ci_upper);
        report.row(
            ("equity", Unit::Number),
            (if is_all { "" } else { "segment" }, if is_all { "" } else { &name }),
            Some(one.value),
            ends,
            one.n,
        );
        let share = if all.value > 0.0 { one.value / all.value } else { 0.0 };
        table.rows.push(vec![
            name.clone(),
            format::count(one.n),
            amount(one.value, ends),
            amount_span(ends),
            Unit::Share.shown(share, Some((share - 0.005, share + 0.005))),
            amount(one.value_per_customer, None),
        ]);
        if !is_all {
            read.push((name, Reading::plain(one.value, ends, one.n)));
        }
    }
    let rows: Vec<Row<'_>> = read
        .iter()
        .map(|(label, reading)| Row { label: label.clone(), reading: Some(reading), apart: true })
        .collect();
    let look = Look { unit: Unit::Number, target: None, scale: None, classes: &[] };
    let figures = vec![("Value of each segment, with its interval".to_owned(), intervals(&look, &rows))];
    let ends = all.ci_lower.zip(all.ci_upper);
    let most = read.first().map_or_else(String::new, |(name, reading)| {
        let share = if all.value > 0.0 { reading.value / all.value } else { 0.0 };
        format!(
            "; {} of it lies with the {name}",
            Unit::Share.shown(share, Some((share - 0.005, share + 0.005)))
        )
    });
    let span = ends.map_or_else(String::new, |ends| format!(" ({})", amount_span(Some(ends))));
    let heading = format!("The customers will be worth {}{span} in {time}{most}", amount(all.value, ends));
    report.found(Finding { heading, notes: Vec::new(), figures, table });
    for one in equity {
        let name =
            one.segment.as_ref().map_or_else(|| "all".to_owned(), |segment| format!("segment {segment}"));
        report.keep(&format!("equity, {name}"), one);
    }
}

/// P(alive) and expected purchases by how often and how lately customers bought, all of the longest age seen.
fn maps<F: Fit>(
    fit: &F,
    customers: &Customers,
    horizon: f64,
    unit: &str,
) -> Result<Vec<(String, serde_json::Value)>, Error> {
    const ROWS: usize = 11;
    const COLUMNS: usize = 12;
    let age = customers.age().iter().copied().fold(0.0, f64::max);
    let most = customers.frequency().iter().copied().fold(0.0, f64::max);
    #[allow(clippy::cast_precision_loss)]
    let step = (most / (ROWS - 1) as f64).ceil().max(1.0);
    if age <= 0.0 || most <= 0.0 {
        return Ok(Vec::new());
    }
    #[allow(clippy::cast_precision_loss)]
    let frequencies: Vec<f64> =
        (0..ROWS).map(|at| at as f64 * step).filter(|frequency| *frequency <= most.max(1.0)).collect();
    #[allow(clippy::cast_precision_loss)]
    let recencies: Vec<f64> = (0..=COLUMNS).map(|at| age * at as f64 / COLUMNS as f64).collect();
    // Who never came back has no later purchase, and who did has one after the first.
    let exists = |frequency: f64, recency: f64| (frequency == 0.0) == (recency == 0.0);
    let mut grid: [Vec<f64>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for &frequency in &frequencies {
        for &recency in recencies.iter().filter(|recency| exists(frequency, **recency)) {
            grid[0].push(frequency);
            grid[1].push(recency);
            grid[2].push(age);
        }
    }
    let [frequency, recency, ages] = &grid;
    let them = Customers::new(frequency, recency, ages)?;
    let arrange = |values: &[f64]| -> Vec<Vec<Option<f64>>> {
        let mut values = values.iter().copied();
        let row = |frequency: &f64| {
            let cell = |recency: &f64| if exists(*frequency, *recency) { values.next() } else { None };
            recencies.iter().map(cell).collect()
        };
        frequencies.iter().map(row).collect()
    };
    let alive = arrange(&fit.alive(&them)?.values);
    let expected = arrange(&fit.point_predictions(horizon, &them)?);
    let units = format!("{unit}s");
    let alive = purchase_map(&frequencies, &recencies, &alive, true, &units);
    let expected = purchase_map(&frequencies, &recencies, &expected, false, &units);
    let what = format!("Purchases expected in the next {} {units}", format::fixed(horizon, 0));
    Ok([("Chance to be still a customer, per cent".to_owned(), alive), (what, expected)]
        .into_iter()
        .filter_map(|(caption, figure)| Some((caption, figure?)))
        .collect())
}
