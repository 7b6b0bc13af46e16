//! What we paid at once although another party bears it, and what of it came back (R-5, M-9.13).

use serde::Serialize;

use super::loss::{self, borne};
use crate::domain::case::Case;
use crate::domain::case::liability::Who;
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::time::Calendar;

/// A settlement paid in advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Advance {
    /// What others have to bear: the outside parties' part of the loss, or all of it while nobody
    /// has decided who is liable.
    pub amount: Money,
    /// What outside parties paid back.
    pub recovered: Money,
    /// What is still to be recovered, never below nothing.
    pub open: Money,
}

/// What was paid in advance. `None` where nothing was, and while it cannot be told: the loss has an
/// unknown part, or the shares do not make up the whole.
pub fn advance(case: &Case, policy: &Policy, calendar: &Calendar) -> Option<Advance> {
    let settlement = case.current.settlement.as_ref()?;
    if !settlement.advance {
        return None;
    }
    let account = loss::account(case, policy, calendar)?;
    let total = account.total()?;
    let charged = case.charged();
    let amount = if charged.is_empty() {
        total
    } else {
        let parts = charged.iter().zip(borne(&account, case)?);
        let outside = parts.filter(|(charged, _)| matches!(charged.liable.who, Who::Outside(_)));
        outside.map(|(_, amount)| amount).sum()
    };
    Some(Advance {
        amount,
        recovered: account.recovered,
        open: (amount - account.recovered).max(Money::ZERO),
    })
}
