//! A proposal that another takes the place of: it goes to `rounds`, unchanged, with all that was
//! said to it.

use crate::domain::case::settlement::ROUND_SECTIONS;
use crate::domain::case::stamp;
use crate::domain::tree::{Edit, Path, Value};
use crate::workspace::change::Change;

/// Moves the current round to the former ones.
pub fn archive(change: &mut Change) {
    let keys = ROUND_SECTIONS.iter().map(|key| (*key).to_owned()).collect();
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
        let yes_or_no = Value::Plain(accepted.to_string());
        let n = ("n".to_owned(), stamp::count(item.n));
        answers.push(Value::Flow(vec![n, ("accepted".to_owned(), yes_or_no)]));
        let item = Path::root().key("items").index(index);
        change.edit(Edit::Remove(item.key("accepted")));
    }
    if !answers.is_empty() {
        let former = Path::root().key("rounds").index(change.case.rounds.len());
        change.edit(Edit::Set(former.key("answers"), Value::Seq(answers)));
    }
}
