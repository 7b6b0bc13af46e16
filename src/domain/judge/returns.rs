//! What came back against what was approved, and what accounting may post (M-13).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::domain::case::Case;
use crate::domain::case::goods::Receipt;
use crate::domain::case::intake::Extent;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::{Commitment, Remedy, RemedyKind};
use crate::domain::money::Money;
use crate::domain::policy::{ApprovalMode, Policy, Proof, ReturnOutcome};
use crate::domain::quantity::Quantity;
use crate::domain::step::Step;
use crate::domain::time::Time;
use crate::domain::tree::Path;

/// The field that says how much came when it was last counted.
pub fn counted(case: &Case) -> Path {
    let mut receipts = case.returns.iter();
    let last = receipts.rposition(|receipt| receipt.quantity.is_some());
    let receipt = Path::root().key("returns").index(last.unwrap_or_default());
    receipt.key("quantity")
}

/// A remedy by which goods come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// Its place in the settlement.
    pub place: usize,
    /// The item of the complaint it is for, where it is for one.
    pub item: Option<u64>,
    /// How much came; before any came, how much was approved. `None`: still open.
    pub quantity: Option<Quantity>,
}

/// How what came stands against what was approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Nothing has come yet.
    Nothing,
    /// No more than approved, or the quantity was left open.
    AtMost,
    /// More, within the tolerance.
    Within,
    /// More than the tolerance allows, or nothing was to come back.
    Above,
}

/// The goods of a case that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Returned {
    /// How much was approved; `None`: left open (客户加工中未确定).
    pub approved: Option<Quantity>,
    /// How much came.
    pub received: Quantity,
    /// How much more than approved is tolerated, in percent.
    pub tolerance: Decimal,
    /// Whether the customer stated that ratio; else it is the company's.
    pub by_customer: bool,
    /// How they stand to each other.
    pub relation: Relation,
    /// Whether it came before the settlement was approved, so that nothing of it is approved yet.
    pub unapproved: bool,
    /// Whether posting waits: for the approval, or for an instruction (M-13c).
    pub blocked: bool,
    /// Whether an instruction must be asked for because what came differs from the note (M-13d).
    pub unasked: bool,
}

/// The remedies of the current settlement by which goods come back, with how much of each: what
/// came, as far as it counts, fills them in order, the last takes the rest.
pub fn coming(case: &Case, policy: &Policy) -> Vec<Coming> {
    let returning = returning(case);
    let mut left = counting(case, policy);
    let last = returning.len().saturating_sub(1);
    let mut coming = Vec::new();
    for (i, (place, remedy)) in returning.into_iter().enumerate() {
        let approved = remedy.quantity.and_then(Extent::known);
        let quantity = match &mut left {
            None => approved,
            Some(left) => {
                let taken = approved
                    .filter(|_| i < last)
                    .map_or(*left, |most| most.least(*left));
                *left = left.less(taken);
                Some(taken)
            }
        };
        let item = remedy.item;
        coming.push(Coming {
            place,
            item,
            quantity,
        });
    }
    coming
}

/// The quantity known for the remedy at this place, where more is known than it states: what came of
/// those it brings back. A replacement or exchange left open follows what came, piece for piece.
pub fn known(case: &Case, policy: &Policy, coming: &[Coming], place: usize) -> Option<Quantity> {
    if let Some(coming) = coming.iter().find(|coming| coming.place == place) {
        return coming.quantity;
    }
    let remedy = case.current.settlement.as_ref()?.remedies.get(place)?;
    let follows = remedy.kind != RemedyKind::Return && remedy.quantity == Some(Extent::Open);
    counting(case, policy).filter(|_| follows)
}

fn returning(case: &Case) -> Vec<(usize, &Remedy)> {
    let settlement = case.current.settlement.iter();
    let remedies = settlement.flat_map(|settlement| settlement.remedies.iter().enumerate());
    let back = remedies.filter(|(_, remedy)| remedy.kind == RemedyKind::Return);
    back.filter(|(_, remedy)| case.given(remedy) != Given::No)
        .collect()
}

/// Everything that came, if anything did.
fn received(case: &Case) -> Option<Quantity> {
    let counts: Vec<Quantity> = case
        .returns
        .iter()
        .filter_map(|receipt| receipt.quantity)
        .collect();
    counts.into_iter().reduce(Quantity::plus)
}

/// What came, as far as it counts: nothing before the settlement stands, and while more came than
/// is tolerated, until somebody says what to do with it, no more than was approved (M-13c). Our
/// choice: it is held as a whole, and the loss stays that of the approved quantity.
fn counting(case: &Case, policy: &Policy) -> Option<Quantity> {
    let arrived = received(case)?;
    let back = returned(case, policy)?;
    match back.relation {
        _ if !back.blocked => Some(arrived),
        _ if back.unapproved => None,
        _ => back.approved,
    }
}

/// The last receipt that says how much came, from 1: the one an instruction is asked for.
pub fn last_counted(case: &Case) -> Option<usize> {
    let mut receipts = case.returns.iter();
    let last = receipts.rposition(|receipt| receipt.quantity.is_some());
    last.map(|place| place + 1)
}

/// Whether the settlement stands: it is approved, or the case went on without an approval where the
/// policy lets people settle within their own authority.
fn stands(case: &Case, policy: &Policy) -> bool {
    let round = &case.current;
    let used = policy.steps.iter().any(|used| used.step == Step::Approved);
    let own = policy.approval == ApprovalMode::ByAuthority
        && round.decision().is_none()
        && (round.agreement.is_some() || round.carried_out.is_some());
    round.approval().is_some() || !used || own
}

/// The returned goods of a case; `None` where none came and none are to come.
pub fn returned(case: &Case, policy: &Policy) -> Option<Returned> {
    let returning = returning(case);
    let arrived = received(case);
    if returning.is_empty() && arrived.is_none() {
        return None;
    }
    let approved = returning
        .iter()
        .try_fold(Quantity::default(), |sum, (_, remedy)| {
            Some(sum.plus(remedy.quantity?.known()?))
        });
    let rule = policy.consequences.returns.as_ref();
    let mut receipts = case.returns.iter().rev();
    let stated = receipts.find_map(|receipt| receipt.tolerance);
    let tolerance = stated
        .or(rule.map(|rule| rule.tolerance))
        .unwrap_or_default();
    let relation = relation(arrived, approved, tolerance);
    // An instruction covers what came before it and with it.
    let told = case.returns.iter().rposition(Receipt::is_instructed);
    let instructed = told.is_some_and(|told| told + 1 >= last_counted(case).unwrap_or_default());
    let outcome = match relation {
        Relation::Nothing | Relation::AtMost => ReturnOutcome::PostActual,
        Relation::Within => rule.map_or(ReturnOutcome::PostActual, |rule| rule.within),
        Relation::Above => rule.map_or(ReturnOutcome::PostActual, |rule| rule.above),
    };
    let differs =
        arrived.is_some_and(|arrived| approved.is_some_and(|approved| approved != arrived));
    let asks = rule.is_some_and(|rule| rule.differs != ReturnOutcome::PostActual);
    let unapproved = rule.is_some() && arrived.is_some() && !stands(case, policy);
    Some(Returned {
        approved,
        received: arrived.unwrap_or_default(),
        tolerance,
        by_customer: stated.is_some(),
        relation,
        unapproved,
        blocked: unapproved || (outcome != ReturnOutcome::PostActual && !instructed),
        unasked: differs && asks && !instructed,
    })
}

fn relation(arrived: Option<Quantity>, approved: Option<Quantity>, tolerance: Decimal) -> Relation {
    let Some(arrived) = arrived.map(Quantity::number) else {
        return Relation::Nothing;
    };
    let Some(approved) = approved
        .map(Quantity::number)
        .filter(|approved| arrived > *approved)
    else {
        return Relation::AtMost;
    };
    // Exact: quantities have at most 18 digits, a ratio at most 21.
    let hundred = Decimal::ONE_HUNDRED;
    let most = hundred
        .checked_add(tolerance)
        .and_then(|all| all.checked_mul(approved));
    let within = most.is_some_and(|most| arrived * hundred <= most);
    if within {
        Relation::Within
    } else {
        Relation::Above
    }
}

/// What accounting credits for the goods that came back, in the policy's currency: the actual
/// quantity at its price, nothing for what is not credited. `None` while nothing is known.
pub fn credit(case: &Case, policy: &Policy) -> Option<Money> {
    let settlement = case.current.settlement.as_ref()?;
    let mut sum = Money::ZERO;
    for coming in coming(case, policy) {
        let remedy = Remedy {
            quantity: coming.quantity.map(Extent::Known).or(Some(Extent::Open)),
            ..settlement.remedies.get(coming.place)?.clone()
        };
        let Commitment::Amount(amount) = remedy.commitment() else {
            return None;
        };
        sum = sum + amount;
    }
    Some(sum)
}

/// When everything the settlement takes back or allows was in and proved; `None` while something is
/// lacking, or where there is nothing of the kind.
pub fn proved(case: &Case, policy: &Policy) -> Option<Time> {
    let kinds = settled_kinds(case);
    let asked = kinds.into_iter().filter_map(|kind| {
        let proofs = proofs_of(policy, kind);
        (kind == RemedyKind::Return || !proofs.is_empty()).then_some((kind, proofs))
    });
    let mut last = None;
    for (kind, proofs) in asked {
        let goods = (kind == RemedyKind::Return).then(|| all_back(case));
        let paper = (!proofs.is_empty()).then(|| {
            let fits =
                |given: &&Receipt| proofs.iter().any(|it| given.proof.as_ref() == Some(&it.id));
            let papers = case.returns.iter().filter(fits);
            papers.map(|given| given.stamp.at).min()
        });
        for time in [goods, paper].into_iter().flatten() {
            last = last.max(Some(time?));
        }
    }
    last
}

/// What is awaited of the goods and papers, as a command.
pub fn awaited(case: &Case) -> &'static str {
    let goods = !returning(case).is_empty() && all_back(case).is_none();
    if goods {
        "receive --quantity N"
    } else {
        "receive --proof KIND"
    }
}

/// When as much had come as was approved; of a quantity left open, when the first arrived. Our choice:
/// less than approved is all there is once the remedies are recorded as done.
fn all_back(case: &Case) -> Option<Time> {
    let approved = returning(case)
        .iter()
        .try_fold(Quantity::default(), |sum, (_, remedy)| {
            Some(sum.plus(remedy.quantity?.known()?))
        });
    let mut receipts: Vec<&Receipt> = case.returns.iter().collect();
    receipts.sort_by_key(|receipt| receipt.stamp.at);
    let (mut arrived, mut first) = (Quantity::default(), None);
    for receipt in receipts {
        let Some(quantity) = receipt.quantity else {
            continue;
        };
        arrived = arrived.plus(quantity);
        first = first.or(Some(receipt.stamp.at));
        if approved.is_none_or(|approved| approved.number() <= arrived.number()) {
            return Some(receipt.stamp.at);
        }
    }
    let done = case.current.carried_out.as_ref()?.stamp.at;
    first.map(|first| first.max(done))
}

/// The kinds of remedy the settlement has and the customer takes.
fn settled_kinds(case: &Case) -> BTreeSet<RemedyKind> {
    let settlement = case.current.settlement.iter();
    let remedies = settlement.flat_map(|settlement| &settlement.remedies);
    let given = remedies.filter(|remedy| case.given(remedy) != Given::No);
    given.map(|remedy| remedy.kind).collect()
}

/// The documents any of which proves a kind of remedy (M-13e).
fn proofs_of(policy: &Policy, kind: RemedyKind) -> Vec<&Proof> {
    let proofs = policy.consequences.proofs.iter();
    proofs
        .filter(|proof| proof.remedy == kind.to_string())
        .collect()
}

/// The kinds of remedy settled and come about that the policy wants proved and nothing proves, each
/// with the documents that would (M-13e). A return needs proof once goods came.
pub fn unproved<'a>(case: &Case, policy: &'a Policy) -> Vec<(RemedyKind, Vec<&'a Proof>)> {
    let given: Vec<&String> = case
        .returns
        .iter()
        .filter_map(|receipt| receipt.proof.as_ref())
        .collect();
    let mut lacking = Vec::new();
    for kind in settled_kinds(case) {
        let proofs = proofs_of(policy, kind);
        let proved = proofs.iter().any(|proof| given.contains(&&proof.id));
        let due = kind != RemedyKind::Return || received(case).is_some();
        if !proofs.is_empty() && !proved && due {
            lacking.push((kind, proofs));
        }
    }
    lacking
}
