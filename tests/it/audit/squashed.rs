//! What hosting sites make of a pull request.

use super::{FILE, Past};
use crate::common::{BUSINESS, MANAGER};

/// The work of two people on a branch.
fn branch() -> Past {
    let past = Past::approved();
    past.scene.switch("side");
    past.business("11T09:00")
        .ok(&["note", "261101", "--text", "one"]);
    past.by(MANAGER, "11T09:30")
        .ok(&["note", "261101", "--text", "two"]);
    past.scene.switch("main");
    past
}

/// Issue: a squash makes steps unattributable, and that is no forgery.
#[test]
fn a_squash_by_the_host() {
    let past = branch();
    let host = past
        .business("12T10:00")
        .env("GIT_COMMITTER_EMAIL", "noreply@github.com");
    host.git(&["merge", "--quiet", "--squash", "side"]);
    host.git(&["commit", "--quiet", "--message", "notes (#1)"]);
    let found = past.finds(&past.head(), &["unattributable"]);
    assert_eq!(
        (found.len(), found[0].file.as_str()),
        (1, FILE),
        "{found:#?}"
    );
    assert!(!found[0].message.contains("forg"), "{found:#?}");
}

/// The same by hand, and by a site of the company's own.
#[test]
fn a_squash_by_hand_and_by_another_site() {
    let past = branch();
    let hand = past.business("12T10:00");
    hand.git(&["merge", "--quiet", "--squash", "side"]);
    hand.git(&["commit", "--quiet", "--message", "notes"]);
    past.finds(&past.head(), &["unattributable"]);

    let past = by_a_site_of_ours(&[]);
    past.finds(&past.head(), &["author-differs"]);
    let own = "main_branch = \"main\"\n\n[audit]\nhosts = [\"git@example.com\"]\n";
    let past = by_a_site_of_ours(&[("organization", "main_branch = \"main\"\n", own)]);
    past.finds(&past.head(), &["unattributable"]);
    // No commit names the site for itself, nor does the working tree.
    let past = by_a_site_of_ours(&[]);
    let organization = past.scene.read("policies/organization.toml");
    let text = format!("{organization}\n[audit]\nhosts = [\"git@example.com\"]\n");
    past.scene.write("policies/organization.toml", &text);
    past.finds(&past.head(), &["author-differs"]);
}

/// Another's note in a commit that a site of the organisation's own made.
fn by_a_site_of_ours(changes: &[(&str, &str, &str)]) -> Past {
    let past = Past::approved_under(changes);
    past.by(MANAGER, "11T09:30")
        .ok(&["note", "261101", "--text", "two"]);
    past.by(BUSINESS, "11T09:30")
        .env("GIT_COMMITTER_EMAIL", "git@example.com")
        .git(&[
            "commit",
            "--quiet",
            "--amend",
            "--no-edit",
            "--reset-author",
        ]);
    past
}

/// One person's branch, squashed days later: whose it is stands, when it was recorded does not.
#[test]
fn a_squash_of_ones_own_work() {
    let past = Past::approved();
    let host = past
        .business("11T09:00")
        .env("GIT_COMMITTER_EMAIL", "noreply@github.com");
    host.ok(&["note", "261101", "--text", "one"]);
    past.finds_nothing();
    past.business("17T09:00")
        .env("GIT_COMMITTER_EMAIL", "noreply@github.com")
        .git(&[
            "commit",
            "--quiet",
            "--amend",
            "--no-edit",
            "--reset-author",
        ]);
    past.finds(&past.head(), &["unattributable"]);
}
