//! Who bears how much of a loss (M-A2): each item's on those liable for it, the case their sum.

use rust_decimal::Decimal;

use super::line::LossLine;
use super::shares::distribute;
use crate::domain::case::Case;
use crate::domain::case::charge::Charge;
use crate::domain::case::liability::{self, Liable};
use crate::domain::money::Money;

/// What each of the liable bears of a loss, in the order of [`Case::charged`]; the parts add up to
/// what anybody answers for. `None` where nobody is liable, or some shares do not make up the whole.
///
/// Our choice: what is given for the complaint as a whole, where only its items have shares, falls
/// on them as their own loss does, and in equal parts where they have none; what is given for an
/// item that is not established, and has no shares, falls on nobody.
pub fn parts(total: Money, lines: &[LossLine], case: &Case) -> Option<Vec<Money>> {
    let charges = case.charges();
    let whole = |charge: &Charge| liability::total(charge.shares) == Decimal::ONE_HUNDRED;
    if charges.is_empty() || !charges.iter().all(whole) {
        return None;
    }
    let losses = losses((total, lines), case, &charges)?;
    let parts = charges.iter().zip(losses);
    let parts: Option<Vec<Vec<Money>>> = parts
        .map(|(charge, loss)| shared(loss, charge.shares))
        .collect();
    parts.map(|parts| parts.concat())
}

/// A loss by its shares, by largest remainder, so that they add up to it.
fn shared(loss: Money, liable: &[Liable]) -> Option<Vec<Money>> {
    let shares: Vec<Decimal> = liable.iter().map(|liable| liable.share).collect();
    distribute(loss, &shares)
}

/// The loss of each of the charges.
fn losses(
    (total, lines): (Money, &[LossLine]),
    case: &Case,
    charges: &[Charge],
) -> Option<Vec<Money>> {
    if let [Charge { item: None, .. }] = charges {
        return Some(vec![total]);
    }
    let of = |item: Option<u64>| charges.iter().position(|charge| charge.item == item);
    let mut losses = vec![Money::ZERO; charges.len()];
    let mut common = Money::ZERO;
    for line in lines {
        let own = line.item.and_then(|n| of(Some(n)));
        let item = line.item.and_then(|n| case.item(n));
        match (own.or_else(|| of(None)), item) {
            (Some(place), _) => losses[place] = losses[place] + line.amount,
            (None, Some((_, item))) if item.established() => return None,
            (None, Some(_)) => {}
            (None, None) => common = common + line.amount,
        }
    }
    let mut weights: Vec<Decimal> = losses.iter().map(|loss| loss.decimal()).collect();
    if weights.iter().all(Decimal::is_zero) {
        weights.fill(Decimal::ONE);
    }
    let common = distribute(common, &weights)?;
    Some(losses.into_iter().zip(common).map(|(a, b)| a + b).collect())
}
