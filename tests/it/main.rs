//! End-to-end and architecture tests, one binary.

fn main() {}
