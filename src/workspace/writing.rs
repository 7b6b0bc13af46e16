//! The one door through which commands write: shown as a diff, or written and, if asked,
//! committed.

use anyhow::Result;
use similar::TextDiff;

use crate::domain::msg::Msg;
use crate::domain::word::Word as _;
use crate::msg;
use crate::safe;
use crate::store::git::error::GitError;
use crate::store::git::{Git, Turn, Underway};
use crate::store::write::{ChangeSet, Written};
use crate::ui::escape::{self, Safe, shell_word};
use crate::ui::lang::Lang;
use crate::ui::narrator::subject;
use crate::ui::problem::Problem;
use crate::ui::words::Words;
use crate::workspace::actor::Actor;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::stopped;

/// Writes the files, or with `--dry-run` shows what would change.
pub fn write(
    env: &mut Env,
    workspace: &Workspace,
    args: &WriteArgs,
    files: &ChangeSet,
    subject: &str,
    trailers: &[(String, String)],
) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    if args.dry_run {
        return show(env, workspace, args, files);
    }
    let turn = turn(workspace, args)?;
    if turn.is_some() {
        only_own(workspace, files)?;
    }
    let written = files.apply(&workspace.repository)?;
    let words = (subject, trailers);
    commit(env, workspace, args, &written, words, turn.as_ref())
}

/// The turn of a command that commits, from before it writes; `None` where nothing is committed.
pub fn turn(workspace: &Workspace, args: &WriteArgs) -> Result<Option<Turn>> {
    let git = Git::at(workspace.repository.root());
    let git = git.filter(|_| !args.dry_run && commits(workspace, args));
    match git.map(|git| git.turn()) {
        Some(Err(GitError::NotInstalled)) => Ok(None),
        turn => Ok(turn.transpose()?),
    }
}

/// Commits what was written, where the flag or the organisation asks for it, in the turn it was
/// written in.
pub fn commit(
    env: &mut Env,
    workspace: &Workspace,
    args: &WriteArgs,
    written: &Written,
    (subject, trailers): (&str, &[(String, String)]),
    turn: Option<&Turn>,
) -> Result<()> {
    name_left(env, workspace, written)?;
    let paths = &written.paths;
    let before = workspace.repository.last_write();
    let remember = |commit: Option<&str>| {
        let files = written.replaced.as_deref();
        workspace.repository.remember(trailers, files, commit);
    };
    remember(None);
    let git = Git::at(workspace.repository.root());
    if !commits(workspace, args) {
        // Said once, not at every step of somebody who commits by hand.
        let first = !args.held && before.is_none_or(|last| last.commit.is_some());
        if git.is_some() && first {
            let files = Msg::list(paths.clone());
            env.after.push(msg!("commit-not-yet", files = files));
        }
        return Ok(());
    }
    if let Some(lock) = turn.and_then(Turn::in_the_way) {
        let lock = workspace.repository.relative(lock);
        env.remark(&msg!("commit-waiting", lock = lock))?;
        env.err.flush()?;
    }
    let made = turn.map_or(Ok(None), |turn| turn.commit(paths, subject, trailers));
    match made {
        Ok(Some(commit)) => {
            remember(Some(&commit));
            Ok(())
        }
        Ok(None) => env.warn(&without_git(paths)),
        Err(error) => {
            let amid = git.and_then(|git| git.underway().ok().flatten());
            Err(uncommitted(error, paths, amid).into())
        }
    }
}

/// Whether what is written is committed.
fn commits(workspace: &Workspace, args: &WriteArgs) -> bool {
    let organization = workspace.regulations.organization.as_ref();
    args.commit || (!args.held && organization.is_some_and(|organization| organization.commit))
}

/// Refuses to commit with a change what else was changed in its files: that is somebody's own to
/// commit.
fn only_own(workspace: &Workspace, files: &ChangeSet) -> Result<()> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Ok(());
    };
    let there = files.iter().filter(|(_, old, _)| old.is_some());
    let there = there.map(|(path, ..)| workspace.repository.relative(path));
    let there: Vec<String> = there.collect();
    if there.is_empty() {
        return Ok(());
    }
    // Git names them from the top of the work tree.
    let changed = git.uncommitted(&there)?;
    let mut other = there;
    other.retain(|path| {
        changed
            .iter()
            .any(|changed| changed.ends_with(path.as_str()))
    });
    if other.is_empty() {
        return Ok(());
    }
    let quoted: Vec<String> = other.iter().map(|path| shell_word(path)).collect();
    let command = format!("git commit -- {}", quoted.join(" "));
    let problem = Problem::usage(msg!("commit-others", files = Msg::list(other)));
    Err(problem
        .help(msg!("commit-others-help", command = command))
        .into())
}

/// Names what killed writers left where something was written, and what is nowhere else.
pub fn name_left(env: &mut Env, workspace: &Workspace, written: &Written) -> Result<()> {
    for path in &written.left {
        env.warn(&stopped::only_copy(&workspace.repository, path))?;
    }
    Ok(())
}

/// The files stand without history: a warning, since that is a way to work.
fn without_git(paths: &[String]) -> Problem {
    let what = msg!("commit-no-git", files = Msg::list(paths.to_vec()));
    Problem::usage(what).help(msg!("commit-no-git-help"))
}

/// Git refused: the files are written all the same, and what to do next depends on what git is in
/// the middle of.
fn uncommitted(why: GitError, paths: &[String], amid: Option<Underway>) -> Problem {
    let files = Msg::list(paths.to_vec());
    let quoted: Vec<String> = paths.iter().map(|path| shell_word(path)).collect();
    let quoted = quoted.join(" ");
    let add = format!("git add {quoted}");
    let help = match amid {
        Some(amid) => msg!(
            "commit-amid-help",
            add = add,
            go_on = amid.command(),
            what = amid.word()
        ),
        None => msg!(
            "commit-refused-help",
            command = format!("{add} && git commit -- {quoted}")
        ),
    };
    Problem::unreadable(msg!("commit-refused", files = files, why = why)).help(help)
}

/// The trailers every commit of a command bears: which case, what was done, by whom.
pub fn trailers(number: &str, action: &str, actor: &Actor) -> Vec<(String, String)> {
    trailers_by(number, action, &actor.person.email)
}

/// The same for who acts by this address.
pub fn trailers_by(number: &str, action: &str, email: &str) -> Vec<(String, String)> {
    let named = [("Case", number), ("Action", action), ("Actor", email)];
    let owned = named.map(|(name, value)| (name.to_owned(), value.to_owned()));
    owned.to_vec()
}

/// The subject of a commit, in the organisation's language: it is read by everybody, wherever it
/// was made. English where there is no organisation file.
pub fn subject(workspace: &Workspace, number: &str, action: &str, briefs: &[Msg]) -> String {
    subject::line(&own_words(workspace), number, action, briefs)
}

/// The words of the organisation's language, for what everybody reads; English where there is no
/// organisation file.
pub fn own_words(workspace: &Workspace) -> Words {
    let organization = workspace.regulations.organization.as_ref();
    let lang = organization.and_then(|organization| Lang::from_word(&organization.language));
    Words::new(lang.unwrap_or(Lang::En))
}

/// The change as a unified diff. In JSON it goes beside the answer.
pub fn show(
    env: &mut Env,
    workspace: &Workspace,
    args: &WriteArgs,
    files: &ChangeSet,
) -> Result<()> {
    for (path, old, new) in files.iter() {
        let name = workspace.repository.relative(path);
        let binary = |bytes: Option<&[u8]>| bytes.is_some_and(|bytes| bytes.contains(&0));
        if binary(old) || binary(new) {
            let size = new.map_or(0, <[u8]>::len).to_string();
            env.remark(&msg!("intake-binary", file = name, size = size))?;
            continue;
        }
        let text = |bytes: Option<&[u8]>| {
            bytes
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                .unwrap_or_default()
        };
        let (old_text, new_text) = (text(old), text(new));
        let from = if old.is_some() {
            format!("a/{name}")
        } else {
            "/dev/null".to_owned()
        };
        let to = if new.is_some() {
            format!("b/{name}")
        } else {
            "/dev/null".to_owned()
        };
        let diff = TextDiff::from_lines(&old_text, &new_text);
        let shown = diff.unified_diff().header(&from, &to).to_string();
        let lines = escape::terminal_lines(&shown).map(|line| safe!("{}\n", line));
        let lines = Safe::join(lines, "");
        if args.format == Format::Json {
            env.aside(&lines)?;
        } else {
            env.show(&lines)?;
        }
    }
    Ok(())
}
