//! The one command `cxkit`: the program, `python -m cxkit` and `npx cxkit` all call [`run`].

mod init;
mod report;
mod write;

use clap::{Parser, Subcommand};

/// Measures of customer experience, each with its interval.
#[derive(Debug, Parser)]
#[command(name = "cxkit", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the report of a scorecard.
    Report(report::ReportArguments),
    /// Write a first scorecard for a file, by looking at its columns.
    Init(init::InitArguments),
}

/// Runs the command and returns its exit code: 0 when it did what was asked, 1 on an error, 2 when it was
/// called wrongly, 3 with `--check` when a target is missed with certainty.
///
/// `args` are the arguments after the program's name, as in `["report", "scorecard.toml"]`. What was asked for
/// goes to standard output or the file that is named, errors go to standard error.
///
/// ```
/// assert_eq!(cxkit_cli::run(vec!["--version".into()]), 0);
/// assert_eq!(cxkit_cli::run(vec!["--verison".into()]), 2);
/// ```
#[must_use]
pub fn run(args: Vec<String>) -> i32 {
    match Arguments::try_parse_from(std::iter::once("cxkit".to_owned()).chain(args)) {
        Ok(Arguments { command }) => {
            let done = match command {
                Command::Report(arguments) => report::run(&arguments),
                Command::Init(arguments) => init::run(&arguments),
            };
            done.unwrap_or_else(|error| {
                eprintln!("error: {error}");
                1
            })
        }
        Err(error) => {
            // A closed pipe is no reason to fail differently.
            let _ = error.print();
            error.exit_code()
        }
    }
}
