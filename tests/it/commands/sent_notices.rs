//! `notice --record`, and the forms notices are sent in (M-14).

use serde_json::{Value, json};

use super::steps::scenes::{CASE, FILE, case_at};
use crate::common::{BUSINESS, REGISTRAR, Scene};

/// A case whose inquiry is late, as the office sees it.
fn late() -> Scene {
    case_at("assigned")
        .as_of("2026-11-10T09:00:00+08:00")
        .by(REGISTRAR)
}

fn sent(scene: &Scene) -> Vec<Value> {
    let shown = scene.json(&["show", CASE]);
    let notices = shown["notices"].as_array().cloned();
    notices.unwrap_or_default()
}

/// M-14: what was sent is on record in the case: which notice, of which clock and due, to whom, when
/// and by whom. Once for each lateness: again changes nothing and says so. It is for the office.
#[test]
fn m_14_what_was_sent_is_on_record_once() {
    let scene = late();
    let refused = scene.by(BUSINESS).fails(3, &["notice", "--record"]);
    assert!(refused.contains("M-14"), "{refused}");
    let said = scene.ok(&["notice", "--record", "--commit"]);
    assert_eq!(
        said,
        "261101: on record that the reminder to Quality was sent: stage.inquiry, due 2026-11-09 17:30\n"
    );
    let expected = json!({
        "at": "2026-11-10T09:00:00+08:00",
        "by": REGISTRAR,
        "kind": "reminder",
        "clock": "stage.inquiry",
        "due": "2026-11-09T17:30:00+08:00",
        "to": "quality",
    });
    let mut found = sent(&scene);
    found[0]
        .as_object_mut()
        .unwrap()
        .retain(|key, _| expected.get(key).is_some());
    assert_eq!(found, [expected]);
    let subject = scene.git(&["log", "-1", "--format=%s"]);
    assert!(
        subject.starts_with("261101 notice: 催办单致质量管理部"),
        "{subject}"
    );
    let text = scene.read(FILE);
    for later in ["2026-11-10T09:00:00+08:00", "2026-11-11T09:00:00+08:00"] {
        let again = scene.as_of(later);
        let said = again.ok(&["notice", "--record"]);
        assert!(said.starts_with("Nothing to record"), "{said}");
        assert_eq!(scene.read(FILE), text);
        assert_eq!(again.json(&["notice", "--unrecorded"]), json!([]));
        let all = again.json(&["notice"]);
        assert_eq!(all[0]["cases"][0]["sent"], "2026-11-10T09:00:00+08:00");
    }
    assert!(scene.ok(&["show", CASE, "--full"]).contains("Quality"));
    let audit = scene.run(&["audit", "--rule", "not-permitted"]);
    assert_eq!(audit.code, 0, "{}", audit.stdout);
}

/// M-14: another lateness has a notice of its own, and so has another case; what was not late when
/// the notices went out was not in them.
#[test]
fn m_14_another_lateness_is_recorded_by_itself() {
    let scene = late();
    let promise = ["promise", CASE, "--what", "回电", "--by-date", "2026-11-10"];
    scene.by(BUSINESS).ok(&promise);
    scene.ok(&["notice", "--record"]);
    let later = scene.as_of("2026-11-12T09:00:00+08:00");
    let early = later.ok(&["notice", "--record", "--at", "2026-11-10T18:00"]);
    assert!(early.starts_with("Nothing to record"), "{early}");
    let shown = later.ok(&["notice", "--record", "--dry-run"]);
    assert!(
        shown.contains('+') && shown.contains("promise.1"),
        "{shown}"
    );
    let one = later.json(&["notice", CASE, "--record", "--at", "2026-11-12T08:00"]);
    assert_eq!(one["recorded"][0]["clock"], "promise.1");
    assert_eq!(one["recorded"][0]["to"], "business");
    assert_eq!(one["recorded"].as_array().unwrap().len(), 1);
    let last = sent(&later).pop().unwrap();
    assert_eq!(last["at"], "2026-11-12T08:00:00+08:00");
    assert_eq!(last["recorded"], "2026-11-12T09:00:00+08:00");
    let clocks: Vec<Value> = sent(&later).iter().map(|it| it["clock"].clone()).collect();
    assert_eq!(clocks, ["stage.inquiry", "promise.1"]);
    assert_eq!(later.json(&["notice", "--record"])["recorded"], json!([]));
}

/// A reminder is no work on a case: one that is silent stays so.
#[test]
fn r_7_a_reminder_does_not_break_the_silence() {
    let scene = late();
    let policy = "policies/manufacturing.toml";
    let text = scene.read(policy) + "\n[silence]\nlimit = \"3d\"\nrule = \"R-7\"\n";
    scene.write(policy, &text);
    scene.ok(&["notice", "--record"]);
    let found = scene.run(&["check", "--rule", "silent-case"]).stdout;
    assert!(found.contains("silent-case"), "{found}");
}

/// What people may write: markup of every sort, mentions, links, what steers a terminal.
const ODD: &str = "<@all> <!channel> @ops #12 [a](http://b.c) ![d](e) **z** `q` </p><script>x</script> \
    \\u202e\\e[2J www.b.c & _i_ ~s~ \\r\\nBcc: x@example.com";

fn odd() -> Scene {
    let scene = late();
    let text = scene.read(FILE);
    scene.write(
        FILE,
        &text.replacen("title: 阻焊脱落", &format!("title: \"{ODD}\""), 1),
    );
    let file = "policies/organization.toml";
    let text = format!("email = \"service@example.com\"\n{}", scene.read(file));
    scene.write(file, &text);
    scene
}

/// A web hook's body as each chat takes it, one a line; no text of a case is markup, calls people or
/// links. A digest takes the same forms.
#[test]
fn a_text_of_a_case_calls_nobody_in_a_chat() {
    let scene = odd();
    for (format, place) in [
        ("wecom", "/markdown/content"),
        ("dingtalk", "/markdown/text"),
        ("slack", "/text"),
    ] {
        for notice in [&["notice"][..], &["notice", "digest", "--unit", "quality"]] {
            let said = scene.ok(&[notice, &["--format", format]].concat());
            assert_eq!(said.lines().count(), 1, "{format}: {said}");
            let body: Value = serde_json::from_str(&said).unwrap();
            let text = body.pointer(place).and_then(Value::as_str).unwrap();
            let line = text.lines().find(|line| line.contains("261101")).unwrap();
            let told = line.split_once("华南电子").unwrap().1;
            let told = told
                .replace("&amp;", "")
                .replace("&lt;", "")
                .replace("&gt;", "");
            let markup = [
                '<', '>', '@', '#', '[', ']', '*', '`', '_', '~', '&', '\u{1b}', '\u{202e}',
            ];
            assert!(!told.contains(markup), "{format}: {told}");
            assert!(
                !told.contains("://") && !told.contains("www."),
                "{format}: {told}"
            );
            assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
        }
    }
    let page = scene.ok(&["notice", "--format", "html"]);
    assert!(
        page.contains("&lt;script&gt;") && !page.contains("<script>"),
        "{page}"
    );
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && !page.contains('\u{1b}'));
    let page = scene.ok(&["notice"]);
    assert!(
        page.contains("\\@&#8203;ops") && !page.contains("<script>"),
        "{page}"
    );
}

/// A message goes to the people of the department, from the organisation; what a case holds becomes no
/// header. Several departments have a message each, in one mailbox.
#[test]
fn a_notice_goes_by_mail_to_the_people_of_the_department() {
    let scene = late();
    let refused = scene.fails(2, &["notice", "--format", "eml"]);
    assert!(refused.contains("organization.toml"), "{refused}");
    let scene = odd();
    let one = scene.ok(&["notice", "--format", "eml"]);
    let (head, body) = one.split_once("\r\n\r\n").unwrap();
    assert!(
        head.starts_with("From: ") && head.contains("<service@example.com>"),
        "{head}"
    );
    assert!(
        head.contains("<zhao.lei@example.com>") && !head.contains("Bcc"),
        "{head}"
    );
    assert!(body.lines().all(|line| {
        line.chars()
            .all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c))
    }));
    let promise = ["promise", CASE, "--what", "回电", "--by-date", "2026-11-10"];
    scene.by(BUSINESS).ok(&promise);
    let later = scene.as_of("2026-11-12T09:00:00+08:00");
    let several = later.ok(&["notice", "--format", "eml"]);
    let from = several
        .lines()
        .filter(|line| line.starts_with("From service@example.com "));
    assert_eq!(from.count(), 2, "{several}");
    assert!(several.contains("<wang.min@example.com>"), "{several}");
    let own = later.ok(&["notice", "--unit", "quality", "--format", "eml"]);
    assert!(
        own.starts_with("From: ") && !own.contains("wang.min"),
        "{own}"
    );
}

/// The shipped workflows send nothing by themselves.
#[test]
fn what_init_writes_sends_nothing() {
    for (host, file) in [
        ("github", ".github/workflows/complaint.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ] {
        let scene = Scene::empty();
        scene.git(&["init", "--quiet", "--initial-branch=main"]);
        scene.ok(&["init", "--ci", host]);
        let text = scene.read(file);
        assert!(
            text.contains("complaint check") || text.contains("check"),
            "{text}"
        );
        for word in ["notice", "sendmail", "WEBHOOK"] {
            assert!(!text.contains(word), "{host}: {word}");
        }
    }
}
