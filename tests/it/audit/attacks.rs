//! Attacks on a record.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

/// An approval as the tool would write it, by hand.
fn approval(by: &str, at: &str, amount: &str, extra: &str) -> String {
    format!(
        "approvals:\n  - at: {at}\n    recorded: {at}\n    by: {by}\n{extra}    role: business-manager\n    \
         limit: \"100000.00\"\n    amount: \"{amount}\"\n"
    )
}

const NEW: &str = "new --no-input --policy manufacturing --channel phone --customer x --class \
                   quality-abnormal --category product-quality --title mask --complaint peels --part A-1 \
                   --quantity 500 --defective 20 --shipped 2026-10-30 --origin domestic --order O-1 \
                   --contact Li --phone 1 --demand money --grade major";

fn append_approval(scene: &Scene, when: &str, amount: &str, by: &str, extra: &str) {
    let entry = approval(by, &format!("2026-11-{when}:00+08:00"), amount, extra);
    let text = scene
        .read(FILE)
        .replacen("status: consolidated", "status: approved", 1);
    scene.write(FILE, &(text + &entry));
}

fn with_approval(past: &Past, who: &str, by: &str, extra: &str) -> String {
    let scene = past.by(who, "10T09:00");
    append_approval(&scene, "10T09:00", "9000.00", by, extra);
    scene.commit("approve");
    past.head()
}

fn signed_over(past: &Past, when: &str, amount: &str, extra: &str) -> String {
    let scene = past.by(MANAGER, when);
    append_approval(&scene, when, amount, MANAGER, extra);
    scene.commit("approve");
    past.head()
}

/// Proposed for this amount, and the office's opinion given.
fn opined_on(amount: &str, changes: &[(&str, &str, &str)]) -> Past {
    let past = Past::proposed_under(changes);
    past.go(&[
        (
            BUSINESS,
            "09T12:00",
            &format!("resolve 261101 --remedy compensation:amount={amount}"),
        ),
        (REGISTRAR, "09T14:00", "consolidate 261101 --text agreed"),
    ]);
    past
}

pub fn opined() -> Past {
    let past = Past::proposed();
    past.by(REGISTRAR, "09T14:00")
        .ok(&["consolidate", "261101", "--text", "agreed"]);
    past
}

/// Issue: an approval forged in another's name.
#[test]
fn forged_in_anothers_name() {
    let past = opined();
    let commit = with_approval(&past, BUSINESS, MANAGER, "");
    let found = past.finds(&commit, &["author-differs"]);
    assert_eq!(found[0].file, FILE);
    let entry = past.line(FILE, "role: business-manager");
    assert_eq!(found[0].line, entry - 1);
}

/// Contract: approving in another's name needs a delegation; saying who typed it does not help.
#[test]
fn entered_for_another_without_a_delegation() {
    let past = opined();
    let commit = with_approval(
        &past,
        BUSINESS,
        MANAGER,
        &format!("    entered_by: {BUSINESS}\n"),
    );
    past.finds(&commit, &["entered-for-another"]);
}

/// Issue: self-approval; the proposer has the role, and the limit suffices.
#[test]
fn self_approval() {
    let past = Past::under(&[]);
    past.go(&[
        (BUSINESS, "05T09:41", NEW),
        (REGISTRAR, "05T10:05", "register 261101"),
        (REGISTRAR, "05T10:10", "assign 261101 --to quality"),
        (
            QUALITY,
            "06T16:30",
            "investigate 261101 --outcome upheld --cause x --liable soldermask=100",
        ),
        (
            MANAGER,
            "09T11:00",
            "resolve 261101 --remedy compensation:amount=9000",
        ),
        (REGISTRAR, "09T14:00", "consolidate 261101 --text agreed"),
    ]);
    past.finds_nothing();
    past.by(MANAGER, "10T09:00")
        .fails(3, &["approve", "261101"]);
    let commit = with_approval(&past, MANAGER, MANAGER, "");
    let found = past.finds(&commit, &["self-approval"]);
    assert_eq!(found[0].line, past.line(FILE, "role: business-manager") - 1);

    // Without a role it is one's own approval all the same.
    let past = opined();
    let commit = with_approval(&past, BUSINESS, BUSINESS, "");
    past.finds(&commit, &["self-approval"]);
}

/// Beyond authority: quality signs what is the manager's; the manager what is the deputy's.
#[test]
fn beyond_authority() {
    let past = opined();
    let commit = with_approval(&past, QUALITY, QUALITY, "");
    past.finds(&commit, &["over-authority"]);

    let past = opined_on("120000", &[]);
    let commit = signed_over(
        &past,
        "10T09:00",
        "120000.00",
        "    on_behalf_of: sun.hao@example.com\n",
    );
    past.finds(&commit, &["over-authority"]);
}

/// Lent authority that ended the day before, or begins the day after, is none; nor is a role that
/// ended.
#[test]
fn authority_out_of_its_dates() {
    for (from, until) in [("2026-11-01", "2026-11-09"), ("2026-11-11", "2026-11-20")] {
        let new = format!("from = {from}\nuntil = {until}");
        let lent = (
            "staff",
            "from = 2026-10-12\nuntil = 2026-10-16",
            new.as_str(),
        );
        let past = opined_on("120000", &[lent]);
        let behalf = "    on_behalf_of: sun.hao@example.com\n";
        let commit = signed_over(&past, "10T09:00", "120000.00", behalf);
        past.finds(&commit, &["over-authority"]);

        let appointed = format!(
            "[[appointment]]\nperson = \"xu.fei\"\nrole = \"business-manager\"\nfrom = {from}\nuntil = {until}\n\n[[appointment]]"
        );
        let past = opined_on("9000", &[("staff", "[[appointment]]", &appointed)]);
        let commit = with_approval(&past, "xu.fei@example.com", "xu.fei@example.com", "");
        past.finds(&commit, &["over-authority"]);
    }
}

/// Dates of the approval chosen to fit the authority: the commit's time says otherwise.
#[test]
fn an_approval_dated_into_its_authority() {
    let lent = (
        "staff",
        "from = 2026-10-12\nuntil = 2026-10-16",
        "from = 2026-11-01\nuntil = 2026-11-10",
    );
    let past = opined_on("120000", &[lent]);
    let behalf = "    on_behalf_of: sun.hao@example.com\n";
    let scene = past.by(MANAGER, "14T09:00");
    append_approval(&scene, "10T09:00", "120000.00", MANAGER, behalf);
    scene.commit("approve");
    past.finds(&past.head(), &["back-dated"]);
}

/// Issue: amount raised after approval.
#[test]
fn amount_raised_after_approval() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let commit = past.forge(
        &scene,
        FILE,
        &[("amount: \"9000.00\"", "amount: \"90000.00\"")],
    );
    past.finds(&commit, &["step-changed", "changed-after-approval"]);
}

/// Issue: approval kept while the amount changed, its own amount and fingerprint edited to fit.
#[test]
fn amount_and_approval_changed_to_fit() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    // What the tool would have recorded for that amount.
    let other = Past::proposed();
    let text = other
        .scene
        .read(FILE)
        .replacen("\"9000.00\"", "\"90000.00\"", 1);
    other.scene.write(FILE, &text);
    other.scene.commit("other");
    other
        .by(REGISTRAR, "09T14:00")
        .ok(&["consolidate", "261101", "--text", "agreed"]);
    other.by(MANAGER, "10T09:00").ok(&["approve", "261101"]);
    let fitting = other.scene.read(FILE);
    let own = |text: &str| {
        let uid = text.lines().find(|line| line.starts_with("uid: ")).unwrap();
        uid.to_owned()
    };
    let fitting = fitting.replacen(&own(&fitting), &own(&scene.read(FILE)), 1);
    scene.write(FILE, &fitting);
    scene.commit("by hand");
    let found = past.finds(&past.head(), &["step-changed"]);
    let fields: Vec<&str> = found
        .iter()
        .map(|f| f.message.split('`').nth(1).unwrap())
        .collect();
    assert!(
        fields.contains(&"settlement.remedies[0].amount"),
        "{fields:?}"
    );
    assert!(fields.contains(&"approvals[0].amount"), "{fields:?}");
    assert!(fields.contains(&"approvals[0].settlement"), "{fields:?}");
}

/// A decision is not mended, whatever a correction says.
#[test]
fn a_correction_does_not_raise_an_amount() {
    let past = Past::proposed();
    let scene = past.business("11T09:00");
    let text = scene.read(FILE).replacen("\"9000.00\"", "\"9500.00\"", 1);
    let mend = format!(
        "corrections:\n  - {{at: 2026-11-11T09:00:00+08:00, by: {BUSINESS}, \
         field: \"settlement.remedies[0].amount\", old: \"9000.00\", new: \"9500.00\", reason: x}}\n"
    );
    scene.write(FILE, &(text + &mend));
    scene.commit("by hand");
    past.finds(&past.head(), &["step-changed"]);
}

/// Issue: history step edited; a fact taken out.
#[test]
fn a_step_edited_and_a_step_removed() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let edited = past.forge(
        &scene,
        FILE,
        &[("developer too weak", "the customer's own fault")],
    );
    let found = past.finds(&edited, &["step-changed"]);
    assert_eq!(found[0].line, past.line(FILE, "own fault"));

    let past = Past::approved();
    let scene = past.by(MANAGER, "11T09:00");
    scene.ok(&["note", "261101", "--text", "they called"]);
    past.finds_nothing();
    let text = scene.read(FILE);
    let note = text.find("\nnotes:").unwrap();
    scene.write(FILE, &text[..=note]);
    scene.commit("by hand");
    past.finds(&past.head(), &["step-removed"]);
}

/// Issue: case deleted; deleting and writing it again does not launder it.
#[test]
fn a_case_deleted() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let text = scene.read(FILE);
    scene.git(&["rm", "--quiet", FILE]);
    scene.commit("by hand");
    let commit = past.head();
    past.finds(&commit, &["case-deleted"]);
    scene.write(FILE, &text.replacen("\"9000.00\"", "\"8000.00\"", 1));
    scene.commit("back again");
    let found = past.audit(&["--rule", "step-changed"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].commit, past.head());
}

/// Issue: back-dated step, and one dated ahead; a tolerance of the caller's.
#[test]
fn a_back_dated_step() {
    let past = Past::approved();
    past.business("11T09:00")
        .env("GIT_AUTHOR_DATE", "2026-11-16T09:00:00+08:00")
        .env("GIT_COMMITTER_DATE", "2026-11-16T09:00:00+08:00")
        .ok(&["note", "261101", "--text", "they called"]);
    let commit = past.head();
    let found = past.finds(&commit, &["back-dated"]);
    assert_eq!(found[0].line, past.line(FILE, "- at: 2026-11-11"));
    assert!(past.audit(&["--tolerance", "5d"]).is_empty());
    let said = past.scene.fails(2, &["audit", &format!("{commit}..HEAD")]);
    assert!(said.contains("holds no commit"), "{said}");
}

/// Issue: number reused, after the case that had it was deleted, and in its very place.
#[test]
fn a_number_reused() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let text = scene.read(FILE);
    let uid = text
        .lines()
        .find(|line| line.starts_with("uid: "))
        .unwrap()
        .to_owned();
    scene.git(&["rm", "--quiet", FILE]);
    scene.commit("by hand");
    scene.ok(&[
        "new",
        "--no-input",
        "--policy",
        "manufacturing",
        "--complaint",
        "another",
    ]);
    assert!(scene.exists(FILE), "the number is free again");
    let found = past.audit(&["--rule", "number-reused"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].commit.as_str(), found[0].line),
        (past.head().as_str(), past.line(FILE, "number:"))
    );
    assert!(found[0].message.contains(uid.trim_start_matches("uid: ")));

    let past = Past::approved();
    let scene = past.business("11T09:00");
    past.forge(
        &scene,
        FILE,
        &[(
            &uid_of(&text_of(&past)),
            "uid: 019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34",
        )],
    );
    let found = past.audit(&[]);
    let rules: Vec<&str> = found.iter().map(|f| f.rule.as_str()).collect();
    assert!(
        rules.contains(&"number-reused") && rules.contains(&"case-deleted"),
        "{found:#?}"
    );
}

fn text_of(past: &Past) -> String {
    past.scene.read(FILE)
}

fn uid_of(text: &str) -> String {
    text.lines()
        .find(|line| line.starts_with("uid: "))
        .unwrap()
        .to_owned()
}

/// Issue: case moved out of its month.
#[test]
fn a_case_moved_out_of_its_month() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    std::fs::create_dir_all(scene.path("cases/2026/12")).unwrap();
    scene.git(&["mv", FILE, "cases/2026/12/261101.yaml"]);
    scene.commit("by hand");
    past.finds(&past.head(), &["case-moved", "number-path-mismatch"]);
}

/// A version that cannot be read does not launder what changes meanwhile.
#[test]
fn laundering_through_a_broken_version() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let text = scene.read(FILE);
    scene.write(FILE, &format!("<<<<<<< HEAD\n{text}"));
    scene.commit("oops");
    let broken = past.head();
    past.finds(&broken, &["unreadable-version"]);
    scene.write(FILE, &text.replacen("\"9000.00\"", "\"90000.00\"", 1));
    scene.commit("mended");
    let found = past.audit(&["--rule", "step-changed"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].commit, past.head());

    // Broken from the very beginning: what it holds then was recorded by whoever mended it.
    let fresh = "cases/2026/11/261102.yaml";
    let text = text
        .replace("261101", "261102")
        .replacen("uid: 0", "uid: 1", 1);
    scene.write(fresh, &format!("<<<<<<< HEAD\n{text}"));
    scene.commit("another");
    scene.write(fresh, &text);
    scene.commit("another mended");
    let found = past.audit(&["--rule", "unattributable"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].commit, past.head());
}

/// A copy of a case does not hide what is done to the original.
#[test]
fn a_copy_does_not_pass_for_the_original() {
    let past = Past::approved();
    let scene = past.business("11T09:00");
    let text = scene.read(FILE);
    scene.write("cases/2026/11/261100.yaml", &text);
    scene.write("cases/2026/11/261109.yaml", &text);
    scene.write(FILE, &text.replacen("\"9000.00\"", "\"90000.00\"", 1));
    scene.commit("by hand");
    let found = past.audit(&["--rule", "step-changed"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].file, FILE);
}

/// A step by somebody whom the policy does not permit it; whom it does is said by title.
#[test]
fn a_step_its_actor_was_not_permitted() {
    let past = Past::approved();
    let scene = past.by(QUALITY, "11T09:00");
    let text = scene.read(FILE);
    let hold = format!(
        "closing:\n  at: 2026-11-11T09:00:00+08:00\n  by: {QUALITY}\n  dismissed: true\n  reason: x\n"
    );
    scene.write(FILE, &(text + &hold));
    scene.commit("by hand");
    let found = past.finds(&past.head(), &["not-permitted", "status-mismatch"]);
    let said = found.iter().find(|it| it.rule == "not-permitted").unwrap();
    let titles = "Registrar, General manager's office, production control";
    assert!(said.message.contains(titles), "{}", said.message);
}
