//! `new`: takes a complaint down, gives it a number and says when what is due (M-8, M-9.1).
//!
//! Any complaint is taken at once (B-5); what the policy needs besides is named, and asked for
//! when the case is registered.

use anyhow::Result;
use chrono::Datelike;
use serde::Serialize;

use super::actor::Actor;
use super::args::{Format, WriteArgs};
use super::change::{self, next_commands};
use super::deadlines::{self, DeadlineView};
use super::desk::{Desk, Exit};
use super::room::Room;
use super::writing;
use crate::codec;
use crate::codec::yaml::{Heading, new_file};
use crate::domain::case::Case;
use crate::domain::case::form::{Form, Head};
use crate::domain::case::intake::Nature;
use crate::domain::case::sections::HEADINGS;
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::policy::{self, Policy};
use crate::domain::problem::Problem;
use crate::domain::reader::Word as _;
use crate::domain::record::Record;
use crate::msg;
use crate::store::number::{allocate, next_number};
use crate::store::write::ChangeSet;
use crate::ui::lang::Lang;
use crate::ui::words::Words;

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

/// A complaint about to be written down.
struct Intake<'a> {
    room: &'a Room,
    policy: &'a Policy,
    form: Form,
    head: Head,
    titles: Vec<String>,
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
        titles: titles(&room),
        room: &room,
        policy,
        form,
        head,
    };
    let record = record(desk, &intake, &actor, args)?;
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

/// The headings' words, in the language of the organisation: the file is its own.
fn titles(room: &Room) -> Vec<String> {
    let organization = room.regulations.organization.as_ref();
    let lang = organization.and_then(|organization| Lang::from_word(&organization.language));
    let words = Words::new(lang.unwrap_or(Lang::Zh));
    let title = |key: &&str| words.text(&format!("section-{}", key.replace('_', "-")));
    HEADINGS.iter().map(title).collect()
}

impl Intake<'_> {
    fn month(&self) -> (i32, u32) {
        let recorded = self.head.stamp.recorded;
        (recorded.year(), recorded.month())
    }

    /// The case file under a number.
    fn text(&self, number: &str) -> String {
        let head = Head {
            number: number.to_owned(),
            ..self.head.clone()
        };
        let headings: Vec<Heading> = HEADINGS
            .iter()
            .zip(&self.titles)
            .map(|(key, title)| Heading {
                key,
                title,
                content: (*key == "items").then(|| self.form.item_list()).flatten(),
            })
            .collect();
        new_file(&self.form.groups(&head), &headings)
    }

    /// The record as it will be read.
    fn read_back(&self, number: &str) -> Record {
        let (year, month) = self.month();
        let repository = &self.room.repository;
        let path = repository.case_path(year, month, number);
        let file = repository.relative(&path);
        let calendar = &self.room.calendar;
        codec::record::read(&file, number, (year, month), self.text(number), calendar)
    }
}

/// Gives the number and writes the file, or with `--dry-run` shows both.
fn record(desk: &mut Desk, intake: &Intake, actor: &Actor, args: &Args) -> Result<Record> {
    let repository = &intake.room.repository;
    let pattern = &intake.policy.numbering.pattern;
    let (year, month) = intake.month();
    let trial = intake.read_back(&pattern.format(year, month, 1));
    change::refuse_faults(intake.room, None, &trial)?;
    if args.write.dry_run {
        let taken = repository.taken(year, month)?;
        let number = next_number(pattern, year, month, taken.iter().map(String::as_str))?;
        let record = intake.read_back(&number);
        let mut files = ChangeSet::new();
        let path = repository.case_path(year, month, &number);
        files.create(path, record.text.as_str());
        writing::write(desk, intake.room, &args.write, &files, "", &[])?;
        return Ok(record);
    }
    let given = allocate(repository, pattern, (year, month), |number| {
        Ok::<_, Problem>(intake.text(number))
    })?;
    let record = intake.read_back(&given.number);
    let trailers = [
        ("Case".to_owned(), given.number.clone()),
        ("Action".to_owned(), "new".to_owned()),
        ("Actor".to_owned(), actor.person.email.clone()),
    ];
    let subject = format!("{} new", given.number);
    let (room, write) = (intake.room, &args.write);
    writing::commit(desk, room, write, &given.written, &subject, &trailers)?;
    Ok(record)
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
