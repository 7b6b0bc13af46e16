//! An address that was somebody else's and is claimed as one's own, or one that somebody else is given.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::state::RegulationsAt;
use crate::audit::view::CommitView;
use crate::domain::staff::Person;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "address-claimed",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    if !view.changes_policies() || view.before.is_empty() {
        return;
    }
    let staff = &view.state.regulations.staff;
    for person in &staff.persons {
        let former = person.former_emails.iter().map(String::as_str);
        for address in std::iter::once(person.email.as_str()).chain(former) {
            claim(view, person, address, report);
        }
        for address in &person.joined_emails {
            claim(view, person, address, report);
        }
    }
}

fn claim(view: &CommitView, person: &Person, address: &str, report: &mut Findings) {
    let had = |state: &&RegulationsAt| {
        let mut own = state.regulations.staff.persons.iter();
        own.any(|known| known.id == person.id && known.has_address(address))
    };
    if view.before.iter().any(had) {
        return;
    }
    let whose = view.before.iter().find_map(|state| state.person(address));
    let (own, named) = (own(view, person), &person.name);
    let (what, grave) = match whose {
        Some(other) => {
            let other = &other.name;
            let what = msg!(
                "audit-address-claimed",
                person = named,
                address = address,
                other = other
            );
            (what, own)
        }
        None if !known(view, person) => return,
        None if !own && view.entrusted() != Some(true) => {
            let what = msg!(
                "audit-address-given",
                author = view.author(),
                person = named,
                address = address
            );
            (what, acts(view, person))
        }
        // A new address of one's own is nothing to claim: nothing is recorded under it yet.
        None if own && address != person.email => {
            let what = msg!("audit-address-unknown", person = named, address = address);
            (what, false)
        }
        None => return,
    };
    let place = person.source.place.clone();
    let file = place.file.clone();
    report.file(&file, Some(place), what, msg!("audit-address-claimed-help"));
    if !grave {
        report.soften(Severity::Warning);
    }
}

/// Whether whoever made the commit claims it for themselves.
fn own(view: &CommitView, person: &Person) -> bool {
    let now = view.state.person(view.author());
    let mut before = view.before.iter().map(|state| state.person(view.author()));
    let is = |found: Option<&Person>| found.is_some_and(|found| found.id == person.id);
    is(now) || before.any(is)
}

/// Whether the person was there before.
fn known(view: &CommitView, person: &Person) -> bool {
    let mut before = view.before.iter();
    before.any(|state| state.regulations.staff.person(&person.id).is_some())
}

/// Whether the person may act for the company: whoever has their address could.
fn acts(view: &CommitView, person: &Person) -> bool {
    let day = view.made().date_naive();
    let mut before = view.before.iter();
    before.any(|state| {
        let staff = &state.regulations.staff;
        !staff.roles_of(&person.id, day).is_empty()
    })
}
