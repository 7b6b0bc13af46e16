//! A case as the facts it records.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::conduct::Corrected;
use crate::domain::case::fact::FactKind;
use crate::domain::schema::Stamp;
use crate::domain::tree::{Data, Node, Path, Seg};

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
    let facts = case.dated();
    let facts = facts
        .iter()
        .map(|fact| (fact.path.clone(), Some(fact.stamp)));
    for (path, stamp) in items.chain(facts) {
        if let Some(kind) = FactKind::at(&path) {
            entries.push(Entry {
                kind,
                path,
                stamp: stamp.cloned(),
                fields: BTreeMap::new(),
            });
        }
    }
    let mut places: BTreeMap<Vec<Seg>, usize> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        places.entry(entry.path.0.clone()).or_insert(place);
    }
    let mut intake = BTreeMap::new();
    flatten(root, &Path::root(), &mut |path, text| {
        // The innermost fact holds the value: a promise's keeping is not the promise.
        let mut holders = (0..=path.0.len()).rev().filter_map(|end| path.0.get(..end));
        let innermost = holders.find_map(|holder| places.get(holder));
        match innermost.and_then(|place| entries.get_mut(*place)) {
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
    told_privately(case, &mut entries);
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

/// Lets the corrections of the private part say what that part, where it is there, says of them.
fn told_privately(case: &Case, entries: &mut [Entry]) {
    let mended = entries.iter_mut();
    let mended = mended.filter(|entry| entry.kind == FactKind::Correction);
    for (entry, correction) in mended.zip(&case.corrections) {
        let told = |told: &Corrected| told.is_of(correction);
        if case.corrected.iter().any(told) {
            let values = [
                ("old", correction.old.as_ref()),
                ("new", Some(&correction.new)),
            ];
            for (key, value) in values {
                let path = Path::root().key(key);
                match value {
                    Some(value) => entry.fields.insert(path, value.clone()),
                    None => entry.fields.remove(&path),
                };
            }
        }
    }
}

/// What follows from the facts, or says how the file is written.
fn is_derived(path: &Path) -> bool {
    matches!(path.0.as_slice(), [Seg::Key(key)] if key == "status" || key == "format")
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
