//! What goes beside the steps: replies, promises, holds, corrections, waivers, hand-overs.

use super::scenes::{CASE, FILE, case_at, diff, set_policy, told};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

/// Hand-overs are counted; the route proposes where nobody is named (M-9.4).
#[test]
fn hand_overs() {
    let scene = case_at("registered")
        .by(REGISTRAR)
        .as_of("2026-11-06T09:00:00+08:00");
    insta::assert_snapshot!(
        told(&scene, &["assign", CASE])
            + &told(
                &scene,
                &["assign", CASE, "--to", "赵磊", "--reason", "熟悉阻焊"]
            )
            + &told(&scene.lang("zh"), &["assign", CASE, "--to", "quality"])
    );
}

/// Every kind of reply (L-7, C-10b).
#[test]
fn replies_of_every_kind() {
    let scene = case_at("approved")
        .by(BUSINESS)
        .as_of("2026-11-10T10:00:00+08:00");
    let told = |code: i32, kind: &str, via: &str| {
        let line = [
            "reply",
            CASE,
            "--kind",
            kind,
            "--via",
            via,
            "--text",
            "已收到",
        ];
        let said = scene.run(&line);
        assert_eq!(said.code, code, "{kind} {via}: {}", said.stderr);
        said.stderr
    };
    for kind in ["acknowledgement", "interim", "answer"] {
        for via in ["phone", "letter"] {
            told(0, kind, via);
        }
    }
    told(0, "written-notice", "letter");
    // What is said on the telephone is not in writing (L-7).
    let refused = told(3, "written-notice", "phone");
    assert!(
        refused.contains("--kind written-notice --via letter"),
        "{refused}"
    );
    scene.fails(
        2,
        &[
            "reply", CASE, "--kind", "interim", "--via", "phone", "--text", " ",
        ],
    );
    let data = scene.data(CASE);
    assert_eq!(data["replies"].as_sequence().unwrap().len(), 7);
    assert_eq!(data["status"], "approved");
}

/// a promise has its own clock until it is kept.
#[test]
fn promises() {
    let scene = case_at("assigned")
        .by(BUSINESS)
        .as_of("2026-11-06T09:00:00+08:00");
    let promise: &[&str] = &[
        "promise",
        CASE,
        "--what",
        "周五前寄出补货",
        "--by-date",
        "2026-11-06",
    ];
    insta::assert_snapshot!(
        told(&scene, promise)
            + &told(
                &scene.as_of("2026-11-07T09:00:00+08:00").lang("zh"),
                &["keep", CASE, "1"]
            )
    );
    let said = scene
        .as_of("2026-11-07T09:00:00+08:00")
        .json(&["keep", CASE, "1"]);
    let clocks = said["deadlines"].as_array().unwrap();
    let clock = clocks
        .iter()
        .find(|clock| clock["clock"] == "promise.1")
        .unwrap();
    assert_eq!(clock["state"], "late");
    scene.fails(2, &["keep", CASE, "2"]);
    // A promise may be kept in time though it is noted later.
    scene.ok(&["promise", CASE, "--what", "回电", "--by-date", "2026-11-09"]);
    scene
        .as_of("2026-11-12")
        .ok(&["keep", CASE, "2", "--at", "2026-11-09"]);
    assert_eq!(
        scene.data(CASE)["promises"][1]["kept"]["at"],
        "2026-11-09T08:30:00+08:00"
    );
    scene
        .as_of("2026-11-12")
        .fails(2, &["keep", CASE, "1", "--at", "2026-11-05T09:00:00+08:00"]);
}

/// A promise is kept after it was given, not before.
#[test]
fn a_promise_is_kept_after_it_was_given() {
    let scene = case_at("assigned")
        .by(BUSINESS)
        .as_of("2026-11-06T09:00:00+08:00");
    scene.ok(&["promise", CASE, "--what", "回电", "--by-date", "2026-11-09"]);
    let said = scene.fails(2, &["keep", CASE, "1", "--at", "2026-11-05T16:00:00+08:00"]);
    assert!(said.contains("2026-11-06T09:00:00+08:00"), "{said}");
}

/// Time rule 6: a hold stops the clocks the policy allows, gives back whole days, and only
/// begins while they run in time.
#[test]
fn holds() {
    let scene = case_at("registered").by(REGISTRAR);
    let clock = |scene: &Scene, name: &str| {
        let said = scene.json(&["reply", CASE, "--kind", "interim", "--via", "phone"]);
        let clocks = said["deadlines"].as_array().unwrap().clone();
        clocks
            .into_iter()
            .find(|clock| clock["clock"] == name)
            .unwrap()
    };
    let held = scene.as_of("2026-11-06T09:00:00+08:00");
    let resumed = scene.as_of("2026-11-09T09:00:00+08:00");
    let mut text = told(&held, &["hold", CASE, "--reason", "等待客户寄样"]);
    assert_eq!(clock(&held, "overall")["state"], "paused");
    text += &told(&held, &["hold", CASE, "--reason", "再等"]);
    text += &told(
        &held,
        &["resume", CASE, "--at", "2026-11-06T08:59:59+08:00"],
    );
    held.commit("held");
    text += &told(
        &resumed.lang("zh"),
        &["resume", CASE, "--reason", "样品已到"],
    );
    text += &told(&resumed, &["resume", CASE]);
    insta::assert_snapshot!(text);
    let overall = clock(&resumed, "overall");
    assert_eq!(overall["state"], "running");
    // 7 and 8 November were wholly on hold: 18 November becomes 20 November.
    assert_eq!(overall["due"], "2026-11-20T17:30:00+08:00");
}

/// A hold after the due comes too late; a policy without holds allows none.
#[test]
fn holds_that_are_refused() {
    let late = case_at("investigated")
        .by(REGISTRAR)
        .as_of("2026-11-19T09:00:00+08:00");
    insta::assert_snapshot!(told(&late, &["hold", CASE, "--reason", "x"]));
    let none = case_at("registered")
        .by(REGISTRAR)
        .as_of("2026-11-06T09:00:00+08:00");
    set_policy(
        &none,
        &[("clocks = [\"overall\", \"stage.inquiry\"]", "clocks = []")],
    );
    let said = none.fails(3, &["hold", CASE, "--reason", "x"]);
    assert!(said.contains("no clock"), "{said}");
}

/// Time rule 9: a corrected fact keeps its old value and the reason; several at once.
#[test]
fn corrections() {
    let scene = case_at("assigned")
        .by(REGISTRAR)
        .as_of("2026-11-06T09:00:00+08:00");
    insta::assert_snapshot!(
        told(
            &scene,
            &[
                "correct",
                CASE,
                "product.defective=430",
                "origin=foreign",
                "customer.email=li@example.com",
                "--reason",
                "复核",
            ]
        ) + &told(
            &scene.lang("zh"),
            &["correct", CASE, "claimed=43000", "--reason", "复核"]
        )
    );
    let data = scene.data(CASE);
    assert_eq!(data["corrections"].as_sequence().unwrap().len(), 4);
    assert_eq!(data["product"]["defective"], 430);
    assert_eq!(data["claimed"], "43000.00");
}

/// What looks like a number, a date or a truth value stays the text it is.
#[test]
fn corrected_text_stays_text() {
    let odd = [
        "061105",
        "no",
        "1e3",
        "2026-11-05",
        "null",
        "12:30",
        "a: b",
        "# x",
        "'x'",
    ];
    let scene = case_at("assigned")
        .by(REGISTRAR)
        .as_of("2026-11-06T09:00:00+08:00");
    for (i, odd) in odd.into_iter().enumerate() {
        let field = format!("product.order={odd}");
        scene.ok(&["correct", CASE, &field, "--reason", &format!("{odd} ")]);
        let data = scene.data(CASE);
        assert_eq!(data["product"]["order"], odd);
        assert_eq!(data["corrections"][i]["new"], odd);
        assert_eq!(data["corrections"][i]["reason"], format!("{odd} "));
    }
}

/// A recorded fact of a step may be mended, its dates too; who recorded it and when may not.
#[test]
fn facts_of_steps_are_mended() {
    let scene = case_at("investigated")
        .by(QUALITY)
        .as_of("2026-11-09T09:00:00+08:00");
    scene.ok(&[
        "correct",
        CASE,
        "investigation.cause=曝光不足",
        "investigation.liability[0].share=70.5",
        "investigation.liability[1].share=29.5",
        "investigation.at=2026-11-06T15:00:00+08:00",
        "--reason",
        "x",
    ]);
    let data = scene.data(CASE);
    assert_eq!(data["investigation"]["cause"], "曝光不足");
    assert_eq!(data["investigation"]["liability"][0]["share"], "70.5");
    assert_eq!(data["investigation"]["at"], "2026-11-06T15:00:00+08:00");
    assert_eq!(data["corrections"][0]["old"], "显影不足");
}

/// `waive`: only what was found, once; the reason and the role are kept.
#[test]
fn waivers_need_a_finding() {
    let scene = case_at("registered")
        .by(REGISTRAR)
        .as_of("2026-11-30T09:00:00+08:00");
    let said = scene.fails(2, &["waive", CASE, "no-such-rule", "--reason", "x"]);
    assert!(said.contains("no-such-rule"), "{said}");
    assert_eq!(diff(&scene), "");
}

/// A waived finding is found no more; the role it was accepted in is kept, and once is enough.
#[test]
fn waivers() {
    let scene = case_at("registered")
        .by(REGISTRAR)
        .as_of("2026-11-30T09:00:00+08:00");
    insta::assert_snapshot!(
        told(
            &scene,
            &["waive", CASE, "overdue:overall", "--reason", "客户要求延期"]
        ) + &told(
            &scene.lang("zh"),
            &["waive", CASE, "overdue:overall", "--reason", "x"]
        ) + &told(
            &scene.lang("zh"),
            &["waive", CASE, "overdue:stage.none", "--reason", "x"]
        )
    );
    assert_eq!(scene.data(CASE)["waivers"][0]["role"], "registrar");
    let check = scene.run(&["check", "--rule", "overdue", "--format", "json"]);
    assert!(!check.stdout.contains("\"overall\""), "{}", check.stdout);
}

/// What is about a signature is accepted only by who could have given it (M-11): the office waives
/// what is late, not an amount raised after its approval.
#[test]
fn what_is_about_authority_is_waived_by_its_level() {
    let scene = case_at("approved").as_of("2026-11-10T10:00:00+08:00");
    let file = scene.case_path(CASE);
    let text = scene.case(CASE);
    let (before, after) = text.split_once("settlement:").unwrap();
    let amount = after.find("amount: ").unwrap() + "amount: ".len();
    let raised = format!("{before}settlement:{}", replaced(after, amount));
    scene.write(&file, &raised);
    let found = |scene: &Scene| {
        let said = scene.run(&[
            "check",
            "--rule",
            "changed-after-approval",
            "--format",
            "json",
        ]);
        said.stdout.contains("changed-after-approval")
    };
    assert!(found(&scene), "{raised}");
    let waive = [
        "waive",
        CASE,
        "changed-after-approval",
        "--reason",
        "urgent",
    ];
    scene.by(REGISTRAR).fails(3, &waive);
    // By hand it counts no more.
    let text = scene.case(CASE);
    let entry = format!(
        "waivers:\n  - at: 2026-11-10T09:30:00+08:00\n    by: {REGISTRAR}\n    rule: \
         changed-after-approval\n    reason: urgent\n"
    );
    scene.write(&file, &format!("{}\n{entry}", text.trim_end()));
    assert!(found(&scene));
    scene.write(&file, &text);
    scene.by("zhou.lan@example.com").ok(&waive);
    assert!(!found(&scene));
}

/// A line's figure made another: `12.50` becomes `22.50`.
fn replaced(text: &str, at: usize) -> String {
    let quoted = at + usize::from(text[at..].starts_with('"'));
    format!("{}2{}", &text[..quoted], &text[quoted..])
}

/// It had been received a day earlier than was thought: not before itself.
#[test]
fn a_case_may_have_been_received_earlier() {
    let scene = case_at("registered")
        .by(REGISTRAR)
        .as_of("2026-11-06T09:00:00+08:00");
    let earlier = "received=2026-11-04T16:00:00+08:00";
    scene.ok(&["correct", CASE, earlier, "--reason", "it was in the box"]);
    let received = &scene.data(CASE)["received"];
    assert_eq!(received, "2026-11-04T16:00:00+08:00");
}

/// Who works on cases mends them; another unit does not (M-7).
#[test]
fn who_may_correct() {
    let args: &[&str] = &["correct", CASE, "title=阻焊剥离", "--reason", "x"];
    let scene = case_at("registered").as_of("2026-11-06T09:00:00+08:00");
    scene.by("wei.jun@example.com").fails(3, args);
    scene.by(MANAGER).ok(args);
    assert!(scene.read(FILE).contains("title: 阻焊剥离\n"));
}
