//! How like cases were settled before (L-8: same type, same treatment).

use std::collections::BTreeSet;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::case::investigation::Outcome;
use super::case::remedy::{Commitment, RemedyKind};
use super::kept;
use super::money::Money;
use super::names::comparable;
use super::quantity::Quantity;
use super::time::Time;
use crate::words;

words! {
    /// What two cases have in common.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Likeness named "precedent-" {
        /// The defect code.
        Defect = "defect",
        /// The product.
        Product = "product",
        /// The product's family, if not the product.
        Family = "family",
        /// The category.
        Category = "category",
        /// The class.
        Class = "class",
    }
}

impl Likeness {
    /// What it weighs: each more than all the lesser ones together.
    fn weight(self) -> u32 {
        match self {
            Self::Defect => 16,
            Self::Product => 8,
            Self::Family => 4,
            Self::Category => 2,
            Self::Class => 1,
        }
    }
}

/// An earlier case with how it was settled.
#[derive(Clone, Debug)]
pub struct Precedent<'a> {
    /// The case.
    pub case: &'a Case,
    /// What it has in common, weightiest first.
    pub common: Vec<Likeness>,
    /// When it was closed.
    pub closed: Time,
    /// What it was found to be.
    pub outcome: Option<Outcome>,
    /// How it was settled, as far as it was.
    pub treatment: Treatment,
}

/// A settlement in figures that can be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treatment {
    /// The kinds of remedy, each once, in order.
    pub kinds: Box<[RemedyKind]>,
    /// What it committed us to; `None`: nothing, or a quantity still open.
    pub amount: Option<Money>,
    /// The amount for each yuan claimed.
    #[serde(with = "kept")]
    pub per_claimed: Option<Decimal>,
    /// The amount for each defective piece.
    #[serde(with = "kept")]
    pub per_piece: Option<Decimal>,
}

impl Treatment {
    /// The current settlement of a case.
    pub fn of(case: &Case) -> Self {
        let Some(settlement) = &case.current.settlement else {
            return Self::default();
        };
        let amount = match settlement.commitment() {
            Commitment::Amount(amount) => Some(amount),
            Commitment::Open => None,
        };
        let per = |divisor: Option<Decimal>| amount?.decimal().checked_div(divisor?);
        let kinds = settlement.remedies.iter().map(|remedy| remedy.kind);
        let kinds: BTreeSet<RemedyKind> = kinds.collect();
        Self {
            kinds: kinds.into_iter().collect(),
            amount,
            per_claimed: per(case.claimed.map(Money::decimal)),
            per_piece: per(case.product.defective.map(Quantity::number)),
        }
    }
}

/// A ratio as it is shown: four decimals at most.
pub fn shown(ratio: Decimal) -> String {
    let ratio = ratio.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero);
    ratio.normalize().to_string()
}

/// What two cases have in common, weightiest first; nothing where neither defect, product,
/// family nor category is the same.
pub fn common(a: &Case, b: &Case) -> Vec<Likeness> {
    let same = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => comparable(a) == comparable(b),
        _ => false,
    };
    let defect = |case: &Case| case.investigation.as_ref().and_then(|i| i.defect.clone());
    let mut common = Vec::new();
    if same(defect(a).as_deref(), defect(b).as_deref()) {
        common.push(Likeness::Defect);
    }
    if same(a.product.part.as_deref(), b.product.part.as_deref()) {
        common.push(Likeness::Product);
    } else if same(a.product.family(), b.product.family()) {
        common.push(Likeness::Family);
    }
    if same(a.category.as_deref(), b.category.as_deref()) {
        common.push(Likeness::Category);
    }
    if common.is_empty() {
        return common;
    }
    if same(a.class.as_deref(), b.class.as_deref()) {
        common.push(Likeness::Class);
    }
    common
}

/// When a case was closed in the ordinary way, so that it can be a precedent.
pub fn settled(case: &Case) -> Option<Time> {
    let closing = case.closing.as_ref();
    let closing = closing.filter(|closing| !closing.unresolved && !closing.without_duties())?;
    (!case.superseded()).then_some(closing.stamp.at)
}

/// The `limit` likest earlier cases of the same policy that were closed before `before`: by
/// likeness, then the latest closed, then by number.
pub fn precedents<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    of: &Case,
    before: Time,
    limit: usize,
) -> Vec<Precedent<'a>> {
    let mut found: Vec<Precedent> = Vec::new();
    for case in cases {
        let same = case.number == of.number || case.policy != of.policy;
        let Some(closed) = settled(case).filter(|closed| !same && *closed <= before) else {
            continue;
        };
        let common = common(case, of);
        if !common.is_empty() {
            found.push(Precedent {
                case,
                common,
                closed,
                outcome: case.investigation.as_ref().map(|found| found.outcome),
                treatment: Treatment::of(case),
            });
        }
    }
    let score = |found: &Precedent| found.common.iter().map(|part| part.weight()).sum::<u32>();
    found.sort_by(|a, b| {
        let order = score(b).cmp(&score(a)).then(b.closed.cmp(&a.closed));
        order.then_with(|| a.case.number.cmp(&b.case.number))
    });
    found.truncate(limit);
    found
}

/// How a treatment departs from those before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    /// None before had these kinds of remedy.
    Kinds,
    /// It gives another part of what is claimed, or another amount for each piece, than usual.
    Ratio {
        /// Whether the part is one of what was claimed; else it is for each defective piece.
        of_claim: bool,
        /// The part it gives.
        given: Decimal,
        /// The usual one: the median, the lower of two.
        usual: Decimal,
    },
}

/// Whether a treatment departs from at least `least` others by more than `deviation` percent of
/// the usual, or in its kinds of remedy.
pub fn departure(
    own: &Treatment,
    others: &[&Treatment],
    deviation: Decimal,
    least: u64,
) -> Option<Departure> {
    let enough = |count: usize| count as u64 >= least.max(1);
    if !enough(others.len()) {
        return None;
    }
    if others.iter().all(|other| other.kinds != own.kinds) {
        return Some(Departure::Kinds);
    }
    for of_claim in [true, false] {
        let measure = |treatment: &Treatment| {
            if of_claim {
                treatment.per_claimed
            } else {
                treatment.per_piece
            }
        };
        let mut usual: Vec<Decimal> = others.iter().filter_map(|other| measure(other)).collect();
        let Some(given) = measure(own).filter(|_| enough(usual.len())) else {
            continue;
        };
        usual.sort();
        let usual = usual[(usual.len() - 1) / 2];
        let most = usual.checked_mul(deviation)?;
        let off = (given - usual).abs().checked_mul(Decimal::ONE_HUNDRED)?;
        return (off > most).then_some(Departure::Ratio {
            of_claim,
            given,
            usual,
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn treatment(kind: RemedyKind, ratio: &str) -> Treatment {
        Treatment {
            kinds: Box::new([kind]),
            amount: None,
            per_claimed: ratio.parse().ok(),
            per_piece: None,
        }
    }

    /// L-8: up to the policy's deviation, included, is the same treatment.
    #[test]
    fn the_deviation_itself_is_no_departure() {
        let before = treatment(RemedyKind::Refund, "0.8");
        let before = [&before];
        let at = |ratio| {
            let own = treatment(RemedyKind::Refund, ratio);
            departure(&own, &before, Decimal::from(25), 1)
        };
        assert_eq!(at("1.0"), None);
        assert_eq!(at("0.6"), None);
        assert!(matches!(
            at("1.0001"),
            Some(Departure::Ratio { of_claim: true, .. })
        ));
        assert!(matches!(at("0.5999"), Some(Departure::Ratio { .. })));
    }

    #[test]
    fn other_kinds_are_a_departure_and_too_few_precedents_are_none() {
        let before = treatment(RemedyKind::Refund, "1");
        let own = treatment(RemedyKind::Apology, "1");
        let ten = Decimal::from(10);
        assert_eq!(departure(&own, &[&before], ten, 1), Some(Departure::Kinds));
        assert_eq!(departure(&own, &[&before], ten, 2), None);
        assert_eq!(departure(&own, &[], ten, 1), None);
    }

    /// The usual is the middle one, so that one extravagant case moves nothing.
    #[test]
    fn the_usual_is_the_median() {
        let all = ["0.5", "0.5", "9"].map(|ratio| treatment(RemedyKind::Refund, ratio));
        let all: Vec<&Treatment> = all.iter().collect();
        let own = treatment(RemedyKind::Refund, "0.5");
        assert_eq!(departure(&own, &all, Decimal::ONE, 1), None);
    }
}
