//! A month as it was posted: what payroll took, what the statistics said. It is never reckoned
//! anew; what turns out later is an adjustment of a later month, or stands beside it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::case::discipline::SanctionKind;
use super::money::{Money, MoneyError};
use super::month::Month;
use super::msg::Msg;
use super::reader::Reader;
use super::schema::{Declared, Kind, Names, Scalar, Stamp};
use super::tree::Value;
use crate::{errors, record, words};

/// The newest format of posted files this tool reads and writes.
pub const FORMAT: u64 = 1;

record! {
    /// What every posted month says of itself.
    pub struct Head {
        /// The format of the file.
        format: must u64,
        /// The policy.
        policy: must String { names(Names::Policy) },
        /// The month.
        month: must Month,
        /// When it was posted, by whom.
        stamp: flat Stamp,
        /// The commit it was reckoned from.
        commit: may String,
        /// The digest of the month before; the first that is posted has none.
        predecessor: may String,
        /// The files it was reckoned from.
        inputs: all Input,
    }
}

record! {
    /// A file as it was when a month was posted.
    pub struct Input {
        /// Its path in the repository.
        file: must String,
        /// The SHA-256 of its text.
        sha256: must String,
    }
}

record! {
    /// What payroll took in a month for one policy (M-B).
    pub struct Payroll {
        /// Of which month and policy, when and from what.
        head: flat Head,
        /// Person by person, case by case.
        lines: all Line,
        /// What sanctions take besides (M-A3, M-A5).
        fines: all Fine,
        /// The SHA-256 of everything else in it.
        digest: wanted String,
    }
}

record! {
    /// What a case cost a person in a month.
    pub struct Line {
        /// The person's address.
        person: must String { names(Names::Person) personal() },
        /// The case.
        case: digits String { names(Names::Case) },
        /// The identity of the case, which no renumbering changes.
        uid: may String,
        /// The person's whole deduction for the case, by what was known at the end of the month.
        owed: must Money,
        /// What was taken in the months before, less what was paid back.
        before: must Money,
        /// What is taken; below nothing it is paid back.
        amount: must Amount,
        /// What is left to be taken in later months.
        balance: must Money,
        /// The bonus of the month, where something could be taken of it.
        bonus: may Money,
        /// The most that could be.
        cap: may Money,
        /// Why the deduction is another than the month before.
        cause: may Cause,
        /// The case that decides instead, where another does.
        by_case: may_digits String { names(Names::Case) },
        /// Whether the person has left and the balance can be taken from no bonus.
        outstanding: or bool = false,
    }
}

record! {
    /// What a sanction took of a person in a month.
    pub struct Fine {
        /// The person's address.
        person: must String { names(Names::Person) personal() },
        /// The case.
        case: digits String { names(Names::Case) },
        /// The identity of the case, which no renumbering changes.
        uid: may String,
        /// The sanction.
        sanction: must SanctionKind,
        /// How many times.
        times: must u64,
        /// What is taken.
        amount: must Money,
        /// Whether it is the whole bonus of the month.
        whole_bonus: or bool = false,
    }
}

record! {
    /// The statistics of a month for one policy (M-9.10).
    pub struct Statistics {
        /// Of which month and policy, when and from what.
        head: flat Head,
        /// The figures, by the keys of the report.
        figures: all Figure,
        /// Who bears what of the cases closed in it, case by case.
        liability: all Borne,
        /// The corrective actions of the cases closed in it.
        measures: all Measure,
        /// The SHA-256 of everything else in it.
        digest: wanted String,
    }
}

record! {
    /// A figure of the statistics.
    #[derive(PartialOrd, Ord)]
    pub struct Figure on one line {
        /// Which: `on_time.part`.
        key: must String,
        /// What it was.
        value: must String,
    }
}

record! {
    /// What one party bears of a case closed in the month: to be settled with the departments (M-9.10).
    pub struct Borne on one line {
        /// The case.
        case: digits String { names(Names::Case) },
        /// The identity of the case, which no renumbering changes.
        uid: may String,
        /// The item of the complaint, where it is liable for one alone.
        item: may u64,
        /// The unit of ours.
        unit: may String { names(Names::Unit) },
        /// The outside party, instead.
        outside: may String,
        /// The share in percent.
        share: must Decimal,
        /// Its part of the loss, where that is known.
        loss: may Money,
    }
}

record! {
    /// A corrective action of a case closed in the month, as it stood at its end (M-9.10).
    pub struct Measure on one line {
        /// The case.
        case: digits String { names(Names::Case) },
        /// Which of its actions, from 1.
        n: must u64,
        /// Whose: a unit or a person.
        owner: must String { names(Names::UnitOrPerson) },
        /// The last day.
        due: must NaiveDate,
        /// The day it was done.
        done: may NaiveDate,
        /// Whether it works, where that was checked.
        works: may bool,
    }
}

words! {
    /// Why a deduction is another than the month before.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Cause named "posted-cause-" {
        /// The case was taken up again; nothing is decided meanwhile.
        Reopened = "reopened",
        /// The case that follows it was closed: its shares hold, or the old ones again.
        DecidedAgain = "decided-again",
        /// A recorded fact was mended.
        Corrected = "corrected",
        /// Returned goods were sold again (M-A1).
        Resold = "resold",
        /// What came back is another quantity (M-13).
        Returned = "returned",
        /// Something of the months before was recorded in this one.
        RecordedLate = "recorded-late",
        /// The file, the policy or the staff file says something else than when it was posted.
        Changed = "changed",
    }
}

/// An amount that is taken, or paid back where it is below nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub Money);

impl FromStr for Amount {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        match text.strip_prefix('-') {
            Some(back) => back.parse().map(|back| Self(Money::ZERO - back)),
            None => text.parse().map(Self),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Amount {
    const KIND: Kind = Kind::Text;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, str::parse)
    }

    fn value(&self) -> Value {
        Value::Quoted(self.to_string())
    }
}

/// The payroll of all policies as posted, month by month.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    months: BTreeMap<Month, Vec<Payroll>>,
}

impl Ledger {
    /// What these files hold.
    pub fn of(posted: impl IntoIterator<Item = Payroll>) -> Self {
        let mut ledger = Self::default();
        for payroll in posted {
            let month = ledger.months.entry(payroll.head.month).or_default();
            month.push(payroll);
        }
        ledger
    }

    /// The last month posted.
    pub fn last(&self) -> Option<Month> {
        self.months.keys().next_back().copied()
    }

    /// A month as it was posted, policy by policy.
    pub fn month(&self, month: Month) -> Option<&[Payroll]> {
        self.months.get(&month).map(Vec::as_slice)
    }

    /// The months before one.
    #[must_use]
    pub fn before(&self, month: Month) -> Self {
        let months = self.months.range(..month);
        Self {
            months: months.map(|(month, all)| (*month, all.clone())).collect(),
        }
    }

    /// Everything posted, month by month.
    pub fn all(&self) -> impl Iterator<Item = &Payroll> {
        self.months.values().flatten()
    }
}

/// A month that is posted: what it says of itself, and the digest of all it says.
pub trait PostedMonth: Declared {
    /// The directory of its files.
    const DIRECTORY: &'static str;

    /// What it says of itself.
    fn head(&self) -> &Head;

    /// The digest as the file states it.
    fn digest(&self) -> Option<&str>;
}

impl PostedMonth for Payroll {
    const DIRECTORY: &'static str = "payroll";

    fn head(&self) -> &Head {
        &self.head
    }

    fn digest(&self) -> Option<&str> {
        self.digest.as_deref()
    }
}

impl PostedMonth for Statistics {
    const DIRECTORY: &'static str = "statistics";

    fn head(&self) -> &Head {
        &self.head
    }

    fn digest(&self) -> Option<&str> {
        self.digest.as_deref()
    }
}

errors! {
    /// Why a posted file is not what was posted.
    pub enum PostedError {
        /// It cannot be read as one.
        Broken { why: Msg } = "posted-broken",
        /// It is written in a format this version does not know.
        Newer { format: String } = "posted-newer",
        /// Its text is not the one its digest was made of.
        Differs = "posted-differs",
        /// Its path says another policy or month than its text.
        Misplaced { policy: String, month: String } = "posted-misplaced",
        /// It does not follow the month before as that stands now.
        NotAfter { month: String } = "posted-not-after",
        /// A month between it and the one before is not there.
        Gap { month: String } = "posted-gap",
    }
}

/// Which of the posted months, by their place among these, do not follow the one before of their
/// policy.
pub fn broken_links<P: PostedMonth>(posted: &[P]) -> Vec<(usize, PostedError)> {
    let mut order: Vec<usize> = (0..posted.len()).collect();
    let key = |i: &usize| {
        let head = posted[*i].head();
        (head.policy.clone(), head.month)
    };
    order.sort_by_key(key);
    let mut wrong = Vec::new();
    for (n, i) in order.iter().enumerate() {
        let head = posted[*i].head();
        let before = n.checked_sub(1).map(|n| posted[order[n]].head());
        let first = before.is_none_or(|before| before.policy != head.policy);
        if first && head.predecessor.is_some() {
            let month = head.month.previous().to_string();
            wrong.push((*i, PostedError::Gap { month }));
        }
    }
    for pair in order.windows(2) {
        let (before, after) = (&posted[pair[0]], &posted[pair[1]]);
        let (then, head) = (before.head(), after.head());
        if then.policy != head.policy {
            continue;
        }
        let month = then.month.next();
        if month != head.month {
            let month = month.to_string();
            wrong.push((pair[1], PostedError::Gap { month }));
        } else if head.predecessor.as_deref() != before.digest() {
            let month = then.month.to_string();
            wrong.push((pair[1], PostedError::NotAfter { month }));
        }
    }
    wrong
}
