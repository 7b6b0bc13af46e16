//! Who may sign a settlement (M-11), and whether the signature there is holds.

use chrono::NaiveDate;

use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::money::Money;
use crate::domain::policy::{ApprovalMode, Band, Permission, Policy, Reassessment};
use crate::domain::schema::Stamp;
use crate::domain::staff::{Found, HeldRole, Person, Staff, Via};

/// The role someone signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The role.
    pub role: String,
    /// The e-mail of whoever lent the role (代理).
    pub on_behalf_of: Option<String>,
    /// Its limit; `None`: without limit.
    pub limit: Option<Money>,
}

/// Why an approval in the file does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApprovalFault {
    /// The settlement is not the one that was approved.
    Changed,
    /// The signer held no role with a sufficient limit.
    Beyond,
    /// The signer is not in the staff file.
    Unknown,
    /// The signer proposed the settlement, and the policy forbids that.
    Own,
    /// The signer proposed what the customer refused before (C-8).
    Refused,
}

/// The lowest band whose role may sign for the commitment; an open quantity needs the highest.
pub fn band_for<'a>(case: &Case, policy: &'a Policy, commitment: Commitment) -> Option<&'a Band> {
    let facts = case.policy_facts();
    match commitment {
        Commitment::Amount(amount) => policy.authority_for(&facts, amount),
        Commitment::Open => policy.highest_authority(&facts),
    }
}

/// The role in which a person may sign for the commitment on a date: the own before a lent one,
/// the lowest that suffices. `None`: none does.
pub fn signature(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    person: &Person,
    date: NaiveDate,
    commitment: Commitment,
) -> Option<Signature> {
    let needed = band_for(case, policy, commitment)?;
    let facts = case.policy_facts();
    let held = staff.roles_of(&person.id, date);
    let mut fitting: Vec<(bool, &Band, &HeldRole)> = Vec::new();
    for role in &held {
        let bands = policy.bands(&facts).filter(|band| band.role == role.role);
        let lent = matches!(role.via, Via::Delegation { .. });
        let covering = bands.filter(|band| band.limit() >= needed.limit());
        fitting.extend(covering.map(|band| (lent, band, role)));
    }
    fitting.sort_by_key(|(lent, band, _)| (*lent, band.limit()));
    let (_, band, role) = fitting.first()?;
    let on_behalf_of = match &role.via {
        Via::Delegation { from_person } => Some(email_of(staff, from_person)),
        _ => None,
    };
    Some(Signature {
        role: role.role.to_owned(),
        on_behalf_of,
        limit: band.up_to,
    })
}

/// Whether somebody may enter another's signature: that person has lent them the role (代理).
pub fn may_enter(
    judged: (&Case, &Policy),
    staff: &Staff,
    (typist, signer): (&Person, &Person),
    date: NaiveDate,
    commitment: Commitment,
) -> bool {
    signature(judged, staff, typist, date, commitment)
        .is_some_and(|signed| signed.on_behalf_of.as_deref() == Some(&signer.email))
}

/// Whether somebody may act in another's name: that person has lent them a role (代理) that may do
/// it, or any where that is not a matter of roles.
pub fn acts_for(
    staff: &Staff,
    (typist, person): (&Person, &Person),
    permission: Option<&Permission>,
    day: NaiveDate,
) -> bool {
    let held = staff.roles_of(&typist.id, day);
    let mut lent = held.iter().filter(|held| match held.via {
        Via::Delegation { from_person } => from_person == person.id,
        _ => false,
    });
    lent.any(|lent| {
        permission.is_none_or(|permission| {
            let named = permission.roles.iter().any(|role| role == lent.role);
            let mut units = permission.units.iter();
            named || units.any(|unit| staff.in_unit(&person.id, unit, day))
        })
    })
}

/// Whether a person has one of the roles on a day, or belongs to one of the units then.
pub fn permitted(staff: &Staff, person: &Person, permission: &Permission, day: NaiveDate) -> bool {
    let held = staff.roles_of(&person.id, day);
    let by_role = held
        .iter()
        .any(|role| permission.roles.iter().any(|id| id == role.role));
    let mut units = permission.units.iter();
    by_role || units.any(|unit| staff.in_unit(&person.id, unit, day))
}

fn email_of(staff: &Staff, id: &str) -> String {
    let person = staff.person(id);
    person.map_or_else(|| id.to_owned(), |person| person.email.clone())
}

/// Whether the current settlement needs an approval at all: always, unless the policy lets people
/// settle within their own authority (T-4), and they do not propose anew what was refused (C-8).
pub fn approval_needed(case: &Case, policy: &Policy, staff: &Staff) -> bool {
    let Some(settlement) = &case.current.settlement else {
        return true;
    };
    if policy.approval == ApprovalMode::Always {
        return true;
    }
    let Found::One(person) = staff.person_by(&settlement.stamp.by) else {
        return true;
    };
    let date = settlement.stamp.at.date_naive();
    signs_anew(case, policy, person)
        || signature((case, policy), staff, person, date, settlement.commitment()).is_none()
}

/// Whether a person would sign after the customer refused what they proposed, where the policy has
/// another look at it (C-8).
pub fn signs_anew(case: &Case, policy: &Policy, person: &Person) -> bool {
    policy.reassessment == Reassessment::Another
        && case.refusals().any(|refused| proposed(refused, person))
}

/// Whether a person proposed the settlement, or typed the proposal.
pub fn proposed(settlement: &Settlement, person: &Person) -> bool {
    let stamp = &settlement.stamp;
    person.is(&stamp.by) || stamp.entered_by.as_ref().is_some_and(|by| person.is(by))
}

/// The names of the people who may sign the current settlement on a date, those whose role just
/// suffices first.
pub fn signers(case: &Case, policy: &Policy, staff: &Staff, date: NaiveDate) -> Vec<String> {
    let able = able(case, policy, staff, date).into_iter();
    able.map(|(_, person)| person.name.clone()).collect()
}

/// Whose signature is awaited: of those who may sign, the ones whose role just suffices.
pub fn awaited_signers<'a>(
    case: &Case,
    policy: &Policy,
    staff: &'a Staff,
    date: NaiveDate,
) -> Vec<(Signature, &'a Person)> {
    let mut able = able(case, policy, staff, date);
    let least = able.first().map(|(signed, _)| signed.limit);
    able.retain(|(signed, _)| Some(signed.limit) == least);
    able
}

/// The people who may sign the current settlement on a date, each with the role they would sign in,
/// those whose role just suffices first.
pub fn able<'a>(
    case: &Case,
    policy: &Policy,
    staff: &'a Staff,
    date: NaiveDate,
) -> Vec<(Signature, &'a Person)> {
    let Some(settlement) = &case.current.settlement else {
        return Vec::new();
    };
    let others = staff.everybody().iter().filter(|person| {
        let own = policy.another_signs() && proposed(settlement, person);
        !own && !signs_anew(case, policy, person)
    });
    let may = others.filter_map(|person| {
        let commitment = settlement.commitment();
        let signed = signature((case, policy), staff, person, date, commitment)?;
        Some((signed, person))
    });
    let mut people: Vec<_> = may.collect();
    people.sort_by_key(|(signed, person)| (signed.limit.is_none(), signed.limit, &person.name));
    people
}

/// What is wrong with the approval in force as the staff file is today. That the signer of an ended
/// case is not in it any more is nothing wrong, where the role they signed in sufficed.
pub fn approval_fault_since(case: &Case, policy: &Policy, staff: &Staff) -> Option<ApprovalFault> {
    let fault = approval_fault(case, policy, staff)?;
    let gone = fault == ApprovalFault::Unknown && case.ended();
    (!(gone && signed_in_role(case, policy))).then_some(fault)
}

/// Whether the approval in force names a role that may sign for the settlement.
fn signed_in_role(case: &Case, policy: &Policy) -> bool {
    let current = &case.current;
    let Some((settlement, approval)) = current.settlement.as_ref().zip(current.approval()) else {
        return false;
    };
    let needed = band_for(case, policy, settlement.commitment());
    let role = approval.role.as_deref();
    let facts = case.policy_facts();
    let mut bands = policy.bands(&facts);
    needed.is_some_and(|needed| {
        bands.any(|band| role == Some(band.role.as_str()) && band.limit() >= needed.limit())
    })
}

/// What was wrong with the approval in force by the staff of its own time, if anything was.
pub fn approval_fault(case: &Case, policy: &Policy, staff: &Staff) -> Option<ApprovalFault> {
    let settlement = case.current.settlement.as_ref()?;
    let approval = case.current.approval()?;
    let commitment = settlement.commitment();
    let fingerprint = settlement.fingerprint();
    let other = approval
        .settlement
        .as_ref()
        .is_some_and(|kept| *kept != fingerprint);
    if other || approval.amount.unwrap_or(Commitment::Open) != commitment {
        return Some(ApprovalFault::Changed);
    }
    let Found::One(person) = staff.person_by(&approval.stamp.by) else {
        return Some(ApprovalFault::Unknown);
    };
    if policy.another_signs() && proposed(settlement, person) {
        return Some(ApprovalFault::Own);
    }
    if signs_anew(case, policy, person) {
        return Some(ApprovalFault::Refused);
    }
    let able = |day| signature((case, policy), staff, person, day, commitment).is_some();
    let signed = authority_days(&approval.stamp).all(able);
    (!signed).then_some(ApprovalFault::Beyond)
}

/// The days on which whoever acts must be able to: when it was done and, where they record it
/// themselves, when they do: a role that has ended signs nothing by a date set back.
pub fn authority_days(stamp: &Stamp) -> impl Iterator<Item = NaiveDate> {
    let zone = stamp.at.timezone();
    let recorded = stamp.recorded.with_timezone(&zone);
    let own = stamp.entered_by.is_none().then_some(recorded);
    std::iter::once(stamp.at)
        .chain(own)
        .map(|time| time.date_naive())
}
