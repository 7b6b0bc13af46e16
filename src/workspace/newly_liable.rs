//! Who is made liable only after a case was closed: on whom that falls is recorded with the decision,
//! as it is with a closing.

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::case::liability::{Basis, Who};
use crate::domain::judge::deductions::basis;
use crate::domain::tree::{Path, Seg};
use crate::workspace::change::Change;

/// What the deductions are reckoned by for whoever a correction at a path newly made liable, by the
/// staff of its day. Whoever was liable before keeps what is stored, or the staff of the closing.
pub fn newly_liable(change: &Change, corrected: &Path) -> Result<Vec<Basis>> {
    let shares = |seg: &Seg| matches!(seg, Seg::Key(key) if key == "liability");
    if change.case.closing.is_none() || !corrected.0.iter().any(shares) {
        return Ok(Vec::new());
    }
    let after = change.resulting()?;
    let new = new(&change.case, &after);
    for who in &new {
        there(change, who)?;
    }
    let rule = change.policy.consequences.deduction.as_ref();
    let staff = &change.workspace.regulations.staff;
    let stored = rule.map(|rule| basis(rule, staff, &new, change.day()));
    Ok(stored.unwrap_or_default())
}

fn new<'a>(before: &Case, after: &'a Case) -> Vec<&'a Who> {
    let stored = after.bases();
    let charged = before.charged();
    let known = |who: &Who| {
        let mut before = charged.iter();
        before.any(|charged| charged.liable.who == *who)
            || stored.iter().any(|basis| basis.is_of(who))
    };
    let after = after
        .charged()
        .into_iter()
        .map(|charged| &charged.liable.who);
    after.filter(|who| !known(who)).collect()
}

fn there(change: &Change, who: &Who) -> Result<()> {
    let Who::Unit { unit, person } = who else {
        return Ok(());
    };
    change.workspace.known_unit(unit, change.day())?;
    if let Some(name) = person {
        change.workspace.person_there(name, change.day())?;
    }
    Ok(())
}
