//! Fits that hold nothing but their estimates, as bytes.

use super::fit::Estimates;
use crate::accumulate::{StateReader, StateWriter};
use crate::Error;

const VERSION: u64 = 1;

/// The estimates as canonical bytes of this kind.
pub(super) fn save(kind: &str, estimates: &Estimates) -> Vec<u8> {
    let mut writer = StateWriter::new(kind, VERSION);
    estimates.write(&mut writer);
    writer.finish()
}

/// The estimates that were saved, whose parameters must be these, all positive.
///
/// # Errors
/// `bad_state` when the bytes are cut, changed, of another kind or of a newer version.
pub(super) fn load(
    kind: &str,
    model: &'static str,
    names: &[&str],
    bytes: &[u8],
) -> Result<Estimates, Error> {
    let mut reader = StateReader::open(bytes, kind, VERSION)?;
    let estimates = Estimates::read(model, &mut reader)?;
    reader.finish()?;
    let known = estimates.names().iter().map(AsRef::as_ref).eq(names.iter().copied());
    if !known || estimates.values().iter().any(|&value| value <= 0.0) || save(kind, &estimates) != bytes {
        return Err(Error::bad_state("its parameters are not those of the model"));
    }
    Ok(estimates)
}
