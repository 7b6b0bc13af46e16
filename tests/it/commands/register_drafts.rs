//! Drafts: where the policy numbers at registration, clones never collide (M-9.4).

use serde_json::json;

use crate::common::{GOODS, REGISTRAR, Scene};

/// A scene whose regulation numbers at registration.
fn scene() -> Scene {
    let scene = Scene::new();
    let policy = scene.read("policies/manufacturing.toml");
    let assigned = "assign = \"at-registration\"\npattern = ";
    let changed = policy.replacen("pattern = ", assigned, 1);
    scene.write("policies/manufacturing.toml", &changed);
    scene.commit("numbers at registration");
    scene.git(&["config", "receive.denyCurrentBranch", "ignore"]);
    scene
}

fn new(scene: &Scene, customer: &str) -> String {
    let told = ["new", "--no-input", "--commit", "--complaint", "peels"];
    let told = [&told, &["--customer", customer][..], &GOODS].concat();
    scene.json(&told)["number"].as_str().unwrap().to_owned()
}

/// Drafts of two clones merge without a conflict and are numbered on main, in order of record.
#[test]
fn drafts_of_two_clones_are_numbered_on_main() {
    let origin = scene();
    let (a, b) = (origin.clone_beside("a"), origin.clone_beside("b"));
    let second = new(&a.as_of("2026-11-05T11:00:00+08:00"), "second");
    let first = new(&b.as_of("2026-11-05T10:00:00+08:00"), "first");
    assert!(
        second.starts_with("draft-") && second.len() == 12,
        "{second}"
    );
    assert_ne!(first, second);
    let lacking = b.as_of("2026-11-05T10:30:00+08:00");
    let lacking = lacking.json(&["new", "--no-input", "--complaint", "lacks all", "--commit"]);
    let lacking = lacking["number"].as_str().unwrap();
    a.git(&["push", "--quiet", "origin", "main"]);
    b.git(&["pull", "--quiet", "--no-rebase", "origin", "main"]);
    let office = b.by(REGISTRAR).as_of("2026-11-05T12:00:00+08:00");
    b.as_of("2026-11-05T11:30:00+08:00")
        .ok(&["link", &first, &second, "--commit"]);
    let shown = office.ok(&["register", "--drafts", "--dry-run"]);
    assert!(
        shown.contains("+number: \"261101\"") && shown.contains("+number: \"261102\""),
        "{shown}"
    );
    let said = office.json(&["register", "--drafts", "--commit"]);
    for (one, number, draft) in [(0, "261101", &first), (1, "261102", &second)] {
        let given = &said["registered"][one];
        assert_eq!(
            (&given["number"], &given["draft"]),
            (&json!(number), &json!(draft))
        );
    }
    assert_eq!(said["registered"].as_array().unwrap().len(), 2);
    let left = &said["left"][0];
    assert_eq!(left["number"], json!(lacking));
    assert_eq!(left["id"], "command-fields-lacking");
    assert_eq!(left["rule"], "M-9.1");
    assert!(b.case("261101").contains("name: first"));
    assert_eq!(
        b.data("261101")["links"]["related"][0]["number"].as_str(),
        Some("261102")
    );
    assert_eq!(
        b.data("261102")["links"]["related"][0]["number"].as_str(),
        Some("261101")
    );
    assert_eq!(b.git(&["status", "--porcelain"]), "");
    let subject = b.git(&["log", "-1", "--format=%s"]);
    assert!(subject.starts_with("261102 register: 原编号 draft-"));
    let found = office.json(&["check", "--kind", "data", "--severity", "warning"]);
    let rules: Vec<_> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rule"].clone())
        .collect();
    assert!(
        rules.iter().all(|rule| *rule == "required-field"),
        "{found}"
    );
}

/// Every command works on a draft by its number or the beginning of it; nothing is counted yet.
#[test]
fn a_draft_is_a_case() {
    let scene = scene();
    let draft = new(&scene, "one");
    let uid = scene.data(&draft)["uid"].as_str().unwrap().to_owned();
    assert!(uid.ends_with(&draft["draft-".len()..]));
    let prefix = &draft[..8];
    scene.ok(&["note", prefix, "--text", "called again"]);
    scene.ok(&["show", prefix]);
    scene.ok(&["explain", prefix]);
    assert_eq!(
        scene.json(&["list"])[0]["number"].as_str(),
        Some(draft.as_str())
    );
    scene.ok(&["report", "2026-11"]);
    let late = scene
        .as_of("2026-12-30")
        .run(&["check", "--rule", "overdue"]);
    assert_eq!(late.code, 1);
    assert!(
        late.stdout.contains("overall") && late.stdout.contains(&draft),
        "{}",
        late.stdout
    );
    let refused = scene
        .by(REGISTRAR)
        .fails(3, &["assign", &draft, "--to", "quality"]);
    assert!(
        refused.contains(&format!("complaint register {draft}")),
        "{refused}"
    );
    assert!(scene.fails(3, &["renumber", &draft]).contains("register"));
}

/// Numbers are given on the main branch only; a detached head will do at its tip; without git
/// there is one place anyhow.
#[test]
fn numbers_are_given_on_main() {
    let scene = scene();
    scene.switch("desk");
    let draft = new(&scene, "one");
    let office = scene.by(REGISTRAR).as_of("2026-11-05T12:00:00+08:00");
    let said = office.fails(3, &["register", &draft]);
    assert!(
        said.contains("main")
            && said.contains("organization.toml")
            && said.contains("git switch main"),
        "{said}"
    );
    office.lang("zh_CN").fails(3, &["register", "--drafts"]);
    scene.git(&["checkout", "--quiet", "--detach"]);
    assert!(
        office
            .fails(3, &["register", &draft])
            .contains("not its last")
    );
    scene.git(&["branch", "--force", "--quiet", "main", "HEAD"]);
    let said = office.json(&["register", &draft]);
    assert_eq!(said["number"], "261101");
    assert_eq!(said["file"], "cases/2026/11/261101.yaml");
    assert!(!scene.exists(&format!("cases/2026/11/{draft}.yaml")));
    let other = new(&scene, "two");
    std::fs::remove_dir_all(scene.path(".git")).unwrap();
    let said = office
        .as_of("2026-11-05T13:00:00+08:00")
        .ok(&["register", &other]);
    assert!(
        said.contains("261102") && said.contains(&format!("was {other}")),
        "{said}"
    );
}

/// A reopened case is a draft too, and the old case is told its number when it has one.
#[test]
fn a_reopened_case_is_numbered_at_registration() {
    let scene = scene();
    let draft = new(&scene, "one");
    let office = scene.by(REGISTRAR);
    office
        .as_of("2026-11-05T12:00:00+08:00")
        .ok(&["register", &draft]);
    office
        .as_of("2026-11-05T13:00:00+08:00")
        .ok(&["dismiss", "261101", "--reason", "not ours"]);
    let again = office
        .as_of("2026-11-05T14:00:00+08:00")
        .json(&["reopen", "261101", "--reason", "it is"]);
    let again = again["number"].as_str().unwrap().to_owned();
    assert!(again.starts_with("draft-"));
    office
        .as_of("2026-11-05T15:00:00+08:00")
        .ok(&["register", &again]);
    assert_eq!(
        scene.data("261101")["links"]["superseded_by"].as_str(),
        Some("261102")
    );
    let found = office.as_of("2026-11-05T16:00:00+08:00").json(&[
        "check",
        "--kind",
        "data",
        "--severity",
        "warning",
    ]);
    assert_eq!(found["findings"], json!([]));
}

/// A regulation without registration can number nothing there: `policy lint` says so at the line.
#[test]
fn a_policy_that_would_never_number_is_found() {
    let scene = Scene::new();
    let text = scene.read("policies/contact-center.toml");
    let assigned = "assign = \"at-registration\"\npattern = ";
    let changed = text.replace("pattern = ", assigned);
    scene.write("policies/contact-center.toml", &changed);
    let said = scene.run(&["policy", "lint"]);
    assert_eq!(said.code, 1, "{}", said.stdout);
    assert!(
        said.stdout.contains("`registered` is missing"),
        "{}",
        said.stdout
    );
}

/// Two drafts whose uids end alike: on one disk the later one has more digits, across clones
/// `renumber` gives it more.
#[test]
fn drafts_that_end_alike_are_told_apart() {
    let scene = scene();
    let draft = new(&scene, "one");
    let own = scene.data(&draft)["uid"].as_str().unwrap().to_owned();
    let text = scene.case(&draft);
    let twin = format!("ffffffff-ffff-7fff-bfff-ffffff{}", &draft[6..]);
    scene.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    scene.git(&["branch", "--quiet", "other"]);
    scene.commit_draft(&draft, &text, &own);
    scene.git(&["switch", "--quiet", "other"]);
    scene.commit_draft(&draft, &text.replace("name: one", "name: two"), &twin);
    assert_ne!(scene.try_git(&["merge", "--quiet", "main"]).code, 0);
    let said = scene.as_of("2026-11-05T12:00:00+08:00").json(&["renumber"]);
    let longer = format!("draft-f{}", &draft[6..]);
    assert_eq!(said["renumbered"][0]["number"], json!(longer), "{said}");
    assert!(scene.case(&longer).contains("name: two"));
    assert!(scene.case(&draft).contains("name: one"));
}

impl Scene {
    /// The draft with this text and uid, committed.
    fn commit_draft(&self, draft: &str, text: &str, uid: &str) {
        let line = text.lines().find(|line| line.starts_with("uid:")).unwrap();
        let text = text.replace(line, &format!("uid: {uid}"));
        self.write(
            &format!("cases/2026/11/{draft}.yaml"),
            &format!("{text}# {uid}\n"),
        );
        self.commit("draft");
    }
}

/// What is left is said with what it lacks, in both languages; nothing to do is no failure.
#[test]
fn what_lacks_is_left_and_said() {
    let scene = scene();
    let office = scene.by(REGISTRAR);
    assert_eq!(
        office.ok(&["register", "--drafts"]),
        "no drafts wait for a number\n"
    );
    scene.ok(&["new", "--no-input", "--complaint", "lacks all"]);
    let en = office.ok(&["register", "--drafts"]);
    assert!(
        en.contains("left a draft") && en.contains("customer.name"),
        "{en}"
    );
    let zh = office.lang("zh_CN").ok(&["register", "--drafts"]);
    assert!(
        zh.contains("仍为草稿") && zh.contains("客户要求、客户"),
        "{zh}"
    );
    scene.fails(3, &["register", "--drafts"]);
}
