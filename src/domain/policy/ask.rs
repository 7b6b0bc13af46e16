//! What a regulation says about a case, asked with the facts of that case.

use chrono::NaiveDate;

use super::condition::Facts;
use super::consequences::{Conversion, LossRule, SanctionBand};
use super::handling::{Band, Duty, Permission, Required, Route, Term};
use super::limits::{Deadline, Limits, Stage};
use super::practice::Standing;
use super::regulation::Policy;
use super::settings::{ApprovalMode, Pauses, SelfApproval};
use crate::domain::case::discipline::SanctionKind;
use crate::domain::money::{Money, UpTo};
use crate::domain::schema::Vocabulary;
use crate::domain::source::Source;
use crate::domain::step::Step;
use crate::domain::time::Limit;

impl Limits {
    /// The limit for where the customer is; a customer not known to be abroad is at home.
    pub fn of(&self, origin: Option<&str>) -> Limit {
        if origin == Some("foreign") {
            self.foreign
        } else {
            self.domestic
        }
    }
}

impl Band {
    /// The band's end.
    pub fn limit(&self) -> UpTo {
        self.up_to.map_or(UpTo::Unlimited, UpTo::Amount)
    }
}

impl Pauses {
    /// Whether a hold stops this clock. An acknowledgement can always be sent: never that one.
    pub fn stops(&self, clock: &str) -> bool {
        let stage = clock.starts_with("stage.");
        let listed = |entry: &String| entry == clock || (stage && entry == "stage.*");
        clock != "acknowledge" && self.clocks.iter().any(listed)
    }
}

/// The levels that hold for a case, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Bands<'p> {
    all: std::slice::Iter<'p, Band>,
    first: Option<&'p Band>,
}

impl<'p> Iterator for Bands<'p> {
    type Item = &'p Band;

    fn next(&mut self) -> Option<&'p Band> {
        let first = self.first?;
        self.all.find(|band| band.when == first.when)
    }
}

impl Policy {
    /// Whether nobody signs what they proposed: two pairs of eyes on every settlement (T-4).
    pub fn another_signs(&self) -> bool {
        self.approval == ApprovalMode::Always || self.self_approval == SelfApproval::Never
    }

    /// The levels that hold for a case: those under the first condition that fits.
    pub fn bands(&self, facts: &Facts) -> Bands<'_> {
        self.ladder(self.first_band(facts))
    }

    /// The place of the first level whose condition fits a case.
    pub fn first_band(&self, facts: &Facts) -> Option<usize> {
        self.authority
            .iter()
            .position(|band| band.when.holds(facts))
    }

    /// The levels under the condition of the one at a place.
    pub fn ladder(&self, place: Option<usize>) -> Bands<'_> {
        let first = place.and_then(|place| self.authority.get(place));
        let all = self.authority.iter();
        Bands { all, first }
    }

    /// The levels by the condition they hold under, in the order of the file.
    pub fn ladders(&self) -> Vec<Vec<&Band>> {
        let mut ladders: Vec<Vec<&Band>> = Vec::new();
        for band in &self.authority {
            let same = |ladder: &&mut Vec<&Band>| ladder.iter().any(|it| it.when == band.when);
            match ladders.iter_mut().find(same) {
                Some(ladder) => ladder.push(band),
                None => ladders.push(vec![band]),
            }
        }
        ladders
    }

    /// The lowest level whose authority covers the amount; `None` where nobody's does, which
    /// [`lint`](super::lint) reports as an error.
    pub fn authority_for(&self, facts: &Facts, amount: Money) -> Option<&Band> {
        let covering = self.bands(facts).filter(|band| band.limit().covers(amount));
        covering.min_by_key(|band| band.limit())
    }

    /// The highest level: for amounts that are still open.
    pub fn highest_authority(&self, facts: &Facts) -> Option<&Band> {
        self.bands(facts).max_by_key(|band| band.limit())
    }

    /// The deadline of a clock: the first that fits.
    pub fn deadline(&self, clock: &str, facts: &Facts) -> Option<&Deadline> {
        let fits = |d: &&Deadline| d.clock == clock && d.when.holds(facts);
        self.deadlines.iter().find(fits)
    }

    /// The deadlines that apply: the first of each clock that fits, in the order of the file.
    pub fn deadlines_for(&self, facts: &Facts) -> Vec<&Deadline> {
        let mut found: Vec<&Deadline> = Vec::new();
        for deadline in self.deadlines.iter().filter(|d| d.when.holds(facts)) {
            if !found.iter().any(|d| d.clock == deadline.clock) {
                found.push(deadline);
            }
        }
        found
    }

    /// The stages that apply: the first of each name that fits, in the order of the file.
    pub fn stages_for(&self, facts: &Facts) -> Vec<&Stage> {
        let mut found: Vec<&Stage> = Vec::new();
        for stage in self.stages.iter().filter(|s| s.when.holds(facts)) {
            if !found.iter().any(|s| s.name == stage.name) {
                found.push(stage);
            }
        }
        found
    }

    /// Where a complaint goes: the first route that fits.
    pub fn route_for(&self, facts: &Facts) -> Option<&Route> {
        self.routes.iter().find(|route| route.when.holds(facts))
    }

    /// What registration asks of the case.
    pub fn required_for(&self, facts: &Facts) -> Vec<&Required> {
        let all = self.required.iter();
        all.filter(|entry| entry.when.holds(facts)).collect()
    }

    /// What must be done before the case makes a step.
    pub fn duties_before(&self, step: Step, facts: &Facts) -> Vec<&Duty> {
        let all = self.duties.iter().filter(|duty| duty.before == step);
        all.filter(|duty| duty.when.holds(facts)).collect()
    }

    /// Who may run a command on a case; `None`: every known person.
    pub fn permission(&self, command: &str, facts: &Facts) -> Option<&Permission> {
        let mut all = self.permissions.get(command)?.iter();
        all.find(|permission| permission.when.holds(facts))
    }

    /// Whether a command is open to some only, if not in every case.
    pub fn reserves(&self, command: &str) -> bool {
        self.permissions.contains_key(command)
    }

    /// What says who may run a command, where it is open to some only.
    pub fn reserving(&self, command: &str) -> Option<&Source> {
        let permission = self.permissions.get(command)?.first()?;
        Some(&permission.source)
    }

    /// What says first of all who is sanctioned, and how: the bands, else whom it decides on, else the
    /// kinds there are.
    pub fn sanctioning(&self) -> Option<&Source> {
        let it = &self.consequences;
        let band = it.sanctions.first().map(|band| &band.source);
        let whom = || it.answerable.first().map(|whom| &whom.source);
        let kind = || it.penalties.first().map(|kind| &kind.source);
        band.or_else(whom).or_else(kind)
    }

    /// What says who answers the customer: the permission, else that settlements are approved.
    pub fn answers_by(&self) -> Option<&Source> {
        self.reserving("reply").or_else(|| self.setting("approval"))
    }

    /// Where a top-level setting (`self_approval`, `on_refusal` …) stands.
    pub fn setting(&self, key: &str) -> Option<&Source> {
        self.settings.get(key)
    }

    /// Whether the policy uses a step. Every case is received.
    pub fn uses(&self, step: Step) -> bool {
        step == Step::Received || self.steps.iter().any(|s| s.step == step)
    }

    /// The clock names the policy can run.
    pub fn clocks(&self) -> Vec<String> {
        let mut clocks: Vec<String> = Vec::new();
        let deadlines = self.deadlines.iter().map(|d| d.clock.clone());
        let stages = self.stages.iter().map(|s| format!("stage.{}", s.name));
        for clock in deadlines.chain(stages) {
            if !clocks.contains(&clock) {
                clocks.push(clock);
            }
        }
        clocks
    }

    /// The remedy this type of complaint gets: the first that fits.
    pub fn standing_for(&self, facts: &Facts) -> Option<&Standing> {
        let mut all = self.practice.standing.iter();
        all.find(|standing| standing.when.holds(facts))
    }

    /// How the loss of a remedy is reckoned.
    pub fn loss_rule(&self, remedy: &str) -> Option<&LossRule> {
        let mut rules = self.consequences.loss.iter();
        rules.find(|rule| rule.remedy == remedy)
    }

    /// The sanction for a person's share of the loss; none for no loss.
    pub fn sanction_for(&self, share: Money) -> Option<&SanctionBand> {
        if share <= Money::ZERO {
            return None;
        }
        let end = |band: &&SanctionBand| band.up_to.map_or(UpTo::Unlimited, UpTo::Amount);
        let bands = self.consequences.sanctions.iter();
        bands.filter(|band| end(band).covers(share)).min_by_key(end)
    }

    /// What a sanction costs in money.
    pub fn conversion(&self, sanction: &SanctionKind) -> Option<&Conversion> {
        let mut all = self.consequences.conversions.iter();
        all.find(|conversion| conversion.sanction == *sanction)
    }
}

impl Policy {
    /// The words of one of its vocabularies.
    pub fn terms(&self, vocabulary: Vocabulary) -> &[Term] {
        match vocabulary {
            Vocabulary::Class => &self.classes,
            Vocabulary::Category => &self.categories,
            Vocabulary::Grade => &self.grades,
            Vocabulary::Defect => &self.defects,
        }
    }
}

/// The term with this id, else with this title.
pub fn term_by<'a>(terms: &'a [Term], name: &str) -> Option<&'a Term> {
    let titled = || terms.iter().find(|term| term.title.is(name));
    term(terms, name).or_else(titled)
}

/// The term with this id.
pub fn term<'a>(terms: &'a [Term], id: &str) -> Option<&'a Term> {
    terms.iter().find(|term| term.id == id)
}

/// The edition of a policy that judges a case received on a date: the latest in force by then.
pub fn policies_in_force<'a>(
    policies: &'a [Policy],
    id: &str,
    received: NaiveDate,
) -> Option<&'a Policy> {
    let editions = policies.iter().filter(|policy| policy.id == id);
    editions
        .filter(|policy| policy.effective_from <= received)
        .max_by_key(|policy| policy.effective_from)
}
