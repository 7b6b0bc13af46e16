//! Who bears the cost, and why (F-2, R-5).

use serde::Serialize;

use super::subject::Explained;
use crate::domain::judge;
use crate::domain::source::Source;
use crate::msg;

/// Who bears the cost, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct CostView {
    /// The cause, in the policy's word.
    cause: String,
    /// Who bears the cost.
    bearer: String,
    /// Whether nobody found a cause, so that the policy's rule for doubt holds.
    in_doubt: bool,
    source: Source,
    /// The words of the derivation.
    pub steps: Vec<String>,
}

/// Who bears the cost of the case, where the policy says.
pub fn view(subject: &Explained) -> Option<CostView> {
    let cost = judge::cost_rule(subject.case, subject.policy)?;
    let found = subject.case.investigation.as_ref()?;
    let in_doubt = found.fault.is_none();
    let (names, source) = (subject.names, cost.source.clone());
    let cause = names.title(&cost.title);
    let bearer = names.staff.called(&cost.bearer);
    let what = if in_doubt {
        msg!(
            "explain-cost-doubt",
            cause = cause,
            bearer = bearer,
            source = source.to_string()
        )
    } else {
        msg!(
            "explain-cost",
            cause = cause,
            bearer = bearer,
            source = source.to_string()
        )
    };
    Some(CostView {
        cause: cost.cause.clone(),
        bearer: cost.bearer.clone(),
        in_doubt,
        steps: vec![names.words.say(&what)],
        source,
    })
}
