//! Which changes of a recorded case are accounted for by what is recorded with them.

use std::sync::Arc;

use crate::audit::version::{Area, CaseVersion};
use crate::audit::view::CommitView;
use crate::domain::case::Case;
use crate::domain::case::corrections::mendable;
use crate::domain::case::fact::FactKind;
use crate::domain::history::{Change, Entry, FieldChange};
use crate::domain::schema::{self, Declared};
use crate::domain::tree::{Path, Seg};

/// The changes of a fact that nothing recorded accounts for.
pub fn unaccounted<'a>(
    view: &CommitView,
    (old, now): (&Arc<CaseVersion>, &Arc<CaseVersion>),
    changes: &[Change],
    (after, fields): (&Entry, &'a [FieldChange]),
) -> Vec<&'a FieldChange> {
    let (Some(before), Some(case)) = (old.case(), now.case()) else {
        return Vec::new();
    };
    let grown = after.kind == FactKind::Settlement && grown(before, after, fields);
    let accounted = |field: &&FieldChange| {
        corrected(view, now, field)
            || match after.kind {
                FactKind::Intake => follows(old, now, changes, field),
                FactKind::Item => decided(before, case, changes, (after, field)),
                FactKind::Settlement => grown,
                _ => false,
            }
    };
    fields.iter().filter(|field| !accounted(field)).collect()
}

/// Whether a recorded correction says the same, of a field that may be mended so. In a merge it may
/// be one of several that were recorded side by side.
fn corrected(view: &CommitView, now: &CaseVersion, field: &FieldChange) -> bool {
    let mends = mendable(&field.path) || names_a_case(&field.path);
    let name = field.path.to_string();
    let beside = || {
        now.entries.iter().any(|entry| {
            let says = |key: &str| entry.fields.get(&Path::root().key(key));
            let (about, new) = (
                says("field") == Some(&name),
                says("new") == field.new.as_ref(),
            );
            entry.kind == FactKind::Correction && about && new
        })
    };
    mends && (field.correction.is_some() || (view.is_merge() && beside()))
}

/// Whether a field holds the number of a case, which renumbering changes.
fn names_a_case(path: &Path) -> bool {
    match path.0.as_slice() {
        [Seg::Key(key)] => key == "number",
        [Seg::Key(links), Seg::Key(key)] => {
            links == "links" && (key == "supersedes" || key == "superseded_by")
        }
        [Seg::Key(links), Seg::Key(key), Seg::Index(_), rest @ ..] => {
            let number = matches!(rest, [] | [Seg::Key(_)])
                && rest
                    .last()
                    .is_none_or(|last| *last == Seg::Key("number".to_owned()));
            links == "links" && key == "related" && number
        }
        _ => false,
    }
}

/// What stands in no fact of its own, and follows from one.
fn follows(old: &CaseVersion, now: &CaseVersion, changes: &[Change], field: &FieldChange) -> bool {
    match field.path.0.as_slice() {
        [Seg::Key(key), ..] if key.starts_with("x-") => true,
        [Seg::Key(key)] if key == "number" => {
            old.key.0 == Area::Sanctions || numbered(old, changes)
        }
        [Seg::Key(links), Seg::Key(key)] if links == "links" && key == "superseded_by" => {
            field.old.is_none() && added(changes, FactKind::Superseded)
        }
        // The answers to the items of a former round go with it.
        [Seg::Key(rounds), Seg::Index(i), Seg::Key(answers), ..] => {
            let former = old.case().map_or(0, |case| case.rounds.len());
            let as_given = old
                .case()
                .zip(now.case())
                .is_some_and(|(old, now)| as_given(old, now, *i));
            rounds == "rounds" && answers == "answers" && *i >= former && as_given
        }
        _ => false,
    }
}

/// Whether a former round holds the answers to the items as they were given, where they were given
/// before it was kept.
fn as_given(old: &Case, now: &Case, round: usize) -> bool {
    let Some(kept) = now.rounds.get(round) else {
        return false;
    };
    let given = |n: u64| old.items.iter().find(|item| item.n == n)?.accepted;
    let first = round == old.rounds.len();
    kept.answers
        .iter()
        .all(|said| !first || given(said.n).is_none_or(|given| given == said.accepted))
}

/// Whether a draft got its number with its registration.
fn numbered(old: &CaseVersion, changes: &[Change]) -> bool {
    let draft = old
        .case()
        .is_some_and(|case| case.number.starts_with("draft-"));
    draft && added(changes, FactKind::Registration)
}

fn added(changes: &[Change], kind: FactKind) -> bool {
    changes
        .iter()
        .any(|change| matches!(change, Change::Added(entry) if entry.kind == kind))
}

/// What is filled in of an item by the step that decides or answers it.
fn decided(
    before: &Case,
    now: &Case,
    changes: &[Change],
    (after, field): (&Entry, &FieldChange),
) -> bool {
    let Some(Seg::Key(key)) = field.path.0.last() else {
        return false;
    };
    let own = |change: &Change| match change {
        Change::Added(entry) => {
            entry.kind == FactKind::ItemDecided && entry.path.0.starts_with(&after.path.0)
        }
        _ => false,
    };
    match key.as_str() {
        _ if schema::came_with(Case::FIELDS, &field.path).is_some() => {
            field.old.is_none() && changes.iter().any(own)
        }
        "answered" => field.old.is_none() && added(changes, FactKind::Reply),
        // A new round asks again.
        "accepted" | "option" if now.rounds.len() > before.rounds.len() => true,
        // There is no answer before an offer, and none after the answer to the whole.
        "accepted" | "option" => {
            let offered = now.current.settlement.is_some() && before.current.agreement.is_none();
            field.old.is_none() && offered
        }
        _ => false,
    }
}

/// Whether a proposal only grew, item by item, while nobody had decided on it.
fn grown(before: &Case, after: &Entry, fields: &[FieldChange]) -> bool {
    let round = &before.current;
    let undecided =
        round.consolidations.is_empty() && round.approvals.is_empty() && round.agreement.is_none();
    let count = round
        .settlement
        .as_ref()
        .map_or(0, |settlement| settlement.remedies.len());
    let further = |field: &FieldChange| {
        let below = field.path.0.get(after.path.0.len()..).unwrap_or_default();
        let new = match below {
            [Seg::Key(list), Seg::Index(i), ..] => list == "remedies" && *i >= count,
            [Seg::Key(key)] => key == "advance",
            _ => false,
        };
        new && field.old.is_none()
    };
    undecided && fields.iter().all(further)
}

/// Whether the record says that the case has another number: by a correction, or by registering
/// what was a draft.
pub fn renumbered(old: &CaseVersion, now: &CaseVersion, changes: &[Change]) -> bool {
    let path = Path::root().key("number");
    let mended = changes.iter().any(|change| match change {
        Change::Changed { fields, .. } => fields
            .iter()
            .any(|field| field.path == path && field.correction.is_some()),
        _ => false,
    });
    old.number() != now.number() && (mended || numbered(old, changes))
}
