//! What closed cases make people owe by what was known at a moment.
//!
//! A case that is taken up again (M-9.9) is decided anew: until the case that follows it is closed
//! nobody owes anything for it, and then its loss falls on those whom that case holds liable. Where
//! that holds nobody liable, the shares decided first stand again. This is our choice.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::conduct::Closing;
use crate::domain::case::liability::Who;
use crate::domain::judge::deductions::{Bearing, bearing, falls_on};
use crate::domain::judge::loss::{account, borne};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::{Deduction, Policy};
use crate::domain::posted::Cause;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Time};

/// All records, with the regulations that say what they cost whom.
pub struct Book<'a> {
    /// The records, in order of path.
    pub records: Vec<&'a Record>,
    /// The regulations.
    pub regulations: &'a Regulations,
    by_number: BTreeMap<&'a str, usize>,
}

/// Somebody who owes, perhaps no longer in the staff file.
#[derive(Clone, Debug)]
pub struct Debtor<'a> {
    /// The e-mail address.
    pub email: String,
    /// Who that is, where the staff file knows.
    pub person: Option<&'a Person>,
}

/// A person's whole deduction for a case.
#[derive(Clone, Debug)]
pub struct Debt<'a> {
    /// Whose.
    pub debtor: Debtor<'a>,
    /// How much.
    pub amount: Money,
    /// The month after the decision, in which the first part is taken.
    pub first: Month,
    /// By which rule.
    pub rule: &'a Deduction,
}

/// What one case makes people owe.
#[derive(Clone, Debug, Default)]
pub struct Standing<'a> {
    /// Who owes what.
    pub debts: Vec<Debt<'a>>,
    /// The case that decides instead of it, or is to.
    pub by_case: Option<String>,
    /// Whether its loss cannot be told.
    pub unknown: bool,
    /// Whether a share of ours falls on nobody because the staff file does not know whose it is.
    pub unborne: bool,
}

/// Which case decides on whom a loss falls.
enum Decider<'c> {
    Own,
    Other(Box<Cow<'c, Case>>),
    /// The case of this number is to decide.
    Open(String),
}

impl<'a> Debtor<'a> {
    /// Whoever an address stands for.
    pub fn by(email: &str, staff: &'a Staff) -> Self {
        match staff.person_by(email) {
            Found::One(person) => Self {
                email: person.email.clone(),
                person: Some(person),
            },
            _ => Self {
                email: email.to_owned(),
                person: None,
            },
        }
    }

    /// The name, else the address.
    pub fn name(&self) -> &str {
        self.person.map_or(&self.email, |person| &person.name)
    }

    /// The unit they were in at the end of a month, else at its beginning.
    pub fn unit(&self, staff: &'a Staff, month: Month) -> Option<&'a str> {
        let person = self.person?;
        let on = |day| staff.unit_of(person, day);
        let unit = on(month.last_day()).or_else(|| on(month.first_day()));
        unit.map(|unit| unit.id.as_str())
    }

    /// The bonus of a month, where it is known.
    pub fn bonus(&self, staff: &Staff, month: Month) -> Option<Money> {
        staff.bonus_of(self.person?, month)
    }

    /// Whether no bonus of the month is to be expected: they are gone from the staff file, or have left
    /// by its end.
    pub fn left(&self, staff: &Staff, month: Month) -> bool {
        let gone = |person: &Person| staff.has_left(&person.id, month.last_day());
        self.person.is_none_or(gone)
    }
}

impl<'a> Book<'a> {
    /// These records.
    pub fn new(records: &'a [Record], regulations: &'a Regulations) -> Self {
        let records: Vec<&Record> = records.iter().filter(|it| it.case.is_some()).collect();
        let numbered = records.iter().enumerate();
        let by_number = numbered.map(|(i, record)| (record.number.as_str(), i));
        Self {
            by_number: by_number.collect(),
            records,
            regulations,
        }
    }

    /// What the record makes people owe by what was known at the moment.
    pub fn standing(&self, record: &Record, moment: Time) -> Standing<'a> {
        let known = record.known_at(moment);
        let stands = known.and_then(|case| self.of(&case, moment));
        stands.unwrap_or_default()
    }

    fn of(&self, case: &Case, moment: Time) -> Option<Standing<'a>> {
        let (policy, rule) = self.deducted(case)?;
        let calendar = self.calendar(policy)?;
        let decider = self.decider(case, moment, 0);
        let (deciding, by_case) = match &decider {
            Decider::Own => (case, None),
            Decider::Other(other) => (&***other, Some(other.number.clone())),
            Decider::Open(number) => {
                return Some(Standing {
                    by_case: Some(number.clone()),
                    ..Standing::default()
                });
            }
        };
        let staff = &self.regulations.staff;
        let closing = deciding.closing.as_ref()?;
        let liable = deciding.charged();
        let stored = deciding.bases();
        let day = calendar.in_zone(closing.stamp.at).date_naive();
        let bearings: Vec<Option<Bearing>> = liable
            .iter()
            .map(|it| bearing(rule, staff, &stored, (&it.liable.who, day)))
            .collect();
        let ours = |who: &Who| falls_on(rule, staff, who, day);
        let mut pairs = liable.iter().zip(&bearings);
        let mut standing = Standing {
            by_case,
            unborne: pairs.any(|(it, bearing)| ours(&it.liable.who) && bearing.is_none()),
            ..Standing::default()
        };
        if bearings.iter().all(Option::is_none) {
            return Some(standing);
        }
        let account = account(case, policy, calendar);
        let Some(losses) = account.and_then(|account| borne(&account, deciding)) else {
            standing.unknown = true;
            return Some(standing);
        };
        let first = Month::after(closing.stamp.at, calendar);
        for (bearing, loss) in bearings.iter().zip(losses) {
            let parts = bearing.as_ref().map(|it| it.parts(rule, staff, loss));
            for part in parts.into_iter().flatten() {
                let debtor = Debtor::by(part.payer.email, staff);
                standing.add(debtor, part.amount, first, rule);
            }
        }
        Some(standing)
    }

    /// The policy of a case that was closed with duties here, and its deductions.
    fn deducted(&self, case: &Case) -> Option<(&'a Policy, &'a Deduction)> {
        let closing = case.closing.as_ref();
        let _ =
            closing.filter(|closing| !Closing::without_duties(closing) && !case.taken_over())?;
        let policy = self.regulations.policy_of(case)?;
        Some((policy, policy.consequences.deduction.as_ref()?))
    }

    /// The policy's calendar, else the organisation's.
    pub(super) fn calendar(&self, policy: &Policy) -> Option<&'a Calendar> {
        let own = self.regulations.calendar_of(policy);
        own.or_else(|| self.regulations.calendar())
    }

    /// The deductions of the record's policy, where it has any.
    pub fn rule_of(&self, record: &Record) -> Option<&'a Deduction> {
        let policy = self.regulations.policy_of(record.case.as_ref()?)?;
        policy.consequences.deduction.as_ref()
    }

    /// Which case decides; a chain of cases is no longer than there are cases.
    fn decider(&self, case: &Case, moment: Time, passed: usize) -> Decider<'a> {
        let Some(number) = case.links.superseded_by.as_deref() else {
            return Decider::Own;
        };
        let open = || Decider::Open(number.to_owned());
        let follower = self
            .by_number
            .get(number)
            .filter(|_| passed < self.records.len());
        let Some(next) = follower.and_then(|i| self.records[*i].known_at(moment)) else {
            return open();
        };
        match self.decider(&next, moment, passed + 1) {
            Decider::Own if next.closing.is_none() => open(),
            Decider::Own if self.holds_liable(&next) => Decider::Other(Box::new(next)),
            Decider::Own => Decider::Own,
            decided => decided,
        }
    }

    /// Whether the case was closed with somebody liable.
    fn holds_liable(&self, case: &Case) -> bool {
        self.deducted(case).is_some() && !case.charges().is_empty()
    }

    /// The last moment at which something of the record, or of those that follow it, was recorded:
    /// what it makes people owe stays the same afterwards.
    pub fn settled(&self, record: &Record) -> Option<Time> {
        let mut last = None;
        let mut next = Some(record);
        for _ in 0..=self.records.len() {
            let Some(case) = next.and_then(|record| record.case.as_ref()) else {
                break;
            };
            let recorded = case.dated().into_iter().map(|fact| fact.stamp.recorded);
            let answered = case.items.iter().filter_map(|item| item.answered);
            last = recorded
                .chain(answered)
                .chain([case.recorded])
                .max()
                .max(last);
            let follower = case.links.superseded_by.as_deref();
            let follower = follower.and_then(|number| self.by_number.get(number));
            next = follower.map(|i| self.records[*i]);
        }
        last
    }

    /// Why the deduction for the record changed between two moments.
    pub fn cause(&self, record: &Record, before: Time, after: Time) -> Cause {
        let (Some(then), Some(now)) = (record.known_at(before), record.known_at(after)) else {
            return Cause::RecordedLate;
        };
        let superseded = |case: &Case| case.links.superseded_by.is_some();
        if superseded(&now) {
            return if superseded(&then) {
                Cause::DecidedAgain
            } else {
                Cause::Reopened
            };
        }
        let more = |count: fn(&Case) -> usize| count(&now) > count(&then);
        if more(|case| case.corrections.len()) {
            Cause::Corrected
        } else if more(|case| case.resales.len()) {
            Cause::Resold
        } else if more(|case| case.returns.len()) {
            Cause::Returned
        } else if then == now {
            Cause::Changed
        } else {
            Cause::RecordedLate
        }
    }
}

impl<'a> Standing<'a> {
    fn add(&mut self, debtor: Debtor<'a>, amount: Money, first: Month, rule: &'a Deduction) {
        let own = self.debts.iter_mut();
        match own
            .into_iter()
            .find(|debt| debt.debtor.email == debtor.email)
        {
            Some(debt) => debt.amount = debt.amount + amount,
            None => self.debts.push(Debt {
                debtor,
                amount,
                first,
                rule,
            }),
        }
    }
}
