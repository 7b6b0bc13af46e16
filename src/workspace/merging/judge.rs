//! What the regulations say of a merged case that they said of neither side.

use std::collections::BTreeMap;
use std::path::Path;

use crate::codec;
use crate::codec::merge::{MergeObjection, Three};
use crate::codec::yaml::Doc;
use crate::domain::case::sections;
use crate::domain::msg::Msg;
use crate::domain::private_part::public_of;
use crate::domain::record::Record;
use crate::domain::time::Calendar;
use crate::domain::tree::Seg;
use crate::finding::{Finding, FindingKind, Severity};
use crate::rules;
use crate::store::repository::Repository;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::{self, Workspace};

/// Where a merged file is judged: by the regulations beside it, if they can be read.
pub struct MergeJudge {
    workspace: Option<Workspace>,
    calendar: Calendar,
    file: String,
    number: String,
    month: (i32, u32),
    /// Whether it is a case; neither a file of sanctions nor a private part has steps of its own.
    is_case: bool,
}

impl MergeJudge {
    /// For the file at a path from the top of the work tree, where git runs drivers.
    pub fn at(env: &Env, path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        let area = parts
            .len()
            .checked_sub(4)
            .and_then(|at| Some((at, *parts.get(at)?)));
        let top = area.map(|(at, _)| env.cwd.join(parts[..at].join("/")));
        let workspace = top.and_then(|top| open(env, &top));
        let zoned = workspace
            .as_ref()
            .map(|workspace| workspace.calendar.clone());
        let name = parts.last().copied().unwrap_or_default();
        let part = |back: usize| {
            parts
                .len()
                .checked_sub(back)
                .and_then(|at| parts.get(at)?.parse().ok())
        };
        let month = part(2).and_then(|month: i32| u32::try_from(month).ok());
        Self {
            workspace,
            calendar: zoned.unwrap_or_else(|| Calendar::new(chrono_tz::UTC, None, BTreeMap::new())),
            file: area.map_or_else(|| path.to_owned(), |(at, _)| parts[at..].join("/")),
            number: name.strip_suffix(".yaml").unwrap_or(name).to_owned(),
            month: (part(3).unwrap_or_default(), month.unwrap_or_default()),
            is_case: area.is_some_and(|(_, area)| area == "cases") && public_of(path).is_none(),
        }
    }

    /// The calendar that times without a zone are read by.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    fn record(&self, text: &str) -> Record {
        codec::record::read(
            &self.file,
            &self.number,
            self.month,
            text.to_owned(),
            &self.calendar,
        )
    }

    /// What is wrong with a merged text and with neither side of it.
    pub fn objections(&self, texts: &Three<&str>, merged: &str) -> Vec<MergeObjection> {
        if !self.is_case {
            return Vec::new();
        }
        let known = [texts.ours, texts.theirs].map(|text| self.wrong(text));
        let known: Vec<(String, Msg)> = known
            .into_iter()
            .flatten()
            .map(|(sections, what)| (sections.join(" "), what))
            .collect();
        let new = |found: &(Vec<String>, Msg)| !known.iter().any(|(_, what)| *what == found.1);
        let found = self.wrong(merged).into_iter().filter(new);
        found
            .map(|(sections, why)| MergeObjection { sections, why })
            .collect()
    }

    /// Whether a text can be read as well as the better side, and nothing new is wrong with it.
    pub fn as_good(&self, ours: &str, theirs: &str, merged: &str) -> bool {
        if Doc::parse(merged).is_err() {
            return false;
        }
        let texts = Three {
            base: "",
            ours,
            theirs,
        };
        self.objections(&texts, merged).is_empty()
    }

    /// Why this tool may not join what it may not know.
    pub fn too_old(&self) -> Option<Problem> {
        open::too_old(&self.workspace.as_ref()?.regulations)
    }

    /// What is wrong with the data of a text, by section.
    fn wrong(&self, text: &str) -> Vec<(Vec<String>, Msg)> {
        let record = self.record(text);
        let Some(workspace) = &self.workspace else {
            let faults = record.faults.into_iter();
            return faults
                .map(|fault| (section(&fault.path), fault.what))
                .collect();
        };
        let findings = rules::check_one(&record, &workspace.regulations, workspace.now);
        let data = |finding: &Finding| {
            finding.severity == Severity::Error
                && rules::rule(finding.rule).is_some_and(|rule| rule.kind == FindingKind::Data)
        };
        let errors = findings.into_iter().filter(data);
        errors
            .map(|finding| {
                let path = finding.target.path();
                (path.map_or_else(Vec::new, section), finding.what)
            })
            .collect()
    }
}

fn open(env: &Env, root: &Path) -> Option<Workspace> {
    let repository = Repository::find(Some(root), root).ok()?;
    Workspace::open_at(env, repository).ok()
}

/// The section a finding is about; what concerns a proposal concerns what was said to it.
fn section(path: &crate::domain::tree::Path) -> Vec<String> {
    let Some(Seg::Key(key)) = path.0.first() else {
        return Vec::new();
    };
    if sections::ROUND.contains(&key.as_str()) {
        return sections::ROUND
            .iter()
            .map(|key| (*key).to_owned())
            .collect();
    }
    vec![key.clone()]
}
