//! The end of a story: everything told at a glance, each line open to a change.

use std::io;

use unicode_width::UnicodeWidthStr as _;

use crate::ui::prompt::{Ask, Question, Said, Sort, anything};
use crate::workspace::interview::asked::Scene;
use crate::workspace::interview::items::{Item, items};
use crate::workspace::interview::story::Story;

/// What is to become of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right: to be recorded.
    Record,
    /// The field at this path is asked once more.
    Change(String),
    /// It is kept for later.
    Later,
    /// Nobody wants it.
    Discard,
}

const RECORD: &str = "prompt-new-record";
const MORE: &str = "prompt-new-more";
const LATER: &str = "prompt-new-later";
const DISCARD: &str = "prompt-new-discard";

/// Shows what was told and asks what is to become of it. `asked` are the fields that there is a
/// question for.
pub fn review(ask: &Ask, scene: &Scene, story: &Story, asked: &[String]) -> io::Result<Verdict> {
    let all = items(scene.policy);
    let (mut shown, others): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(path, _)| story.get(path).is_some() || asked.contains(path));
    shown.sort_by_key(|(path, _)| {
        let turn = asked.iter().position(|asked| asked == path);
        turn.unwrap_or(asked.len())
    });
    let words = scene.words;
    let labels: Vec<String> = shown.iter().map(|(_, item)| scene.label(*item)).collect();
    let widest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let mut options = vec![(RECORD.to_owned(), words.text(RECORD))];
    for ((path, item), label) in shown.iter().zip(&labels) {
        let answer = story.get(path).map(|answer| scene.shown(*item, answer));
        let answer = answer.unwrap_or_default().replace('\n', " ");
        let space = " ".repeat(widest - label.width());
        options.push((path.clone(), format!("{label}{space}  {answer}")));
    }
    for key in [MORE, LATER, DISCARD] {
        options.push((key.to_owned(), words.text(key)));
    }
    let verdict = match chosen(ask, "prompt-new-review", options)? {
        None => Verdict::Later,
        Some(answer) => match answer.as_str() {
            RECORD => Verdict::Record,
            LATER => Verdict::Later,
            DISCARD => Verdict::Discard,
            MORE => return other(ask, scene, others),
            path => Verdict::Change(path.to_owned()),
        },
    };
    Ok(verdict)
}

/// Asks which of the fields nobody asked for is to be told.
fn other(ask: &Ask, scene: &Scene, others: Vec<(String, Item)>) -> io::Result<Verdict> {
    let labelled = |(path, item): (String, Item)| {
        let label = scene.label(item);
        (path, label)
    };
    let options: Vec<(String, String)> = others.into_iter().map(labelled).collect();
    let path = chosen(ask, MORE, options)?;
    // Back from here is back to the review.
    Ok(Verdict::Change(path.unwrap_or_default()))
}

fn chosen(ask: &Ask, key: &str, options: Vec<(String, String)>) -> io::Result<Option<String>> {
    let said = ask.question(&Question {
        label: ask.label(key),
        sort: Sort::Choice(options),
        initial: String::new(),
        offers: Vec::new(),
        help: None,
        check: &anything,
        among: false,
    })?;
    Ok(match said {
        Said::Answer(answer) => Some(answer),
        _ => None,
    })
}
