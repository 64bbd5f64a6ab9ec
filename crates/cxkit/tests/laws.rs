//! The accumulators of `cxkit::accumulate` keep the shared laws.

use cxkit::accumulate::{CoMoments, Distinct, DistinctSketch, ExactSum, LogSketch, Moments, Values};
use cxkit::columns::Key;
use cxkit::survival::SurvivalTimes;
use cxkit_testkit::{accumulator_laws, generate};

accumulator_laws!(sum_of_nothing, ExactSum::new(), [0.0f64; 0]);
accumulator_laws!(sum_of_ordinary_values, ExactSum::new(), generate::ordinary_floats(1, 40));
accumulator_laws!(sum_of_hostile_values, ExactSum::new(), generate::hostile_floats(2, 60));
accumulator_laws!(sum_that_cancels, ExactSum::new(), [1e308, 1.0, 5e-324, -1e308, -1.0, -5e-324]);

accumulator_laws!(moments_of_nothing, Moments::new(), [0.0f64; 0]);
accumulator_laws!(moments_of_scores_with_missing, Moments::new(), generate::scores_with_missing(3, 40));
accumulator_laws!(moments_of_hostile_values, Moments::new(), generate::hostile_floats(4, 40));

fn pairs(x: Vec<f64>, y: Vec<f64>) -> Vec<(f64, f64)> {
    x.into_iter().zip(y).collect()
}

accumulator_laws!(
    co_moments_of_ordinary_pairs,
    CoMoments::new(),
    pairs(generate::ordinary_floats(5, 30), generate::scores_with_missing(6, 30))
);
accumulator_laws!(
    co_moments_of_hostile_pairs,
    CoMoments::new(),
    pairs(generate::hostile_floats(7, 20), generate::hostile_floats(8, 20))
);

accumulator_laws!(values_of_nothing, Values::new(), [0.0f64; 0]);
accumulator_laws!(values_of_missing, Values::new(), [f64::NAN; 2]);
accumulator_laws!(values_of_scores_with_missing, Values::new(), generate::scores_with_missing(9, 40));
accumulator_laws!(values_of_ordinary_floats, Values::new(), generate::ordinary_floats(10, 40));
accumulator_laws!(values_of_hostile_floats, Values::new(), generate::hostile_floats(11, 40));
accumulator_laws!(values_of_both_zeros, Values::new(), [0.0, -0.0, -1.0, 2.0, -0.0]);

fn sketch(relative_error: f64) -> LogSketch {
    LogSketch::new(relative_error).expect("the error of a law is sound")
}

accumulator_laws!(sketch_of_nothing, LogSketch::default(), [0.0f64; 0], sketch(0.001));
accumulator_laws!(sketch_of_scores, sketch(0.05), generate::scores_with_missing(14, 40), sketch(0.01));
accumulator_laws!(sketch_of_hostile_floats, sketch(0.0001), generate::hostile_floats(15, 40), sketch(0.01));
fn names() -> Vec<Key> {
    let numbers = generate::small_integers(16, 25, -3, 9).into_iter().map(Key::Integer);
    let words = ["", "ann", "bo", "Ann", "Zoë", "3", "ann"].map(|word| Key::Text(word.into()));
    numbers.chain(words).chain([Key::Null, Key::Integer(i64::MIN), Key::Integer(i64::MAX)]).collect()
}

fn registers(precision: u64) -> DistinctSketch {
    DistinctSketch::new(precision).expect("the precision of a law is sound")
}

accumulator_laws!(distinct_nobody, Distinct::new(), [Key::Null, Key::Null]);
accumulator_laws!(distinct_names, Distinct::new(), names());
accumulator_laws!(distinct_sketch_of_nobody, DistinctSketch::default(), [Key::Null, Key::Null], registers(4));
accumulator_laws!(distinct_sketch_with_few_registers, registers(4), names(), registers(5));
accumulator_laws!(distinct_sketch_with_many_registers, registers(10), names(), registers(5));
accumulator_laws!(survival_times_of_nothing, SurvivalTimes::new(), [(0.0, 1.0); 0]);
accumulator_laws!(
    survival_times,
    SurvivalTimes::new(),
    pairs(
        generate::scores_with_missing(12, 40),
        generate::small_integers(13, 40, 0, 2)
            .into_iter()
            .map(|flag| [0.0, 1.0, f64::NAN][flag as usize])
            .collect()
    )
);

mod survey {
    use cxkit::survey::{
        AnswerCountsAccumulator, CesAccumulator, CesMethod, CesOptions, CsatAccumulator, CsatMethod,
        CsatOptions, Interval, NpsAccumulator, NpsOptions, OutOfScale, RatingAccumulator, RatingOptions,
        SurveyAccumulator,
    };
    use cxkit_testkit::accumulator_laws;

    const SCORES: [f64; 9] = [0.0, 6.0, 7.0, 9.0, 10.0, f64::NAN, 8.5, -0.0, 3.25];

    fn new<M: cxkit::survey::SurveyMeasure>(options: M) -> SurveyAccumulator<M> {
        SurveyAccumulator::new(options).expect("options of a law are sound")
    }

    accumulator_laws!(
        nps,
        NpsAccumulator::default(),
        SCORES,
        new(NpsOptions::default().confidence_level(0.9))
    );
    accumulator_laws!(nps_of_nothing, NpsAccumulator::default(), [0.0_f64; 0]);
    accumulator_laws!(nps_of_missing, NpsAccumulator::default(), [f64::NAN; 3]);
    accumulator_laws!(
        nps_with_every_setting,
        new(NpsOptions::default()
            .interval(Interval::Bootstrap)
            .missing_values([11.0, 12.0])
            .labels([("yes", 10.0)])
            .out_of_scale(OutOfScale::Missing)
            .seed(7_u64)
            .resamples(20_u64)),
        [10.0, 11.0, -3.0, 400.0, 2.0, f64::NAN],
        new(NpsOptions::default().seed(8_u64))
    );
    accumulator_laws!(
        csat,
        CsatAccumulator::default(),
        [1.0, 2.0, 5.0, 4.0, f64::NAN, 3.5],
        new(CsatOptions::default().method(CsatMethod::Net))
    );
    accumulator_laws!(
        ces,
        CesAccumulator::default(),
        [1.0, 7.0, 4.0, f64::NAN, 5.5],
        new(CesOptions::default().method(CesMethod::NetEasy))
    );
    accumulator_laws!(
        rating_below_zero,
        new(RatingOptions::default().scale((-3.0, 3.0))),
        [-3.0, -1.5, 0.0, -0.0, 3.0, f64::NAN],
        RatingAccumulator::default()
    );
    accumulator_laws!(answer_counts, AnswerCountsAccumulator::default(), SCORES);
}

mod service {
    use cxkit::measure::{Metric, MetricAccumulator};
    use cxkit::service::{
        AbandonmentRateOptions, BacklogAccumulator, BacklogOptions, ContactRateAccumulator,
        ContactRateOptions, CostPer, CostToServeAccumulator, CostToServeOptions, FcrAccumulator,
        FcrFromLogAccumulator, FcrFromLogOptions, FcrMethod, FcrOptions, FrtOptions, ReopenRateAccumulator,
        SelfServiceRateAccumulator, SlaFromFlagsAccumulator, SlaFromFlagsOptions, SlaFromTimesOptions,
        TicketTrendAccumulator, TicketTrendOptions, TransferRateAccumulator, TtrAccumulator, WaitingReading,
    };
    use cxkit::survey::OutOfScale;
    use cxkit::time::{Duration, Instant};
    use cxkit_testkit::accumulator_laws;

    const NO: f64 = f64::NAN;

    fn new<M: Metric>(options: M) -> MetricAccumulator<M> {
        MetricAccumulator::new(options).expect("options of a law are sound")
    }

    fn rows<const N: usize>(rows: &[[f64; N]]) -> Vec<Vec<f64>> {
        rows.iter().map(|row| row.to_vec()).collect()
    }

    accumulator_laws!(
        fcr,
        FcrAccumulator::default(),
        rows(&[[1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [NO, 1.0], [1.0, NO], [1.0, 1.0]]),
        new(FcrOptions::default().method(FcrMethod::AllCases))
    );
    accumulator_laws!(reopen_rate, ReopenRateAccumulator::default(), rows(&[[1.0], [0.0], [NO], [0.0]]));
    accumulator_laws!(
        transfer_rate_of_nothing,
        TransferRateAccumulator::default(),
        [[]; 0].map(|row: [f64; 0]| row.to_vec())
    );
    accumulator_laws!(
        contact_rate,
        ContactRateAccumulator::default(),
        rows(&[[0.0], [3.0], [NO], [1.0], [9e15]]),
        new(ContactRateOptions::default().confidence_level(0.9))
    );
    accumulator_laws!(
        cost_to_serve,
        CostToServeAccumulator::default(),
        rows(&[[0.1], [0.2], [NO], [1e300], [-0.0]]),
        new(CostToServeOptions::default().per(CostPer::Contact))
    );
    accumulator_laws!(
        sla_from_flags,
        SlaFromFlagsAccumulator::default(),
        rows(&[[1.0, 0.0], [0.0, 0.0], [NO, 0.0], [NO, 1.0], [1.0, NO], [1.0, 0.0]]),
        new(SlaFromFlagsOptions::default().confidence_level(0.9))
    );
    accumulator_laws!(self_service_rate, SelfServiceRateAccumulator::default(), rows(&[[NO], [NO]]));
    accumulator_laws!(
        abandonment_rate,
        new(AbandonmentRateOptions::default().ignore_below_seconds(5.0)),
        rows(&[
            [1.0, 1.0, 3.0],
            [1.0, 1.0, 5.0],
            [0.0, 1.0, NO],
            [1.0, NO, 8.0],
            [1.0, 1.0, NO],
            [0.0, 0.0, 9.0]
        ]),
        new(AbandonmentRateOptions::default())
    );

    /// Opened and ended, in microseconds: ended, open, at once, before 1970, without a beginning.
    const CASES: [[f64; 2]; 7] =
        [[5.0, 9.0], [7.0, NO], [8.0, 8.0], [-4e6, 3.0], [NO, 4.0], [2.0, NO], [0.0, 7.2e9]];

    accumulator_laws!(ttr, TtrAccumulator::default(), rows(&CASES));
    accumulator_laws!(ttr_of_nothing, TtrAccumulator::default(), rows::<2>(&[]));
    accumulator_laws!(
        frt_with_open_cases,
        new(FrtOptions::default()
            .reading(WaitingReading::Median)
            .censored(true)
            .impossible(OutOfScale::Missing)
            .longest(Duration::from_micros(7_100_000_000).expect("a duration"))
            .as_of(Instant::from_micros(7).expect("a time"))),
        rows(&CASES),
        new(FrtOptions::default())
    );
    accumulator_laws!(
        sla_from_times,
        new(SlaFromTimesOptions::default().target(Duration::from_micros(4).expect("a duration"))),
        rows(&CASES),
        new(SlaFromTimesOptions::default())
    );
    accumulator_laws!(
        sla_of_due_cases,
        new(SlaFromTimesOptions::default()),
        rows(&[[5.0, 9.0, 8.0], [5.0, NO, 9.0], [1.0, 20.0, 20.0], [1.0, 2.0, NO]])
    );
    accumulator_laws!(
        backlog,
        BacklogAccumulator::default(),
        rows(&CASES),
        new(BacklogOptions::default().at(Instant::from_micros(8).expect("a time")))
    );

    accumulator_laws!(
        fcr_from_log,
        new(FcrFromLogOptions::default()
            .window(Duration::from_micros(3).expect("a duration"))
            .observation_start(Instant::from_micros(0).expect("a time"))
            .observation_end(Instant::from_micros(99).expect("a time"))),
        rows(&[
            [1.0, 10.0, 11.0, NO],
            [1.0, 13.0, NO, NO],
            [-1.0, 14.0, 16.0, 2.0],
            [NO, 3.0, 4.0, 2.0],
            [1.0, NO, 4.0, 2.0],
            [-1.0, 16.0, 17.0, 2.0],
            [7.0, 98.0, 98.0, 2.0]
        ]),
        FcrFromLogAccumulator::default()
    );
    accumulator_laws!(fcr_from_an_empty_log, FcrFromLogAccumulator::default(), rows::<4>(&[]));

    accumulator_laws!(
        ticket_trend,
        new(TicketTrendOptions::default().customers(9_u64).resamples(20_u64)),
        rows(&[
            [1.0, 5.0, 0.25],
            [1.0, 5.0, 1.0],
            [2.0, -6.0, -0.0],
            [2.0, 5.0, NO],
            [NO, 5.0, 1.0],
            [3.0, NO, 1.0],
            [3.0, 5.0, 0.5]
        ]),
        TicketTrendAccumulator::default()
    );
    accumulator_laws!(ticket_trend_of_nothing, TicketTrendAccumulator::default(), rows::<3>(&[]));
}
