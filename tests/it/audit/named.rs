//! The least history each rule finds something in, rule by rule.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER, Scene};

/// A history, the commit at which a rule finds something in it, and what the audit is asked with.
type Story = (Past, String, Vec<String>);

/// One test for each rule, named as it is.
macro_rules! stories {
    ($($rule:ident),+ $(,)?) => {
        const TOLD: &[&str] = &[$(stringify!($rule)),+];

        mod each {
            $(#[test]
            fn $rule() {
                super::finds_once(&stringify!($rule).replace('_', "-"), super::$rule);
            })+
        }
    };
}

stories! {
    address_claimed,
    author_differs,
    back_dated,
    case_deleted,
    case_moved,
    changed_policy_used,
    committed_later,
    dated_before_past,
    duty_unproved,
    entered_for_another,
    import_unproved,
    merge_differs,
    not_permitted,
    number_reused,
    odd_date,
    policy_changed_in_force,
    role_granted_by_self,
    step_changed,
    step_removed,
    unattributable,
    unreadable_version,
    unseen_history,
    unsigned,
}

/// No rule without its story.
#[test]
fn every_rule_has_its_story() {
    let rules: Vec<&str> = complaint::audit::RULES.iter().map(|rule| rule.id).collect();
    let told: Vec<String> = TOLD.iter().map(|rule| rule.replace('_', "-")).collect();
    assert_eq!(told, rules);
}

/// Nothing before the story, then one finding of the rule, at the commit.
fn finds_once(rule: &str, story: fn(Past) -> Story) {
    let past = Past::under(&[]);
    past.go(&[(
        BUSINESS,
        "05T09:41",
        "new --no-input --policy manufacturing --customer x --complaint peels --order O --part P --shipped \
         2026-10-30 --quantity 9 --defective 1 --demand money",
    )]);
    past.finds_nothing();
    let (past, commit, args) = story(past);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let found = past.audit(&[&["--rule", rule], &args[..]].concat());
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].rule.as_str(), &found[0].commit), (rule, &commit));
}

fn now(past: Past) -> Story {
    let commit = past.head();
    (past, commit, Vec::new())
}

fn business(past: &Past) -> Scene {
    past.business("06T09:00")
}

/// By hand, at the end of the case file.
fn adds(past: Past, scene: &Scene, text: &str) -> Story {
    scene.write(
        FILE,
        &(scene.read(FILE).trim_end().to_owned() + "\n" + text),
    );
    scene.commit("by hand");
    now(past)
}

fn replaces(past: Past, file: &str, old: &str, new: &str) -> Story {
    let scene = business(&past);
    past.forge(&scene, file, &[(old, new)]);
    now(past)
}

fn stamp(by: &str) -> String {
    format!("at: 2026-11-06T09:00:00+08:00\n    by: {by}\n")
}

fn entered_for_another(past: Past) -> Story {
    let scene = business(&past);
    let text = format!(
        "approvals:\n  - {}    entered_by: {BUSINESS}\n",
        stamp(MANAGER)
    );
    adds(past, &scene, &text)
}

fn author_differs(past: Past) -> Story {
    let scene = business(&past);
    adds(
        past,
        &scene,
        &format!("notes:\n  - {}    text: x\n", stamp(MANAGER)),
    )
}

fn back_dated(past: Past) -> Story {
    business(&past)
        .env("GIT_AUTHOR_DATE", "2026-11-11T09:00:00+08:00")
        .env("GIT_COMMITTER_DATE", "2026-11-11T09:00:00+08:00")
        .ok(&["note", "261101", "--text", "x"]);
    now(past)
}

/// Issue: both of a commit's times set back, behind what the case already records.
fn dated_before_past(past: Past) -> Story {
    let scene = past
        .business("02T09:00")
        .env("GIT_AUTHOR_DATE", "2026-11-02T09:00:00+08:00")
        .env("GIT_COMMITTER_DATE", "2026-11-02T09:00:00+08:00");
    let text = "replies:\n  - at: 2026-11-02T08:00:00+08:00\n    by: wang.min@example.com\n    \
                kind: acknowledgement\n    via: phone\n    text: x\n";
    adds(past, &scene, text)
}

/// Issue: an old branch is merged and its regulations are taken with it.
fn merge_differs(past: Past) -> Story {
    let scene = business(&past);
    scene.switch("old");
    scene.ok(&["note", "261101", "--text", "x"]);
    scene.switch("main");
    let manager = "roles = [\"business-manager\"]";
    past.forge(&scene, "policies/staff.toml", &[(manager, "roles = []")]);
    scene.git(&["merge", "--quiet", "--no-commit", "--no-ff", "old"]);
    scene.git(&["checkout", "--quiet", "old", "--", "policies"]);
    scene.git(&["commit", "--quiet", "--message", "Merge branch 'old'"]);
    now(past)
}

/// Issue: a time zone there is none of is one finding, not the end.
fn odd_date(past: Past) -> Story {
    let tree = past.scene.git(&["rev-parse", "HEAD^{tree}"]);
    let who = format!("wang <{BUSINESS}>");
    let commit = format!(
        "tree {tree}\nparent {}\nauthor {who} 1793846460 +2500\ncommitter {who} 1793846460 +0800\n\nx\n",
        past.head()
    );
    let file = past.scene.outside().join("commit");
    std::fs::write(&file, commit).unwrap();
    let file = file.to_str().unwrap();
    let odd = ["hash-object", "-t", "commit", "-w", "--literally", file];
    let odd = past.scene.git(&odd);
    past.scene.git(&["update-ref", "HEAD", &odd]);
    now(past)
}

fn case_deleted(past: Past) -> Story {
    business(&past).git(&["rm", "--quiet", FILE]);
    business(&past).commit("by hand");
    now(past)
}

fn case_moved(past: Past) -> Story {
    business(&past).git(&["mv", FILE, "cases/2026/11/261102.yaml"]);
    business(&past).commit("by hand");
    now(past)
}

const POLICY: &str = "policies/manufacturing.toml";
const REGISTER: &str = "register = { roles = [\"registrar\"], units = [";

fn changed_policy_used(past: Past) -> Story {
    let more = format!("{REGISTER}\"business\", ");
    let (past, ..) = replaces(past, POLICY, REGISTER, &more);
    business(&past).ok(&["register", "261101"]);
    now(past)
}

fn committed_later(past: Past) -> Story {
    business(&past)
        .env("GIT_COMMITTER_DATE", "2026-11-08T09:00:00+08:00")
        .ok(&["note", "261101", "--text", "x"]);
    now(past)
}

/// The general manager's office did it, and business commits it.
fn duty_unproved(past: Past) -> Story {
    let scene = business(&past);
    let act = "{policy: manufacturing, duty: monthly-statistics, period: \"2026-10\", \
               at: 2026-11-06T09:00:00+08:00, by: gm.office@example.com}";
    scene.write(
        "duties/2026.yaml",
        &format!("format: 1\ndone:\n  - {act}\n"),
    );
    scene.commit("by hand");
    now(past)
}

/// A case of this register is called history when it is late.
fn import_unproved(past: Past) -> Story {
    let scene = business(&past);
    let line = format!(
        "imported: {{at: 2026-11-06T09:00:00+08:00, by: {BUSINESS}, source: a.csv, row: 2, sha256: x}}"
    );
    adds(past, &scene, &line)
}

fn not_permitted(past: Past) -> Story {
    let scene = business(&past);
    let stamp = stamp(BUSINESS).replace("\n    ", "\n  ");
    adds(past, &scene, &format!("registration:\n  {stamp}"))
}

fn number_reused(past: Past) -> Story {
    let (past, ..) = case_deleted(past);
    business(&past).ok(&["new", "--no-input", "--complaint", "another"]);
    now(past)
}

fn policy_changed_in_force(past: Past) -> Story {
    replaces(past, POLICY, "up_to = \"100000\"", "up_to = \"200000\"")
}

fn address_claimed(past: Past) -> Story {
    let others = "email = \"sun.hao@example.com\"";
    replaces(
        past,
        "policies/staff.toml",
        others,
        "email = \"hao@example.com\"",
    )
}

fn role_granted_by_self(past: Past) -> Story {
    let mine = format!("email = \"{BUSINESS}\"\n");
    let role = format!("{mine}roles = [\"general-manager\"]\n");
    replaces(past, "policies/staff.toml", &mine, &role)
}

fn step_changed(past: Past) -> Story {
    replaces(past, FILE, "peels", "nothing")
}

fn step_removed(past: Past) -> Story {
    let before = past.scene.read(FILE);
    business(&past).ok(&["note", "261101", "--text", "x"]);
    let scene = business(&past);
    scene.write(FILE, &before);
    scene.commit("by hand");
    now(past)
}

fn unattributable(past: Past) -> Story {
    let site = business(&past).env("GIT_COMMITTER_EMAIL", "noreply@github.com");
    adds(
        past,
        &site,
        &format!("notes:\n  - {}    text: x\n", stamp(MANAGER)),
    )
}

fn unreadable_version(past: Past) -> Story {
    let scene = business(&past);
    scene.write(FILE, "<<<<<<< HEAD\n");
    scene.commit("by hand");
    now(past)
}

fn unseen_history(past: Past) -> Story {
    let Past { scene } = past;
    let from = format!("file://{}", scene.root.display());
    let to = scene.outside().join("shallow");
    let to = to.to_str().unwrap();
    scene.git(&["clone", "--quiet", "--depth", "1", &from, to]);
    now(Past {
        scene: scene.within("../shallow"),
    })
}

fn unsigned(past: Past) -> Story {
    let scene = business(&past);
    let commit = past.head();
    scene.ok(&["note", "261101", "--text", "x"]);
    let asked = ["--require-signed".to_owned(), format!("{commit}..HEAD")];
    let commit = past.head();
    (past, commit, asked.to_vec())
}
