//! A case under another number: its file, its sanctions, and what other cases call it. Shared by
//! `register`, which numbers drafts, and `renumber`.

use std::path::Path as FilePath;

use anyhow::Result;

use crate::codec;
use crate::codec::parts::owner;
use crate::codec::yaml::Doc;
use crate::domain::case::Case;
use crate::domain::case::stamp::Stamp;
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::domain::word::Word as _;
use crate::msg;
use crate::store::files::{ReadFault, read_bytes};
use crate::ui::lang::Lang;
use crate::ui::words::Words;
use crate::workspace::open::Workspace;
use crate::workspace::read_back;

mod layout;

pub use layout::Files;

/// The month a case's number carries, and its file stands under.
pub fn month(case: &Case) -> (i32, u32) {
    case.filed_in()
}

/// The edits that put new numbers into a case's links, each recorded as a correction.
pub fn relinked(
    record: &Record,
    stamp: &Stamp,
    reason: &str,
    to: impl Fn(&str) -> Option<String>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (path, old) in record.case.iter().flat_map(Case::references) {
        if let Some(new) = to(&old) {
            edits.push(Edit::Set(path.clone(), Value::Quoted(new.clone())));
            edits.push(correction(stamp, &path, &old, &new, reason));
        }
    }
    edits
}

/// The entry that says a number was another before.
pub fn correction(stamp: &Stamp, field: &Path, old: &str, new: &str, reason: &str) -> Edit {
    let fact = stamp.block(vec![
        ("field", Some(Value::Text(field.to_string()))),
        ("old", Some(Value::Quoted(old.to_owned()))),
        ("new", Some(Value::Quoted(new.to_owned()))),
        ("reason", Some(Value::Text(reason.to_owned()))),
    ]);
    Edit::Append(Path::root().key("corrections"), fact)
}

/// A record after edits, read as it will stand.
pub fn edited(
    workspace: &Workspace,
    record: &Record,
    edits: &[Edit],
    (number, file, month): (&str, &str, (i32, u32)),
) -> Result<Record> {
    let text = read_back::edited(&record.file, &record.text, edits)?;
    Ok(codec::record::read(
        file,
        number,
        month,
        text,
        &workspace.calendar,
    ))
}

/// The files beside a case that goes from one place to another.
pub fn move_beside(
    workspace: &Workspace,
    files: &mut Files,
    case: &Case,
    moved: (&FilePath, &FilePath),
    number: &str,
) -> Result<()> {
    move_private(workspace, files, case, moved)?;
    move_sanctions(workspace, files, case, moved, number)
}

/// The file of sanctions of a case that goes from one place to another, where there is one and it
/// is this case's.
pub fn move_sanctions(
    workspace: &Workspace,
    files: &mut Files,
    case: &Case,
    (from, to): (&FilePath, &FilePath),
    number: &str,
) -> Result<()> {
    let old = workspace.repository.sanctions_path(from);
    let name = workspace.repository.relative(&old);
    let text = workspace.repository.read_if_there(&old);
    let Some(text) = text.map_err(|fault| fault.of(&name))? else {
        return Ok(());
    };
    let (owner, new) = sanctions_as(&name, &text, number)?;
    if owner.is_some() && owner != case.uid {
        return Ok(());
    }
    files.taken(&old, text);
    files.put(workspace.repository.sanctions_path(to), new)
}

/// The private part of a case that goes from one place to another, as it is, where it cannot be read
/// with the case and is not another's.
pub fn move_private(
    workspace: &Workspace,
    files: &mut Files,
    case: &Case,
    (from, to): (&FilePath, &FilePath),
) -> Result<()> {
    if !case.withheld {
        return Ok(());
    }
    let old = workspace.repository.private_path(from);
    let bytes = match read_bytes(&old) {
        Err(ReadFault::Missing) => return Ok(()),
        read => read.map_err(|fault| fault.of(workspace.repository.relative(&old)))?,
    };
    let owner = std::str::from_utf8(&bytes).ok().and_then(owner);
    if owner.is_some() && owner != case.uid.as_deref() {
        return Ok(());
    }
    files.taken(&old, bytes.as_slice());
    files.put(workspace.repository.private_path(to), bytes)
}

/// Whose sanctions a file holds, and its text with another number.
pub fn sanctions_as(name: &str, text: &str, number: &str) -> Result<(Option<String>, String)> {
    let edit = Edit::Set(Path::root().key("number"), Value::Quoted(number.to_owned()));
    let new = read_back::edited(name, text, &[edit])?;
    let owner = Doc::parse(text).ok();
    let owner = owner.and_then(|doc| doc.node().get("uid")?.text().map(str::to_owned));
    Ok((owner, new))
}

/// The words of the organisation: what is written into its files is in its language.
pub fn words(workspace: &Workspace) -> Words {
    let organization = workspace.regulations.organization.as_ref();
    let lang = organization.and_then(|organization| Lang::from_word(&organization.language));
    Words::new(lang.unwrap_or(Lang::Zh))
}

/// Why a link changed, as the file says it.
pub fn link_reason(workspace: &Workspace, uid: Option<&str>) -> String {
    words(workspace).say(&msg!("renumber-reason-link", uid = uid.unwrap_or("–")))
}
