//! What a settlement commits us to, and who signs it.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::judge;
use crate::domain::judge::loss::{self, Unknown};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::time::Calendar;
use crate::msg;
use crate::ui::{format, losses};
use crate::workspace::open::Workspace;

/// An amount committed, in words.
pub fn committed(commitment: Commitment, currency: &str) -> Msg {
    match commitment {
        Commitment::Amount(amount) => format::money(amount, currency),
        Commitment::Open => msg!("command-quantity-open"),
    }
}

/// The trailer that tells the amount committed.
pub fn amount_trailer(settlement: &Settlement) -> (String, String) {
    ("Amount".to_owned(), settlement.commitment().to_string())
}

/// What the settlement in hand commits us to and who signs it, until somebody has, and what is paid before.
pub fn level(
    workspace: &Workspace,
    (case, policy): (&Case, &Policy),
    calendar: &Calendar,
) -> Vec<Msg> {
    let Some(settlement) = &case.current.settlement else {
        return Vec::new();
    };
    let staff = &workspace.regulations.staff;
    let commitment = settlement.commitment();
    let amount = committed(commitment, &policy.currency);
    let signed = !case.current.approvals.is_empty()
        && judge::approval_fault_since(case, policy, staff).is_none();
    let needed = judge::approval_needed(case, policy, staff);
    let level = (!signed).then(|| match judge::band_for(case, policy, commitment) {
        _ if !needed => msg!("command-committed-own", amount = amount),
        Some(band) => msg!(
            "command-committed",
            amount = amount,
            role = staff.role_called(&band.role),
            rule = band.source.cited()
        ),
        None => msg!("command-committed-nobody", amount = amount),
    });
    let advance = judge::advance(case, policy, calendar).map(|advance| {
        let what = losses::advance(&advance, &policy.currency);
        msg!("command-advance", what = what)
    });
    let unruled = settlement.remedies.iter().filter(|remedy| {
        let rules = !policy.consequences.loss.is_empty();
        rules && matches!(loss::line(policy, remedy, None), Err(Unknown::NoRule))
    });
    let unruled = unruled.map(|remedy| {
        msg!(
            "ask-loss-no-rule",
            policy = &policy.id,
            kind = remedy.kind.named()
        )
    });
    let unruled: BTreeMap<String, Msg> = unruled.map(|it| (it.plain(), it)).collect();
    let unruled = unruled.into_values();
    level.into_iter().chain(advance).chain(unruled).collect()
}
