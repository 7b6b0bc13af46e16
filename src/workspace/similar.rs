//! Cases that may tell of the matter somebody is about to take down again.

use anyhow::Result;
use chrono::Datelike as _;

use crate::domain::case::Case;
use crate::domain::case::form::Form;
use crate::domain::msg::Msg;
use crate::domain::similar::{Matter, WINDOW};
use crate::domain::time::shown;
use crate::msg;
use crate::store::snapshot::case_place;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// The cases that tell of the same matter, by number; a case that cannot be read is passed over with a
/// warning: what is told is taken down all the same.
pub fn find(env: &mut Env, workspace: &Workspace, form: &Form) -> Result<Vec<Case>> {
    let received = form.received.unwrap_or(workspace.now);
    let Some(matter) = Matter::of(form, received) else {
        return Ok(Vec::new());
    };
    let since = workspace.calendar.in_zone(matter.since());
    // A case stands in the month it was recorded in, or received.
    let month = (since.year(), since.month());
    let near = |path: &str| case_place(path).is_some_and(|(other, _)| other >= month);
    let records = match workspace.records_where(near) {
        Ok(records) => records,
        Err(error) => {
            env.warn(&problems::of(error))?;
            return Ok(Vec::new());
        }
    };
    let known = records
        .into_iter()
        .filter_map(|record| record.into_known_at(workspace.now))
        .map(|(case, _)| case);
    let mut found: Vec<Case> = known.filter(|case| matter.is_of(case)).collect();
    found.sort_by(|a, b| (b.received, &b.number).cmp(&(a.received, &a.number)));
    Ok(found)
}

/// Warns of them, with what to do instead.
pub fn warn(env: &mut Env, found: &[Case]) -> Result<()> {
    let open = found.iter().rev().find(|case| !case.ended());
    let Some(first) = open.or(found.first()) else {
        return Ok(());
    };
    let named = found.iter().take(NAMED).map(|case| {
        msg!(
            "intake-similar-case",
            number = &case.number,
            received = shown(case.received),
            status = case.derived_status().named()
        )
    });
    let mut named: Vec<Msg> = named.collect();
    if found.len() > NAMED {
        named.push(msg!("story-word", word = "…"));
    }
    let what = msg!(
        "intake-similar",
        days = WINDOW.to_string(),
        cases = Msg::list(named)
    );
    let help = msg!("intake-similar-help", number = &first.number);
    env.warn(&Problem::usage(what).help(help))
}

/// As many cases as the warning names.
const NAMED: usize = 5;
