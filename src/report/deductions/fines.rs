//! What sanctions take in a month, beside the deductions and outside their cap (M-A5, M-B5b).
//!
//! Our choice: in the month after the decision, as the deductions begin. A whole bonus is taken once
//! in a month, whatever else is decided.

use std::collections::BTreeSet;

use serde::Serialize;

use super::standing::{Book, Debtor};
use crate::domain::judge;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Arg;
use crate::domain::policy::SanctionKind;

/// The money of one sanction in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FineLine {
    /// The person's address.
    pub person: String,
    /// The case.
    pub number: String,
    /// Its identity.
    #[serde(skip)]
    pub uid: Option<String>,
    /// Its policy.
    pub policy: String,
    /// The sanction.
    pub sanction: SanctionKind,
    /// What people call it.
    #[serde(skip)]
    pub called: Arg,
    /// How many times.
    pub times: u64,
    /// What is taken; `None` while the bonus that goes is not known.
    pub amount: Option<Money>,
    /// Whether it is the whole bonus of the month.
    pub whole_bonus: bool,
}

/// The money of the sanctions that fall into each month, by person.
pub(super) fn fines(book: &Book, asked: Month) -> Vec<FineLine> {
    let mut lines = Vec::new();
    let mut whole: BTreeSet<String> = BTreeSet::new();
    for (month, mut line) in all(book) {
        if month != asked {
            continue;
        }
        if line.whole_bonus {
            let debtor = Debtor::by(&line.person, &book.regulations.staff);
            let bonus = debtor.bonus(&book.regulations.staff, month);
            let bonus = if whole.insert(line.person.clone()) {
                bonus
            } else {
                Some(Money::ZERO)
            };
            line.amount = line.amount.zip(bonus).map(|(fine, bonus)| fine + bonus);
        }
        lines.push(line);
    }
    lines
}

/// The first month in which a sanction takes something.
pub(super) fn first(book: &Book) -> Option<Month> {
    all(book).into_iter().map(|(month, _)| month).min()
}

/// Whose whole bonus goes in which month: nothing is deducted of it.
pub(super) fn whole(book: &Book) -> BTreeSet<(String, Month)> {
    let whole = all(book).into_iter().filter(|(_, line)| line.whole_bonus);
    whole.map(|(month, line)| (line.person, month)).collect()
}

fn all(book: &Book) -> Vec<(Month, FineLine)> {
    let staff = &book.regulations.staff;
    let mut lines = Vec::new();
    for record in &book.records {
        let Some(case) = record
            .case
            .as_ref()
            .filter(|case| !case.sanctions.is_empty())
        else {
            continue;
        };
        let policy = book.regulations.policy_of(case);
        let Some((policy, calendar)) = policy.and_then(|it| Some((it, book.calendar(it)?))) else {
            continue;
        };
        for fine in judge::fines(case, policy, staff, calendar) {
            let line = FineLine {
                person: fine.person.email.clone(),
                number: case.number.clone(),
                uid: case.uid.clone(),
                policy: case.policy.clone(),
                sanction: fine.sanction,
                called: fine.called,
                times: fine.times,
                amount: Some(fine.amount),
                whole_bonus: fine.whole_bonus,
            };
            lines.push((Month::after(fine.since, calendar), line));
        }
    }
    lines
}
