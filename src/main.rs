//! The `complaint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    complaint::cli::main(&args)
}
