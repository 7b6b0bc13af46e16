//! A case as the facts it records.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::stamp::Stamp;
use crate::domain::tree::{Data, Node, Path, Seg};
use crate::words;

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// What was taken down of the complaint, and whatever no step stands for.
    Intake,
    /// One of several matters in the complaint.
    Item,
    /// What was found about an item.
    ItemDecided,
    /// Acceptance by the office.
    Registration,
    /// A hand-over.
    Assignment,
    /// A move up a tier.
    Escalation,
    /// What was found.
    Investigation,
    /// A proposed settlement.
    Settlement,
    /// The office's opinion.
    Consolidation,
    /// A signature, or its refusal.
    Approval,
    /// The customer's answer.
    Agreement,
    /// The remedies are done.
    CarriedOut,
    /// What the customer was told.
    Reply,
    /// What the customer was promised.
    Promise,
    /// A promise was kept.
    PromiseKept,
    /// Goods came back.
    Return,
    /// Returned goods were sold.
    Resale,
    /// An outside party paid.
    Recovery,
    /// A corrective action.
    Action,
    /// A corrective action was done.
    ActionDone,
    /// A corrective action was checked.
    ActionVerified,
    /// A department objects.
    Objection,
    /// An objection was decided.
    ObjectionDecided,
    /// A sanction.
    Sanction,
    /// A sanction was decided.
    SanctionDecided,
    /// The clocks stopped.
    Hold,
    /// The clocks went on.
    Resumed,
    /// A mended fact.
    Correction,
    /// An accepted finding.
    Waiver,
    /// The end.
    Closing,
    /// A case it belongs with.
    Link,
    /// Another case took its place.
    Superseded,
    /// Evidence.
    Attachment,
    /// A remark.
    Note,
}

words!(FactKind {
    Intake: "intake",
    Item: "item",
    ItemDecided: "item-decided",
    Registration: "registration",
    Assignment: "assignment",
    Escalation: "escalation",
    Investigation: "investigation",
    Settlement: "settlement",
    Consolidation: "consolidation",
    Approval: "approval",
    Agreement: "agreement",
    CarriedOut: "carried-out",
    Reply: "reply",
    Promise: "promise",
    PromiseKept: "promise-kept",
    Return: "return",
    Resale: "resale",
    Recovery: "recovery",
    Action: "action",
    ActionDone: "action-done",
    ActionVerified: "action-verified",
    Objection: "objection",
    ObjectionDecided: "objection-decided",
    Sanction: "sanction",
    SanctionDecided: "sanction-decided",
    Hold: "hold",
    Resumed: "resumed",
    Correction: "correction",
    Waiver: "waiver",
    Closing: "closing",
    Link: "link",
    Superseded: "superseded",
    Attachment: "attachment",
    Note: "note",
});

impl FactKind {
    /// The kind of the fact at a path, in a current or a former round.
    fn of(path: &Path) -> Option<Self> {
        let keys = path.0.iter().filter_map(|seg| match seg {
            Seg::Key(key) if key != "rounds" => Some(key.as_str()),
            _ => None,
        });
        Some(match keys.collect::<Vec<_>>().as_slice() {
            ["items"] => Self::Item,
            ["items", "decided"] => Self::ItemDecided,
            ["registration"] => Self::Registration,
            ["assignments"] => Self::Assignment,
            ["escalations"] => Self::Escalation,
            ["investigation"] => Self::Investigation,
            ["settlement"] => Self::Settlement,
            ["consolidations"] => Self::Consolidation,
            ["approvals"] => Self::Approval,
            ["agreement"] => Self::Agreement,
            ["carried_out"] => Self::CarriedOut,
            ["replies"] => Self::Reply,
            ["promises"] => Self::Promise,
            ["promises", "kept"] => Self::PromiseKept,
            ["returns"] => Self::Return,
            ["resales"] => Self::Resale,
            ["recoveries"] => Self::Recovery,
            ["actions"] => Self::Action,
            ["actions", "done"] => Self::ActionDone,
            ["actions", "verified"] => Self::ActionVerified,
            ["objections"] => Self::Objection,
            ["objections", "decision"] => Self::ObjectionDecided,
            ["sanctions"] => Self::Sanction,
            ["sanctions", "decided"] => Self::SanctionDecided,
            ["pauses"] => Self::Hold,
            ["pauses", "until"] => Self::Resumed,
            ["corrections"] => Self::Correction,
            ["waivers"] => Self::Waiver,
            ["closing"] => Self::Closing,
            ["links", "related"] => Self::Link,
            ["links", "superseded"] => Self::Superseded,
            ["attachments"] => Self::Attachment,
            ["notes"] => Self::Note,
            _ => return None,
        })
    }
}

/// One fact of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: FactKind,
    /// Where it stands in that version.
    pub path: Path,
    /// When and by whom, where it is a dated fact.
    pub stamp: Option<Stamp>,
    /// Its own values by their path below it (`remedies[0].amount`), the stamp's among them,
    /// without those of facts within it. How a value was quoted does not count.
    pub fields: BTreeMap<Path, String>,
}

/// The facts of a version, the intake first, the others in the order of the file. `root` is the
/// document the case was read from.
pub fn ledger(case: &Case, root: &Node) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let items = (0..case.items.len()).map(|i| (Path::root().key("items").index(i), None));
    let facts = case.facts();
    let facts = facts
        .iter()
        .map(|fact| (fact.path.clone(), Some(fact.stamp)));
    for (path, stamp) in items.chain(facts) {
        if let Some(kind) = FactKind::of(&path) {
            entries.push(Entry {
                kind,
                path,
                stamp: stamp.cloned(),
                fields: BTreeMap::new(),
            });
        }
    }
    let mut intake = BTreeMap::new();
    flatten(root, &Path::root(), &mut |path, text| {
        let mut holders = entries.iter_mut().filter(|entry| within(path, &entry.path));
        // The innermost fact holds the value: a promise's keeping is not the promise.
        let first = holders.next();
        let innermost = holders.fold(first, |best, entry| match best {
            Some(best) if best.path.0.len() >= entry.path.0.len() => Some(best),
            _ => Some(entry),
        });
        match innermost {
            Some(entry) => {
                let below = path.0.get(entry.path.0.len()..).unwrap_or_default();
                entry.fields.insert(Path(below.to_vec()), text);
            }
            None if is_derived(path) => {}
            None => {
                intake.insert(path.clone(), text);
            }
        }
    });
    entries.insert(
        0,
        Entry {
            kind: FactKind::Intake,
            path: Path::root(),
            stamp: None,
            fields: intake,
        },
    );
    entries
}

/// What follows from the facts, or says how the file is written.
fn is_derived(path: &Path) -> bool {
    matches!(path.0.as_slice(), [Seg::Key(key)] if key == "status" || key == "format")
}

fn within(path: &Path, outer: &Path) -> bool {
    path.0.starts_with(&outer.0)
}

/// Every value with its path; an empty value counts as absent.
fn flatten(node: &Node, path: &Path, found: &mut impl FnMut(&Path, String)) {
    match &node.data {
        Data::Null => {}
        Data::Scalar(scalar) => found(path, scalar.text.clone()),
        Data::Map(entries) => {
            for entry in entries {
                flatten(&entry.value, &path.key(&entry.key), found);
            }
        }
        Data::Seq(members) => {
            for (i, member) in members.iter().enumerate() {
                flatten(member, &path.index(i), found);
            }
        }
        Data::Opaque => found(path, "…".to_owned()),
    }
}
