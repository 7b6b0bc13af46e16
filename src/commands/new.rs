//! `new`: takes a complaint down, gives it a number and says when what is due (M-8, M-9.1).
//!
//! Any complaint is taken at once (B-5); what the policy needs besides is named, and asked for
//! when the case is registered.

use anyhow::Result;
use chrono::Datelike;

use super::actor::Actor;
use super::args::WriteArgs;
use super::change;
use super::desk::{Desk, Exit};
use super::room::Room;
use super::writing;
use crate::codec;
use crate::codec::yaml::{Heading, new_file};
use crate::domain::case::form::{Form, Head};
use crate::domain::case::sections::HEADINGS;
use crate::domain::policy::Policy;
use crate::domain::problem::Problem;
use crate::domain::reader::Word as _;
use crate::domain::record::Record;
use crate::msg;
use crate::store::number::{allocate, next_number};
use crate::store::write::ChangeSet;
use crate::ui::lang::Lang;
use crate::ui::words::Words;

mod answer;
mod flags;
mod from;
mod questions;
mod told;

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
    let Some(form) = told::form(desk, &room, args)? else {
        desk.remark(&msg!("intake-discarded"))?;
        return Ok(Exit::Fine);
    };
    let at = form.received.unwrap_or(room.now);
    let policy = told::policy_for(&room, &form)?;
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
    answer::say(desk, &intake, &record, args)
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
