//! What the system and other programs do to a command in the midst of its work: the record stays as it
//! was or becomes what it was to be, whole, and the exit code is the promised one.
//!
//! `COMPLAINT_LONG_TESTS=1` takes every writing command instead of a few, and many more moments.

mod clock;
mod disk;
mod killed;
mod moved;
mod refused;
mod streams;
mod writers;

/// Whether there is time for everything.
fn long() -> bool {
    std::env::var_os("COMPLAINT_LONG_TESTS").is_some()
}

/// So many, or all.
fn few(many: usize) -> usize {
    if long() { usize::MAX } else { many }
}
