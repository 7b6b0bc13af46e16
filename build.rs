//! How the program is linked, where that differs from what the compiler does by itself.

use std::env;

/// An optimised program for Linux is linked for a fixed address: one that may lie anywhere writes some
/// forty thousand addresses into its tables at each start, which takes longer than `show` does.
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| {
        env::var(name).is_ok_and(|found| found.split(',').any(|part| part == value))
    };
    let fixed = is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && !is("CARGO_CFG_TARGET_FEATURE", "crt-static")
        && is("PROFILE", "release");
    if fixed {
        println!("cargo::rustc-link-arg-bin=complaint=-no-pie");
    }
}
