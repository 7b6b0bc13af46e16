//! The regulation: what a company has laid down about handling complaints, as typed data.
//!
//! Every figure carries its [`Source`]. A policy knows nothing of a particular case; what it means
//! for one is the judge's work.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::case::action::ActionKind;
use super::money::Money;
use super::numbering::NumberPattern;
use super::source::{FieldPlaces, Source};
use super::time::{Counting, Limit};

mod alterations;
mod ask;
mod care;
mod consequences;
pub mod editions;
mod lint;
mod office;
mod practice;
mod projection;
mod read;
mod walk;
mod words;

pub(in crate::domain) use read::read_title;

pub use super::money::UpTo;
pub use alterations::{Alteration, alterations, figures};
pub use ask::{Facts, policies_in_force, term};
pub use care::{Care, ChannelRule, HandOver, Proofread, SeverityRule, Silence};
pub use consequences::{
    Consequences, Conversion, CostRule, Deduction, DeductionShare, Exchange, Formula, Level,
    LiabilityLevel, LossRule, Proof, Resale, ReturnOutcome, Returns, SanctionBand, SanctionKind,
    ShareBy, Sharing,
};
pub use lint::{
    Lint, Severity, lint, lint_alone, lint_organization, lint_staff, lint_together, nearest,
    suggestion,
};
pub use office::{
    Abnormality, CaseState, Every, FormRule, Office, Periodic, Recurrence, Reminder, ReminderKind,
    Tier,
};
pub use practice::{Practice, Precedents, SelfVerify, Splitting, Standing, Verifying};
pub use projection::{Projected, project};
pub use words::{
    ApprovalMode, Assign, CHANNELS, COMMANDS, FIELDS, Mark, NATURES, Need, ORIGINS, OUTCOMES,
    OnRefusal, REMEDIES, SelfApproval, Step,
};

/// One company regulation as in force from a date.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The identifier cases name: `manufacturing`.
    pub id: String,
    /// Its title in both languages.
    pub title: Title,
    /// The file it was read from, relative to the repository.
    pub file: String,
    /// The edition, as the company counts them (M-15).
    pub version: Option<String>,
    /// Who put it in force (M-15).
    pub approved_by: Option<String>,
    /// Cases received from this date on are judged by it.
    pub effective_from: NaiveDate,
    /// The calendar's name: `cn` for `calendar-cn.toml`.
    pub calendar: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// How cases are numbered (M-8).
    pub numbering: Numbering,
    /// The unit that owns a case nobody has been assigned to.
    pub intake_unit: String,
    /// The steps a case goes through, in order. `received` is always first and not listed.
    pub steps: Vec<PolicyStep>,
    /// What a customer's refusal leads to.
    pub on_refusal: OnRefusal,
    /// Whether one may approve a settlement one proposed.
    pub self_approval: SelfApproval,
    /// Whether every settlement is approved, or only what exceeds the proposer's authority (T-4).
    pub approval: ApprovalMode,
    /// Whether clocks may be stopped at all.
    pub pauses: Pauses,
    /// How late a fact may be recorded before that is a finding; `None`: never checked.
    pub recording_tolerance: Option<(Limit, Source)>,
    /// Complaint classes (M-5).
    pub classes: Vec<Term>,
    /// Complaint categories.
    pub categories: Vec<Term>,
    /// Grades of severity, least first.
    pub grades: Vec<Term>,
    /// Defect codes.
    pub defects: Vec<Term>,
    /// Which fields registration needs, and when.
    pub required: Vec<Required>,
    /// Limits that run across steps: `overall`, `acknowledge`, `answer`.
    pub deadlines: Vec<Deadline>,
    /// Limits of single departments.
    pub stages: Vec<Stage>,
    /// Who may settle up to which amount, lowest first (M-11).
    pub authority: Vec<Band>,
    /// Who may run which command; a command not listed is open to every known person.
    pub permissions: BTreeMap<String, Permission>,
    /// What must be done before a case may be closed, by outcome.
    pub duties: Vec<Duty>,
    /// Which unit a complaint goes to.
    pub routes: Vec<Route>,
    /// How cases are taken in, graded and passed on.
    pub care: Care,
    /// What a case costs whom: loss, sanctions, deductions, returns.
    pub consequences: Consequences,
    /// What the office owes besides single cases: periodic duties, forms, reminders, tiers.
    pub office: Office,
    /// How actions are checked, and what keeps like cases treated alike.
    pub practice: Practice,
    /// Where the top-level settings (`self_approval`, `on_refusal`, `steps` …) stand, with the
    /// rule `[rules]` names for each.
    pub settings: BTreeMap<String, Source>,
    /// Where single fields of the entries stand.
    pub places: FieldPlaces,
}

/// A title in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// How cases are numbered.
#[derive(Clone, Debug)]
pub struct Numbering {
    /// The shape of a number.
    pub pattern: NumberPattern,
    /// When a case gets its number.
    pub assign: Assign,
    /// Where the pattern stands.
    pub source: Source,
}

/// A step of the handling, as the policy uses it.
#[derive(Clone, Debug)]
pub struct PolicyStep {
    /// Which step.
    pub step: Step,
    /// Whether a case may go on without it.
    pub optional: bool,
}

/// Which clocks a hold stops.
#[derive(Clone, Debug, Default)]
pub struct Pauses {
    /// Clock names, or `stage.*`; never `acknowledge`. Empty: holds are not allowed.
    pub clocks: Vec<String>,
    /// Where it is stated.
    pub source: Option<Source>,
}

/// A word of the company's vocabulary.
#[derive(Clone, Debug)]
pub struct Term {
    /// The identifier in the case file.
    pub id: String,
    /// Its title.
    pub title: Title,
    /// Where it is stated.
    pub source: Source,
}

/// A condition on a case; every part that is stated must hold. Empty lists hold always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// `domestic` or `foreign`.
    pub origin: Vec<String>,
    /// Classes.
    pub class: Vec<String>,
    /// Categories.
    pub category: Vec<String>,
    /// Grades.
    pub grade: Vec<String>,
    /// Channels.
    pub channel: Vec<String>,
    /// `complaint` or `abnormality` (M-3).
    pub nature: Vec<String>,
    /// Outcomes of the investigation.
    pub outcome: Vec<String>,
    /// Kinds of remedy, any of which the settlement contains.
    pub remedy: Vec<String>,
}

/// Fields registration needs.
#[derive(Clone, Debug)]
pub struct Required {
    /// Field paths: `product.order`.
    pub fields: Vec<String>,
    /// For which cases.
    pub when: When,
    /// The rule.
    pub source: Source,
}

/// A limit for home and abroad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For domestic complaints.
    pub domestic: Limit,
    /// For foreign complaints.
    pub foreign: Limit,
}

/// A limit that runs across steps.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// `overall`, `acknowledge` or `answer`.
    pub clock: String,
    /// What starts it.
    pub from: Mark,
    /// What stops it.
    pub until: Mark,
    /// The limit.
    pub limits: Limits,
    /// How it is counted.
    pub counting: Counting,
    /// Whether the last day moves to the next working day.
    pub roll: bool,
    /// For which cases; the first deadline of a clock that fits is the one.
    pub when: When,
    /// The rule.
    pub source: Source,
}

/// The limit of one department for one piece of work.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Its name; the clock is `stage.<name>`.
    pub name: String,
    /// Its title.
    pub title: Title,
    /// The units that share it; the first is the one reminded.
    pub units: Vec<String>,
    /// The stage it is part of, whose limit holds as well.
    pub within: Option<String>,
    /// What starts it.
    pub from: Mark,
    /// What stops it.
    pub until: Mark,
    /// The limit.
    pub limits: Limits,
    /// How it is counted.
    pub counting: Counting,
    /// Whether the last day moves to the next working day.
    pub roll: bool,
    /// For which cases; the first stage of a name that fits is the one.
    pub when: When,
    /// The rule.
    pub source: Source,
}

/// Up to which amount a role may settle.
#[derive(Clone, Debug)]
pub struct Band {
    /// The highest amount, included; `None`: without limit.
    pub up_to: Option<Money>,
    /// The role that signs.
    pub role: String,
    /// The rule.
    pub source: Source,
}

/// Who may run a command.
#[derive(Clone, Debug)]
pub struct Permission {
    /// Roles, any of which suffices.
    pub roles: Vec<String>,
    /// Units whose members suffice.
    pub units: Vec<String>,
    /// The rule.
    pub source: Source,
}

/// Something that must be done before closing.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What.
    pub need: Need,
    /// For [`Need::Action`]: the kinds of which one is needed each; empty: any one action.
    pub kinds: Vec<ActionKind>,
    /// For which cases.
    pub when: When,
    /// The rule.
    pub source: Source,
}

/// Which unit a complaint goes to.
#[derive(Clone, Debug)]
pub struct Route {
    /// For which cases.
    pub when: When,
    /// The unit.
    pub unit: String,
    /// The rule.
    pub source: Source,
}
