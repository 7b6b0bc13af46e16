//! How a case is handled: its vocabulary, what is required, who may what, what is owed at closing.

use super::condition::When;
use super::rights::{self, RIGHT};
use crate::domain::case::action::ActionKind;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::reader::Reader;
use crate::domain::schema::Names;
use crate::domain::step::Step;
use crate::{msg, table, words};

table! {
    /// A word of the company's vocabulary.
    #[derive(Clone, Debug)]
    pub struct Term at id {
        /// The identifier in the case file.
        id: must String { unique() example("other") },
        /// Its title.
        title: named Localized = id,
    }
}

table! {
    /// Fields registration needs.
    #[derive(Clone, Debug)]
    pub struct Required at fields {
        /// Field paths: `product.order`.
        fields: some Vec<String> { names(Names::Requirable) tells() },
        /// Whether one of them is enough.
        any: or bool,
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
        /// For which cases: the bands of the first condition that fits are the ones (B-6c, C-8).
        when: or When,
        /// What the band before ends with: stated only to be compared with it, so that a person who
        /// writes both ends cannot leave a gap.
        above: may Money { example("0") },
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
        /// For which cases; the first of a command that fits is the one.
        when: or When,
    }
}

table! {
    /// Something that must be done before a step: closing, where no other is named.
    #[derive(Clone, Debug)]
    pub struct Duty at need {
        /// What.
        need: must Need { tells() },
        /// The step that waits for it, and is refused until then.
        before: or Step = (Step::Closed) { example("resolved") },
        /// For an action: the kinds of which one is needed each; empty: any one action.
        kinds: or Vec<ActionKind>,
        /// For `informed`: the roles each of which is told.
        roles: or Vec<String> { names(Names::Role) },
        /// For which cases.
        when: or When,
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
        /// The same shares confirmed by whoever decides on liability (B-2b).
        LiabilityConfirmed = "liability-confirmed",
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
        /// Each role the duty names told of the case, unless it acted on it itself (V-1b, R-8).
        Informed = "informed",
        /// The customer's satisfaction, or why it is not known (C-10c); told with the closing.
        Satisfaction = "satisfaction",
        /// A summary (C-13); told with the closing.
        Summary = "summary",
    }
}

impl Band {
    fn continues(&self, before: Option<&Self>, reader: &Reader) {
        let before = before.filter(|before| before.when == self.when);
        continues(self.above, before.and_then(|before| before.up_to), reader);
    }
}

impl Permission {
    /// Everything a permission may be about.
    pub fn keys() -> Vec<&'static str> {
        rights::all()
    }
}

/// Holds what a band says it begins above to the end of the band before.
pub(super) fn continues(above: Option<Money>, before: Option<Money>, reader: &Reader) {
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
