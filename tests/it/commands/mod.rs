//! Each command as it is run: output, files, exit code.

mod actions;
mod advance;
mod alike;
mod attach;
mod check;
mod completions;
mod deductions;
mod edit;
mod explain;
mod goods;
mod harness;
mod init;
mod list;
mod log;
mod new;
mod note;
mod numbers;
mod policy;
mod queries;
mod register_drafts;
mod renumber;
mod report;
mod sanction;
mod show;
mod steps;
mod walks;
