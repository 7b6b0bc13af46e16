//! The `complaint` command.

fn main() {}
