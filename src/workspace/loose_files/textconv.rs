//! A file as readable lines, for git's `textconv`. It does not look at the clock and does not fail
//! git: what cannot be read is shown as it stands.

use std::path::Path;

use anyhow::Result;

use super::content::{LooseFile, ground, last_recorded, read};
use crate::domain::policy::figures;
use crate::report::difference::judged;
use crate::safe;
use crate::store::files;
use crate::ui::container::Container;
use crate::ui::difference as page;
use crate::ui::escape::{Safe, Terminal};
use crate::workspace::env::{Env, Exit};

/// Prints a file as readable lines.
pub fn textconv(env: &mut Env, file: &Path) -> Result<Exit> {
    let bytes = files::read_bytes(&env.cwd.join(file));
    let bytes = bytes.map_err(|fault| fault.of(file.to_string_lossy()))?;
    let shown = readable(env, &file.to_string_lossy(), &bytes);
    match shown {
        Some(text) => env.write(&text)?,
        // Git asked for the file as it is.
        None => env.container(&Container::made(bytes))?,
    }
    Ok(Exit::Fine)
}

fn readable(env: &Env, name: &str, bytes: &[u8]) -> Option<Safe<Terminal>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let root = env.root.as_deref().unwrap_or(Path::new(""));
    let ground = ground(&env.cwd.join(root))?;
    match read(name, text, &ground) {
        LooseFile::Case(record) => {
            let judged = judged(&record, &ground.regulations, last_recorded(&record));
            page::readable(&judged, env.layout.words)
        }
        LooseFile::Regulation(node) => {
            let lines = figures(&node).into_iter();
            let lines = lines.map(|(path, value)| {
                let line = format!("{path}: {value}");
                safe!("{}\n", line)
            });
            Some(Safe::join(lines, ""))
        }
        LooseFile::Other => None,
    }
}
