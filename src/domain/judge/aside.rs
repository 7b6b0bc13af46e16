//! What accompanies the steps, as commands that can be given now: each names what it is about, and one
//! that has nothing to be about is not there.

use super::clock::Clock;
use super::discipline::Mark;
use super::{on_paper, returns};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::case::liability::Who;
use crate::domain::policy::Policy;
use crate::domain::staff::{Person, Staff};
use crate::domain::word::Word as _;

/// The forms of a command that makes no step, without `complaint` and the number.
pub(super) fn forms(
    (case, policy): (&Case, &Policy),
    staff: &Staff,
    (clocks, person): (&[Clock], &Person),
    act: Move,
) -> Vec<String> {
    match act {
        Move::Keep => {
            let open = |i: &usize| case.promises[*i].kept.is_none();
            numbered("keep", (0..case.promises.len()).filter(open))
        }
        Move::Verify => {
            let action = |i: &usize| &case.actions[*i];
            let open = |i: &usize| action(i).done.is_some() && action(i).verified.is_none();
            numbered("verify", (0..case.actions.len()).filter(open))
        }
        Move::Action => {
            let open = |i: &usize| case.actions[*i].ended().is_none();
            let done = numbered("action --done", (0..case.actions.len()).filter(open));
            let new = "action --what TEXT --owner WHO --due DATE".to_owned();
            std::iter::once(new).chain(done).collect()
        }
        Move::Object => objections(case),
        Move::Sanction => sanctions((case, policy), staff),
        Move::Instruct => {
            let last = returns::last_counted(case).into_iter();
            last.map(|n| format!("instruct {n} --text TEXT")).collect()
        }
        Move::Countersign => {
            let own = |one: &str, other: &str| person.is(one) && person.is(other);
            let entered = on_paper::unconfirmed(case, own);
            let any = entered.iter().any(|fact| person.is(&fact.stamp.by));
            any.then(|| act.word().to_owned()).into_iter().collect()
        }
        Move::Notice => {
            let late = clocks.iter().any(Clock::overdue);
            late.then(|| "notice --record".to_owned())
                .into_iter()
                .collect()
        }
        Move::Recover if only_ours(case) => Vec::new(),
        Move::Resell if case.returns.is_empty() => Vec::new(),
        Move::Link => vec!["link OTHER".to_owned()],
        Move::Attach => vec!["attach FILE".to_owned()],
        Move::Receive => vec!["receive --quantity N".to_owned()],
        Move::Note => vec!["note TEXT".to_owned()],
        Move::Correct => vec!["correct FIELD=VALUE --reason TEXT".to_owned()],
        Move::Waive => vec!["waive RULE".to_owned()],
        act => vec![act.word().to_owned()],
    }
}

/// A command of each, by its place in the list.
fn numbered(command: &str, places: impl Iterator<Item = usize>) -> Vec<String> {
    places
        .map(|place| format!("{command} {}", place + 1))
        .collect()
}

/// A new objection, and the decision on each that has none.
fn objections(case: &Case) -> Vec<String> {
    let open = |i: &usize| case.objections[*i].decision.is_none();
    let open = (0..case.objections.len()).filter(open);
    let decide = numbered("object --decide", open).into_iter();
    let decide = decide.flat_map(|line| {
        ["--upheld", "--dismissed"].map(|ruling| format!("{line} {ruling} --reason TEXT"))
    });
    std::iter::once("object --text TEXT".to_owned())
        .chain(decide)
        .collect()
}

/// What is filed for whoever is liable, and what becomes of what is filed.
fn sanctions((case, policy): (&Case, &Policy), staff: &Staff) -> Vec<String> {
    let charged = case.charged();
    let by_name = charged
        .iter()
        .any(|it| matches!(&it.liable.who, Who::Unit { person, .. } if person.is_some()));
    let file: &[&str] = if by_name {
        &[
            "sanction --as-proposed",
            "sanction --sanction KIND",
            "sanction --none --reason TEXT",
        ]
    } else if charged.is_empty() {
        &[]
    } else {
        &["sanction --person WHO --sanction KIND --reason TEXT"]
    };
    let marks = [
        (Mark::Decided, "sanction --approve"),
        (Mark::Published, "sanction --publish"),
    ];
    let waits = |mark: Mark| !mark.waiting((case, policy, staff), None).is_empty();
    let marks = marks.into_iter().filter(|(mark, _)| waits(*mark));
    let marks = marks.map(|(_, command)| command);
    let all = file.iter().copied().chain(marks);
    all.map(str::to_owned).collect()
}

/// Whether it is decided who is liable, and nobody outside is: nobody pays anything back.
fn only_ours(case: &Case) -> bool {
    let charged = case.charged();
    let outside = |who: &Who| matches!(who, Who::Outside(_));
    !charged.is_empty() && !charged.iter().any(|it| outside(&it.liable.who))
}
