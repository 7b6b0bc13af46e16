//! What a laboratory's test cost, and who pays it: whoever turns out to be liable.

use super::figures::Figures;
use super::line::{LossLine, Of, TEST_FEE};
use crate::domain::case::Case;
use crate::domain::case::charge::Charged;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::liability::Who;
use crate::domain::judge::care;
use crate::domain::money::Money;
use crate::domain::policy::{CUSTOMER, Policy, SUPPLIER};
use crate::domain::source::Source;

/// The fee of a test.
#[derive(Clone, Copy, Debug)]
pub struct Fee<'a> {
    /// What it cost.
    pub amount: Money,
    /// Who pays: `company`, `customer`, `supplier`, `liable` or a unit.
    pub bearer: &'a str,
    /// The rule.
    pub source: &'a Source,
}

impl Fee<'_> {
    /// Whether we pay it: then it is a loss of ours.
    pub fn is_ours(&self) -> bool {
        self.bearer != CUSTOMER && self.bearer != SUPPLIER
    }
}

/// The fee of the case's test; `None` where nothing was tested, or the policy does not say who pays.
pub fn test_fee<'a>(case: &Case, policy: &'a Policy) -> Option<Fee<'a>> {
    let found = case.investigation.as_ref()?;
    let amount = found.test_fee?;
    let rule = policy.consequences.test_fee.as_ref()?;
    let charged = case.charged();
    let outside = |charged: &Charged| matches!(charged.liable.who, Who::Outside(_));
    let cost = care::cost_rule(case, policy);
    let known = cost.filter(|cost| !cost.doubt || !charged.is_empty());
    let (bearer, source) = match (found.outcome, known) {
        // Whoever is liable is another company, and nobody of ours.
        (_, Some(cost)) if !charged.is_empty() && charged.iter().all(outside) => {
            (SUPPLIER, &cost.source)
        }
        (_, Some(cost)) => (cost.bearer.as_str(), &cost.source),
        (Outcome::Rejected, None) => (rule.rejected.as_str(), &rule.source),
        (_, None) => (rule.unclear.as_str(), &rule.source),
    };
    Some(Fee {
        amount,
        bearer,
        source,
    })
}

/// Its line in the account, where we pay it.
pub(super) fn line<'a>(case: &Case, policy: &'a Policy) -> Option<LossLine<'a>> {
    let fee = test_fee(case, policy).filter(Fee::is_ours)?;
    Some(LossLine {
        of: Of::Test,
        item: None,
        kind: TEST_FEE,
        figures: Figures::Stated(fee.amount),
        rate: None,
        amount: fee.amount,
        source: fee.source,
    })
}
