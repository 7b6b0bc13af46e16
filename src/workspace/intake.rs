//! A complaint about to be written down as a case file: what `new` and `reopen` share.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use chrono::Datelike;

use crate::codec;
use crate::codec::yaml::{Heading, new_file};
use crate::domain::case::form::{CLOSING, CUSTOMER, Form, Head, NUMBER};
use crate::domain::judge::headings;
use crate::domain::numbering::{DRAFT_DIGITS, draft_number, is_number};
use crate::domain::policy::{Assign, Policy};
use crate::domain::record::Record;
use crate::domain::schema::Field;
use crate::domain::tree::Value;
use crate::msg;
use crate::store::files;
use crate::store::number::{Draft, allocate};
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::WriteArgs;
use crate::workspace::env::Env;
use crate::workspace::in_name;
use crate::workspace::incoming_mail::{Evidence, listed};
use crate::workspace::numbered;
use crate::workspace::open::Workspace;
use crate::workspace::read_back;
use crate::workspace::writing;

/// A complaint about to be written down.
pub struct Intake<'a> {
    /// The repository.
    pub workspace: &'a Workspace,
    /// The policy it falls under.
    pub policy: &'a Policy,
    /// What its headings are called.
    pub titles: Titles,
    /// What was told.
    pub form: Form,
    /// Identity and stamp; the number is given when it is written.
    pub head: Head,
    /// The cases it belongs with.
    pub links: Option<Value>,
    /// The evidence that came with it.
    pub evidence: Evidence,
}

/// The words of headings, by their keys.
pub type Titles = Arc<[(&'static str, String)]>;

/// The headings' words, in the language of the organisation: the file is its own.
pub fn titles(workspace: &Workspace, policy: &Policy) -> Vec<(&'static str, String)> {
    let words = numbered::words(workspace);
    let titled = |field: &Field| (field.key, words.text(&field.label()));
    headings(policy).map(titled).collect()
}

impl Intake<'_> {
    /// The month it is filed under, and its number carries.
    pub fn month(&self) -> (i32, u32) {
        let stamp = &self.head.stamp;
        let at = if self.head.imported.is_some() {
            stamp.at
        } else {
            stamp.recorded
        };
        (at.year(), at.month())
    }

    /// The number it had in another register, where it keeps that.
    pub fn own_number(&self) -> Option<&str> {
        let taken_over = self.head.imported.is_some();
        let number = self.form.get(NUMBER).filter(|_| taken_over);
        number.filter(|number| is_number(number))
    }

    /// The case file under a number.
    pub fn text(&self, number: &str) -> String {
        let head = Head {
            number: number.to_owned(),
            ..self.head.clone()
        };
        let content = |key: &str| match key {
            "items" => self.form.item_list(),
            "links" => self.links.clone(),
            "attachments" => listed(&self.evidence),
            CLOSING => self.form.closing(&self.head.stamp),
            _ => None,
        };
        let headings = self.titles.iter().map(|(key, title)| Heading {
            key,
            title,
            content: content(key),
        });
        let headings: Vec<Heading> = headings.collect();
        let text = new_file(&self.form.groups(&head), &headings);
        self.workspace.placed(text, self.form.get(CUSTOMER))
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

    /// The file of the case under a number, from the root.
    pub fn file(&self, number: &str) -> String {
        let (year, month) = self.month();
        let repository = &self.workspace.repository;
        repository.relative(&repository.case_path(year, month, number))
    }

    /// The record as it will be read.
    pub fn read_back(&self, number: &str) -> Record {
        let (file, text) = (self.file(number), self.text(number));
        let calendar = &self.workspace.calendar;
        codec::record::read(&file, number, self.month(), text, calendar)
    }

    /// The evidence as files to be made.
    fn evidence(&self) -> ChangeSet {
        let root = self.workspace.repository.root();
        let mut files = ChangeSet::new();
        for (fact, content) in &self.evidence {
            files.create(root.join(&fact.file), content.as_slice());
        }
        files
    }

    /// Gives the number and writes the file, with whatever else `also` makes of that number; with
    /// `--dry-run` shows both.
    pub fn record(
        &self,
        env: &mut Env,
        actor: &Actor,
        action: &str,
        args: &WriteArgs,
        also: impl Fn(&str) -> Result<ChangeSet, Problem>,
    ) -> Result<Record> {
        self.workspace.customer_sum(self.form.get(CUSTOMER))?;
        in_name::refuse(
            self.workspace,
            actor.typed(),
            (Some(self.policy), None, action),
        )?;
        let also = |number: &str| {
            let mut files = self.evidence();
            files.append(also(number)?);
            Ok(files)
        };
        if let Some(number) = self.own_number() {
            return self.numbered(env, actor, (number, action), args, also);
        }
        let drafts = self.policy.numbering.assign == Assign::AtRegistration;
        if drafts && self.head.imported.is_none() {
            return self.draft(env, actor, action, args, also);
        }
        let repository = &self.workspace.repository;
        let pattern = &self.policy.numbering.pattern;
        let (year, month) = self.month();
        let trial = self.read_back(&pattern.format(year, month, 1));
        read_back::refuse_faults(self.workspace, None, &trial)?;
        if args.dry_run {
            let number = repository.next_number(pattern, (year, month))?;
            let record = self.read_back(&number);
            let mut files = ChangeSet::new();
            let path = repository.case_path(year, month, &number);
            files.create(path, record.text.as_str());
            files.append(also(&number)?);
            writing::write(env, self.workspace, args, &files, "", &[])?;
            return Ok(record);
        }
        let turn = writing::turn(self.workspace, args)?;
        let given = allocate(repository, pattern, (year, month), |number| {
            let also = also(number)?;
            Ok::<_, Problem>(Draft {
                text: self.text(number),
                also,
            })
        })?;
        let record = self.read_back(&given.number);
        let (subject, trailers) = self.commit_words(&given.number, action, actor);
        let words = (subject.as_str(), &trailers[..]);
        let written = &given.written;
        writing::commit(env, self.workspace, args, written, words, turn.as_ref())?;
        Ok(record)
    }

    /// Writes the file as a draft, without a number of the register: no counter is touched, so
    /// what is taken down in two clones never meets (M-9.4).
    fn draft(
        &self,
        env: &mut Env,
        actor: &Actor,
        action: &str,
        args: &WriteArgs,
        also: impl Fn(&str) -> Result<ChangeSet, Problem>,
    ) -> Result<Record> {
        let repository = &self.workspace.repository;
        let (year, month) = self.month();
        let place = |digits| {
            let number = draft_number(&self.head.uid, digits);
            let path = repository.case_path(year, month, &number);
            (number, path)
        };
        let mut lengths = (DRAFT_DIGITS..=UID_DIGITS).map(place);
        let free = lengths.find(|(_, path)| !files::is_taken(path));
        let (number, path) = free.unwrap_or_else(|| place(UID_DIGITS));
        self.at(env, actor, ((&number, path), action), args, also)
    }

    /// Writes the file under the number it had in another register; no case may have it.
    fn numbered(
        &self,
        env: &mut Env,
        actor: &Actor,
        (number, action): (&str, &str),
        args: &WriteArgs,
        also: impl Fn(&str) -> Result<ChangeSet, Problem>,
    ) -> Result<Record> {
        let repository = &self.workspace.repository;
        let cases = repository.list_cases()?.cases;
        if let Some(there) = cases.iter().find(|case| case.number == number) {
            let file = repository.relative(&there.path());
            return Err(
                Problem::usage(msg!("import-number-taken", number = number, file = file)).into(),
            );
        }
        let (year, month) = self.month();
        let path = repository.case_path(year, month, number);
        self.at(env, actor, ((number, path), action), args, also)
    }

    fn at(
        &self,
        env: &mut Env,
        actor: &Actor,
        ((number, path), action): ((&str, PathBuf), &str),
        args: &WriteArgs,
        also: impl Fn(&str) -> Result<ChangeSet, Problem>,
    ) -> Result<Record> {
        let record = self.read_back(number);
        read_back::refuse_faults(self.workspace, None, &record)?;
        let mut files = ChangeSet::new();
        files.create(path, record.text.as_str());
        files.append(also(number)?);
        let (subject, trailers) = self.commit_words(number, action, actor);
        writing::write(env, self.workspace, args, &files, &subject, &trailers)?;
        Ok(record)
    }

    fn commit_words(
        &self,
        number: &str,
        action: &str,
        actor: &Actor,
    ) -> (String, Vec<(String, String)>) {
        let trailers = writing::trailers(number, action, actor);
        let detail = match self.supersedes() {
            Some(old) => msg!("commit-again", number = old),
            None => msg!("commit-under", policy = &self.policy.id),
        };
        let subject = writing::subject(self.workspace, number, action, &[detail]);
        (subject, trailers)
    }
}

/// All digits of a uid.
const UID_DIGITS: usize = 32;
