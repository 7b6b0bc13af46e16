//! An opened case repository: its files, its regulations, and the moment it is judged at.

use std::path::PathBuf;

use anyhow::Result;

use crate::codec;
use crate::codec::regulations::fault_problem;
use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::problem::Problem;
use crate::domain::record::{BrokenSort, Record};
use crate::domain::regulations::Regulations;
use crate::domain::staff::{Found, Person};
use crate::domain::time::{Calendar, Time};
use crate::msg;
use crate::store::files::{self, CaseFile, ReadFault};
use crate::store::git;
use crate::store::repository::Repository;
use crate::ui::names::Names;
use crate::workspace::env::Env;
use crate::workspace::records;

/// An opened case repository.
pub struct Workspace {
    /// The files.
    pub repository: Repository,
    /// The regulations.
    pub regulations: Regulations,
    /// The organisation's calendar.
    pub calendar: Calendar,
    /// The moment everything is judged at, in the calendar's zone, in whole seconds.
    pub now: Time,
    /// Whether that is not the real time.
    pub as_of: bool,
}

/// A case with the policy and calendar it is judged by.
pub struct Judged<'a> {
    /// The case as it was known at the moment of judging.
    pub case: Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
    /// Its clocks.
    pub clocks: Vec<Clock>,
}

impl Workspace {
    /// Opens the repository around the working directory. Faults in the regulations stop only what needs them.
    pub fn open(env: &Env) -> Result<Self> {
        Self::open_at(env, Repository::find(env.root.as_deref(), &env.cwd)?)
    }

    /// The same for a repository already found.
    pub fn open_at(env: &Env, repository: Repository) -> Result<Self> {
        let regulations = repository.regulations()?;
        let Some(calendar) = regulations.calendar().cloned() else {
            return Err(first_of(&regulations.faults)
                .unwrap_or_else(|| Problem::usage(msg!("command-no-calendar")))
                .into());
        };
        let now = match &env.as_of {
            Some(text) => calendar.whole_second(calendar.as_of(text).map_err(Problem::usage)?),
            None => calendar.whole_second(calendar.in_zone(env.clock)),
        };
        Ok(Self {
            repository,
            regulations,
            calendar,
            now,
            as_of: env.as_of.is_some(),
        })
    }

    /// Opens it for a command that decides by the regulations: they must be whole.
    pub fn open_whole(env: &Env) -> Result<Self> {
        let workspace = Self::open(env)?;
        match first_of(&workspace.regulations.faults) {
            Some(problem) => Err(problem.into()),
            None => Ok(workspace),
        }
    }

    /// The file of the case an ID means.
    pub fn find(&self, env: &Env, id: &str) -> Result<PathBuf> {
        Ok(self.repository.resolve_id(id, &env.cwd)?)
    }

    /// The record of the case an ID means.
    pub fn record(&self, env: &Env, id: &str) -> Result<Record> {
        let path = self.find(env, id)?;
        let file = self.repository.case_file(&path)?;
        let read = self.repository.read_case(&path);
        Ok(self.read(&file, read))
    }

    /// Every record, in order of path.
    pub fn records(&self) -> Result<Vec<Record>> {
        self.records_where(|_| true)
    }

    /// The records whose path is wanted, in order of path.
    pub fn records_where(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Record>> {
        let mut listing = self.repository.list_cases()?;
        listing
            .cases
            .retain(|case| wanted(&self.repository.relative(&case.path)));
        let read = |file: &CaseFile, text| self.read(file, text);
        Ok(self.repository.read_all_with(&listing.cases, read))
    }

    fn read(&self, file: &CaseFile, text: Result<String, ReadFault>) -> Record {
        let path = self.repository.sanctions_path(&file.path);
        let apart = path.exists().then(|| {
            let name = self.repository.relative(&path);
            (name, files::read_text(&path))
        });
        let name = self.repository.relative(&file.path);
        let place = ((file.year, file.month), file.number.as_str());
        records::read(&name, place, text, apart, &self.calendar)
    }

    /// The case of a record; a record that cannot be read is the problem.
    pub fn case(record: &Record) -> Result<&Case> {
        match (&record.case, &record.broken) {
            (Some(case), _) => Ok(case),
            (None, Some(broken)) => {
                let place = codec::place::place(&record.file, &record.text, broken.span.clone());
                let problem = match broken.sort {
                    BrokenSort::Unreadable => Problem::unreadable(broken.what.clone()),
                    _ => Problem::usage(broken.what.clone()).at(place),
                };
                Err(problem.into())
            }
            (None, None) => {
                let faults = record.faults.iter();
                let mut faults = faults.map(|f| fault_problem(f, &record.file, &record.text));
                let mut problem = faults
                    .next()
                    .unwrap_or_else(|| Problem::usage(msg!("command-case-unreadable")));
                problem.also = faults.collect();
                Err(problem.into())
            }
        }
    }

    /// The names of its people and things, in the user's language.
    pub fn names<'n, 'e: 'n>(&'n self, env: &Env<'e>) -> Names<'n> {
        Names {
            words: env.layout.words,
            staff: &self.regulations.staff,
        }
    }

    /// Shares as given, of units, persons and parties that exist.
    pub fn liability(&self, given: &[String]) -> Result<Vec<Liable>> {
        let mut shares = Vec::new();
        for text in given {
            let mut liable = Liable::parse(text).map_err(Problem::usage)?;
            if let Who::Unit { unit, person } = &mut liable.who {
                self.known_unit(unit)?;
                if let Some(name) = person {
                    *name = self.person(name)?.email.clone();
                }
            }
            shares.push(liable);
        }
        Ok(shares)
    }

    /// The unit, or the e-mail of the person, that a name means.
    pub fn unit_or_person(&self, name: &str) -> Result<String> {
        if self.regulations.staff.unit(name).is_some() {
            return Ok(name.to_owned());
        }
        Ok(self.person(name)?.email.clone())
    }

    /// Refuses a unit the staff file does not know.
    pub fn known_unit(&self, unit: &str) -> Result<()> {
        let staff = &self.regulations.staff;
        if staff.unit(unit).is_some() {
            return Ok(());
        }
        let units = staff.units.iter().map(|unit| unit.id.clone()).collect();
        let what = msg!("command-unit-unknown", unit = unit);
        let help = msg!("command-unit-unknown-help", units = Msg::list(units));
        Err(Problem::usage(what).help(help).into())
    }

    /// The person a name, e-mail address or id means.
    pub fn person(&self, name: &str) -> Result<&Person> {
        match self.regulations.staff.person_by(name) {
            Found::One(person) => Ok(person),
            Found::Ambiguous(persons) => {
                let names = persons.iter().map(|person| person.email.clone()).collect();
                let what = msg!("command-actor-ambiguous", name = name);
                let help = msg!("command-actor-one-of", names = Msg::list(names));
                Err(Problem::usage(what).help(help).into())
            }
            Found::None => {
                let what = msg!("command-person-unknown", name = name);
                Err(Problem::usage(what)
                    .help(msg!("command-person-unknown-help"))
                    .into())
            }
        }
    }

    /// The policy of a case; there must be one.
    pub fn policy(&self, case: &Case) -> Result<&Policy> {
        let found = self.regulations.policy_of(case);
        Ok(found.ok_or_else(|| {
            let date = case.received.date_naive().to_string();
            Problem::usage(msg!(
                "command-policy-missing",
                policy = &case.policy,
                date = date
            ))
            .help(msg!("command-policy-missing-help"))
        })?)
    }

    /// The calendar of a policy; there must be one.
    pub fn calendar_of(&self, policy: &Policy) -> Result<&Calendar> {
        let found = self.regulations.calendar_of(policy);
        Ok(found.ok_or_else(|| {
            Problem::usage(msg!(
                "command-calendar-missing",
                calendar = &policy.calendar
            ))
        })?)
    }

    /// The case as known now, with policy and clocks.
    pub fn judge(&self, record: &Record) -> Result<Judged<'_>> {
        let case = Self::case(record)?;
        let known = record
            .known_at(self.now)
            .ok_or_else(|| Problem::usage(msg!("command-case-later", number = &case.number)))?;
        let policy = self.policy(&known)?;
        let calendar = self.calendar_of(policy)?;
        let (clocks, _) = judge::clocks(&known, policy, calendar, self.now);
        Ok(Judged {
            case: known.into_owned(),
            policy,
            calendar,
            clocks,
        })
    }
}

/// The way from the top of git's work tree to the case repository around the working directory, with `/` at its
/// end; empty where they are the same, or one of them lacks.
pub fn below_top(env: &Env) -> String {
    let repository = Repository::find(env.root.as_deref(), &env.cwd).ok();
    let top = repository.and_then(|repository| git::top(repository.root()));
    top.map(|(_, below)| below).unwrap_or_default()
}

fn first_of(faults: &[Problem]) -> Option<Problem> {
    let (first, rest) = faults.split_first()?;
    let mut first = first.clone();
    first.also.extend(rest.iter().cloned());
    Some(first)
}
