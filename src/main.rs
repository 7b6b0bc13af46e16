//! The `complaint` command.

use std::process::ExitCode;

/// Cases are read and let go by the hundred thousand, on every core.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    complaint::cli::main(&args)
}
