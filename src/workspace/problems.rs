//! The one place that maps an error from below to what is shown: its exit code, the rule and its
//! place, what to do next.

use std::ops::Range;

use chrono::NaiveDate;

use crate::codec::error::{EditError, SyntaxError, SyntaxFault};
use crate::codec::place::{LineIndex, place};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::case::form::Form;
use crate::domain::case::intake::Nature;
use crate::domain::case::liability::LiableError;
use crate::domain::case::typed_figures::RemedyError;
use crate::domain::input::InputError;
use crate::domain::judge::Unmet;
use crate::domain::judge::discipline::LiablePerson;
use crate::domain::judge::filing::FilingError;
use crate::domain::judge::legal::Illegal;
use crate::domain::judge::periodic::ActFault;
use crate::domain::judge::sanctions::propose;
use crate::domain::money::MoneyError;
use crate::domain::msg::{Arg, Msg};
use crate::domain::numbering::PatternError;
use crate::domain::place::Place;
use crate::domain::policy::{Follow, Policy, Term, nearest};
use crate::domain::posted::PostedError;
use crate::domain::reader::Fault;
use crate::domain::regulations::RegulationFault;
use crate::domain::schema::Vocabulary;
use crate::domain::staff::{
    ChangeError, Elsewhere, Gone, SheetError, SheetFault, Sheets, Staff, Unchanged,
};
use crate::domain::time::{HoursError, LimitError, TimeError};
use crate::domain::values::FieldError;
use crate::domain::version::VersionError;
use crate::exchange::reading::ReadError;
use crate::msg;
use crate::report::period::PeriodError;
use crate::store::error::{FindError, StoreError};
use crate::store::git::error::GitError;
use crate::store::setup::brought::UnknownPolicy;
use crate::ui::hints;
use crate::ui::problem::{Problem, ProblemKind};

/// Every error from below is named here once: what somebody wrote and cannot be read, and what
/// says more and is mapped below.
macro_rules! edge {
    (usage: $($usage:ty),+; more: $($more:ty),+) => {
        $(impl From<$usage> for Problem {
            fn from(error: $usage) -> Self {
                Self::usage(error)
            }
        })+

        /// What is shown of whatever stopped a command.
        pub fn of(error: anyhow::Error) -> Problem {
            let found = Err(error)$(.or_else(known::<$usage>))+$(.or_else(known::<$more>))+;
            found.unwrap_or_else(|error: anyhow::Error| {
                Problem::unreadable(msg!("command-failed", why = error.to_string()))
            })
        }
    };
}

edge!(
    usage: EditError, FieldError, HoursError, InputError, LiableError, LimitError, MoneyError, PatternError,
        PeriodError, RemedyError, SheetError, SyntaxError, TimeError, VersionError;
    more: Problem, ActFault, ChangeError, FindError, GitError, PostedError, ReadError,
        StoreError,
        UnknownPolicy
);

fn known<E>(error: anyhow::Error) -> Result<Problem, anyhow::Error>
where
    E: Into<Problem> + std::error::Error + Send + Sync + 'static,
{
    error.downcast::<E>().map(Into::into)
}

/// What is shown where there is no such thing; an error is that it could not be looked for.
pub fn unknown(error: anyhow::Error) -> anyhow::Result<Problem> {
    let problem = of(error);
    match problem.kind {
        ProblemKind::Usage => Ok(problem),
        _ => Err(problem.into()),
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        let help = (error == ReadError::Encoding).then(|| msg!("import-encoding-help"));
        let problem = Self::usage(error);
        Self { help, ..problem }
    }
}

impl From<GitError> for Problem {
    fn from(error: GitError) -> Self {
        match error {
            GitError::NoRevision { .. } | GitError::EmptyRange { .. } => Self::usage(error),
            _ => Self::unreadable(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Git(error) => error.into(),
            StoreError::NotACase { .. } | StoreError::NoGit => Self::usage(error),
            StoreError::Several(several) => {
                let mut first = Self::from(*several.first);
                first.also.extend(several.also.into_iter().map(Self::from));
                first
            }
            _ => Self::unreadable(error),
        }
    }
}

impl From<FindError> for Problem {
    fn from(error: FindError) -> Self {
        match error {
            FindError::Store(error) => error.into(),
            _ => Self::usage(error),
        }
    }
}

impl From<PostedError> for Problem {
    fn from(error: PostedError) -> Self {
        Self::unreadable(error)
    }
}

impl From<ActFault> for Problem {
    fn from(error: ActFault) -> Self {
        match error {
            ActFault::Unknown { .. } | ActFault::NotOwed { .. } => Self::usage(error),
            ActFault::Early { .. } | ActFault::Again { .. } | ActFault::NotPermitted { .. } => {
                Self::refused(error).rule("duty-misrecorded")
            }
        }
    }
}

impl From<UnknownPolicy> for Problem {
    fn from(error: UnknownPolicy) -> Self {
        let known = error.known.iter().map(String::as_str).collect();
        let help = meant(&error.policy, known);
        Self::usage(msg!("intake-unknown-policy", policy = error.policy)).help(help)
    }
}

/// Why nothing is filed for somebody, with what the policy says about it.
pub fn unfiled(why: FilingError, liable: Option<&LiablePerson>, policy: &Policy) -> Problem {
    let proposal = liable
        .and_then(|liable| liable.share)
        .and_then(|share| propose(policy, share));
    let it = &policy.consequences;
    let source = match &why {
        FilingError::KindUnknown { kind, kinds } => {
            let help = meant(kind, kinds.iter().map(String::as_str).collect());
            return Problem::usage(why).help(help);
        }
        FilingError::GroundUnknown { .. }
        | FilingError::NotJoint
        | FilingError::NoDamages
        | FilingError::DamagesOnce => return Problem::usage(why),
        FilingError::NoLoss { .. } | FilingError::AboveLoss { .. } => {
            let mut kinds = it.penalties.iter();
            let repaid = kinds.find(|kind| kind.follows.contains(&Follow::Damages));
            repaid.map(|kind| kind.source.clone())
        }
        FilingError::ObjectedTo { .. } => policy.reserving("object-decide").cloned(),
        FilingError::NobodyLiable { .. } => it.sharing.as_ref().map(|it| it.source.clone()),
        FilingError::Differs { .. } => proposal.map(|proposal| proposal.source.clone()),
        FilingError::NoProposal { .. } | FilingError::NoSuperior { .. } => None,
        FilingError::Unproposed { .. } | FilingError::FiledBefore { .. } => {
            policy.reserving("sanction").cloned()
        }
    };
    let source = source.or_else(|| policy.sanctioning().cloned());
    Problem::refused(why)
        .rule("sanction")
        .stated(source.as_ref())
}

impl From<&RegulationFault> for Problem {
    fn from(fault: &RegulationFault) -> Self {
        let what = fault.what.clone();
        let mut problem = if fault.unread {
            Self::unreadable(what)
        } else {
            Self::usage(what)
        };
        problem.place.clone_from(&fault.place);
        problem.help.clone_from(&fault.meant);
        problem
    }
}

/// Why the bonuses kept elsewhere are not known.
pub fn elsewhere(missing: &Elsewhere) -> Problem {
    let mut problem = Problem::unreadable(missing.why.clone());
    problem.place.clone_from(&missing.place);
    problem
}

/// What keeps bonuses from being known: sheets that cannot be read, as a whole or in part.
pub fn bonuses(sheets: &Sheets) -> Option<Problem> {
    let wrong = |fault: &SheetFault| Problem::usage(fault.what.clone()).at(fault.place.clone());
    let missing = sheets.missing.iter().map(elsewhere);
    Problem::together(missing.chain(sheets.faults.iter().map(wrong)))
}

/// Everything wrong with the regulations; `None` where nothing is.
pub fn faults(faults: &[RegulationFault]) -> Option<Problem> {
    Problem::together(faults.iter().map(Problem::from))
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Gone(gone) => Self::refused(gone).rule("gone-by-then"),
            _ => Self::usage(error),
        }
    }
}

/// Why the staff is not changed, with the place of what stands against it.
pub fn unchanged(unchanged: Unchanged) -> Problem {
    let mut problem = Problem::from(unchanged.why);
    problem.place = unchanged.place;
    problem
}

/// Why nothing falls to somebody on a day.
pub fn gone((why, place): (Gone, Place)) -> Problem {
    Problem::refused(why).rule("gone-by-then").at(place)
}

/// That nobody is called so. A unit is no person: its people are named, and the roles, which may stand where
/// persons do.
pub fn nobody(name: &str, staff: &Staff, day: NaiveDate) -> Problem {
    let Some(unit) = staff.unit_by(name) else {
        let what = msg!("command-person-unknown", name = name);
        return Problem::usage(what).help(msg!("command-person-unknown-help"));
    };
    let people = staff.members(&unit.id, day).into_iter();
    let people = people.map(|person| person.email.clone()).collect();
    let roles = staff.roles.iter().map(|role| role.id.clone()).collect();
    let what = msg!("command-person-is-unit", name = name, unit = &unit.title);
    Problem::usage(what).help(msg!(
        "command-person-is-unit-help",
        people = Msg::list::<String>(people),
        roles = Msg::list::<String>(roles)
    ))
}

/// What is wrong with a part of a text.
pub fn in_text(what: impl Into<Msg>, file: &str, text: &str, span: Range<usize>) -> Problem {
    Problem::usage(what).at(place(file, text, span))
}

/// Why a file is no document.
pub fn syntax(fault: SyntaxFault, file: &str, text: &str) -> Problem {
    let span = fault.span();
    in_text(fault.what, file, text, span)
}

/// What is wrong with fields of a file.
pub fn fields<'f>(
    faults: impl IntoIterator<Item = &'f Fault> + 'f,
    file: &'f str,
    text: &'f str,
) -> impl Iterator<Item = Problem> + 'f {
    let lines = LineIndex::new(text);
    faults.into_iter().map(move |fault| {
        Problem::usage(fault.what.clone()).at(lines.place(file, fault.span.clone()))
    })
}

/// Refuses while a duty is undone, naming every one with its rule.
pub fn undone(unmet: Vec<Unmet>, shape: &clap::Command) -> anyhow::Result<()> {
    if unmet.is_empty() {
        return Ok(());
    }
    let mut problems = unmet.into_iter().map(|duty| {
        let source = &duty.duty.source;
        Problem::refused(duty.what)
            .rule(source.rule.clone().unwrap_or_else(|| "duty".to_owned()))
            .at(source.place.clone())
            .help(msg!(
                "moves-next",
                commands = Msg::list(hints::whole(shape, &duty.command))
            ))
    });
    let Some(mut first) = problems.next() else {
        return Ok(());
    };
    first.also = problems.collect();
    Err(first.into())
}

/// A move that is not legal now, with the commands that are next.
pub fn illegal(
    why: Illegal,
    (case, policy): (&Case, &Policy),
    act: Move,
    next: Vec<String>,
) -> Problem {
    let source = match act {
        Move::Hold | Move::Resume => policy.pauses.source.as_ref(),
        Move::Resolve if case.current.refused() => policy.settings.get("on_refusal"),
        _ => None,
    };
    let source = source.or(policy.settings.get("steps"));
    let rule = source.and_then(|source| source.rule.clone());
    let mut problem = Problem::refused(why)
        .rule(rule.unwrap_or_else(|| "step-order".to_owned()))
        .help(instead(case, next));
    problem.place = source.map(|source| source.place.clone());
    problem
}

/// What may be done instead.
fn instead(case: &Case, next: Vec<String>) -> Msg {
    if case.nature == Nature::Abnormality {
        return msg!("moves-make-complaint", number = &case.number);
    }
    if case.closing.is_some() {
        return msg!("moves-reopen", number = &case.number);
    }
    if next.is_empty() {
        return msg!("moves-nothing", number = &case.number);
    }
    msg!("moves-next", commands = Msg::list(next))
}

/// Refuses words the vocabularies of the policy do not have, all of them at once.
pub fn known_words(form: &Form, policy: &Policy) -> Result<(), Problem> {
    let problems = form
        .unknown_words(policy)
        .into_iter()
        .map(|(vocabulary, word)| {
            let id = &policy.id;
            let what = match vocabulary {
                Vocabulary::Class => msg!("intake-unknown-class", word = word, policy = id),
                Vocabulary::Category => msg!("intake-unknown-category", word = word, policy = id),
                Vocabulary::Grade => msg!("intake-unknown-grade", word = word, policy = id),
                Vocabulary::Defect => msg!("intake-unknown-defect", word = word, policy = id),
            };
            Problem::usage(what).help(term_meant(word, policy.terms(vocabulary)))
        });
    Problem::together(problems).map_or(Ok(()), Err)
}

/// What may have been meant by a word, of those that are known.
pub fn meant(word: &str, known: Vec<&str>) -> Msg {
    meant_of(nearest(word, &known), Msg::list(known))
}

/// The same of a vocabulary: whoever typed a part of what a term is called is told its identifier.
fn term_meant(word: &str, terms: &[Term]) -> Msg {
    let known: Vec<&str> = terms.iter().map(|term| term.id.as_str()).collect();
    let mut called = terms.iter().filter(|term| {
        let mut titles = term.title.texts();
        titles.any(|(_, title)| !word.trim().is_empty() && title.contains(word.trim()))
    });
    let called = called.next().map(|term| term.id.as_str());
    let titled = terms.iter().map(|term| {
        // Where one language calls it just that, the title says no more there.
        let same = if term.title.is(&term.id) {
            "same"
        } else {
            "other"
        };
        msg!(
            "intake-term",
            id = &term.id,
            title = &term.title,
            title_is = same
        )
    });
    meant_of(called.or_else(|| nearest(word, &known)), titled.collect())
}

fn meant_of(meant: Option<&str>, words: Arg) -> Msg {
    match meant {
        Some(meant) => msg!("intake-did-you-mean", word = meant, words = words),
        None => msg!("intake-known", words = words),
    }
}
