//! What others entered in somebody's name from paper, until that person confirms it.

use super::rights::rights;
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::policy::decides;
use crate::domain::schema::Stamp;
use crate::domain::tree::Path;

/// A decision entered from paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper<'a> {
    /// What it is.
    pub kind: FactKind,
    /// Where it stands.
    pub path: Path,
    /// Who decided it, who typed it, and when.
    pub stamp: &'a Stamp,
}

/// What of a case was decided on paper and is confirmed by nobody. `same` says whether two addresses
/// are one person's.
pub fn unconfirmed(case: &Case, same: impl Fn(&str, &str) -> bool) -> Vec<OnPaper<'_>> {
    let confirmed = |stamp: &Stamp| {
        let mut signed = case.countersignatures.iter();
        signed.any(|signed| {
            let own = signed.entered_by.is_none() && same(&signed.by, &stamp.by);
            own && signed.recorded >= stamp.recorded
        })
    };
    let facts = case.dated().into_iter().filter_map(|fact| {
        let kind = FactKind::at(&fact.path)?;
        let entered = fact.stamp.entered_by.is_some() && fact.stamp.paper.is_some();
        let decided = rights(case, kind, &fact.path).into_iter().any(decides);
        (entered && decided && !confirmed(fact.stamp)).then_some(OnPaper {
            kind,
            path: fact.path,
            stamp: fact.stamp,
        })
    });
    facts.collect()
}
