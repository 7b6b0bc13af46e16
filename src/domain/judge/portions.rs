//! Parts of an amount that add up to it, to the fen.

use rust_decimal::Decimal;

use super::loss::distribute;
use crate::domain::money::Money;

/// The amount in fen. Amounts have at most two decimals and are never negative here.
fn fen(amount: Money) -> u128 {
    let mut decimal = amount.decimal();
    decimal.rescale(2);
    u128::try_from(decimal.mantissa()).unwrap_or(0)
}

fn money(fen: u128) -> Money {
    let fen = i128::try_from(fen).unwrap_or(i128::MAX);
    Money::rounded(Decimal::try_from_i128_with_scale(fen, 2).unwrap_or(Decimal::MAX))
}

/// The amount in parts by weight, which add up to it exactly (largest remainder). Without any
/// weight nothing is given out.
pub fn portions(total: Money, weights: &[u64]) -> Vec<Money> {
    let shares: Vec<Decimal> = weights.iter().copied().map(Decimal::from).collect();
    distribute(total, &shares).unwrap_or_else(|| vec![Money::ZERO; weights.len()])
}

/// One part of the amount, by itself: amount × weight ÷ whole, rounded half up to the fen.
pub fn portion(total: Money, weight: u64, whole: u64) -> Money {
    let whole = u128::from(whole);
    if whole == 0 {
        return Money::ZERO;
    }
    let exact = fen(total) * u128::from(weight);
    let up = u128::from((exact % whole) * 2 >= whole);
    money(exact / whole + up)
}

/// A percentage of the amount, cut to the fen: what must not be passed.
pub fn at_most(amount: Money, percent: Decimal) -> Money {
    let exact = amount.decimal() * percent / Decimal::ONE_HUNDRED;
    Money::rounded(exact.trunc_with_scale(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn yuan(text: &str) -> Money {
        text.parse().unwrap()
    }

    /// M-A2, M-B3: 100.00 over three equal parts; the fen left over goes to the first.
    #[test]
    fn a_fen_left_over_is_given_to_the_largest_remainder() {
        let thirds = portions(yuan("100"), &[1, 1, 1]);
        assert_eq!(thirds, [yuan("33.34"), yuan("33.33"), yuan("33.33")]);
        let uneven = portions(yuan("0.05"), &[16, 28]);
        assert_eq!(uneven, [yuan("0.02"), yuan("0.03")]);
        assert_eq!(portions(yuan("5"), &[0, 0]), [Money::ZERO, Money::ZERO]);
        assert_eq!(portions(yuan("5"), &[]), []);
        assert_eq!(portion(yuan("9000"), 16, 44), yuan("3272.73"));
        assert_eq!(portion(yuan("0.10"), 1, 3), yuan("0.03"));
        assert_eq!(portion(yuan("0.01"), 1, 2), yuan("0.01"));
        assert_eq!(portion(yuan("1"), 1, 0), Money::ZERO);
        assert_eq!(at_most(yuan("2600.01"), Decimal::from(50)), yuan("1300.00"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// M-A2: parts add up to the fen, from 0.01 to 10^12, and none is a fen or more away from
        /// its exact share.
        #[test]
        fn parts_add_up(
            fen in 1_u64..=100_000_000_000_000,
            weights in prop::collection::vec(0_u64..10_000, 1..20),
        ) {
            let total = money(u128::from(fen));
            let parts = portions(total, &weights);
            let whole: u64 = weights.iter().sum();
            let sum: Money = parts.iter().copied().sum();
            prop_assert_eq!(sum, if whole == 0 { Money::ZERO } else { total });
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = u128::from(fen) * u128::from(*weight);
                let got = super::fen(*part) * u128::from(whole);
                prop_assert!(got.abs_diff(exact) < u128::from(whole.max(1)));
            }
        }
    }
}
