//! The organisation whose repository it is.

use std::ops::Range;

use super::problem::Place;
use super::reader::Reader;
use super::time::Limit;
use super::version::Version;
use crate::words;

/// The organisation file: what holds for all policies.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Its name, as forms show it.
    pub name: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// The language of what is written for it: `zh` or `en`.
    pub language: String,
    /// The policy of a new case that names none.
    pub policy: String,
    /// The calendar's name: `cn` for `calendar-cn.toml`.
    pub calendar: String,
    /// Whether every command commits what it wrote.
    pub commit: bool,
    /// How long before its due a clock is said to be due soon.
    pub warn_within: Option<Limit>,
    /// Where sanctions of persons are kept.
    pub sanctions: SanctionFiles,
    /// The branch whose history counts.
    pub main_branch: Option<String>,
    /// By how much a fact's `recorded` may differ from the time of its commit; a day where nothing
    /// is said.
    pub audit_tolerance: Option<Limit>,
    /// Further addresses under which a hosting site commits what it squashes.
    pub audit_hosts: Vec<String>,
    /// The oldest version of this tool that may write, and where it says so.
    pub min_tool: Option<(Version, Place)>,
    /// The file it was read from, relative to the repository.
    pub file: String,
    /// Where it names its policy.
    pub policy_place: Place,
    /// Where it names its calendar; the policy's place where it names none.
    pub calendar_place: Place,
    /// Where it names its language; likewise.
    pub language_place: Place,
}

words! {
    /// Where sanctions of persons are kept: they name people, and not everybody who reads a case needs
    /// to see them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SanctionFiles {
        /// In the case file.
        Case = "case",
        /// In files of their own: `sanctions/YYYY/MM/<number>.yaml`.
        Apart = "apart",
    }
}

impl Organization {
    /// Reads the organisation file. `name` and `policy` must be there.
    pub fn read(
        reader: &Reader,
        locate: &dyn Fn(Range<usize>) -> Place,
        file: &str,
    ) -> Option<Self> {
        let name = reader.required("name", reader.text("name"));
        let policy = reader.required("policy", reader.text("policy"));
        let text = |key: &str, default: &str| reader.text(key).unwrap_or(default.to_owned());
        let node = reader.node();
        let place = |key: &str| {
            let value = node.get(key).or_else(|| node.get("policy"));
            locate(value.unwrap_or(node).span.clone())
        };
        let (mut audit_tolerance, mut audit_hosts) = (None, Vec::new());
        reader.map("audit", |reader| {
            audit_tolerance = reader.read("tolerance", str::parse);
            audit_hosts = reader.texts("hosts");
            Some(())
        });
        let organization = Self {
            audit_tolerance,
            audit_hosts,
            policy_place: place("policy"),
            calendar_place: place("calendar"),
            language_place: place("language"),
            currency: text("currency", "CNY"),
            language: text("language", "zh"),
            calendar: text("calendar", "cn"),
            commit: reader.flag("commit").unwrap_or(false),
            warn_within: reader.read("warn_within", str::parse),
            sanctions: reader.word("sanctions").unwrap_or(SanctionFiles::Case),
            main_branch: reader.text("main_branch"),
            min_tool: reader
                .read("min_tool", str::parse)
                .map(|version| (version, place("min_tool"))),
            file: file.to_owned(),
            name: name.clone().unwrap_or_default(),
            policy: policy.clone().unwrap_or_default(),
        };
        name.and(policy).map(|_| organization)
    }
}
