//! The words regulations are written in. The fixed ones are types; the lists at the end are what
//! conditions and permissions may name.

use std::fmt;

use crate::domain::msg::Arg;
use crate::domain::reader::Word;
use crate::{msg, words};

words! {
    /// The steps any regulation can use. Their order here is the order of the case file; the policy
    /// lists its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Step {
        /// The complaint came in.
        Received = "received",
        /// It was accepted and numbered; the clocks start.
        Registered = "registered",
        /// It was handed to a unit or person.
        Assigned = "assigned",
        /// It was found established or not, with cause and liability.
        Investigated = "investigated",
        /// A settlement was proposed.
        Resolved = "resolved",
        /// The office gave its opinion.
        Consolidated = "consolidated",
        /// The settlement was approved by someone with the authority.
        Approved = "approved",
        /// The customer answered.
        Agreed = "agreed",
        /// The remedies were done.
        CarriedOut = "carried-out",
        /// All duties are done.
        Closed = "closed",
    }
}

/// A step as people call it; in a file it is written by its word.
impl From<Step> for Arg {
    fn from(step: Step) -> Self {
        Self::from(match step {
            Step::Received => msg!("moves-step-received"),
            Step::Registered => msg!("moves-step-registered"),
            Step::Assigned => msg!("moves-step-assigned"),
            Step::Investigated => msg!("moves-step-investigated"),
            Step::Resolved => msg!("moves-step-resolved"),
            Step::Consolidated => msg!("moves-step-consolidated"),
            Step::Approved => msg!("moves-step-approved"),
            Step::Agreed => msg!("moves-step-agreed"),
            Step::CarriedOut => msg!("moves-step-carried-out"),
            Step::Closed => msg!("moves-step-closed"),
        })
    }
}

/// A fact that starts or stops a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A step.
    Step(Step),
    /// The investigation itself, before its report (M-9.3).
    InvestigationDone,
    /// The first acknowledgement or answer to the customer.
    Acknowledged,
    /// The first answer to the customer (every item, where there are several).
    Answered,
    /// The written notice that the case is done.
    Noticed,
}

impl Mark {
    /// The marks that are no steps, with their words.
    const ASIDE: [(&'static str, Self); 4] = [
        ("investigation-done", Self::InvestigationDone),
        ("acknowledged", Self::Acknowledged),
        ("answered", Self::Answered),
        ("noticed", Self::Noticed),
    ];

    /// The mark for a word: every step's word and four more.
    pub fn from_word(word: &str) -> Option<Self> {
        let aside = Self::ASIDE.iter().find(|(known, _)| *known == word);
        Step::from_word(word)
            .map(Self::Step)
            .or(aside.map(|(_, mark)| *mark))
    }

    /// The word for the mark.
    pub fn word(self) -> &'static str {
        match self {
            Self::Step(step) => step.word(),
            other => Self::ASIDE
                .iter()
                .find(|(_, mark)| *mark == other)
                .map_or("", |(word, _)| *word),
        }
    }

    /// Every word a mark can be written with.
    pub fn words() -> Vec<&'static str> {
        let steps = Step::WORDS.iter().map(|(word, _)| *word);
        steps
            .chain(Self::ASIDE.iter().map(|(word, _)| *word))
            .collect()
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
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

/// Where a customer may be.
pub const ORIGINS: [&str; 2] = ["domestic", "foreign"];

/// The ways a complaint or an answer may take (C-1, L-7).
pub const CHANNELS: [&str; 8] = [
    "phone", "letter", "email", "visit", "web", "social", "counter", "other",
];

/// What a record may be (M-3).
pub const NATURES: [&str; 2] = ["complaint", "abnormality"];

/// What an investigation may find.
pub const OUTCOMES: [&str; 4] = ["upheld", "partly", "rejected", "goodwill"];

/// What may be done for the customer.
pub const REMEDIES: [&str; 9] = [
    "compensation",
    "allowance",
    "return",
    "replacement",
    "rework",
    "repair",
    "exchange",
    "refund",
    "apology",
];

/// The commands a permission may be about. `close-unresolved` is `close --unresolved`: the end of a
/// case the customer never accepted; `object-decide` is `object --decide`, `sanction-approve` is
/// `sanction --approve`.
pub const COMMANDS: &[&str] = &[
    "new",
    "register",
    "assign",
    "reply",
    "investigate",
    "resolve",
    "consolidate",
    "approve",
    "agree",
    "carry-out",
    "close",
    "close-unresolved",
    "dismiss",
    "reopen",
    "hold",
    "resume",
    "escalate",
    "object",
    "object-decide",
    "sanction",
    "sanction-approve",
    "correct",
    "waive",
    "promise",
    "keep",
    "receive",
    "action",
    "verify",
    "link",
    "resell",
    "recover",
    "note",
    "attach",
    "edit",
    "renumber",
];

/// The fields registration may ask for.
pub const FIELDS: &[&str] = &[
    "title",
    "received_by",
    "channel",
    "origin",
    "class",
    "category",
    "grade",
    "customer.name",
    "customer.contact",
    "customer.phone",
    "customer.email",
    "customer.address",
    "product.part",
    "product.order",
    "product.shipped",
    "product.quantity",
    "product.defective",
    "product.sample_kept",
    "claimed",
    "demand",
    "complaint",
    "items",
];
