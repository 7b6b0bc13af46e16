//! Channels, the severity matrix and the tiers name what there is.

use super::Lints;
use crate::domain::policy::{CHANNELS, Policy};
use crate::msg;

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    let care = &policy.care;
    for rule in &care.channels {
        let asked = lints.ask(
            "policy-unknown-condition",
            &rule.source,
            "id",
            &rule.channel,
        );
        lints.known(&asked, &CHANNELS, |word| {
            msg!("policy-unknown-channel", word = word)
        });
    }
    let grades: Vec<&str> = policy.grades.iter().map(|term| term.id.as_str()).collect();
    for rule in &care.severity {
        let asked = lints.ask(
            "policy-unknown-condition",
            &rule.source,
            "grade",
            &rule.grade,
        );
        lints.known(&asked, &grades, |word| {
            msg!("policy-unknown-grade", word = word)
        });
        if !rule.when.grade.is_empty() {
            let what = msg!("policy-severity-circle", grade = &rule.grade);
            lints.error("policy-severity-circle", &rule.source, "when", what);
        }
    }
    shadowed(policy, lints);
    lints.ruled(care.channels.iter().map(|e| e.source.clone()));
    lints.ruled(care.severity.iter().map(|e| e.source.clone()));
    lints.ruled(care.handover.iter().map(|e| e.source.clone()));
    lints.ruled(care.silence.iter().map(|e| e.source.clone()));
}

/// A row no case can reach, because one before it fits every case.
fn shadowed(policy: &Policy, lints: &mut Lints) {
    let rows = &policy.care.severity;
    let Some(all) = rows
        .iter()
        .position(|row| row.when.is_always() && row.claimed_from.is_none())
    else {
        return;
    };
    let line = rows[all].source.place.line.to_string();
    for row in &rows[all + 1..] {
        let what = msg!("policy-entry-shadowed", name = &row.grade, line = &line);
        lints.error("policy-duplicate-id", &row.source, "", what);
    }
}
