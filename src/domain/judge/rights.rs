//! The right somebody needs to record a fact.

use super::easing::RIGHT as EASING_RIGHT;
use super::reads::reads;
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::policy::Policy;
use crate::domain::schema::{self, Declared as _, Kind};
use crate::domain::tree::Path;
use crate::domain::word::Word;

/// The rights each of which permits to record the fact at a path; none where nobody needs one.
pub fn rights(case: &Case, kind: FactKind, path: &Path) -> Vec<&'static str> {
    match kind {
        // A proposal may decide on actions as well.
        FactKind::Action => vec!["action", "resolve"],
        FactKind::ObjectionDecided => vec!["object-decide"],
        FactKind::SanctionDecided => vec!["sanction-approve"],
        FactKind::SanctionPublished => vec!["sanction-publish"],
        FactKind::Correction => correction(case, path),
        FactKind::Closing => vec![closing(case)],
        kind => kind.act().map(Word::word).into_iter().collect(),
    }
}

/// The rights of which one permits to mend the field at a path: to make the step it belongs to or, where
/// a clock goes by it, to move what is due; none where it is what was told, or nobody's step.
pub fn mending_rights(case: &Case, policy: &Policy, field: &Path) -> Vec<&'static str> {
    let places = (1..field.0.len()).rev();
    let mut facts = places.filter_map(|n| {
        let place = Path(field.0.get(..n)?.to_vec());
        Some((FactKind::at(&place)?, place))
    });
    match facts.next() {
        Some((FactKind::Item, _)) | None => Vec::new(),
        Some((kind, place)) => {
            let mut rights = rights(case, kind, &place);
            let date =
                schema::at(Case::FIELDS, field).is_some_and(|it| matches!(it.kind, Kind::Date));
            let moves = policy.reserves(EASING_RIGHT) && (date || reads(policy, field));
            rights.extend(moves.then_some(EASING_RIGHT));
            rights
        }
    }
}

/// A new number, and what other cases call it, is the work of renumbering.
fn correction(case: &Case, path: &Path) -> Vec<&'static str> {
    let nth = path.nth().unwrap_or_default();
    let field = case.corrections.get(nth).map(|it| it.field.as_str());
    if field.is_some_and(|field| field == "number" || field.starts_with("links.")) {
        vec!["renumber", "register"]
    } else {
        vec!["correct"]
    }
}

fn closing(case: &Case) -> &'static str {
    match &case.closing {
        Some(closing) if closing.dismissed => "dismiss",
        Some(closing) if closing.unresolved => "close-unresolved",
        _ => "close",
    }
}
