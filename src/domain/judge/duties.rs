//! What must still be done before a case may be closed.

use rust_decimal::Decimal;

use super::answers::Telling;
use super::loss::{self, Unknown};
use super::{actions, care, returns, signing, told_duties};
use crate::domain::case::Case;
use crate::domain::case::conduct::Closing;
use crate::domain::case::fact::Move;
use crate::domain::case::liability;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::Remedy;
use crate::domain::judge::legal;
use crate::domain::msg::Msg;
use crate::domain::policy::{CostRule, DecideAgain, Duty, Need, Policy, Step};
use crate::domain::staff::Staff;
use crate::domain::time::Time;
use crate::msg;

/// Duties that an end without the customer's acceptance does not have.
pub const ONLY_WHEN_ACCEPTED: &[Need] = &[
    Need::Resolved,
    Need::Accepted,
    Need::CarriedOut,
    Need::Loss,
    Need::Proofs,
    Need::ConsolidatedAgain,
    Need::Satisfaction,
];

/// Duties done by what the closing itself says.
pub const TOLD_WITH_CLOSING: &[Need] = &[Need::Satisfaction, Need::Summary];

/// A duty not done.
#[derive(Clone, Debug)]
pub struct Unmet<'a> {
    /// The duty.
    pub duty: &'a Duty,
    /// What is lacking.
    pub what: Msg,
    /// The command that does it.
    pub command: String,
}

/// The duties before closing that are not done, in the policy's order.
pub fn unmet<'a>(case: &Case, policy: &'a Policy, staff: &Staff) -> Vec<Unmet<'a>> {
    unmet_before(case, policy, staff, Step::Closed)
}

/// The duties before a step that are not done, in the policy's order.
pub fn unmet_before<'a>(
    case: &Case,
    policy: &'a Policy,
    staff: &Staff,
    step: Step,
) -> Vec<Unmet<'a>> {
    let duties = policy.duties_before(step, &case.policy_facts());
    let lacking = duties.into_iter().filter_map(|duty| {
        let (what, command) = lacking(case, policy, staff, duty)?;
        let command = command_line(case, &command);
        Some(Unmet {
            duty,
            what,
            command,
        })
    });
    lacking.collect()
}

/// What was not done when the case made a step at that moment. Measures decided together with the
/// step are not owed before it.
pub fn unmet_at<'a>(
    case: &Case,
    policy: &'a Policy,
    staff: &Staff,
    (step, at): (Step, Time),
) -> Vec<Unmet<'a>> {
    let before = |duty: &Duty| duty.before == step;
    let stood = policy.duties.iter().any(before);
    let stood = stood.then(|| case.clone().stood_at(at)).flatten();
    stood.map_or_else(Vec::new, |mut stood| {
        stood
            .actions
            .retain(|action| action.stamp.at < at || action.verified.is_some());
        unmet_before(&stood, policy, staff, step)
    })
}

/// A command with the number of the case in its place.
pub fn command_line(case: &Case, command: &str) -> String {
    let (name, flags) = command.split_once(' ').unwrap_or((command, ""));
    let line = format!("complaint {name} {} {flags}", case.number);
    line.trim_end().to_owned()
}

/// Those that would not be done with this closing either.
pub fn unmet_with<'a>(
    case: &Case,
    policy: &'a Policy,
    staff: &Staff,
    closing: &Closing,
) -> Vec<Unmet<'a>> {
    let mut unmet = unmet(case, policy, staff);
    unmet.retain(|Unmet { duty, .. }| {
        let spared = closing.unresolved && ONLY_WHEN_ACCEPTED.contains(&duty.need);
        !spared && !told_duties::by(closing, duty.need)
    });
    unmet
}

fn lacking(case: &Case, policy: &Policy, staff: &Staff, duty: &Duty) -> Option<(Msg, String)> {
    match duty.need {
        Need::ItemsAnswered => items(case, &Telling::new(case, policy, staff)),
        Need::Liability => shares(case, policy),
        Need::Accepted => accepted(case),
        Need::ReturnsDecided => held(case, policy),
        Need::PromisesKept => promises(case),
        Need::Loss => known_loss(case, policy),
        Need::Proofs => proofs(case, policy),
        Need::Action => actions::missing(case, duty),
        Need::ActionVerified => actions::unverified(case, policy, staff),
        Need::Informed => told_duties::uninformed(case, staff, duty),
        Need::Satisfaction | Need::Summary => told_duties::untold(case, policy, duty.need),
        Need::Answered | Need::WrittenNotice => {
            untold(&Telling::new(case, policy, staff), duty.need)
        }
        need => undone(case, policy, staff, need),
    }
}

/// The decision in hand, where the customer was not told it as the duty asks.
fn untold(telling: &Telling, need: Need) -> Option<(Msg, String)> {
    let (told, what, kind) = if need == Need::WrittenNotice {
        let what = msg!("moves-duty-written-notice");
        (telling.noticed_current(), what, "written-notice")
    } else {
        (
            telling.answered_current(),
            msg!("moves-duty-answered"),
            "answer",
        )
    };
    (!told).then(|| (what, telling.command(kind)))
}

/// A duty that is done or not, and takes one command.
fn undone(case: &Case, policy: &Policy, staff: &Staff, need: Need) -> Option<(Msg, String)> {
    let round = &case.current;
    let (met, what, command) = match need {
        Need::Investigated => (
            case.investigation.is_some(),
            msg!("moves-duty-investigated"),
            "investigate",
        ),
        Need::Resolved => (
            round.settlement.is_some(),
            msg!("moves-duty-resolved"),
            "resolve",
        ),
        Need::Approved => (
            approved(case, policy, staff),
            msg!("moves-duty-approved"),
            "approve",
        ),
        Need::CarriedOut => (
            round.carried_out.is_some(),
            msg!("moves-duty-carried-out"),
            "carry-out",
        ),
        Need::LiabilityConfirmed => (
            case.liability_stands(),
            msg!("moves-duty-liability-confirmed"),
            "confirm",
        ),
        Need::ConsolidatedAgain => (
            round.agreement.is_none() || round.opinion_after_answer(),
            msg!("moves-duty-consolidated-again"),
            "consolidate",
        ),
        Need::ItemsAnswered
        | Need::Answered
        | Need::WrittenNotice
        | Need::Accepted
        | Need::ReturnsDecided
        | Need::Liability
        | Need::PromisesKept
        | Need::Loss
        | Need::Proofs
        | Need::Action
        | Need::ActionVerified
        | Need::Informed
        | Need::Satisfaction
        | Need::Summary => return None,
    };
    (!met).then(|| (what, command.to_owned()))
}

/// Whether the settlement is signed by who may, as often as the policy wants it signed (M-9.6b).
fn approved(case: &Case, policy: &Policy, staff: &Staff) -> bool {
    let round = &case.current;
    let sound = signing::approval_fault_since(case, policy, staff).is_none();
    let signed = round.approval().is_some() && sound;
    let again = policy.decide_again == DecideAgain::Always && round.agreement.is_some();
    let free = !signing::approval_needed(case, policy, staff);
    free || signed && (!again || round.decision_after_answer())
}

fn accepted(case: &Case) -> Option<(Msg, String)> {
    let answer = case.current.agreement.as_ref();
    if answer.is_some_and(|answer| answer.accepted) {
        return choice(case);
    }
    let what = msg!("moves-duty-accepted");
    Some((what, "agree --accepted".to_owned()))
}

fn items(case: &Case, telling: &Telling) -> Option<(Msg, String)> {
    let open: Vec<String> = case
        .items
        .iter()
        .filter(|item| telling.told(item).is_none())
        .map(|item| item.n.to_string())
        .collect();
    let what = msg!("moves-duty-items-answered", items = Msg::list(open.clone()));
    (!open.is_empty()).then(|| (what, telling.command("answer")))
}

/// The shares that are lacking or do not make up the whole. The office decides them anew with an
/// opinion; where no more is due, what is there is mended, and what is not is written by hand.
fn shares(case: &Case, policy: &Policy) -> Option<(Msg, String)> {
    let charges = case.charges();
    let wrong = charges.iter().find_map(|charge| {
        let total = liability::total(charge.shares);
        (total != Decimal::ONE_HUNDRED).then_some((charge.item, total, Some(&charge.path)))
    });
    let none = || (None, Decimal::ZERO, None);
    let nobody = |item| care::cost_rule_of(case, policy, item).is_some_and(CostRule::is_nobodys);
    let (item, total, path) = wrong
        .or_else(|| uncharged(case, nobody).map(|n| (Some(n), Decimal::ZERO, None)))
        .or_else(|| (charges.is_empty() && case.items.is_empty()).then(none))
        .filter(|(item, _, path)| path.is_some() || !nobody(*item))?;
    let total = total.normalize().to_string();
    let what = match item {
        Some(n) => msg!(
            "moves-duty-liability-of-item",
            n = n.to_string(),
            total = total
        ),
        None => msg!("moves-duty-liability", total = total),
    };
    if legal::check(case, policy, Move::Consolidate, true).is_ok() {
        return Some((what, "consolidate --liable UNIT=SHARE".to_owned()));
    }
    let Some(path) = path else {
        let place = case.place_of_charge(item).to_string();
        let what = msg!("moves-duty-liability-unwritten", what = what, place = place);
        return Some((what, "edit".to_owned()));
    };
    Some((what, format!("correct {path}[0].share=SHARE --reason TEXT")))
}

/// An established item nobody is liable for, where nobody is for the whole either.
fn uncharged(case: &Case, nobody: impl Fn(Option<u64>) -> bool) -> Option<u64> {
    let charges = case.charges();
    if charges.iter().any(|charge| charge.item.is_none()) {
        return None;
    }
    let own = |n| charges.iter().any(|charge| charge.item == Some(n));
    let mut items = case.items.iter();
    let lacking = items.find(|item| item.established() && !own(item.n) && !nobody(Some(item.n)))?;
    Some(lacking.n)
}

/// A loss is told once every quantity is known – what came back settles what was left open – and the
/// customer has chosen.
fn known_loss(case: &Case, policy: &Policy) -> Option<(Msg, String)> {
    let settlement = case.current.settlement.as_ref()?;
    let coming = returns::coming(case, policy);
    let open = |(place, remedy): &(usize, &Remedy)| {
        let quantity = returns::known(case, policy, &coming, *place);
        case.given(remedy) == Given::Yes
            && matches!(loss::line(policy, remedy, quantity), Err(Unknown::Open))
    };
    let mut remedies = settlement.remedies.iter().enumerate();
    match remedies.find(open) {
        Some(_) => Some((msg!("moves-duty-loss"), "receive --quantity N".to_owned())),
        None => choice(case),
    }
}

/// The option the customer has still to take; one whose answer is on record is added to it.
fn choice(case: &Case) -> Option<(Msg, String)> {
    let open = case.open_choices().into_iter().next()?;
    let options = Msg::list(open.options);
    let answered = case.current.agreement.is_some();
    let item = open.item.and_then(|n| case.item(n));
    let (what, add, ask) = if let (Some(n), Some((i, _))) = (open.item, item) {
        let what = msg!(
            "moves-duty-option-of-item",
            n = n.to_string(),
            options = options
        );
        let add = format!("correct items[{i}].option=ID --reason TEXT");
        let ask = format!("agree --accepted --option ID --item {n}");
        (what, add, ask)
    } else {
        let add = "correct agreement.option=ID --reason TEXT".to_owned();
        let ask = "agree --accepted --option ID".to_owned();
        (msg!("moves-duty-option", options = options), add, ask)
    };
    Some((what, if answered { add } else { ask }))
}

/// What is held waits for the approval, or for an instruction.
fn held(case: &Case, policy: &Policy) -> Option<(Msg, String)> {
    let back = returns::returned(case, policy).filter(|back| back.blocked)?;
    if back.unapproved {
        let what = msg!("moves-duty-returns-approved");
        return Some((what, "approve".to_owned()));
    }
    Some((msg!("moves-duty-returns-decided"), instruct(case)))
}

/// The command that says what to do with what came last.
pub fn instruct(case: &Case) -> String {
    let n = returns::last_counted(case).unwrap_or(1);
    format!("instruct {n} --text TEXT")
}

fn proofs(case: &Case, policy: &Policy) -> Option<(Msg, String)> {
    let lacking = returns::unproved(case, policy);
    let (_, proofs) = lacking.first()?;
    let proofs = proofs.iter().map(|proof| proof.id.clone()).collect();
    let what = msg!("moves-duty-proofs", proofs = Msg::list(proofs));
    Some((what, "receive --proof KIND".to_owned()))
}

fn promises(case: &Case) -> Option<(Msg, String)> {
    let open = case
        .promises
        .iter()
        .position(|promise| promise.kept.is_none());
    let n = open? + 1;
    let what = msg!("moves-duty-promise", n = n);
    Some((what, format!("keep {n}")))
}
