//! `new`: takes a complaint down, gives it a number and says when what is due (M-8, M-9.1).
//!
//! Any complaint is taken at once (B-5); what the policy needs besides is named, and asked for
//! when the case is registered.

use anyhow::Result;
use serde::Serialize;

use super::actor::Actor;
use super::args::{Format, WriteArgs};
use super::change::{self, next_commands};
use super::deadlines::{self, DeadlineView};
use super::desk::{Desk, Exit};
use super::intake::Intake;
use super::room::Room;
use crate::domain::case::Case;
use crate::domain::case::form::{Form, Head};
use crate::domain::case::intake::Nature;
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::policy::{self, Policy};
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::msg;
use crate::store::write::ChangeSet;

mod flags;
mod from;
mod questions;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    flags: flags::Flags,
    #[arg(long, value_name = "ID")]
    like: Option<String>,
    #[arg(long, value_name = "FILE|-")]
    from: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// What it says in JSON.
#[derive(Serialize)]
struct Created<'a> {
    number: &'a str,
    uid: &'a str,
    file: &'a str,
    deadlines: Vec<DeadlineView>,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let actor = Actor::find(desk, &room)?;
    let Some(form) = told(desk, &room, args)? else {
        desk.remark(&msg!("intake-discarded"))?;
        return Ok(Exit::Fine);
    };
    let at = form.received.unwrap_or(room.now);
    let policy = policy_for(&room, &form)?;
    form.check(policy)?;
    let head = Head {
        number: String::new(),
        uid: desk.uid.to_string(),
        policy: policy.id.clone(),
        stamp: change::stamp(&room, &actor, at),
    };
    let intake = Intake {
        room: &room,
        policy,
        form,
        head,
        links: None,
    };
    let none = |_: &str| Ok(ChangeSet::new());
    let record = intake.record(desk, &actor, "new", &args.write, none)?;
    say(desk, &intake, &record, args)
}

/// What was told: by flags, a file, another case, or in answer to questions. `None` where the
/// person decided against it.
fn told(desk: &mut Desk, room: &Room, args: &Args) -> Result<Option<Form>> {
    if args.flags.reads_input() && args.from.as_deref() == Some("-") {
        return Err(Problem::usage(msg!("intake-input-twice")).into());
    }
    let mut form = args.flags.form(desk, room, args.write.at.as_deref())?;
    if let Some(name) = &args.from {
        form = form.over(from::file(desk, room, name)?);
    }
    if let Some(id) = &args.like {
        form = form.over(from::like(desk, room, id)?);
    }
    form.tidy();
    let in_zone = |at| room.calendar.whole_second(at);
    form.received = form.received.map(in_zone);
    let received = form.received.filter(|at| *at > room.now);
    if let Some(at) = received {
        let (at, now) = (deadlines::rfc3339(at), deadlines::rfc3339(room.now));
        return Err(Problem::usage(msg!("intake-received-future", at = at, now = now)).into());
    }
    if !form.says_nothing() || args.from.is_some() {
        return something(Some(form));
    }
    let Some(ask) = desk.ask() else {
        return something(Some(form));
    };
    questions::policy(desk, &ask, room, &mut form)?;
    let asked = questions::story(desk, &ask, policy_for(room, &form)?)?;
    let Some(form) = something(Some(form.over(asked)))? else {
        return Ok(None);
    };
    Ok(questions::confirm(desk, &ask, &form)?.then_some(form))
}

/// Neither who complains nor about what is no complaint.
fn something(form: Option<Form>) -> Result<Option<Form>> {
    if form.as_ref().is_some_and(Form::says_nothing) {
        let help = msg!("intake-nothing-told-help");
        return Err(Problem::usage(msg!("intake-nothing-told")).help(help).into());
    }
    Ok(form)
}

/// The edition of the policy the complaint falls under.
fn policy_for<'a>(room: &'a Room, form: &Form) -> Result<&'a Policy, Problem> {
    let regulations = &room.regulations;
    let usual = regulations.organization.as_ref().map(|o| o.policy.as_str());
    let id = form.policy.as_deref().or(usual).unwrap_or_default();
    let received = form.received.unwrap_or(room.now);
    if let Some(policy) = regulations.in_force(id, received) {
        return Ok(policy);
    }
    let mut known: Vec<&str> = regulations.policies.iter().map(|p| p.id.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    if known.contains(&id) {
        let date = received.date_naive().to_string();
        return Err(Problem::usage(msg!(
            "intake-policy-not-in-force",
            policy = id,
            date = date
        )));
    }
    let help = match policy::nearest(id, &known) {
        Some(meant) => msg!(
            "intake-did-you-mean",
            word = meant,
            words = Msg::list(known)
        ),
        None => msg!("intake-known", words = Msg::list(known)),
    };
    Err(Problem::usage(msg!("intake-unknown-policy", policy = id)).help(help))
}

/// Says number, file and due dates, and what registration will ask for.
fn say(desk: &mut Desk, intake: &Intake, record: &Record, args: &Args) -> Result<Exit> {
    let case = Room::case(record)?;
    let calendar = intake.room.calendar_of(intake.policy)?;
    let (clocks, _) = judge::clocks(case, intake.policy, calendar, intake.room.now);
    if args.write.format == Format::Json {
        desk.json(&Created {
            number: &case.number,
            uid: &intake.head.uid,
            file: &record.file,
            deadlines: deadlines::views(&clocks),
        })?;
    } else if !args.write.dry_run {
        table(desk, intake, case, record, &clocks)?;
    }
    lacking(desk, intake, case, record)?;
    Ok(Exit::Fine)
}

fn table(
    desk: &mut Desk,
    intake: &Intake,
    case: &Case,
    record: &Record,
    clocks: &[Clock],
) -> Result<()> {
    let recorded = msg!(
        "intake-recorded",
        number = &case.number,
        file = &record.file
    );
    desk.print(&recorded)?;
    if !clocks.is_empty() {
        let table = deadlines::table(desk, clocks, intake.room.now);
        desk.write("\n")?;
        desk.table(&table)?;
        desk.write("\n")?;
    }
    let next = next_commands(intake.room, case, intake.policy);
    if !next.is_empty() {
        desk.print(&msg!("moves-next", commands = Msg::list(next)))?;
    }
    Ok(())
}

/// Warns of fields the policy needs; an abnormality note (M-3) needs none.
fn lacking(desk: &mut Desk, intake: &Intake, case: &Case, record: &Record) -> Result<()> {
    let Some(root) = record.root.as_ref() else {
        return Ok(());
    };
    if case.nature == Nature::Abnormality {
        return Ok(());
    }
    let missing = judge::missing_fields(case, root, intake.policy);
    let Some((_, first)) = missing.first() else {
        return Ok(());
    };
    let source = first.source.clone();
    let fields = missing.iter().map(|(field, _)| field.as_str()).collect();
    let mut warning = Problem::usage(msg!("intake-lacking", fields = Msg::list(fields)))
        .help(msg!("intake-lacking-help", number = &case.number));
    warning.rule = source.rule;
    desk.warn(&warning)
}
