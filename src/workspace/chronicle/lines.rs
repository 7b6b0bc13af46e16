//! Changes and commits as they are shown.

use std::rc::Rc;

use super::version::ReadVersion;
use crate::domain::history::Change;
use crate::domain::judge;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::store::case_files::{CaseFiles, FileText};
use crate::store::files::ReadFault;
use crate::store::git::Commit;
use crate::ui::log::{LogLine, Made, Patch};
use crate::ui::narrator::{Line, Narrator, Story};

/// The changes in words.
pub fn log_lines(
    own: &[Change],
    former: &[Rc<ReadVersion>],
    record: &Record,
    regulations: &Regulations,
    author: Option<&str>,
) -> Vec<LogLine> {
    let before = former
        .first()
        .and_then(|version| version.record.case.as_ref());
    let Some(case) = record.case.as_ref().or(before) else {
        return Vec::new();
    };
    let policy = regulations.policy_of(case);
    let mut clocks = Vec::new();
    if let (true, Some(policy)) = (former.is_empty(), policy)
        && let Some(calendar) = regulations.calendar_of(policy)
    {
        clocks = judge::clocks(case, (policy, calendar, &regulations.staff), case.recorded).0;
        clocks.retain(|clock| !clock.name.contains('.'));
    }
    let story = Story {
        narrator: Narrator {
            clocks: &clocks,
            ..Narrator::new(case, &regulations.staff, policy)
        },
        before,
        author,
    };
    let told = own.iter().map(|change| {
        let entry = change.entry();
        let (action, fields) = match change {
            Change::Added(_) => ("added", Vec::new()),
            Change::Removed(_) => ("removed", Vec::new()),
            Change::Changed { fields, .. } => ("changed", fields.clone()),
        };
        LogLine {
            kind: entry.kind.to_string(),
            action,
            path: entry.path.to_string(),
            stamp: entry.stamp.clone(),
            lines: story.lines(change),
            fields,
        }
    });
    told.collect()
}

/// What happened to the file itself.
pub fn of_file(action: &'static str, path: &str, line: Line) -> LogLine {
    LogLine {
        kind: "file".to_owned(),
        action,
        path: path.to_owned(),
        stamp: None,
        lines: vec![line],
        fields: Vec::new(),
    }
}

/// The commit as it is shown.
pub fn made(commit: &Commit) -> Made {
    Made {
        id: commit.id.clone(),
        author: commit.author_name.clone(),
        email: commit.author_email.clone(),
        date: commit.authored,
        committed: commit.committed,
        subject: commit.message.lines().next().unwrap_or_default().to_owned(),
    }
}

/// The texts that differ.
pub fn patches(old: Option<&CaseFiles>, new: Option<&CaseFiles>) -> Vec<Patch> {
    let case = |state: &CaseFiles| Some(state.case.clone());
    let apart = |state: &CaseFiles| state.apart.clone();
    let side = |text: Option<FileText>| {
        text.map(|text| (text.path, text.text.unwrap_or_else(|fault| unread(&fault))))
    };
    let pairs = [
        (side(old.and_then(case)), side(new.and_then(case))),
        (side(old.and_then(apart)), side(new.and_then(apart))),
    ];
    let differing = pairs.into_iter().filter(|(old, new)| old != new);
    differing.map(|(old, new)| Patch { old, new }).collect()
}

/// What is no text has no lines to compare.
fn unread(fault: &ReadFault) -> String {
    format!("{fault:?}\n")
}
