//! Files made from the bridge's export list, so that a new measure reaches them without anyone remembering.
//!
//! A generator is a function that gives back files; adding one is a module and a line in [`GENERATORS`].

mod coverage;
mod measures;
mod python;
mod reference;
mod typescript;

use std::borrow::Cow;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A generated file: its path from the clone's root, and its text.
pub struct File {
    pub path: Cow<'static, str>,
    pub text: String,
}

const GENERATORS: &[fn() -> Vec<File>] =
    &[reference::files, measures::files, coverage::files, typescript::files, python::files];

/// Writes every generated file that is out of date; with `check`, only says which are.
pub fn run(check: bool) -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut stale = Vec::new();
    for file in GENERATORS.iter().flat_map(|generator| generator()) {
        let path = root.join(file.path.as_ref());
        if fs::read_to_string(&path).is_ok_and(|present| present == file.text) {
            continue;
        }
        stale.push(file.path.clone());
        if !check {
            fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            fs::write(&path, file.text)?;
            println!("wrote {}", file.path);
        }
    }
    if check && !stale.is_empty() {
        return Err(format!("out of date: {}; run: make generate", stale.join(", ")).into());
    }
    Ok(())
}
