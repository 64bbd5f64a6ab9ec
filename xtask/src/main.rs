//! Build helpers of cxkit, for what is past five lines of a Makefile.
mod generate;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo run -p xtask -- <command>

  generate [--check]              the files made from the export list; with --check, say which are out of date
  wasm INPUT.wasm OUT_DIR NAME    the JavaScript half of a compiled module (wasm-bindgen)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["generate"] => generate::run(false),
        ["generate", "--check"] => generate::run(true),
        ["wasm", input, out_dir, name] => wasm::bindgen(input, out_dir, name),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
