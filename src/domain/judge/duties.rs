//! What must still be done before a case may be closed.

use rust_decimal::Decimal;

use super::loss::{self, Unknown};
use super::{actions, returns, signing};
use crate::domain::case::Case;
use crate::domain::case::conduct::{Closing, ReplyKind};
use crate::domain::case::fact::Move;
use crate::domain::case::liability;
use crate::domain::case::remedy::Remedy;
use crate::domain::judge::legal;
use crate::domain::msg::Msg;
use crate::domain::policy::{Duty, Need, Policy};
use crate::domain::staff::{Found, Staff};
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
        !spared && !told(closing, duty.need)
    });
    unmet
}

fn lacking(case: &Case, policy: &Policy, staff: &Staff, duty: &Duty) -> Option<(Msg, String)> {
    let round = &case.current;
    let replied = |kind| case.replies.iter().any(|reply| reply.kind == kind);
    let (met, what, command) = match duty.need {
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
        Need::Approved => {
            let signed = round.approval().is_some()
                && signing::approval_fault_since(case, policy, staff).is_none();
            let free = !signing::approval_needed(case, policy, staff);
            (signed || free, msg!("moves-duty-approved"), "approve")
        }
        Need::Accepted => {
            let accepted = round.agreement.as_ref().is_some_and(|a| a.accepted);
            (accepted, msg!("moves-duty-accepted"), "agree --accepted")
        }
        Need::CarriedOut => (
            round.carried_out.is_some(),
            msg!("moves-duty-carried-out"),
            "carry-out",
        ),
        Need::ItemsAnswered => return items(case),
        Need::Answered => {
            let answered = replied(ReplyKind::Answer) || replied(ReplyKind::WrittenNotice);
            (
                answered,
                msg!("moves-duty-answered"),
                "reply --kind answer --via CHANNEL",
            )
        }
        Need::WrittenNotice => (
            replied(ReplyKind::WrittenNotice),
            msg!("moves-duty-written-notice"),
            "reply --kind written-notice --via CHANNEL",
        ),
        Need::Liability => return shares(case, policy),
        Need::PromisesKept => return promises(case),
        Need::Loss => return known_loss(case, policy),
        Need::ReturnsDecided => {
            let blocked = returns::returned(case, policy).is_some_and(|back| back.blocked);
            let what = msg!("moves-duty-returns-decided");
            (!blocked, what, "receive --instruction TEXT")
        }
        Need::Proofs => return proofs(case, policy),
        Need::Informed => return uninformed(case, staff, duty),
        Need::Satisfaction | Need::Summary => return untold(case, policy, duty.need),
        Need::Action => return actions::missing(case, duty),
        Need::ActionVerified => return actions::unverified(case, policy, staff),
        Need::ConsolidatedAgain => (
            round.agreement.is_none() || round.opinion_after_answer(),
            msg!("moves-duty-consolidated-again"),
            "consolidate",
        ),
    };
    (!met).then(|| (what, command.to_owned()))
}

/// Whether the closing says what a duty wants it to say.
fn told(closing: &Closing, need: Need) -> bool {
    match need {
        Need::Satisfaction => {
            closing.satisfaction.is_some() || closing.satisfaction_not_given.is_some()
        }
        Need::Summary => {
            let summary = closing.summary.as_ref();
            summary.is_some_and(|text| !text.trim().is_empty())
        }
        _ => false,
    }
}

fn untold(case: &Case, policy: &Policy, need: Need) -> Option<(Msg, String)> {
    if case.closing.as_ref().is_some_and(|it| told(it, need)) {
        return None;
    }
    Some(if need == Need::Summary {
        let mend = "correct closing.summary=TEXT --reason TEXT";
        (msg!("moves-duty-summary"), closing(case, policy, mend))
    } else {
        let mend = "correct closing.satisfaction=1..5 --reason TEXT";
        (msg!("moves-duty-satisfaction"), closing(case, policy, mend))
    })
}

/// The closing that tells everything it has to, or what mends one that did not.
fn closing(case: &Case, policy: &Policy, mend: &str) -> String {
    if case.closing.is_some() {
        return mend.to_owned();
    }
    let owed = policy.duties_for(&case.policy_facts());
    let mut command = "close".to_owned();
    for (need, flag) in [
        (Need::Satisfaction, " --satisfaction 1..5"),
        (Need::Summary, " --summary TEXT"),
    ] {
        if owed.iter().any(|duty| duty.need == need) {
            command.push_str(flag);
        }
    }
    command
}

/// The first role that was not told. Whoever did something on the case knows of it.
fn uninformed(case: &Case, staff: &Staff, duty: &Duty) -> Option<(Msg, String)> {
    let holds = |who: &str, at: Time, role: &str| {
        let Found::One(person) = staff.person_by(who) else {
            return false;
        };
        let held = staff.roles_of(&person.id, at.date_naive());
        held.iter().any(|held| held.role == role)
    };
    let knows = |role: &&String| {
        let mut told = case.replies.iter();
        let told = told.any(|reply| {
            let to = reply.to.as_deref().unwrap_or_default();
            let inform = reply.kind == ReplyKind::Inform;
            inform && (to == role.as_str() || holds(to, reply.stamp.at, role))
        });
        let mut facts = case.dated().into_iter();
        told || facts.any(|fact| holds(&fact.stamp.by, fact.stamp.at, role))
    };
    let role = duty.roles.iter().find(|role| !knows(role))?;
    let what = msg!("moves-duty-informed", role = staff.role_called(role));
    Some((what, format!("reply --kind inform --to {role} --via phone")))
}

/// The command that answers the customer: item by item, where there are several.
fn answer(case: &Case) -> String {
    let open = case.items.iter().find(|item| item.answered.is_none());
    let item = open.map_or_else(String::new, |item| format!(" --item {}", item.n));
    format!("reply --kind answer --via CHANNEL{item}")
}

fn items(case: &Case) -> Option<(Msg, String)> {
    let open: Vec<String> = case
        .items
        .iter()
        .filter(|i| i.answered.is_none())
        .map(|i| i.n.to_string())
        .collect();
    let what = msg!("moves-duty-items-answered", items = Msg::list(open.clone()));
    (!open.is_empty()).then(|| (what, answer(case)))
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
