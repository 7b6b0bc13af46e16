//! Posted months: how they are read, and the one way a month is posted.

pub mod payroll;
pub mod statistics;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;

use crate::codec;
use crate::codec::parts::apart;
use crate::domain::digest::sha256;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::posted::{
    FORMAT, Head, Input, Ledger, Payroll, PostedError, PostedMonth, Statistics, broken_links,
};
use crate::domain::record::Record;
use crate::domain::schema::Stamp;
use crate::domain::staff::is_sheet;
use crate::msg;
use crate::rules::Stray;
use crate::store::files::read_text;
use crate::store::git::Git;
use crate::store::posted::Posted;
use crate::ui::escape::{Markdown, Safe};
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::WriteArgs;
use crate::workspace::change;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::writing;

/// What is posted from: what git would not give back is no proof.
const INPUTS: [&str; 3] = ["cases", "policies", "sanctions"];

/// What `--post` is asked with.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The month.
    pub month: Month,
    /// How it is written.
    pub write: WriteArgs,
}

impl Asked {
    /// The month that is to be posted, if any is: a whole one.
    pub fn of(write: Option<WriteArgs>, month: Option<Month>) -> Result<Option<Self>> {
        let Some(write) = write else {
            return Ok(None);
        };
        let month = month.ok_or_else(|| Problem::usage(msg!("posted-no-month")))?;
        Ok(Some(Self { month, write }))
    }
}

/// A posted file, or why it is none.
pub struct PostedFile<P> {
    /// Its path.
    pub file: String,
    /// What it holds.
    pub posted: Result<P, Msg>,
}

/// A month that may be posted now.
pub struct Ready<'a> {
    workspace: &'a Workspace,
    directory: Posted<'a>,
    asked: Asked,
    stamp: Stamp,
    actor: Actor<'a>,
    commit: Option<String>,
}

fn directory(workspace: &Workspace) -> Result<Posted<'_>> {
    let organization = workspace.regulations.organization.as_ref();
    let setting = organization.map_or("posted", |organization| &organization.posted);
    Ok(workspace.repository.posted(setting)?)
}

/// Every posted file of a kind, in order of path.
pub fn files<P: PostedMonth + Clone>(workspace: &Workspace) -> Result<Vec<PostedFile<P>>> {
    let texts = directory(workspace)?.all(P::DIRECTORY)?;
    let mut files: Vec<PostedFile<P>> = texts
        .into_iter()
        .map(|(file, text)| {
            let posted = text.map_err(Msg::from).and_then(|text| {
                let read = codec::posted::read(&file, &text, &workspace.calendar);
                read.map_err(Msg::from)
            });
            PostedFile { file, posted }
        })
        .collect();
    let sound: Vec<(usize, P)> = files
        .iter()
        .enumerate()
        .filter_map(|(i, file)| Some((i, file.posted.as_ref().ok()?.clone())))
        .collect();
    let (places, posted): (Vec<usize>, Vec<P>) = sound.into_iter().unzip();
    for (i, why) in broken_links(&posted) {
        // A month that is there, but not as it was posted, is told once.
        let before = match &why {
            PostedError::Gap { month } => format!("/{}/{month}.yaml", posted[i].head().policy),
            _ => String::new(),
        };
        let there = |file: &PostedFile<P>| !before.is_empty() && file.file.ends_with(&before);
        if !files.iter().any(there) {
            files[places[i]].posted = Err(Msg::from(why));
        }
    }
    Ok(files)
}

/// The posted months of a kind, as far as they were posted by the moment everything is judged at; one
/// that is not what was posted is the problem.
pub fn posted<P: PostedMonth + Clone>(workspace: &Workspace) -> Result<Vec<P>> {
    let files = files::<P>(workspace)?;
    let mut sound = Vec::new();
    let mut wrong = Vec::new();
    for file in files {
        match file.posted {
            Ok(posted) if posted.head().stamp.recorded > workspace.now => {}
            Ok(posted) => sound.push(posted),
            Err(why) => wrong.push(not_as_posted(&file.file, why)),
        }
    }
    Problem::together(wrong).map_or(Ok(sound), |problem| Err(problem.into()))
}

/// Refuses sheets of bonuses that cannot be read: what is in them could be anything.
pub fn sheets_readable(workspace: &Workspace) -> Result<()> {
    let problem = problems::bonuses(&workspace.regulations.staff.sheets);
    problem.map_or(Ok(()), |problem| Err(problem.into()))
}

/// The payroll of all policies as posted.
pub fn ledger(workspace: &Workspace) -> Result<Ledger> {
    Ok(Ledger::of(posted::<Payroll>(workspace)?))
}

/// What is posted and is not as it was posted.
pub fn changed(workspace: &Workspace) -> Result<Vec<Stray>> {
    let mut changed = Vec::new();
    let payroll = files::<Payroll>(workspace)?.into_iter();
    let statistics = files::<Statistics>(workspace)?.into_iter();
    let wrong = payroll.map(|it| (it.file, it.posted.err()));
    for (file, what) in wrong.chain(statistics.map(|it| (it.file, it.posted.err()))) {
        let help = msg!("posted-wrong-help", file = &file);
        changed.extend(what.map(|what| Stray { file, what, help }));
    }
    Ok(changed)
}

/// Months are posted in order: one before the last posted is not posted any more.
fn passed(month: Month, last: Month) -> Problem {
    let (month, last) = (month.to_string(), last.to_string());
    let problem = Problem::refused(msg!("posted-passed", month = month, last = last));
    problem.rule("posting").help(msg!("posted-already-help"))
}

/// A posted month stays as it is.
fn already(month: Month) -> Problem {
    let problem = Problem::refused(msg!("posted-already", month = month.to_string()));
    problem.rule("posting").help(msg!("posted-already-help"))
}

fn not_as_posted(file: &str, why: Msg) -> Problem {
    let problem = Problem::unreadable(msg!("posted-wrong", file = file, why = why));
    problem.help(msg!("posted-wrong-help", file = file))
}

impl<'a> Ready<'a> {
    /// Refuses a month that is not over, somebody who may not post, and a tree that differs from
    /// what is committed.
    pub fn find(env: &Env, workspace: &'a Workspace, asked: &Asked) -> Result<Self> {
        let actor = Actor::find(env, workspace)?;
        let now = workspace.now;
        actor.entrusted(workspace, "post", |permissions| &permissions.post)?;
        if asked.month.end(&workspace.calendar) >= now {
            let month = asked.month.to_string();
            let problem = Problem::refused(msg!("posted-not-over", month = month));
            let help = msg!("posted-not-over-help");
            return Err(problem.rule("posting").help(help).into());
        }
        let commit = committed(workspace)?;
        Ok(Self {
            directory: directory(workspace)?,
            stamp: change::stamp(workspace, &actor, now),
            workspace,
            asked: asked.clone(),
            actor,
            commit,
        })
    }

    /// What the month of a policy says of itself.
    pub fn head(
        &self,
        policy: &str,
        before: Option<&impl PostedMonth>,
        inputs: Vec<Input>,
    ) -> Head {
        Head {
            format: FORMAT,
            policy: policy.to_owned(),
            month: self.asked.month,
            stamp: self.stamp.clone(),
            commit: self.commit.clone(),
            predecessor: before.and_then(|it| it.digest().map(str::to_owned)),
            inputs,
        }
    }

    /// Writes the month, or shows it; what is there stays as it is. Its page, if it has one, is written
    /// anew.
    pub fn write<P: PostedMonth>(
        &self,
        env: &mut Env,
        posted: &[P],
        page: Option<Safe<Markdown>>,
    ) -> Result<()> {
        let month = self.asked.month.to_string();
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        for one in posted {
            let (text, _) = codec::posted::write(one);
            let path = self
                .directory
                .path(P::DIRECTORY, &one.head().policy, &month);
            let name = self.workspace.repository.relative(&path);
            codec::posted::read::<P>(&name, &text, &self.workspace.calendar)
                .map_err(|why| not_as_posted(&name, Msg::from(why)))?;
            files.push((path, text));
        }
        let page = page.map(|text| (self.directory.page_path(&month), text.into_string()));
        let args = &self.asked.write;
        if args.dry_run {
            let changes = self.directory.changes(&files, page.as_ref())?;
            return writing::write(env, self.workspace, args, &changes, "", &[]);
        }
        let turn = writing::turn(self.workspace, args)?;
        let written = self.directory.create(&files, page.as_ref())?;
        let what = msg!("posted-brief", kind = P::DIRECTORY, month = month);
        let subject = writing::subject(self.workspace, "", "post", &[what]);
        let trailers = [
            ("Action".to_owned(), "post".to_owned()),
            ("Actor".to_owned(), self.actor.person.email.clone()),
        ];
        if !written.paths.is_empty() {
            let words = (subject.as_str(), &trailers[..]);
            writing::commit(env, self.workspace, args, &written, words, turn.as_ref())?;
        }
        for (path, _) in files.iter().chain(&page) {
            let file = self.workspace.repository.relative(path);
            env.remark(&msg!("posted-written", file = file))?;
        }
        Ok(())
    }
}

/// The commit everything is reckoned from; what is not committed proves nothing.
fn committed(workspace: &Workspace) -> Result<Option<String>> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Err(Problem::refused(msg!("posted-no-git"))
            .rule("posting")
            .into());
    };
    let head = git.head()?;
    if head.is_none() {
        return Err(Problem::refused(msg!("posted-no-git"))
            .rule("posting")
            .into());
    }
    let changed = git.changed_since("HEAD", &INPUTS)?;
    // Locks, and what a writer that was stopped left, are no records.
    let hidden = |file: &String| {
        file.rsplit('/')
            .next()
            .is_some_and(|name| name.starts_with('.'))
    };
    let changed: Vec<String> = changed.into_iter().filter(|file| !hidden(file)).collect();
    if changed.is_empty() {
        return Ok(head);
    }
    let what = msg!("posted-not-committed", files = Msg::list(changed));
    let problem = Problem::refused(what).rule("posting");
    Err(problem.help(msg!("posted-not-committed-help")).into())
}

/// The files a month is reckoned from: these records, the regulations, and the sheets of bonuses that
/// are kept elsewhere.
fn inputs(workspace: &Workspace, records: &[&Record]) -> Result<Vec<Input>> {
    let records = records.iter();
    // Nothing is reckoned from who the customer is.
    let records = records.map(|record| (&record.file, apart(&record.text).0));
    let mut texts = workspace.repository.policies()?;
    let rows = workspace.regulations.staff.sheets.months.values().flatten();
    let sheets: BTreeSet<&str> = rows.map(|row| row.place.file.as_str()).collect();
    for sheet in sheets.into_iter().filter(|file| !is_sheet(file)) {
        let text = read_text(&workspace.repository.root().join(sheet));
        texts.push((sheet.to_owned(), text.map_err(|fault| fault.of(sheet))?));
    }
    let regulations = texts.iter().map(|(file, text)| (file, text.as_str()));
    let files = records.chain(regulations).map(|(file, text)| Input {
        file: file.clone(),
        sha256: sha256(text.as_bytes()),
    });
    Ok(files.collect())
}
