//! Which moves are legal for a case.
//!
//! A policy lists the steps it uses, in order: a step is legal when the required ones before it are
//! done.

use std::borrow::Cow;

use crate::domain::case::Case;
use crate::domain::case::fact::{Again, Life, Move, Row, TABLE};
use crate::domain::case::intake::Nature;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::settlement::FormerRound;
use crate::domain::case::status::Status;
use crate::domain::policy::{DecideAgain, OnRefusal, Policy, Step};
use crate::errors;

errors! {
    /// Why a move is not legal now.
    pub enum Illegal {
        /// The case has ended.
        Ended { number: String, status: Status } = "moves-ended",
        /// A note has no steps.
        Abnormality { number: String } = "moves-abnormality",
        /// The policy has no such step.
        StepUnused { step: Step, policy: String } = "moves-step-unused",
        /// Another step comes first.
        StepLacking { step: Step, lacking: Step } = "moves-step-lacking",
        /// The step is made.
        StepDone { step: Step } = "moves-step-done",
        /// The approval, before which the step comes, is given.
        Decided { step: Step } = "moves-decided",
        /// The settlement stands, since the step is made.
        Settled { step: Step } = "moves-settled",
        /// The approval was refused.
        TurnedDown = "moves-turned-down",
        /// The customer refused, and the policy wants a new case.
        RefusedNewCase = "moves-refused-new-case",
        /// The customer refused, and the policy wants a new proposal.
        RefusedNewRound = "moves-refused-new-round",
        /// There is an investigation.
        DismissLate = "moves-dismiss-late",
        /// Another case has taken its place.
        Superseded { number: String, by: String } = "moves-superseded",
        /// The case is open.
        NotEnded { number: String } = "moves-not-ended",
        /// The policy has no tiers.
        NoTiers { policy: String } = "moves-no-tiers",
        /// The policy lets no clock stand still.
        NoHolds { policy: String } = "moves-no-holds",
        /// It is on hold.
        Held { number: String } = "moves-held",
        /// It is not on hold.
        NotHeld { number: String } = "moves-not-held",
    }
}

/// Whether `act` is a legal move for the case.
///
/// `approval_needed` is false only where the policy lets the proposer settle within the own
/// authority (L-1). Duties at closing and who may are judged elsewhere.
pub fn check(
    case: &Case,
    policy: &Policy,
    act: Move,
    approval_needed: bool,
) -> Result<(), Illegal> {
    let Some(row) = TABLE.iter().find(|row| row.act == act) else {
        return Ok(());
    };
    let number = || case.number.clone();
    let illegal = match row.step {
        _ if row.life == Life::Open && case.ended() => Some(Illegal::Ended {
            number: number(),
            status: case.derived_status(),
        }),
        Some(_) if case.nature == Nature::Abnormality && act != Move::Assign => {
            Some(Illegal::Abnormality { number: number() })
        }
        Some(step) => out_of_order(case, policy, step, approval_needed)
            .or_else(|| repeated(case, policy, row, step)),
        None => aside(case, policy, act),
    };
    illegal.map_or(Ok(()), Err)
}

/// The case as permissions see it: a proposal after the customer's refusal is one of the next round.
pub fn asked_of(case: &Case, act: Move) -> Cow<'_, Case> {
    let mut asked = Cow::Borrowed(case);
    if act == Move::Resolve && case.current.refused() {
        let case = asked.to_mut();
        let round = std::mem::take(&mut case.current);
        let answers = Vec::new();
        case.rounds.push(FormerRound { round, answers });
    }
    asked
}

/// The steps that may be made next, with the commands that make them.
pub fn next(case: &Case, policy: &Policy, approval_needed: bool) -> Vec<Move> {
    let legal = |row: &&Row| {
        row.step.is_some_and(|step| {
            let open = !case.done(step) && !passed_over(case, policy, step);
            open || row.again == Again::NewRound
        }) && check_row(case, policy, row, approval_needed)
    };
    let mut next: Vec<Move> = TABLE.iter().filter(legal).map(|row| row.act).collect();
    // A new proposal is possible until the customer accepts, but advised only after a no.
    let no = matches!(case.derived_status(), Status::Rejected | Status::Refused);
    if case.current.settlement.is_some() && !no {
        next.retain(|act| *act != Move::Resolve);
    }
    // What is within the proposer's own authority is settled: whoever wants may still sign it.
    next.retain(|act| approval_needed || *act != Move::Approve);
    if case.nothing_owed().is_some() {
        next.retain(|act| !act.step().is_some_and(Step::settles));
    }
    let stuck = case.current.refused() && policy.on_refusal == OnRefusal::NewCase;
    if stuck && !case.ended() {
        next.push(Move::Reopen);
    }
    next
}

/// Whether the case has gone on without an optional step: it may still be made, but nobody waits
/// for it.
fn passed_over(case: &Case, policy: &Policy, step: Step) -> bool {
    let place = policy.steps.iter().position(|used| used.step == step);
    let Some((step, after)) = place.and_then(|place| policy.steps.get(place..)?.split_first())
    else {
        return false;
    };
    step.optional && after.iter().any(|later| case.done(later.step))
}

fn check_row(case: &Case, policy: &Policy, row: &Row, approval_needed: bool) -> bool {
    let Some(step) = row.step else { return false };
    !case.ended()
        && case.nature == Nature::Complaint
        && out_of_order(case, policy, step, approval_needed).is_none()
        && repeated(case, policy, row, step).is_none()
}

/// Why a step is not due yet, if it is not.
fn out_of_order(
    case: &Case,
    policy: &Policy,
    step: Step,
    approval_needed: bool,
) -> Option<Illegal> {
    let Some(place) = policy.steps.iter().position(|used| used.step == step) else {
        let policy = policy.id.clone();
        return Some(Illegal::StepUnused { step, policy });
    };
    // What is not established needs no settlement; the duties at closing say what it needs.
    let rejected = case
        .investigation
        .as_ref()
        .is_some_and(|i| i.outcome == Outcome::Rejected);
    if step == Step::Closed && rejected && case.current.settlement.is_none() {
        return None;
    }
    let needed = |step: Step| step != Step::Approved || approval_needed;
    let before = policy
        .steps
        .iter()
        .take(place)
        .filter(|used| !used.optional);
    let mut lacking = before
        .map(|used| used.step)
        .filter(|step| needed(*step) && !case.done(*step));
    let lacking = lacking.next()?;
    Some(Illegal::StepLacking { step, lacking })
}

/// Why a step may not be made again, if it may not.
fn repeated(case: &Case, policy: &Policy, row: &Row, step: Step) -> Option<Illegal> {
    let round = &case.current;
    let again = |step: Step| Some(Illegal::StepDone { step });
    let settled = |step: Step| Some(Illegal::Settled { step });
    match row.again {
        Again::NewRound if round.carried_out.is_some() => settled(Step::CarriedOut),
        Again::NewRound if round.agreement.as_ref().is_some_and(|a| a.accepted) => {
            settled(Step::Agreed)
        }
        Again::NewRound if round.refused() && policy.on_refusal == OnRefusal::NewCase => {
            Some(Illegal::RefusedNewCase)
        }
        Again::Always | Again::NewRound => None,
        Again::AfterAnswer => after_answer(case, policy, step),
        Again::Never if step == Step::Investigated && undecided(case) => None,
        Again::Never if step == Step::Agreed && round.agreement.is_some() => again(step),
        Again::Never => case.done(step).then(|| again(step)).flatten(),
    }
}

/// Opinions and signatures come once before the customer's answer and once after it.
fn after_answer(case: &Case, policy: &Policy, step: Step) -> Option<Illegal> {
    let round = &case.current;
    let decision = round.decision();
    let answered = round.agreement.is_some();
    let done = || Some(Illegal::StepDone { step });
    match step {
        Step::Consolidated if answered => round.opinion_after_answer().then(done).flatten(),
        Step::Consolidated if decision.is_some() => Some(Illegal::Decided { step }),
        Step::Consolidated if !round.consolidations.is_empty() => done(),
        Step::Approved if answered => {
            // Without an office to give its opinion, only what is to be decided again waits (M-9.6b).
            let anew = round.settlement.as_ref().is_some_and(|it| it.negotiated)
                || (policy.decide_again == DecideAgain::Always && !round.refused());
            let opinion =
                round.opinion_after_answer() || (anew && !policy.uses(Step::Consolidated));
            let awaited = opinion && !round.decision_after_answer();
            if awaited { None } else { done() }
        }
        Step::Approved => match decision {
            Some(decision) if decision.rejected => Some(Illegal::TurnedDown),
            Some(_) => done(),
            None => None,
        },
        _ => None,
    }
}

/// Whether an item of the complaint has no outcome yet.
fn undecided(case: &Case) -> bool {
    case.items.iter().any(|item| item.outcome.is_none())
}

/// Moves that make no step.
fn aside(case: &Case, policy: &Policy, act: Move) -> Option<Illegal> {
    let (number, id) = (case.number.clone(), policy.id.clone());
    let held = case.pauses.last().is_some_and(|hold| hold.until.is_none());
    match act {
        Move::Forget if !case.ended() => Some(Illegal::NotEnded { number }),
        Move::FollowUp if case.closing.is_none() => Some(Illegal::NotEnded { number }),
        Move::Dismiss if case.investigation.is_some() => Some(Illegal::DismissLate),
        Move::Reopen if case.superseded() => {
            let by = case.links.superseded_by.clone().unwrap_or_default();
            Some(Illegal::Superseded { number, by })
        }
        Move::Reopen if case.closing.is_none() && !case.current.refused() => {
            Some(Illegal::NotEnded { number })
        }
        Move::Reopen if case.closing.is_none() && policy.on_refusal == OnRefusal::NewRound => {
            Some(Illegal::RefusedNewRound)
        }
        Move::Escalate if policy.office.tiers.is_empty() => Some(Illegal::NoTiers { policy: id }),
        Move::Hold if policy.pauses.clocks.is_empty() => Some(Illegal::NoHolds { policy: id }),
        Move::Hold if held => Some(Illegal::Held { number }),
        Move::Resume if !held => Some(Illegal::NotHeld { number }),
        _ => None,
    }
}
