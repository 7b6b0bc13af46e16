//! Cases that may tell of the matter somebody is about to take down again.

use anyhow::Result;
use chrono::Datelike as _;

use crate::domain::case::Case;
use crate::domain::case::form::Form;
use crate::domain::msg::Msg;
use crate::domain::record::Record;
use crate::domain::similar::{Matter, WINDOW};
use crate::domain::time::shown;
use crate::msg;
use crate::store::case_file::CaseFile;
use crate::ui::problem::Problem;
use crate::workspace::customers::perhaps_of;
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
    let perhaps = match perhaps_of(matter.customer(), workspace, month) {
        Ok(perhaps) => perhaps,
        Err(error) => {
            env.warn(&error.into())?;
            return Ok(Vec::new());
        }
    };
    let near = |file: &CaseFile| file.month() >= month;
    let of_it = |record: Record| {
        let (case, _) = record.into_known_at(workspace.now)?;
        matter.is_of(&case).then_some(case)
    };
    let mut found = match workspace.each_of(&perhaps, near, |_| true, of_it) {
        Ok(found) => found,
        Err(error) => {
            env.warn(&problems::of(error))?;
            return Ok(Vec::new());
        }
    };
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
