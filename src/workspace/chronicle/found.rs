//! Where a case is now, and its way through the history.

use std::path::Path;

use anyhow::Result;

use crate::domain::private_part::private_of;
use crate::store::case_files::{CaseFiles, FileText, uid_of};
use crate::store::files::ReadFault;
use crate::store::git::Git;
use crate::store::snapshot::sanctions_of;
use crate::store::trail::{self, Trail};
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// The case as the working tree has it, where it does, and its way through the history.
pub fn found(
    env: &Env,
    workspace: &Workspace,
    git: &Git,
    id: &str,
) -> Result<(Option<CaseFiles>, Trail)> {
    let committed = git.head()?.is_some();
    let path = match workspace.find(env, id) {
        Ok(path) => path,
        Err(error) => {
            let unknown = problems::unknown(error)?;
            let number = id
                .rsplit(['/', std::path::MAIN_SEPARATOR])
                .next()
                .unwrap_or(id);
            let number = number.strip_suffix(".yaml").unwrap_or(number);
            let once = if committed {
                trail::once(git, number)?
            } else {
                None
            };
            let Some((path, uid)) = once else {
                return Err(unknown.into());
            };
            let trail = trail::follow(git, &path, uid.as_deref())?;
            let working = now(workspace, &trail)?;
            return Ok((working, trail));
        }
    };
    let state = working(workspace, &workspace.repository.relative(&path))?;
    let text = state.case.text.as_ref().ok();
    let uid = text.and_then(|text| uid_of(text));
    if !committed {
        return Ok((Some(state), Trail::default()));
    }
    let mut trail = trail::follow(git, &state.case.path, uid.as_deref())?;
    if let (true, Some(uid)) = (trail.commits.is_empty(), &uid) {
        // A new path that is not committed yet.
        for other in git.files_holding("HEAD", uid, "cases")? {
            let other = trail::follow(git, &other, Some(uid))?;
            if other.states.contains_key("HEAD") {
                trail = other;
            }
        }
    }
    Ok((Some(state), trail))
}

/// The case in the working tree where HEAD has it.
fn now(workspace: &Workspace, trail: &Trail) -> Result<Option<CaseFiles>> {
    let Some(state) = trail.states.get("HEAD") else {
        return Ok(None);
    };
    let state = working(workspace, &state.case.path)?;
    Ok((state.case.text != Err(ReadFault::Missing)).then_some(state))
}

fn working(workspace: &Workspace, path: &str) -> Result<CaseFiles> {
    let content = |path: String| match workspace.repository.read(Path::new(&path)) {
        Err(fault) if fault.stops() => Err(fault.of(&path)),
        text => Ok(FileText {
            text,
            id: String::new(),
            path,
        }),
    };
    let apart = content(sanctions_of(path))?;
    let private = content(private_of(path))?;
    Ok(CaseFiles {
        case: content(path.to_owned())?.with_private(Some(private)),
        apart: (apart.text != Err(ReadFault::Missing)).then_some(apart),
    })
}
