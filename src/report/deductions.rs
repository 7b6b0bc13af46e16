//! What payroll deducts from the bonus in a month, person by person (M-B).
//!
//! Reckoned anew from the files each time: closed cases with their decided liability and the points
//! stored with the closing, the bonuses of the staff file. A case closed without such a basis takes
//! the points of the staff file. Our choice: the first deduction is in the month after the case
//! was closed. In a month the oldest case is deducted first, and all together stay below the cap.
//! Each month is reckoned by its own bonus; where that is not known nothing is taken, and it is said.

use serde::Serialize;

use super::Subject;
use crate::domain::case::conduct::Closing;
use crate::domain::case::liability::Who;
use crate::domain::judge::deductions::{Bearing, Part, Payer, bearing, cap, month};
use crate::domain::judge::liability_amounts;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::{Deduction, Policy};
use crate::domain::source::Source;
use crate::domain::staff::Staff;
use crate::domain::time::Time;

/// A person's debt from one case.
#[derive(Clone, Debug)]
struct Debt<'a> {
    payer: Payer<'a>,
    number: &'a str,
    closed: Time,
    first: Month,
    amount: Money,
    rule: &'a Deduction,
}

/// One case in a person's month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseLine {
    /// The case.
    pub number: String,
    /// The person's whole deduction for it.
    pub deduction: Money,
    /// What was deducted before this month.
    pub before: Money,
    /// What is deducted this month; `None` while its bonus is not known.
    pub deducted: Option<Money>,
    /// What is left afterwards.
    pub balance: Option<Money>,
}

/// One person in a month.
#[derive(Clone, Debug)]
pub struct PersonLine<'a> {
    /// The person.
    pub payer: Payer<'a>,
    /// The bonus of the month, where it is known.
    pub bonus: Option<Money>,
    /// The most that may be deducted of it.
    pub cap: Option<Money>,
    /// The cases, oldest first.
    pub cases: Vec<CaseLine>,
    /// The months up to this one in which something was owed and no bonus is known.
    pub unknown: Vec<Month>,
    /// The rule of the cap.
    pub source: &'a Source,
}

impl PersonLine<'_> {
    /// What is deducted this month; `None` while its bonus is not known.
    pub fn deducted(&self) -> Option<Money> {
        self.cases.iter().map(|case| case.deducted).sum()
    }

    /// What is left afterwards.
    pub fn balance(&self) -> Option<Money> {
        self.cases.iter().map(|case| case.balance).sum()
    }

    /// Whether nothing can ever be deducted, though something is owed.
    pub fn stuck(&self) -> bool {
        self.cap == Some(Money::ZERO) && self.balance() > Some(Money::ZERO)
    }
}

/// The deductions of a month, in the order of the staff file.
/// Cases whose loss is not known are named apart.
#[derive(Clone, Debug)]
pub struct Payroll<'a> {
    /// The month.
    pub month: Month,
    /// Everybody who owed something at its beginning.
    pub persons: Vec<PersonLine<'a>>,
    /// Closed cases with liable units of ours whose loss cannot be told.
    pub unknown: Vec<String>,
    /// Closed cases with a share of a unit or person who is not in the staff file any more.
    pub without_bearer: Vec<String>,
}

/// What is deducted in the month.
pub fn payroll<'a>(
    subjects: &'a [Subject<'a>],
    staff: &'a Staff,
    asked: Month,
    now: Time,
) -> Payroll<'a> {
    let mut unknown = Vec::new();
    let mut debts = Vec::new();
    for subject in subjects {
        match owed(subject, staff, now) {
            Some(owed) => debts.extend(owed),
            None => unknown.push(subject.case.number.clone()),
        }
    }
    let unborne = subjects.iter().filter(|subject| unborne(subject, staff));
    let without_bearer = unborne.map(|subject| subject.case.number.clone());
    debts.retain(|debt| debt.amount > Money::ZERO && debt.first <= asked);
    debts.sort_by(|a, b| (a.closed, a.number).cmp(&(b.closed, b.number)));
    let lines = payers(&debts, staff).into_iter().filter_map(|payer| {
        let own = debts.iter().filter(|debt| debt.payer.is(&payer));
        line(staff, payer, &own.collect::<Vec<_>>(), asked)
    });
    Payroll {
        month: asked,
        persons: lines.collect(),
        unknown,
        without_bearer: without_bearer.collect(),
    }
}

/// When the case was closed, its policy and the deductions of that, where it has any.
fn deducted<'a>(subject: &'a Subject<'a>) -> Option<(Time, &'a Policy, &'a Deduction)> {
    let (closed, policy) = (subject.closed()?, subject.policy?);
    let closing = subject.case.closing.as_ref();
    let rule = policy.consequences.deduction.as_ref();
    let rule = rule.filter(|_| !closing.is_some_and(Closing::without_duties));
    Some((closed, policy, rule?))
}

/// On whom each share of the case's liability falls.
fn bearings<'a>(
    subject: &'a Subject,
    staff: &'a Staff,
    rule: &Deduction,
) -> Vec<Option<Bearing<'a>>> {
    let closing = subject.case.closing.as_ref();
    let stored = closing.map_or(&[][..], |closing| &closing.basis);
    let liable = subject.case.liability().iter();
    liable
        .map(|liable| bearing(rule, staff, stored, &liable.who))
        .collect()
}

/// Whether a share of ours falls on nobody because the staff file does not know whose it is.
fn unborne(subject: &Subject, staff: &Staff) -> bool {
    let Some((_, _, rule)) = deducted(subject) else {
        return false;
    };
    let liable = subject.case.liability().iter();
    let mut borne = liable.zip(bearings(subject, staff, rule));
    borne.any(|(liable, bearing)| matches!(liable.who, Who::Unit { .. }) && bearing.is_none())
}

/// Who owes something, in the order of the staff file; then who is not in it any more.
fn payers<'a>(debts: &[Debt<'a>], staff: &Staff) -> Vec<Payer<'a>> {
    let mut payers: Vec<Payer> = Vec::new();
    for debt in debts {
        if !payers.iter().any(|payer| payer.is(&debt.payer)) {
            payers.push(debt.payer);
        }
    }
    let place = |payer: &Payer| staff.persons.iter().position(|it| it.email == payer.email);
    payers.sort_by_key(|payer| place(payer).unwrap_or(usize::MAX));
    payers
}

/// What the case makes people owe; `None` while its loss is not known.
fn owed<'a>(subject: &'a Subject<'a>, staff: &'a Staff, now: Time) -> Option<Vec<Debt<'a>>> {
    let nothing = Some(Vec::new());
    let case = &subject.case;
    let Some((closed, policy, rule)) = deducted(subject) else {
        return nothing;
    };
    let bearings = bearings(subject, staff, rule);
    if bearings.iter().all(Option::is_none) {
        return nothing;
    }
    let amounts = liability_amounts(case, policy, (subject.calendar, now))?;
    let first = Month::after(closed, subject.calendar);
    let mut debts: Vec<Debt> = Vec::new();
    let shares = bearings.iter().zip(amounts);
    let parts =
        shares.filter_map(|(bearing, loss)| Some(bearing.as_ref()?.parts(rule, staff, loss)));
    for Part { payer, amount, .. } in parts.flatten() {
        if let Some(debt) = debts.iter_mut().find(|debt| debt.payer.is(&payer)) {
            debt.amount = debt.amount + amount;
        } else {
            let number = &case.number;
            debts.push(Debt {
                payer,
                number,
                closed,
                first,
                amount,
                rule,
            });
        }
    }
    Some(debts)
}

/// What is left of a person's debts while the months go by.
struct Running<'d, 'a> {
    debts: &'d [&'d Debt<'a>],
    left: Vec<Money>,
}

impl<'a> Running<'_, 'a> {
    /// The debts that run in a month.
    fn of(&self, month: Month) -> Vec<usize> {
        let runs = |i: &usize| self.debts[*i].first <= month && self.left[*i] > Money::ZERO;
        (0..self.debts.len()).filter(runs).collect()
    }

    /// The most that a month's bonus allows, of the running debts, with the rule.
    fn cap(&self, running: &[usize], bonus: Money) -> Option<(Money, &'a Deduction)> {
        let rules = running.iter().map(|i| self.debts[*i].rule);
        let caps = rules.map(|rule| (cap(rule, bonus), rule));
        caps.min_by_key(|(cap, _)| *cap)
    }

    /// Takes what a month's cap allows; where that is not known, nothing, and all is carried over.
    fn take(&mut self, running: &[usize], most: Option<Money>) -> Vec<Option<Money>> {
        let Some(most) = most else {
            return vec![None; running.len()];
        };
        let mut owed: Vec<Money> = running.iter().map(|i| self.left[*i]).collect();
        let taken = month(&mut owed, most);
        for (i, rest) in running.iter().zip(owed) {
            let carried = self.debts[*i].rule.carry_over;
            self.left[*i] = if carried { rest } else { Money::ZERO };
        }
        taken.into_iter().map(Some).collect()
    }
}

/// The person's month, after all months before it; `None` where nothing is owed at its beginning.
fn line<'a>(
    staff: &Staff,
    payer: Payer<'a>,
    debts: &[&Debt<'a>],
    asked: Month,
) -> Option<PersonLine<'a>> {
    let mut now = debts.iter().map(|debt| debt.first).min()?;
    let left = debts.iter().map(|debt| debt.amount).collect();
    let mut all = Running { debts, left };
    let mut unknown = Vec::new();
    loop {
        let bonus = payer.bonus(staff, now);
        let running = all.of(now);
        if bonus.is_none() && !running.is_empty() {
            unknown.push(now);
        }
        let before = all.left.clone();
        let capped = bonus.and_then(|bonus| all.cap(&running, bonus));
        let most = capped.map(|(cap, _)| cap);
        let taken = all.take(&running, most);
        if now < asked {
            now = now.next();
            continue;
        }
        let rule = debts[*running.first()?].rule;
        let cases = running.iter().zip(taken).map(|(i, deducted)| CaseLine {
            number: debts[*i].number.to_owned(),
            deduction: debts[*i].amount,
            before: debts[*i].amount - before[*i],
            deducted,
            balance: deducted.map(|_| all.left[*i]),
        });
        return Some(PersonLine {
            payer,
            bonus,
            cap: most,
            cases: cases.collect(),
            unknown,
            source: &capped.map_or(rule, |(_, rule)| rule).source,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{self, at, subject};
    use super::*;
    use crate::domain::regulations::Regulations;
    use crate::domain::staff::Bonus;
    use proptest::prelude::*;

    fn closed(day: &str, amount: &str, liable: &str) -> String {
        format!(
            "received: 2026-01-05T09:00:00+08:00\n\
             investigation: {{at: 2026-01-06T09:00:00+08:00, by: a@example.com, outcome: upheld, liability: [{liable}]}}\n\
             settlement: {{at: 2026-01-07T09:00:00+08:00, by: a@example.com, remedies: [{{kind: compensation, amount: '{amount}'}}]}}\n\
             closing: {{at: {day}T10:00:00+08:00, by: a@example.com}}\n"
        )
    }

    const GROUP: &str = "{unit: soldermask, share: 100}";

    /// The shipped regulations with the bonuses of December 2026 in every month.
    fn regulations() -> Regulations {
        let mut regulations = samples::regulations();
        let bonuses = &mut regulations.staff.bonuses;
        bonuses.retain(|bonus| bonus.month == first("2026-12"));
        let months = std::iter::successors(Some(first("2026-01")), |month| Some(month.next()));
        let all = months.take(72).flat_map(|month| {
            let of = |bonus: &Bonus| Bonus {
                month,
                ..bonus.clone()
            };
            bonuses.iter().map(of).collect::<Vec<_>>()
        });
        *bonuses = all.collect();
        regulations
    }

    fn first(month: &str) -> Month {
        month.parse().unwrap()
    }

    fn told(regulations: &Regulations, subjects: &[Subject], month: &str) -> Vec<String> {
        let payroll = payroll(subjects, &regulations.staff, first(month), at("2027-06-01"));
        let told = payroll.persons.iter().flat_map(|line| {
            line.cases.iter().map(|case| {
                let id = &line.payer.person.unwrap().id;
                let shown = |it: Option<Money>| it.map_or("?".to_owned(), |it| it.to_string());
                let (now, left) = (shown(case.deducted), shown(case.balance));
                format!("{id} {} {} {now} {left}", case.number, case.before)
            })
        });
        told.collect()
    }

    /// M-B3, M-B5: from the month after the closing, half of 2,600 a month until 3,272.73 is paid.
    #[test]
    fn a_case_is_deducted_until_it_is_paid() {
        let regulations = regulations();
        let text = closed("2026-11-13", "9000", GROUP);
        let one = [subject(&regulations, "261101", &text, at("2027-06-01"))];
        let told = |month: &str| told(&regulations, &one, month);
        assert!(told("2026-11").is_empty());
        assert_eq!(
            told("2026-12"),
            [
                "feng.tao 261101 0.00 1300.00 1972.73",
                "chu.wei 261101 0.00 1300.00 1972.73",
                "shen.li 261101 0.00 1000.00 1454.54",
            ]
        );
        assert_eq!(told("2027-02")[0], "feng.tao 261101 2600.00 672.73 0.00");
        assert!(told("2027-03").is_empty());
    }

    /// Two cases share the cap, the older first; the one closed later begins later.
    #[test]
    fn the_older_case_comes_first() {
        let regulations = regulations();
        let person = "{unit: business, person: xu.fei, share: 100}";
        let (old, new) = (
            closed("2026-10-20", "2000", person),
            closed("2026-11-02", "900", person),
        );
        let now = at("2027-06-01");
        let two = [
            subject(&regulations, "261009", &new, now),
            subject(&regulations, "261011", &old, now),
        ];
        let told = |month: &str| told(&regulations, &two, month);
        assert_eq!(told("2026-11"), ["xu.fei 261011 0.00 1600.00 400.00"]);
        assert_eq!(
            told("2026-12"),
            [
                "xu.fei 261011 1600.00 400.00 0.00",
                "xu.fei 261009 0.00 900.00 0.00"
            ]
        );
    }

    /// What is outside falls on nobody; a case whose quantity is open is named.
    #[test]
    fn what_cannot_be_told_is_named() {
        let regulations = regulations();
        let now = at("2027-06-01");
        let open = closed("2026-11-02", "1", GROUP).replace(
            "{kind: compensation, amount: '1'}",
            "{kind: return, quantity: open, price: '5'}",
        );
        let outside = closed("2026-11-02", "5", "{outside: ink, share: 100}");
        let all = [
            subject(&regulations, "261101", &open, now),
            subject(&regulations, "261102", &outside, now),
        ];
        let payroll = payroll(&all, &regulations.staff, first("2026-12"), now);
        assert_eq!(payroll.unknown, ["261101"]);
        assert!(payroll.persons.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Over all months each person pays each case exactly once, and never more in a month than
        /// half the bonus, however many cases run.
        #[test]
        fn months_add_up(amounts in prop::collection::vec(1_u64..2_000_000, 1..4)) {
            let regulations = regulations();
            let now = at("2027-06-01");
            let cases: Vec<Subject> = amounts.iter().enumerate().map(|(i, fen)| {
                let amount = format!("{}.{:02}", fen / 100, fen % 100);
                let text = closed(&format!("2026-{:02}-13", i * 2 + 1), &amount, GROUP);
                subject(&regulations, &format!("26010{i}"), &text, now)
            }).collect();
            let mut paid = vec![Money::ZERO; amounts.len()];
            let mut month = first("2026-02");
            for _ in 0..60 {
                let payroll = payroll(&cases, &regulations.staff, month, now);
                for line in &payroll.persons {
                    let (taken, bonus) = (line.deducted().unwrap(), line.bonus.unwrap());
                    prop_assert!(taken.decimal() * rust_decimal::Decimal::TWO <= bonus.decimal());
                    for case in &line.cases {
                        let i: usize = case.number[5..].parse().unwrap();
                        paid[i] = paid[i] + case.deducted.unwrap();
                    }
                }
                month = month.next();
            }
            for (paid, fen) in paid.iter().zip(&amounts) {
                prop_assert_eq!(paid.to_string(), format!("{}.{:02}", fen / 100, fen % 100));
            }
        }
    }
}
