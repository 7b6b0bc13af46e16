//! `new` on a terminal: the complaint is told in answer to questions. The keys are played, so that no
//! terminal is needed; a pause in them is `PAUSE`.

use std::os::unix::fs::PermissionsExt as _;

use serde_yaml::Value;

use crate::common::{Said, Scene};

const PAUSE: &str = "\u{1e}";
const ESC: &str = "\u{1b}\u{1e}";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const CTRL_U: &str = "\u{15}";
const TAB: &str = "\t";
const ENTER: &str = "\r";
const DOWN: &str = "\u{1b}[B";

fn play(scene: &Scene, args: &[&str], keys: &[&str]) -> Said {
    let terminal = scene.env("TERM", "xterm");
    let keys = keys.concat();
    terminal
        .env("COMPLAINT_KEYS", &keys)
        .run(&[&["new"], args].concat())
}

/// The keys of answers, each ended by Enter.
fn answers(answers: &[&str]) -> String {
    answers.join("\r") + "\r"
}

fn told(scene: &Scene, keys: &[&str]) -> Value {
    let before = scene.files("cases/2026");
    let said = play(scene, &[], keys);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let mut after = scene.files("cases/2026");
    after.retain(|file| !before.contains(file));
    assert_eq!(after.len(), 1, "{}", said.stderr);
    serde_yaml::from_str(&scene.read(&after[0])).unwrap()
}

/// The first complaint of a customer, as far as a story goes.
const FIRST: [&str; 12] = [
    "solder mask comes off",
    "华南电子",
    "李工",
    "0755-1",
    "li@customer.example",
    "PO-8831",
    "board",
    "PCB-4L-220",
    "10-30",
    "5000",
    "420",
    "replace",
];

fn first(scene: &Scene) -> Value {
    // Then whether it is urgent, the sample, line, shift and machine, when and how it came, from where.
    told(
        scene,
        &[
            &answers(&FIRST),
            "n",
            "y",
            "L-3\r1M-7\r",
            "09:20\r",
            "2",
            "3",
            CTRL_D,
            ENTER,
        ],
    )
}

/// In the order a person tells it; everything ends up where its flag would put it.
#[test]
fn a_story_is_told_from_the_beginning() {
    let scene = Scene::of("manufacturing");
    let data = first(&scene);
    assert_eq!(data["complaint"], FIRST[0]);
    assert_eq!(data["customer"]["name"], "华南电子");
    assert_eq!(data["customer"]["email"], "li@customer.example");
    assert_eq!(data["product"]["shipped"], "2026-10-30");
    assert_eq!(data["product"]["defective"], 420);
    assert_eq!(data["product"]["sample_kept"], true);
    assert_eq!(data["received"], "2026-11-05T09:20:00+08:00");
    assert_eq!(data["channel"], "phone");
    assert_eq!(data["origin"], "foreign");
    assert!(data.get("grade").is_none(), "not known until somebody says");
    assert!(scene.files(".git/complaint").is_empty(), "nothing is left");
}

/// Of a known customer only what is new is asked: eight times Enter record the complaint.
#[test]
fn a_known_customer_is_quickly_told() {
    let scene = Scene::of("manufacturing");
    first(&scene);
    let keys = [
        "划伤\r",
        "华南",
        TAB,
        ENTER,
        "PO-9000\r",
        "11-01\r",
        "100\r",
        "3\r",
        "退货\r",
        CTRL_D,
        ENTER,
    ];
    assert_eq!(keys.concat().matches(ENTER).count(), 8);
    let data = told(&scene, &keys);
    assert_eq!(data["customer"]["phone"], "0755-1");
    assert_eq!(data["customer"]["contact"], "李工");
    assert_eq!(data["product"]["order"], "PO-9000");
    assert_eq!(data["product"]["part"], "PCB-4L-220");
    assert_eq!(data["product"]["quantity"], 100);
    assert_eq!(data["demand"], "退货");
    assert_eq!(data["channel"], "phone");
    // A known order tells what was shipped, and when; half and full width are one name.
    let again = ["再次\r", "华南电子 \r", "ｐｏ-8831\r", CTRL_D, ENTER, "y"];
    let data = told(&scene, &again);
    assert_eq!(data["product"]["order"], "PO-8831");
    assert_eq!(data["product"]["shipped"], "2026-10-30");
}

/// Back to the answer before, and at the end to any of them.
#[test]
fn answers_can_be_changed() {
    let scene = Scene::of("manufacturing");
    let keys = [
        "a\r", "b\r", ESC, CTRL_U, "c\r", "x", ESC, "\r", "d\r", "\u{1b}[A", "\r", CTRL_D,
        // The second line of the review is the complaint.
        DOWN, ENTER, "!\r", ENTER,
    ];
    let data = told(&scene, &keys);
    assert_eq!(data["complaint"], "a!");
    assert_eq!(data["customer"]["name"], "c");
    assert_eq!(data["customer"]["contact"], "xd");
}

/// What is pasted comes as it is, and Enter in it ends nothing; what cannot be is said at once.
#[test]
fn a_paste_is_one_answer() {
    let scene = Scene::of("manufacturing");
    let paste = "\u{1b}[200~first\r\n\r\nsecond\u{1b}[201~\r";
    let keys = [
        paste,
        "c\r",
        "\r\r\r\r\r\r",
        "32 Nov\r",
        CTRL_U,
        "\r",
        CTRL_D,
        ENTER,
    ];
    let said = play(&scene, &[], &keys);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("# "), "{}", said.stderr);
    assert_eq!(scene.data("261101")["complaint"], "first\n\nsecond");
}

/// Whoever stops in the middle, or loses the terminal, goes on where they were.
#[test]
fn nothing_typed_is_lost() {
    let scene = Scene::of("manufacturing");
    let said = play(&scene, &[], &["a\r", "Huanan\r", "Mr L", CTRL_C]);
    assert_eq!(said.code, 2, "{}", said.stderr);
    assert!(said.stderr.contains("new --resume"), "{}", said.stderr);
    assert!(scene.files("cases/2026").is_empty());
    let kept = std::fs::read_dir(scene.path(".git/complaint")).unwrap();
    let kept: Vec<_> = kept.map(|file| file.unwrap().path()).collect();
    assert_eq!(kept.len(), 1);
    let mode = kept[0].metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(scene.git(&["status", "--short"]), "");
    // The terminal goes away in the middle of a word.
    let said = play(&scene, &["--resume"], &["i\r", "07"]);
    assert_eq!(said.code, 2, "{}", said.stderr);
    let said = play(&scene, &[], &[CTRL_C]);
    assert!(said.stderr.contains("One complaint"), "{}", said.stderr);
    let said = play(&scene, &["--resume"], &["55\r", CTRL_D, ENTER]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let data = scene.data("261101");
    assert_eq!(data["customer"]["contact"], "Mr Li");
    assert_eq!(data["customer"]["phone"], "0755");
    let said = play(&scene, &["--resume"], &[PAUSE]);
    assert_eq!(said.code, 2);
    assert!(
        said.stderr.contains("no complaint was begun"),
        "{}",
        said.stderr
    );
}

/// Where there is no git, what is typed is kept in the user's own directory.
#[test]
fn a_draft_needs_no_git() {
    let scene = Scene::of("manufacturing");
    std::fs::remove_dir_all(scene.path(".git")).unwrap();
    let state = scene.outside().join("state");
    let scene = scene.env("XDG_STATE_HOME", state.to_str().unwrap());
    play(&scene, &[], &["a\r", CTRL_C]);
    assert!(state.join("complaint").is_dir());
    let said = play(&scene, &["--resume"], &[CTRL_D, ENTER]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert_eq!(scene.data("261101")["complaint"], "a");
}

/// A terminal that understands no escapes gets none; questions and answers are lines.
#[test]
fn a_dumb_terminal_is_asked_line_by_line() {
    let scene = Scene::of("manufacturing").lang("zh_CN");
    let keys = "?\n划伤\n两处\n\n华南电子\n<\n华东电子\n.\n\n";
    let dumb = scene.env("TERM", "dumb").env("COMPLAINT_KEYS", keys);
    let said = dumb.run(&["new"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(!said.stderr.contains('\u{1b}'), "{:?}", said.stderr);
    assert!(said.stderr.contains("发生了什么？"), "{}", said.stderr);
    let data = scene.data("261101");
    assert_eq!(data["complaint"], "划伤\n两处");
    assert_eq!(data["customer"]["name"], "华东电子");
}

/// `--like` asks what is new; what may have been told before is recorded only by who says so.
#[test]
fn what_is_like_another_is_asked_for_the_rest() {
    let scene = Scene::of("manufacturing");
    first(&scene);
    let keys = ["划伤\r", CTRL_D, ENTER, "n", DOWN, ENTER, "!\r", ENTER, "y"];
    let said = play(&scene, &["--like", "261101"], &keys);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("261101"), "{}", said.stderr);
    let data = scene.data("261102");
    assert_eq!(data["complaint"], "划伤!");
    assert_eq!(data["customer"]["phone"], "0755-1");
    assert_eq!(data["product"]["part"], "PCB-4L-220");
}

/// M-9.2: whether it is urgent is asked where the policy knows what that means, then who goes; and whom to
/// call is said at once.
#[test]
fn m_9_2_an_urgent_complaint_names_whom_to_call() {
    let scene = Scene::of("manufacturing");
    let story = answers(&FIRST);
    let keys = [story.as_str(), "y", "赵雷、王敏\r", CTRL_D, ENTER];
    let said = play(&scene, &[], &keys);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(
        said.stderr.contains("call Quality, Manufacturing now"),
        "{}",
        said.stderr
    );
    assert!(said.stderr.contains("M-9.2"), "{}", said.stderr);
    let data = scene.data("261101");
    assert_eq!(data["urgent"], true);
    assert_eq!(data["visit"], "赵雷、王敏");
    assert!(scene.ok(&["show", "261101"]).contains("赵雷、王敏"));
    let other = Scene::of("retail");
    let said = play(&other, &["--policy", "retail"], &[CTRL_D, CTRL_C]);
    assert!(!said.stderr.contains("Urgent"), "{}", said.stderr);
}

/// `?` says what a question means; a text typed before is never taken for that.
#[test]
fn a_question_is_explained() {
    let scene = Scene::of("manufacturing");
    let said = play(&scene, &[], &["?", "really?\r", CTRL_D, ENTER, PAUSE]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(
        said.stderr.contains("in their own words"),
        "{}",
        said.stderr
    );
    assert_eq!(scene.data("261101")["complaint"], "really?");
}

/// Whoever is on the phone tells what happened first, whatever regulations there are; which of them it
/// falls under is asked then.
#[test]
fn the_story_comes_before_the_regulation() {
    let scene = Scene::new();
    let keys = ["脱落\r", "华南电子\r", DOWN, ENTER, CTRL_D, ENTER];
    let data = told(&scene, &keys);
    assert_eq!(data["complaint"], "脱落");
    assert_eq!(data["customer"]["name"], "华南电子");
    assert_eq!(data["policy"], "after-sales");
}
