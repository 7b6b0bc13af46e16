//! What stands beside the cases.

use std::path::Path;

use anyhow::Result;

use crate::finding::Finding;
use crate::msg;
use crate::rules::{self, Beside, Rule, Stray};
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;
use crate::workspace::writing;

/// Findings on the regulations and on what is no case.
pub fn beside(workspace: &Workspace, wants: impl Fn(&Rule) -> bool) -> Result<Vec<Finding>> {
    let strays = strays(workspace)?;
    let beside = Beside {
        regulations: &workspace.regulations,
        strays: &strays,
    };
    Ok(rules::check_beside(&beside, wants))
}

/// What is in `cases/` and is no case, and what writers left that were stopped.
pub(super) fn strays(workspace: &Workspace) -> Result<Vec<Stray>> {
    let repository = &workspace.repository;
    let listing = repository.list_cases()?;
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
    let unfinished = writing::unfinished(repository).into_iter();
    let unfinished = unfinished.map(|problem| stray(&repository.unfinished_path(), problem));
    let left = repository.only_copies(&listing.temporary).into_iter();
    let left = left.map(|path| stray(&path, writing::only_copy(repository, &path)));
    Ok(odd.chain(unfinished).chain(left).collect())
}
