//! End-to-end and architecture tests, one binary.
#![allow(
    clippy::unwrap_used,
    reason = "all of it is test code, helpers included: a panic is a failed test"
)]

mod catalogues;
mod policies;
mod rules;
mod store_git;
mod store_number;
mod store_read;
mod store_repository;
mod store_write;
mod time_laws;
mod time_vectors;
