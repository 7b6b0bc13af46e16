//! The sorts of files a repository holds, and what each may say.

use super::calendar;
use super::case::Case;
use super::organization::Organization;
use super::policy::Policy;
use super::schema::{Declared, Shape, Table};
use super::staff::Staff;
use crate::words;

words! {
    /// A sort of file.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Document {
        /// One complaint: `cases/YYYY/MM/<number>.yaml`.
        Case = "case",
        /// One regulation: `policies/<id>.toml`.
        Policy = "policy",
        /// The people: `policies/staff.toml`.
        Staff = "staff",
        /// Working days and hours: `policies/calendar-<name>.toml`.
        Calendar = "calendar",
        /// What holds for all policies: `policies/organization.toml`.
        Organization = "organization",
    }
}

impl Document {
    /// What a file among the regulations is, by its name.
    pub fn of(file: &str) -> Self {
        match stem(file) {
            "staff" => Self::Staff,
            "organization" => Self::Organization,
            name if name.starts_with(CALENDAR) => Self::Calendar,
            _ => Self::Policy,
        }
    }

    /// The fields it may have.
    pub fn shape(self) -> Shape {
        match self {
            Self::Case => Case::FIELDS,
            Self::Policy => Policy::FIELDS,
            Self::Staff => Staff::FIELDS,
            Self::Calendar => calendar::FIELDS,
            Self::Organization => Organization::FIELDS,
        }
    }
}

const CALENDAR: &str = "calendar-";

/// The name of a calendar: `cn` for `policies/calendar-cn.toml`.
pub fn calendar_name(file: &str) -> Option<&str> {
    stem(file).strip_prefix(CALENDAR)
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}
