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
            .filter(|case| !case.sanctions.is_empty() && !case.taken_over())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::posted::Ledger;
    use crate::report::deductions::payroll;
    use crate::report::deductions::tests::{GROUP, amount, closed, month, regulations, sheet};
    use crate::report::samples::{at, record};

    /// M-A5: a major demerit decided on 5 December takes the bonus of January whole, 2,600. What the
    /// foreman owes of 9,000 by 16 of 44 base points, 3,272.73, waits that month: December 1,300.00, January
    /// 2,600.00 for the sanction and nothing deducted (never 3,900.00), February 1,300.00, March the last
    /// 672.73. The others' January is as ever.
    #[test]
    fn m_a5_a_month_whose_whole_bonus_goes_lets_deductions_wait() {
        let regulations = regulations();
        let demerit = "sanctions: [{at: 2026-12-04T09:00:00+08:00, by: a@example.com, person: feng.tao@example.com, \
             sanction: major-demerit, decided: {at: 2026-12-05T09:00:00+08:00, by: b@example.com}}]\n";
        let text = closed("2026-11-13", "9000", GROUP) + demerit;
        let one = [record(&regulations, "261101", &text)];
        let told = |month: &str| sheet(&regulations, &one, month);
        assert_eq!(told("2026-12")[0], "feng.tao 261101 0.00 1300.00 1972.73");
        assert_eq!(
            told("2027-01"),
            [
                "feng.tao 261101 1300.00 0.00 1972.73",
                "chu.wei 261101 1300.00 1300.00 672.73",
                "shen.li 261101 1000.00 1000.00 454.54",
            ]
        );
        assert_eq!(told("2027-02")[0], "feng.tao 261101 1300.00 1300.00 672.73");
        assert_eq!(told("2027-03"), ["feng.tao 261101 2600.00 672.73 0.00"]);
        let book = Book::new(&one, &regulations);
        let taken = |of: &str| -> Vec<(String, Option<Money>)> {
            let payroll = payroll(&book, &Ledger::default(), month(of), at("2031-12-01"));
            let fines = payroll.fines.into_iter();
            fines.map(|line| (line.person, line.amount)).collect()
        };
        let whole = ("feng.tao@example.com".to_owned(), Some(amount("2600")));
        assert_eq!(taken("2027-01"), [whole]);
        assert_eq!(taken("2027-02"), []);
    }
}
