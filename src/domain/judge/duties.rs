//! What must still be done before a case may be closed.

use rust_decimal::Decimal;

use super::answers::Telling;
use super::loss::{self, Unknown};
use super::{actions, returns, signing};
use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::fact::Move;
use crate::domain::case::item::Item;
use crate::domain::case::liability;
use crate::domain::case::remedy::Remedy;
use crate::domain::judge::legal;
use crate::domain::msg::Msg;
use crate::domain::policy::{DecideAgain, Duty, Need, Policy};
use crate::domain::staff::Staff;
use crate::msg;

/// Duties that an end without the customer's acceptance does not have.
pub const ONLY_WHEN_ACCEPTED: &[Need] = &[
    Need::Resolved,
    Need::Accepted,
    Need::CarriedOut,
    Need::Loss,
    Need::Proofs,
    Need::ConsolidatedAgain,
];

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

/// The duties of the case that are not done, in the policy's order.
pub fn unmet<'a>(case: &Case, policy: &'a Policy, staff: &Staff) -> Vec<Unmet<'a>> {
    let duties = policy.duties_for(&case.policy_facts());
    let lacking = duties.into_iter().filter_map(|duty| {
        let (what, command) = lacking(case, policy, staff, duty)?;
        let (name, flags) = command.split_once(' ').unwrap_or((&command, ""));
        let command = format!("complaint {name} {} {flags}", case.number);
        let command = command.trim_end().to_owned();
        Some(Unmet {
            duty,
            what,
            command,
        })
    });
    lacking.collect()
}

fn lacking(case: &Case, policy: &Policy, staff: &Staff, duty: &Duty) -> Option<(Msg, String)> {
    match duty.need {
        Need::ItemsAnswered => items(case, &Telling::new(case, policy, staff)),
        Need::Liability => shares(case, policy),
        Need::PromisesKept => promises(case),
        Need::Loss => known_loss(case, policy),
        Need::Proofs => proofs(case, policy),
        Need::Action => actions::missing(case, duty),
        Need::ActionVerified => actions::unverified(case, policy, staff),
        need => undone(case, policy, staff, need),
    }
}

/// A duty that is done or not, and takes one command.
fn undone(case: &Case, policy: &Policy, staff: &Staff, need: Need) -> Option<(Msg, String)> {
    let round = &case.current;
    let telling = Telling::new(case, policy, staff);
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
        Need::Accepted => {
            let accepted = round.agreement.as_ref().is_some_and(|a| a.accepted);
            (accepted, msg!("moves-duty-accepted"), "agree --accepted")
        }
        Need::CarriedOut => (
            round.carried_out.is_some(),
            msg!("moves-duty-carried-out"),
            "carry-out",
        ),
        Need::Answered => (
            case.replies
                .iter()
                .any(|reply| telling.tells_current(reply)),
            msg!("moves-duty-answered"),
            "reply --kind answer --via CHANNEL",
        ),
        Need::WrittenNotice => (
            case.replies.iter().any(|reply| {
                reply.kind == ReplyKind::WrittenNotice && telling.tells_current(reply)
            }),
            msg!("moves-duty-written-notice"),
            "reply --kind written-notice --via CHANNEL",
        ),
        Need::LiabilityConfirmed => (
            case.liability_stands(),
            msg!("moves-duty-liability-confirmed"),
            "confirm",
        ),
        Need::ReturnsDecided => {
            let blocked = returns::returned(case, policy).is_some_and(|back| back.blocked);
            let what = msg!("moves-duty-returns-decided");
            (!blocked, what, "receive --instruction TEXT")
        }
        Need::ConsolidatedAgain => (
            round.agreement.is_none() || round.opinion_after_answer(),
            msg!("moves-duty-consolidated-again"),
            "consolidate",
        ),
        Need::ItemsAnswered
        | Need::Liability
        | Need::PromisesKept
        | Need::Loss
        | Need::Proofs
        | Need::Action
        | Need::ActionVerified => return None,
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

/// The command that answers the customer: item by item, where there are several.
fn answer(case: &Case, telling: &Telling) -> String {
    let open = case.items.iter().find(|item| !told(item, telling));
    let item = open.map_or_else(String::new, |item| format!(" --item {}", item.n));
    format!("reply --kind answer --via CHANNEL{item}")
}

/// Whether the customer has the answer to an item, and had it not before it could be given.
fn told(item: &Item, telling: &Telling) -> bool {
    let answered = item.answered;
    answered.is_some_and(|at| !telling.premature(at, Some(item.n)))
}

fn items(case: &Case, telling: &Telling) -> Option<(Msg, String)> {
    let open: Vec<String> = case
        .items
        .iter()
        .filter(|item| !told(item, telling))
        .map(|item| item.n.to_string())
        .collect();
    let what = msg!("moves-duty-items-answered", items = Msg::list(open.clone()));
    (!open.is_empty()).then(|| (what, answer(case, telling)))
}

fn shares(case: &Case, policy: &Policy) -> Option<(Msg, String)> {
    let total = liability::total(case.liability());
    let what = msg!(
        "moves-duty-liability",
        total = total.normalize().to_string()
    );
    // The office decides the shares anew with an opinion; where no more is due, they are mended.
    let opinion = legal::check(case, policy, Move::Consolidate, true).is_ok();
    let command = match (opinion, case.current.consolidations.len().checked_sub(1)) {
        (true, _) => "consolidate --liable UNIT=SHARE".to_owned(),
        (false, Some(last)) if !case.current.consolidations[last].liability.is_empty() => {
            format!("correct consolidations[{last}].liability[0].share=SHARE --reason TEXT")
        }
        _ => "correct investigation.liability[0].share=SHARE --reason TEXT".to_owned(),
    };
    (total != Decimal::ONE_HUNDRED).then_some((what, command))
}

/// A loss is told once every quantity is known: what came back settles what was left open.
fn known_loss(case: &Case, policy: &Policy) -> Option<(Msg, String)> {
    let settlement = case.current.settlement.as_ref()?;
    let coming = returns::coming(case);
    let open = |(place, remedy): &(usize, &Remedy)| {
        let quantity = returns::known(case, &coming, *place);
        matches!(loss::line(policy, remedy, quantity), Err(Unknown::Open))
    };
    let mut remedies = settlement.remedies.iter().enumerate();
    remedies.find(open)?;
    Some((msg!("moves-duty-loss"), "receive --quantity N".to_owned()))
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
