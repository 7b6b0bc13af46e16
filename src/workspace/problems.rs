//! What is shown of an error from below: its exit code, the rule and its place, what to do next.

use crate::domain::case::Case;
use crate::domain::case::form::Form;
use crate::domain::case::intake::Nature;
use crate::domain::case::moves::{self, Illegal, Move};
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, nearest};
use crate::domain::problem::Problem;
use crate::domain::schema::Vocabulary;
use crate::msg;

/// A move that is not legal now, with those that are.
pub fn illegal(
    why: Illegal,
    case: &Case,
    policy: &Policy,
    act: Move,
    approval_needed: bool,
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
        .help(instead(case, policy, approval_needed));
    problem.place = source.map(|source| source.place.clone());
    problem
}

/// What may be done instead.
fn instead(case: &Case, policy: &Policy, approval_needed: bool) -> Msg {
    if case.nature == Nature::Abnormality {
        return msg!("moves-make-complaint", number = &case.number);
    }
    if case.closing.is_some() {
        return msg!("moves-reopen", number = &case.number);
    }
    let next = moves::next(case, policy, approval_needed);
    if next.is_empty() {
        return msg!("moves-nothing", number = &case.number);
    }
    let commands: Vec<String> = next
        .iter()
        .map(|act| format!("complaint {act} {}", case.number))
        .collect();
    msg!("moves-next", commands = Msg::list(commands))
}

/// Refuses words the vocabularies of the policy do not have, all of them at once.
pub fn known_words(form: &Form, policy: &Policy) -> Result<(), Problem> {
    let mut problems = form
        .unknown_words(policy)
        .into_iter()
        .map(|(vocabulary, word)| {
            let id = &policy.id;
            let what = match vocabulary {
                Vocabulary::Class => msg!("intake-unknown-class", word = word, policy = id),
                Vocabulary::Category => msg!("intake-unknown-category", word = word, policy = id),
                Vocabulary::Grade => msg!("intake-unknown-grade", word = word, policy = id),
            };
            let terms = policy.terms(vocabulary).iter();
            let known: Vec<&str> = terms.map(|term| term.id.as_str()).collect();
            Problem::usage(what).help(meant(word, known))
        });
    let Some(mut first) = problems.next() else {
        return Ok(());
    };
    first.also = problems.collect();
    Err(first)
}

/// What may have been meant by a word, of those that are known.
pub fn meant(word: &str, known: Vec<&str>) -> Msg {
    match nearest(word, &known) {
        Some(meant) => msg!(
            "intake-did-you-mean",
            word = meant,
            words = Msg::list(known)
        ),
        None => msg!("intake-known", words = Msg::list(known)),
    }
}
