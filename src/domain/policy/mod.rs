//! The regulation: what a company has laid down about handling complaints, as typed data.
//!
//! Every table and key is declared once, by [`table!`](crate::table); reading, the lint, `policy
//! show` and the published schema follow from it. Every figure carries its [`Source`]. A policy
//! knows nothing of a particular case; what it means for one is the judge's work.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::case::action::ActionKind;
use super::money::Money;
use super::numbering::NumberPattern;
use super::problem::Place;
use super::reader::Reader;
use super::schema::{Names, Table};
use super::source::{FieldPlaces, Places, Source};
use super::time::{Counting, Limit};
use crate::{msg, table, words};
use rights::RIGHT;

mod alterations;
mod ask;
mod care;
mod condition;
mod consequences;
pub mod editions;
mod fields;
mod limits;
mod lint;
mod office;
mod practice;
mod projection;
mod rights;
mod rules;
mod steps;
mod walk;

pub use super::money::UpTo;
pub use super::staff::Level;
pub use super::step::{Mark, Step};
pub use super::title::Title;
pub use alterations::{Alteration, alterations, figures};
pub use ask::{policies_in_force, term};
pub use care::{Care, ChannelRule, HandOver, Proofread, SeverityRule, Silence};
pub use condition::{Facts, When};
pub use consequences::{
    Consequences, Conversion, CostRule, Deduction, DeductionShare, Exchange, Formula,
    LiabilityLevel, LossRule, Proof, Resale, ReturnOutcome, Returns, SanctionBand, SanctionKind,
    ShareBy, Sharing,
};
pub use fields::held;
pub use limits::{Deadline, Limits, Stage};
pub use lint::{
    Lint, Severity, fixed_words, lint, lint_alone, lint_organization, lint_staff, lint_together,
    nearest, suggestion, unheld,
};
pub use office::{
    Abnormality, CaseState, Every, FormRule, Office, Periodic, Recurrence, Reminder, ReminderKind,
    Tier,
};
pub use practice::{Practice, Precedents, SelfVerify, Splitting, Standing, Verifying};
pub use projection::{Projected, project};
pub use rules::Rules;
pub use steps::{PolicyStep, Steps};

table! {
    /// One company regulation as in force from a date.
    #[derive(Clone, Debug)]
    pub struct Policy {
        /// The identifier cases name: `manufacturing`.
        id: must String,
        /// Its title.
        title: must Title,
        /// The edition, as the company counts them (M-15).
        version: may String,
        /// Who put it in force (M-15).
        approved_by: may String,
        /// Cases received from this date on are judged by it.
        effective_from: must NaiveDate { decides() },
        /// The calendar's name: `cn` for `calendar-cn.toml`.
        calendar: must String { decides() names(Names::Calendar) },
        /// ISO 4217 code of every amount.
        currency: or String = "CNY",
        /// How limits are counted where they do not say: calendar days, as regulations that write
        /// 天 or 日 mean it.
        counting: or Counting = (Counting::Calendar) { decides() },
        /// Whether a last day that is no working day moves to the next one, where a limit does not
        /// say (Civil Code art. 203).
        roll: or bool = true { decides() },
        /// The unit that owns a case nobody has been assigned to.
        intake_unit: must String { decides() names(Names::Unit) },
        /// The steps a case goes through.
        steps: flat Steps,
        /// What a customer's refusal leads to.
        on_refusal: or OnRefusal = (OnRefusal::NewRound) { decides() },
        /// Whether every settlement is approved, or only what exceeds the proposer's authority (T-4).
        approval: or ApprovalMode = (ApprovalMode::ByAuthority) { decides() },
        /// Whether one may approve a settlement one proposed.
        self_approval: or SelfApproval = (SelfApproval::Never) { decides() },
        /// The rules that state the settings above, by their keys.
        rules: or Rules,
        /// How cases are numbered (M-8).
        numbering: the Numbering,
        /// Which clocks a hold stops.
        pauses as "pause": part Pauses,
        /// How late a fact may be recorded before that is a finding.
        recording: one Recording,
        /// Complaint classes (M-5).
        classes as "class": all Term,
        /// Complaint categories.
        categories as "category": all Term,
        /// Grades of severity, least first.
        grades as "grade": all Term,
        /// Defect codes.
        defects as "defect": all Term,
        /// Which fields registration needs, and when.
        required: all Required,
        /// Which unit a complaint goes to.
        routes as "route": all Route,
        /// How cases are taken in, graded and passed on.
        care: flat Care,
        /// Limits that run across steps: `overall`, `acknowledge`, `answer`.
        deadlines as "deadline": all Deadline,
        /// Limits of single departments.
        stages as "stage": all Stage,
        /// Who may settle up to which amount, lowest first (M-11).
        authority: all Band,
        /// Who may do what; what is not listed is open to every known person.
        permissions: each Permission,
        /// What must be done before a case may be closed, by outcome.
        duties as "duty": all Duty,
        /// How actions are checked, and what keeps like cases treated alike.
        practice: flat Practice,
        /// What a case costs whom: loss, sanctions, deductions, returns.
        consequences: flat Consequences,
        /// What the office owes besides single cases: periodic duties, forms, reminders, tiers.
        office: flat Office,
        /// The file it was read from, relative to the repository.
        file: aside String,
        /// Where the top-level settings (`self_approval`, `on_refusal`, `steps` …) stand, with the
        /// rule `[rules]` names for each.
        settings: aside BTreeMap<String, Source>,
        /// Where single fields of the entries stand.
        places: aside FieldPlaces,
    }
}

table! {
    /// How cases are numbered.
    #[derive(Clone, Debug)]
    pub struct Numbering at pattern {
        /// The shape of a number: `{yy}{mm}{serial:02}`.
        pattern: must NumberPattern,
        /// When a case gets its number.
        assign: or Assign = (Assign::AtIntake),
    }
}

table! {
    /// Which clocks a hold stops.
    #[derive(Clone, Debug, Default)]
    pub struct Pauses maybe clocks {
        /// Clock names, or `stage.*`; never `acknowledge`. Empty: holds are not allowed.
        clocks: or Vec<String>,
    }
}

table! {
    /// How late a fact may be recorded.
    #[derive(Clone, Debug)]
    pub struct Recording at tolerance {
        /// The time from a fact to its record.
        tolerance: must Limit,
    }
}

table! {
    /// A word of the company's vocabulary.
    #[derive(Clone, Debug)]
    pub struct Term at id {
        /// The identifier in the case file.
        id: must String { unique() },
        /// Its title.
        title: named Title = id,
    }
}

table! {
    /// Fields registration needs.
    #[derive(Clone, Debug)]
    pub struct Required at fields {
        /// Field paths: `product.order`.
        fields: some Vec<String> { names(Names::Requirable) tells() },
        /// For which cases.
        when: or When,
    }
}

table! {
    /// Which unit a complaint goes to.
    #[derive(Clone, Debug)]
    pub struct Route at unit {
        /// The unit.
        unit: must String { names(Names::Unit) tells() },
        /// For which cases.
        when: or When,
    }
}

table! {
    /// Up to which amount a role may settle.
    #[derive(Clone, Debug)]
    pub struct Band at up_to, role; follows {
        /// What the band before ends with: stated only to be compared with it, so that a person who
        /// writes both ends cannot leave a gap.
        above: may Money,
        /// The highest amount, included.
        up_to: sound Money { absent("regulation-unlimited") },
        /// The role that signs.
        role: must String { names(Names::Role) tells() },
    }
}

table! {
    /// Who may do something.
    #[derive(Clone, Debug)]
    pub struct Permission at roles, units; under RIGHT {
        /// Roles, any of which suffices.
        roles: or Vec<String> { names(Names::Role) },
        /// Units whose members suffice.
        units: or Vec<String> { names(Names::Unit) },
    }
}

table! {
    /// Something that must be done before closing.
    #[derive(Clone, Debug)]
    pub struct Duty at need {
        /// What.
        need: must Need { tells() },
        /// For an action: the kinds of which one is needed each; empty: any one action.
        kinds: or Vec<ActionKind>,
        /// For which cases.
        when: or When,
    }
}

words! {
    /// What a refusal by the customer leads to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum OnRefusal {
        /// A new proposal in the same case.
        NewRound = "new-round",
        /// A new, linked case (M-9.9).
        NewCase = "new-case",
    }
}

words! {
    /// When a case gets its number.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Assign {
        /// As soon as it is taken down.
        AtIntake = "at-intake",
        /// By the registrar (M-9.4); until then it is a draft.
        AtRegistration = "at-registration",
    }
}

words! {
    /// Whether one may approve what one proposed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SelfApproval {
        /// Within one's own limit.
        WithinLimit = "within_limit",
        /// Never.
        Never = "never",
    }
}

words! {
    /// Which settlements need an approval.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ApprovalMode {
        /// Those above the proposer's own authority (L-1).
        ByAuthority = "by-authority",
        /// Every one (T-3, M-9.4).
        Always = "always",
    }
}

words! {
    /// What a duty can demand.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Need {
        /// An investigation with an outcome.
        Investigated = "investigated",
        /// A proposal.
        Resolved = "resolved",
        /// An approval of the settlement as it stands.
        Approved = "approved",
        /// The customer's acceptance.
        Accepted = "accepted",
        /// The remedies done.
        CarriedOut = "carried-out",
        /// Every item of the complaint answered (L-7).
        ItemsAnswered = "items-answered",
        /// An answer to the customer.
        Answered = "answered",
        /// The written notice to the customer (L-7, M-9.11).
        WrittenNotice = "written-notice",
        /// Liable units whose shares add up to 100 % (M-9.7).
        Liability = "liability",
        /// Every promise kept or overdue and explained.
        PromisesKept = "promises-kept",
        /// A corrective action, of each kind the duty names; after one that does not work a new one.
        Action = "action",
        /// Every action checked, the last of them found working.
        ActionVerified = "action-verified",
        /// The office's second opinion, after the customer's answer (M-9.6).
        ConsolidatedAgain = "consolidated-again",
        /// A loss that can be told: no quantity left open (M-9.7).
        Loss = "loss",
        /// No returned goods that wait for an instruction (M-13c).
        ReturnsDecided = "returns-decided",
        /// Returns and allowances proved by a document (M-13e).
        Proofs = "proofs",
    }
}

impl Policy {
    /// Reads one policy file. Everything wrong is noted in the reader's context; `None` where what
    /// must be there is not (`id`, `effective_from`, `steps` …). Entries that cannot be read are left
    /// out. The caller ends with [`Reader::finish`], as for every document. `locate` finds the place
    /// of a byte range of the file, `file` is the name cases and findings show.
    pub fn read(
        reader: &Reader,
        locate: &dyn Fn(Range<usize>) -> Place,
        file: &str,
    ) -> Option<Self> {
        let places = Places::new(reader.node(), locate);
        let read = <Self as Table>::read(reader, &places)?;
        let settings = places.settings(rules::settings().into_iter(), &read.rules.0);
        for setting in read.rules.0.keys() {
            if !settings.contains_key(setting) {
                let what = msg!("policy-rule-of-nothing", setting = setting);
                reader.invalid("rules", what);
            }
        }
        Some(Self {
            file: file.to_owned(),
            settings,
            places: places.into_fields(),
            ..read
        })
    }
}

impl Band {
    fn continues(&self, before: Option<&Self>, reader: &Reader) {
        continues(self.above, before.and_then(|before| before.up_to), reader);
    }
}

/// Holds what a band says it begins above to the end of the band before.
fn continues(above: Option<Money>, before: Option<Money>, reader: &Reader) {
    let Some(above) = above else { return };
    let end = before.unwrap_or(Money::ZERO);
    let (from, to) = (end.to_string(), above.to_string());
    if above > end {
        reader.invalid("above", msg!("policy-band-gap", end = from, start = to));
    } else if above < end {
        let what = msg!("policy-band-overlap", end = from, start = to);
        reader.invalid("above", what);
    }
}
