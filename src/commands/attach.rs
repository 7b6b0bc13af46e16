//! `attach`: keeps a piece of evidence beside the case.
//!
//! Evidence lies under `attachments/<uid>/`, not under the number: the uid never changes, so
//! giving a case another number moves nothing.

use std::path::Path;

use anyhow::Result;

use crate::domain::case::conduct::Attachment;
use crate::domain::case::evidence;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::digest::sha256;
use crate::msg;
use crate::store::files;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "FILE")]
    file: String,
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Attach, &args.write)?;
    let content =
        files::read_evidence(&env.cwd.join(&args.file)).map_err(|fault| fault.of(&args.file))?;
    let root = workspace.repository.root();
    let stored = |path: &String| files::is_taken(&root.join(path));
    let sha256 = sha256(&content);
    let known = |sha: &Option<String>| sha.as_deref() == Some(sha256.as_str());
    let mut cited = change.case.attachments.iter();
    if let Some(one) = cited.find(|one| known(&one.sha256)) {
        let (file, mut said) = (one.file.clone(), Vec::new());
        // Whoever cited it may have been stopped before it was stored.
        if evidence::is_inside(&file) && !stored(&file) {
            let mut also = ChangeSet::new();
            also.create(file.as_str(), content);
            change.also(also);
            said.push(msg!("intake-attached", file = file));
        }
        return change.finish(env, &args.write, &said);
    }
    let uid = change.case.uid.as_deref().filter(|uid| is_uid(uid));
    let Some(uid) = uid else {
        let what = msg!("intake-no-uid", number = &change.case.number);
        return Err(Problem::usage(what).into());
    };
    let name = Path::new(&args.file).file_name().unwrap_or_default();
    let name = evidence::safe_name(&name.to_string_lossy());
    let Some(path) = evidence::places(uid, &name).find(|path| !stored(path)) else {
        return Err(Problem::unreadable(msg!("store-exists", path = name)).into());
    };
    let mut also = ChangeSet::new();
    also.create(workspace.repository.root().join(&path), content);
    change.also(also);
    let title = args.title.as_ref().map(|title| title.trim().to_owned());
    change.add(&Fact::Attachment(Attachment {
        stamp: change.stamp(),
        file: path.clone(),
        sha256: Some(sha256),
        title: title.filter(|it| !it.is_empty()),
    }));
    change.finish(env, &args.write, &[msg!("intake-attached", file = path)])
}

/// Whether an identity may name a directory.
fn is_uid(uid: &str) -> bool {
    let part = |c: char| c.is_ascii_hexdigit() || c == '-';
    (8..=36).contains(&uid.len()) && uid.chars().all(part) && !uid.starts_with('-')
}
