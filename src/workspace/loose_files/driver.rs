//! How two files differ, in words, for git's external diff. It does not look at the clock and does
//! not fail git: what cannot be read is told by its lines.

use std::path::Path;

use anyhow::Result;
use similar::TextDiff;

use super::content::{Ground, LooseFile, ground, last_recorded, read};
use crate::domain::policy::alterations;
use crate::domain::policy::editions::Edition;
use crate::domain::record::Record;
use crate::domain::tree::Node;
use crate::msg;
use crate::report::difference::{Difference, FileDifference, PairChange, case_difference, judged};
use crate::safe;
use crate::store::files;
use crate::ui::difference as page;
use crate::ui::escape::{self, Safe, Terminal};
use crate::workspace::env::{Env, Exit};

/// Prints in words how two files differ: `PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE`
/// and, for a rename, the new path with a remark; a path alone is unmerged.
pub fn driver(env: &mut Env, args: &[String]) -> Result<Exit> {
    let Some(path) = args.first() else {
        return Ok(Exit::Fine);
    };
    let (Some(old), Some(new)) = (args.get(1), args.get(4)) else {
        let what = env.say(&msg!("diff-unmerged"));
        env.show(&safe!("{}: {}\n", path, what))?;
        return Ok(Exit::Fine);
    };
    let later = args.get(7).unwrap_or(path);
    let [old, new] = [old, new].map(|file| side(&env.cwd.join(file)));
    let told = ground(&env.cwd.join(path));
    let told = told.and_then(|ground| words(env, (path, &old), (later, &new), &ground));
    let text = told.unwrap_or_else(|| lines((path, &old), (later, &new)));
    env.write(&text)?;
    Ok(Exit::Fine)
}

/// The text of a side; `None` where there is none (`/dev/null`).
fn side(file: &Path) -> Option<String> {
    if file == Path::new("/dev/null") {
        return None;
    }
    let bytes = files::read_bytes(file).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// A name and the text under it.
type Version<'a> = (&'a str, &'a Option<String>);

/// The difference in words, where both sides can be read and are of one sort.
fn words(env: &Env, old: Version, new: Version, ground: &Ground) -> Option<Safe<Terminal>> {
    let content = |(name, text): Version| text.as_ref().map(|text| read(name, text, ground));
    let difference = match (content(old), content(new)) {
        (Some(LooseFile::Regulation(was)), Some(LooseFile::Regulation(is))) => {
            regulation(new.0, Some(&was), Some(&is))
        }
        (Some(LooseFile::Regulation(was)), None) => regulation(old.0, Some(&was), None),
        (None, Some(LooseFile::Regulation(is))) => regulation(new.0, None, Some(&is)),
        (Some(LooseFile::Case(was)), Some(LooseFile::Case(is))) => {
            return Some(case(env, Some(&was), Some(&is), ground));
        }
        (Some(LooseFile::Case(was)), None) => return Some(case(env, Some(&was), None, ground)),
        (None, Some(LooseFile::Case(is))) => return Some(case(env, None, Some(&is), ground)),
        _ => return None,
    };
    Some(in_words(env, &difference))
}

fn in_words(env: &Env, difference: &Difference) -> Safe<Terminal> {
    let sections = page::sections(difference);
    page::body(&sections, env.layout.words, (env.width, env.paint))
}

fn regulation(file: &str, old: Option<&Node>, new: Option<&Node>) -> Difference<'static> {
    Difference {
        files: vec![FileDifference {
            file: file.to_owned(),
            before: old.is_some(),
            after: new.is_some(),
            edition: new.and_then(Edition::of),
            title: None,
            follows: None,
            alterations: alterations(old, new),
            unreadable: false,
        }],
        ..Difference::default()
    }
}

fn case(env: &Env, old: Option<&Record>, new: Option<&Record>, ground: &Ground) -> Safe<Terminal> {
    let fate = match (old, new) {
        (None, _) => PairChange::New,
        (_, None) => PairChange::Removed,
        (Some(old), Some(new)) if old.file != new.file => PairChange::Renumbered {
            number: old.number.clone(),
            file: old.file.clone(),
        },
        _ => PairChange::Kept,
    };
    let now = [old, new].into_iter().flatten().map(last_recorded).max();
    let on = |record| judged(record, &ground.regulations, now.unwrap_or_default());
    let difference = case_difference(fate, (old.map(on), new.map(on)), (&[], &[]));
    in_words(
        env,
        &Difference {
            cases: vec![difference],
            ..Difference::default()
        },
    )
}

/// The lines that differ, where nothing better can be said.
fn lines((old_name, old): Version, (new_name, new): Version) -> Safe<Terminal> {
    let named = |prefix: &str, name: &str, text: &Option<String>| match text {
        Some(_) => format!("{prefix}/{name}"),
        None => "/dev/null".to_owned(),
    };
    let (from, to) = (named("a", old_name, old), named("b", new_name, new));
    let text = |side: &Option<String>| side.clone().unwrap_or_default();
    let (old, new) = (text(old), text(new));
    let diff = TextDiff::from_lines(&old, &new);
    let shown = diff.unified_diff().header(&from, &to).to_string();
    let lines = escape::terminal_lines(&shown);
    Safe::join(lines.map(|line| safe!("{}\n", line)), "")
}
