//! Conditions name only what the policy or the tool knows.

use super::Lints;
use crate::domain::msg::Msg;
use crate::domain::policy::{
    CHANNELS, NATURES, ORIGINS, OUTCOMES, Policy, REMEDIES, Source, Term, When,
};
use crate::msg;

const ID: &str = "policy-unknown-condition";

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    for (when, source) in conditions(policy) {
        part(policy, when, source, lints);
    }
}

/// Every condition of the policy with the entry it stands in.
fn conditions(policy: &Policy) -> Vec<(&When, &Source)> {
    let mut all: Vec<(&When, &Source)> = Vec::new();
    all.extend(policy.deadlines.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.stages.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.required.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.duties.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.routes.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.office.forms.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.office.tiers.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.care.channels.iter().map(|e| (&e.when, &e.source)));
    all.extend(policy.care.severity.iter().map(|e| (&e.when, &e.source)));
    all
}

fn part(policy: &Policy, when: &When, source: &Source, lints: &mut Lints) {
    let mut all = |words: &[String], known: &[&str], what: fn(&str) -> Msg| {
        for word in words {
            let asked = lints.ask(ID, source, "when", word);
            lints.known(&asked, known, what);
        }
    };
    let unknown = |word: &str| msg!("policy-unknown-word", word = word);
    all(&when.class, &ids(&policy.classes), |word| {
        msg!("policy-unknown-class", word = word)
    });
    all(&when.category, &ids(&policy.categories), |word| {
        msg!("policy-unknown-category", word = word)
    });
    all(&when.grade, &ids(&policy.grades), |word| {
        msg!("policy-unknown-grade", word = word)
    });
    all(&when.origin, &ORIGINS, unknown);
    all(&when.channel, &CHANNELS, |word| {
        msg!("policy-unknown-channel", word = word)
    });
    all(&when.nature, &NATURES, unknown);
    all(&when.outcome, &OUTCOMES, unknown);
    all(&when.remedy, &REMEDIES, |word| {
        msg!("policy-unknown-remedy", word = word)
    });
}

fn ids(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| term.id.as_str()).collect()
}
