//! The cases are numbered and written, all of them or none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;
use uuid::Uuid;

use super::Reject;
use super::named::base_name;
use super::plan::{New, Plan};
use crate::domain::case::form::{CUSTOMER, Head};
use crate::domain::case::imported::Imported;
use crate::domain::digest::sha256;
use crate::domain::numbering::{DRAFT_DIGITS, draft_number};
use crate::domain::policy::Assign;
use crate::msg;
use crate::store::number::{Wanted, allocate_all, next_numbers};
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::WriteArgs;
use crate::workspace::change;
use crate::workspace::env::Env;
use crate::workspace::intake::{Intake, Titles, titles};
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::read_back;
use crate::workspace::writing;

/// A case before it has its number, and the row it comes from.
pub struct Ready<'w> {
    /// Its file.
    file: String,
    /// The row.
    row: u64,
    intake: Intake<'w>,
}

/// A case that was made, with the row it comes from.
pub struct Made {
    /// The row.
    pub row: Option<u64>,
    /// Its number.
    pub number: String,
    /// Its identity.
    pub uid: Option<String>,
    /// Its file.
    pub file: String,
    /// Whether it was taken over.
    pub history: bool,
}

/// The cases as they will be written; rows whose cases would have faults are rejected.
pub fn ready<'w>(
    env: &Env,
    workspace: &'w Workspace,
    actor: &Actor,
    plan: &mut Plan<'w>,
) -> Vec<Ready<'w>> {
    let mut by_policy: BTreeMap<String, Titles> = BTreeMap::new();
    let new = std::mem::take(&mut plan.new);
    let made: Vec<Ready> = new
        .into_iter()
        .enumerate()
        .map(|(n, new)| {
            let policy = new.taken.filing.policy;
            let titles = by_policy
                .entry(policy.id.clone())
                .or_insert_with(|| titles(workspace, policy).into());
            one(env, (workspace, actor), (n, new), Arc::clone(titles))
        })
        .collect();
    let judged: Vec<Result<Ready, Reject>> = made.into_par_iter().map(Ready::judged).collect();
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for one in judged {
        match one {
            Ok(ready) => good.push(ready),
            Err(reject) => bad.push(reject),
        }
    }
    plan.rejected.append(&mut bad);
    good
}

fn one<'w>(
    env: &Env,
    (workspace, actor): (&'w Workspace, &Actor),
    (n, new): (usize, New<'w>),
    titles: Titles,
) -> Ready<'w> {
    let New { file, taken } = new;
    let at = taken.form.received.unwrap_or(workspace.now);
    let imported = taken.filing.history.then(|| Imported {
        at: workspace.now,
        by: actor.person.email.clone(),
        source: base_name(&file).to_owned(),
        row: taken.row,
        sha256: taken.sha256,
    });
    let head = Head {
        number: String::new(),
        uid: uid(env.uid, n).to_string(),
        policy: taken.filing.policy.id.clone(),
        stamp: change::stamp(workspace, actor, at),
        imported,
    };
    Ready {
        file,
        row: taken.row,
        intake: Intake {
            workspace,
            policy: taken.filing.policy,
            titles,
            form: taken.form,
            head,
            links: None,
            evidence: Vec::new(),
        },
    }
}

/// The identity of the case after so many: of the same moment, and no more to be guessed than the first.
fn uid(first: Uuid, n: usize) -> Uuid {
    let sum = sha256(format!("{first} {n}").as_bytes());
    let mut bytes = *first.as_bytes();
    let digits = sum.as_bytes().chunks(2);
    for (byte, digits) in bytes.iter_mut().skip(6).zip(digits) {
        let text = std::str::from_utf8(digits).unwrap_or_default();
        *byte = u8::from_str_radix(text, 16).unwrap_or_default();
    }
    uuid::Builder::from_bytes(bytes)
        .with_variant(uuid::Variant::RFC4122)
        .with_version(uuid::Version::SortRand)
        .into_uuid()
}

impl<'w> Ready<'w> {
    fn judged(self) -> Result<Self, Reject> {
        let (year, month) = self.intake.month();
        let pattern = &self.intake.policy.numbering.pattern;
        let number = self.own_number();
        let number = number.unwrap_or_else(|| pattern.format(year, month, 1));
        let record = self.intake.read_back(&number);
        let workspace = self.intake.workspace;
        let sum = workspace.customer_sum(self.intake.form.get(CUSTOMER));
        let refused = sum.map_err(Into::into);
        let refused = refused.and_then(|_| read_back::refuse_faults(workspace, None, &record));
        match refused {
            Ok(()) => Ok(self),
            Err(error) => Err(Reject {
                file: self.file,
                row: self.row,
                column: None,
                value: None,
                why: problems::of(error).what,
            }),
        }
    }

    /// The number it has whatever numbers are free: of its register, or of a draft.
    fn own_number(&self) -> Option<String> {
        if let Some(number) = self.intake.own_number() {
            return Some(number.to_owned());
        }
        let drafts = self.intake.policy.numbering.assign == Assign::AtRegistration;
        let draft = drafts && self.intake.head.imported.is_none();
        draft.then(|| draft_number(&self.intake.head.uid, DRAFT_DIGITS * 2))
    }

    fn wanted(&self) -> Wanted<'w> {
        Wanted {
            pattern: &self.intake.policy.numbering.pattern,
            month: self.intake.month(),
        }
    }
}

/// Writes everything at once; with `--dry-run` shows it.
pub fn write(
    env: &mut Env,
    workspace: &Workspace,
    (actor, args): (&Actor, &WriteArgs),
    (ready, plan): (&[Ready], &Plan),
) -> Result<Vec<Made>> {
    let open: Vec<&Ready> = ready
        .iter()
        .filter(|it| it.own_number().is_none())
        .collect();
    let wanted: Vec<Wanted> = open.iter().map(|it| it.wanted()).collect();
    let own = ready.iter().filter_map(Ready::own_number);
    let whole = plan.whole.iter().map(|record| record.number.clone());
    let besides: BTreeSet<String> = own.chain(whole).collect();
    let repository = &workspace.repository;
    if args.dry_run {
        let numbers = next_numbers(repository, &wanted, &besides)?;
        let (made, files) = assembled(workspace, ready, plan, &numbers);
        writing::write(env, workspace, args, &files, "", &[])?;
        return Ok(made);
    }
    let turn = writing::turn(workspace, args)?;
    let mut made = Vec::new();
    let written = allocate_all(repository, &wanted, &besides, |numbers| {
        let (all, files) = assembled(workspace, ready, plan, numbers);
        made = all;
        Ok::<_, Problem>(files)
    })?;
    if written.paths.is_empty() {
        return Ok(made);
    }
    let detail = msg!("import-commit", count = made.len() + plan.updated.len());
    let subject = writing::subject(workspace, "", "import", &[detail]);
    let mut trailers = writing::trailers("", "import", actor);
    trailers.retain(|(_, value)| !value.is_empty());
    let words = (subject.as_str(), &trailers[..]);
    writing::commit(env, workspace, args, &written, words, turn.as_ref())?;
    Ok(made)
}

fn assembled(
    workspace: &Workspace,
    ready: &[Ready],
    plan: &Plan,
    numbers: &[String],
) -> (Vec<Made>, ChangeSet) {
    let mut numbers = numbers.iter();
    let numbered: Vec<(&Ready, String)> = ready
        .iter()
        .filter_map(|it| {
            let own = it.own_number();
            Some((it, own.or_else(|| numbers.next().cloned())?))
        })
        .collect();
    let texts = numbered.par_iter().map(|(ready, number)| {
        let intake = &ready.intake;
        let made = Made {
            row: Some(ready.row),
            number: number.clone(),
            uid: Some(intake.head.uid.clone()),
            file: intake.file(number),
            history: intake.head.imported.is_some(),
        };
        (made, intake.text(number))
    });
    let mut texts: Vec<(Made, String)> = texts.collect();
    texts.extend(plan.whole.iter().map(|record| {
        let made = Made {
            row: None,
            number: record.number.clone(),
            uid: record.case.as_ref().and_then(|case| case.uid.clone()),
            file: record.file.clone(),
            history: false,
        };
        (made, record.text.clone())
    }));
    let (mut made, mut files) = (Vec::with_capacity(texts.len()), ChangeSet::new());
    let root = workspace.repository.root();
    for (one, text) in texts {
        files.create(root.join(&one.file), text);
        made.push(one);
    }
    for (before, after) in &plan.updated {
        let path = root.join(&before.file);
        files.replace(path, before.text.as_str(), after.text.as_str());
    }
    (made, files)
}
