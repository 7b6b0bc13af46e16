//! Whose fault a complaint was found to be, and who bears what it costs (F-2, R-5).

use anyhow::Result;

use crate::domain::case::liability::Liable;
use crate::domain::msg::Msg;
use crate::domain::policy::{CostBearer, CostRule};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::change::Change;

/// The fault a word or title means; one the policy does not know is refused.
pub fn fault_of<'a>(change: &Change<'a>, fault: &str) -> Result<&'a CostRule> {
    let costs = &change.policy.consequences.costs;
    let by_id = costs.iter().find(|cost| cost.cause == fault);
    let found = by_id.or_else(|| costs.iter().find(|cost| cost.title.is(fault)));
    found.ok_or_else(|| {
        let known = Msg::list(costs.iter().map(|cost| cost.cause.clone()).collect());
        Problem::usage(msg!("command-fault-unknown", word = fault))
            .help(msg!("command-fault-known", words = known))
            .into()
    })
}

/// Who bears the cost of a fault (F-2, R-5), to be said.
pub fn bearer(change: &Change, cost: &CostRule) -> Msg {
    let rule = cost.source.cited();
    let bearer = CostBearer::called(&change.workspace.regulations.staff, &cost.bearer);
    msg!("command-cost-bearer", bearer = bearer, rule = rule)
}

/// Refuses shares of what is nobody's fault (F-2b).
pub fn refuse(cost: &CostRule, liability: &[Liable]) -> Result<()> {
    if !cost.blameless || liability.is_empty() {
        return Ok(());
    }
    Err(
        Problem::refused(msg!("command-fault-blameless", fault = &cost.title))
            .stated(Some(&cost.source))
            .help(msg!("command-fault-blameless-help"))
            .into(),
    )
}
