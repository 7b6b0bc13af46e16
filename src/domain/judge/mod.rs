//! The judge: what a policy means for one case at one moment.
//!
//! Case, policy, staff, calendar and now come in; clocks, levels and open duties come out, each
//! with the rule that says so. `show`, `explain`, `check`, `list` and `report` all ask here.

pub mod actions;
mod advance;
pub mod aftercare;
pub mod answerable;
pub mod answers;
mod aside;
mod asking;
mod breaches;
mod care;
mod clock;
mod clocks;
pub mod damages;
mod decided;
pub mod deductions;
pub mod discipline;
mod duties;
mod easing;
pub mod filing;
mod fines;
pub mod joint;
pub mod legal;
pub mod loss;
mod named;
pub mod next;
mod on_paper;
pub mod outlook;
pub mod periodic;
pub mod portions;
mod reads;
mod required;
pub mod retention;
pub mod returns;
mod rights;
pub mod sanctions;
mod signing;
mod tiers;
mod told_duties;
mod turn;
mod unit_taking;
mod usable;

#[cfg(test)]
mod tests;

pub use advance::{Advance, advance};
pub use answers::Telling;
pub use asking::{AskedFor, ask, asked_for};
pub use breaches::clocks_of;
pub use care::{channel_gaps, cost_rule, cost_rule_of, cost_rules, last_activity, proposed_grade};
pub use clock::{Clock, ClockState, StageTitles, Uncounted};
pub use clocks::{Law, clocks, pauses_of, section_of};
pub use decided::decided;
pub use duties::{
    ONLY_WHEN_ACCEPTED, TOLD_WITH_CLOSING, Unmet, command_line, instruct, unmet, unmet_at,
    unmet_before, unmet_with,
};
pub use easing::{Eased, Easing, RIGHT as EASING_RIGHT, easings};
pub use fines::{Fine, fines};
pub use loss::liability_amounts;
pub use named::{field_called, required_called};
pub use on_paper::{OnPaper, unconfirmed};
pub use reads::reads;
pub use required::{accepted, accepted_by, missing_fields};
pub use rights::{mending_rights, rights};
pub use signing::{
    ApprovalFault, Signature, able, acts_for, approval_fault, approval_fault_since,
    approval_needed, authority_days, awaited_signers, band_for, may_enter, permitted, proposed,
    signature, signers, signs_anew,
};
pub use tiers::{Why, tier_held, tier_needed, tier_of};
pub use turn::turn;
pub use unit_taking::unit_taking;
pub use usable::headings;

use super::case::Case;
use super::policy::{Facts, Policy};
use super::time::Time;

impl Case {
    /// What a policy's conditions ask about the case.
    pub fn policy_facts(&self) -> Facts<'_> {
        Facts::Of(self)
    }

    /// Who was given the case: the last assignee, else the policy's intake unit. Whose turn it is may
    /// be another's.
    pub fn holder<'a>(&'a self, policy: &'a Policy) -> &'a str {
        self.assignee().unwrap_or(&policy.intake_unit)
    }

    /// Who had been given the case at a moment.
    pub fn holder_at<'a>(&'a self, policy: &'a Policy, at: Time) -> &'a str {
        self.assignee_at(at).unwrap_or(&policy.intake_unit)
    }
}
