//! What objects hold, without holding it: evidence is large.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Write as _};
use std::process::{Child, Stdio};

use super::error::GitError;
use super::run::{Git, failed, garbled};
use crate::domain::case::evidence::Holding;
use crate::store::evidence::holding_of;

impl Git {
    /// What each of these objects holds, each read once by one process; those that are not here are
    /// elsewhere.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn contents(&self, ids: &BTreeSet<String>) -> Result<BTreeMap<String, Holding>, GitError> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut command = self.reader();
        command.args(["cat-file", "--batch", "--buffer"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::null());
        let broken = |error: io::Error| failed("cat-file", &error.to_string());
        let mut child = command.spawn().map_err(broken)?;
        let found = answers(&mut child, ids);
        child.wait().map_err(broken)?;
        found.map_err(broken)?.ok_or_else(|| garbled("cat-file"))
    }
}

fn answers(
    child: &mut Child,
    ids: &BTreeSet<String>,
) -> io::Result<Option<BTreeMap<String, Holding>>> {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    std::thread::scope(|scope| {
        // The requests are written beside the reading: either pipe may fill up.
        scope.spawn(move || {
            let mut pipe = stdin?;
            ids.iter().try_for_each(|id| writeln!(pipe, "{id}")).ok()
        });
        let Some(stdout) = stdout else {
            return Ok(None);
        };
        let mut answers = BufReader::new(stdout);
        let mut found = BTreeMap::new();
        for id in ids {
            let Some(holding) = next(&mut answers)? else {
                return Ok(None);
            };
            found.insert(id.clone(), holding);
        }
        Ok(Some(found))
    })
}

/// The next answer of `git cat-file --batch`; `None` where it is no such answer.
fn next(answers: &mut impl BufRead) -> io::Result<Option<Holding>> {
    let mut header = String::new();
    answers.read_line(&mut header)?;
    let header = header.trim_end();
    if header.ends_with(" missing") {
        return Ok(Some(Holding::Elsewhere(None)));
    }
    let mut words = header.split(' ').skip(1);
    let kind = words.next();
    let Some(size) = words.next().and_then(|size| size.parse().ok()) else {
        return Ok(None);
    };
    let holding = holding_of(answers, size)?;
    let mut end = [0];
    answers.read_exact(&mut end)?;
    Ok(Some(match kind {
        Some("blob") => holding,
        _ => Holding::NotAFile,
    }))
}
