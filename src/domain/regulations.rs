//! Everything a company has laid down: the policies, the staff, the organisation, the calendars.

use std::collections::BTreeMap;

use chrono::NaiveDate;

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

    /// The edition a case is judged by. What was taken over from before the first edition goes by its
    /// words: nothing is judged of it.
    pub fn policy_of(&self, case: &Case) -> Option<&Policy> {
        let in_force = self.in_force(&case.policy, case.received);
        in_force.or_else(|| {
            let editions = self.policies.iter().filter(|_| case.taken_over());
            let own = editions.filter(|policy| policy.id == case.policy);
            own.min_by_key(|policy| policy.effective_from)
        })
    }

    /// The first day that is no history any more of a policy: what is of that day or later is recorded
    /// here as it happens. The organisation says it; where it says nothing, what was before the first
    /// edition of the policy is history, since nothing of it could be judged.
    pub fn taken_over_until(&self, policy: &str) -> Option<NaiveDate> {
        let said = self.organization.as_ref();
        said.and_then(|it| it.taken_over_until)
            .or_else(|| self.first_edition(policy))
    }

    /// The day the first edition of a policy came into force.
    pub fn first_edition(&self, policy: &str) -> Option<NaiveDate> {
        let editions = self.policies.iter().filter(|one| one.id == policy);
        editions.map(|one| one.effective_from).min()
    }
}
