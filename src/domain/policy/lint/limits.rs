//! Deadlines, stages and steps fit together.

use super::found::{Lint, Lints};
use crate::domain::case::intake::Origin;
use crate::domain::policy::condition::When;
use crate::domain::policy::limits::{Deadline, Stage};
use crate::domain::policy::regulation::Policy;
use crate::domain::policy::walk::walk;
use crate::domain::reader::Word as _;
use crate::domain::severity::Severity;
use crate::domain::source::Source;
use crate::domain::step::{Mark, Step};
use crate::msg;

const STEP: &str = "policy-unknown-step";

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    steps(policy, lints);
    for deadline in &policy.deadlines {
        marks(
            policy,
            deadline.from,
            deadline.until,
            &deadline.source,
            lints,
        );
        backward(policy, deadline, lints);
    }
    for stage in &policy.stages {
        marks(policy, stage.from, stage.until, &stage.source, lints);
        nested(policy, stage, lints);
    }
    shadows(policy, lints);
    pauses(policy, lints);
    for deadline in policy.deadlines.iter().filter(|d| d.clock == "overall") {
        for origin in Origin::words() {
            sum(policy, deadline, origin, lints);
        }
    }
}

fn steps(policy: &Policy, lints: &mut Lints) {
    let Some(source) = policy.setting("steps") else {
        return;
    };
    let steps: Vec<Step> = policy.steps.iter().map(|s| s.step).collect();
    for (i, step) in steps.iter().enumerate() {
        if *step == Step::Received {
            lints.error(STEP, source, "steps", msg!("policy-step-received"));
        } else if steps[..i].contains(step) {
            let what = msg!("policy-step-twice", step = step.to_string());
            lints.error(STEP, source, "steps", what);
        }
    }
    if steps.last() != Some(&Step::Closed) {
        lints.error(STEP, source, "steps", msg!("policy-closed-not-last"));
    }
}

/// A clock runs between steps the policy has.
fn marks(policy: &Policy, from: Mark, until: Mark, source: &Source, lints: &mut Lints) {
    for (key, mark) in [("from", from), ("until", until)] {
        if let Mark::Step(step) = mark
            && !policy.uses(step)
        {
            let what = msg!("policy-step-unused", step = step.to_string());
            lints.error(STEP, source, key, what);
        }
    }
    if from == until {
        let what = msg!("policy-clock-empty", step = from.to_string());
        lints.error("policy-clock-empty", source, "from", what);
    }
}

/// A deadline ends after it begins. (A stage may run back: the office's second opinion.)
fn backward(policy: &Policy, deadline: &Deadline, lints: &mut Lints) {
    let (Mark::Step(from), Mark::Step(until)) = (deadline.from, deadline.until) else {
        return;
    };
    let place = |step| policy.steps.iter().position(|s| s.step == step);
    let ends_first = match (place(from), place(until)) {
        (Some(from), Some(until)) => until < from,
        (Some(_), None) => until == Step::Received,
        _ => false,
    };
    if ends_first {
        let what = msg!(
            "policy-clock-backward",
            from = from.to_string(),
            until = until.to_string()
        );
        lints.error("policy-clock-empty", &deadline.source, "until", what);
    }
}

/// A stage within another names one there is, and is no longer than it.
fn nested(policy: &Policy, stage: &Stage, lints: &mut Lints) {
    let Some(within) = &stage.within else {
        return;
    };
    let others = policy.stages.iter().filter(|s| s.name != stage.name);
    let names: Vec<&str> = others.clone().map(|s| s.name.as_str()).collect();
    let asked = lints.ask("policy-unknown-stage", &stage.source, "within", within);
    lints.known(&asked, &names, |word| {
        msg!("policy-unknown-stage", word = word)
    });
    for outer in others.filter(|s| s.name == *within) {
        let longer = Origin::words().iter().any(|origin| {
            let nominal = |s: &Stage| s.limits.of(Some(origin)).nominal_seconds();
            nominal(stage) > nominal(outer)
        });
        if longer {
            let what = msg!("policy-stage-longer", stage = &stage.name, outer = within);
            lints.warning("policy-stage-sum", &stage.source, "limit", what);
        }
    }
}

/// An entry that no case can reach, because an earlier one of the same clock fits first.
fn shadows(policy: &Policy, lints: &mut Lints) {
    let deadlines = policy.deadlines.iter();
    shadowed(
        deadlines.map(|d| (d.clock.as_str(), &d.when, &d.source)),
        lints,
    );
    let stages = policy.stages.iter();
    shadowed(stages.map(|s| (s.name.as_str(), &s.when, &s.source)), lints);
    let ladders = policy.ladders().into_iter();
    let ladders = ladders.filter_map(|bands| bands.first().copied());
    shadowed(
        ladders.map(|band| ("authority", &band.when, &band.source)),
        lints,
    );
    for (command, all) in &policy.permissions {
        let all = all.iter();
        shadowed(
            all.map(|it| (command.as_str(), &it.when, &it.source)),
            lints,
        );
    }
}

fn shadowed<'a>(entries: impl Iterator<Item = (&'a str, &'a When, &'a Source)>, lints: &mut Lints) {
    let mut seen: Vec<(&str, &When, &Source)> = Vec::new();
    for (name, when, source) in entries {
        let first = seen.iter().find(|(other, earlier, _)| {
            *other == name && (earlier.is_always() || *earlier == when)
        });
        if let Some((_, _, first)) = first {
            let line = first.place.line.to_string();
            let what = msg!("policy-entry-shadowed", name = name, line = line);
            lints.error("policy-duplicate-id", source, "", what);
        }
        seen.push((name, when, source));
    }
}

fn pauses(policy: &Policy, lints: &mut Lints) {
    let Some(source) = &policy.pauses.source else {
        return;
    };
    let mut known = policy.clocks();
    known.push("stage.*".to_owned());
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for clock in &policy.pauses.clocks {
        if clock == "acknowledge" {
            let what = msg!("policy-pause-acknowledge");
            lints.error("policy-pause", source, "clocks", what);
            continue;
        }
        let asked = lints.ask("policy-pause", source, "clocks", clock);
        lints.known(&asked, &known, |word| {
            msg!("policy-unknown-clock", word = word)
        });
    }
}

/// The stages one after the other take no longer than the overall limit (time rule 12).
fn sum(policy: &Policy, overall: &Deadline, origin: &'static str, lints: &mut Lints) {
    let (Mark::Step(from), Mark::Step(until)) = (overall.from, overall.until) else {
        return;
    };
    let facts = overall.when.met_from(origin);
    if !overall.when.holds(&facts) {
        return;
    }
    let stages = policy.stages_for(&facts);
    let done = walk(policy, &stages, 0_i64, |stage, start| {
        start.saturating_add(stage.limits.of(Some(origin)).nominal_seconds())
    });
    let (Some(start), Some(end)) = (done.get(&from), done.get(&until)) else {
        return;
    };
    let needed = end - start;
    let limit = overall.limits.of(Some(origin));
    if needed > limit.nominal_seconds() {
        let origin = match origin {
            "foreign" => msg!("policy-origin-foreign"),
            _ => msg!("policy-origin-domestic"),
        };
        lints.found.push(Lint {
            id: "policy-stage-sum",
            severity: Severity::Warning,
            place: overall.source.place.clone(),
            what: msg!(
                "policy-stage-sum",
                origin = origin,
                sum = days(needed),
                limit = limit.to_string()
            ),
            help: Some(msg!("policy-stage-sum-help")),
        });
    }
}

/// A nominal length as a limit is written: in days where it is half days, else in hours.
fn days(seconds: i64) -> String {
    if seconds % 86_400 == 0 {
        format!("{}d", seconds / 86_400)
    } else if seconds % 43_200 == 0 {
        format!("{}.5d", seconds / 86_400)
    } else if seconds % 3600 == 0 {
        format!("{}h", seconds / 3600)
    } else {
        format!("{seconds}s")
    }
}
