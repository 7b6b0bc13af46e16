//! Everything a company has laid down: the policies, the staff, the organisation, the calendars.

use std::collections::BTreeMap;

use super::case::Case;
use super::digest::{Digest, Sum};
use super::organization::Organization;
use super::policies::Policies;
use super::policy::Policy;
use super::staff::Staff;
use super::time::{Calendar, Time};

pub use super::regulation_fault::RegulationFault;

/// The regulations of a repository.
#[derive(Clone, Debug, Default)]
pub struct Regulations {
    /// The organisation.
    pub organization: Option<Organization>,
    /// The people.
    pub staff: Staff,
    /// Every policy, several editions of one among them, by file name.
    pub policies: Policies,
    /// The calendars by name: `cn` for `calendar-cn.toml`.
    pub calendars: BTreeMap<String, Calendar>,
    /// The fingerprints of the texts of the organisation and the calendars, by file name.
    pub texts: BTreeMap<String, Digest>,
    /// What is wrong with what is read at once, each with the place of its file among those of the
    /// regulations.
    pub read_first: Vec<(usize, RegulationFault)>,
}

impl Regulations {
    /// What is wrong with the files, in their order. Every policy is read for it.
    pub fn faults(&self) -> Vec<RegulationFault> {
        let mut faults: Vec<_> = self
            .read_first
            .iter()
            .chain(self.policies.faults())
            .collect();
        faults.sort_by_key(|(place, _)| *place);
        faults.into_iter().map(|(_, fault)| fault.clone()).collect()
    }

    /// Policies in which something is lacking that must be there, read with examples in its place:
    /// no case is judged by them, but what else they say can be looked at.
    pub fn lacking(&self) -> &[Policy] {
        self.policies.lacking()
    }

    /// A fingerprint of all that a case under a policy is judged by, but for what is said of single persons;
    /// under all of them where none is named.
    pub fn law(&self, policy: Option<&str>) -> String {
        let mut sum = Sum::default();
        for (file, digest) in &self.texts {
            sum.add(file.as_bytes());
            sum.add(&digest.0);
        }
        sum.add(self.staff.known_to_all().as_bytes());
        for (file, text) in self.policies.texts_of(policy) {
            sum.add(file.as_bytes());
            sum.add(&Digest::of(text.as_bytes()).0);
        }
        sum.hex()
    }

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
        self.policies.in_force(id, received.date_naive())
    }

    /// The edition a case is judged by.
    pub fn policy_of(&self, case: &Case) -> Option<&Policy> {
        self.in_force(&case.policy, case.received)
    }
}
