//! A proposal that another takes the place of: it goes to `rounds`, unchanged, with all that was
//! said to it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::case::fact::Fact;
use crate::domain::case::remedy::Remedy;
use crate::domain::case::sections;
use crate::domain::case::settlement::{ItemAnswer, Settlement};
use crate::domain::msg::Msg;
use crate::domain::schema::Declared;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::change::Change;

/// Refuses what the customer has refused already, unless a reason is given (C-8).
pub fn refuse_unchanged(change: &Change, proposed: &Settlement) -> Result<()> {
    let refused = change.case.refusals().chain(change.case.current.refusal());
    let same = |refused: &Settlement| refused.offers_the_same(proposed);
    if proposed.reason.is_some() || !refused.into_iter().any(same) {
        return Ok(());
    }
    Err(Problem::refused(msg!("command-proposal-unchanged"))
        .rule("proposal-unchanged")
        .stated(change.policy.setting("on_refusal"))
        .help(msg!("command-proposal-unchanged-help"))
        .into())
}

/// What the customer agreed to otherwise than was approved: a proposal of its own, to be decided on
/// again (M-9.6b).
pub fn negotiate(change: &mut Change, remedies: Vec<Remedy>, text: Option<String>) {
    archive(change);
    change.add(&Fact::Settlement(Settlement {
        stamp: change.stamp(),
        remedies,
        text,
        advance: false,
        negotiated: true,
        reason: None,
    }));
}

/// Of which items the settlement in hand has remedies and the one proposed in its place, on one item, has none.
pub fn left_out(case: &Case, proposed: &Settlement) -> Vec<Msg> {
    let was = case.current.settlement.iter();
    let was = was.flat_map(|it| &it.remedies).filter_map(|it| it.item);
    let was: BTreeSet<u64> = was.collect();
    let proposed = |n: &u64| proposed.remedies.iter().any(|it| it.item == Some(*n));
    let left_out = was.into_iter().filter(|n| !proposed(n));
    let said = left_out.map(|n| {
        let number = &case.number;
        let command = format!("complaint resolve {number} --item {n} --remedy KIND:KEY=VALUE");
        msg!(
            "command-item-left-out",
            n = n.to_string(),
            command = command
        )
    });
    said.collect()
}

/// Moves the current round to the former ones.
pub fn archive(change: &mut Change) {
    let keys = sections::ROUND
        .iter()
        .map(|key| (*key).to_owned())
        .collect();
    let list = Path::root().key("rounds");
    change.edit(Edit::Archive { keys, list });
    ask_again(change);
}

/// What the customer said to each item of the former proposal is no answer to this one: it goes
/// with the former round.
fn ask_again(change: &mut Change) {
    let mut answers = Vec::new();
    for (index, item) in change.case.items.clone().iter().enumerate() {
        let Some(accepted) = item.accepted else {
            continue;
        };
        answers.push(
            ItemAnswer {
                n: item.n,
                accepted,
                option: item.option.clone(),
            }
            .value(),
        );
        let item = Path::root().key("items").index(index);
        change.edit(Edit::Remove(item.key("accepted")));
        if change.case.items[index].option.is_some() {
            change.edit(Edit::Remove(item.key("option")));
        }
    }
    if !answers.is_empty() {
        let former = Path::root().key("rounds").index(change.case.rounds.len());
        change.edit(Edit::Set(former.key("answers"), Value::Seq(answers)));
    }
}
