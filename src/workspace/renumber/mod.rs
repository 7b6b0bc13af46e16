//! Cases that share a number: who keeps it, who gets another, and every file that names them.

use anyhow::Result;

use crate::store::git::Git;
use crate::workspace::open::Workspace;

mod answer;
mod assembly;
mod claims;
mod links;
mod moved_file;
mod plan;
mod survey;
mod tree;
mod unmerged;

pub use answer::{commit_words, nothing, say};
pub use assembly::{tried, written};
pub use plan::Plan;
pub use survey::Survey;
pub use unmerged::refuse_blind;

/// The cases that have one number, wherever they meet: in the index of an unfinished merge, or as
/// files of the tree.
pub fn survey(workspace: &Workspace, git: Option<&Git>) -> Result<Survey> {
    let mut all = Survey::default();
    let in_merge = match git {
        Some(git) => unmerged::read(workspace, git, &mut all)?,
        None => Vec::new(),
    };
    let mut records = workspace.records()?;
    records.retain(|record| !in_merge.contains(&record.file));
    if let Some(git) = git {
        unmerged::leave_moved(&mut all, &records);
        unmerged::follow(workspace, git, &mut all, &records)?;
    }
    tree::read(workspace, &mut all, records);
    Ok(all)
}
