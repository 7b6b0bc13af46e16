//! The organisation whose repository it is.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::month::Month;
use super::place::Place;
use super::quantity::Quantity;
use super::reader::Reader;
use super::schema::{Names, Table};
use super::source::{Places, Source};
use super::time::Limit;
use super::version::Version;
use crate::{table, words};

table! {
    /// The organisation file: what holds for all policies.
    #[derive(Clone, Debug)]
    pub struct Organization {
        /// Its name, as forms show it.
        name: must String,
        /// Which of the group's plants it is, where several keep cases: a column of what is exported.
        plant: may String,
        /// The e-mail address letters to customers come from.
        email: may String,
        /// ISO 4217 code of every amount.
        currency: or String = "CNY",
        /// The language of what is written for it: `zh` or `en`.
        language: or String = "zh" { names(Names::Language) },
        /// The policy of a new case that names none.
        policy: must String { names(Names::Policy) },
        /// The calendar's name: `cn` for `calendar-cn.toml`.
        calendar: or String = "cn" { names(Names::Calendar) },
        /// Whether every command commits what it wrote.
        commit: or bool,
        /// How long before its due a clock is said to be due soon.
        warn_within: may Limit,
        /// Where sanctions of persons are kept.
        sanctions: or SanctionFiles = (SanctionFiles::Case),
        /// Where what says who the customer is stands.
        personal: one Personal,
        /// The branch whose history counts.
        main_branch: may String,
        /// The oldest version of this tool that may write.
        min_tool: may Version,
        /// The first day this register was kept. What was before it may be taken over from another one
        /// by `import`: history, without clocks and duties.
        taken_over_until: may NaiveDate,
        /// Who may do what no policy speaks of.
        permissions: one Permissions,
        /// Where posted months are kept, relative to the repository; outside it where git should not
        /// keep them.
        posted: or String = "posted",
        /// Where payroll keeps sheets of bonuses besides `policies/bonus`, relative to the repository:
        /// `2026-09.csv`.
        bonus: may String,
        /// For whom CSV is written.
        csv: or Csv = (Csv::Plain),
        /// What the audit of the history goes by.
        audit: one Auditing,
        /// What was shipped, month by month: complaints are many or few by it.
        shipped: all Shipped,
        /// Lists that are asked for by their names.
        views as "view": all View,
        /// The file it was read from, relative to the repository.
        file: aside String,
        /// Where its keys stand.
        settings: aside BTreeMap<String, Source>,
    }
}

table! {
    /// Who may do what no policy speaks of, by role; where nothing is said, anybody known.
    #[derive(Clone, Debug)]
    pub struct Permissions {
        /// Changing who is who: `staff join`, `staff move` …
        staff: or Vec<String> { names(Names::Role) },
        /// Posting a month: `report … --post`.
        post: or Vec<String> { names(Names::Role) },
        /// Taking over cases of a register kept before: `import`.
        import: or Vec<String> { names(Names::Role) },
        /// Entering what others did or said: `--by`.
        enter_for as "enter-for": or Vec<String> { names(Names::Role) },
        /// Accepting findings of the audit: `waive --finding`.
        accept: or Vec<String> { names(Names::Role) },
    }
}

table! {
    /// Where what says who the customer is stands.
    #[derive(Clone, Debug)]
    pub struct Personal at part {
        /// In the case, or in a file of its own beside it.
        part: or PrivatePart = (PrivatePart::Case),
        /// The file of the secret, relative to the repository, with which a case keeps a sum of who its
        /// customer is: the same one has the same in every case. Git must not keep it.
        key: may String,
    }
}

words! {
    /// Where what says who the customer is stands: git can be told to ignore or to encrypt a file of
    /// its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PrivatePart {
        /// In the case file.
        Case = "case",
        /// In a file of its own: `cases/YYYY/MM/<number>.private.yaml`.
        Beside = "beside",
    }
}

table! {
    /// A list that is asked for by its name: `list --view NAME`.
    #[derive(Clone, Debug)]
    pub struct View {
        /// What it is called.
        name: must String { unique() },
        /// The flags of `list` it stands for, each word by itself.
        flags: some Vec<String>,
    }
}

table! {
    /// What the audit of the history goes by.
    #[derive(Clone, Debug)]
    pub struct Auditing {
        /// By how much a fact's `recorded` may differ from the time of its commit; a day where
        /// nothing is said.
        tolerance: may Limit,
        /// Further addresses under which a hosting site commits what it squashes.
        hosts: or Vec<String>,
    }
}

table! {
    /// What was shipped in a month.
    #[derive(Clone, Debug)]
    pub struct Shipped {
        /// The month.
        month: must Month { unique() },
        /// How much.
        quantity: must Quantity,
    }
}

words! {
    /// For whom CSV is written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Csv {
        /// For programs: without a byte order mark, heads in English.
        Plain = "plain",
        /// For Excel: with a byte order mark, heads in the reader's language.
        Excel = "excel",
    }
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
    /// Reads the organisation file. `locate` finds the place of a byte range of the file.
    pub fn read(
        reader: &Reader,
        locate: &dyn Fn(Range<usize>) -> Place,
        file: &str,
    ) -> Option<Self> {
        let places = Places::new(reader.here(), locate);
        let read = <Self as Table>::read(reader, &places)?;
        let keys = Self::FIELDS.iter().map(|field| field.key);
        Some(Self {
            file: file.to_owned(),
            settings: places.settings(keys, &BTreeMap::new()),
            ..read
        })
    }
}
