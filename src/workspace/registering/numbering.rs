//! A draft becomes a case of the register: its number, its file, and what others call it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::domain::case::fact::Fact;
use crate::domain::record::Record;
use crate::msg;
use crate::store::number::{Wanted, allocate_all, next_numbers};
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::args::WriteArgs;
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::numbered::{self, Files};
use crate::workspace::open::Workspace;
use crate::workspace::outcome::CommandOutcome;
use crate::workspace::read_back;
use crate::workspace::writing;

/// A draft that was numbered.
pub struct Numbered {
    /// The number it had.
    pub draft: String,
    /// The case as it is now.
    pub after: Record,
    /// The other cases whose links were changed.
    pub relinked: Vec<String>,
}

/// Records that the case is accepted.
pub fn accept(change: &mut Change) {
    let stamp = change.stamp();
    change.add(&Fact::Registration(stamp));
}

/// Gives the draft its number and writes everything that names it.
/// `promised` are numbers given before in the same dry run.
pub fn give_number(
    env: &mut Env,
    change: &Change,
    args: &WriteArgs,
    promised: &[Numbered],
) -> Result<Numbered> {
    let workspace = change.workspace;
    let draft = change.case.number.clone();
    let records = workspace.records()?;
    let pattern = &change.policy.numbering.pattern;
    let wanted = [Wanted {
        pattern,
        month: numbered::month(&change.case),
    }];
    let written = records
        .iter()
        .filter_map(|record| Some(record.case.as_ref()?.number.clone()));
    let promised = promised.iter().map(|one| one.after.number.clone());
    let besides: BTreeSet<String> = written.chain(promised).collect();
    let mut made = None;
    let mut build = |numbers: &[String]| {
        let number = numbers.first().map(String::as_str).unwrap_or_default();
        let (files, done) = files(change, &records, &draft, number)?;
        made = Some(done);
        anyhow::Ok(files)
    };
    if args.dry_run {
        let files = build(&next_numbers(&workspace.repository, &wanted, &besides)?)?;
        writing::write(env, workspace, args, &files, "", &[])?;
    } else {
        let turn = writing::turn(workspace, args)?;
        let written = allocate_all(&workspace.repository, &wanted, &besides, &mut build)?;
        let number = made
            .as_ref()
            .map_or("", |done: &Numbered| done.after.number.as_str());
        let mut trailers = writing::trailers(number, &change.act.to_string(), &change.actor);
        trailers.push(("Draft".to_owned(), draft.clone()));
        let was = msg!("commit-was", old = &draft);
        let subject = writing::subject(workspace, number, &change.act.to_string(), &[was]);
        let words = (subject.as_str(), &trailers[..]);
        writing::commit(env, workspace, args, &written, words, turn.as_ref())?;
    }
    made.ok_or_else(|| Problem::unreadable(msg!("renumber-none")).into())
}

/// Everything that is to be written where the draft gets this number.
fn files(
    change: &Change,
    records: &[Record],
    draft: &str,
    number: &str,
) -> Result<(ChangeSet, Numbered)> {
    let workspace = change.workspace;
    let repository = &workspace.repository;
    let before = change.record();
    let (year, month) = numbered::month(&change.case);
    let path = repository.case_path(year, month, number);
    let after = change.under(number, &repository.relative(&path), (year, month))?;
    read_back::judge(workspace, before, &after)?;
    let mut files = Files::default();
    files.taken(&change.path, before.text.as_str());
    files.put(&path, after.text.as_str())?;
    numbered::move_beside(
        workspace,
        &mut files,
        &change.case,
        (&change.path, &path),
        number,
    )?;
    let reason = numbered::link_reason(workspace, change.case.uid.as_deref());
    let mut relinked = Vec::new();
    for record in records.iter().filter(|record| record.file != before.file) {
        let to = |old: &str| (old == draft).then(|| number.to_owned());
        let edits = numbered::relinked(record, &change.stamp(), &reason, to);
        if edits.is_empty() {
            continue;
        }
        let place = (record.number.as_str(), record.file.as_str(), record.month);
        let linked = numbered::edited(workspace, record, &edits, place)?;
        read_back::judge(workspace, record, &linked)?;
        let path = repository.root().join(&record.file);
        files.taken(&path, record.text.as_str());
        files.put(&path, linked.text)?;
        relinked.push(record.file.clone());
    }
    let done = Numbered {
        draft: draft.to_owned(),
        after,
        relinked,
    };
    Ok((files.changes(), done))
}

impl Numbered {
    /// Says it, as every step is said.
    pub fn say(&self, env: &mut Env, change: &Change, args: &WriteArgs) -> Result<Exit> {
        let case = Workspace::case(&self.after)?;
        let outcome = CommandOutcome {
            workspace: change.workspace,
            case,
            file: &self.after.file,
            policy: change.policy,
            calendar: change.calendar,
            act: change.act,
            changed: true,
        };
        let mut said = vec![msg!(
            "renumber-numbered",
            draft = &self.draft,
            file = &self.after.file
        )];
        let linked = self.relinked.iter();
        said.extend(linked.map(|file| msg!("renumber-relinked", file = file)));
        outcome.say(env, args, &said)
    }
}
