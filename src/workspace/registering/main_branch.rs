//! Numbers are given in one place: on the main branch, where nobody else gives them meanwhile.

use anyhow::Result;

use crate::msg;
use crate::store::git::Git;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// Refuses to number drafts elsewhere than on the organisation's main branch. Without git, or
/// where the organisation names no main branch, there is no elsewhere. A detached head will do
/// where it is the tip of that branch, here or on a remote, as a CI job checks it out.
pub fn refuse_elsewhere(workspace: &Workspace) -> Result<()> {
    let organization = workspace.regulations.organization.as_ref();
    let Some((main, file)) = organization.and_then(|o| Some((o.main_branch.as_ref()?, &o.file)))
    else {
        return Ok(());
    };
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Ok(());
    };
    let branch = git.branch()?;
    let there = match &branch {
        Some(branch) => branch == main,
        None => git.at_tip_of(main)?,
    };
    if there {
        return Ok(());
    }
    let what = match branch {
        Some(branch) => msg!("renumber-not-main", main = main, branch = branch),
        None => msg!("renumber-not-main-detached", main = main),
    };
    let mut problem = Problem::refused(what).rule("main-branch").help(msg!(
        "renumber-not-main-help",
        command = format!("git switch {main}")
    ));
    problem.place = place(workspace, file);
    Err(problem.into())
}

/// Where the organisation names its main branch.
fn place(workspace: &Workspace, file: &str) -> Option<crate::domain::place::Place> {
    let text = crate::store::files::read_text(&workspace.repository.root().join(file)).ok()?;
    let start = text.lines().scan(0, |at, line| {
        let begin = *at;
        *at += line.len() + 1;
        Some((begin, line))
    });
    let mut lines = start.filter(|(_, line)| line.trim_start().starts_with("main_branch"));
    let (begin, line) = lines.next()?;
    let key = begin..begin + line.find('=').unwrap_or(line.len());
    Some(crate::codec::place::place(
        file,
        &text,
        begin..key.end.min(begin + "main_branch".len()),
    ))
}
