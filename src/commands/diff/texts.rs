//! Single files for git: `textconv` shows one as readable lines, the external diff driver tells in
//! words how two differ. Neither looks at the clock, and neither may fail git: what cannot be read
//! is shown as it stands.

use std::path::Path;

use anyhow::Result;
use similar::TextDiff;

use super::super::desk::{Desk, Exit};
use super::super::records;
use crate::codec;
use crate::domain::policy::editions::Edition;
use crate::domain::policy::{alterations, figures};
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Node;
use crate::msg;
use crate::report::difference::{
    Difference, Fate, FileDifference, case_difference, judged,
};
use crate::store::files;
use crate::store::repository::Repository;
use crate::store::shipped;
use crate::store::snapshot::case_place;
use crate::ui::difference as page;
use crate::ui::escape;

/// What a file holds.
enum Content {
    /// A case.
    Case(Box<Record>),
    /// A regulation.
    Regulation(Node),
    /// Anything else.
    Other,
}

/// The regulations files are read by: those of the repository around, else none but a calendar.
struct Ground {
    regulations: Regulations,
    calendar: Calendar,
}

/// Prints a file as readable lines.
pub fn textconv(desk: &mut Desk, file: &Path) -> Result<Exit> {
    let bytes = files::read_bytes(&desk.cwd.join(file));
    let bytes = bytes.map_err(|fault| fault.problem(&file.to_string_lossy()))?;
    let shown = readable(desk, &file.to_string_lossy(), &bytes);
    match shown {
        Some(text) => desk.write(&text)?,
        None => desk.out.write_all(&bytes)?,
    }
    Ok(Exit::Fine)
}

fn readable(desk: &Desk, name: &str, bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let ground = ground(&desk.cwd)?;
    match read(name, text, &ground) {
        Content::Case(record) => {
            let judged = judged(&record, &ground.regulations, last_recorded(&record));
            Some(page::readable(&judged, desk.layout.words))
        }
        Content::Regulation(node) => {
            let lines = figures(&node).into_iter();
            let lines = lines.map(|(path, value)| {
                let line = escape::terminal(&format!("{path}: {value}"));
                line + "\n"
            });
            Some(lines.collect())
        }
        Content::Other => None,
    }
}

/// Prints in words how two files differ: `PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE`
/// and, for a rename, the new path with a remark; a path alone is unmerged.
pub fn driver(desk: &mut Desk, args: &[String]) -> Result<Exit> {
    let Some(path) = args.first() else {
        return Ok(Exit::Fine);
    };
    let (Some(old), Some(new)) = (args.get(1), args.get(4)) else {
        let what = desk.say(&msg!("diff-unmerged"));
        let path = escape::terminal(path);
        desk.write(&format!("{path}: {what}\n"))?;
        return Ok(Exit::Fine);
    };
    let later = args.get(7).unwrap_or(path);
    let [old, new] = [old, new].map(|file| side(&desk.cwd.join(file)));
    let told = ground(&desk.cwd.join(path));
    let told = told.and_then(|ground| words(desk, (path, &old), (later, &new), &ground));
    let text = told.unwrap_or_else(|| lines((path, &old), (later, &new)));
    desk.write(&text)?;
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
fn words(desk: &Desk, old: Version, new: Version, ground: &Ground) -> Option<String> {
    let content = |(name, text): Version| text.as_ref().map(|text| read(name, text, ground));
    let difference = match (content(old), content(new)) {
        (Some(Content::Regulation(was)), Some(Content::Regulation(is))) => {
            regulation(new.0, Some(&was), Some(&is))
        }
        (Some(Content::Regulation(was)), None) => regulation(old.0, Some(&was), None),
        (None, Some(Content::Regulation(is))) => regulation(new.0, None, Some(&is)),
        (Some(Content::Case(was)), Some(Content::Case(is))) => {
            return Some(case(desk, Some(&was), Some(&is), ground));
        }
        (Some(Content::Case(was)), None) => return Some(case(desk, Some(&was), None, ground)),
        (None, Some(Content::Case(is))) => return Some(case(desk, None, Some(&is), ground)),
        _ => return None,
    };
    Some(said(desk, &difference))
}

fn said(desk: &Desk, difference: &Difference) -> String {
    let sections = page::sections(difference);
    page::told(&sections, desk.layout.words, (desk.width, desk.paint))
}

fn regulation(file: &str, old: Option<&Node>, new: Option<&Node>) -> Difference<'static> {
    Difference {
        files: vec![FileDifference {
            file: file.to_owned(),
            before: old.is_some(),
            after: new.is_some(),
            edition: new.and_then(Edition::of),
            follows: None,
            alterations: alterations(old, new),
            unreadable: false,
        }],
        ..Difference::default()
    }
}

fn case(desk: &Desk, old: Option<&Record>, new: Option<&Record>, ground: &Ground) -> String {
    let fate = match (old, new) {
        (None, _) => Fate::New,
        (_, None) => Fate::Removed,
        (Some(old), Some(new)) if old.file != new.file => Fate::Renumbered {
            number: old.number.clone(),
            file: old.file.clone(),
        },
        _ => Fate::Kept,
    };
    let now = [old, new].into_iter().flatten().map(last_recorded).max();
    let on = |record| judged(record, &ground.regulations, now.unwrap_or_default());
    let difference = case_difference(fate, (old.map(on), new.map(on)), (&[], &[]));
    said(
        desk,
        &Difference {
            cases: vec![difference],
            ..Difference::default()
        },
    )
}

/// The lines that differ, where nothing better can be said.
fn lines((old_name, old): Version, (new_name, new): Version) -> String {
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
    lines.map(|line| line + "\n").collect()
}

/// What a file holds, by what stands in it: git gives files under names of its own.
fn read(name: &str, text: &str, ground: &Ground) -> Content {
    let toml = Path::new(name).extension().is_some_and(|end| end == "toml");
    if toml {
        return codec::toml::parse(text).map_or(Content::Other, Content::Regulation);
    }
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy());
    let stem = stem.unwrap_or_default();
    let place = case_place(name).unwrap_or(((0, 0), &stem));
    let record = records::read(name, place, Ok(text.to_owned()), None, &ground.calendar);
    match record.case {
        Some(_) => Content::Case(Box::new(record)),
        None => Content::Other,
    }
}

/// The regulations of the repository around a place.
fn ground(start: &Path) -> Option<Ground> {
    // A file that is gone may have taken its directory along.
    let start = start.ancestors().find(|place| place.is_dir())?;
    let repository = Repository::find(None, start).ok();
    let read = repository.and_then(|repository| repository.regulations().ok());
    if let Some(regulations) = read
        && let Some(calendar) = regulations.calendar().cloned()
    {
        return Some(Ground {
            regulations,
            calendar,
        });
    }
    let shipped = shipped::POLICIES.iter();
    let calendars = shipped.filter(|(file, _)| file.contains("/calendar-"));
    let calendars: Vec<_> = calendars
        .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))
        .collect();
    let calendar = codec::regulations::read_alone(&calendars).calendar().cloned()?;
    Some(Ground {
        regulations: Regulations::default(),
        calendar,
    })
}

/// When the case was last written to: the moment it is judged at, the same whenever one looks.
fn last_recorded(record: &Record) -> Time {
    let Some(case) = &record.case else {
        return Time::default();
    };
    let facts = case.facts();
    let recorded = facts.iter().map(|fact| fact.stamp.recorded);
    let corrected = record.former.iter().map(|former| former.until);
    recorded.chain(corrected).chain([case.recorded, case.received]).max().unwrap_or_default()
}
