//! End-to-end and architecture tests, one binary.
#![allow(
    clippy::unwrap_used,
    reason = "all of it is test code, helpers included: a panic is a failed test"
)]

mod time_laws;
mod time_vectors;
