//! `completions`: a shell is told whom to ask, and what it asks is answered from the repository.

use crate::common::{NOW, Scene};

/// What could stand in the place of the last word, each with what it is.
fn completed(scene: &Scene, line: &[&str]) -> Vec<(String, String)> {
    let scene = scene.env("COMPLAINT_COMPLETE", "fish");
    let said = scene.ok(&[&["--", "complaint"], line].concat());
    let pair = |line: &str| {
        let (value, about) = line.split_once('\t').unwrap_or((line, ""));
        (value.to_owned(), about.to_owned())
    };
    said.lines().map(pair).collect()
}

fn values(scene: &Scene, line: &[&str]) -> Vec<String> {
    let pairs = completed(scene, line).into_iter();
    pairs.map(|(value, _)| value).collect()
}

fn with_a_case() -> Scene {
    let scene = Scene::of("manufacturing");
    scene.ok(&["new", "--customer", "华南电子", "--complaint", "脱落"]);
    scene
}

/// Contract: completions know the commands and their flags; no repository is needed.
#[test]
fn each_shell_is_told_whom_to_ask() {
    let scene = Scene::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = scene.ok(&["completions", shell]);
        assert!(script.contains("COMPLAINT_COMPLETE"), "{shell}: {script}");
    }
    scene.fails(2, &["completions", "no-such-shell"]);
    let commands = values(&scene, &["reg"]);
    assert_eq!(commands, ["register"]);
    let flags = values(&scene, &["new", "--sample"]);
    assert_eq!(flags, ["--sample-kept"]);
    let chinese = completed(&scene.lang("zh"), &["register"]);
    assert_eq!(chinese[0].1, "受理投诉，开始计时");
}

/// Numbers, people, units, policies, the policy's words and the tool's own are completed, each
/// where it can stand and with what it is.
#[test]
fn what_the_repository_knows_is_completed() {
    let scene = with_a_case();
    assert_eq!(values(&scene, &["show", "26"]), ["261101"]);
    assert_eq!(values(&scene, &["check", "26"]), ["261101"]);
    let people = completed(&scene, &["approve", "261101", "--by", "zhao"]);
    assert_eq!(people[0].0, "zhao.lei@example.com");
    assert!(!people[0].1.is_empty());
    let units = completed(&scene.lang("zh"), &["assign", "261101", "--to", "qual"]);
    let quality = ("quality".to_owned(), "质量管理部".to_owned());
    assert_eq!(units, [quality]);
    assert_eq!(
        values(&scene, &["investigate", "261101", "--liable", "solderm"]),
        ["soldermask=", "soldermask-a=", "soldermask-b="]
    );
    assert_eq!(values(&scene, &["policy", "show", "m"]), ["manufacturing"]);
    let classes = values(&scene, &["new", "--class", ""]);
    assert!(
        classes.contains(&"quality-abnormal".to_owned()),
        "{classes:?}"
    );
    let channels = completed(&scene.lang("zh"), &["new", "--channel", "pho"]);
    assert_eq!(channels, [("phone".to_owned(), "电话".to_owned())]);
    assert_eq!(
        values(&scene, &["resolve", "261101", "--remedy", "comp"]),
        ["compensation:"]
    );
    let rules = completed(&scene, &["rule", "overd"]);
    assert_eq!(rules[0].0, "overdue");
    assert!(!rules[0].1.is_empty());
    let clocks = values(&scene, &["explain", "261101", "--clock", "stage.prop"]);
    assert_eq!(clocks, ["stage.proposal"]);
    let fields = values(&scene, &["correct", "261101", "product.def"]);
    assert_eq!(fields, ["product.defective="]);
    let forms = completed(&scene.lang("zh"), &["form", "return"]);
    assert_eq!(forms, [("return-note".to_owned(), "成品退货单".to_owned())]);
    assert_eq!(values(&scene, &["form", "record", "26"]), ["261101"]);
    let topics = values(&scene, &["help", "mon"]);
    assert_eq!(topics, ["money"]);
}

/// A repository elsewhere is completed from as the command would read it; a broken one completes to
/// nothing, and says nothing into the command line.
#[test]
fn it_reads_the_repository_the_command_would() {
    let scene = with_a_case();
    let root = scene.root.to_str().unwrap().to_owned();
    let away = Scene::empty();
    assert_eq!(values(&away, &["-C", &root, "show", "26"]), ["261101"]);
    assert_eq!(values(&away, &["show", "26"]), Vec::<String>::new());
    scene.write("policies/staff.toml", "[[unit]\n");
    let said = scene.env("COMPLAINT_COMPLETE", "fish");
    let said = said.run(&["--", "complaint", "assign", "261101", "--to", "qual"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
}

/// Where a shell is installed, its own completion asks and shows what is answered.
#[test]
fn shells_that_are_installed_complete() {
    let scene = with_a_case().as_of(NOW);
    let source = |shell: &str| scene.ok(&["completions", shell]);
    let bash = "COMP_WORDS=(complaint show 26); COMP_CWORD=2; COMP_TYPE=9
        _clap_complete_complaint complaint 26 show; echo \"${COMPREPLY[@]}\"";
    let zsh = "words=(complaint show 26); CURRENT=3
        _describe() { echo ${(P)3} }; _clap_dynamic_completer_complaint";
    let zsh_begins = "compdef() { : }\n";
    let fish = "complete -C 'complaint show 26'";
    for (shell, begins, asks) in [
        ("bash", "", bash),
        ("zsh", zsh_begins, zsh),
        ("fish", "", fish),
    ] {
        let script = format!("{begins}{}\n{asks}\n", source(shell));
        if let Some(said) = scene.other(shell, &["-c", &script]) {
            assert!(said.stdout.contains("261101"), "{shell}: {said:?}");
        }
    }
}
