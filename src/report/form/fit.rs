//! Which forms fit a case, and since when.

use super::kind::{About, Occasion, about, occasion};
use super::matter::Matter;
use super::{people, rows};
use crate::domain::judge::{Telling, approval_needed};
use crate::domain::policy::{FormRule, ReminderKind, Step};
use crate::report::letter::{LetterKind, letter};

/// Whether a form fits a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It can be written.
    Now,
    /// It can be written once this is done (M-13.0).
    After(Step),
    /// It is not written yet, or not at all.
    Not(Lack),
}

/// Why a form does not fit a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The policy has it for other cases.
    Other,
    /// It is a list of the cases of a month.
    Month,
    /// What it is written of has not come about.
    Occasion(Occasion),
}

/// Whether a form of the policy fits a case.
pub fn fit(rule: &FormRule, matter: &Matter) -> Fit {
    if about(&rule.id) != About::Case {
        return Fit::Not(Lack::Month);
    }
    if let Some(step) = rule.after.filter(|step| !reached(*step, matter)) {
        return Fit::After(step);
    }
    if !rule.when.holds(&matter.case.policy_facts()) {
        return Fit::Not(Lack::Other);
    }
    match occasion(&rule.id).filter(|it| !come(*it, matter)) {
        Some(lacking) => Fit::Not(Lack::Occasion(lacking)),
        None => Fit::Now,
    }
}

/// A signature nobody asks for is not waited for.
fn reached(step: Step, matter: &Matter) -> bool {
    let case = matter.case;
    let needless = step == Step::Approved
        && case.current.settlement.is_some()
        && !approval_needed(case, matter.policy, matter.staff);
    case.done(step) || needless
}

/// Whether what a form is written of has come about.
fn come(occasion: Occasion, matter: &Matter) -> bool {
    match occasion {
        Occasion::Late => !rows::late(matter, ReminderKind::Reminder).is_empty(),
        Occasion::Overrun => !rows::late(matter, ReminderKind::Inquiry).is_empty(),
        Occasion::Objection => !matter.case.objections.is_empty(),
        Occasion::Sanction => !people::sanctions(matter).is_empty(),
        Occasion::Deduction => {
            !people::deductions(matter).is_empty() || !people::sanctions(matter).is_empty()
        }
        Occasion::Decision => decided(matter),
    }
}

/// Whether the whole decision may be told (M-9.11, L-7).
fn decided(matter: &Matter) -> bool {
    let case = matter.case;
    let telling = Telling::new(case, matter.policy, matter.staff);
    let items = case.items.iter().map(|item| Some(item.n));
    let mut told: Vec<Option<u64>> = items.collect();
    if told.is_empty() {
        told.push(None);
    }
    let early = told.iter().any(|item| telling.premature(matter.now, *item));
    !early && letter(case, LetterKind::Decision, &[]).is_ok()
}
