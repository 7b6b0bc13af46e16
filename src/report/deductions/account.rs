//! What each person owes for each case while the months go by.

use std::collections::{BTreeMap, BTreeSet};

use super::fines::whole;
use super::sheet::{CaseLine, Payroll, PersonLine};
use super::standing::{Book, Debtor, Standing};
use crate::domain::judge::deductions::{cap, month};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::Deduction;
use crate::domain::posted::{Cause, Ledger};
use crate::domain::record::Record;
use crate::domain::time::{Calendar, Time};

/// One person's account for one case.
struct Account<'a> {
    debtor: Debtor<'a>,
    /// The record it is for, by its place in the book; `None` where a posted one is gone.
    record: Option<usize>,
    number: String,
    uid: Option<String>,
    policy: String,
    rule: Option<&'a Deduction>,
    first: Month,
    /// The whole deduction as last known.
    owed: Money,
    /// What was taken so far, less what was paid back.
    taken: Money,
    /// What the policy does not carry over.
    waived: Money,
    /// Whether it was in a sheet before.
    listed: bool,
    /// Why the deduction changed, in the month under way.
    cause: Option<Cause>,
    by_case: Option<String>,
}

impl Account<'_> {
    /// What is to be taken in the month or later; below nothing it is to be paid back.
    fn rest(&self) -> Money {
        let owed = self.owed - self.taken;
        if owed.is_negative() {
            owed
        } else {
            (owed - self.waived).max(Money::ZERO)
        }
    }

    fn runs(&self, month: Month) -> bool {
        let rest = self.rest();
        rest.is_negative() || rest > Money::ZERO && self.first <= month
    }
}

/// The accounts of everybody, as they stand before a month.
pub(super) struct Accounts<'b, 'a> {
    book: &'b Book<'a>,
    calendar: Option<&'a Calendar>,
    now: Time,
    all: Vec<Account<'a>>,
    /// The places among them of each record's.
    of_record: Vec<Vec<usize>>,
    /// What each record makes people owe, as last reckoned.
    standing: Vec<Standing<'a>>,
    /// The month from which on that stays the same.
    settled: Vec<Option<Month>>,
    next: Month,
    /// The months in which something was owed and no bonus is known, by address.
    unknown: Vec<(String, Month)>,
    /// Whose whole bonus a sanction takes in which month.
    whole: BTreeSet<(String, Month)>,
}

impl<'b, 'a> Accounts<'b, 'a> {
    /// As they stand after what is posted.
    pub fn new(book: &'b Book<'a>, ledger: &Ledger, now: Time) -> Self {
        let calendar = book.regulations.calendar();
        let month_of = |moment: Time| {
            let day = calendar.map_or(moment, |calendar| calendar.in_zone(moment));
            Month::of(day.date_naive())
        };
        let records = book.records.iter();
        let settled: Vec<Option<Month>> = records
            .map(|record| {
                let has = book.rule_of(record).is_some();
                book.settled(record).filter(|_| has).map(month_of)
            })
            .collect();
        let closings = book.records.iter().filter_map(|record| {
            let closing = record.case.as_ref()?.closing.as_ref()?;
            Some(month_of(closing.stamp.at))
        });
        let first = ledger.last().map(Month::next).or(closings.min());
        let mut accounts = Self {
            book,
            calendar,
            now,
            all: Vec::new(),
            of_record: vec![Vec::new(); book.records.len()],
            standing: vec![Standing::default(); book.records.len()],
            settled,
            next: first.unwrap_or_else(|| month_of(now)),
            unknown: Vec::new(),
            whole: whole(book),
        };
        accounts.take_up(ledger);
        accounts
    }

    /// Takes everything over as it was posted.
    fn take_up(&mut self, ledger: &Ledger) {
        let (mut records, mut known) = (BTreeMap::new(), BTreeMap::new());
        for (at, record) in self.book.records.iter().enumerate() {
            let uid = uid(record).map(String::as_str);
            records.insert(uid.unwrap_or(&record.number), at);
        }
        let lines = ledger.all().flat_map(|posted| {
            let policy = &posted.head.policy;
            posted.lines.iter().map(move |line| (policy, line))
        });
        for (policy, line) in lines {
            let debtor = Debtor::by(&line.person, &self.book.regulations.staff);
            let case = line.uid.as_ref().unwrap_or(&line.case);
            let place = known.entry((debtor.email.clone(), case));
            let place = place.or_insert_with(|| {
                let record = records.get(case.as_str()).copied();
                self.open(Account {
                    debtor,
                    record,
                    number: line.case.clone(),
                    uid: line.uid.clone(),
                    policy: policy.clone(),
                    rule: record.and_then(|at| self.book.rule_of(self.book.records[at])),
                    first: self.next,
                    owed: line.owed,
                    taken: line.before,
                    waived: Money::ZERO,
                    listed: true,
                    cause: None,
                    by_case: None,
                })
            });
            let account = &mut self.all[*place];
            account.taken = account.taken + line.amount.0;
            account.owed = line.owed;
            account.number.clone_from(&line.case);
            account.waived = (line.owed - account.taken - line.balance).max(Money::ZERO);
        }
    }

    /// Adds an account; its place.
    fn open(&mut self, account: Account<'a>) -> usize {
        let place = self.all.len();
        if let Some(record) = account.record {
            self.of_record[record].push(place);
        }
        self.all.push(account);
        place
    }

    /// The month asked for, after all months before it.
    pub fn month(mut self, asked: Month) -> Payroll<'a> {
        while self.next < asked {
            self.pass();
        }
        self.know();
        let persons = self.lines();
        let mut unknown = Vec::new();
        let mut without_bearer = Vec::new();
        for (record, standing) in self.book.records.iter().zip(&self.standing) {
            unknown.extend(standing.unknown.then(|| record.number.clone()));
            without_bearer.extend(standing.unborne.then(|| record.number.clone()));
        }
        Payroll {
            month: asked,
            persons,
            unknown,
            without_bearer,
            fines: Vec::new(),
            posted: None,
        }
    }

    /// The first month before another in which something is taken or paid back.
    pub fn first_moved(mut self, before: Month) -> Option<Month> {
        while self.next < before {
            let month = self.next;
            let moved = self.pass();
            if moved {
                return Some(month);
            }
        }
        None
    }

    /// What was known at the end of a month, or is now.
    fn end(&self, month: Month) -> Time {
        let end = self.calendar.map(|calendar| month.end(calendar));
        end.map_or(self.now, |end| end.min(self.now))
    }

    /// Brings all accounts to what was known at the end of the month under way.
    fn know(&mut self) {
        let month = self.next;
        for at in 0..self.book.records.len() {
            let Some(settled) = self.settled[at] else {
                continue;
            };
            let standing = self.book.standing(self.book.records[at], self.end(month));
            self.take_over(at, &standing);
            self.standing[at] = standing;
            if settled <= month {
                self.settled[at] = None;
            }
        }
    }

    fn take_over(&mut self, at: usize, standing: &Standing<'a>) {
        // A loss that cannot be told changes nothing of what was told before.
        if standing.unknown {
            return;
        }
        let record = self.book.records[at];
        let before = self.next.previous();
        let (before, after) = (self.end(before), self.end(self.next));
        let book = self.book;
        let amount = |account: &Account| {
            let mut debts = standing.debts.iter();
            let own = debts.find(|debt| debt.debtor.email == account.debtor.email);
            own.map_or(Money::ZERO, |debt| debt.amount)
        };
        for place in &self.of_record[at] {
            let account = &mut self.all[*place];
            let owed = amount(account);
            account.number.clone_from(&record.number);
            if owed != account.owed {
                account.cause = account.listed.then(|| book.cause(record, before, after));
                account.by_case.clone_from(&standing.by_case);
                account.owed = owed;
            }
        }
        for debt in &standing.debts {
            let mut places = self.of_record[at].iter();
            let own = places.find(|it| self.all[**it].debtor.email == debt.debtor.email);
            match own.map(|place| &mut self.all[*place]) {
                Some(account) if account.taken > Money::ZERO => {}
                Some(account) => account.first = debt.first,
                None if debt.amount > Money::ZERO => {
                    self.open(Account {
                        debtor: debt.debtor.clone(),
                        record: Some(at),
                        number: record.number.clone(),
                        uid: uid(record).cloned(),
                        policy: policy_of(record),
                        rule: Some(debt.rule),
                        first: debt.first,
                        owed: debt.amount,
                        taken: Money::ZERO,
                        waived: Money::ZERO,
                        listed: false,
                        cause: standing.by_case.is_some().then_some(Cause::DecidedAgain),
                        by_case: standing.by_case.clone(),
                    });
                }
                None => {}
            }
        }
    }

    /// The month under way, person by person in the order of the staff file, and what it takes.
    fn lines(&mut self) -> Vec<PersonLine<'a>> {
        let mut running: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, account) in self.all.iter().enumerate() {
            if account.runs(self.next) {
                running
                    .entry(&account.debtor.email)
                    .or_default()
                    .push(place);
            }
        }
        let staff = &self.book.regulations.staff;
        let place = |places: &Vec<usize>| {
            let debtor = places.first().map(|place| &self.all[*place].debtor);
            let mut all = staff.persons.iter();
            let place = all.position(|it| debtor.is_some_and(|debtor| it.email == debtor.email));
            place.unwrap_or(usize::MAX)
        };
        let mut running: Vec<Vec<usize>> = running.into_values().collect();
        running.sort_by_cached_key(place);
        let lines = running.into_iter().filter_map(|own| self.line(own));
        lines.collect()
    }

    /// A person's month, by the places of their accounts, which are as they stand after it.
    fn line(&mut self, mut own: Vec<usize>) -> Option<PersonLine<'a>> {
        let month_now = self.next;
        let debtor = self.all[*own.first()?].debtor.clone();
        own.sort_by_cached_key(|i| self.age(&self.all[*i]));
        let staff = &self.book.regulations.staff;
        let bonus = debtor.bonus(staff, month_now);
        let running = own.iter().filter(|i| !self.all[**i].rest().is_negative());
        let running: Vec<usize> = running.copied().collect();
        let rules = running.iter().filter_map(|i| self.all[*i].rule);
        let strictest = |bonus: Money| {
            let caps = rules.clone().map(|rule| (cap(rule, bonus), rule));
            caps.min_by_key(|(cap, _)| *cap)
        };
        let capped = bonus.and_then(strictest);
        let left = bonus.is_none() && debtor.left(staff, month_now);
        if bonus.is_none() && !left && !running.is_empty() {
            self.unknown.push((debtor.email.clone(), month_now));
        }
        let source = capped.map(|(_, rule)| rule).or(rules.clone().next());
        let mut rests: Vec<Money> = running.iter().map(|i| self.all[*i].rest()).collect();
        let most = capped.map(|(cap, _)| cap);
        // A bonus that goes as a whole has nothing left to deduct: that waits for the next.
        let waits = self.whole.contains(&(debtor.email.clone(), month_now));
        let room = most.filter(|_| !waits).unwrap_or_default();
        let taken = month(&mut rests, room);
        let cases = own.iter().map(|i| {
            let place = running.iter().position(|it| it == i);
            let part = place.map(|place| (taken[place], bonus.is_some() || left));
            self.all[*i].line(part, left)
        });
        let cases = cases.collect();
        let months = self
            .unknown
            .iter()
            .filter(|(email, _)| *email == debtor.email);
        Some(PersonLine {
            bonus,
            cap: most,
            cases,
            unknown: months.map(|(_, month)| *month).collect(),
            source: source.map(|rule| &rule.source),
            warn_months: source.map(|rule| rule.warn_months),
            unit: debtor.unit(staff, month_now),
            debtor,
        })
    }

    /// The older case comes first.
    fn age(&self, account: &Account) -> (Option<Time>, String) {
        let record = account.record.map(|i| self.book.records[i]);
        let case = record.and_then(|record| record.case.as_ref());
        let closed = case.and_then(|case| Some(case.closing.as_ref()?.stamp.at));
        (closed, account.number.clone())
    }

    /// Goes on to the next month; whether anything was taken or paid back.
    fn pass(&mut self) -> bool {
        self.know();
        let lines = self.lines();
        self.next = self.next.next();
        for account in self.all.iter_mut().filter(|account| account.listed) {
            account.cause = None;
        }
        let cases = lines.iter().flat_map(|line| &line.cases);
        let mut moved = cases.filter_map(|case| case.deducted);
        moved.any(|amount| amount != Money::ZERO)
    }
}

impl Account<'_> {
    /// Its line in a month that takes this part, if that is known; what is too much is paid back.
    fn line(&mut self, part: Option<(Money, bool)>, left: bool) -> CaseLine {
        let before = self.taken;
        let deducted = match part {
            None => Some(self.rest()),
            Some((part, known)) => known.then_some(part),
        };
        self.taken = self.taken + deducted.unwrap_or_default();
        if deducted.is_some() && !left && self.rule.is_some_and(|rule| !rule.carry_over) {
            self.waived = (self.owed - self.taken).max(Money::ZERO);
        }
        self.listed = true;
        CaseLine {
            number: self.number.clone(),
            uid: self.uid.clone(),
            policy: self.policy.clone(),
            deduction: self.owed,
            before,
            deducted,
            balance: deducted.map(|_| self.rest()),
            cause: self.cause,
            by_case: self.by_case.clone(),
            outstanding: left && part.is_some(),
        }
    }
}

fn uid(record: &Record) -> Option<&String> {
    record.case.as_ref()?.uid.as_ref()
}

fn policy_of(record: &Record) -> String {
    let case = record.case.as_ref();
    case.map(|case| case.policy.clone()).unwrap_or_default()
}
