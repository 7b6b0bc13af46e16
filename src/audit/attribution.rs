//! Whose work a recorded fact is, as the file says and as the commit says.

use super::touched::Touched;
use super::view::{CommitView, TOLERANCE};
use crate::domain::case::fact::FactKind;
use crate::domain::history::Entry;
use crate::domain::time::Time;
use crate::domain::tree::Path;

/// A day of 24 hours.
const DAY: i64 = 86_400;

/// Addresses under which hosting sites commit what they squash, or what is written in a browser.
pub const HOSTS: &[&str] = &[
    "noreply@github.com",
    "noreply@gitlab.com",
    "noreply@gitee.com",
    "noreply@bitbucket.org",
    "noreply@codeberg.org",
];

/// A fact recorded in a commit, with whoever typed it as the file says.
pub struct Attributed<'a> {
    /// The case.
    pub touched: &'a Touched,
    /// The fact.
    pub entry: &'a Entry,
    /// Who typed it.
    pub actor: String,
    /// Where that stands.
    pub path: Path,
}

/// Every fact the commit records, with its actor.
pub fn told<'a>(view: &'a CommitView) -> impl Iterator<Item = Attributed<'a>> {
    view.cases.iter().flat_map(|touched| {
        touched
            .fresh
            .iter()
            .filter_map(move |entry| of(touched, entry))
    })
}

fn of<'a>(touched: &'a Touched, entry: &'a Entry) -> Option<Attributed<'a>> {
    let (actor, key) = match (&entry.stamp, entry.kind) {
        (Some(stamp), _) => match &stamp.entered_by {
            Some(typist) => (typist.clone(), "entered_by"),
            None => (stamp.by.clone(), "by"),
        },
        (None, FactKind::Intake) if touched.is_case() => {
            let case = touched.readable()?.case()?;
            match &case.entered_by {
                Some(typist) => (typist.clone(), "entered_by"),
                None => (case.received_by.clone()?, "received_by"),
            }
        }
        _ => return None,
    };
    Some(Attributed {
        touched,
        entry,
        actor,
        path: entry.path.key(key),
    })
}

/// The facts whose actor is not the commit's author.
pub fn foreign<'a>(view: &'a CommitView) -> Vec<Attributed<'a>> {
    let author = view.author();
    told(view)
        .filter(|told| !view.state.same(&told.actor, author))
        .collect()
}

/// Whether a commit looks like several put together, so that whose work is in it cannot be told:
/// one that a hosting site made, one with several authors, or one with the steps of several.
pub fn squashed(view: &CommitView) -> bool {
    if view.is_merge() {
        return false;
    }
    let mut actors: Vec<String> = told(view).map(|told| told.actor.to_lowercase()).collect();
    actors.sort();
    actors.dedup();
    by_host(view) || with_others(&view.commit.message) || actors.len() > 1
}

/// Whether a hosting site made a commit that is no merge.
pub fn by_host(view: &CommitView) -> bool {
    let committer = view.commit.committer.to_lowercase();
    let named = HOSTS.iter().any(|host| *host == committer);
    let mut own = view.asked.hosts.iter();
    !view.is_merge() && (named || own.any(|host| host.to_lowercase() == committer))
}

fn with_others(message: &str) -> bool {
    let mut lines = message.lines().map(str::to_lowercase);
    lines.any(|line| line.starts_with("co-authored-by:"))
}

/// A fact whose `recorded` is not the time of its commit.
pub struct Untimely<'a> {
    /// The case.
    pub touched: &'a Touched,
    /// Where it stands.
    pub path: Path,
    /// What it is.
    pub kind: FactKind,
    /// When it says that it was recorded.
    pub recorded: Time,
    /// Whether it says that the clock was replaced.
    pub as_of: bool,
}

/// Whether a fact was committed when it was recorded: ahead of it by no more than is tolerated, after it
/// by no more working days. What is noted on Saturday and committed on Monday is.
fn in_time(view: &CommitView, touched: &Touched, recorded: Time) -> bool {
    let policy = || {
        let case = touched.case_version()?.case()?;
        let policy = view.state.regulations.policy_of(case)?;
        Some(policy.recording.as_ref()?.tolerance.nominal_seconds())
    };
    let tolerance = view.asked.tolerance;
    let tolerance = tolerance.or_else(policy).unwrap_or(TOLERANCE);
    let lag = (view.commit.authored - recorded).num_seconds();
    if lag.abs() <= tolerance {
        return true;
    }
    let calendar = &view.state.calendar;
    let day = |time| calendar.in_zone(time).date_naive();
    let after = day(recorded).iter_days().skip(1);
    let between = after.take_while(|date| *date <= day(view.commit.authored));
    let worked = between.filter(|date| calendar.is_open(*date)).count();
    lag > 0 && i64::try_from(worked).is_ok_and(|worked| worked * DAY <= tolerance)
}

/// The facts whose `recorded` and the author's time of the commit differ by more than tolerated.
pub fn untimely<'a>(view: &'a CommitView) -> Vec<Untimely<'a>> {
    let mut found = Vec::new();
    for touched in &view.cases {
        for entry in &touched.fresh {
            let case = touched.readable().and_then(|now| now.case());
            let (recorded, as_of) = match (&entry.stamp, entry.kind, case) {
                (Some(stamp), _, _) => (stamp.recorded, stamp.as_of),
                (None, FactKind::Intake, Some(case)) if touched.is_case() => {
                    (case.recorded, case.as_of)
                }
                _ => continue,
            };
            if !in_time(view, touched, recorded) {
                found.push(Untimely {
                    touched,
                    path: entry.path.key("recorded"),
                    kind: entry.kind,
                    recorded,
                    as_of,
                });
            }
        }
    }
    found
}
