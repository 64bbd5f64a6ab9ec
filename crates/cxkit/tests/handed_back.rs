//! Results that a caller changed before handing them back are refused or answered, never turned into NaN.
#![allow(clippy::unwrap_used, missing_docs)]

use cxkit::stats::{mean, mean_difference};
use cxkit::survey::{nps, nps_difference, nps_shares, nps_test};

#[test]
fn means_of_one_value_or_none() {
    let sound = mean(&[1, 2, 3]).unwrap();
    for n in [0, 1] {
        let mut short = sound.clone();
        short.n = n;
        assert_eq!(mean_difference(&short, &sound).unwrap_err().code(), "empty");
        assert_eq!(mean_difference(&sound, &short).unwrap_err().code(), "empty");
    }
    let mut flat = sound.clone();
    flat.variance = Some(0.0);
    let nothing = mean_difference(&flat, &flat).unwrap();
    assert_eq!((nothing.ci_lower, nothing.statistic, nothing.p_value), (None, None, None));
}

#[test]
fn scores_without_answers() {
    let sound = nps(&[10, 3, 8]).unwrap();
    let mut hollow = sound.clone();
    hollow.n = 0;
    let mut weightless = sound.clone();
    weightless.effective_n = Some(0.0);
    for broken in [hollow, weightless] {
        assert_eq!(nps_difference(&broken, &sound).unwrap_err().code(), "empty");
        assert_eq!(nps_test(&broken).unwrap_err().code(), "empty");
        assert_eq!(nps_shares(&broken).unwrap_err().code(), "empty");
    }
}

#[test]
fn counts_that_do_not_add_up() {
    let sound = nps(&[10, 3, 8]).unwrap();
    let mut more = sound.clone();
    more.promoters = 5;
    let mut beyond = sound.clone();
    beyond.promoter_share = 5.0;
    for broken in [more, beyond] {
        assert_eq!(nps_difference(&broken, &sound).unwrap_err().code(), "bad_option");
        assert_eq!(nps_shares(&broken).unwrap_err().code(), "bad_option");
    }
}
