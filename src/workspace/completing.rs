//! What a shell completes: the words an argument knows, and what the repository has of what it
//! names. Nothing is read before it is asked for, and what cannot be read completes to nothing.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};

use crate::audit;
use crate::codec::regulations;
use crate::domain::case::Case;
use crate::domain::case::corrections::mendable;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::document::Document;
use crate::domain::localized::Localized;
use crate::domain::policy::Policy;
use crate::domain::regulations::Regulations;
use crate::domain::schema::{self, Declared as _, Names};
use crate::domain::word::Word;
use crate::rules::RULES;
use crate::store::repository::Repository;
use crate::ui::clap_named::Named;
use crate::ui::clap_words;
use crate::ui::lang::Lang;
use crate::ui::topics::topics;
use crate::ui::words::Words;

/// The command a shell completes.
pub const NAME: &str = "complaint";

/// The variable by which a shell asks.
pub const VARIABLE: &str = "COMPLAINT_COMPLETE";

/// The repository around a directory, as far as it has been looked at.
pub struct Known {
    lang: Lang,
    root: Option<PathBuf>,
    start: PathBuf,
    today: NaiveDate,
    repository: OnceLock<Option<Repository>>,
    texts: OnceLock<Vec<(String, String)>>,
    people: OnceLock<Regulations>,
    usual: OnceLock<Regulations>,
    regulations: OnceLock<Regulations>,
    commands: OnceLock<Vec<(String, Option<String>)>>,
}

/// A command line that completes what the repository knows.
pub fn completing(command: Command, known: &Arc<Known>) -> Command {
    let words = Words::new(known.lang);
    let command = clap_words::localize(command, &words);
    let about = |sub: &Command| sub.get_about().map(ToString::to_string);
    known.commands.get_or_init(|| {
        let commands = command.get_subcommands();
        let commands = commands.map(|sub| (sub.get_name().to_owned(), about(sub)));
        commands.collect()
    });
    below(command, known)
}

fn below(command: Command, known: &Arc<Known>) -> Command {
    command
        .mut_args(|arg| completed(arg, known))
        .mut_subcommands(|sub| below(sub, known))
}

fn completed(arg: Arg, known: &Arc<Known>) -> Arg {
    let own = Arc::clone(known);
    if let Some(named) = arg.get::<Named>().copied() {
        return arg.add(ArgValueCandidates::new(move || own.named(named)));
    }
    let values = arg.get_possible_values();
    if !arg.get_action().takes_values() || values.is_empty() {
        return arg;
    }
    arg.add(ArgValueCandidates::new(move || {
        let words = Words::new(own.lang);
        let values = values.iter().filter(|value| !value.is_hide_set());
        let candidate = |value: &clap::builder::PossibleValue| {
            let called = value.get_help().map(ToString::to_string);
            one(value.get_name(), called.and_then(|key| words.find(&key)))
        };
        values.map(candidate).collect()
    }))
}

fn one(value: &str, help: Option<String>) -> CompletionCandidate {
    CompletionCandidate::new(value).help(help.map(Into::into))
}

impl Known {
    /// What is around `start`, or in the repository asked for.
    pub fn new(lang: Lang, root: Option<PathBuf>, start: PathBuf, today: NaiveDate) -> Self {
        Self {
            lang,
            root,
            start,
            today,
            repository: OnceLock::new(),
            texts: OnceLock::new(),
            people: OnceLock::new(),
            usual: OnceLock::new(),
            regulations: OnceLock::new(),
            commands: OnceLock::new(),
        }
    }

    fn repository(&self) -> Option<&Repository> {
        let find = || Repository::find(self.root.as_deref(), Path::new(&self.start)).ok();
        self.repository.get_or_init(find).as_ref()
    }

    /// The files of the regulations; a shell waits, so no more of them is read than what is asked needs.
    fn read(&self, wanted: impl Fn(Document, &str) -> bool) -> Regulations {
        let texts = self.texts.get_or_init(|| {
            let texts = self.repository().map(Repository::policies);
            texts.and_then(Result::ok).unwrap_or_default()
        });
        let texts = texts
            .iter()
            .filter(|(file, text)| wanted(Document::of(file), text));
        regulations::read_alone(&texts.cloned().collect::<Vec<_>>())
    }

    fn regulations(&self) -> &Regulations {
        self.regulations.get_or_init(|| self.read(|_, _| true))
    }

    /// Who is who, and the organisation.
    fn people(&self) -> &Regulations {
        let people = |document, _: &str| document != Document::Policy;
        self.people.get_or_init(|| self.read(people))
    }

    /// The policies a new case most likely falls under: the organisation's own, else all.
    fn usual(&self) -> Vec<&Policy> {
        let own = self.people().organization.as_ref();
        let own = own.map_or("", |organization| organization.policy.as_str());
        // Written otherwise it is found among all.
        let named = |document, text: &str| {
            document == Document::Policy && text.contains(&format!("id = \"{own}\""))
        };
        let read = self.usual.get_or_init(|| self.read(named));
        let usual: Vec<&Policy> = read.policies.iter().filter(|it| it.id == own).collect();
        if usual.is_empty() {
            self.regulations().policies.iter().collect()
        } else {
            usual
        }
    }

    fn named(&self, named: Named) -> Vec<CompletionCandidate> {
        match named {
            Named::Of(what) => self.names(what),
            Named::Share => self.units("="),
            Named::Correction => corrections(),
            Named::Rule => self.rules(),
            Named::Topic => {
                let commands = self.commands.get().into_iter().flatten();
                let commands = commands.map(|(name, about)| one(name, about.clone()));
                distinct(topics().map(|name| one(name, None)).chain(commands))
            }
            Named::Form => {
                let policies = self.regulations().policies.iter();
                let forms = policies.flat_map(|policy| &policy.office.forms);
                let titled = forms.map(|form| self.titled(&form.id, &form.title));
                either(distinct(titled), self.numbers())
            }
            Named::Duty => {
                let policies = self.regulations().policies.iter();
                let duties = policies.flat_map(|policy| &policy.office.periodic);
                distinct(duties.map(|duty| one(&duty.name, None)))
            }
        }
    }

    fn names(&self, what: Names) -> Vec<CompletionCandidate> {
        match what {
            Names::Case => self.numbers(),
            Names::Policy => {
                let policies = self.regulations().policies.iter();
                distinct(policies.map(|policy| self.titled(&policy.id, &policy.title)))
            }
            Names::Person => self.persons(),
            Names::Unit => self.units(""),
            Names::UnitOrPerson => either(self.units(""), self.persons()),
            Names::Role => self.roles(),
            Names::RoleOrPerson => either(self.roles(), self.persons()),
            Names::Term(vocabulary) => {
                let policies = self.usual().into_iter();
                let terms = policies.flat_map(|policy| policy.terms(vocabulary));
                distinct(terms.map(|term| self.titled(&term.id, &term.title)))
            }
            Names::Remedy => {
                let words = Words::new(self.lang);
                let kinds = RemedyKind::WORDS.iter();
                kinds
                    .map(|(word, kind)| one(&format!("{word}:"), Some(words.say(&kind.named()))))
                    .collect()
            }
            Names::Clock => self.clocks(),
            _ => Vec::new(),
        }
    }

    fn titled(&self, id: &str, title: &Localized) -> CompletionCandidate {
        one(id, Some(title.text(self.lang).to_owned()))
    }

    /// The newest first: it is what is worked on.
    fn numbers(&self) -> Vec<CompletionCandidate> {
        let listed = self.repository().map(Repository::list_cases);
        let cases = listed.and_then(Result::ok).unwrap_or_default().cases;
        let newest = cases.iter().rev();
        newest.map(|case| one(&case.number, None)).collect()
    }

    fn units(&self, end: &str) -> Vec<CompletionCandidate> {
        let units = self.people().staff.units.iter();
        let there = units.filter(|unit| !unit.ended(self.today));
        there
            .map(|unit| self.titled(&format!("{}{end}", unit.id), &unit.title))
            .collect()
    }

    fn persons(&self) -> Vec<CompletionCandidate> {
        let staff = &self.people().staff;
        let there = staff.persons.iter();
        let there = there.filter(|person| !staff.has_left(&person.id, self.today));
        there
            .map(|person| one(&person.email, Some(person.name.clone())))
            .collect()
    }

    fn roles(&self) -> Vec<CompletionCandidate> {
        let roles = self.people().staff.roles.iter();
        roles
            .map(|role| self.titled(&role.id, &role.title))
            .collect()
    }

    fn clocks(&self) -> Vec<CompletionCandidate> {
        let policies = self.usual();
        let across = policies.iter().flat_map(|policy| &policy.deadlines);
        let across = across.map(|deadline| one(&deadline.clock, None));
        let stages = policies.iter().flat_map(|policy| &policy.stages);
        let stages = stages.map(|stage| one(&format!("stage.{}", stage.name), None));
        distinct(across.chain(stages))
    }

    fn rules(&self) -> Vec<CompletionCandidate> {
        let words = Words::new(self.lang);
        let checks = RULES.iter().map(|rule| rule.id);
        let all = checks.chain(audit::RULES.iter().map(|rule| rule.id));
        all.map(|id| one(id, words.find(&format!("rule-{id}"))))
            .collect()
    }
}

fn corrections() -> Vec<CompletionCandidate> {
    let fields = schema::all(Case::FIELDS).into_iter();
    let fields = fields.filter(|(path, _)| path.parse().is_ok_and(|path| mendable(&path)));
    fields
        .map(|(path, _)| one(&format!("{path}="), None))
        .collect()
}

fn either(
    one: Vec<CompletionCandidate>,
    other: Vec<CompletionCandidate>,
) -> Vec<CompletionCandidate> {
    one.into_iter().chain(other).collect()
}

/// Each value once, in the order they came.
fn distinct(all: impl Iterator<Item = CompletionCandidate>) -> Vec<CompletionCandidate> {
    let mut found: Vec<CompletionCandidate> = Vec::new();
    for candidate in all {
        let known = |other: &CompletionCandidate| other.get_value() == candidate.get_value();
        if !found.iter().any(known) {
            found.push(candidate);
        }
    }
    found
}
