//! The month in which returned goods may be sold again (M-A1).

use std::collections::BTreeMap;

use super::line::{LossLine, Of, resold};
use crate::domain::case::Case;
use crate::domain::judge::returns::Coming;
use crate::domain::policy::Policy;
use crate::domain::quantity::Quantity;
use crate::domain::source::Source;
use crate::domain::time::{Calendar, Terms, Time, due};

/// The time goods get to be sold again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// When the decision was made that began it.
    pub from: Time,
    /// The last moment a sale counts.
    pub until: Time,
    /// The rule.
    pub source: Source,
}

/// When the loss was laid on somebody: with the first sanction decided. Our choice until then: with
/// the office's last decision on liability, or the approval in force, which covers the
/// investigation's proposal; and where nobody is sanctioned at all.
fn decided(case: &Case) -> Option<Time> {
    let sanctioned = case
        .sanctions
        .iter()
        .filter_map(|sanction| sanction.decided.as_ref());
    if let Some(first) = sanctioned.map(|decided| decided.at).min() {
        return Some(first);
    }
    let opinions = case.all_rounds().flat_map(|round| &round.consolidations);
    let opinion = opinions
        .filter(|opinion| !opinion.liability.is_empty())
        .last();
    let approval = case.current.approval().map(|approval| approval.stamp.at);
    opinion.map(|opinion| opinion.stamp.at).max(approval)
}

/// The month of the case, once its liability is decided: it ends on the same day of the next month,
/// else on that month's last (Civil Code art. 202). `None` before, and where the regulation gives
/// no such time.
pub fn window(case: &Case, policy: &Policy, calendar: &Calendar) -> Option<Window> {
    let rule = policy.consequences.resale.as_ref()?;
    let from = decided(case)?;
    let terms = Terms {
        limit: rule.limit,
        counting: rule.counting,
        roll: rule.roll,
    };
    let until = due(from, &terms, calendar, &[], from).ok()?.due;
    let source = rule.source.clone();
    Some(Window {
        from,
        until,
        source,
    })
}

/// What came, or is to come, back and is not sold yet.
pub fn resaleable(case: &Case, coming: &[Coming]) -> Quantity {
    let sum = |all: &mut dyn Iterator<Item = Quantity>| all.reduce(Quantity::plus);
    let back = sum(&mut coming.iter().filter_map(|coming| coming.quantity));
    let sold = sum(&mut case.resales.iter().map(|sale| sale.quantity));
    back.unwrap_or_default().less(sold.unwrap_or_default())
}

/// How much of each returning remedy were sold in time, and the lines of the sales: one of each
/// item whose goods were sold. What was sold beyond what came back does not count.
pub(super) fn sales<'a>(
    case: &Case,
    policy: &'a Policy,
    window: Option<&Window>,
    coming: &[Coming],
) -> (BTreeMap<usize, Quantity>, Vec<LossLine<'a>>) {
    let mut sold: BTreeMap<usize, Quantity> = BTreeMap::new();
    let mut lines = Vec::new();
    for (place, sale) in case.resales.iter().enumerate() {
        if window.is_some_and(|window| sale.stamp.at > window.until) {
            continue;
        }
        let mut left = sale.quantity;
        let mut items: BTreeMap<Option<u64>, Quantity> = BTreeMap::new();
        for back in coming {
            let known = sold.entry(back.place).or_default();
            let taken = left.least(back.quantity.unwrap_or_default().less(*known));
            *known = known.plus(taken);
            left = left.less(taken);
            if !taken.is_none() {
                let of = items.entry(back.item).or_default();
                *of = of.plus(taken);
            }
        }
        if items.is_empty() {
            items.insert(None, sale.quantity.less(left));
        }
        for (item, quantity) in items {
            let line = resold(policy, quantity, sale.a_price, sale.price);
            lines.extend(line.ok().map(|line| LossLine {
                of: Of::Resale(place),
                item,
                ..line
            }));
        }
    }
    (sold, lines)
}
