//! Each command as it is run: output, files, exit code.

mod harness;
mod policy;
