//! The steps one after the other, as if each stage used its whole limit (time rule 12).

use std::collections::BTreeMap;

use super::limits::Stage;
use super::regulation::Policy;
use super::steps::PolicyStep;
use crate::domain::step::{Mark, Step};

/// When each step is done if every stage uses its whole limit and steps without a stage take no
/// time. `after` is asked once for each stage when it ends, given its start; stages that run back
/// (the office's second opinion) or end aside are asked last and move no step.
pub(super) fn walk<T: Copy + Ord>(
    policy: &Policy,
    stages: &[&Stage],
    received: T,
    mut after: impl FnMut(&Stage, T) -> T,
) -> BTreeMap<Step, T> {
    let mut done = BTreeMap::from([(Step::Received, received)]);
    let mut before = received;
    let mut aside: Vec<&Stage> = stages.to_vec();
    for PolicyStep { step, .. } in policy.steps.iter() {
        let mut end = before;
        for stage in stages.iter().filter(|s| s.until == Mark::Step(*step)) {
            let start = start_of(stage, &done, before);
            if let Some(start) = start {
                aside.retain(|other| other.name != stage.name);
                end = end.max(after(stage, start));
            }
        }
        done.insert(*step, end);
        before = end;
    }
    for stage in aside {
        if let Some(start) = start_of(stage, &done, before) {
            after(stage, start);
        }
    }
    done
}

/// When a stage begins. What is decided is so with the approval; other facts beside the steps have no
/// time of their own: the step before stands in.
fn start_of<T: Copy>(stage: &Stage, done: &BTreeMap<Step, T>, before: T) -> Option<T> {
    match stage.from {
        Mark::Step(from) => done.get(&from).copied(),
        Mark::Decided => Some(done.get(&Step::Approved).copied().unwrap_or(before)),
        _ => Some(before),
    }
}
