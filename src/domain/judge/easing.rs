//! Corrections that ease a case: a due they move later, a lower level that may sign. Whoever is
//! measured by it does not enter one.

use chrono::NaiveDate;

use super::clock::{Clock, ClockState};
use super::clocks::{Law, clocks};
use super::signing::{band_for, permitted};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{Band, Policy};
use crate::domain::record::{Former, Record};
use crate::domain::source::Source;
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Time, shown};
use crate::domain::word::Word as _;
use crate::msg;

/// The permission to enter one.
pub const RIGHT: &str = "correct-due";

/// As many people as a message names.
const NAMED: usize = 5;

/// What a correction eases.
#[derive(Clone, Debug)]
pub struct Easing {
    /// The correction, by its place in the list.
    pub correction: usize,
    /// What is eased, and by how much.
    pub what: Eased,
    /// The units and persons it measures.
    pub owners: Vec<String>,
    /// Where the policy states it.
    pub source: Option<Source>,
}

/// What is eased, and by how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Eased {
    /// A clock.
    Due {
        /// What it is called.
        clock: Arg,
        /// Its due before.
        from: Time,
        /// Its due since; nothing where it does not run any more.
        to: Option<Time>,
    },
    /// Who must sign.
    Level {
        /// The role before.
        from: String,
        /// The role since.
        to: String,
    },
}

/// What the corrections of a record eased when each was recorded, in the order of the list.
pub fn easings(record: &Record, law: Law) -> Vec<Easing> {
    let policy = law.0;
    let mut found = Vec::new();
    let mut after: Option<&Former> = None;
    for former in &record.former {
        let new = match after {
            Some(after) => after.judged_at(former.until),
            None => record.case.clone().and_then(|it| it.known_at(former.until)),
        };
        if let Some((old, new)) = former.judged_at(former.until).zip(new) {
            let mut eased = dues(&old, &new, law, former.until);
            eased.extend(level(&old, &new, policy));
            found.extend(eased.into_iter().map(|easing| Easing {
                correction: former.correction,
                ..easing
            }));
        }
        after = Some(former);
    }
    found.reverse();
    found
}

fn dues(old: &Case, new: &Case, law: Law, now: Time) -> Vec<Easing> {
    let before = clocks(old, law, now).0;
    let after = clocks(new, law, now).0;
    let run = |all: &[Clock], i: usize| {
        let same = |clock: &&Clock| clock.name == all[i].name;
        all[..i].iter().filter(same).count()
    };
    let mut found = Vec::new();
    for (i, was) in before.iter().enumerate() {
        let mut same = after.iter().filter(|clock| clock.name == was.name);
        let is = same.nth(run(&before, i));
        if was.state == ClockState::Void || !eases(was, is) {
            continue;
        }
        found.push(Easing {
            correction: 0,
            what: Eased::Due {
                clock: was.called(),
                from: was.due,
                to: is.map(|clock| clock.due),
            },
            owners: owners(was, &before, (old, law.0)),
            source: was.source.clone(),
        });
    }
    found
}

/// Whether a clock that was not kept has more time now, or was kept after all.
fn eases(was: &Clock, is: Option<&Clock>) -> bool {
    let kept = was.state == ClockState::Met;
    let later = is.is_none_or(|is| is.due > was.due);
    let failed = matches!(was.state, ClockState::Late | ClockState::Missed);
    let excused = failed && is.is_some_and(|is| is.state == ClockState::Met);
    !kept && (later || excused)
}

/// Whose work the clock measures: every unit of a stage; of the whole, those whose stages run; else
/// whoever it is blamed on.
fn owners(clock: &Clock, all: &[Clock], (case, policy): (&Case, &Policy)) -> Vec<String> {
    let stages = policy.stages_for(&case.policy_facts());
    let whole = clock.name == "overall";
    let runs = |name: &str| {
        let mut open = all.iter().filter(|other| whole && other.open());
        clock.name == name || open.any(|other| other.name == name)
    };
    let own = stages
        .iter()
        .filter(|stage| runs(&format!("stage.{}", stage.name)));
    let units: Vec<String> = own.flat_map(|stage| stage.units.clone()).collect();
    if units.is_empty() {
        vec![clock.owner.clone()]
    } else {
        units
    }
}

/// A lower level that may sign for the settlement; whoever proposed it would gain by that.
fn level(old: &Case, new: &Case, policy: &Policy) -> Option<Easing> {
    let settled = |case: &Case| case.current.settlement.clone();
    let (was, is) = settled(old).zip(settled(new))?;
    let from: &Band = band_for(old, policy, was.commitment())?;
    let to: &Band = band_for(new, policy, is.commitment())?;
    (to.limit() < from.limit()).then(|| Easing {
        correction: 0,
        what: Eased::Level {
            from: from.role.clone(),
            to: to.role.clone(),
        },
        owners: vec![was.stamp.by.clone()],
        source: Some(from.source.clone()),
    })
}

impl Easing {
    /// Whether a person may enter it: a role the policy names may, unless the work is that person's
    /// own; otherwise anybody not of those it measures, as far as the policy lets them.
    pub fn open_to(
        &self,
        (case, policy): (&Case, &Policy),
        staff: &Staff,
        person: &Person,
        at: Time,
    ) -> bool {
        if self.owners.iter().any(|owner| person.is(owner)) {
            return false;
        }
        let day = at.date_naive();
        let own = self.measures(staff, person, day);
        let Some(permission) = policy.permission(RIGHT, &case.policy_facts()) else {
            return !own;
        };
        let held = staff.roles_of(&person.id, day);
        let by_role = held
            .iter()
            .any(|held| permission.roles.iter().any(|id| id == held.role));
        let mut units = permission.units.iter();
        by_role || !own && units.any(|unit| staff.in_unit(&person.id, unit, day))
    }

    /// Whether a person is of those it measures, on a day.
    pub fn measures(&self, staff: &Staff, person: &Person, day: NaiveDate) -> bool {
        let mut owners = self.owners.iter();
        owners.any(|owner| belongs(staff, person, owner, day))
    }

    /// Who may enter it, as far as a message names them: whoever may correct at all.
    pub fn people(&self, judged: (&Case, &Policy), staff: &Staff, at: Time) -> Arg {
        let (case, policy) = judged;
        let correct = policy.permission(Move::Correct.word(), &case.policy_facts());
        let day = at.date_naive();
        let may = |person: &&Person| {
            correct.is_none_or(|permission| permitted(staff, person, permission, day))
                && self.open_to(judged, staff, person, at)
        };
        let people = staff.persons.iter().filter(may).map(|it| it.name.clone());
        let mut people: Vec<String> = people.collect();
        if people.is_empty() {
            people.push("–".to_owned());
        } else if people.len() > NAMED {
            people.truncate(NAMED);
            people.push("…".to_owned());
        }
        Msg::list(people)
    }

    /// What it does, in words.
    pub fn msg(&self, staff: &Staff) -> Msg {
        match &self.what {
            Eased::Due { clock, from, to } => {
                let due = shown(*from);
                match to {
                    Some(to) if to > from => {
                        msg!(
                            "moves-eased-due",
                            clock = clock.clone(),
                            from = due,
                            to = shown(*to)
                        )
                    }
                    Some(_) => msg!("moves-excused", clock = clock.clone(), from = due),
                    None => msg!("moves-eased-clock", clock = clock.clone(), from = due),
                }
            }
            Eased::Level { from, to } => {
                let (from, to) = (staff.role_called(from), staff.role_called(to));
                msg!("moves-eased-level", from = from, to = to)
            }
        }
    }
}

/// Whether a person belongs to a unit, or to the unit of another person, or holds a role.
fn belongs(staff: &Staff, person: &Person, owner: &str, day: NaiveDate) -> bool {
    let unit = match staff.person_by(owner) {
        Found::One(other) => staff.unit_of(other, day).map(|unit| unit.id.as_str()),
        _ => Some(owner),
    };
    let held = staff.roles_of(&person.id, day);
    let role = held.iter().any(|held| held.role == owner);
    role || person.is(owner) || unit.is_some_and(|unit| staff.in_unit(&person.id, unit, day))
}
