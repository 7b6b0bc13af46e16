//! What would be due when, for a case received at a moment: `policy due`.

use crate::domain::localized::Localized;
use std::collections::BTreeMap;

use super::condition::Facts;
use super::limits::{Deadline, Limits, Stage};
use super::regulation::Policy;
use super::walk::walk;
use crate::domain::source::Source;
use crate::domain::step::{Mark, Step};
use crate::domain::time::{Calendar, Counting, Limit, Stretch, Terms, Time, TimeError, due_traced};

/// One clock as it would run.
#[derive(Clone, Debug, PartialEq)]
pub struct Projected {
    /// Its name: `overall`, `answer`, `stage.proposal`.
    pub clock: String,
    /// The title of the stage it is the clock of.
    pub title: Option<Localized>,
    /// When it would start.
    pub from: Time,
    /// The last moment that is still on time.
    pub due: Time,
    /// The limit.
    pub limit: Limit,
    /// How it is counted.
    pub counting: Counting,
    /// Whether the limit touches a year without official holiday data (time rule 10).
    pub provisional: bool,
    /// Whether the overall limit ends before the stage's own would (time rule 12).
    pub capped: bool,
    /// Where the figure stands.
    pub source: Source,
    /// The day-by-day reasoning behind the stage's own due date.
    pub trace: Vec<Stretch>,
}

/// The clocks of a case received at a moment and of which `facts` are known, in the order of the
/// file: deadlines, then stages. Each stage uses its whole limit, steps without one take no time;
/// `overall` runs from `received`, for nothing is registered yet; no stage ends after it (time
/// rule 12). Errors are the calendar's.
pub fn project(
    policy: &Policy,
    calendar: &Calendar,
    facts: &Facts,
    received: Time,
) -> Result<Vec<Projected>, TimeError> {
    let mut run = Run {
        calendar,
        facts,
        received,
        overall: None,
        stages: BTreeMap::new(),
        failed: None,
    };
    let overall = policy.deadline("overall", facts);
    let overall = overall.map(|d| run.deadline(d, received)).transpose()?;
    run.overall = overall.as_ref().map(|projected| projected.due);
    let stages = policy.stages_for(facts);
    let done = walk(policy, &stages, received, |stage, start| {
        run.stage(stage, start)
    });
    if let Some(failed) = run.failed {
        return Err(failed);
    }
    let mut all = Vec::new();
    for deadline in policy.deadlines_for(facts) {
        match &overall {
            Some(overall) if deadline.clock == "overall" => all.push(overall.clone()),
            _ => all.push(run.deadline(deadline, start_of(policy, deadline, &done, received))?),
        }
    }
    let in_order = stages
        .iter()
        .filter_map(|stage| run.stages.remove(&stage.name));
    all.extend(in_order.collect::<Vec<_>>());
    Ok(all)
}

/// When a deadline's own beginning is projected to be. A fact beside the steps stands at the step
/// before the one that ends the clock.
fn start_of(
    policy: &Policy,
    deadline: &Deadline,
    done: &BTreeMap<Step, Time>,
    received: Time,
) -> Time {
    let step = match (deadline.from, deadline.until) {
        (Mark::Step(from), _) => Some(from),
        (_, Mark::Step(until)) => {
            let steps = policy.steps.iter().map(|s| s.step);
            steps.take_while(|step| *step != until).last()
        }
        _ => None,
    };
    let at = step.and_then(|step| done.get(&step));
    at.copied().unwrap_or(received)
}

/// The projection as it goes on.
struct Run<'a> {
    calendar: &'a Calendar,
    facts: &'a Facts<'a>,
    received: Time,
    overall: Option<Time>,
    stages: BTreeMap<String, Projected>,
    failed: Option<TimeError>,
}

impl Run<'_> {
    fn deadline(&self, deadline: &Deadline, start: Time) -> Result<Projected, TimeError> {
        let counted = (deadline.counting, deadline.roll);
        let clock = deadline.clock.clone();
        self.clock(clock, &deadline.limits, counted, &deadline.source, start)
    }

    /// When the stage ends; the first error is kept for the end.
    fn stage(&mut self, stage: &Stage, start: Time) -> Time {
        let counted = (stage.counting, stage.roll);
        let clock = format!("stage.{}", stage.name);
        match self.clock(clock, &stage.limits, counted, &stage.source, start) {
            Ok(mut projected) => {
                projected.title = Some(stage.title.clone());
                if let Some(overall) = self.overall.filter(|overall| *overall < projected.due) {
                    projected.due = overall;
                    projected.capped = true;
                }
                let end = projected.due;
                self.stages.insert(stage.name.clone(), projected);
                end
            }
            Err(failed) => {
                self.failed.get_or_insert(failed);
                start
            }
        }
    }

    fn clock(
        &self,
        clock: String,
        limits: &Limits,
        (counting, roll): (Counting, bool),
        source: &Source,
        start: Time,
    ) -> Result<Projected, TimeError> {
        let limit = limits.of(self.facts.origin());
        let terms = Terms {
            limit,
            counting,
            roll,
        };
        let due = due_traced(start, &terms, self.calendar, &[], self.received)?;
        Ok(Projected {
            clock,
            title: None,
            from: start,
            due: due.due,
            limit,
            counting,
            provisional: due.provisional,
            capped: false,
            source: source.clone(),
            trace: due.trace,
        })
    }
}
