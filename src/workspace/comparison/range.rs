//! Which two states are compared.

use anyhow::Result;

use crate::domain::msg::Msg;
use crate::msg;
use crate::store::git::Git;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::{Workspace, known};

/// The two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The full hash of the earlier one.
    pub base: String,
    /// The full hash of the later one; `None`: the working tree.
    pub head: Option<String>,
}

/// Branches that are usually the main one.
const USUAL: [&str; 4] = ["origin/main", "main", "origin/master", "master"];

impl Range {
    /// What a range on the command line means: `A..B`, `A...B` (from where they parted), `REV`
    /// (to the working tree); nothing: from where the main branch parted to the working tree.
    pub fn read(workspace: &Workspace, git: &Git, text: Option<&str>) -> Result<Self> {
        if git.head()?.is_none() {
            let what = msg!("diff-no-commits");
            return Err(Problem::usage(what)
                .help(msg!("diff-no-commits-help"))
                .into());
        }
        let or_head = |rev: &str| git.revision(if rev.is_empty() { "HEAD" } else { rev });
        let unrelated = || msg!("diff-no-base-help");
        let Some(text) = text else {
            let main = main_branch(workspace, git)?;
            let base = parting(git, &main, "HEAD", unrelated())?;
            return Ok(Self { base, head: None });
        };
        if let Some((one, other)) = text.split_once("...") {
            let [one, other] = [one, other].map(|rev| if rev.is_empty() { "HEAD" } else { rev });
            let head = git.revision(other)?;
            let base = parting(git, one, other, unrelated())?;
            return Ok(Self {
                base,
                head: Some(head),
            });
        }
        if let Some((one, other)) = text.split_once("..") {
            return Ok(Self {
                base: or_head(one)?,
                head: Some(or_head(other)?),
            });
        }
        Ok(Self {
            base: git.revision(text)?,
            head: None,
        })
    }
}

/// The branch whose history counts: the organisation's, else what the origin calls its head, else
/// one of the usual names. A branch that is only on the origin will do: that is all CI has.
fn main_branch(workspace: &Workspace, git: &Git) -> Result<String> {
    let organization = workspace.regulations.organization.as_ref();
    let named = organization.and_then(|organization| organization.main_branch.as_deref());
    let known = |name: &String| git.revision(name).is_ok();
    let mut candidates: Vec<String> = Vec::new();
    if let Some(name) = named {
        candidates = vec![name.to_owned(), format!("origin/{name}")];
    }
    candidates.push("origin/HEAD".to_owned());
    candidates.extend(USUAL.map(str::to_owned));
    if let Some(found) = candidates.into_iter().find(known) {
        return Ok(found);
    }
    let what = msg!("diff-no-main", branch = named.unwrap_or("main"));
    Err(Problem::usage(what).help(msg!("diff-no-main-help")).into())
}

/// Where two histories parted, or what lacks to tell. `unrelated` says what to do where they
/// never met.
pub fn parting(git: &Git, one: &str, other: &str, unrelated: Msg) -> Result<String, Problem> {
    let shallow = || !git.edges().unwrap_or_default().is_empty();
    match git.merge_base(one, other) {
        Ok(Some(base)) => Ok(base),
        Ok(None) if shallow() => {
            let what = msg!("base-shallow", one = one, other = other);
            Err(Problem::unreadable(what).help(msg!("base-shallow-help")))
        }
        Ok(None) => {
            let what = msg!("base-unrelated", one = one, other = other);
            Err(Problem::usage(what).help(unrelated))
        }
        Err(error) if shallow() => Err(Problem::from(error).help(msg!("base-shallow-help"))),
        Err(error) => Err(error.into()),
    }
}

/// The range and the cases meant. The first word may be either: what is a case here is a case,
/// though six digits may begin a commit's hash as well.
pub fn asked(
    env: &Env,
    workspace: &Workspace,
    git: &Git,
    what: &[String],
) -> Result<(Range, Vec<String>)> {
    let Some((first, rest)) = what.split_first() else {
        return Ok((Range::read(workspace, git, None)?, Vec::new()));
    };
    let case = known(workspace.find(env, first))?;
    let is_range = || Ok::<_, anyhow::Error>(!case && known(git.revision(first))?);
    if first.contains("..") || is_range()? {
        return Ok((Range::read(workspace, git, Some(first))?, rest.to_vec()));
    }
    match Range::read(workspace, git, None) {
        Ok(range) => Ok((range, what.to_vec())),
        Err(_) if !case => Err(Problem::usage(msg!("diff-unknown", id = first)).into()),
        Err(error) => Err(error),
    }
}
