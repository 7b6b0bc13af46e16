//! Plain `git merge`, without a driver, joins what was done on two branches.

use crate::common::{QUALITY, Scene};

use complaint::codec::record::layout;
use complaint::codec::yaml::Doc;
use complaint::domain::case::Case;
use complaint::domain::schema::{Declared as _, Kind};
use complaint::domain::tree::{Edit, Path, Value};

/// Edits the case as a command would.
fn edit(scene: &Scene, number: &str, edits: &[Edit]) {
    let path = scene.case_path(number);
    let doc = Doc::parse(&scene.read(&path)).unwrap();
    let edited = doc.edit(edits, &layout()).unwrap();
    scene.write(&path, &edited);
}

fn fact(extra: &[(&str, &str)]) -> Value {
    let stamp = [
        ("at", "2026-11-07T16:30:00+08:00"),
        ("recorded", "2026-11-07T16:30:00+08:00"),
        ("by", "zhao.lei@example.com"),
    ];
    let entries = stamp.iter().chain(extra);
    let text = |value: &str| Value::Text(value.to_owned());
    Value::Map(
        entries
            .map(|(key, value)| ((*key).to_owned(), text(value)))
            .collect(),
    )
}

fn path(key: &str) -> Path {
    Path::root().key(key)
}

/// Contract: branches that fill different sections join, whichever two they are.
#[test]
fn different_sections_join() {
    let sections = [
        (
            "investigation",
            Edit::Set(path("investigation"), fact(&[("outcome", "upheld")])),
        ),
        ("registration", Edit::Set(path("registration"), fact(&[]))),
        (
            "assignments",
            Edit::Append(path("assignments"), fact(&[("to", "quality")])),
        ),
        (
            "replies",
            Edit::Append(
                path("replies"),
                fact(&[("kind", "interim"), ("text", "调查中\n请稍候")]),
            ),
        ),
        (
            "promises",
            Edit::Append(
                path("promises"),
                fact(&[("what", "报告"), ("by_date", "2026-11-10")]),
            ),
        ),
        ("notes", Edit::Append(path("notes"), fact(&[("text", "x")]))),
    ];
    for (i, (one, ours)) in sections.iter().enumerate() {
        for (other, theirs) in &sections[i + 1..] {
            let scene = Scene::new();
            scene.ok(&["new", "--complaint", "x", "--commit"]);
            scene.switch("theirs");
            edit(&scene, "261101", std::slice::from_ref(theirs));
            scene.commit("theirs");
            scene.switch("main");
            edit(&scene, "261101", std::slice::from_ref(ours));
            scene.commit("ours");
            let merged = scene.try_git(&["merge", "--quiet", "--no-edit", "theirs"]);
            assert_eq!(merged.code, 0, "{one} and {other}: {}", merged.stdout);
            let data = scene.data("261101");
            assert!(data.get(*one).is_some() && data.get(*other).is_some());
        }
    }
}

/// The same with an investigation on one branch, a reply and a promise on the other, and a remark
/// by command: what a command writes lies under its own heading too.
#[test]
fn an_investigation_joins_a_reply_a_promise_and_a_remark() {
    let scene = Scene::new();
    scene.ok(&["new", "--complaint", "x", "--item", "a", "--commit"]);
    scene.switch("quality");
    let found = fact(&[("outcome", "upheld"), ("cause", "显影不足")]);
    edit(&scene, "261101", &[Edit::Set(path("investigation"), found)]);
    scene.commit("investigation");
    scene.switch("main");
    let reply = fact(&[("kind", "interim")]);
    let promise = fact(&[("what", "报告"), ("by_date", "2026-11-10")]);
    let edits = [
        Edit::Append(path("replies"), reply),
        Edit::Append(path("promises"), promise),
    ];
    edit(&scene, "261101", &edits);
    scene.commit("reply and promise");
    scene
        .by(QUALITY)
        .ok(&["note", "261101", "--text", "x", "--commit"]);
    scene.git(&["merge", "--quiet", "--no-edit", "quality"]);
    let data = scene.data("261101");
    for key in ["investigation", "replies", "promises", "notes", "items"] {
        assert!(data.get(key).is_some(), "{key}");
    }
    scene.ok(&[
        "note",
        "261101",
        "--text",
        "the merged file is written to as any other",
    ]);
}

/// Contract: the same number on two branches is a loud add/add conflict, never two cases in one.
#[test]
fn the_same_number_twice_is_loud() {
    let scene = Scene::new();
    scene.switch("theirs");
    scene.ok(&["new", "--complaint", "theirs", "--commit"]);
    // What another clone knows nothing of: the branch is out of sight while numbering.
    scene.git(&["update-ref", "refs/hidden/theirs", "theirs"]);
    scene.switch("main");
    scene.git(&["branch", "--quiet", "-D", "theirs"]);
    scene.ok(&["new", "--complaint", "ours", "--commit"]);
    let merged = scene.try_git(&["merge", "--no-edit", "refs/hidden/theirs"]);
    assert_ne!(merged.code, 0);
    assert!(merged.stdout.contains("add/add"), "{}", merged.stdout);
    let said = scene.fails(2, &["note", "261101", "--text", "x"]);
    assert!(said.contains("261101.yaml"), "the file is named: {said}");
}

/// Every section a fact may be recorded in, as the first edit that fills it.
fn fills() -> Vec<(&'static str, Edit)> {
    let mut fills: Vec<(&str, Edit)> = Vec::new();
    for field in Case::FIELDS.iter().filter(|field| field.heading) {
        let section = Path::root().key(field.key);
        let edit = match field.kind {
            Kind::List(_) => Edit::Append(section, fact(&[("text", field.key)])),
            _ if field.key == "links" => Edit::Set(section.key("superseded"), fact(&[])),
            _ => Edit::Set(section, fact(&[("text", field.key)])),
        };
        fills.push((field.key, edit));
    }
    fills
}

/// Contract: plain git joins any two sections filled on two branches, in a new file and, once it is
/// migrated, in one from before there were headings.
#[test]
fn any_two_new_sections_join() {
    let scene = Scene::new();
    scene.ok(&[
        "new",
        "--customer",
        "A",
        "--complaint",
        "x",
        "--policy",
        "manufacturing",
    ]);
    let path = scene.case_path("261101");
    let new = scene.read(&path);
    let bare: Vec<&str> = new.lines().filter(|line| !line.starts_with('#')).collect();
    scene.write(&path, &(bare.join("\n").trim_end().to_owned() + "\n"));
    scene.ok(&["migrate"]);
    let old = scene.read(&path);
    assert!(old.contains("\n\n# items · "), "{old}");
    let headed = |key: &str| {
        new.lines()
            .any(|line| line.starts_with(&format!("# {key} ·")))
    };
    let fills: Vec<_> = fills().into_iter().filter(|(key, _)| headed(key)).collect();
    assert!(fills.len() > 20);
    for (name, text) in [("new", &new), ("old", &old)] {
        let doc = Doc::parse(text).unwrap();
        let sides: Vec<String> = fills
            .iter()
            .map(|(_, edit)| doc.edit(std::slice::from_ref(edit), &layout()).unwrap())
            .collect();
        scene.write("base.txt", text);
        for (i, ours) in sides.iter().enumerate() {
            scene.write("ours.txt", ours);
            for (j, theirs) in sides.iter().enumerate().skip(i + 1) {
                scene.write("theirs.txt", theirs);
                let command = ["merge-file", "-p", "ours.txt", "base.txt", "theirs.txt"];
                let merged = scene.try_git(&command);
                let pair = (fills[i].0, fills[j].0);
                assert_eq!(merged.code, 0, "{name} {pair:?}: {}", merged.stdout);
            }
        }
    }
}
