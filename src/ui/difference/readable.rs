//! A case as lines that can be compared: nothing left out, nothing that depends on the day.

use crate::codec;
use crate::domain::case::fact::FactKind;
use crate::domain::history::ledger;
use crate::domain::tree::Path;
use crate::msg;
use crate::report::difference::JudgedRecord;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::narrator::{Narrator, Story};
use crate::ui::words::Words;
use crate::ui::{escape, format};

/// The case line by line: each fact in words with its values below it, then what follows from it.
pub fn readable(judged: &JudgedRecord, words: &Words) -> Option<Safe<Terminal>> {
    let record = judged.record;
    let document = codec::record::document(record);
    let (case, root) = record.case.as_ref().zip(document.as_ref())?;
    let mut text = String::new();
    let mut line = |indent: usize, said: &str| {
        text.push_str(&" ".repeat(indent));
        text.push_str(&escape::terminal(said));
        text.push('\n');
    };
    let story = Story {
        narrator: Narrator::new(case, judged.staff, judged.policy),
        before: None,
        author: None,
    };
    for entry in ledger(case, root) {
        // The intake is told by its values alone.
        let intake = entry.kind == FactKind::Intake;
        let indent = if intake { 0 } else { 2 };
        if !intake {
            line(0, &words.say(&story.added(&entry).what));
        }
        let mut fields: Vec<(&Path, &String)> = entry.fields.iter().collect();
        // In the order of the file, which is the order people know.
        fields.sort_by_key(|(path, _)| root.nearest(&within(&entry.path, path)).span.start);
        for (path, value) in fields {
            if value.contains('\n') {
                line(indent, &format!("{path}:"));
                value.lines().for_each(|part| line(indent + 2, part));
            } else {
                line(indent, &format!("{path}: {value}"));
            }
        }
    }
    for follows in consequences(judged, words) {
        line(0, &follows);
    }
    Some(Safe::drawn(text))
}

/// The path in the document of a value within a fact.
fn within(fact: &Path, value: &Path) -> Path {
    Path([fact.0.as_slice(), value.0.as_slice()].concat())
}

fn consequences(judged: &JudgedRecord, words: &Words) -> Vec<String> {
    let Some(outlook) = &judged.outlook else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for clock in &outlook.clocks {
        let due = match judged.calendar {
            Some(calendar) => format::time(&calendar.in_zone(clock.due)),
            None => format::time(&clock.due),
        };
        lines.push(words.say(&msg!("diff-due", clock = clock.called(), due = due)));
    }
    if let Some(signer) = &outlook.signer {
        let role = judged.staff.role_called(&signer.role);
        lines.push(words.say(&msg!("diff-signs", role = role)));
    }
    if let (Some(loss), Some(policy)) = (outlook.loss, judged.policy) {
        let loss = format::money(loss, &policy.currency);
        lines.push(words.say(&msg!("diff-loss", new = loss)));
    }
    lines
}
