//! A case as the facts it records.

use std::collections::BTreeMap;

use crate::domain::case::Case;
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
