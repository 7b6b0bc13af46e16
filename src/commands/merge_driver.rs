//! `merge-driver`: what git asks to merge a case file: `%O %A %B %L %P`.
//!
//! Git's contract: the result goes into the second file; exit 0 where it is whole, 1 where a
//! person must decide. Whatever goes wrong leaves a file that says so.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::codec::decode;
use crate::codec::merge::{self, Marks, Merged, Three};
use crate::msg;
use crate::store::files::read_evidence;
use crate::store::git::{leave_merged, merge_lines};
use crate::workspace::env::{Env, Exit};

mod judge;

use judge::MergeJudge;

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
        read_evidence(file).map_err(|fault| fault.problem(&name))
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
    let merged =
        by_meaning(&bytes, &judge).unwrap_or_else(|| by_lines(&files, &bytes, &marks, &judge));
    leave_merged(ours, &merged.bytes(&marks))?;
    merged.say(env, &path)
}

/// The result, and what is to be said of it.
enum Outcome {
    Meaning(Merged),
    /// Lines joined by git, and whether without conflict.
    Lines(Vec<u8>, bool),
    /// Neither: both versions whole.
    Whole(Vec<u8>),
}

impl Outcome {
    fn bytes(&self, marks: &Marks) -> Vec<u8> {
        match self {
            Self::Meaning(merged) => merged.text(marks).into_bytes(),
            Self::Lines(bytes, _) | Self::Whole(bytes) => bytes.clone(),
        }
    }

    fn say(&self, env: &mut Env, path: &str) -> Result<Exit> {
        let why = match self {
            Self::Meaning(merged) if merged.is_clean() => return Ok(Exit::Fine),
            Self::Lines(_, true) => return Ok(Exit::Fine),
            Self::Meaning(merged) => {
                for place in &merged.places {
                    env.remark(&msg!(
                        "merge-conflict",
                        file = path,
                        field = place.to_string()
                    ))?;
                }
                merged.why.clone()
            }
            Self::Lines(..) => vec![msg!("merge-lines")],
            Self::Whole(_) => vec![msg!("merge-unproven")],
        };
        for reason in why {
            env.remark(&msg!("merge-why", file = path, why = reason))?;
        }
        Ok(Exit::Findings)
    }
}

fn by_meaning(bytes: &Three<Vec<u8>>, judge: &MergeJudge) -> Option<Outcome> {
    let text = |bytes| decode(bytes).ok();
    let texts = Three {
        base: text(&bytes.base)?,
        ours: text(&bytes.ours)?,
        theirs: text(&bytes.theirs)?,
    };
    let objections = |merged: &str| judge.objections(&texts, merged);
    let merged = merge::merge(texts, judge.calendar(), &objections).ok()?;
    Some(Outcome::Meaning(merged))
}

/// The ordinary merge, believed only where what comes out is no worse than either side.
fn by_lines(
    files: &[PathBuf; 3],
    bytes: &Three<Vec<u8>>,
    marks: &Marks,
    judge: &MergeJudge,
) -> Outcome {
    let [base, ours, theirs] = files;
    let labels = [marks.ours.as_str(), marks.theirs.as_str()];
    let added = bytes.base.is_empty() && bytes.ours != bytes.theirs;
    let joined = if added {
        None
    } else {
        merge_lines([base, ours, theirs], marks.size, labels).ok()
    };
    let good = |lines: &[u8]| {
        let [ours, theirs, lines] =
            [&bytes.ours, &bytes.theirs, lines].map(|bytes| decode(bytes).ok());
        matches!((ours, theirs, lines), (Some(ours), Some(theirs), Some(lines)) if judge.as_good(ours, theirs, lines))
    };
    match joined {
        Some((lines, true)) if good(&lines) => Outcome::Lines(lines, true),
        Some((lines, false)) => Outcome::Lines(lines, false),
        _ => Outcome::Whole(whole(bytes, marks)),
    }
}

/// Both versions between markers, whatever bytes they are of.
fn whole(bytes: &Three<Vec<u8>>, marks: &Marks) -> Vec<u8> {
    let mut out = Vec::new();
    let mut line = |sign: &str, label: &str, text: &[u8]| {
        let marker = format!("{} {label}", sign.repeat(marks.size));
        out.extend_from_slice(marker.trim_end().as_bytes());
        out.push(b'\n');
        out.extend_from_slice(text);
        if !text.is_empty() && !text.ends_with(b"\n") {
            out.push(b'\n');
        }
    };
    line("<", &marks.ours, &bytes.ours);
    line("=", "", &bytes.theirs);
    line(">", &marks.theirs, b"");
    out
}

/// A label on one line.
fn label(given: &str) -> String {
    given
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
