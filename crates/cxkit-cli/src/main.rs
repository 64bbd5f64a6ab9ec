//! The `cxkit` program.

fn main() {
    std::process::exit(cxkit_cli::run(std::env::args().skip(1).collect()));
}
