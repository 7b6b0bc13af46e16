//! Sanctions as the policy proposes them: by a person's share of the loss (M-A3), with what they
//! cost in money (M-A5). A proposal only; somebody with the role decides (M-A7).

use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::policy::{Conversion, Policy, SanctionBand, SanctionKind};
use crate::domain::source::Source;
use crate::msg;

/// What the policy proposes for a share of the loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The share of the loss.
    pub share: Money,
    /// The sanction.
    pub sanction: SanctionKind,
    /// How many times.
    pub times: u64,
    /// Whether that many is the least.
    pub or_more: bool,
    /// Money taken from the points, besides.
    pub points_money: Option<Money>,
    /// Whether the supervisor is sanctioned as well.
    pub supervisor_joint: bool,
    /// The supervisor's sanction, as many times.
    pub supervisor_sanction: Option<SanctionKind>,
    /// The least fine, for all times together.
    pub fine_from: Option<Money>,
    /// Whether that fine is for each of the person's bases.
    pub per_base: bool,
    /// Whether the whole efficiency bonus of the month goes.
    pub whole_month_bonus: bool,
    /// The band.
    pub source: Source,
    /// The rule of the fine.
    pub conversion: Option<Source>,
    /// The words of the derivation, in order.
    pub steps: Vec<Msg>,
}

/// The sanction the policy proposes; `None` for no loss, or where the policy has no sanctions.
pub fn propose(policy: &Policy, share: Money) -> Option<Proposal> {
    let band = policy.sanction_for(share)?;
    let conversion = policy.conversion(band.sanction);
    let fine = conversion.and_then(|c| c.fine_from);
    let lower = band.sanction.lower(band.supervisor_lower);
    Some(Proposal {
        share,
        sanction: band.sanction,
        times: band.times,
        or_more: band.or_more,
        points_money: band.points_money,
        supervisor_joint: band.supervisor_joint,
        supervisor_sanction: band.supervisor_joint.then_some(lower),
        fine_from: fine.map(|fine| fine.times(band.times)),
        per_base: conversion.is_some_and(|c| c.per_base),
        whole_month_bonus: conversion.is_some_and(|c| c.whole_month_bonus),
        source: band.source.clone(),
        conversion: conversion.map(|c| c.source.clone()),
        steps: steps(policy, share, band, conversion),
    })
}

fn steps(
    policy: &Policy,
    share: Money,
    band: &SanctionBand,
    conversion: Option<&Conversion>,
) -> Vec<Msg> {
    let money = |amount: Money| {
        let currency = &policy.currency;
        msg!(
            "common-money",
            amount = amount.grouped(),
            currency = currency
        )
    };
    let times = band.times.to_string();
    let sanction = title(band.sanction);
    let mut steps = vec![match band.up_to {
        Some(up_to) => msg!(
            "sanction-step-band",
            share = money(share),
            up_to = money(up_to)
        ),
        None => msg!("sanction-step-band-open", share = money(share)),
    }];
    steps.push(if band.or_more {
        msg!("sanction-step-or-more", sanction = sanction, times = &times)
    } else {
        msg!("sanction-step", sanction = sanction, times = &times)
    });
    steps.extend(
        band.points_money
            .map(|amount| msg!("sanction-step-points", amount = money(amount))),
    );
    if band.supervisor_joint {
        let sanction = title(band.sanction.lower(band.supervisor_lower));
        steps.push(msg!(
            "sanction-step-supervisor",
            sanction = sanction,
            times = &times
        ));
    } else if band.up_to.is_none()
        && policy
            .consequences
            .sanctions
            .iter()
            .any(|b| b.supervisor_joint)
    {
        steps.push(msg!("sanction-step-no-supervisor"));
    }
    let Some(conversion) = conversion else {
        return steps;
    };
    if let Some(fine) = conversion.fine_from {
        let (total, each) = (money(fine.times(band.times)), money(fine));
        steps.push(if conversion.per_base {
            msg!(
                "sanction-step-fine-per-base",
                total = total,
                times = &times,
                each = each
            )
        } else {
            msg!(
                "sanction-step-fine",
                total = total,
                times = &times,
                each = each
            )
        });
    }
    if conversion.whole_month_bonus {
        steps.push(msg!("sanction-step-bonus"));
    }
    steps
}

/// The title of a sanction.
pub fn title(sanction: SanctionKind) -> Msg {
    match sanction {
        SanctionKind::WrittenApology => msg!("sanction-written-apology"),
        SanctionKind::Reprimand => msg!("sanction-reprimand"),
        SanctionKind::MinorDemerit => msg!("sanction-minor-demerit"),
        SanctionKind::MajorDemerit => msg!("sanction-major-demerit"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec;
    use SanctionKind::{MajorDemerit, MinorDemerit, Reprimand, WrittenApology};
    use proptest::prelude::*;

    fn shipped() -> Policy {
        let text = include_str!("../../../policies/manufacturing.toml").to_owned();
        let file = ("policies/manufacturing.toml".to_owned(), text);
        codec::regulations::read_alone(&[file]).policies.remove(0)
    }

    fn proposed(policy: &Policy, share: &str) -> Option<(SanctionKind, u64, Option<SanctionKind>)> {
        let proposal = propose(policy, share.parse().unwrap())?;
        assert_eq!(
            proposal.supervisor_joint,
            proposal.supervisor_sanction.is_some()
        );
        Some((
            proposal.sanction,
            proposal.times,
            proposal.supervisor_sanction,
        ))
    }

    /// M-A3: each boundary less a fen, itself and a fen more; "以下" includes the amount.
    #[test]
    fn the_bands_end_where_the_text_says() {
        let policy = shipped();
        let bands = [
            ("0.01", (WrittenApology, 1, None)),
            ("9999.99", (WrittenApology, 1, None)),
            ("10000.00", (WrittenApology, 1, None)),
            ("10000.01", (Reprimand, 1, None)),
            ("49999.99", (Reprimand, 1, None)),
            ("50000.00", (Reprimand, 1, None)),
            ("50000.01", (Reprimand, 2, None)),
            ("99999.99", (Reprimand, 2, None)),
            ("100000.00", (Reprimand, 2, None)),
            ("100000.01", (MinorDemerit, 1, Some(Reprimand))),
            ("199999.99", (MinorDemerit, 1, Some(Reprimand))),
            ("200000.00", (MinorDemerit, 1, Some(Reprimand))),
            ("200000.01", (MinorDemerit, 2, Some(Reprimand))),
            ("399999.99", (MinorDemerit, 2, Some(Reprimand))),
            ("400000.00", (MinorDemerit, 2, Some(Reprimand))),
            ("400000.01", (MajorDemerit, 1, Some(MinorDemerit))),
            ("999999.99", (MajorDemerit, 1, Some(MinorDemerit))),
            ("1000000.00", (MajorDemerit, 1, Some(MinorDemerit))),
            // The text gives no joint sanction above; kept as written.
            ("1000000.01", (MajorDemerit, 2, None)),
            ("1000000000000.00", (MajorDemerit, 2, None)),
        ];
        for (share, expected) in bands {
            assert_eq!(proposed(&policy, share), Some(expected), "{share}");
        }
        assert_eq!(proposed(&policy, "0"), None);
    }

    /// M-A3, M-A5: 200 from the points with an apology; a fine for each reprimand and demerit; the
    /// whole month's bonus with a major one.
    #[test]
    fn a_sanction_has_its_price() {
        let policy = shipped();
        let of = |share: &str| propose(&policy, share.parse().unwrap()).unwrap();
        let fine = |share: &str| of(share).fine_from.map(|fine| fine.to_string());
        assert_eq!(of("10000").points_money.unwrap().to_string(), "200.00");
        assert_eq!(fine("10000"), None);
        assert_eq!(fine("50000").as_deref(), Some("400.00"));
        assert_eq!(fine("100000").as_deref(), Some("800.00"));
        assert_eq!(fine("200000").as_deref(), Some("800.00"));
        assert_eq!(fine("400000").as_deref(), Some("1600.00"));
        assert!(of("400000").per_base && !of("100000").per_base);
        assert!(of("400000.01").whole_month_bonus && !of("400000").whole_month_bonus);
        assert!(of("1000000.01").or_more && of("1000000.01").points_money.is_none());
        let last = of("1000000.01").steps;
        assert!(
            last.iter()
                .any(|step| step.key == "sanction-step-no-supervisor"),
            "{last:?}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        /// M-A3: every loss has a sanction, and a greater one never a lesser.
        #[test]
        fn sanctions_never_fall_with_the_loss(
            a in 1_u64..=100_000_000_000_000, b in 1_u64..=200_000_000,
        ) {
            let policy = shipped();
            let grave = |fen: u64| {
                let share = format!("{}.{:02}", fen / 100, fen % 100);
                let proposal = propose(&policy, share.parse().unwrap()).unwrap();
                (proposal.sanction, proposal.times)
            };
            let (less, more) = (a.min(b), a.max(b));
            prop_assert!(grave(less) <= grave(more));
        }
    }
}
