//! What stands beside the cases.

use anyhow::Result;

use crate::finding::Finding;
use crate::rules::{self, Beside, Rule, Stray};
use crate::workspace::open::Workspace;

/// Findings on the regulations and on what is no case.
pub fn beside(workspace: &Workspace, wants: impl Fn(&Rule) -> bool) -> Result<Vec<Finding>> {
    let strays = strays(workspace)?;
    let beside = Beside {
        regulations: &workspace.regulations,
        strays: &strays,
    };
    Ok(rules::check_beside(&beside, wants))
}

/// What is in `cases/` and is no case.
pub(super) fn strays(workspace: &Workspace) -> Result<Vec<Stray>> {
    let odd = workspace.repository.list_cases()?.odd.into_iter();
    let stray = odd.map(|odd| Stray {
        file: workspace.repository.relative(&odd.path),
        what: odd.msg(&workspace.repository),
    });
    Ok(stray.collect())
}
