//! A change to a case that has another number meanwhile: one side renumbered it and has another
//! case in its place, the other side went on with it under the old one. The next commit of a
//! rebase, most often.

use anyhow::Result;

use super::claims::Claimant;
use crate::codec;
use crate::codec::parts::{apart, joined as join};
use crate::domain::record::Record;
use crate::msg;
use crate::store::git::Git;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// Such a change.
#[derive(Debug)]
pub struct MovedFile {
    /// The path where the two cases meet.
    pub path: String,
    /// The number both had.
    pub number: String,
    /// The case as both sides began with it.
    base: Claimant,
    /// The case whose place it is now.
    pub stays: Claimant,
    /// The case as it was changed under its old number.
    pub changed: Claimant,
    /// The file it has now, before the change and with it.
    pub now: Option<(Record, Record)>,
}

impl MovedFile {
    /// Which side has the case of the base, and which the other.
    pub fn new(path: String, base: Claimant, ours: Claimant, theirs: Claimant) -> Self {
        let (stays, changed) = if ours.case.uid == base.case.uid {
            (theirs, ours)
        } else {
            (ours, theirs)
        };
        Self {
            path,
            number: base.case.number.clone(),
            base,
            stays,
            changed,
            now: None,
        }
    }

    /// Joins the change with the file the case has now; the problem says why that cannot be.
    pub fn follow(
        &mut self,
        workspace: &Workspace,
        git: &Git,
        records: &[Record],
    ) -> Result<Result<(), Problem>> {
        let uid = &self.changed.case.uid;
        let same = |record: &&Record| {
            self.base.case.uid == *uid && record.case.as_ref().is_some_and(|case| case.uid == *uid)
        };
        let what = msg!(
            "renumber-carried",
            file = &self.path,
            uid = uid.as_deref().unwrap_or("–")
        );
        let help = msg!(
            "renumber-carried-help",
            command = format!("git show :3:{}", self.path)
        );
        let problem = Problem::usage(what).help(help);
        let Some(now) = records.iter().find(same) else {
            return Ok(Err(problem));
        };
        let (now_text, private) = apart(&now.text);
        let texts = (&self.base.record.text, now_text, &self.changed.record.text);
        let Some(text) = git.merged(texts.0, texts.1, texts.2)? else {
            return Ok(Err(problem));
        };
        let text = match private {
            Some(private) => join(text, private),
            None => text,
        };
        let calendar = &workspace.calendar;
        let joined = codec::record::read(&now.file, &now.number, now.month, text, calendar);
        if joined
            .case
            .as_ref()
            .is_none_or(|case| case.uid != *uid || case.number != now.number)
        {
            return Ok(Err(problem));
        }
        self.now = Some((now.clone(), joined));
        Ok(Ok(()))
    }
}
