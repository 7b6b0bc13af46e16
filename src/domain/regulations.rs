//! Everything a company has laid down: the policies, the staff, the organisation, the calendars.

use std::collections::BTreeMap;

use super::case::Case;
use super::msg::Msg;
use super::organization::Organization;
use super::place::Place;
use super::policy::{Policy, policies_in_force};
use super::staff::Staff;
use super::time::{Calendar, Time};
use super::tree::Path;

/// Something wrong with a file of the regulations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationFault {
    /// What.
    pub what: Msg,
    /// Where; `None` where a file is not there or could not be read.
    pub place: Option<Place>,
    /// The field.
    pub path: Path,
    /// What was probably meant.
    pub meant: Option<Msg>,
    /// Whether the file could not be read at all.
    pub unread: bool,
}

impl RegulationFault {
    /// A fault of the files, not in one of them.
    pub fn new(what: impl Into<Msg>) -> Self {
        Self {
            what: what.into(),
            place: None,
            path: Path::root(),
            meant: None,
            unread: false,
        }
    }
}

/// The regulations of a repository.
#[derive(Clone, Debug, Default)]
pub struct Regulations {
    /// The organisation.
    pub organization: Option<Organization>,
    /// The people.
    pub staff: Staff,
    /// Every policy, several editions of one among them, by file name.
    pub policies: Vec<Policy>,
    /// Policies in which something is lacking that must be there, read with examples in its place:
    /// no case is judged by them, but what else they say can be looked at.
    pub lacking: Vec<Policy>,
    /// The calendars by name: `cn` for `calendar-cn.toml`.
    pub calendars: BTreeMap<String, Calendar>,
    /// What is wrong with the files.
    pub faults: Vec<RegulationFault>,
}

impl Regulations {
    /// The calendar of the organisation.
    pub fn calendar(&self) -> Option<&Calendar> {
        let named = self
            .organization
            .as_ref()
            .and_then(|o| self.calendars.get(&o.calendar));
        named.or_else(|| self.calendars.values().next())
    }

    /// The calendar a policy names.
    pub fn calendar_of(&self, policy: &Policy) -> Option<&Calendar> {
        self.calendars.get(&policy.calendar)
    }

    /// The edition of a policy in force for something received then.
    pub fn in_force(&self, id: &str, received: Time) -> Option<&Policy> {
        policies_in_force(&self.policies, id, received.date_naive())
    }

    /// The edition a case is judged by.
    pub fn policy_of(&self, case: &Case) -> Option<&Policy> {
        self.in_force(&case.policy, case.received)
    }
}
