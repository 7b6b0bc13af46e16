//! Attacks by way of the regulations: limits, permissions, roles.

use super::attacks::opined;
use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

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

    // Who was nobody before adds himself: where there is a staff already, somebody else does that.
    let past = Past::under(&[]);
    let scene = past.by("new@example.com", "05T08:00");
    let entry = "\n[[person]]\nid = \"new\"\nname = \"New\"\nemail = \"new@example.com\"\nunit = \"business\"\n";
    scene.write("policies/staff.toml", &(staff + entry));
    scene.commit("staff");
    past.finds(&past.head(), &["role-granted-by-self"]);
    assert_eq!(past.scene.run(&["audit"]).code, 1);
}

/// The staff file without an entry, and with these changes.
fn without(staff: &str, entry: &str, changes: &[(&str, &str)]) -> String {
    let id = format!("[[person]]\nid = \"{entry}\"\n");
    let kept = staff.split_inclusive("\n\n");
    let mut text: String = kept.filter(|one| !one.starts_with(&id)).collect();
    assert_ne!(text, staff);
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    text
}

/// Who takes somebody out of the staff file and claims the address as a former one of their own would
/// be who signed; in two steps it is a former address nobody knew.
#[test]
fn an_address_of_somebody_deleted_claimed_as_a_former_one() {
    let mine = format!("email = \"{BUSINESS}\"\n");
    let claimed = format!("{mine}former_emails = [\"xu.fei@example.com\"]\n");
    let claim = [(mine.as_str(), claimed.as_str())];
    let past = Past::proposed();
    let scene = past.business("09T12:00");
    let staff = scene.read("policies/staff.toml");
    scene.write("policies/staff.toml", &without(&staff, "xu.fei", &claim));
    scene.commit("staff");
    past.finds(&past.head(), &["address-claimed"]);
    let said = past.scene.run(&["audit"]);
    assert_eq!(said.code, 1, "{}", said.stdout);

    let past = Past::proposed();
    let scene = past.business("09T12:00");
    scene.write("policies/staff.toml", &without(&staff, "xu.fei", &[]));
    scene.commit("staff");
    past.finds_nothing();
    scene.write("policies/staff.toml", &without(&staff, "xu.fei", &claim));
    scene.commit("staff");
    past.finds(&past.head(), &["address-claimed"]);
    past.scene.ok(&["audit"]);
}

/// Whoever has another's address could act in their name; whom the organisation entrusts with the staff
/// may change it, of somebody without a role it is a warning.
#[test]
fn an_address_given_to_somebody_else() {
    let renamed = "staff rename sun.hao --email s.hao@example.com";
    let past = Past::proposed();
    past.go(&[(QUALITY, "09T12:00", renamed)]);
    past.finds(&past.head(), &["address-claimed"]);
    assert_eq!(past.scene.run(&["audit"]).code, 1);

    let past = Past::proposed();
    past.go(&[(
        QUALITY,
        "09T12:00",
        "staff rename xu.fei --email x.fei@example.com",
    )]);
    past.finds(&past.head(), &["address-claimed"]);
    past.scene.ok(&["audit"]);

    let entrusted = "main_branch = \"main\"\n\n[permissions]\nstaff = [\"registrar\"]";
    let past = Past::proposed_under(&[("organization", "main_branch = \"main\"", entrusted)]);
    past.go(&[(REGISTRAR, "09T12:00", renamed)]);
    past.finds_nothing();

    // By hand, or by way of who may, it is found all the same.
    let scene = past.by(QUALITY, "09T13:00");
    let hired = "\n[[person]]\nid = \"n\"\nname = \"N\"\nemail = \"n@example.com\"\n";
    scene.write(
        "policies/staff.toml",
        &(scene.read("policies/staff.toml") + hired),
    );
    scene.commit("staff");
    past.finds(&past.head(), &["not-permitted"]);
    let past = Past::proposed_under(&[("organization", "main_branch = \"main\"", entrusted)]);
    let scene = past.by(QUALITY, "09T13:00");
    past.forge(
        &scene,
        "policies/organization.toml",
        &[("\"registrar\"", "\"quality-manager\"")],
    );
    past.finds(&past.head(), &["not-permitted"]);
}

/// A new address of one's own takes nobody's; nor does a role that ends earlier give anything. Moving
/// oneself does, and so does the merger of one's unit.
#[test]
fn what_ends_or_is_renamed_gives_nothing() {
    let past = Past::proposed();
    past.go(&[
        (
            BUSINESS,
            "09T12:00",
            "staff rename wang.min --email wang@example.com",
        ),
        (
            MANAGER,
            "09T12:10",
            "staff role li.jing business-manager --end 2026-12-31",
        ),
        (
            MANAGER,
            "09T12:20",
            "staff leave li.jing --until 2026-12-31",
        ),
        (MANAGER, "09T12:30", "migrate"),
    ]);
    past.finds_nothing();
    past.go(&[(
        QUALITY,
        "09T13:00",
        "staff move zhao.lei --to business --from 2026-12-01",
    )]);
    past.finds(&past.head(), &["role-granted-by-self"]);

    let past = Past::proposed();
    let ends = "id = \"quality\"\nuntil = 2026-11-30\nmerged_into = \"business\"";
    let scene = past.by(QUALITY, "09T13:00");
    past.forge(&scene, "policies/staff.toml", &[("id = \"quality\"", ends)]);
    past.finds(&past.head(), &["role-granted-by-self"]);
}
