//! What accounting must post of returns and allowances, and which receivables the complaints block
//! (M-13).

use super::Subject;
use super::indicators::Scope;
use super::period::Period;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::{Commitment, Remedy, RemedyKind};
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::returns::{self, Relation};
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::quantity::Quantity;
use crate::domain::staff::Found;
use crate::domain::time::Time;

/// The list of a period.
#[derive(Clone, Debug)]
pub struct Postings {
    /// What it is about.
    pub period: Period,
    /// When it was made.
    pub now: Time,
    /// What is to be posted, by number.
    pub postings: Vec<Posting>,
    /// What was not collected at the end of the period since a complaint was open, by number (M-13f).
    pub receivables: Vec<Receivable>,
    /// The same by salesperson: what is taken out of the collection ratio.
    pub collection: Vec<Collection>,
}

impl Postings {
    /// Whether anything is to be posted or was not collected.
    pub fn has_any(&self) -> bool {
        !self.postings.is_empty() || !self.receivables.is_empty()
    }
}

/// One entry for accounting.
#[derive(Clone, Debug)]
pub struct Posting {
    /// The case.
    pub number: String,
    /// The customer.
    pub customer: Option<String>,
    /// A return, or money given.
    pub kind: RemedyKind,
    /// How much was approved, of a return whose quantity was not left open.
    pub approved: Option<Quantity>,
    /// How much came, of a return.
    pub received: Option<Quantity>,
    /// What is posted; `None` while it is held or not known.
    pub amount: Option<Money>,
    /// Whether it waits for an instruction.
    pub blocked: bool,
    /// The documents recorded.
    pub proofs: Vec<String>,
    /// Whether a document the policy asks for is lacking.
    pub unproved: bool,
}

/// A receivable that a complaint blocks.
#[derive(Clone, Debug)]
pub struct Receivable {
    /// The case.
    pub number: String,
    /// The customer.
    pub customer: Option<String>,
    /// The invoice.
    pub invoice: Option<String>,
    /// Whose collection ratio it is taken out of: the salesperson stated, else the first responder.
    pub person: Option<String>,
    /// What is stated, else what is committed, else what is claimed; `None` while none is known.
    pub amount: Option<Money>,
}

/// What is taken out of a salesperson's collection ratio.
#[derive(Clone, Debug)]
pub struct Collection {
    /// Whose; `None` where nobody is known.
    pub person: Option<String>,
    /// All that is known of it.
    pub amount: Money,
    /// How many cases.
    pub cases: usize,
    /// How many of them state no amount.
    pub unknown: usize,
}

/// The list. A return belongs to the period its goods came in, and stays until it is decided on;
/// money given, to the period of its approval.
pub fn postings(subjects: &[Subject], scope: &Scope) -> Postings {
    let complaints = || subjects.iter().filter(|subject| subject.is_complaint());
    let mut list = Postings {
        period: scope.period.clone(),
        now: scope.now,
        postings: complaints()
            .flat_map(|subject| of_case(subject, scope))
            .collect(),
        receivables: complaints()
            .filter_map(|subject| receivable(subject, scope))
            .collect(),
        collection: Vec::new(),
    };
    list.postings
        .sort_by(|a, b| (&a.number, a.kind).cmp(&(&b.number, b.kind)));
    list.receivables.sort_by(|a, b| a.number.cmp(&b.number));
    list.collection = by_person(&list.receivables);
    list
}

fn of_case(subject: &Subject, scope: &Scope) -> Vec<Posting> {
    let Some(policy) = subject.policy else {
        return Vec::new();
    };
    let back = goods(subject, policy, scope);
    back.into_iter()
        .chain(money(subject, policy, scope))
        .collect()
}

fn posting(subject: &Subject, policy: &Policy, kind: RemedyKind) -> Posting {
    let case = &subject.case;
    let unproved = returns::unproved(case, policy);
    let proofs = case.returns.iter();
    Posting {
        number: case.number.clone(),
        customer: case.customer.name.clone(),
        kind,
        approved: None,
        received: None,
        amount: None,
        blocked: false,
        proofs: proofs.filter_map(|receipt| receipt.proof.clone()).collect(),
        unproved: unproved.iter().any(|(lacking, _)| *lacking == kind),
    }
}

/// The goods that came back or were decided on in the period, and those still held at its end.
fn goods(subject: &Subject, policy: &Policy, scope: &Scope) -> Option<Posting> {
    let case = &subject.case;
    let back = returns::returned(case, policy)?;
    let told = case.returns.iter();
    let told = told.filter(|receipt| receipt.quantity.is_some() || receipt.is_instructed());
    let times: Vec<Time> = told.map(|receipt| receipt.stamp.at).collect();
    let within = times
        .iter()
        .any(|at| scope.period.holds(*at, subject.calendar));
    let held = back.blocked && times.iter().any(|at| before(scope, subject, *at));
    let due = back.relation != Relation::Nothing && (within || held);
    due.then(|| Posting {
        approved: back.approved,
        received: Some(back.received),
        amount: returns::credit(case, policy).filter(|_| !back.blocked),
        blocked: back.blocked,
        ..posting(subject, policy, RemedyKind::Return)
    })
}

/// The money given by a settlement approved in the period, or accepted where nobody approves.
fn money(subject: &Subject, policy: &Policy, scope: &Scope) -> Vec<Posting> {
    let round = &subject.case.current;
    let approved = round.approval().map(|approval| approval.stamp.at);
    let accepted = round.agreement.as_ref().filter(|answer| answer.accepted);
    let settled = approved.or(accepted.map(|answer| answer.stamp.at));
    if !settled.is_some_and(|at| scope.period.holds(at, subject.calendar)) {
        return Vec::new();
    }
    let remedies = round.settlement.iter().flat_map(|s| &s.remedies);
    let given = remedies.filter(|remedy| {
        let money = [
            RemedyKind::Compensation,
            RemedyKind::Allowance,
            RemedyKind::Refund,
        ];
        money.contains(&remedy.kind) && given(subject, remedy)
    });
    let entry = |remedy: &Remedy| Posting {
        amount: match remedy.commitment() {
            Commitment::Amount(amount) => Some(amount),
            Commitment::Open => None,
        },
        ..posting(subject, policy, remedy.kind)
    };
    given.map(entry).collect()
}

/// Whether the remedy is given: what was refused is not, nor another option than the chosen one.
fn given(subject: &Subject, remedy: &Remedy) -> bool {
    let case = &subject.case;
    !case.current.refused() && case.given(remedy) == Given::Yes
}

fn before(scope: &Scope, subject: &Subject, time: Time) -> bool {
    subject.calendar.in_zone(time).date_naive() <= scope.period.to
}

/// What a complaint blocks that is open at the end of the period; it is released with the closing.
/// What is not established is collected on its normal date (M-9.14).
fn receivable(subject: &Subject, scope: &Scope) -> Option<Receivable> {
    let case = &subject.case;
    let found = case.investigation.as_ref();
    let rejected = found.filter(|found| found.outcome == Outcome::Rejected);
    let closed = case.closing.as_ref().map(|closing| closing.stamp.at);
    let by_then = |at: Option<Time>| at.is_some_and(|at| before(scope, subject, at));
    let released = by_then(closed) || by_then(rejected.map(|found| found.stamp.at));
    let gone = case.ended() && closed.is_none();
    if released || gone || !before(scope, subject, case.received) {
        return None;
    }
    let settlement = case.current.settlement.as_ref();
    let amount = match settlement.map(Settlement::commitment) {
        Some(Commitment::Amount(amount)) => Some(amount),
        Some(Commitment::Open) => None,
        None => case.claimed,
    };
    let stated = case.receivable.salesperson.as_ref();
    let named = stated.or(case.received_by.as_ref());
    Some(Receivable {
        number: case.number.clone(),
        customer: case.customer.name.clone(),
        invoice: case.receivable.invoice.clone(),
        person: named.map(|name| match scope.staff.person_by(name) {
            Found::One(person) => person.email.clone(),
            _ => name.clone(),
        }),
        amount: case.receivable.amount.or(amount),
    })
}

/// The receivables of each salesperson together, in the order of their addresses.
fn by_person(receivables: &[Receivable]) -> Vec<Collection> {
    let mut all: Vec<Collection> = Vec::new();
    for blocked in receivables {
        let known = all.iter().position(|it| it.person == blocked.person);
        let place = known.unwrap_or_else(|| {
            all.push(Collection {
                person: blocked.person.clone(),
                amount: Money::ZERO,
                cases: 0,
                unknown: 0,
            });
            all.len() - 1
        });
        let own = &mut all[place];
        own.cases += 1;
        match blocked.amount {
            Some(amount) => own.amount = own.amount + amount,
            None => own.unknown += 1,
        }
    }
    all.sort_by(|a, b| a.person.cmp(&b.person));
    all
}
