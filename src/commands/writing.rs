//! The one door through which commands write: shown as a diff, or written and, if asked,
//! committed.

use anyhow::Result;
use similar::TextDiff;

use super::args::{Format, WriteArgs};
use super::desk::Desk;
use super::room::Room;
use crate::domain::problem::Problem;
use crate::msg;
use crate::store::git::Git;
use crate::store::write::ChangeSet;
use crate::ui::escape;

/// Writes the files, or with `--dry-run` shows what would change.
pub fn write(
    desk: &mut Desk,
    room: &Room,
    args: &WriteArgs,
    files: &ChangeSet,
    subject: &str,
    trailers: &[(String, String)],
) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    if args.dry_run {
        return show(desk, room, args, files);
    }
    files.apply(&room.repository)?;
    commit(
        desk,
        room,
        args,
        &files.paths(&room.repository),
        subject,
        trailers,
    )
}

/// Commits what was written, where the flag or the organisation asks for it.
pub fn commit(
    desk: &mut Desk,
    room: &Room,
    args: &WriteArgs,
    paths: &[String],
    subject: &str,
    trailers: &[(String, String)],
) -> Result<()> {
    let always = room
        .regulations
        .organization
        .as_ref()
        .is_some_and(|o| o.commit);
    if !args.commit && !always {
        return Ok(());
    }
    let Some(git) = Git::at(room.repository.root()) else {
        return desk.warn(&Problem::usage(msg!("command-no-git")));
    };
    git.commit(paths, subject, trailers)?;
    Ok(())
}

/// The change as a unified diff. In JSON it goes beside the answer.
fn show(desk: &mut Desk, room: &Room, args: &WriteArgs, files: &ChangeSet) -> Result<()> {
    for (path, old, new) in files.iter() {
        let name = room.repository.relative(path);
        let binary = |bytes: Option<&[u8]>| bytes.is_some_and(|bytes| bytes.contains(&0));
        if binary(old) || binary(new) {
            let size = new.map_or(0, <[u8]>::len).to_string();
            desk.remark(&msg!("intake-binary", file = name, size = size))?;
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
        let mut lines = String::new();
        for line in escape::terminal_lines(&shown) {
            lines.push_str(&line);
            lines.push('\n');
        }
        if args.format == Format::Json {
            write!(desk.err, "{lines}")?;
        } else {
            desk.write(&lines)?;
        }
    }
    Ok(())
}
