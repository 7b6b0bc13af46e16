//! A proposal that another takes the place of: it goes to `rounds`, unchanged, with all that was
//! said to it.

use crate::domain::case::sections;
use crate::domain::case::settlement::ItemAnswer;
use crate::domain::schema::Declared;
use crate::domain::tree::{Edit, Path, Value};
use crate::workspace::change::Change;

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
