//! Each command as it is run: output, files, exit code.

mod attach;
mod check;
mod completions;
mod edit;
mod harness;
mod init;
mod new;
mod note;
mod steps;
