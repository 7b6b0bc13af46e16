//! `notice`: what is written to whom about what is late (M-14), and what somebody has before them.

use serde_json::{Value, json};

use super::steps::scenes::{CASE, FILE, case_at};
use crate::common::{BUSINESS, MANAGER, QUALITY};

/// What each notice says: to whom, of which kind, and of which clocks.
fn told(notices: &Value) -> Vec<(String, String, Vec<String>)> {
    let text = |of: &Value, key: &str| of[key].as_str().unwrap().to_owned();
    let notices = notices.as_array().unwrap().iter();
    let told = notices.map(|notice| {
        let cases = notice["cases"].as_array().unwrap().iter();
        let clocks = cases.map(|case| text(case, "clock")).collect();
        (text(notice, "to"), text(notice, "kind"), clocks)
    });
    told.collect()
}

fn one(to: &str, kind: &str, clock: &str) -> (String, String, Vec<String>) {
    (to.to_owned(), kind.to_owned(), vec![clock.to_owned()])
}

/// M-14: an open case past a limit goes with a reminder to the department that holds it, with the
/// command that helps; nothing is written before the limit has passed. A promise of one of its people
/// goes to their department.
#[test]
fn m_14_what_is_late_and_open_is_a_reminder_to_its_department() {
    let scene = case_at("assigned");
    let promise = ["promise", CASE, "--what", "回电", "--by-date", "2026-11-08"];
    scene.as_of("2026-11-06T09:00:00+08:00").ok(&promise);
    let intime = scene.as_of("2026-11-08T17:30:00+08:00");
    assert_eq!(intime.json(&["notice"]), json!([]));
    let late = scene.as_of("2026-11-10T09:00:00+08:00");
    let notices = late.json(&["notice"]);
    let expected = [
        one("business", "reminder", "promise.1"),
        one("quality", "reminder", "stage.inquiry"),
    ];
    assert_eq!(told(&notices), expected);
    let inquiry = &notices[1]["cases"][0];
    assert_eq!(inquiry["late_by"], 15 * 3600 + 1800);
    let command = "complaint investigate 261101 --outcome OUTCOME --cause TEXT";
    assert_eq!(inquiry["commands"], json!([command]));
    assert_eq!(notices[1]["must"], true);
    assert_eq!(notices[1]["source"]["rule"], "M-14");
    let own = late.json(&["notice", "--unit", "质量管理部"]);
    assert_eq!(told(&own), expected[1..]);
    late.fails(2, &["notice", "--unit", "nobody"]);
}

/// M-14: a case that is closed may be inquired into where a stage ran late: here the inquiry, done on
/// the 6th in time, but the proposal not. Cases that ended before the month before are left alone.
#[test]
fn m_14_a_stage_that_ran_late_is_inquired_into_after_the_closing() {
    let scene = case_at("closed");
    let text = scene.read(FILE);
    let later = text.replace("2026-11-06T16:30:00", "2026-11-10T16:30:00");
    scene.write(FILE, &later);
    let scene = scene.as_of("2026-11-16T09:00:00+08:00");
    let notices = scene.json(&["notice"]);
    let quality = told(&notices);
    assert!(
        quality.contains(&one("quality", "inquiry", "stage.inquiry")),
        "{notices}"
    );
    assert!(
        quality.iter().all(|(_, kind, _)| kind == "inquiry"),
        "{notices}"
    );
    let since = ["notice", "--since", "2026-11-14"];
    assert_eq!(scene.json(&since), json!([]));
    assert_eq!(
        scene.as_of("2027-01-04T09:00:00+08:00").json(&["notice"]),
        json!([])
    );
}

/// A notice is a page that can be sent as it stands, in both languages; what people wrote is no
/// markup.
#[test]
fn m_14_a_notice_is_a_page() {
    let scene = case_at("assigned").as_of("2026-11-10T09:00:00+08:00");
    let text = scene
        .read(FILE)
        .replacen("title: 阻焊脱落", "title: '**x** @ops <b>'", 1);
    scene.write(FILE, &text);
    let english = scene.ok(&["notice"]);
    assert_eq!(
        english,
        "# Reminder · Quality\n\n\
         2026-11-10 · Complaint regulation · M-14\n\n\
         These limits have passed and nothing has been recorded yet. Please see to them.\n\n\
         - **261101** 华南电子 · \\*\\*x\\*\\* \\@&#8203;ops &lt;b&gt; · Inquiry: due 2026-11-09 17:30, 15 h 30 min late\n  \
         - complaint investigate 261101 --outcome OUTCOME --cause TEXT\n"
    );
    let chinese = scene.lang("zh_CN").ok(&["notice"]);
    assert!(chinese.starts_with("# 催办单 · 质量管理部\n"), "{chinese}");
    assert!(
        chinese.contains("调查分析：2026-11-09 17:30 到期，迟 15 小时"),
        "{chinese}"
    );
    let nothing = scene.as_of("2026-11-06T09:00:00+08:00").run(&["notice"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (0, ""));
    assert!(
        nothing.stderr.contains("nothing is late"),
        "{}",
        nothing.stderr
    );
}

/// The numbers and commands of a part of a digest.
fn part(digest: &Value, name: &str) -> Vec<String> {
    let part = digest[name].as_array().unwrap().iter();
    let commands = part.flat_map(|todo| todo["commands"].as_array().unwrap());
    commands
        .map(|command| command.as_str().unwrap().to_owned())
        .collect()
}

/// A digest holds what is one's own and nothing else: what is late, due, to be signed, promised; that of
/// a unit what its people have, each thing once.
#[test]
fn a_digest_is_what_somebody_has_before_them() {
    let scene = case_at("consolidated");
    let promise = ["promise", CASE, "--what", "回电", "--by-date", "2026-11-11"];
    scene.as_of("2026-11-09T14:30:00+08:00").ok(&promise);
    let scene = scene.as_of("2026-11-10T09:00:00+08:00");
    let digest = |args: &[&str]| scene.json(&[&["notice", "digest"], args].concat());
    let sign = ["complaint approve 261101"];
    let keep = ["complaint keep 261101 1"];
    let manager = digest(&["--person", MANAGER]);
    assert_eq!(part(&manager, "to_sign"), sign);
    assert!(part(&manager, "promised").is_empty(), "{manager}");
    let business = digest(&["--person", "王敏"]);
    assert_eq!(part(&business, "promised"), keep);
    assert!(part(&business, "to_sign").is_empty(), "{business}");
    assert_eq!(scene.by(BUSINESS).json(&["notice", "digest"]), business);
    let unit = digest(&["--unit", "业务部"]);
    assert_eq!(part(&unit, "to_sign"), sign);
    assert_eq!(part(&unit, "promised"), keep);
    for name in ["late", "due", "to_sign", "promised", "steps"] {
        assert!(
            part(&digest(&["--person", QUALITY]), name).is_empty(),
            "{name}"
        );
    }
    scene.fails(2, &["notice", "digest", "--unit", "nobody"]);
    scene.fails(2, &["notice", "digest", "--person", "nobody"]);
    scene.fails(
        2,
        &[
            "notice", "digest", "--unit", "business", "--person", MANAGER,
        ],
    );
}

/// A digest is a page that can be sent as it stands; the department's has what is late once, though it
/// is each of its people's.
#[test]
fn a_digest_is_a_page() {
    let scene = case_at("assigned").as_of("2026-11-10T09:00:00+08:00");
    let text = scene
        .read(FILE)
        .replacen("title: 阻焊脱落", "title: '[x](y) @ops'", 1);
    scene.write(FILE, &text);
    let page = "# 2026-11-10 · Quality\n\n## Late\n\n\
        - **261101** 华南电子 · \\[x\\](y) \\@&#8203;ops · 15 h 30 min late · Quality\n  \
        - complaint investigate 261101 --outcome OUTCOME --cause TEXT\n";
    assert_eq!(scene.ok(&["notice", "digest", "--unit", "quality"]), page);
    let promise = ["promise", CASE, "--what", "回电", "--by-date", "2026-11-12"];
    scene.ok(&promise);
    let business = scene.ok(&["notice", "digest", "--unit", "business"]);
    let promised = "## Promised to customers\n\n\
        - **261101** 华南电子 · 回电 · by 2026-11-12 23:59, 2 d 14 h left · 王敏\n";
    assert!(business.contains(promised), "{business}");
    let nothing = scene
        .lang("zh_CN")
        .ok(&["notice", "digest", "--person", "陈晓"]);
    assert!(
        nothing.starts_with("# 2026-11-10 · 陈晓\n\n没有"),
        "{nothing}"
    );
}
