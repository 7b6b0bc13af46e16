//! Whose turn it is: the unit or person, or the role, that has to do the next thing for a case.

use chrono::NaiveDate;

use super::clock::Clock;
use super::{duties, legal, signing};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::case::intake::Nature;
use crate::domain::case::settlement::Settlement;
use crate::domain::policy::{Mark, Permission, Policy, Reassessment, Stage};
use crate::domain::staff::{Found, Staff};
use crate::domain::time::Time;
use crate::domain::word::Word;

/// Whose turn it is. Of an open case: whoever was given it last and may make the next step; else the
/// unit whose stage runs, the one due first where several do; between stages whoever may make
/// that step, a role where a signature is awaited or the customer's refusal sends it up; else the unit of
/// what runs beside the steps. Of an ended one: the
/// unit of what still runs, else the one that ended it. Within a unit it is the
/// last person or part of it that was given the case; where nobody else can be told, whoever was
/// given it last, else the intake unit.
pub fn turn(case: &Case, policy: &Policy, staff: &Staff, clocks: &[Clock], now: Time) -> String {
    let asked = Asked::new(case, policy, staff, now);
    let found = if case.nature == Nature::Abnormality {
        None
    } else if case.ended() {
        asked.running(clocks, false).or_else(|| asked.ender())
    } else {
        let act = asked.act();
        act.and_then(|act| asked.handed(act))
            .or_else(|| asked.running(clocks, true))
            .or_else(|| asked.doer(act?))
            .or_else(|| asked.running(clocks, false))
    };
    found.unwrap_or_else(|| case.holder(policy).to_owned())
}

/// Who answered the customer at a moment: those who may reply, the intake unit before others; where anybody may,
/// whoever held the case then.
pub(super) fn answering(case: &Case, policy: &Policy, staff: &Staff, at: Time) -> String {
    let asked = Asked::new(case, policy, staff, at);
    let may = policy.permission(Move::Reply.word(), &case.policy_facts());
    let Some(may) = may.filter(|may| !may.units.is_empty()) else {
        return case.holder_at(policy, at).to_owned();
    };
    let intake = may.units.contains(&policy.intake_unit);
    let given = asked.given(&may.units);
    let given = given.or(intake.then(|| policy.intake_unit.clone()));
    given.unwrap_or_else(|| may.units[0].clone())
}

/// What the question is asked of.
struct Asked<'a> {
    case: &'a Case,
    policy: &'a Policy,
    staff: &'a Staff,
    at: Time,
    day: NaiveDate,
}

impl<'a> Asked<'a> {
    fn new(case: &'a Case, policy: &'a Policy, staff: &'a Staff, now: Time) -> Self {
        Self {
            case,
            policy,
            staff,
            at: now,
            day: now.date_naive(),
        }
    }

    /// The unit of whoever ended it.
    fn ender(&self) -> Option<String> {
        let closing = self.case.closing.as_ref().map(|closing| &closing.stamp);
        let superseded = || self.case.links.superseded.as_ref().map(|end| &end.stamp);
        let stamp = closing.or_else(superseded)?;
        let Found::One(person) = self.staff.person_by(&stamp.by) else {
            return None;
        };
        let unit = self.staff.unit_of(person, stamp.at.date_naive())?;
        Some(unit.id.clone())
    }

    /// The unit of the stage that runs and is due first, of those that end with a step or of those beside
    /// the steps.
    fn running(&self, clocks: &[Clock], steps: bool) -> Option<String> {
        let stages = self.policy.stages_for(&self.case.policy_facts());
        let stage_of = |clock: &Clock| {
            let name = clock.name.strip_prefix("stage.")?;
            let stage: &Stage = stages.iter().find(|stage| stage.name == name)?;
            (matches!(stage.until, Mark::Step(_)) == steps).then_some((clock.due, stage))
        };
        let open = clocks.iter().filter(|clock| clock.open());
        let (_, stage) = open.filter_map(stage_of).min_by_key(|(due, _)| *due)?;
        self.among(&stage.units)
    }

    /// What makes the next step that no case goes on without.
    fn act(&self) -> Option<Move> {
        let needed = signing::approval_needed(self.case, self.policy, self.staff);
        let next = legal::next(self.case, self.policy, needed);
        let place = |act: &Move| {
            let step = act.row().and_then(|row| row.step);
            let place = self
                .policy
                .steps
                .iter()
                .position(|used| Some(used.step) == step);
            let optional = place.is_some_and(|place| self.policy.steps[place].optional);
            (optional, place.unwrap_or(usize::MAX))
        };
        next.into_iter().min_by_key(place)
    }

    /// Whoever was given it last, where the next step is one the policy leaves to them.
    fn handed(&self, act: Move) -> Option<String> {
        if act == Move::Resolve && self.superior().is_some() || act == Move::Close {
            return None;
        }
        let may = self
            .policy
            .permission(act.word(), &self.case.policy_facts())?;
        let last = self.case.assignee()?;
        let within = may.units.iter().any(|unit| self.within(last, unit));
        within.then(|| last.to_owned())
    }

    /// Whoever may make the step, or do what is lacking for the last.
    fn doer(&self, act: Move) -> Option<String> {
        match act {
            Move::Approve => self.signer(),
            Move::Close => self.closer(),
            Move::Resolve => self.superior().or_else(|| self.may(Move::Resolve.word())),
            act => self.may(act.word()),
        }
    }

    /// The role whose signature the settlement takes.
    fn signer(&self) -> Option<String> {
        let settlement = self.case.current.settlement.as_ref();
        let commitment = settlement.map(Settlement::commitment)?;
        let band = signing::band_for(self.case, self.policy, commitment)?;
        Some(band.role.clone())
    }

    /// The lowest role that looks anew at what the customer refused, and is not that of who proposed
    /// it (C-8b).
    fn superior(&self) -> Option<String> {
        let anew = self.policy.reassessment == Reassessment::Another && self.case.current.refused();
        let case = anew.then(|| legal::asked_of(self.case, Move::Resolve))?;
        let proposer = |refused: &Settlement| match self.staff.person_by(&refused.stamp.by) {
            Found::One(person) => self.staff.roles_of(&person.id, self.day),
            _ => Vec::new(),
        };
        let held: Vec<_> = case.refusals().flat_map(proposer).collect();
        let facts = case.policy_facts();
        let mut others = self.policy.bands(&facts).map(|band| &band.role);
        let other = others.find(|role| !held.iter().any(|held| held.role == role.as_str()));
        other.cloned()
    }

    /// Whoever may do what the closing waits for, else close.
    fn closer(&self) -> Option<String> {
        let unmet = duties::unmet(self.case, self.policy, self.staff);
        let lacking = unmet.iter().find(|unmet| {
            let told = duties::TOLD_WITH_CLOSING.contains(&unmet.duty.need);
            !told
        });
        match lacking.and_then(|unmet| unmet.command.split(' ').nth(1)) {
            Some(command) => self.may(command),
            None => self.may(Move::Close.word()),
        }
    }

    /// Whom the policy entrusts with a command; `None`: anybody may.
    fn may(&self, command: &str) -> Option<String> {
        let facts = self.case.policy_facts();
        let may: &Permission = self.policy.permission(command, &facts)?;
        self.among(&may.units)
            .or_else(|| may.roles.first().cloned())
    }

    /// The last of these units that was given the case, or whoever of it was; else the first.
    fn among(&self, units: &[String]) -> Option<String> {
        self.given(units).or_else(|| units.first().cloned())
    }

    /// The last person or unit within these units that was given the case.
    fn given(&self, units: &[String]) -> Option<String> {
        let assigned = self.case.assignments.iter();
        let assigned = assigned.map(|given| (given.stamp.at, &given.to, given.unit.as_ref()));
        let moved = self.case.escalations.iter();
        let moved = moved.map(|moved| (moved.stamp.at, &moved.to, None));
        let given = assigned.chain(moved).filter(|(at, _, _)| *at <= self.at);
        let mut given: Vec<_> = given.collect();
        given.sort_by_key(|(at, _, _)| *at);
        let mut back = given.into_iter().rev();
        let (_, to, _) = back.find(|(_, to, unit)| {
            let recorded = unit.is_some_and(|unit| units.contains(unit));
            recorded || units.iter().any(|unit| self.within(to, unit))
        })?;
        Some(to.clone())
    }

    fn within(&self, who: &str, unit: &str) -> bool {
        match self.staff.person_by(who) {
            Found::One(person) => self.staff.in_unit(&person.id, unit, self.day),
            _ => self.staff.is_within(who, unit, self.day),
        }
    }
}
