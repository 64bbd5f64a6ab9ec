//! Every target of the test kit through one program; the environment variable `TARGET` names which.
#![no_main]

use std::sync::LazyLock;

use cxkit_testkit::fuzz::{Target, TARGETS};
use libfuzzer_sys::fuzz_target;

static CHOSEN: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("TARGET").unwrap_or_default();
    TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| {
        let known: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        panic!("set TARGET to one of: {}", known.join(", "))
    })
});

fuzz_target!(|bytes: &[u8]| {
    (CHOSEN.check)(bytes);
});
