//! Periodic duties done: read from their files, and one more recorded.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::Datelike as _;

use crate::codec;
use crate::domain::duties::{BookFault, DONE, DutyBook, DutyDone, FORMAT};
use crate::domain::judge::periodic::{self, ActFault, DutyState, Turn};
use crate::domain::msg::Msg;
use crate::domain::period::CalendarPeriod;
use crate::domain::tree::{Edit, Path};
use crate::msg;
use crate::store::duties::DutyText;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::WriteArgs;
use crate::workspace::change;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::read_back;
use crate::workspace::writing;

/// What is to be recorded.
pub struct Asked<'a> {
    /// The duty, by its name.
    pub name: &'a str,
    /// What it was done about.
    pub period: CalendarPeriod,
    /// The policy that lays it down, where several have one of that name.
    pub policy: Option<&'a str>,
    /// How many complaints were found that no record had.
    pub missing: Option<u64>,
}

/// What was recorded.
pub struct Recorded<'a> {
    /// What was done.
    pub turn: Turn<'a>,
    /// As the file has it.
    pub done: DutyDone,
    /// The file.
    pub file: String,
}

impl Recorded<'_> {
    /// Whether it was done in time.
    pub fn state(&self) -> DutyState {
        if self.done.stamp.at <= self.turn.due {
            DutyState::Done
        } else {
            DutyState::Late
        }
    }
}

/// All that is recorded by the moment everything is judged at, with what is wrong with the files.
pub fn book(workspace: &Workspace) -> Result<DutyBook> {
    read(workspace, workspace.repository.duty_texts()?)
}

/// What these files have recorded of it.
pub fn read(workspace: &Workspace, texts: Vec<DutyText>) -> Result<DutyBook> {
    let mut book = DutyBook::default();
    for (file, text) in texts {
        let what = match text {
            Some(Ok(text)) => {
                codec::duties::read(&mut book, &file, &text, &workspace.calendar);
                continue;
            }
            Some(Err(fault)) if fault.stops() => return Err(fault.of(file).into()),
            Some(Err(fault)) => fault.of(&file).into(),
            None => msg!("duty-file-stray", file = &file),
        };
        book.faults.push(BookFault {
            file,
            place: None,
            what,
        });
    }
    Ok(book.known_at(workspace.now))
}

/// Says what cannot be read of it.
pub fn warn(env: &mut Env, book: &DutyBook) -> Result<()> {
    for fault in &book.faults {
        env.warn(&wrong(fault))?;
    }
    Ok(())
}

fn wrong(fault: &BookFault) -> Problem {
    let mut problem = Problem::usage(fault.what.clone()).rule("duty-misrecorded");
    problem.place.clone_from(&fault.place);
    problem
}

/// Refuses a policy nobody has.
pub fn known_policy(workspace: &Workspace, policy: &str) -> Result<(), Problem> {
    let policies = workspace.regulations.policies.iter();
    let known: BTreeSet<&str> = policies.map(|policy| policy.id.as_str()).collect();
    if known.contains(policy) {
        return Ok(());
    }
    let help = problems::meant(policy, known.into_iter().collect());
    Err(Problem::usage(msg!("intake-unknown-policy", policy = policy)).help(help))
}

/// Records that a duty was done.
pub fn record<'a>(
    env: &mut Env,
    workspace: &'a Workspace,
    asked: &Asked,
    args: &WriteArgs,
) -> Result<Recorded<'a>> {
    let regulations = &workspace.regulations;
    if let Some(policy) = asked.policy {
        known_policy(workspace, policy)?;
    }
    let policy = policy_of(workspace, asked)?;
    let actor = Actor::find(env, workspace)?;
    let at = change::past_moment(workspace, args.at.as_deref())?;
    actor.there(workspace, at)?;
    let owed = periodic::turn_of(regulations, (&policy, asked.name), asked.period);
    let turn = owed.map_err(|why| Problem::from(why).help(periods(workspace, &policy, asked)))?;
    let done = DutyDone {
        policy,
        duty: asked.name.to_owned(),
        period: asked.period,
        stamp: change::stamp(workspace, &actor, at),
        missing: asked.missing,
    };
    let book = book(workspace)?;
    if let Some(why) = periodic::fault(regulations, &book.acts, &done) {
        return Err(refusal(workspace, &turn, why).into());
    }
    let path = workspace
        .repository
        .duties_path(done.period.first_day().year());
    let file = workspace.repository.relative(&path);
    if let Some(fault) = book.faults.iter().find(|fault| fault.file == file) {
        return Err(wrong(fault).into());
    }
    let old = workspace.repository.read_if_there(&path);
    let old = old.map_err(|fault| fault.of(&file))?;
    let fresh = format!("format: {FORMAT}\n");
    let edit = Edit::Append(Path::root().key(DONE), done.line());
    let new = read_back::edited(&file, old.as_ref().unwrap_or(&fresh), &[edit])?;
    let mut files = ChangeSet::new();
    match old {
        Some(old) => files.replace(&path, old, new),
        None => files.create(&path, new),
    }
    let period = done.period.to_string();
    let brief = msg!("duty-brief", duty = &done.duty, period = period);
    let subject = writing::subject(workspace, "", "duty done", &[brief]);
    let mut trailers = writing::trailers("", "duty done", &actor);
    trailers.retain(|(_, value)| !value.is_empty());
    writing::write(env, workspace, args, &files, &subject, &trailers)?;
    Ok(Recorded { turn, done, file })
}

/// The policy meant: the one asked for, else the only one that has a duty of that name.
fn policy_of(workspace: &Workspace, asked: &Asked) -> Result<String, Problem> {
    let policies = &workspace.regulations.policies;
    let duties = policies
        .iter()
        .flat_map(|policy| policy.office.periodic.iter().map(move |it| (policy, it)));
    let chosen = duties.filter(|(policy, _)| asked.policy.is_none_or(|id| id == policy.id));
    let (mut names, mut having) = (BTreeSet::new(), BTreeSet::new());
    for (policy, duty) in chosen {
        names.insert(duty.name.as_str());
        if duty.name == asked.name {
            having.insert(policy.id.as_str());
        }
    }
    let mut having = having.into_iter();
    match (having.next(), having.len()) {
        (Some(only), 0) => Ok(only.to_owned()),
        (Some(first), _) => {
            let all: Vec<&str> = std::iter::once(first).chain(having).collect();
            let what = msg!(
                "duty-of-several",
                duty = asked.name,
                policies = Msg::list(all)
            );
            Err(Problem::usage(what).help(msg!("duty-of-several-help")))
        }
        (None, _) => {
            let help = problems::meant(asked.name, names.into_iter().collect());
            let what = match asked.policy {
                Some(policy) => msg!("duty-unknown", duty = asked.name, policy = policy),
                None => msg!("duty-unknown-anywhere", duty = asked.name),
            };
            Err(Problem::usage(what).help(help))
        }
    }
}

/// The periods a duty is about, around now.
fn periods(workspace: &Workspace, policy: &str, asked: &Asked) -> Msg {
    let now = workspace.now;
    let around = periodic::around(&workspace.regulations, now);
    let own = around
        .iter()
        .filter(|turn| turn.policy.id == policy && turn.duty.name == asked.name);
    let periods: Vec<String> = own.map(|turn| turn.period.to_string()).collect();
    msg!("duty-periods", periods = Msg::list(periods))
}

/// Why it is not recorded, with the place of the duty and who may.
fn refusal(workspace: &Workspace, turn: &Turn, why: ActFault) -> Problem {
    let staff = &workspace.regulations.staff;
    let help = match &why {
        ActFault::NotPermitted { unit, .. } => {
            let members = staff.members(unit, workspace.now.date_naive());
            let names: Vec<String> = members.iter().map(|it| it.name.clone()).collect();
            let people = Msg::list(names.into_iter().take(5).collect());
            Some(if members.is_empty() {
                msg!("duty-nobody-there-help", unit = unit)
            } else {
                msg!("command-not-permitted-help", people = people)
            })
        }
        ActFault::Early { .. } => Some(msg!("duty-not-begun-help")),
        ActFault::Again { .. } => Some(msg!("duty-done-before-help")),
        _ => None,
    };
    let source = &turn.duty.source;
    let places = &turn.policy.places;
    let unit = matches!(why, ActFault::NotPermitted { .. });
    let mut problem = Problem::from(why).stated(Some(source));
    if unit {
        problem = problem.at(places.field(source, "unit"));
    }
    problem.help = help;
    problem
}
