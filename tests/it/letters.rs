//! Letters to the customer: what they say, and what can never get into one.

mod internal;

use complaint::codec::mail::{self, Draft};
use complaint::domain::time::Time;

use crate::commands::steps::scenes::{CASE, FILE, GENERAL, file, received, with_case};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-11T10:00:00+08:00";

/// The customer reads what arrived, in the organisation's language or the one asked for.
#[test]
fn an_acknowledgement_says_what_arrived() {
    let scene = received();
    let chinese = scene.ok(&["letter", CASE, "--kind", "acknowledgement"]);
    assert!(
        chinese.starts_with("已收到贵方投诉（编号 261101）\n\n华南电子：\n\n李工，您好！\n"),
        "{chinese}"
    );
    assert!(
        chinese.contains("贵方于2026年11月5日反映的问题"),
        "{chinese}"
    );
    assert!(
        chinese.contains("- 数量：5000 件\n- 不良数量：420 件\n"),
        "{chinese}"
    );
    assert!(
        chinese.ends_with("此致\n敬礼\n\n示例电路板有限公司\n2026年11月5日\n"),
        "{chinese}"
    );
    let english = scene.ok(&["letter", CASE, "--kind", "acknowledgement", "--lang", "en"]);
    assert!(
        english.contains("Your complaint of 5 November 2026 has arrived"),
        "{english}"
    );
    assert!(!english.contains("\n\n\n"), "{english}");
    let said = scene.ok(&["letter", CASE, "--kind", "interim", "-m", "周五前再告知。"]);
    assert!(said.contains("\n\n周五前再告知。\n\n"), "{said}");
}

/// A text of the case stays a text: no markup, heading, header or variable comes of it.
#[test]
fn a_text_of_the_case_stays_text() {
    let told = "complaint: |\n  十月底交货的 5000 片中有 420 片阻焊脱落,\n  已停线。\n";
    let odd = r##"complaint: "# x\n- y <script> {{ company }} \e[2J \u2028 \ufff9 @ops""##;
    let text = file(&[]).replace(told, &format!("{odd}\n"));
    assert!(text.contains(odd));
    let scene = with_case(&text);
    let letter = |form: &str| {
        let args = [
            "letter",
            CASE,
            "--kind",
            "acknowledgement",
            "--format",
            form,
        ];
        scene.ok(&args)
    };
    let page = letter("html");
    assert!(
        page.contains("# x<br>- y &lt;script&gt; {{ company }}"),
        "{page}"
    );
    assert!(
        !page.contains(['\u{1b}']) && page.matches("<h1>").count() == 1,
        "{page}"
    );
    let marked = letter("markdown");
    assert!(
        !marked.contains("\n# x") && marked.contains("&lt;script&gt;"),
        "{marked}"
    );
    let plain = letter("text");
    let shown = "# x\n- y <script> {{ company }} \\u{1b}[2J \\u{2028} \\u{fff9} @ops";
    assert!(plain.contains(shown), "{plain}");
}

/// A case of two matters, of which one is not established, up to the opinion of the office.
fn proposed() -> Scene {
    let scene = with_case(&file(&["阻焊脱落", "数量短缺"])).as_of(LATER);
    let by = |who: &str, args: &[&str]| drop(scene.by(who).ok(args));
    by(REGISTRAR, &["register", CASE]);
    by(REGISTRAR, &["assign", CASE]);
    let found = [
        "investigate",
        CASE,
        "--item",
        "1",
        "--outcome",
        "upheld",
        "--cause",
        "显影不足",
    ];
    by(
        QUALITY,
        &[&found[..], &["--liable", "soldermask=100"]].concat(),
    );
    by(
        QUALITY,
        &["investigate", CASE, "--item", "2", "--outcome", "rejected"],
    );
    by(
        BUSINESS,
        &[
            "resolve",
            CASE,
            "--item",
            "1",
            "--remedy",
            "allowance:amount=42000",
        ],
    );
    by(REGISTRAR, &["consolidate", CASE]);
    scene
}

/// A decision is told after its approval only, then in words for every item (M-9.11, L-7).
#[test]
fn a_decision_is_told_once_it_is_approved() {
    let scene = proposed();
    for kind in ["answer", "decision"] {
        let early = scene.fails(3, &["letter", CASE, "--kind", kind]);
        assert!(
            early.contains("M-9.11") && early.contains("not approved yet"),
            "{early}"
        );
        scene.ok(&["letter", CASE, "--kind", "interim"]);
    }
    scene.by(MANAGER).ok(&["approve", CASE]);
    let told = scene.ok(&["letter", CASE, "--kind", "decision"]);
    assert!(
        told.contains("第 1 项\n\n贵方反映：阻焊脱落\n\n经查，贵方反映的问题属实。"),
        "{told}"
    );
    assert!(told.contains("- 货款折让 42,000.00 元\n"), "{told}");
    assert!(
        told.contains("第 2 项\n\n贵方反映：数量短缺\n\n经查，未能认定"),
        "{told}"
    );
    assert!(
        !told.contains("显影不足") && !told.contains("阻焊课"),
        "{told}"
    );
    let one = [
        "letter", CASE, "--kind", "answer", "--item", "2", "--lang", "en",
    ];
    let one = scene.ok(&one);
    assert!(one.contains("Item 2") && !one.contains("Item 1"), "{one}");
    scene.fails(2, &["letter", CASE, "--kind", "answer", "--item", "3"]);
}

/// Where nothing is decided there is no answer, and a decision leaves no item out (L-7).
#[test]
fn an_open_item_has_no_answer() {
    let scene = with_case(&file(&["阻焊脱落", "数量短缺"])).as_of(LATER);
    let by = |who: &str, args: &[&str]| drop(scene.by(who).ok(args));
    by(REGISTRAR, &["register", CASE]);
    by(REGISTRAR, &["assign", CASE]);
    by(
        QUALITY,
        &["investigate", CASE, "--item", "2", "--outcome", "rejected"],
    );
    let answer = ["letter", CASE, "--kind", "answer", "--item", "2"];
    assert!(scene.ok(&answer).contains("未能认定"));
    let all = scene.fails(3, &["letter", CASE, "--kind", "decision"]);
    assert!(
        all.contains("M-9.11") || all.contains("not decided yet"),
        "{all}"
    );
}

/// A message arrives as it was written, from the organisation to the customer.
#[test]
fn a_letter_is_a_message() {
    let text = file(&[]).replace(
        "  contact: 李工\n",
        "  contact: 李工\n  email: li@example.com\n",
    );
    let scene = with_case(&text);
    let args = [
        "letter",
        CASE,
        "--kind",
        "acknowledgement",
        "--format",
        "eml",
    ];
    let lacks = scene.fails(2, &args);
    assert!(lacks.contains("email = \"service@example.com\""), "{lacks}");
    let own = scene.read("policies/organization.toml");
    scene.write(
        "policies/organization.toml",
        &format!("email = \"service@example.com\"\n{own}"),
    );
    let message = scene.ok(&args);
    assert!(message.is_ascii(), "{message}");
    assert!(message.contains("\r\n <li@example.com>\r\n"), "{message}");
    let read = mail::read(message.as_bytes()).unwrap();
    assert_eq!(
        read.subject.as_deref(),
        Some("已收到贵方投诉（编号 261101）")
    );
    assert_eq!(read.name.as_deref(), Some("示例电路板有限公司"));
    let written = scene.ok(&args[..4]);
    let (_, body) = written.split_once("\n\n").unwrap();
    assert_eq!(read.text.unwrap().trim_end(), body.trim_end());
    let odd = text.replace("li@example.com", "\"a@b>, <c@example.com\"");
    scene.write(FILE, &odd);
    let said = scene.run(&args);
    assert!(
        !said.stdout.contains("To:") && said.stderr.contains("no e-mail address"),
        "{}",
        said.stderr
    );
}

/// One's own begins with the shipped one, which `policy lint` finds sound.
#[test]
fn one_s_own_begins_with_the_shipped_one() {
    let scene = received();
    for lang in ["zh", "en"] {
        let show = ["letter", "--kind", "answer", "--template", "--lang", lang];
        let own = format!("policies/letters/answer.{lang}.md");
        let shown = scene.run(&show);
        assert!(
            shown.code == 0 && shown.stderr.contains(&own),
            "{}",
            shown.stderr
        );
        assert!(shown.stdout.contains("{% for decision in decisions %}"));
        scene.write(&own, &shown.stdout);
    }
    let lint = scene.run(&["policy", "lint"]);
    assert_eq!(lint.code, 0, "{}", lint.stdout);
}

/// The organisation's own template is used; `policy lint` names its faults at their lines.
#[test]
fn templates_of_one_s_own() {
    let scene = received();
    let name = "policies/letters/acknowledgement.zh.md";
    scene.write(
        name,
        "# {{ number }}\n\n{{ customer.name }} 台鉴：\n\n{{ company }}\n",
    );
    let own = scene.ok(&["letter", CASE, "--kind", "acknowledgement"]);
    assert_eq!(own, "261101\n\n华南电子 台鉴：\n\n示例电路板有限公司\n");
    let sound = scene.ok(&["policy", "lint"]);
    assert!(!sound.contains("letter"), "{sound}");
    for (template, said, line) in [
        ("x\n{{ number", "the template cannot be read here", 2),
        (
            "x\n\n{{ investigation.cause }}",
            "knows no investigation.cause",
            3,
        ),
        ("{% if claimed %}x{% endif %}", "knows no claimed", 1),
        (
            "{% if not number %}{{ root_cause }}{% endif %}",
            "knows no root_cause",
            1,
        ),
        (
            "{% for p in promises %}{{ p.by }}{% endfor %}",
            "knows no p.by",
            1,
        ),
        ("{{ number|safe }}", "templates know no", 1),
        (
            "{% include 'policies/staff.toml' %}",
            "the template cannot be read here",
            1,
        ),
    ] {
        scene.write(name, template);
        let found = scene.run(&["policy", "lint"]);
        assert_eq!(found.code, 1, "{template}: {}", found.stdout);
        assert!(found.stdout.contains(said), "{template}: {}", found.stdout);
        assert!(
            found.stdout.contains(&format!("{name}:{line}:")),
            "{}",
            found.stdout
        );
        let alone = scene.run(&["policy", "lint", name]);
        assert!(
            alone.code == 1 && alone.stdout.contains(said),
            "{}",
            alone.stdout
        );
    }
    scene.fails(2, &["letter", CASE, "--kind", "acknowledgement"]);
    std::fs::remove_file(scene.path(name)).unwrap();
    scene.write("policies/letters/anser.zh.md", "x");
    let stray = scene.run(&["policy", "lint", "--fail-on", "warning"]);
    assert!(
        stray.code == 1 && stray.stdout.contains("answer.zh.md"),
        "{}",
        stray.stdout
    );
}

/// What was sent is kept in the case: the letter as it is, or the file that went out.
#[test]
fn what_was_sent_is_kept() {
    let scene = received();
    let letter = scene.ok(&["letter", CASE, "--kind", "acknowledgement"]);
    let reply = [
        "reply",
        CASE,
        "--kind",
        "acknowledgement",
        "--via",
        "letter",
    ];
    scene.ok(&[&reply[..], &["--from-letter"]].concat());
    let kept = |n: usize| {
        scene.data(CASE)["replies"][n]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(kept(0).trim_end(), letter.trim_end());
    scene.write("sent.txt", "您好！\n\n已收到。\n");
    scene.ok(&[&reply[..], &["--from-letter", "sent.txt"]].concat());
    assert_eq!(kept(1).trim_end(), "您好！\n\n已收到。");
    let message = mail::write(&Draft {
        from: ("示例", "service@example.com"),
        to: &[],
        date: Time::parse_from_rfc3339(LATER).unwrap(),
        subject: "收到确认",
        text: "已收到。\n",
    });
    scene.write("sent.eml", &message);
    scene.ok(&[&reply[..], &["--from-letter", "sent.eml"]].concat());
    assert_eq!(kept(2).trim_end(), "收到确认\n\n已收到。");
    scene.fails(2, &[&reply[..], &["--from-letter", "--text", "x"]].concat());
    let inform = [
        "reply", CASE, "--kind", "inform", "--to", GENERAL, "--via", "email",
    ];
    scene.fails(2, &[&inform[..], &["--from-letter"]].concat());
}

/// An answer is recorded from its letter as soon as it may go out, and not before (M-9.11).
#[test]
fn an_answer_is_recorded_from_its_letter() {
    let scene = proposed();
    let reply = [
        "reply",
        CASE,
        "--kind",
        "answer",
        "--via",
        "letter",
        "--item",
        "1",
        "--from-letter",
    ];
    scene.fails(3, &reply);
    scene.by(MANAGER).ok(&["approve", CASE]);
    scene.ok(&reply);
    let data = scene.data(CASE);
    let text = data["replies"][0]["text"].as_str().unwrap();
    assert!(
        text.contains("货款折让 42,000.00 元") && !text.contains("第 2 项"),
        "{text}"
    );
    assert!(!data["items"][0]["answered"].is_null(), "{data:?}");
}
