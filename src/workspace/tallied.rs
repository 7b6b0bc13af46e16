//! What a report keeps of the cases: each is read, measured and let go.

use anyhow::Result;

use crate::domain::exposure::Basis;
use crate::domain::shared::Words;
use crate::report::Subject;
use crate::report::explained::proofs;
use crate::report::groups::By;
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::restated::Restated;
use crate::report::summary::{Summary, summary};
use crate::report::tally::Tally;
use crate::report::wanted::Wanted;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::posted::{self, Asked};
use crate::workspace::subjects::{self, readable};

/// What is kept of the cases, with what of a posted month would be said otherwise now; nothing where a month
/// was only to be shown as it would be posted.
pub fn tallied(
    env: &mut Env,
    workspace: &Workspace,
    (wanted, about): (&Wanted, &(dyn Fn(&Subject) -> bool + Sync)),
    (period, asked): (&Period, Option<&Asked>),
) -> Result<Option<(Vec<Tally>, Vec<Restated>)>> {
    if asked.is_none() && !posted::statistics::is_posted(workspace, period)? {
        let words = Words::default();
        let tallies = subjects::each(env, workspace, None, |subject| {
            about(&subject).then(|| wanted.tally(&subject, &words))
        })?;
        return Ok(Some((tallies.into_iter().flatten().collect(), Vec::new())));
    }
    // What was known at the end of the month is read from what the files said then.
    let records = readable(env, workspace)?;
    if let Some(asked) = asked {
        posted::statistics::post(env, workspace, &records, asked)?;
        if asked.write.dry_run {
            return Ok(None);
        }
    }
    let restated = posted::statistics::restatements(workspace, &records, period)?;
    let mut subjects = subjects::of(env, workspace, records)?;
    subjects.retain(about);
    Ok(Some((wanted.tallies(&subjects), restated)))
}

/// The report of them, by these groups, which somebody asked for or which are the usual ones, with the proof
/// of every figure where that is wanted.
pub fn reported(
    workspace: &Workspace,
    (cases, restated): (&[Tally], Vec<Restated>),
    scope: &Scope,
    (by, proved): ((&[By], bool), bool),
) -> Summary {
    let basis = Basis {
        calendar: &workspace.calendar,
        organization: workspace.regulations.organization.as_ref(),
    };
    let proofs = proved.then(|| proofs(cases, scope));
    Summary {
        restated,
        proofs: proofs.unwrap_or_default(),
        ..summary(cases, scope, by, &basis)
    }
}
