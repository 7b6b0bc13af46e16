//! Fields of a company's own: declared by a policy they have titles and kinds, and are asked for.

use crate::common::{REGISTRAR, Scene};

/// A regulation that declares what manufacturing asks for besides, and one field more at the top.
fn scene(more: &str) -> Scene {
    let scene = Scene::of("manufacturing");
    let policy = scene.read("policies/manufacturing.toml");
    let fields = format!("{more}\n[[field]]\nid = \"ppm\"\nkind = \"number\"\n\n[[class]]\n");
    let policy = policy.replacen("[[class]]\n", &fields, 1);
    scene.write("policies/manufacturing.toml", &policy);
    scene
}

/// By a flag, and by a file under the plain identifier, what is told stands under `x-` in its section; any
/// other field is told by the name of its flag.
#[test]
fn own_fields_are_told_by_flag_and_by_file() {
    let scene = scene("");
    let new = ["new", "--complaint", "x", "--set", "line=L-3"];
    let more = [
        "--set",
        "shift=夜班",
        "--set",
        "ppm=1,200",
        "--set",
        "batch=B7",
    ];
    scene.ok(&[&new[..], &more, &["--set", "x-bin=7"]].concat());
    let data = scene.data("261101");
    assert_eq!(data["product"]["x-line"], "L-3");
    assert_eq!(data["product"]["x-shift"], "夜班");
    assert_eq!(data["product"]["batch"], "B7");
    assert_eq!(data["x-bin"], "7");
    assert_eq!(data["x-ppm"].as_u64(), Some(1200));
    scene.write(
        "in.yaml",
        "complaint: y\nppm: 3\nproduct:\n  line: L-4\n  x-machine: M1\n",
    );
    scene.ok(&["new", "--from", "in.yaml"]);
    let data = scene.data("261102");
    assert_eq!(data["product"]["x-line"], "L-4");
    assert_eq!(data["product"]["x-machine"], "M1");
    assert_eq!(data["x-ppm"].as_u64(), Some(3));
    let check = scene.run(&["check", "--kind", "data"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    let report = scene.json(&["report", "2026-11", "--group-by", "x-line,class"]);
    assert_eq!(report["by"]["x-line"]["L-3"]["received"], 1, "{report}");
    assert!(report["by"]["class"].is_object());
    let report = scene.ok(&[
        "report",
        "2026-11",
        "--group-by",
        "x-line",
        "--format",
        "markdown",
    ]);
    assert!(report.contains("Line"), "{report}");
    let found = scene.json(&["list", "--text", "L-3"]);
    assert_eq!(found[0]["number"], "261101");
    for wrong in ["shift=noon", "ppm=many", "lime=3", "line"] {
        scene.fails(2, &["new", "--complaint", "z", "--set", wrong]);
    }
    scene.write("in.yaml", "complaint: y\nproduct: {shift: noon, lime: 3}\n");
    scene.fails(2, &["new", "--from", "in.yaml"]);
}

/// A field that is not to be searched is not found by its words.
#[test]
fn own_fields_may_be_kept_out_of_searches() {
    let scene = scene("[[field]]\nid = \"tray\"\nsearchable = false\n");
    scene.ok(&[
        "new",
        "--complaint",
        "x",
        "--set",
        "tray=T-9",
        "--set",
        "line=L-9",
    ]);
    let found = |text: &str| scene.json(&["list", "--text", text]);
    assert_eq!(found("L-9").as_array().unwrap().len(), 1);
    assert_eq!(found("T-9").as_array().unwrap().len(), 0);
}

/// People read the title, in their language; what no policy declares keeps its key.
#[test]
fn own_fields_have_titles() {
    let scene = scene("");
    let new = [
        "new",
        "--complaint",
        "x",
        "--set",
        "line=L-3",
        "--set",
        "x-bin=7",
    ];
    scene.ok(&new);
    let shown = scene.lang("zh_CN").ok(&["show", "261101"]);
    assert!(shown.contains("产线"), "{shown}");
    assert!(!shown.contains("x-line"), "{shown}");
    assert!(shown.contains("x-bin"), "{shown}");
}

/// What registration needs is asked of an own field as of any other.
#[test]
fn own_fields_may_be_required() {
    let more = "[[field]]\nid = \"plant\"\nsection = \"product\"\nrequired = true\n";
    let scene = scene(more);
    let said = scene.run(&["new", "--complaint", "x"]);
    assert!(said.stderr.contains("product.x-plant"), "{}", said.stderr);
    let refused = scene.by(REGISTRAR).fails(3, &["register", "261101"]);
    assert!(refused.contains("product.x-plant"), "{refused}");
}

/// The interview asks for them before it is said how the complaint is filed.
#[test]
fn own_fields_are_asked_for() {
    let scene = scene("").lang("zh_CN").env("TERM", "xterm");
    let keys = "划伤\r华南\r\r\r\r\r\r\r\r\r\r\rn\u{3}";
    let said = scene.env("COMPLAINT_KEYS", keys).run(&["new"]);
    assert_eq!(said.code, 2, "{}", said.stderr);
    assert!(said.stderr.contains("产线？"), "{}", said.stderr);
    let keys = "L-3\r4M1\r12\r\u{4}\r";
    let resumed = scene.env("COMPLAINT_KEYS", keys).run(&["new", "--resume"]);
    assert_eq!(resumed.code, 0, "{}", resumed.stderr);
    let data = scene.data("261101");
    assert_eq!(data["product"]["x-line"], "L-3", "{}", resumed.stderr);
    assert_eq!(data["product"]["x-shift"], "夜班");
    assert_eq!(data["product"]["x-machine"], "M1");
    assert_eq!(data["x-ppm"].as_u64(), Some(12));
}

/// A field that every case has is none of one's own, whatever names it; a choice has values.
#[test]
fn what_cannot_be_an_own_field_is_found() {
    for (field, rule) in [
        ("id = \"batch\"", "policy-field-built-in"),
        ("id = \"sample-kept\"", "policy-field-built-in"),
        ("id = \"complaint\"", "policy-field-built-in"),
        ("id = \"bin\"\nsection = \"notes\"", "policy-field-section"),
        ("id = \"bin\"\nkind = \"choice\"", "policy-field-values"),
        ("id = \"bin\"\nvalues = [\"a\"]", "policy-field-values"),
    ] {
        let scene = scene(&format!("[[field]]\n{field}\n"));
        let said = scene.run(&["policy", "lint", "--format", "json"]);
        assert_eq!(said.code, 1, "{field}: {}{}", said.stdout, said.stderr);
        assert!(said.stdout.contains(rule), "{field}: {}", said.stdout);
    }
}
