//! Attacks by way of the regulations: limits, permissions, roles.

use super::attacks::opined;
use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, QUALITY};

const POLICY: &str = "policies/manufacturing.toml";

/// The policy with a band for quality that nobody decided on.
fn raised(text: &str) -> String {
    let at = text.find("[[authority]]").unwrap();
    let band = "[[authority]]\nup_to = \"9500\"\nrole = \"quality-manager\"\nrule = \"M-11\"\n\n";
    format!("{}{band}{}", &text[..at], &text[at..])
}

/// Issue: policy limit raised, used and lowered again within the range. The approval that only the
/// raised limit allowed is found at its own commit.
#[test]
fn a_limit_raised_used_and_lowered() {
    const HEAD: &str = "qian.feng@example.com";
    let past = opined();
    let scene = past.by(HEAD, "10T08:00");
    let before = scene.read(POLICY);
    scene.write(POLICY, &raised(&before));
    scene.commit("raise");
    let raise = past.head();
    past.go(&[
        (HEAD, "10T09:00", "approve 261101"),
        (BUSINESS, "10T10:00", "agree 261101 --accepted"),
    ]);
    let used = past.scene.git(&["rev-parse", "HEAD~1"]);
    scene.write(POLICY, &format!("# as it was\n{before}"));
    scene.commit("lower");
    let lower = past.head();
    past.go(&[(BUSINESS, "10T11:00", "carry-out 261101")]);
    let found = past.audit(&[]);
    let told: Vec<(&str, &str)> = found
        .iter()
        .map(|f| (f.rule.as_str(), f.commit.as_str()))
        .collect();
    let changed = "policy-changed-in-force";
    let used = ("changed-policy-used", used.as_str());
    assert_eq!(
        told,
        [(changed, raise.as_str()), used, (changed, lower.as_str())],
        "{found:#?}"
    );
    let line = past.line(FILE, "approvals:") + 2;
    assert_eq!((found[1].file.as_str(), found[1].line), (FILE, line));
    assert!(
        found[1].message.contains(&raise[..10]),
        "{}",
        found[1].message
    );
    // On a branch of its own, lowered again before it is merged: found the same.
    scene.git(&["reset", "--quiet", "--hard", &format!("{raise}~1")]);
    past.scene.switch("side");
    scene.write(POLICY, &raised(&before));
    let scene = past.by(HEAD, "10T09:00");
    scene.git(&["commit", "--quiet", "--all", "--message", "raise"]);
    scene.ok(&["approve", "261101"]);
    let used = past.head();
    scene.write(POLICY, &before);
    scene.commit("lower");
    past.scene.switch("main");
    past.go(&[(BUSINESS, "10T10:00", "note 261101 --text x")]);
    past.business("10T11:00")
        .git(&["merge", "--quiet", "--no-edit", "side"]);
    let found = past.audit(&["--rule", "changed-policy-used"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].commit, used);
}

/// A permission given to oneself by the policy, and an edition dated into the past.
#[test]
fn other_ways_to_change_what_is_in_force() {
    let past = Past::proposed();
    let scene = past.business("09T14:00");
    let before = scene.read(POLICY);
    let open = before.replacen(
        "consolidate = { roles = [\"registrar\"], units = [\"gm-office\"]",
        "consolidate = { units = [\"business\"]",
        1,
    );
    assert_ne!(open, before);
    scene.write(POLICY, &open);
    scene.commit("open");
    scene.ok(&["consolidate", "261101", "--text", "agreed"]);
    let found = past.audit(&["--rule", "changed-policy-used"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].commit, past.head());

    let past = opined();
    let scene = past.by("qian.feng@example.com", "10T08:00");
    let next = raised(&scene.read(POLICY)).replacen(
        "effective_from = 2026-01-01",
        "effective_from = 2026-11-01",
        1,
    );
    scene.write("policies/manufacturing-2.toml", &next);
    scene.commit("edition");
    scene.ok(&["approve", "261101"]);
    let found = past.audit(&["--rule", "changed-policy-used"]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].commit, past.head());
}

/// Roles are given by others.
#[test]
fn a_role_granted_to_oneself() {
    let past = Past::proposed();
    let scene = past.business("09T12:00");
    let staff = scene.read("policies/staff.toml");
    let id = |email: &str| {
        let at = staff.find(email).unwrap();
        let entry = &staff[staff[..at].rfind("[[person]]").unwrap()..];
        let line = entry.lines().find(|line| line.starts_with("id")).unwrap();
        line.split('"').nth(1).unwrap().to_owned()
    };
    let lent = format!(
        "\n[[delegation]]\nfrom_person = \"{}\"\nto_person = \"{}\"\nrole = \"business-manager\"\n",
        id(MANAGER),
        id(BUSINESS)
    );
    scene.write("policies/staff.toml", &(staff + &lent));
    scene.commit("holiday");
    past.finds(&past.head(), &["role-granted-by-self"]);
}

/// A role given to oneself, used and withdrawn again: it fails at the commit that gave it.
#[test]
fn a_role_granted_used_and_withdrawn() {
    let past = opined();
    let scene = past.by(QUALITY, "10T08:00");
    let staff = scene.read("policies/staff.toml");
    let mine = format!("email = \"{QUALITY}\"\n");
    let role = format!("{mine}roles = [\"business-manager\"]\n");
    scene.write("policies/staff.toml", &staff.replacen(&mine, &role, 1));
    scene.commit("staff");
    let granted = past.head();
    past.go(&[(QUALITY, "10T09:00", "approve 261101")]);
    scene.write("policies/staff.toml", &staff);
    scene.commit("staff");
    past.finds(&granted, &["role-granted-by-self"]);

    // Who was nobody before sets it up, and is warned.
    let past = Past::under(&[]);
    let scene = past.by("new@example.com", "05T08:00");
    let entry = "\n[[person]]\nid = \"new\"\nname = \"New\"\nemail = \"new@example.com\"\nunit = \"business\"\n";
    scene.write("policies/staff.toml", &(staff + entry));
    scene.commit("staff");
    past.finds(&past.head(), &["role-granted-by-self"]);
    past.scene.ok(&["audit"]);
}
