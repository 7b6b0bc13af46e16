//! The sheet of a month: person by person, case by case.

use serde::Serialize;

use super::fines::FineLine;
use super::standing::Debtor;
use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::posted::{Cause, Fine, Payroll as Posted};
use crate::domain::regulations::Regulations;
use crate::domain::source::Source;
use crate::domain::time::Time;

/// One case in a person's month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseLine {
    /// The case.
    pub number: String,
    /// Its identity.
    #[serde(skip)]
    pub uid: Option<String>,
    /// Its policy.
    pub policy: String,
    /// The person's whole deduction for it, by what was known at the end of the month.
    pub deduction: Money,
    /// What was taken before this month, less what was paid back.
    pub before: Money,
    /// What is taken this month; below nothing it is paid back. `None` while its bonus is not known.
    pub deducted: Option<Money>,
    /// What is left afterwards.
    pub balance: Option<Money>,
    /// Why the deduction is another than it was when something was taken last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// The case that decides instead of it, or is to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_case: Option<String>,
    /// Whether what is left can be taken from no bonus, since the person has left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub outstanding: bool,
}

/// One person in a month.
#[derive(Clone, Debug)]
pub struct PersonLine<'a> {
    /// The person.
    pub debtor: Debtor<'a>,
    /// The unit they were in last that month.
    pub unit: Option<&'a str>,
    /// The bonus of the month, where it is known.
    pub bonus: Option<Money>,
    /// The most that may be deducted of it.
    pub cap: Option<Money>,
    /// The cases, oldest first.
    pub cases: Vec<CaseLine>,
    /// The months up to this one in which something was owed and no bonus is known.
    pub unknown: Vec<Month>,
    /// The rule of the cap; a posted month has none.
    pub source: Option<&'a Source>,
    /// After how many months it is said to take too long; a posted month does not say.
    pub warn_months: Option<u64>,
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

    /// How many months what is left takes, as if each brought this month's bonus, where that is too
    /// long: a projection.
    pub fn overlong(&self) -> Option<Decimal> {
        let (most, cap) = (self.warn_months?, self.cap?);
        let left = self.balance()?.decimal();
        let months = left.checked_div(cap.decimal())?.ceil();
        (months > Decimal::from(most)).then_some(months)
    }

    /// Whether nothing can ever be deducted, though something is owed.
    pub fn stuck(&self) -> bool {
        self.cap == Some(Money::ZERO) && self.balance() > Some(Money::ZERO)
    }

    /// What is left and can be taken from no bonus, since the person has left.
    pub fn outstanding(&self) -> Option<Money> {
        let left = self.cases.iter().filter(|case| case.outstanding);
        let left = left.map(|case| case.balance).sum::<Option<Money>>()?;
        (left > Money::ZERO).then_some(left)
    }
}

/// The deductions of a month, in the order of the staff file.
/// Cases whose loss is not known are named apart.
#[derive(Clone, Debug)]
pub struct Payroll<'a> {
    /// The month.
    pub month: Month,
    /// Everybody who owed something in it, or gets something back.
    pub persons: Vec<PersonLine<'a>>,
    /// Closed cases with liable units of ours whose loss cannot be told.
    pub unknown: Vec<String>,
    /// Closed cases with a share of a unit or person who is not in the staff file any more.
    pub without_bearer: Vec<String>,
    /// What sanctions take besides.
    pub fines: Vec<FineLine>,
    /// When it was posted, by whom.
    pub posted: Option<(Time, String)>,
}

impl Payroll<'_> {
    /// Whether anything is taken or paid back.
    pub fn moves(&self) -> bool {
        let cases = self.persons.iter().flat_map(|line| &line.cases);
        let mut moved = cases.filter_map(|case| case.deducted);
        moved.any(|amount| amount != Money::ZERO)
    }
}

/// A month as it was posted.
pub(super) fn as_posted<'a>(
    posted: &[Posted],
    regulations: &'a Regulations,
    month: Month,
) -> Payroll<'a> {
    let staff = &regulations.staff;
    let mut persons: Vec<PersonLine> = Vec::new();
    for (policy, line) in posted.iter().flat_map(|one| {
        let lines = one.lines.iter();
        lines.map(|line| (&one.head.policy, line))
    }) {
        let debtor = Debtor::by(&line.person, staff);
        let own = persons
            .iter()
            .position(|it| it.debtor.email == debtor.email);
        let at = own.unwrap_or_else(|| {
            persons.push(PersonLine {
                unit: debtor.unit(staff, month),
                debtor,
                bonus: None,
                cap: None,
                cases: Vec::new(),
                unknown: Vec::new(),
                source: None,
                warn_months: None,
            });
            persons.len() - 1
        });
        let person = &mut persons[at];
        person.bonus = person.bonus.or(line.bonus);
        person.cap = person.cap.or(line.cap);
        person.cases.push(CaseLine {
            number: line.case.clone(),
            uid: line.uid.clone(),
            policy: policy.clone(),
            deduction: line.owed,
            before: line.before,
            deducted: Some(line.amount.0),
            balance: Some(line.balance),
            cause: line.cause,
            by_case: line.by_case.clone(),
            outstanding: line.outstanding,
        });
    }
    let fines = posted.iter().flat_map(|one| {
        let policy = &one.head.policy;
        one.fines
            .iter()
            .map(move |fine| fined(regulations, policy, fine))
    });
    let fines = fines.collect();
    let stamps = posted.iter().map(|one| &one.head.stamp);
    let stamp = stamps.max_by_key(|stamp| stamp.at);
    Payroll {
        month,
        persons,
        unknown: Vec::new(),
        without_bearer: Vec::new(),
        fines,
        posted: stamp.map(|stamp| (stamp.at, stamp.by.clone())),
    }
}

fn fined(regulations: &Regulations, policy: &str, fine: &Fine) -> FineLine {
    let editions = regulations.policies.iter().filter(|it| it.id == policy);
    let known = editions.filter(|it| it.sanction_weight(&fine.sanction).is_some());
    let latest = known.max_by_key(|it| it.effective_from);
    let called = latest.map(|it| it.sanction_called(&fine.sanction));
    FineLine {
        person: fine.person.clone(),
        number: fine.case.clone(),
        uid: fine.uid.clone(),
        policy: policy.to_owned(),
        sanction: fine.sanction.clone(),
        called: called.unwrap_or_else(|| fine.sanction.named()),
        times: fine.times,
        amount: Some(fine.amount),
        whole_bonus: fine.whole_bonus,
    }
}
