//! A merge whose regulations are not what its sides made of them: who takes a stale side, or writes
//! something of their own into a merge, changes the regulations without a commit that says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "merge-differs",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    let Some(base) = view.merge_base else { return };
    let states = view.before.iter().chain([&view.state, &base]);
    let files: BTreeSet<&String> = states.flat_map(|state| state.texts.keys()).collect();
    for file in files {
        let sides = view.before.iter().map(|side| side.texts.get(file));
        let sides: Vec<Option<&String>> = sides.collect();
        if !is_merged(base.texts.get(file), &sides, view.state.texts.get(file)) {
            let help = msg!("audit-merge-differs-help");
            report.file(file, None, msg!("audit-merge-differs", file = file), help);
        }
    }
}

/// Whether a text is what some texts with a common origin are together: what one of them changed is
/// changed, what several changed has every line that one of them has more, and none that one has less.
fn is_merged(base: Option<&String>, sides: &[Option<&String>], merged: Option<&String>) -> bool {
    let changed: BTreeSet<Option<&String>> =
        sides.iter().copied().filter(|side| *side != base).collect();
    match changed.len() {
        0 => merged == base,
        1 => changed.contains(&merged),
        _ => {
            let origin = lines(base);
            let mut expected = origin.clone();
            for side in changed.into_iter().map(lines) {
                let all: BTreeSet<&str> = side.keys().chain(origin.keys()).copied().collect();
                for line in all {
                    let count = |of: &BTreeMap<&str, i64>| of.get(line).copied().unwrap_or(0);
                    let more = count(&side) - count(&origin);
                    *expected.entry(line).or_default() += more;
                }
            }
            expected.retain(|_, count| *count != 0);
            lines(merged) == expected
        }
    }
}

fn lines(text: Option<&String>) -> BTreeMap<&str, i64> {
    let mut counts = BTreeMap::new();
    let lines = text.into_iter().flat_map(|text| text.lines());
    for line in lines.filter(|line| !line.trim().is_empty()) {
        *counts.entry(line).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, sides: [&str; 2], result: &str) -> bool {
        let [one, other] = sides.map(str::to_owned);
        is_merged(
            Some(&base.to_owned()),
            &[Some(&one), Some(&other)],
            Some(&result.to_owned()),
        )
    }

    /// What only one side changed is changed; what both changed holds both; a side may not be chosen.
    #[test]
    fn a_merge_takes_what_each_side_did() {
        let base = "a\nb\nc\n";
        assert!(merged(base, ["a\nb\nc\n", "a\nB\nc\n"], "a\nB\nc\n"));
        assert!(!merged(base, ["a\nb\nc\n", "a\nB\nc\n"], "a\nb\nc\n"));
        assert!(merged(base, ["A\nb\nc\n", "a\nb\nC\n"], "A\nb\nC\n"));
        assert!(!merged(base, ["A\nb\nc\n", "a\nb\nC\n"], "a\nb\nC\n"));
        assert!(!merged(base, ["A\nb\nc\n", "a\nb\nC\n"], "A\nb\nC\nd\n"));
        assert!(is_merged(
            None,
            &[None, Some(&base.to_owned())],
            Some(&base.to_owned())
        ));
        assert!(!is_merged(None, &[None, Some(&base.to_owned())], None));
    }
}
