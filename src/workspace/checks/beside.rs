//! What stands beside the cases.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;

use crate::finding::{Finding, Severity, Target};
use crate::msg;
use crate::rules::{self, Beside, Rule, Stray};
use crate::store::listing::Listing;
use crate::ui::problem::{Problem, ProblemKind};
use crate::workspace::duties;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::posted;
use crate::workspace::problems;
use crate::workspace::stopped;

/// Findings on the regulations and on what is no case.
pub fn beside(
    workspace: &Workspace,
    listing: &Listing,
    wants: impl Fn(&Rule) -> bool,
) -> Result<Vec<Finding>> {
    let strays = strays(workspace, listing);
    let posted = posted::changed(workspace)?;
    let duties = duties::book(workspace)?;
    let beside = Beside {
        regulations: &workspace.regulations,
        strays: &strays,
        posted: &posted,
        duties: Some((&duties, workspace.now)),
        log: None,
    };
    Ok(rules::check_beside(&beside, wants))
}

/// The files of the cases asked for.
pub fn chosen(env: &Env, workspace: &Workspace, ids: &[String]) -> Result<BTreeSet<String>> {
    let files = ids.iter().map(|id| {
        let path = workspace.find(env, id)?;
        Ok(workspace.repository.relative(&path))
    });
    files.collect()
}

/// Bonuses that are kept elsewhere must be readable where they are; where they are not, they are
/// somebody else's to check, and that is said.
pub fn elsewhere(env: &mut Env, workspace: &Workspace) -> Result<()> {
    match &workspace.regulations.staff.sheets.missing {
        Some(missing) if missing.absent => env.warn(&problems::elsewhere(missing)),
        Some(missing) => Err(problems::elsewhere(missing).into()),
        None => Ok(()),
    }
}

/// What is in `cases/` and is no case, and what writers left that were stopped.
pub(super) fn strays(workspace: &Workspace, listing: &Listing) -> Vec<Stray> {
    let repository = &workspace.repository;
    let odd = listing.odd.iter().map(|odd| Stray {
        file: repository.relative(&odd.path),
        what: odd.msg(repository),
        help: msg!("check-stray-help"),
    });
    let stray = |path: &Path, problem: Problem| Stray {
        file: repository.relative(path),
        what: problem.what,
        help: problem.help.unwrap_or_else(|| msg!("check-stray-help")),
    };
    let unfinished = stopped::unfinished(repository).into_iter();
    let unfinished = unfinished.map(|problem| stray(&repository.unfinished_path(), problem));
    let left = repository.only_copies(&listing.temporary).into_iter();
    let left = left.map(|path| stray(&path, stopped::only_copy(repository, &path)));
    odd.chain(unfinished).chain(left).collect()
}

/// Without a calendar no case can be judged; what is wrong with it is the finding.
pub fn unjudged(error: anyhow::Error) -> Result<Vec<Finding>> {
    let problem = problems::of(error);
    if problem.kind != ProblemKind::Usage || problem.place.is_none() {
        return Err(problem.into());
    }
    let all = std::iter::once(&problem).chain(&problem.also);
    let found = all.map(|problem| {
        let file = problem.place.as_ref().map_or("policies", |p| &p.file);
        let what = problem.what.clone();
        let mut finding = Finding::new("invalid-policy", Severity::Error, file, Target::File, what);
        finding.place.clone_from(&problem.place);
        finding.help.clone_from(&problem.help);
        finding
    });
    Ok(found.collect())
}
