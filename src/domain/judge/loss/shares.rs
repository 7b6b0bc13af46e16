//! Dividing an amount by shares so that not a fen is lost (M-A2).

use rust_decimal::Decimal;

use crate::domain::money::Money;

/// Decimal places of an amount: the fen.
const FEN: u32 = 2;

/// Divides an amount by shares, in order.
///
/// Largest remainder: everyone first gets the whole fens of the exact part; the fens left over go
/// one each to the largest fractions, to the earlier of equal ones. The parts always add up to the
/// amount. `None` where nothing can be divided: no share above nothing, an amount below nothing, or
/// figures no exact arithmetic holds.
pub fn distribute(amount: Money, shares: &[Decimal]) -> Option<Vec<Money>> {
    let fens = whole(amount.decimal(), FEN)?;
    let scale = shares.iter().map(|share| share.normalize().scale()).max()?;
    let weights: Option<Vec<u128>> = shares.iter().map(|share| whole(*share, scale)).collect();
    let weights = weights?;
    let all = weights
        .iter()
        .try_fold(0_u128, |sum, w| sum.checked_add(*w))?;
    if all == 0 {
        return None;
    }
    let mut parts = Vec::with_capacity(weights.len());
    for (place, weight) in weights.iter().enumerate() {
        let exact = fens.checked_mul(*weight)?;
        parts.push((exact / all, exact % all, place));
    }
    let given: u128 = parts.iter().map(|(fens, _, _)| fens).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(parts[*place].1), *place));
    let left = usize::try_from(fens.checked_sub(given)?).ok()?;
    for place in order.into_iter().take(left) {
        parts[place].0 += 1;
    }
    parts.into_iter().map(|(fens, _, _)| money(fens)).collect()
}

/// The number in units of its last place.
fn whole(number: Decimal, scale: u32) -> Option<u128> {
    let number = number.normalize();
    let lift = 10_u128.checked_pow(scale.checked_sub(number.scale())?)?;
    u128::try_from(number.mantissa()).ok()?.checked_mul(lift)
}

fn money(fens: u128) -> Option<Money> {
    let fens = i128::try_from(fens).ok()?;
    Decimal::try_from_i128_with_scale(fens, FEN)
        .ok()
        .map(Money::rounded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(amount: &str, shares: &[&str]) -> Option<Vec<String>> {
        let shares: Vec<Decimal> = shares.iter().map(|share| share.parse().unwrap()).collect();
        let parts = distribute(amount.parse().unwrap(), &shares)?;
        Some(parts.iter().map(Money::to_string).collect())
    }

    /// M-A2, by hand: a third of 100.00 is 33.33, the fen left goes to the first.
    #[test]
    fn the_last_fen_goes_to_the_largest_fraction() {
        let third = &["33.333", "33.333", "33.334"];
        assert_eq!(parts("100.00", third).unwrap(), ["33.33", "33.33", "33.34"]);
        assert_eq!(parts("0.01", &["50", "50"]).unwrap(), ["0.01", "0.00"]);
        assert_eq!(parts("0.05", &["30", "70"]).unwrap(), ["0.02", "0.03"]);
        assert_eq!(
            parts("1050.00", &["70", "30"]).unwrap(),
            ["735.00", "315.00"]
        );
        assert_eq!(
            parts("1000000000000.01", &["50", "50"]).unwrap(),
            ["500000000000.01", "500000000000.00"]
        );
    }

    #[test]
    fn nothing_is_divided_among_nobody() {
        assert_eq!(parts("1", &[]), None);
        assert_eq!(parts("1", &["0", "0"]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// The parts add up to the amount, each is within a fen of the exact part, and a larger
        /// share never gets less.
        #[test]
        fn parts_add_up(fens in 0_i64..=100_000_000_000_000, weights in prop::collection::vec((0_i64..=10_000_000, 0_u32..5), 1..9)) {
            let shares: Vec<Decimal> = weights.iter().map(|(n, scale)| Decimal::new(*n, *scale)).collect();
            let total: Decimal = shares.iter().sum();
            prop_assume!(!total.is_zero());
            let amount = Money::rounded(Decimal::new(fens, 2));
            let parts = distribute(amount, &shares).unwrap();
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), amount);
            for (share, part) in shares.iter().zip(&parts) {
                // part · total and amount · share differ by less than a fen · total.
                let apart = part.decimal() * total - amount.decimal() * share;
                prop_assert!(apart.abs() < Decimal::new(1, 2) * total, "{} {}", part, share);
            }
            for (a, x) in shares.iter().zip(&parts) {
                for (b, y) in shares.iter().zip(&parts) {
                    prop_assert!(a <= b || x >= y);
                }
            }
        }
    }
}
