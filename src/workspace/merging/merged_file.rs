//! What a merge makes of a file.

use std::path::PathBuf;

use anyhow::Result;

use super::judge::MergeJudge;
use crate::codec::decode;
use crate::codec::merge::{self, Marks, Merged, Three};
use crate::codec::parts::is_sealed;
use crate::msg;
use crate::store::git::merge_lines;
use crate::workspace::env::{Env, Exit};

/// The result, and what is to be said of it.
pub enum MergedFile {
    /// By meaning.
    Meaning(Merged),
    /// Lines joined by git, and whether without conflict.
    Lines(Vec<u8>, bool),
    /// Neither: both versions whole.
    Whole(Vec<u8>),
    /// None of ours: encrypted, and left as it was.
    Sealed(Vec<u8>),
}

impl MergedFile {
    /// The text, conflicts between markers.
    pub fn bytes(&self, marks: &Marks) -> Vec<u8> {
        match self {
            Self::Meaning(merged) => merged.text(marks).into_bytes(),
            Self::Lines(bytes, _) | Self::Whole(bytes) | Self::Sealed(bytes) => bytes.clone(),
        }
    }

    /// Says where a person must decide.
    pub fn say(&self, env: &mut Env, path: &str) -> Result<Exit> {
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
            Self::Sealed(_) => vec![msg!("merge-sealed")],
        };
        for reason in why {
            env.remark(&msg!("merge-why", file = path, why = reason))?;
        }
        Ok(Exit::Findings)
    }
}

/// Merges by meaning, else line by line.
pub fn merged(
    files: &[PathBuf; 3],
    bytes: &Three<Vec<u8>>,
    marks: &Marks,
    judge: &MergeJudge,
) -> MergedFile {
    let sealed = |bytes: &Vec<u8>| is_sealed(&String::from_utf8_lossy(bytes));
    if [&bytes.base, &bytes.ours, &bytes.theirs]
        .into_iter()
        .any(sealed)
    {
        return MergedFile::Sealed(bytes.ours.clone());
    }
    by_meaning(bytes, judge).unwrap_or_else(|| by_lines(files, bytes, marks, judge))
}

fn by_meaning(bytes: &Three<Vec<u8>>, judge: &MergeJudge) -> Option<MergedFile> {
    let text = |bytes| decode(bytes).ok();
    let texts = Three {
        base: text(&bytes.base)?,
        ours: text(&bytes.ours)?,
        theirs: text(&bytes.theirs)?,
    };
    let objections = |merged: &str| judge.objections(&texts, merged);
    let merged = merge::merge(texts, judge.calendar(), &objections).ok()?;
    Some(MergedFile::Meaning(merged))
}

/// The ordinary merge, believed only where what comes out is no worse than either side.
fn by_lines(
    files: &[PathBuf; 3],
    bytes: &Three<Vec<u8>>,
    marks: &Marks,
    judge: &MergeJudge,
) -> MergedFile {
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
        Some((lines, true)) if good(&lines) => MergedFile::Lines(lines, true),
        Some((lines, false)) => MergedFile::Lines(lines, false),
        _ => MergedFile::Whole(whole(bytes, marks)),
    }
}

/// Both versions between markers, whatever bytes they are of.
pub fn whole(bytes: &Three<Vec<u8>>, marks: &Marks) -> Vec<u8> {
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
