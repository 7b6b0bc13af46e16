//! One's own last command taken back, while nothing has followed it and nobody else has it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::domain::digest::sha256;
use crate::domain::msg::Msg;
use crate::msg;
use crate::store::files::{ReadFault, read_evidence};
use crate::store::git::{Commit, Git};
use crate::store::last_command::{LastWrite, Replaced};
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::open::Workspace;

/// What can be taken back.
pub struct Undoing {
    /// The case, where it was one.
    pub case: String,
    /// What was done.
    pub action: String,
    /// The files as they were before it.
    pub files: ChangeSet,
    /// The commit to be taken off the branch, and the one before it.
    commit: Option<(String, String)>,
    paths: Vec<String>,
}

impl Undoing {
    /// The last command, if it may be taken back.
    pub fn find(workspace: &Workspace, actor: &Actor) -> Result<Self> {
        let repository = &workspace.repository;
        let Some(git) = Git::at(repository.root()) else {
            return Err(Problem::usage(msg!("command-undo-no-git")).into());
        };
        if let Some(underway) = git.underway()? {
            let what = msg!("command-undo-underway", command = underway.command());
            return Err(refused(what).into());
        }
        let head = git.last_commit()?;
        let last = repository.last_write();
        match (last, head) {
            (Some(last), head) if last.commit.is_none() => {
                Self::uncommitted(workspace, actor, &git, &last, head.is_some())
            }
            (Some(last), Some(head)) if last.commit.as_ref() != Some(&head.id) => {
                let what = msg!(
                    "command-undo-followed",
                    action = last.action,
                    case = last.case
                );
                Err(refused(what).into())
            }
            (Some(_), Some(head)) => Self::committed(workspace, actor, &git, &head),
            (None, Some(head)) => {
                refuse_unknown(&git)?;
                Self::committed(workspace, actor, &git, &head)
            }
            (_, None) => Err(refused(msg!("command-undo-nothing")).into()),
        }
    }

    /// Takes it back.
    pub fn carry_out(&self, workspace: &Workspace) -> Result<()> {
        let repository = &workspace.repository;
        if let (Some((commit, parent)), Some(git)) = (&self.commit, Git::at(repository.root())) {
            git.take_back(commit, parent, &self.paths)?;
        }
        self.files.apply(repository)?;
        repository.forget_last();
        Ok(())
    }

    /// What stands in the working tree alone.
    fn uncommitted(
        workspace: &Workspace,
        actor: &Actor,
        git: &Git,
        last: &LastWrite,
        any_commit: bool,
    ) -> Result<Self> {
        let (action, case) = (&last.action, &last.case);
        let followed = || refused(msg!("command-undo-followed", action = action, case = case));
        let Some(files) = &last.files else {
            return Err(followed().into());
        };
        if !actor.person.has_address(&last.actor) {
            return Err(anothers(&last.action, &last.case, &last.actor).into());
        }
        let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
        if any_commit {
            let dirs: Vec<&str> = paths.iter().map(String::as_str).collect();
            let changed = git.changed_since("HEAD", &dirs)?;
            // Somebody has committed it by hand since.
            if !paths.iter().all(|path| changed.contains(path)) {
                return Err(followed().into());
            }
        }
        let mut set = ChangeSet::new();
        for file in files {
            put_back(workspace, &mut set, file)?.ok_or_else(followed)?;
        }
        Ok(Self {
            case: last.case.clone(),
            action: last.action.clone(),
            files: set,
            commit: None,
            paths,
        })
    }

    /// The last commit, if a command made it.
    fn committed(workspace: &Workspace, actor: &Actor, git: &Git, head: &Commit) -> Result<Self> {
        let trailer = |name: &str| {
            let mut lines = head.message.lines().rev();
            lines.find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(": ")?.to_owned()))
        };
        let (Some(action), Some(who)) = (trailer("Action"), trailer("Actor")) else {
            return Err(refused(msg!("command-undo-nothing")).into());
        };
        let case = trailer("Case").unwrap_or_default();
        let own = actor.person.has_address(&who) || actor.person.has_address(&head.author_email);
        if !own {
            return Err(anothers(&action, &case, &who).into());
        }
        let [parent] = head.parents.as_slice() else {
            let what = msg!("command-undo-merge", action = action, case = case);
            return Err(refused(what).into());
        };
        if git.is_pushed(&head.id)? {
            let what = msg!("command-undo-pushed", action = action, case = case);
            return Err(refused(what).into());
        }
        let changes = git.changes(&[(&head.id, Some(parent))], &["."])?.pop();
        let changes = changes.unwrap_or_default();
        let paths: Vec<String> = changes.iter().map(|change| change.path.clone()).collect();
        let dirs: Vec<&str> = paths.iter().map(String::as_str).collect();
        let edited: BTreeSet<String> = git.changed_since("HEAD", &dirs)?;
        if let Some(path) = paths.iter().find(|path| edited.contains(*path)) {
            return Err(refused(msg!("command-undo-edited", file = path)).into());
        }
        let olds: Vec<String> = changes.iter().filter_map(|it| it.old.clone()).collect();
        let mut olds = git.blobs(&olds)?.into_iter();
        let mut set = ChangeSet::new();
        for change in &changes {
            let path = workspace.repository.root().join(&change.path);
            let old = change.old.as_ref().and_then(|_| olds.next().flatten());
            match (old, on_disk(workspace, &change.path)?) {
                (Some(old), Some(now)) => set.replace(path, now, old),
                (Some(old), None) => set.create(path, old),
                (None, Some(now)) => set.remove(path, now),
                (None, None) => {}
            }
        }
        Ok(Self {
            case,
            action,
            files: set,
            commit: Some((head.id.clone(), parent.clone())),
            paths,
        })
    }
}

/// Refuses to reach behind what no commit holds: of such commands only the last is remembered, so that nobody can
/// tell whether one of them made it.
fn refuse_unknown(git: &Git) -> Result<()> {
    let open = git.changed_since("HEAD", KEPT)?;
    let Some(file) = open.first() else {
        return Ok(());
    };
    let command = format!("git diff HEAD -- {file}");
    let help = msg!("command-undo-forgotten-help", command = command);
    let what = msg!("command-undo-forgotten", file = file);
    Err(Problem::refused(what).rule("undo").help(help).into())
}

/// Where commands write.
const KEPT: &[&str] = &["cases", "duties", "audit", "policies/staff.toml"];

/// Adds what puts a file back; `None` where it is not as the command left it.
fn put_back(workspace: &Workspace, set: &mut ChangeSet, file: &Replaced) -> Result<Option<()>> {
    let path = workspace.repository.root().join(&file.path);
    let now = on_disk(workspace, &file.path)?;
    if now.as_deref().map(sha256) != file.new {
        return Ok(None);
    }
    match (file.old.clone(), now) {
        (Some(old), Some(now)) => set.replace(path, now, old),
        (Some(old), None) => set.create(path, old),
        (None, Some(now)) => set.remove(path, now),
        (None, None) => {}
    }
    Ok(Some(()))
}

/// What a file holds now; `None` where there is none.
fn on_disk(workspace: &Workspace, path: &str) -> Result<Option<Vec<u8>>> {
    match read_evidence(&workspace.repository.root().join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ReadFault::Missing) => Ok(None),
        Err(fault) => Err(fault.of(path).into()),
    }
}

/// It stands: what is recorded is mended, and what has ended begun anew.
fn refused(what: Msg) -> Problem {
    Problem::refused(what)
        .rule("undo")
        .help(msg!("command-undo-help"))
}

fn anothers(action: &str, case: &str, who: &str) -> Problem {
    let what = msg!(
        "command-undo-anothers",
        action = action,
        case = case,
        who = who
    );
    refused(what)
}
