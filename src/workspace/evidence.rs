//! A piece of evidence kept beside the case.
//!
//! Evidence lies under `attachments/<uid>/`, not under the number: the uid never changes, so
//! giving a case another number moves nothing.

use std::path::Path;

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::case::conduct::Attachment;
use crate::domain::case::evidence;
use crate::domain::case::fact::Fact;
use crate::domain::digest::sha256;
use crate::domain::schema::Stamp;
use crate::msg;
use crate::store::files;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;

/// Where a piece of evidence is kept.
pub struct Kept {
    /// Its path, relative to the repository.
    pub path: String,
    /// What cites it, unless the case does.
    pub fact: Option<Fact>,
    /// Its file, unless it is there.
    pub files: ChangeSet,
}

/// A file to be kept beside a case and cited by it, unless the case has it.
pub fn keep(
    env: &Env,
    root: &Path,
    (case, stamp): (&Case, Stamp),
    (file, title): (&str, Option<&str>),
) -> Result<Kept> {
    let content = files::read_evidence(&env.cwd.join(file)).map_err(|fault| fault.of(file))?;
    let stored = |path: &String| files::is_taken(&root.join(path));
    let sha256 = sha256(&content);
    let mut files = ChangeSet::new();
    let known = |sha: &Option<String>| sha.as_deref() == Some(sha256.as_str());
    let mut cited = case.attachments.iter();
    if let Some(one) = cited.find(|one| known(&one.sha256)) {
        let path = one.file.clone();
        // Whoever cited it may have been stopped before it was stored.
        if evidence::is_inside(&path) && !stored(&path) {
            files.create(path.as_str(), content);
        }
        let fact = None;
        return Ok(Kept { path, fact, files });
    }
    let uid = case.uid.as_deref().filter(|uid| is_uid(uid));
    let Some(uid) = uid else {
        let what = msg!("intake-no-uid", number = &case.number);
        return Err(Problem::usage(what).into());
    };
    let name = Path::new(file).file_name().unwrap_or_default();
    let name = evidence::safe_name(&name.to_string_lossy());
    let Some(path) = evidence::places(uid, &name).find(|path| !stored(path)) else {
        return Err(Problem::unreadable(msg!("store-exists", path = name)).into());
    };
    files.create(root.join(&path), content);
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let fact = Some(Fact::Attachment(Attachment {
        stamp,
        file: path.clone(),
        sha256: Some(sha256),
        title: title.map(str::to_owned),
    }));
    Ok(Kept { path, fact, files })
}

/// Whether an identity may name a directory.
fn is_uid(uid: &str) -> bool {
    let part = |c: char| c.is_ascii_hexdigit() || c == '-';
    (8..=36).contains(&uid.len()) && uid.chars().all(part) && !uid.starts_with('-')
}
