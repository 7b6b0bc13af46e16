//! The regulation: what a company has laid down about handling complaints, as typed data.
//!
//! Every table and key is declared once, by [`table!`](crate::table); reading, the lint, `policy
//! show` and the published schema follow from it. Every figure carries its
//! [`Source`](crate::domain::source::Source). A policy knows nothing of a particular case; what it
//! means for one is the judge's work.

mod alterations;
mod ask;
mod care;
mod condition;
mod consequences;
pub mod editions;
mod fields;
mod handling;
mod limits;
mod lint;
mod office;
mod own_fields;
mod penalties;
mod practice;
mod projection;
mod regulation;
mod rights;
mod sanctioning;
mod settings;
mod steps;
mod walk;

pub use super::case::discipline::SanctionKind;
pub use super::money::UpTo;
pub use super::staff::Level;
pub use super::step::{Mark, Step};
pub use alterations::{Alteration, alterations, figures};
pub use ask::{Bands, policies_in_force, term, term_by};
pub use care::{
    Care, ChannelRule, FollowUpRule, HandOver, Proofread, Retention, SeverityRule, Silence,
};
pub use condition::{Condition, Facts, Turn, When};
pub use consequences::{
    CUSTOMER, Consequences, Conversion, CostBearer, CostRule, Deduction, DeductionShare, Exchange,
    Formula, LiabilityLevel, LossRule, Proof, Resale, ReturnOutcome, Returns, SUPPLIER,
    SanctionBand, ShareBy, Sharing, TestFee,
};
pub use fields::{held, requirable};
pub use handling::{Band, Duty, Need, Permission, Required, Route, Term};
pub use limits::{Deadline, Limits, Stage, clock_called};
pub use lint::{
    Lint, fixed_words, lint, lint_alone, lint_organization, lint_staff, lint_together, nearest,
    spoken_of, suggestion, sure, unheld,
};
pub use office::{Abnormality, CaseState, FormRule, Office, Periodic, Recurrence, Reminder, Tier};
pub use own_fields::{OWN, OwnField, OwnKind};
pub use penalties::{Answerable, Follow, Penalty, SanctionFor};
pub use practice::{Practice, Precedents, SelfVerify, Splitting, Standing, Verifying};
pub use projection::{Projected, project};
pub use regulation::{Policy, Rules};
pub use rights::decides;
pub use settings::{
    ApprovalMode, Assign, DecideAgain, Numbering, OnRefusal, Pauses, Reassessment, Recording,
    SelfApproval,
};
pub use steps::{PolicyStep, Steps};
