//! The step between rustc and JavaScript: wasm-bindgen as a library, at the version the binding is pinned to.

use std::error::Error;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

/// Writes `<name>_bg.js` and `<name>_bg.wasm` for `input` into `out_dir`.
pub fn bindgen(input: &str, out_dir: &str, name: &str) -> Result<(), Box<dyn Error>> {
    if !Path::new(input).is_file() {
        return Err(format!("{input} is missing; build bindings/wasm first").into());
    }
    let mut job = Bindgen::new();
    job.input_path(input)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    // The glue comes apart from loading the module: the face loads it, in its own way in each place.
    job.bundler(true)?;
    job.generate(out_dir)?;
    Ok(())
}
