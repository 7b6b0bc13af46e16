//! What changed between two versions of a case, fact by fact.

use complaint::codec::yaml::Doc;
use complaint::domain::case::Case;
use complaint::domain::history::{Change, Entry, changes, ledger};
use complaint::domain::reader::Context;

const HEAD: &str = "format: 1\nnumber: \"261101\"\nuid: u\npolicy: p\nstatus: resolved\n\
    received: 2026-11-05T09:20:00+08:00\n";
const ONE: &str = "settlement:\n  at: 2026-11-06T09:00:00+08:00\n  by: a\n  remedies:\n    \
    - {kind: compensation, amount: \"100.00\"}\n";
const PROMISE: &str = "promises:\n  - at: 2026-11-06T10:00:00+08:00\n    by: a\n    what: report\n    by_date: 2026-11-10\n";

fn read(text: &str) -> Vec<Entry> {
    let doc = Doc::parse(text).unwrap();
    let context = Context::default();
    let case = Case::of(doc.node(), &context).unwrap();
    ledger(&case, doc.node())
}

fn told(old: &str, new: &str) -> Vec<String> {
    let changes = changes(
        &read(&format!("{HEAD}{old}")),
        &read(&format!("{HEAD}{new}")),
    );
    let told = changes.iter().map(|change| match change {
        Change::Added(entry) => format!("+ {} {}", entry.kind, entry.path),
        Change::Removed(entry) => format!("- {} {}", entry.kind, entry.path),
        Change::Changed { fields, .. } => {
            let fields = fields.iter().map(|field| {
                let mended = if field.correction.is_some() {
                    " mended"
                } else {
                    ""
                };
                let value = |value: &Option<String>| value.clone().unwrap_or_default();
                format!(
                    "{}: {} → {}{mended}",
                    field.path,
                    value(&field.old),
                    value(&field.new)
                )
            });
            format!("~ {}", fields.collect::<Vec<_>>().join(", "))
        }
    });
    told.collect()
}

/// Contract, Rounds: a former proposal moves into `rounds` unchanged; it is the same fact.
#[test]
fn a_proposal_that_moves_to_the_rounds_is_the_same() {
    let two = ONE.replace("T09", "T11").replace("100.00", "120.00");
    let indented = ONE
        .lines()
        .fold(String::new(), |text, line| text + "    " + line + "\n");
    let rounds = format!("rounds:\n  -\n{indented}");
    assert_eq!(
        told(ONE, &format!("{two}{rounds}")),
        ["+ settlement settlement"]
    );
}

/// Issue: steps once recorded are not changed without a recorded correction.
#[test]
fn a_changed_value_is_told_with_or_without_its_correction() {
    let raised = ONE.replace("100.00", "900.00");
    let amount = "settlement.remedies[0].amount";
    assert_eq!(told(ONE, &raised), [format!("~ {amount}: 100.00 → 900.00")]);
    let because = |old: &str| {
        format!(
            "{raised}corrections:\n  - {{at: 2026-11-07T09:00:00+08:00, by: a, field: \"{amount}\", \
             old: \"{old}\", new: \"900.00\", reason: typed wrongly}}\n"
        )
    };
    let mended = told(ONE, &because("100.00"));
    assert_eq!(
        mended,
        [
            format!("~ {amount}: 100.00 → 900.00 mended"),
            "+ correction corrections[0]".into()
        ]
    );
    assert_eq!(
        told(ONE, &because("200.00"))[0],
        format!("~ {amount}: 100.00 → 900.00")
    );
}

/// What is said later of a fact is a fact of its own; layout and quoting say nothing.
#[test]
fn a_kept_promise_is_added_and_layout_is_no_change() {
    let kept = format!("{PROMISE}    kept: {{at: 2026-11-07T09:00:00+08:00, by: a}}\n");
    assert_eq!(told(PROMISE, &kept), ["+ promise-kept promises[0].kept"]);
    let flow = "# by hand\npromises: [{by: 'a', at: 2026-11-06T10:00:00+08:00, what: report, by_date: 2026-11-10}]\n";
    assert!(told(PROMISE, flow).is_empty());
}

/// An edited stamp is an edited fact, not one gone and another come; one taken out is gone.
#[test]
fn edited_stamps_and_removed_facts() {
    let earlier = PROMISE.replace("T10:00", "T08:00");
    let told_earlier = told(PROMISE, &earlier);
    assert_eq!(
        told_earlier,
        ["~ promises[0].at: 2026-11-06T10:00:00+08:00 → 2026-11-06T08:00:00+08:00"]
    );
    assert_eq!(told(PROMISE, ""), ["- promise promises[0]"]);
    assert_eq!(told("", "title: x\n"), ["~ title:  → x"]);
}
