//! An opened case repository: its files, its regulations, and the moment it is judged at.

use std::path::PathBuf;
use std::sync::Mutex;

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::case::Case;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::names::comparable;
use crate::domain::policy::Policy;
use crate::domain::record::{BrokenSort, Record};
use crate::domain::regulations::Regulations;
use crate::domain::staff::{Found, Person};
use crate::domain::time::{Calendar, Limit, Time};
use crate::domain::version::Version;
use crate::msg;
use crate::store::ahead::Ahead;
use crate::store::error::FindError;
use crate::store::find::CANDIDATES;
use crate::store::git::error::GitError;
use crate::store::git::{self, Identity, at_work};
use crate::store::halt::Halt;
use crate::store::repository::Repository;
use crate::ui::names::Names;
use crate::ui::problem::Problem;
use crate::workspace::args::WriteArgs;
use crate::workspace::dates;
use crate::workspace::env::Env;
use crate::workspace::problems;
use crate::workspace::stopped;

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
    /// Whether a policy with faults stops whoever decides by it.
    strict: bool,
    /// Who git says is at work, where that was asked for before it is needed.
    pub(super) who: Ahead<Result<Option<Identity>, GitError>>,
    /// What was not written in the files' own way, and as what it was read.
    pub(super) read_as: Mutex<Vec<(String, String)>>,
}

/// A case with the policy and calendar it is judged by.
pub struct JudgedCase<'a> {
    /// The case as it was known at the moment of judging.
    pub case: Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Whose turn it is.
    pub owner: String,
}

impl Workspace {
    /// Opens the repository around the working directory for reading. Faults in the regulations
    /// stop only what needs them.
    pub fn open(env: &mut Env) -> Result<Self> {
        let repository = found(env)?;
        let regulations = repository.regulations()?;
        let stopped = stopped::unfinished(&repository);
        for problem in too_old(&regulations).into_iter().chain(stopped) {
            env.warn(&problem)?;
        }
        Self::with(env, repository, regulations)
    }

    /// How long before its due a clock counts as due soon, in seconds, where the organisation says.
    pub fn warn_within(&self) -> Option<i64> {
        let organization = self.regulations.organization.as_ref()?;
        organization.warn_within.map(Limit::nominal_seconds)
    }

    /// Opens it for a command that decides by all of the regulations: they must be whole.
    pub fn open_whole(env: &mut Env) -> Result<Self> {
        Self::open(env)?.whole()
    }

    /// Opens it for a command that decides by one policy: what that one is read with must be whole,
    /// and so must it be where it is asked for.
    pub fn open_strict(env: &mut Env) -> Result<Self> {
        Self::open(env)?.strict()
    }

    /// Opens it for a command that writes: by a whole policy of regulations that this tool knows, and
    /// with nothing half written in it.
    pub fn open_to_write(env: &mut Env, args: &WriteArgs) -> Result<Self> {
        Self::open_to_mend(env, args)?.strict()
    }

    /// The same for a command that decides by all of the regulations.
    pub fn open_whole_to_write(env: &mut Env, args: &WriteArgs) -> Result<Self> {
        Self::open_to_mend(env, args)?.whole()
    }

    /// The same for what is also done where the regulations have faults.
    pub fn open_to_mend(env: &mut Env, args: &WriteArgs) -> Result<Self> {
        let repository = found(env)?;
        let who = Ahead::default();
        let root = repository.root().to_owned();
        who.begin(move || at_work(&root));
        let regulations = repository.regulations()?;
        if let Some(problem) = too_old(&regulations) {
            return Err(problem.into());
        }
        let settled = if args.dry_run {
            stopped::unfinished(&repository)
        } else {
            repository.settle()?.map(stopped::settled)
        };
        if let Some(problem) = settled {
            env.warn(&problem)?;
        }
        let opened = Self::with(env, repository, regulations)?;
        Ok(Self { who, ..opened })
    }

    /// The same for a repository already found, whatever tool it needs.
    pub fn open_at(env: &Env, repository: Repository) -> Result<Self> {
        let regulations = repository.regulations()?;
        Self::with(env, repository, regulations)
    }

    fn with(env: &Env, repository: Repository, regulations: Regulations) -> Result<Self> {
        let Some(calendar) = regulations.calendar().cloned() else {
            return Err(problems::faults(&regulations.faults())
                .unwrap_or_else(|| Problem::usage(msg!("command-no-calendar")))
                .into());
        };
        let now = match &env.as_of {
            Some(text) => calendar.whole_second(dates::as_of(&calendar, text, env.clock)?),
            None => calendar.whole_second(calendar.in_zone(env.clock)),
        };
        Ok(Self {
            repository,
            regulations,
            calendar,
            now,
            as_of: env.as_of.is_some(),
            strict: false,
            who: Ahead::default(),
            read_as: Mutex::default(),
        })
    }

    /// Refuses faults in what is read whatever is asked; a policy's are refused where it is.
    fn strict(self) -> Result<Self> {
        let first = self.regulations.read_first.iter();
        let first = first.map(|(_, fault)| Problem::from(fault));
        match Problem::together(first) {
            Some(problem) => Err(problem.into()),
            None => Ok(Self {
                strict: true,
                ..self
            }),
        }
    }

    /// Refuses a policy with faults where something is decided by it.
    pub fn sound(&self, policy: &str) -> Result<(), Problem> {
        let faults = self
            .strict
            .then(|| self.regulations.policies.faults_of(policy));
        let problems = faults.into_iter().flatten().map(Problem::from);
        Problem::together(problems).map_or(Ok(()), Err)
    }

    /// Refuses regulations with faults.
    fn whole(self) -> Result<Self> {
        match problems::faults(&self.regulations.faults()) {
            Some(problem) => Err(problem.into()),
            None => Ok(self),
        }
    }

    /// The file of the case an ID means.
    pub fn find(&self, env: &Env, id: &str) -> Result<PathBuf> {
        match self.repository.resolve_id(id, &env.cwd) {
            Err(
                missed @ (FindError::Unknown { .. }
                | FindError::Malformed { .. }
                | FindError::Missing { .. }),
            ) => Ok(self.numbered_by_others(id)?.ok_or(missed)?),
            found => Ok(found?),
        }
    }

    /// The file of the case that the customer, or a register kept before, has under this number.
    fn numbered_by_others(&self, id: &str) -> Result<Option<PathBuf>> {
        let asked = comparable(id);
        let is = |number: &Option<String>| number.as_deref().map(comparable) == Some(asked.clone());
        let named = |record: &Record| {
            let case = record.case.as_ref();
            case.is_some_and(|case| is(&case.registered_as) || is(&case.customer.reference))
        };
        let mut records = self.records()?;
        records.retain(named);
        match &records[..] {
            [] => Ok(None),
            [one] => Ok(Some(self.repository.root().join(&one.file))),
            several => {
                let candidates = several.iter().map(|record| record.file.clone());
                Err(FindError::Ambiguous {
                    id: id.to_owned(),
                    count: several.len(),
                    candidates: candidates.take(CANDIDATES).collect(),
                }
                .into())
            }
        }
    }

    /// The record of the case an ID means.
    pub fn record(&self, env: &Env, id: &str) -> Result<Record> {
        let path = self.find(env, id)?;
        let file = self.repository.case_file(&path)?;
        let read = self.repository.read_case(&path);
        Ok(self.read(&file, read)?)
    }

    /// The case of a record; a record that cannot be read is the problem.
    pub fn case(record: &Record) -> Result<&Case> {
        match (&record.case, &record.broken) {
            (Some(case), _) => Ok(case),
            (None, Some(broken)) => {
                let what = broken.what.clone();
                Err(match broken.sort {
                    BrokenSort::Missing | BrokenSort::Unreadable => Problem::unreadable(what),
                    BrokenSort::Conflict | BrokenSort::Syntax => {
                        problems::in_text(what, &record.file, &record.text, broken.span.clone())
                    }
                }
                .into())
            }
            (None, None) => {
                let faults = problems::fields(&record.faults, &record.file, &record.text);
                let problem = Problem::together(faults);
                Err(problem
                    .unwrap_or_else(|| Problem::usage(msg!("command-case-unreadable")))
                    .into())
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

    /// Shares as given, of units, persons and parties there are on a day.
    pub fn liability(&self, given: &[String], day: NaiveDate) -> Result<Vec<Liable>> {
        let mut shares = Vec::new();
        for text in given {
            let mut liable = Liable::parse(text)?;
            if let Who::Unit { unit, person } = &mut liable.who {
                *unit = self.known_unit(unit, day)?;
                if let Some(name) = person {
                    *name = self.person_there(name, day)?.email.clone();
                }
            }
            shares.push(liable);
        }
        Ok(shares)
    }

    /// The unit, or the e-mail of the person, that a name means; one of those there are on a day.
    pub fn unit_or_person(&self, name: &str, day: NaiveDate) -> Result<String> {
        if self.regulations.staff.unit_by(name).is_some() {
            return self.known_unit(name, day);
        }
        Ok(self.person_there(name, day)?.email.clone())
    }

    /// The unit an id or title means; refuses what the staff file does not know, and what is no unit
    /// any more on a day.
    pub fn known_unit(&self, unit: &str, day: NaiveDate) -> Result<String> {
        let staff = &self.regulations.staff;
        if let Some(known) = staff.unit_by(unit) {
            let gone = staff.unit_gone(known, day).map(problems::gone);
            return gone.map_or_else(|| Ok(known.id.clone()), |gone| Err(gone.into()));
        }
        let there = staff.units.iter().filter(|unit| !unit.ended(day));
        let units = there.map(|unit| unit.id.clone()).collect();
        let what = msg!("command-unit-unknown", unit = unit);
        let help = msg!("command-unit-unknown-help", units = Msg::list(units));
        Err(Problem::usage(what).help(help).into())
    }

    /// The unit a policy names, or the one that has taken its place by a day.
    pub fn unit_by_then(&self, unit: &str, day: NaiveDate) -> Result<String, Problem> {
        let staff = &self.regulations.staff;
        let Some(known) = staff.unit(unit) else {
            return Ok(unit.to_owned());
        };
        match (staff.unit_in_force(unit, day), staff.unit_gone(known, day)) {
            (None, Some(gone)) => Err(problems::gone(gone)),
            (now, _) => Ok(now.unwrap_or(known).id.clone()),
        }
    }

    /// The person a name, e-mail address or id means, who must be there on a day.
    pub fn person_there(&self, name: &str, day: NaiveDate) -> Result<&Person> {
        let person = self.person(name)?;
        let gone = self.regulations.staff.person_gone(person, day);
        gone.map_or(Ok(person), |gone| Err(problems::gone(gone).into()))
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
                let staff = &self.regulations.staff;
                Err(problems::nobody(name, staff, self.today()).into())
            }
        }
    }

    /// The policy of a case; there must be one.
    pub fn policy(&self, case: &Case) -> Result<&Policy> {
        self.sound(&case.policy)?;
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
    pub fn judge(&self, record: &Record) -> Result<JudgedCase<'_>> {
        let case = Self::case(record)?;
        let known = record
            .known_at(self.now)
            .ok_or_else(|| Problem::usage(msg!("command-case-later", number = &case.number)))?;
        let policy = self.policy(&known)?;
        let calendar = self.calendar_of(policy)?;
        let staff = &self.regulations.staff;
        let law = (policy, calendar, staff);
        let (clocks, _) = judge::clocks_of(&known, &record.former, law, self.now);
        let owner = judge::turn(&known, policy, staff, &clocks, self.now);
        Ok(JudgedCase {
            case: known.into_owned(),
            policy,
            calendar,
            clocks,
            owner,
        })
    }
}

/// The repository around the working directory and its regulations.
fn found(env: &Env) -> Result<Repository> {
    let repository = Repository::find(env.root.as_deref(), &env.cwd)?;
    Ok(repository.halting(Halt::after(env.halt)))
}

/// Whether something was found; that it could not be looked for is no answer.
pub fn known<T, E: Into<anyhow::Error>>(found: Result<T, E>) -> Result<bool> {
    match found {
        Ok(_) => Ok(true),
        Err(error) => problems::unknown(error.into()).map(|_| false),
    }
}

/// What the organisation says against this tool: it may not know all that is recorded.
pub fn too_old(regulations: &Regulations) -> Option<Problem> {
    let organization = regulations.organization.as_ref()?;
    let needed = organization.min_tool?;
    let own: Version = OWN.parse().ok()?;
    if own >= needed {
        return None;
    }
    let (own, needed) = (own.to_string(), needed.to_string());
    let what = msg!("command-tool-old", own = own, needed = &needed);
    let help = msg!("command-tool-old-help", needed = needed);
    let problem = Problem::unreadable(what).help(help);
    Some(match organization.settings.get("min_tool") {
        Some(source) => problem.at(source.place.clone()),
        None => problem,
    })
}

/// The version of this tool.
const OWN: &str = env!("CARGO_PKG_VERSION");

/// The way from the top of git's work tree to the case repository around the working directory, with `/` at its
/// end; empty where they are the same, or one of them lacks.
pub fn below_top(env: &Env) -> String {
    let repository = Repository::find(env.root.as_deref(), &env.cwd).ok();
    let top = repository.and_then(|repository| git::top(repository.root()));
    top.map(|(_, below)| below).unwrap_or_default()
}
