//! A fingerprint says tomorrow that it is the same finding: a waiver names one, and code hosts tell
//! by it what is new.

use std::collections::{BTreeMap, BTreeSet};

use complaint::domain::msg::Msg;
use complaint::domain::tree::Path;
use complaint::finding::{self, Finding, Severity, Target};
use complaint::msg;
use complaint::rules::RULES;

use super::{Fixture, fixtures, judged};

const NUMBER: &str = "261105";
const RENUMBERED: &str = "261187";

fn prints(findings: &[Finding]) -> BTreeSet<String> {
    findings.iter().map(Finding::fingerprint).collect()
}

/// Everything all rules find in the bad fixtures of each, after a change to their text.
fn all(change: impl Fn(&mut Fixture)) -> BTreeMap<&'static str, Vec<Finding>> {
    let of = |id| {
        let mut fixtures = fixtures(id, "bad");
        fixtures.iter_mut().for_each(&change);
        judged(&fixtures, |_| true)
    };
    RULES.iter().map(|rule| (rule.id, of(rule.id))).collect()
}

/// The bad fixtures hold every way a rule can speak, several of them at one field.
#[test]
fn no_two_findings_share_one() {
    for (id, findings) in all(|_| {}) {
        assert_eq!(prints(&findings).len(), findings.len(), "{id}");
        for finding in findings {
            // Files with one uid are told apart by their order; so is what is wrong with a policy.
            let alike = ["duplicate-uid", "invalid-policy"].contains(&id);
            assert!(finding.nth == 0 || alike, "{id}: {finding:?}");
        }
    }
}

#[test]
fn lines_inserted_above_change_none() {
    let before = all(|_| {});
    let after = all(|fixture| fixture.text.insert_str(0, "# one\n\n# two\n"));
    for (id, findings) in before {
        assert_eq!(prints(&findings), prints(&after[id]), "{id}");
    }
}

/// `renumber` gives the file another name and the case another number; the uid stays.
#[test]
fn another_number_changes_none() {
    let renumbered = all(|fixture| {
        fixture.text = fixture.text.replace(NUMBER, RENUMBERED);
        let path = fixture.path().replace(NUMBER, RENUMBERED);
        fixture.settings.insert("path".to_owned(), path);
    });
    let mut moved = 0;
    for (id, findings) in all(|_| {}) {
        let cases = |findings: &[Finding]| {
            let known = findings.iter().filter(|finding| finding.uid.is_some());
            prints(&known.cloned().collect::<Vec<_>>())
        };
        assert_eq!(cases(&findings), cases(&renumbered[id]), "{id}");
        moved += renumbered[id]
            .iter()
            .filter(|f| f.file.contains(RENUMBERED))
            .count();
    }
    assert!(moved > 100, "{moved}");
}

fn on(path: &str, what: Msg) -> Finding {
    let target = Target::Field(path.parse::<Path>().unwrap());
    let mut finding = Finding::new("overdue", Severity::Error, "cases/a.yaml", target, what);
    finding.uid = Some("uid".to_owned());
    finding.clock = Some("overall".to_owned());
    finding
}

#[test]
fn words_and_arguments_change_none() {
    let said = on("received", msg!("check-run", command = "x"));
    let renamed = on(
        "received",
        Msg::new("check-called-otherwise").with("line", "y"),
    );
    assert_eq!(said.fingerprint(), renamed.fingerprint());
}

#[test]
fn rule_case_field_clock_and_order_each_make_another() {
    let finding = || on("received", msg!("check-run", command = "x"));
    let with = |change: fn(&mut Finding)| {
        let mut finding = finding();
        change(&mut finding);
        finding
    };
    let mut all = [
        finding(),
        on("registration", msg!("check-run", command = "x")),
        with(|f| f.rule = "late"),
        with(|f| f.uid = Some("other".to_owned())),
        with(|f| f.uid = None),
        with(|f| f.clock = None),
        with(|f| f.about = Some("answered".to_owned())),
        finding(),
        finding(),
    ];
    finding::number(&mut all);
    assert_eq!(prints(&all).len(), all.len());
}
