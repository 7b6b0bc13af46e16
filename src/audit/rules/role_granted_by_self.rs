//! A role, a lent role or a unit that the commit's author gives themselves.

use chrono::NaiveDate;

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::state::RegulationsAt;
use crate::audit::view::CommitView;
use crate::domain::place::Place;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "role-granted-by-self",
    severity: Severity::Error,
    check,
};

/// What somebody may act as, from when to when.
struct Held {
    /// The role or unit.
    role: String,
    /// Who lends it.
    of: Option<String>,
    /// The first day.
    from: NaiveDate,
    /// The last day.
    until: NaiveDate,
    place: Place,
}

fn check(view: &CommitView, report: &mut Findings) {
    if !view.changes_policies() || view.before.is_empty() {
        return;
    }
    let author = view.author();
    let before = view.before.iter().flat_map(|state| held(state, author));
    let before: Vec<Held> = before.collect();
    for held in held(view.state, author) {
        if before.iter().any(|known| known.covers(&held)) {
            continue;
        }
        let (role, file) = (&held.role, held.place.file.clone());
        let what = msg!("audit-role-granted-by-self", author = author, role = role);
        let help = msg!("audit-role-granted-by-self-help");
        report.file(&file, Some(held.place), what, help);
        // Somebody has to begin.
        let nobody = |state: &&RegulationsAt| state.regulations.staff.persons.is_empty();
        if view.before.iter().all(nobody) {
            report.soften(Severity::Warning);
        }
    }
}

impl Held {
    fn new(
        role: &str,
        of: Option<&str>,
        (from, until): (Option<NaiveDate>, Option<NaiveDate>),
        place: &Place,
    ) -> Self {
        Self {
            role: role.to_owned(),
            of: of.map(str::to_owned),
            from: from.unwrap_or(NaiveDate::MIN),
            until: until.unwrap_or(NaiveDate::MAX),
            place: place.clone(),
        }
    }

    /// Whether it gives all that the other does.
    fn covers(&self, other: &Self) -> bool {
        let same = self.role == other.role && self.of == other.of;
        same && self.from <= other.from && other.until <= self.until
    }
}

/// What somebody may act as: roles held and lent with their dates, and the units they are in.
fn held(state: &RegulationsAt, address: &str) -> Vec<Held> {
    let staff = &state.regulations.staff;
    let Some(person) = state.person(address) else {
        return Vec::new();
    };
    let place = &person.source.place;
    let ever = (None, None);
    let roles = person.roles.iter();
    let mut found: Vec<Held> = roles
        .map(|role| Held::new(role, None, ever, place))
        .collect();
    let first = staff.postings_of(&person.id).map(|it| it.from).min();
    let undated = match first {
        None => Some(None),
        Some(from) => from.and_then(|from| from.pred_opt()).map(Some),
    };
    let units = person.unit.iter().zip(undated);
    let mut units: Vec<Held> = units
        .map(|(unit, last)| Held::new(unit, None, (None, last), place))
        .collect();
    units.extend(staff.postings_of(&person.id).map(|posting| {
        let dates = (posting.from, posting.until);
        Held::new(&posting.unit, None, dates, &posting.source.place)
    }));
    for i in 0..staff.units.len() {
        let Some(unit) = units.get(i) else { break };
        units.extend(merged(state, unit));
    }
    found.append(&mut units);
    let given = staff.appointments.iter();
    found.extend(given.filter(|it| it.person == person.id).map(|given| {
        let dates = (given.from, given.until);
        Held::new(&given.role, None, dates, &given.source.place)
    }));
    let lent = staff.delegations.iter();
    found.extend(lent.filter(|it| it.to_person == person.id).map(|lent| {
        let dates = (lent.from, lent.until);
        let of = Some(lent.from_person.as_str());
        Held::new(&lent.role, of, dates, &lent.source.place)
    }));
    found
}

/// The unit that one somebody is in is part of after its end.
fn merged(state: &RegulationsAt, held: &Held) -> Option<Held> {
    let unit = state.regulations.staff.unit(&held.role)?;
    let (last, into) = (unit.until?, unit.merged_into.as_ref()?);
    let dates = (last.succ_opt(), Some(held.until));
    (last < held.until).then(|| Held::new(into, None, dates, &unit.source.place))
}
