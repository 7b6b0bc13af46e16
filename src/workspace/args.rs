//! Arguments several commands share.

use std::ops::Deref;

use crate::ui::clap_named::Named;
use clap::{Args, ValueEnum};

/// Table for people, JSON for programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
}

/// What every writing command takes.
#[derive(Clone, Debug, Args)]
pub struct WriteArgs {
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    #[arg(long)]
    pub(crate) commit: bool,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
    /// Not committed unless it is asked for, whatever the organisation says.
    #[arg(skip)]
    pub(crate) held: bool,
}

/// What every command takes that records what somebody did.
#[derive(Clone, Debug, Args)]
pub struct ActArgs {
    #[command(flatten)]
    write: WriteArgs,
    #[arg(long, value_name = "FILE")]
    pub(crate) paper: Option<String>,
}

impl Deref for ActArgs {
    type Target = WriteArgs;

    fn deref(&self) -> &WriteArgs {
        &self.write
    }
}

impl From<WriteArgs> for ActArgs {
    fn from(write: WriteArgs) -> Self {
        Self { write, paper: None }
    }
}

/// What a command takes that writes no case.
#[derive(Clone, Debug, Args)]
pub struct FileArgs {
    #[arg(long)]
    pub(crate) commit: bool,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
}

impl FileArgs {
    /// The same for whatever writes.
    pub fn write(&self) -> WriteArgs {
        WriteArgs {
            at: None,
            commit: self.commit,
            dry_run: self.dry_run,
            format: self.format,
            held: false,
        }
    }
}

/// Whether a month is posted.
#[derive(Clone, Debug, Args)]
pub struct PostArgs {
    #[arg(long)]
    post: bool,
    #[arg(long, requires = "post")]
    commit: bool,
    #[arg(long, requires = "post")]
    dry_run: bool,
}

impl PostArgs {
    /// What of it is as with whatever writes, if anything is to be written.
    pub fn write(&self) -> Option<WriteArgs> {
        self.post.then_some(WriteArgs {
            at: None,
            commit: self.commit,
            dry_run: self.dry_run,
            format: Format::Table,
            held: false,
        })
    }
}

/// The case meant.
#[derive(Clone, Debug, Args)]
pub struct IdArg {
    #[arg(value_name = "ID", add = Named::CASE)]
    pub(crate) id: String,
}
