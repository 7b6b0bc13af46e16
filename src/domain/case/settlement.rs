//! The proposal, the opinions and signatures on it, and the customer's answer.

use super::liability::Liable;
use super::remedy::{self, Commitment, Remedy};
use super::stamp::{self, Stamp};
use crate::domain::digest::sha256;
use crate::domain::money::Money;
use crate::domain::reader::Reader;
use crate::domain::tree::Value;

/// A proposed settlement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// When it was proposed, by whom.
    pub stamp: Stamp,
    /// What is to be done for the customer.
    pub remedies: Vec<Remedy>,
    /// Words that go with it.
    pub text: Option<String>,
    /// Whether we pay at once what another party will have to bear.
    pub advance: bool,
}

impl Settlement {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let remedies = reader.list("remedies", Remedy::read);
        let text = reader.text("text");
        let advance = reader.flag("advance").unwrap_or(false);
        Some(Self {
            stamp: stamp?,
            remedies,
            text,
            advance,
        })
    }

    /// What it commits us to; authority is measured by it.
    pub fn commitment(&self) -> Commitment {
        remedy::commitment(&self.remedies)
    }

    /// A fingerprint of what is to be done: an opinion and an approval keep the one they were given
    /// for, so that a settlement changed or replaced afterwards shows.
    pub fn fingerprint(&self) -> String {
        let canonical: String = self.remedies.iter().map(Remedy::canonical).collect();
        let mut digest = sha256(canonical.as_bytes());
        digest.truncate(16);
        digest
    }
}

/// The office's opinion (M-9.4, M-9.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consolidation {
    /// When, by whom.
    pub stamp: Stamp,
    /// The opinion.
    pub text: Option<String>,
    /// Who is liable, as the office decides it (M-7, M-9.7); empty where it adds nothing.
    pub liability: Vec<Liable>,
    /// The fingerprint of the settlement it speaks of; older files lack it.
    pub settlement: Option<String>,
}

impl Consolidation {
    /// Reads one opinion.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let text = reader.text("text");
        let liability = reader.list("liability", Liable::read);
        let settlement = reader.text("settlement");
        Some(Self {
            stamp: stamp?,
            text,
            liability,
            settlement,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        let liability: Vec<Value> = self.liability.iter().map(Liable::value).collect();
        self.stamp.block(vec![
            ("text", stamp::text(self.text.as_ref())),
            (
                "liability",
                (!liability.is_empty()).then_some(Value::Seq(liability)),
            ),
            ("settlement", self.settlement.clone().map(Value::Quoted)),
        ])
    }
}

/// A decision on the settlement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// When, by whom.
    pub stamp: Stamp,
    /// Whether it was turned down.
    pub rejected: bool,
    /// Why it was turned down.
    pub reason: Option<String>,
    /// The role it was signed in.
    pub role: Option<String>,
    /// Whose role that is, where it was delegated (代理).
    pub on_behalf_of: Option<String>,
    /// The role's limit at that time; `None`: without limit.
    pub limit: Option<Money>,
    /// The amount committed; `None`: a quantity was open.
    pub amount: Option<Money>,
    /// The fingerprint of the settlement decided on.
    pub settlement: Option<String>,
}

impl Approval {
    /// Reads one decision.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let rejected = reader.flag("rejected").unwrap_or(false);
        let open = reader.value("amount").and_then(|node| node.text()) == Some("open");
        let unlimited = reader.value("limit").and_then(|node| node.text()) == Some("unlimited");
        let approval = Self {
            rejected,
            reason: reader.text("reason"),
            role: reader.text("role"),
            on_behalf_of: reader.text("on_behalf_of"),
            limit: if unlimited {
                None
            } else {
                reader.money("limit")
            },
            amount: if open { None } else { reader.money("amount") },
            settlement: reader.text("settlement"),
            stamp: stamp?,
        };
        Some(approval)
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        let money = |amount: Option<Money>, otherwise: &str| match amount {
            Some(amount) => Value::Quoted(amount.to_string()),
            None => Value::Plain(otherwise.to_owned()),
        };
        self.stamp.block(vec![
            ("rejected", stamp::yes(self.rejected)),
            ("reason", stamp::text(self.reason.as_ref())),
            ("role", stamp::text(self.role.as_ref())),
            ("on_behalf_of", stamp::text(self.on_behalf_of.as_ref())),
            (
                "limit",
                self.role.as_ref().map(|_| money(self.limit, "unlimited")),
            ),
            ("amount", Some(money(self.amount, "open"))),
            ("settlement", self.settlement.clone().map(Value::Quoted)),
        ])
    }
}

/// The customer's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// When, recorded by whom.
    pub stamp: Stamp,
    /// Yes or no.
    pub accepted: bool,
    /// The option chosen (C-6).
    pub option: Option<String>,
    /// How the answer came.
    pub via: Option<String>,
    /// What the customer said.
    pub text: Option<String>,
}

impl Agreement {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let accepted = reader.required("accepted", reader.flag("accepted"));
        let option = reader.text("option");
        let via = reader.text("via");
        let text = reader.text("text");
        Some(Self {
            stamp: stamp?,
            accepted: accepted?,
            option,
            via,
            text,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        self.stamp.block(vec![
            ("accepted", Some(Value::Plain(self.accepted.to_string()))),
            ("option", stamp::text(self.option.as_ref())),
            ("via", stamp::text(self.via.as_ref())),
            ("text", stamp::text(self.text.as_ref())),
        ])
    }
}

/// The sections that make up one round; a new proposal moves them to `rounds`, unchanged.
pub const ROUND_SECTIONS: &[&str] = &[
    "settlement",
    "consolidations",
    "approvals",
    "agreement",
    "carried_out",
];

/// One round of proposal, opinion, decision and answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// The proposal.
    pub settlement: Option<Settlement>,
    /// The office's opinions.
    pub consolidations: Vec<Consolidation>,
    /// The decisions.
    pub approvals: Vec<Approval>,
    /// The customer's answer.
    pub agreement: Option<Agreement>,
    /// When the remedies were done.
    pub carried_out: Option<Stamp>,
    /// What was noted about carrying it out.
    pub carried_out_text: Option<String>,
    /// What the customer said to single items of a former proposal: number and yes or no. In the
    /// current round it stands with the items.
    pub answers: Vec<(u64, bool)>,
}

impl Round {
    /// Reads the sections of a round from the map that holds them; for the current one that is the
    /// case itself.
    pub fn read(reader: &Reader) -> Self {
        let mut carried_out_text = None;
        let carried_out = reader.map("carried_out", |reader| {
            carried_out_text = reader.text("text");
            Stamp::read(reader)
        });
        Self {
            settlement: reader.map("settlement", Settlement::read),
            consolidations: reader.list("consolidations", Consolidation::read),
            approvals: reader.list("approvals", Approval::read),
            agreement: reader.map("agreement", Agreement::read),
            carried_out,
            carried_out_text,
            answers: Vec::new(),
        }
    }

    /// Reads a former round, a member of `rounds`.
    pub fn read_former(reader: &Reader) -> Self {
        let answers = reader.list("answers", |reader| {
            let n = reader.required("n", reader.count("n"));
            let accepted = reader.required("accepted", reader.flag("accepted"));
            n.zip(accepted)
        });
        Self {
            answers,
            ..Self::read(reader)
        }
    }

    /// Whether the office has given an opinion after the customer's answer (M-9.6). The first of a
    /// round comes before the answer, also where both bear the same second.
    pub fn opinion_after_answer(&self) -> bool {
        self.after_answer(self.consolidations.iter().map(|opinion| &opinion.stamp))
    }

    /// Whether the settlement was decided on again after the customer's answer (M-9.6).
    pub fn decision_after_answer(&self) -> bool {
        self.after_answer(self.approvals.iter().map(|approval| &approval.stamp))
    }

    fn after_answer<'a>(&self, stamps: impl Iterator<Item = &'a Stamp>) -> bool {
        let Some(answer) = self.agreement.as_ref().map(|agreement| agreement.stamp.at) else {
            return false;
        };
        stamps
            .enumerate()
            .any(|(i, stamp)| stamp.at > answer || (stamp.at == answer && i > 0))
    }

    /// The decision in force: the last one.
    pub fn decision(&self) -> Option<&Approval> {
        self.approvals.last()
    }

    /// The approval in force, if the last decision is one.
    pub fn approval(&self) -> Option<&Approval> {
        self.decision().filter(|approval| !approval.rejected)
    }

    /// Whether the customer refused.
    pub fn refused(&self) -> bool {
        self.agreement
            .as_ref()
            .is_some_and(|agreement| !agreement.accepted)
    }
}
