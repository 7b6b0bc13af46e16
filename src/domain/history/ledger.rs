//! A case as the facts it records.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::stamp::Stamp;
use crate::domain::tree::{Data, Node, Path, Seg};
use crate::words;

words! {
    /// What a fact is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum FactKind {
        /// What was taken down of the complaint, and whatever no step stands for.
        Intake = "intake",
        /// One of several matters in the complaint.
        Item = "item",
        /// What was found about an item.
        ItemDecided = "item-decided",
        /// Acceptance by the office.
        Registration = "registration",
        /// A hand-over.
        Assignment = "assignment",
        /// A move up a tier.
        Escalation = "escalation",
        /// What was found.
        Investigation = "investigation",
        /// A proposed settlement.
        Settlement = "settlement",
        /// The office's opinion.
        Consolidation = "consolidation",
        /// A signature, or its refusal.
        Approval = "approval",
        /// The customer's answer.
        Agreement = "agreement",
        /// The remedies are done.
        CarriedOut = "carried-out",
        /// What the customer was told.
        Reply = "reply",
        /// What the customer was promised.
        Promise = "promise",
        /// A promise was kept.
        PromiseKept = "promise-kept",
        /// Goods came back.
        Return = "return",
        /// Returned goods were sold.
        Resale = "resale",
        /// An outside party paid.
        Recovery = "recovery",
        /// A corrective action.
        Action = "action",
        /// A corrective action was done.
        ActionDone = "action-done",
        /// A corrective action was checked.
        ActionVerified = "action-verified",
        /// A department objects.
        Objection = "objection",
        /// An objection was decided.
        ObjectionDecided = "objection-decided",
        /// A sanction.
        Sanction = "sanction",
        /// A sanction was decided.
        SanctionDecided = "sanction-decided",
        /// The clocks stopped.
        Hold = "hold",
        /// The clocks went on.
        Resumed = "resumed",
        /// A mended fact.
        Correction = "correction",
        /// An accepted finding.
        Waiver = "waiver",
        /// The end.
        Closing = "closing",
        /// A case it belongs with.
        Link = "link",
        /// Another case took its place.
        Superseded = "superseded",
        /// Evidence.
        Attachment = "attachment",
        /// A remark.
        Note = "note",
    }
}

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
