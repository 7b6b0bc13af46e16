//! What is complained of most, and what costs most: the groups, and the few that make up 80 %.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::groups::Members;
use super::indicators::{Addend, Key};

/// The bars of one kind of group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pareto {
    /// By the complaints received in the period.
    pub count: Vec<Bar>,
    /// By the net loss of those investigated in the period, each group by its share, in the
    /// organisation's currency.
    pub loss: Vec<Bar>,
}

/// A bar of a Pareto chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The group; `None`: the cases that do not say.
    pub name: Option<String>,
    /// Its complaints, or what they cost.
    pub weight: Decimal,
    /// Its weight and that of the bars before it, in percent of all.
    pub cumulated: Decimal,
    /// Whether it is among the few that make up 80 %: the bar that crosses the line included.
    pub vital: bool,
}

/// The bars of these groups.
pub fn pareto(members: &BTreeMap<Option<String>, Members>) -> Pareto {
    let bars_of = |weight: &dyn Fn(&Members) -> Decimal| {
        bars(
            members
                .iter()
                .map(|(name, cases)| (name.clone(), weight(cases))),
        )
    };
    Pareto {
        count: bars_of(&received),
        loss: bars_of(&net_loss),
    }
}

fn received(cases: &Members) -> Decimal {
    let added = cases.iter().flat_map(|(case, _)| &case.added);
    Decimal::from(added.filter(|(key, _)| *key == Key::Received).count())
}

fn net_loss(cases: &Members) -> Decimal {
    let costs = cases.iter().flat_map(|(case, share)| {
        let costs = case.added.iter().filter_map(|(_, addend)| match *addend {
            Addend::Cost { net, .. } => Some(net.decimal()),
            _ => None,
        });
        costs.map(|net| net * *share)
    });
    costs.sum()
}

/// The bars: the heaviest first, of the same weight in the order of their codes; empty groups left
/// out.
pub fn bars(weights: impl Iterator<Item = (Option<String>, Decimal)>) -> Vec<Bar> {
    let mut weights: Vec<(Option<String>, Decimal)> = weights
        .filter(|(_, weight)| *weight > Decimal::ZERO)
        .collect();
    weights.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    let all: Decimal = weights.iter().map(|(_, weight)| *weight).sum();
    let mut sum = Decimal::ZERO;
    let share = |sum: Decimal| {
        let share = sum.checked_div(all).unwrap_or_default() * Decimal::ONE_HUNDRED;
        let mut share = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        share.rescale(1);
        share
    };
    let bar = |(name, weight): (Option<String>, Decimal)| {
        let vital = sum * Decimal::ONE_HUNDRED < all * Decimal::from(80);
        sum += weight;
        Bar {
            name,
            weight,
            cumulated: share(sum),
            vital,
        }
    };
    weights.into_iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(counts: &[(&str, u64)]) -> Vec<(String, bool)> {
        let counts = counts
            .iter()
            .map(|(name, count)| (Some((*name).to_owned()), Decimal::from(*count)));
        let bars = bars(counts);
        bars.into_iter()
            .map(|bar| (bar.name.unwrap_or_default(), bar.vital))
            .collect()
    }

    /// Indicators: 80 % line, ties in code order.
    #[test]
    fn the_few_that_make_up_eighty_percent() {
        let found = named(&[("b", 10), ("a", 10), ("c", 60), ("d", 20), ("e", 0)]);
        let expected = [("c", true), ("d", true), ("a", false), ("b", false)];
        assert_eq!(
            found,
            expected.map(|(name, vital)| (name.to_owned(), vital))
        );
        assert_eq!(named(&[]), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        /// The bars hold every complaint once, fall, and end at 100 %.
        #[test]
        fn bars_are_whole(counts in prop::collection::btree_map("[a-z]{1,3}", 0_u64..1000, 0..20)) {
            let all: u64 = counts.values().sum();
            let bars = bars(counts.into_iter().map(|(name, count)| (Some(name), Decimal::from(count))));
            prop_assert_eq!(bars.iter().map(|bar| bar.weight).sum::<Decimal>(), Decimal::from(all));
            prop_assert!(bars.is_sorted_by(|a, b| a.weight >= b.weight && a.cumulated <= b.cumulated));
            if let Some(last) = bars.last() {
                prop_assert_eq!(last.cumulated, Decimal::ONE_HUNDRED);
            }
        }
    }
}
