//! The `complaint` command.

use std::process::ExitCode;

/// Cases are read and let go by the hundred thousand, on every core. Unoptimised it is slower to start than the
/// system's.
#[cfg(not(debug_assertions))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    complaint::cli::main(&args)
}
