//! A complaint about to be written down as a case file: what `new` and `reopen` share.

use anyhow::Result;
use chrono::Datelike;

use super::actor::Actor;
use super::args::WriteArgs;
use super::change;
use super::desk::Desk;
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
use crate::domain::tree::Value;
use crate::msg;
use crate::store::number::{Draft, allocate, next_number};
use crate::store::write::ChangeSet;
use crate::ui::lang::Lang;
use crate::ui::words::Words;

/// A complaint about to be written down.
pub struct Intake<'a> {
    /// The repository.
    pub room: &'a Room,
    /// The policy it falls under.
    pub policy: &'a Policy,
    /// What was told.
    pub form: Form,
    /// Identity and stamp; the number is given when it is written.
    pub head: Head,
    /// The cases it belongs with.
    pub links: Option<Value>,
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
        let titles = titles(self.room);
        let content = |key: &str| match key {
            "items" => self.form.item_list(),
            "links" => self.links.clone(),
            _ => None,
        };
        let headings: Vec<Heading> = HEADINGS
            .iter()
            .zip(&titles)
            .map(|(key, title)| Heading {
                key,
                title,
                content: content(key),
            })
            .collect();
        new_file(&self.form.groups(&head), &headings)
    }

    /// The case that this one takes up again.
    fn supersedes(&self) -> Option<&str> {
        match &self.links {
            Some(Value::Map(entries)) => entries.iter().find_map(|(key, value)| match value {
                Value::Quoted(number) if key == "supersedes" => Some(number.as_str()),
                _ => None,
            }),
            _ => None,
        }
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

    /// Gives the number and writes the file, with whatever else `also` makes of that number; with
    /// `--dry-run` shows both.
    pub fn record(
        &self,
        desk: &mut Desk,
        actor: &Actor,
        action: &str,
        args: &WriteArgs,
        also: impl Fn(&str) -> Result<ChangeSet, Problem>,
    ) -> Result<Record> {
        let repository = &self.room.repository;
        let pattern = &self.policy.numbering.pattern;
        let (year, month) = self.month();
        let trial = self.read_back(&pattern.format(year, month, 1));
        change::refuse_faults(self.room, None, &trial)?;
        if args.dry_run {
            let taken = repository.taken(year, month)?;
            let number = next_number(pattern, year, month, taken.iter().map(String::as_str))?;
            let record = self.read_back(&number);
            let mut files = ChangeSet::new();
            let path = repository.case_path(year, month, &number);
            files.create(path, record.text.as_str());
            files.append(also(&number)?);
            writing::write(desk, self.room, args, &files, "", &[])?;
            return Ok(record);
        }
        let given = allocate(repository, pattern, (year, month), |number| {
            let also = also(number)?;
            Ok::<_, Problem>(Draft {
                text: self.text(number),
                also,
            })
        })?;
        let record = self.read_back(&given.number);
        let trailers = [
            ("Case".to_owned(), given.number.clone()),
            ("Action".to_owned(), action.to_owned()),
            ("Actor".to_owned(), actor.person.email.clone()),
        ];
        let detail = match self.supersedes() {
            Some(old) => msg!("commit-again", number = old),
            None => msg!("commit-under", policy = &self.policy.id),
        };
        let subject = writing::subject(self.room, &given.number, action, Some(&detail));
        writing::commit(desk, self.room, args, &given.written, &subject, &trailers)?;
        Ok(record)
    }
}
