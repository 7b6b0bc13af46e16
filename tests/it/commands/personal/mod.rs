//! Personal data: who the customer is stands in a file of its own where the organisation has it so, may be
//! kept from the reader, and is forgotten when its time is over.

mod withheld;

use std::fs;

use crate::common::{BUSINESS, GOODS, MANAGER, REGISTRAR, Scene};

const CASE: &str = "cases/2026/11/261101.yaml";
const PRIVATE: &str = "cases/2026/11/261101.private.yaml";

/// A repository whose cases have a private part, and a key outside it.
fn scene(policy: &str) -> Scene {
    let scene = Scene::of(policy);
    fs::write(
        scene.outside().join("key"),
        "0123456789abcdef0123456789abcdef\n",
    )
    .unwrap();
    let organization = scene.read("policies/organization.toml")
        + "\n[personal]\npart = \"beside\"\nkey = \"../key\"\n";
    let organization = organization.replacen("\"manufacturing\"", &format!("\"{policy}\""), 1);
    scene.write("policies/organization.toml", &organization);
    scene.at_the_beginning().commit("personal data");
    scene
}

/// A complaint is taken down.
fn taken<'a>(customer: &'a str, phone: &'a str) -> [&'a str; 8] {
    [
        "new",
        "--no-input",
        "--customer",
        customer,
        "--phone",
        phone,
        "--complaint",
        "脱落",
    ]
}

/// A case file says nothing of its customer.
fn names_nobody(case: &str) {
    assert!(
        !case.contains("华南电子") && !case.contains("0755"),
        "{case}"
    );
}

fn received(policy: &str) -> Scene {
    let scene = scene(policy);
    scene.ok(&taken("华南电子", "0755-1"));
    scene
}

/// Ends the case.
fn dismissed(scene: &Scene) -> Scene {
    let office = scene.by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
    office.ok(&["dismiss", "261101", "--reason", "误会"]);
    office
}

/// A file that git has encrypted.
fn seal(scene: &Scene, file: &str) -> Vec<u8> {
    let bytes = b"\0GITCRYPT\0\xff\xfe\x01sealed".to_vec();
    fs::write(scene.root.join(file), &bytes).unwrap();
    bytes
}

fn remove(scene: &Scene, file: &str) {
    fs::remove_file(scene.root.join(file)).unwrap();
}

/// A new case is two files, read and edited as one: the case itself never says who the customer is, not
/// even in what was mended, and what is not touched stays as it was.
#[test]
fn a_case_and_its_private_part_are_read_as_one() {
    let scene = received("manufacturing");
    let (case, private) = (scene.read(CASE), scene.read(PRIVATE));
    assert!(
        case.contains("private: true\ncustomer_sum: customer-"),
        "{case}"
    );
    names_nobody(&case);
    assert!(
        private.starts_with("private_of: ") && private.contains("name: 华南电子"),
        "{private}"
    );
    assert_eq!(scene.json(&["list"])[0]["customer"], "华南电子");
    assert_eq!(
        scene.json(&["list", "--text", "0755-1"])[0]["number"],
        "261101"
    );
    scene.write(
        PRIVATE,
        &private.replace("customer:\n", "customer:\n  # met in May\n"),
    );
    let fixed = ["correct", "261101", "phone=0755-2", "--reason", "打错"];
    scene.ok(&fixed);
    let (now, told) = (scene.read(CASE), scene.read(PRIVATE));
    assert!(
        now.starts_with(case.split("\n# corrections").next().unwrap()),
        "{now}"
    );
    assert!(
        !now.contains("0755") && now.contains("new: \"withheld\""),
        "{now}"
    );
    assert!(
        told.contains("  # met in May\n") && told.contains("old: \"0755-1\""),
        "{told}"
    );
    let shown = scene.ok(&["show", "261101", "--full"]);
    assert!(
        shown.contains("0755-1") && shown.contains("0755-2"),
        "{shown}"
    );
    scene.ok(&["note", "261101", "已通知"]);
    assert_eq!(scene.read(PRIVATE), told);
    let found = scene.run(&["check", "--kind", "data"]);
    assert_eq!(found.code, 0, "{}", found.stdout);
    scene.ok(&["undo"]);
    assert_eq!((scene.read(CASE), scene.read(PRIVATE)), (now, told));
}

/// What is wrong in a private part is found in it, and one that belongs to no case is found too.
#[test]
fn findings_name_the_private_part() {
    let scene = received("manufacturing");
    let private = scene.read(PRIVATE) + "  fax: \"1\"\n";
    scene.write(PRIVATE, &private);
    scene.write("cases/2026/11/261109.private.yaml", "private_of: u\n");
    let found = scene
        .run(&["check", "--kind", "data", "--format", "json"])
        .stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let found = found["findings"].as_array().unwrap();
    let at = |rule: &str| {
        let it = found.iter().find(|it| it["rule"] == rule).unwrap();
        (it["file"].as_str().unwrap(), it["line"].as_u64())
    };
    assert_eq!(
        at("unknown-field"),
        (PRIVATE, Some(private.lines().count() as u64))
    );
    assert_eq!(at("stray-file").0, "cases/2026/11/261109.private.yaml");
}

/// Customers are compared by the sum a case keeps, whether their names can be read or not; without the
/// key nobody takes a customer down.
#[test]
fn repeats_are_found_without_the_names() {
    let scene = scene("branch-sales");
    for (name, when) in [
        ("华南电子（深圳）", "05"),
        ("华南电子(深圳)", "06"),
        ("华东仪器", "07"),
    ] {
        let at = scene.as_of(&format!("2026-11-{when}T10:00:00+08:00"));
        at.ok(&taken(name, "1"));
    }
    let later = scene.as_of("2026-11-08T10:00:00+08:00");
    let repeats = || {
        let found = later.json(&["check", "--rule", "repeat-complaint"])["findings"].clone();
        let found = found.as_array().unwrap().iter();
        found.map(|it| it["case"].to_string()).collect::<Vec<_>>()
    };
    let all = repeats();
    assert_eq!(all, ["\"261102\""]);
    for gone in ["261101", "261102", "261103"] {
        remove(&scene, &format!("cases/2026/11/{gone}.private.yaml"));
        assert_eq!(repeats(), all, "without {gone}");
    }
    fs::remove_file(scene.outside().join("key")).unwrap();
    let refused = later.fails(
        4,
        &["new", "--no-input", "--customer", "A", "--complaint", "x"],
    );
    assert!(refused.contains("../key"), "{refused}");
    later.ok(&["note", "261101", "已通知"]);
}

/// To forget is an act of its own: of ended cases alone, by whom the policy names, recorded, done once,
/// and no tampering. It says what it leaves.
#[test]
fn a_customer_is_forgotten() {
    for beside in [true, false] {
        let scene = if beside {
            scene("manufacturing")
        } else {
            Scene::of("manufacturing")
        };
        let scene = scene.committing();
        scene.ok(&taken("华南电子", "0755-1"));
        scene.ok(&["correct", "261101", "phone=0755-2", "--reason", "打错"]);
        let office = scene.by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
        let open = office.fails(3, &["forget", "261101"]);
        assert!(open.contains("261101"), "{open}");
        let office = dismissed(&scene);
        let other = office.by(BUSINESS).fails(3, &["forget", "261101"]);
        assert!(other.contains("close"), "{other}");
        let said = office.ok(&["forget", "261101", "--reason", "客户要求"]);
        assert!(
            said.contains("taken out: ") && said.contains("git still has"),
            "{said}"
        );
        assert!(!scene.exists(PRIVATE));
        let case = scene.read(CASE);
        names_nobody(&case);
        assert!(
            case.contains("forgotten:\n") && case.contains("reason: 客户要求"),
            "{case}"
        );
        assert!(office.ok(&["show", "261101"]).contains("forgotten"));
        assert!(office.ok(&["forget", "261101"]).contains("Nothing changed"));
        office.fails(3, &["correct", "261101", "customer=A", "--reason", "x"]);
        let found = office.run(&["check", "--kind", "data"]);
        assert_eq!(found.code, 0, "{}", found.stdout);
        let audit = office.run(&["audit"]);
        assert_eq!(audit.code, 0, "{}{}", audit.stdout, audit.stderr);
        let log = office.ok(&["log", "261101"]);
        assert!(log.contains("took out who the customer is"), "{log}");
    }
}

/// Past the time the policy gives there is a finding, until it is forgotten by whom the policy names.
#[test]
fn what_is_kept_too_long_is_found() {
    let scene = received("manufacturing");
    let policy = scene.read("policies/manufacturing.toml") + "\n[retention]\npersonal = \"1mo\"\n";
    let may = "[permissions]\nforget = { roles = [\"business-manager\"] }\n";
    let policy = policy.replacen("[permissions]\n", may, 1);
    scene.write("policies/manufacturing.toml", &policy);
    let office = dismissed(&scene);
    let found = |at: &str| office.as_of(at).ok(&["check", "--rule", "retention-past"]);
    assert!(!found("2026-12-06T12:00:00+08:00").contains("retention-past"));
    let late = office.as_of("2026-12-08T12:00:00+08:00");
    let said = found("2026-12-08T12:00:00+08:00");
    assert!(said.contains("2026-12-06"), "{said}");
    late.fails(3, &["forget", "261101"]);
    late.by(MANAGER).ok(&["forget", "261101"]);
    assert!(!found("2026-12-08T12:00:00+08:00").contains("retention-past"));
}

/// The private part goes where its case goes, read or unread.
#[test]
fn the_private_part_follows_its_case() {
    for sealed in [false, true] {
        let scene = scene("manufacturing");
        let policy = scene.read("policies/manufacturing.toml");
        let assigned = "assign = \"at-registration\"\npattern = ";
        let policy = policy.replacen("pattern = ", assigned, 1);
        scene.write("policies/manufacturing.toml", &policy);
        let told = ["new", "--no-input", "--customer", "华南电子", "--complaint"];
        let draft = scene.json(&[&told, &["x"][..], &GOODS].concat());
        let draft = draft["number"].as_str().unwrap();
        let was = format!("cases/2026/11/{draft}.private.yaml");
        if sealed {
            seal(&scene, &was);
        }
        let bytes = fs::read(scene.root.join(&was)).unwrap();
        scene.commit("draft");
        scene.by(REGISTRAR).ok(&["register", draft]);
        assert!(!scene.exists(&was));
        assert_eq!(fs::read(scene.root.join(PRIVATE)).unwrap(), bytes);
        let found = scene.json(&["check", "--kind", "data"])["findings"].to_string();
        assert_eq!(found, "[]");
    }
}

/// `migrate` takes what says who the customer is out of older cases, and nothing is lost by it or called
/// tampering.
#[test]
fn older_cases_get_a_private_part() {
    let scene = Scene::of("manufacturing").committing();
    scene.ok(&taken("华南电子", "0755-1"));
    scene.ok(&["correct", "261101", "phone=0755-2", "--reason", "打错"]);
    let before = scene.json(&["show", "261101"])["customer"].clone();
    let organization =
        scene.read("policies/organization.toml") + "\n[personal]\npart = \"beside\"\n";
    scene.write("policies/organization.toml", &organization);
    scene.commit("personal data");
    scene.ok(&["migrate"]);
    let case = scene.read(CASE);
    names_nobody(&case);
    let after = scene.json(&["show", "261101"]);
    assert_eq!(after["customer"], before);
    assert!(after["corrected"].to_string().contains("0755-1"), "{after}");
    assert!(scene.ok(&["migrate"]).contains("Nothing changed"));
    seal(&scene, PRIVATE);
    scene.git(&["commit", "-qam", "encrypted"]);
    let audit = scene.run(&["audit"]);
    assert_eq!(audit.code, 0, "{}{}", audit.stdout, audit.stderr);
}

/// Where git is told not to keep private parts, commands that commit leave them out; a clone reads
/// withheld.
#[test]
fn a_clone_without_private_parts_reads_withheld() {
    let scene = scene("manufacturing").committing();
    scene.write(
        ".gitignore",
        "cases/.lock\n.complaint-*.tmp\n*.private.yaml\n",
    );
    scene.commit("ignored");
    scene.ok(&taken("华南电子", "1"));
    scene.ok(&["correct", "261101", "phone=2", "--reason", "x"]);
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    assert!(!scene.git(&["ls-files"]).contains("private"));
    assert!(scene.read(PRIVATE).contains("phone: \"2\""));
    remove(&scene, PRIVATE);
    assert!(scene.ok(&["show", "261101"]).contains("withheld"));
}

/// What differs in a private part differs in its case: in what is staged, since a revision, and in a
/// merge, where each file is joined by itself.
#[test]
fn git_sees_one_case_in_two_files() {
    let scene = received("manufacturing");
    scene.commit("case");
    scene.git(&["checkout", "-q", "-b", "side"]);
    scene.ok(&["correct", "261101", "phone=0755-2", "--reason", "x"]);
    scene.git(&["add", PRIVATE]);
    let staged = scene.run(&["check", "--staged"]);
    assert!(!staged.stdout.contains("stray-file"), "{}", staged.stdout);
    scene.commit("phone");
    let told = scene.ok(&["diff", "main"]);
    assert!(told.contains("0755-2"), "{told}");
    scene.git(&["checkout", "-q", "main"]);
    scene
        .as_of("2026-11-05T11:00:00+08:00")
        .ok(&["note", "261101", "已通知"]);
    scene.commit("note");
    scene.git(&["merge", "-q", "side"]);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let shown = later.ok(&["show", "261101", "--full"]);
    assert!(
        shown.contains("0755-2") && shown.contains("已通知"),
        "{shown}"
    );
    let log = scene.ok(&["log", "261101"]);
    assert!(log.contains("0755-2"), "{log}");
}

/// The index says nothing of its own of private parts either: there, changed, gone or encrypted.
#[test]
fn the_index_knows_private_parts() {
    let scene = received("branch-sales");
    let at = scene.as_of("2026-11-20T10:00:00+08:00");
    at.ok(&[
        "new",
        "--no-input",
        "--customer",
        "华南电子",
        "--complaint",
        "x",
    ]);
    let private = scene.read(PRIVATE);
    let same = |what: &str| {
        for _ in 0..2 {
            let with = at.run(&["check", "--format", "json"]);
            let without = at.run(&["check", "--format", "json", "--no-index"]);
            assert_eq!(with, without, "{what}");
        }
        at.run(&["check", "--format", "json", "--no-index"]).stdout
    };
    let begun = same("as written");
    scene.write(PRIVATE, &private.replace("phone:", "fax:"));
    assert_ne!(same("changed"), begun);
    seal(&scene, PRIVATE);
    same("encrypted");
    remove(&scene, PRIVATE);
    same("gone");
    scene.write(PRIVATE, &private);
    assert_eq!(same("back"), begun);
}

/// The merge driver joins private parts by meaning; what is encrypted is left as ours, for people.
#[test]
fn private_parts_are_merged() {
    let scene = Scene::of("manufacturing");
    let part = |phone: &str, contact: &str| {
        format!("private_of: u\ncustomer:\n  name: A\n  contact: {contact}\n  phone: \"{phone}\"\n")
    };
    let merged = |base: &[u8], ours: &[u8], theirs: &[u8]| {
        let files = [("base", base), ("ours", ours), ("theirs", theirs)];
        for (name, bytes) in files {
            fs::write(scene.root.join(name), bytes).unwrap();
        }
        let said = scene.run(&["merge-driver", "base", "ours", "theirs", "7", PRIVATE]);
        (said.code, fs::read(scene.root.join("ours")).unwrap())
    };
    let (base, ours, theirs) = (part("1", "B"), part("2", "B"), part("1", "C"));
    let joined = merged(base.as_bytes(), ours.as_bytes(), theirs.as_bytes());
    assert_eq!(joined, (0, part("2", "C").into_bytes()));
    let sealed = b"\0GITCRYPT\0\x01".to_vec();
    assert_eq!(
        merged(&sealed, b"\0GITCRYPT\0\x02", b"\0GITCRYPT\0\x03").1,
        b"\0GITCRYPT\0\x02"
    );
    assert_eq!(merged(&sealed, ours.as_bytes(), theirs.as_bytes()).0, 1);
}
