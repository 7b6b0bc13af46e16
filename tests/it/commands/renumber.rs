//! `renumber`: two clones that register at once, in every way git brings them together.

use serde_json::json;

use crate::common::{REGISTRAR, Scene};

/// The origin, bare, and two clones of it.
fn clones() -> (Scene, Scene, Scene) {
    let origin = Scene::new();
    origin.git(&["config", "receive.denyCurrentBranch", "ignore"]);
    let (a, b) = (origin.clone_beside("a"), origin.clone_beside("b"));
    (origin, a, b)
}

fn new(scene: &Scene, words: &str) -> String {
    let told = [
        "new",
        "--no-input",
        "--customer",
        words,
        "--complaint",
        words,
        "--commit",
    ];
    scene.json(&told)["number"].as_str().unwrap().to_owned()
}

fn uid(scene: &Scene, number: &str) -> String {
    scene.data(number)["uid"].as_str().unwrap().to_owned()
}

fn clean(scene: &Scene) {
    assert_eq!(scene.git(&["ls-files", "--unmerged"]), "");
    let found = scene.json(&["check", "--kind", "data", "--severity", "error"]);
    assert_eq!(found["findings"], json!([]));
}

/// Issue 4, item 7: clone and push, pull and conflict, renumber and push. The older keeps the
/// number, the newer its uid, and both every word and comment.
#[test]
fn two_clones_that_register_at_once() {
    let (_origin, a, b) = clones();
    let (older, newer) = (
        a.as_of("2026-11-05T10:00:00+08:00"),
        b.as_of("2026-11-05T11:00:00+08:00"),
    );
    assert_eq!(new(&older, "older"), "261101");
    assert_eq!(new(&newer, "newer"), "261101");
    for (scene, words) in [(&a, "# by hand, older\n"), (&b, "# by hand, newer\n")] {
        let text = scene.case("261101");
        scene.write("cases/2026/11/261101.yaml", &(text + words));
        scene.commit("by hand");
    }
    let (kept, moved) = (uid(&a, "261101"), uid(&b, "261101"));
    let before = a.case("261101");
    a.git(&["push", "--quiet", "origin", "main"]);
    let pull = b.try_git(&["pull", "--quiet", "--no-rebase", "origin", "main"]);
    assert_ne!(pull.code, 0, "an add/add conflict is loud");
    let said = newer.as_of("2026-11-05T12:00:00+08:00").ok(&["renumber"]);
    assert_eq!(
        said,
        format!(
            "261102: was 261101, now cases/2026/11/261102.yaml; 261101 stays with the older case {kept}\n  \
             staged; go on with `git commit`\n"
        )
    );
    assert_eq!(b.case("261101"), before, "the older is as it was");
    assert_eq!(uid(&b, "261102"), moved);
    assert!(b.case("261102").contains("# by hand, newer"));
    let mended = &b.data("261102")["corrections"][0];
    assert_eq!(mended["field"].as_str(), Some("number"));
    assert_eq!(
        (mended["old"].as_str(), mended["new"].as_str()),
        (Some("261101"), Some("261102"))
    );
    assert!(mended["reason"].as_str().unwrap().contains(&kept));
    assert_eq!(b.git(&["ls-files", "--unmerged"]), "");
    b.git(&["commit", "--quiet", "--no-edit"]);
    b.git(&["push", "--quiet", "origin", "main"]);
    a.git(&["pull", "--quiet", "origin", "main"]);
    clean(&a.as_of("2026-11-06"));
    a.as_of("2026-11-06").ok(&["show", "261102"]);
    b.as_of("2026-11-05T11:30:00+08:00").ok(&["show", "261102"]);
    b.as_of("2026-11-06").ok(&["explain", "261102"]);
}

/// The older keeps the number whichever side it is on; in a rebase the sides change places.
/// What follows in the rebase goes on with its case, here with a merge driver that sees that two
/// cases meet; plain git would put the remark to the other case, so there it is refused.
#[test]
fn a_rebase_goes_on_under_the_new_number() {
    for ours_is_older in [true, false] {
        let (_origin, a, b) = clones();
        let times = ["2026-11-05T10:00:00+08:00", "2026-11-05T11:00:00+08:00"];
        let (ta, tb) = if ours_is_older {
            (times[0], times[1])
        } else {
            (times[1], times[0])
        };
        new(&a.as_of(ta), "aaa");
        new(&b.as_of(tb), "bbb");
        let wanted = if ours_is_older {
            uid(&a, "261101")
        } else {
            uid(&b, "261101")
        };
        let note = b.as_of("2026-11-05T13:00:00+08:00");
        note.ok(&["note", "261101", "--text", "said to bbb", "--commit"]);
        a.git(&["push", "--quiet", "origin", "main"]);
        let later = b.as_of("2026-11-05T14:00:00+08:00");
        let pull = ["pull", "--quiet", "--rebase", "origin", "main"];
        assert_ne!(b.try_git(&pull).code, 0);
        if ours_is_older {
            let said = later.fails(2, &["renumber"]);
            assert!(said.contains("git rebase --abort"), "{said}");
            b.git(&["rebase", "--abort"]);
            b.write(".git/info/attributes", "cases/**/*.yaml merge=complaint\n");
            b.git(&["config", "merge.complaint.driver", "false"]);
            assert_ne!(b.try_git(&pull).code, 0);
        }
        let said = later.ok(&["renumber"]);
        assert!(said.contains("git rebase --continue"), "{said}");
        let go_on = ["-c", "core.editor=true", "rebase", "--continue"];
        let mut go = b.try_git(&go_on);
        assert_eq!(go.code == 0, !ours_is_older, "{}{}", go.stdout, go.stderr);
        if ours_is_older {
            let said = later.ok(&["renumber"]);
            assert!(
                said.contains("cases/2026/11/261102.yaml: what was done"),
                "{said}"
            );
            go = b.try_git(&go_on);
        }
        assert_eq!(go.code, 0, "{ours_is_older} {}{}", go.stdout, go.stderr);
        assert_eq!(uid(&b, "261101"), wanted);
        let (bbb, aaa) = if ours_is_older {
            ("261102", "261101")
        } else {
            ("261101", "261102")
        };
        assert!(b.case(bbb).contains("said to bbb") && b.case(bbb).contains("name: bbb"));
        assert!(!b.case(aaa).contains("said to bbb") && b.case(aaa).contains("name: aaa"));
        clean(&later);
    }
}

/// A cherry-pick leaves the same conflict; it is said how to go on.
#[test]
fn a_cherry_pick_is_settled_too() {
    let scene = Scene::new();
    scene.switch("other");
    new(&scene.as_of("2026-11-05T10:00:00+08:00"), "other");
    let picked = scene.git(&["rev-parse", "HEAD"]);
    scene.switch("main");
    scene.git(&["branch", "--quiet", "-D", "other"]);
    new(&scene.as_of("2026-11-05T09:50:00+08:00"), "main");
    assert_ne!(scene.try_git(&["cherry-pick", &picked]).code, 0);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let shown = later.ok(&["renumber", "--dry-run"]);
    assert!(shown.contains("+number: \"261102\""), "{shown}");
    assert_ne!(
        scene.git(&["ls-files", "--unmerged"]),
        "",
        "a dry run stages nothing"
    );
    let said = later.ok(&["renumber", "261101", "--commit"]);
    assert!(
        said.contains("not committed") && said.contains("git cherry-pick --continue"),
        "{said}"
    );
    scene.git(&["-c", "core.editor=true", "cherry-pick", "--continue"]);
    assert!(scene.case("261102").contains("name: other"));
    clean(&later);
}

/// Links follow the case they meant: that of the side they were made on.
#[test]
fn links_follow_the_case_they_meant() {
    let origin = Scene::new();
    origin.git(&["config", "receive.denyCurrentBranch", "ignore"]);
    new(&origin, "common");
    let (a, b) = (origin.clone_beside("a"), origin.clone_beside("b"));
    new(&a.as_of("2026-11-05T10:00:00+08:00"), "aaa");
    new(&b.as_of("2026-11-05T11:00:00+08:00"), "bbb");
    b.as_of("2026-11-05T11:10:00+08:00")
        .ok(&["link", "261102", "261101", "--commit"]);
    new(&b.as_of("2026-11-05T11:20:00+08:00"), "third");
    b.as_of("2026-11-05T11:30:00+08:00")
        .ok(&["link", "261103", "261102", "--commit"]);
    a.git(&["push", "--quiet", "origin", "main"]);
    b.try_git(&["pull", "--quiet", "--no-rebase", "origin", "main"]);
    let said = b.as_of("2026-11-05T12:00:00+08:00").json(&["renumber"]);
    assert_eq!(said["renumbered"][0]["number"], "261104");
    assert_eq!(
        said["relinked"],
        json!(["cases/2026/11/261101.yaml", "cases/2026/11/261103.yaml"])
    );
    let linked = |number: &str| b.data(number)["links"]["related"][0]["number"].clone();
    assert_eq!(linked("261101").as_str(), Some("261104"));
    assert_eq!(linked("261103").as_str(), Some("261104"));
    assert_eq!(linked("261104").as_str(), Some("261101"));
    b.git(&["commit", "--quiet", "--no-edit"]);
    let later = b.as_of("2026-11-06");
    clean(&later);
    assert_eq!(
        later.json(&["check", "--rule", "dangling-link"])["findings"],
        json!([])
    );
}

/// Sanctions kept apart go with their case.
#[test]
fn sanctions_apart_go_with_their_case() {
    let (_origin, a, b) = clones();
    new(&a.as_of("2026-11-05T10:00:00+08:00"), "aaa");
    new(&b.as_of("2026-11-05T11:00:00+08:00"), "bbb");
    for scene in [&a, &b] {
        let text = format!(
            "format: 1\nnumber: \"261101\"\nuid: {}\nsanctions: []\n",
            uid(scene, "261101")
        );
        scene.write("sanctions/2026/11/261101.yaml", &text);
        scene.commit("sanctions");
    }
    let (kept, moved) = (uid(&a, "261101"), uid(&b, "261101"));
    a.git(&["push", "--quiet", "origin", "main"]);
    b.try_git(&["pull", "--quiet", "--no-rebase", "origin", "main"]);
    b.as_of("2026-11-05T12:00:00+08:00").ok(&["renumber"]);
    assert!(b.read("sanctions/2026/11/261101.yaml").contains(&kept));
    let apart = b.read("sanctions/2026/11/261102.yaml");
    assert!(
        apart.contains(&moved) && apart.contains("number: \"261102\""),
        "{apart}"
    );
    clean(&b.as_of("2026-11-05T13:00:00+08:00"));
}

/// Files of one number in the tree, and files out of their place: found, mended, committed.
#[test]
fn numbers_shared_in_the_tree() {
    let scene = Scene::new();
    new(&scene, "first");
    let other = scene.case("261101").replace("first", "second");
    let uid_of = uid(&scene, "261101");
    let own = "ffffffff-0000-7000-8000-000000000001";
    scene.write("cases/2026/10/261101.yaml", &other.replace(&uid_of, own));
    scene.commit("a second one");
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let said = later.json(&["renumber", "--commit"]);
    assert_eq!(said["renumbered"][0]["number"], "261102");
    assert_eq!(said["renumbered"][0]["kept_by"], uid_of.as_str());
    assert!(!scene.exists("cases/2026/10/261101.yaml"));
    assert_eq!(
        scene.git(&["log", "-1", "--format=%s"]),
        "261102 renumber: 原编号 261101"
    );
    let trailers = scene.git(&["log", "-1", "--format=%(trailers:key=Case,valueonly)"]);
    assert_eq!(trailers.trim(), "261102");
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    scene.git(&[
        "mv",
        "cases/2026/11/261102.yaml",
        "cases/2026/11/261109.yaml",
    ]);
    later.ok(&["renumber", "cases/2026/11/261109.yaml"]);
    assert!(scene.exists("cases/2026/11/261102.yaml"));
    clean(&later);
    assert_eq!(later.ok(&["renumber"]), "no two cases share a number\n");
}

/// What another number does not settle is refused, with the way out; nothing is written.
#[test]
fn what_is_refused() {
    let scene = Scene::new();
    new(&scene, "first");
    let said = scene.fails(3, &["renumber", "261101"]);
    assert!(
        said.contains("no other case has the number 261101"),
        "{said}"
    );
    scene.fails(2, &["renumber", "261177"]);
    let text = scene.case("261101");
    scene.write("cases/2026/11/261102.yaml", &text);
    let said = scene.fails(3, &["renumber"]);
    assert!(said.contains("copy") && said.contains("uid"), "{said}");
    std::fs::remove_file(scene.path("cases/2026/11/261102.yaml")).unwrap();
    scene.switch("side");
    scene.write("cases/2026/11/261101.yaml", &text.replace("first", "one"));
    scene.commit("one");
    scene.switch("main");
    scene.write("cases/2026/11/261101.yaml", &text.replace("first", "two"));
    scene.commit("two");
    assert_ne!(scene.try_git(&["merge", "side"]).code, 0);
    let before = scene.read("cases/2026/11/261101.yaml");
    let said = scene.fails(2, &["renumber"]);
    assert!(said.contains("same case"), "{said}");
    let said = scene.lang("zh_CN").fails(2, &["renumber", "261101"]);
    assert!(said.contains("同一案件"), "{said}");
    assert_eq!(scene.read("cases/2026/11/261101.yaml"), before);
    scene.by("nobody@example.com").fails(3, &["renumber"]);
}

/// What a person made of the conflict by hand is not overwritten.
#[test]
fn edits_by_hand_are_not_lost() {
    let (_origin, a, b) = clones();
    new(&a.as_of("2026-11-05T10:00:00+08:00"), "aaa");
    new(&b.as_of("2026-11-05T11:00:00+08:00"), "bbb");
    a.git(&["push", "--quiet", "origin", "main"]);
    b.try_git(&["pull", "--quiet", "--no-rebase", "origin", "main"]);
    b.write("cases/2026/11/261101.yaml", "mine: 1\n");
    let later = b.as_of("2026-11-05T12:00:00+08:00").by(REGISTRAR);
    let said = later.fails(2, &["renumber"]);
    assert!(
        said.contains("git checkout --merge -- cases/2026/11/261101.yaml"),
        "{said}"
    );
    assert_eq!(b.read("cases/2026/11/261101.yaml"), "mine: 1\n");
    b.git(&["checkout", "--merge", "--", "cases/2026/11/261101.yaml"]);
    let said = later.lang("zh_CN").ok(&["renumber"]);
    assert!(
        said.contains("原编号 261101") && said.contains("git commit"),
        "{said}"
    );
    clean(&later);
}

/// In a tree nothing says which side a link was made on; it is left, and said, where the cases do
/// not tell it either. A case that is closed is renumbered like any other.
#[test]
fn a_link_that_may_mean_either_is_said() {
    let scene = Scene::new();
    new(&scene, "first");
    new(&scene, "linking");
    let text = scene.case("261101");
    let own = "ffffffff-0000-7000-8000-000000000001";
    scene.write(
        "cases/2026/10/261101.yaml",
        &text.replace(&uid(&scene, "261101"), own),
    );
    let linking = scene.case("261102");
    scene.write(
        "cases/2026/11/261102.yaml",
        &format!("{linking}\nlinks:\n  related: [\"261101\"]\n"),
    );
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let said = later.json(&["renumber"]);
    assert_eq!(
        said["doubtful"],
        json!([{ "file": "cases/2026/11/261102.yaml", "number": "261101" }])
    );
    assert_eq!(said["renumbered"][0]["number"], "261103");
    assert_eq!(
        scene.data("261102")["links"]["related"][0].as_str(),
        Some("261101")
    );
}

/// Who may number may renumber, unless the policy says otherwise.
#[test]
fn a_permission_of_its_own_is_kept() {
    let scene = Scene::new();
    new(&scene, "first");
    let text = scene.case("261101");
    let own = "ffffffff-0000-7000-8000-000000000001";
    scene.write(
        "cases/2026/10/261101.yaml",
        &text.replace(&uid(&scene, "261101"), own),
    );
    let policy = scene.read("policies/manufacturing.toml");
    let reserved = "[permissions]\nrenumber = { roles = [\"registrar\"], rule = \"M-9.4\" }\n";
    scene.write(
        "policies/manufacturing.toml",
        &policy.replace("[permissions]\n", reserved),
    );
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let said = later.fails(3, &["renumber"]);
    assert!(
        said.contains("M-9.4") && said.contains("may not run `renumber`"),
        "{said}"
    );
    later.by(REGISTRAR).ok(&["renumber"]);
}

/// A serial that runs through the year (M-8, the company's own shape): it goes on in the next month,
/// and two clones that numbered in different months share no file, so no merge tells them: `check`
/// does, and the newer gets the next.
#[test]
fn a_yearly_serial_goes_on_over_the_months() {
    let (origin, ..) = clones();
    let policy = origin.read("policies/manufacturing.toml");
    let yearly = policy.replace("{yy}{mm}{serial:02}", "KS{yy}-{serial:03}");
    assert_ne!(yearly, policy);
    origin.write("policies/manufacturing.toml", &yearly);
    origin.git(&["commit", "--quiet", "--all", "--message", "our numbers"]);
    let (a, b) = (origin.clone_beside("c"), origin.clone_beside("d"));
    let (november, december) = (
        a.as_of("2026-11-05T10:00:00+08:00"),
        b.as_of("2026-12-05T11:00:00+08:00"),
    );
    assert_eq!(new(&november, "first"), "KS26-001");
    november.git(&["push", "--quiet", "origin", "HEAD:main"]);
    december.git(&["pull", "--quiet", "origin", "main"]);
    assert_eq!(new(&november, "older"), "KS26-002");
    assert_eq!(new(&december, "newer"), "KS26-002");
    november.git(&["push", "--quiet", "origin", "HEAD:main"]);
    december.git(&[
        "pull",
        "--quiet",
        "--no-rebase",
        "--no-edit",
        "origin",
        "main",
    ]);
    let found = december.run(&["check", "--kind", "data"]);
    assert!(
        found.stdout.contains("duplicate-number"),
        "{}",
        found.stdout
    );
    december.ok(&["renumber"]);
    clean(&december);
    assert_eq!(december.data("KS26-002")["title"], "older");
    assert_eq!(december.data("KS26-003")["title"], "newer");
    let next = b.as_of("2027-01-05T11:00:00+08:00");
    assert_eq!(new(&next, "next year"), "KS27-001");
}
