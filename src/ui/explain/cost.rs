//! Who bears the cost, and why (F-2, R-5).

use serde::Serialize;

use super::subject::Explained;
use crate::domain::judge;
use crate::domain::policy::{CostBearer, CostRule};
use crate::domain::source::Source;
use crate::msg;
use crate::ui::format;

/// Who bears the cost, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct CostView {
    /// The cause, in the policy's word.
    cause: String,
    /// Who bears the cost.
    bearer: String,
    /// Whether nobody found a cause, so that the policy's rule for doubt holds.
    in_doubt: bool,
    /// The item of the complaint it is for; absent where it is for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<u64>,
    source: Source,
    /// The words of the derivation.
    pub steps: Vec<String>,
}

/// What a test cost and who pays it, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct FeeView {
    amount: String,
    bearer: String,
    /// Whether it is a loss of ours.
    ours: bool,
    source: Source,
    /// The words of the derivation.
    pub steps: Vec<String>,
}

/// Who pays for the test of the case.
pub fn test_fee(subject: &Explained) -> Option<FeeView> {
    let fee = judge::loss::test_fee(subject.case, subject.policy)?;
    let (amount, ours) = (
        format::money(fee.amount, &subject.policy.currency),
        fee.is_ours(),
    );
    let bearer = CostBearer::called(subject.names.staff, fee.bearer);
    let source = fee.source.to_string();
    let what = if ours {
        msg!(
            "explain-test-ours",
            amount = amount,
            bearer = bearer,
            source = source
        )
    } else {
        msg!(
            "explain-test-theirs",
            amount = amount,
            bearer = bearer,
            source = source
        )
    };
    Some(FeeView {
        amount: fee.amount.to_string(),
        bearer: fee.bearer.to_owned(),
        ours,
        source: fee.source.clone(),
        steps: vec![subject.names.words.say(&what)],
    })
}

/// Who bears the cost of the case, where the policy says.
pub fn view(subject: &Explained) -> Option<CostView> {
    let cost = judge::cost_rule(subject.case, subject.policy)?;
    let found = subject.case.investigation.as_ref()?;
    Some(of(subject, cost, None, found.fault.is_none()))
}

/// Who bears the cost of each item that has a fault of its own.
pub fn of_items(subject: &Explained) -> Vec<CostView> {
    let rules = judge::cost_rules(subject.case, subject.policy).into_iter();
    let own = rules.filter_map(|(item, cost)| Some((item?, cost)));
    own.map(|(n, cost)| of(subject, cost, Some(n), false))
        .collect()
}

fn of(subject: &Explained, cost: &CostRule, item: Option<u64>, in_doubt: bool) -> CostView {
    let (names, source) = (subject.names, cost.source.clone());
    let cause = names.title(&cost.title);
    let bearer = CostBearer::called(names.staff, &cost.bearer);
    let place = source.to_string();
    let what = if in_doubt {
        msg!(
            "explain-cost-doubt",
            cause = cause,
            bearer = bearer,
            source = place
        )
    } else {
        msg!(
            "explain-cost",
            cause = cause,
            bearer = bearer,
            source = place
        )
    };
    let what = match item {
        Some(n) => msg!("explain-of-item", n = n.to_string(), what = what),
        None => what,
    };
    CostView {
        cause: cost.cause.clone(),
        bearer: cost.bearer.clone(),
        in_doubt,
        item,
        steps: vec![names.words.say(&what)],
        source,
    }
}
