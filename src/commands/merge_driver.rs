//! `merge-driver`: what git asks to merge a case file: `%O %A %B %L %P`.
//!
//! Git's contract: the result goes into the second file; exit 0 where it is whole, 1 where a
//! person must decide. Whatever goes wrong leaves a file that says so.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::codec::merge::{Marks, Three};
use crate::store::files::read_evidence;
use crate::store::git::leave_merged;
use crate::workspace::env::{Env, Exit};
use crate::workspace::merging::{MergeJudge, merged, whole};

/// The arguments, in git's order.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ANCESTOR")]
    ancestor: PathBuf,
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    #[arg(value_name = "SIZE", default_value = "7")]
    size: usize,
    #[arg(value_name = "PATH")]
    path: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "ours")]
    our_label: String,
    #[arg(long, value_name = "TEXT", default_value = "theirs")]
    their_label: String,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let files = [&args.ancestor, &args.ours, &args.theirs].map(|file| env.cwd.join(file));
    let path = args
        .path
        .clone()
        .unwrap_or_else(|| args.ours.to_string_lossy().into_owned());
    let read = |file: &Path| {
        let name = file.to_string_lossy().into_owned();
        read_evidence(file).map_err(|fault| fault.of(&name))
    };
    let [base, ours, theirs] = &files;
    let bytes = Three {
        base: read(base)?,
        ours: read(ours)?,
        theirs: read(theirs)?,
    };
    let marks = Marks {
        // Git never asks for fewer; a hand-run command might.
        size: args.size.clamp(7, 200),
        ours: label(&args.our_label),
        theirs: label(&args.their_label),
    };
    let judge = MergeJudge::at(env, &path);
    if let Some(problem) = judge.too_old() {
        leave_merged(ours, &whole(&bytes, &marks))?;
        return Err(problem.into());
    }
    let merged = merged(&files, &bytes, &marks, &judge);
    leave_merged(ours, &merged.bytes(&marks))?;
    merged.say(env, &path)
}

/// A label on one line.
fn label(given: &str) -> String {
    given
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
