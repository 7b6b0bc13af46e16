//! The superior's sanction beside that of the person liable (M-A3): filed with a name, or declined
//! with a reason.

use chrono::NaiveDate;

use super::discipline::sanctions_of_each;
use super::filing::FilingError;
use super::sanctions::propose;
use crate::domain::case::Case;
use crate::domain::case::discipline::Sanction;
use crate::domain::policy::{Policy, SanctionKind};
use crate::domain::staff::{Found, Person, Staff};

/// What somebody says about the superior.
#[derive(Clone, Debug)]
pub enum Superior<'a> {
    /// Whoever the staff file names on this day.
    OfStaff(NaiveDate),
    /// This person.
    Named(&'a Person),
    /// Nobody, for this reason.
    Declined(String),
}

/// The superior's sanction that goes with a filed one, with how many times; `None` where the policy
/// gives none, or the person is not sanctioned.
pub fn joint_of(policy: &Policy, sanction: &Sanction) -> Option<(SanctionKind, u64)> {
    sanction.sanction.as_ref()?;
    let proposal = propose(policy, sanction.share?)?;
    Some((proposal.supervisor_sanction?, proposal.times))
}

/// Whether a filed sanction says nothing of the superior where the policy gives a joint one.
fn unsaid(policy: &Policy, sanction: &Sanction) -> bool {
    let said = sanction.superior.is_some() || sanction.superior_declined.is_some();
    !said && joint_of(policy, sanction).is_some()
}

/// Adds to what is filed for persons liable the joint sanctions of their superiors. Our choice: a
/// superior of several persons, or one already sanctioned as heavily in this case, gets no second
/// one.
pub fn join(
    filed: &mut Vec<Sanction>,
    (case, policy, staff): (&Case, &Policy, &Staff),
    wish: &Superior,
) -> Result<(), FilingError> {
    let (mut joint, mut any) = (Vec::new(), false);
    for sanction in &mut *filed {
        let Some((kind, times)) = joint_of(policy, sanction) else {
            continue;
        };
        any = true;
        let superior = match wish {
            Superior::Declined(reason) => {
                sanction.superior_declined = Some(reason.clone());
                continue;
            }
            Superior::Named(person) => Some(*person),
            Superior::OfStaff(day) => match staff.person_by(&sanction.person) {
                Found::One(person) => staff.superior_of(person, *day),
                _ => None,
            },
        };
        let superior = superior.filter(|superior| !superior.is(&sanction.person));
        let Some(superior) = superior else {
            let name = staff.called(&sanction.person);
            return Err(FilingError::NoSuperior { name });
        };
        sanction.superior = Some(superior.email.clone());
        joint.push((superior, of_superior(superior, sanction, (kind, times))));
    }
    if !any && !matches!(wish, Superior::OfStaff(_)) {
        return Err(FilingError::NotJoint);
    }
    let weight = |sanction: &Sanction| {
        let kind = sanction.sanction.as_ref();
        let grade = kind.and_then(|kind| policy.sanction_weight(kind));
        (grade, sanction.times)
    };
    joint.sort_by_key(|(_, sanction)| std::cmp::Reverse(weight(sanction)));
    for (superior, sanction) in joint {
        let mut known = case.sanctions.iter().chain(&*filed);
        if !known.any(|it| superior.is(&it.person) && weight(it) >= weight(&sanction)) {
            filed.push(sanction);
        }
    }
    Ok(())
}

fn of_superior(
    superior: &Person,
    beside: &Sanction,
    (kind, times): (SanctionKind, u64),
) -> Sanction {
    Sanction {
        person: superior.email.clone(),
        share: None,
        proposed: Some(kind.clone()),
        proposed_times: Some(times),
        sanction: Some(kind),
        repays: None,
        times,
        superior: None,
        superior_declined: None,
        reason: None,
        published: None,
        ..beside.clone()
    }
}

/// The sanctions that count and say nothing of the superior, with their places in the list.
pub fn unsaid_of<'a>(case: &'a Case, policy: &Policy, staff: &Staff) -> Vec<(usize, &'a Sanction)> {
    let mut found = sanctions_of_each(case, policy, staff);
    found.retain(|(_, sanction)| unsaid(policy, sanction));
    found
}
