//! Sanctions as the policy proposes them: by a person's share of the loss (M-A3), with what they
//! cost in money (M-A5). A proposal only; somebody with the role decides (M-A7).

use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::policy::{Conversion, Policy, SanctionBand, SanctionKind};
use crate::domain::source::Source;
use crate::msg;

/// What the policy proposes for a share of the loss.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a figure of its own in the regulation"
)]
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
    let conversion = policy.conversion(&band.sanction);
    let fine = conversion.and_then(|c| c.fine_from);
    let lower = policy.sanction_lower(&band.sanction, band.supervisor_lower);
    Some(Proposal {
        share,
        sanction: band.sanction.clone(),
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
    let lower = policy.sanction_lower(&band.sanction, band.supervisor_lower);
    let sanction = policy.sanction_called(&band.sanction);
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
        steps.push(msg!(
            "sanction-step-supervisor",
            sanction = policy.sanction_called(&lower),
            times = &times,
            grades = i64::try_from(band.supervisor_lower).unwrap_or(i64::MAX)
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
    steps.extend(
        conversion
            .map(|c| fines(c, band.times, &money))
            .unwrap_or_default(),
    );
    steps
}

/// What a sanction costs in money (M-A5).
fn fines(conversion: &Conversion, times: u64, money: &impl Fn(Money) -> Msg) -> Vec<Msg> {
    let mut steps = Vec::new();
    if let Some(fine) = conversion.fine_from {
        let (total, each) = (money(fine.times(times)), money(fine));
        let times = times.to_string();
        steps.push(if conversion.per_base {
            msg!(
                "sanction-step-fine-per-base",
                total = total,
                times = times,
                each = each
            )
        } else {
            msg!(
                "sanction-step-fine",
                total = total,
                times = times,
                each = each
            )
        });
    }
    if conversion.whole_month_bonus {
        steps.push(msg!("sanction-step-bonus"));
    }
    steps
}
