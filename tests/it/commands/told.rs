//! `new`: what is told by a pipe, by texts that look like options, and by e-mail.

use crate::common::{QUALITY, REGISTRAR, Scene};

/// What is piped in is the complaint where nothing else says it; nothing piped in is nothing said.
#[test]
fn a_pipe_tells_the_complaint() {
    let scene = Scene::of("manufacturing");
    let piped = scene.input("阻焊脱落\n已停线\n");
    let said = piped.run(&["new", "--customer", "华南电子", "--no-input"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("2 lines"), "{}", said.stderr);
    assert_eq!(scene.data("261101")["complaint"], "阻焊脱落\n已停线");
    assert_eq!(scene.data("261101")["title"], "阻焊脱落");
    piped.ok(&["new", "--complaint", "a"]);
    assert_eq!(scene.data("261102")["complaint"], "a");
    scene.write("in.yaml", "complaint: b\n");
    piped.ok(&["new", "--from", "in.yaml"]);
    assert_eq!(scene.data("261103")["complaint"], "b");
    let said = scene.input(" \n").fails(2, &["new"]);
    assert!(said.contains("nothing to record"), "{said}");
    scene.input("\n").ok(&["new", "--customer", "x"]);
    assert!(scene.data("261104").get("complaint").is_none());
}

/// A text may begin with `-` or `@`, in every command; the name of an option is never one.
#[test]
fn texts_may_begin_with_any_sign() {
    let scene = Scene::of("manufacturing");
    let new = ["new", "--customer", "-A-", "--complaint", "-5% 良率"];
    scene.ok(&[
        &new[..],
        &["--demand", "- 第一\n- 第二", "--title", "@@李工"],
    ]
    .concat());
    let data = scene.data("261101");
    assert_eq!(data["complaint"], "-5% 良率");
    assert_eq!(data["demand"], "- 第一\n- 第二");
    assert_eq!(data["customer"]["name"], "-A-");
    scene.ok(&["note", "261101", "--text", "@@李工 来电"]);
    scene.ok(&["note", "261101", "--text", "--- 转发 ---"]);
    let notes = &scene.data("261101")["notes"];
    assert_eq!(notes[0]["text"], "@李工 来电");
    assert_eq!(notes[1]["text"], "--- 转发 ---");
    scene
        .by(REGISTRAR)
        .ok(&["dismiss", "261101", "--reason", "- 与我司无关"]);
    let said = scene.fails(2, &["new", "--title", "--complaint", "x"]);
    assert!(said.contains("--title"), "{said}");
    let said = scene.fails(4, &["note", "261101", "--text", "@李工"]);
    assert!(said.contains("`@@李工`"), "{said}");
}

const MAIL: &str = "From: =?utf-8?B?5p2O5bel?= <Li@customer.example>
To: complaints@example.com
Date: Wed, 4 Nov 2026 16:20:00 +0800
Subject: =?gb2312?B?1+i6uM3RwuQ=?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

5000 =E7=89=87=E4=B8=AD=E6=9C=89 420 =E7=89=87
--x
Content-Type: image/jpeg; name=\"../1.jpg\"
Content-Transfer-Encoding: base64

/9j/4AAQ
--x--
";

/// An e-mail tells sender, time, subject and text; what it encloses is evidence with its digest.
#[test]
fn an_email_tells_a_complaint() {
    let scene = Scene::of("manufacturing");
    let mail = scene.write("mail.eml", &MAIL.replace('\n', "\r\n"));
    scene.ok(&["new", "--from", "mail.eml", "--customer", "华南电子"]);
    let data = scene.data("261101");
    assert_eq!(data["title"], "阻焊脱落");
    assert_eq!(data["complaint"], "5000 片中有 420 片");
    assert_eq!(data["received"], "2026-11-04T16:20:00+08:00");
    assert_eq!(data["channel"], "email");
    assert_eq!(data["customer"]["name"], "华南电子");
    assert_eq!(data["customer"]["contact"], "李工");
    assert_eq!(data["customer"]["email"], "Li@customer.example");
    let kept = data["attachments"][0]["file"].as_str().unwrap().to_owned();
    let uid = data["uid"].as_str().unwrap();
    assert_eq!(kept, format!("attachments/{uid}/1.jpg"));
    let bytes = std::fs::read(scene.path(&kept)).unwrap();
    assert_eq!(bytes, b"\xff\xd8\xff\xe0\0\x10");
    assert_eq!(data["attachments"].as_sequence().unwrap().len(), 1);
    let check = scene.run(&["check", "--kind", "data"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
    // A customer known by the address is the customer; another time on standard input.
    let text = std::fs::read_to_string(&mail)
        .unwrap()
        .replace("Li@", "li@");
    let piped = scene.input(&text);
    piped.ok(&["new", "--from", "-", "--title", "再次"]);
    assert_eq!(scene.data("261102")["customer"]["name"], "华南电子");
    assert_eq!(scene.data("261102")["title"], "再次");
    let other = scene.input(&text.replace("li@customer", "wu@other"));
    other.ok(&["new", "--no-input"]);
    let data = scene.data("261103");
    assert_eq!(data["customer"]["name"], "李工");
    assert!(data["customer"].get("contact").is_none());
    assert_eq!(data["complaint"], "5000 片中有 420 片");
}

/// Of a message nothing is believed: what is too long is kept whole, what is no message is refused, one
/// from the future too, and nothing of it steers a terminal.
#[test]
fn a_hostile_email_is_harmless() {
    let scene = Scene::of("manufacturing");
    let long = format!(
        "From: a@b.example\nSubject: x\n\n{}\n",
        "长文 ".repeat(40_000)
    );
    scene.write("long.eml", &long);
    let said = scene.run(&["new", "--from", "long.eml"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("mail.eml"), "{}", said.stderr);
    let data = scene.data("261101");
    let told = data["complaint"].as_str().unwrap().chars().count();
    assert!((59_000..=60_000).contains(&told), "{told}");
    let kept = data["attachments"][0]["file"].as_str().unwrap();
    assert_eq!(scene.read(kept), long);
    scene.write(
        "odd.eml",
        "From: \"\u{1b}[2J\" <a@b.example>\nSubject: a\u{1b}]0;x\u{7}\n\n\u{1b}[31mb\0\n",
    );
    scene.ok(&["new", "--from", "odd.eml"]);
    let shown = scene.ok(&["show", "261102"]);
    assert!(!shown.contains('\u{1b}'), "{shown}");
    assert_eq!(scene.data("261102")["complaint"], "[31mb");
    scene.write("none.eml", "");
    let said = scene.fails(2, &["new", "--from", "none.eml"]);
    assert!(said.contains("no e-mail"), "{said}");
    scene.write(
        "later.eml",
        "From: a@b.example\nDate: Fri, 1 Jan 2027 00:00:00 +0800\n\nx\n",
    );
    let said = scene.fails(2, &["new", "--from", "later.eml"]);
    assert!(said.contains("in the future"), "{said}");
    let now = ["new", "--from", "later.eml", "--received", "2026-11-05"];
    scene.by(QUALITY).ok(&now);
}

/// A case is found and shown by the number the customer has for it, and by that of an older register.
#[test]
fn numbers_of_others_are_found() {
    let scene = Scene::of("manufacturing");
    let new = [
        "new",
        "--complaint",
        "x",
        "--customer-number",
        "CAR-77/2026",
    ];
    scene.ok(&[&new[..], &["--register-number", "旧-0412"]].concat());
    scene.ok(&["new", "--complaint", "CAR-7"]);
    for number in ["CAR-77/2026", "旧-0412"] {
        let found = scene.json(&["list", "--text", number]);
        assert_eq!(found.as_array().unwrap().len(), 1, "{number}");
        assert_eq!(found[0]["number"], "261101");
        for id in ["261101", number] {
            let shown = scene.ok(&["show", id]);
            assert!(shown.contains(number), "{shown}");
        }
    }
    let whole = scene.ok(&["show", "261101", "--full"]);
    assert!(whole.contains("Number in the old register"), "{whole}");
    scene.ok(&["new", "--complaint", "y", "--register-number", "旧-0412"]);
    let said = scene.fails(2, &["show", "旧-0412"]);
    assert!(
        said.contains("261101.yaml") && said.contains("261103.yaml"),
        "{said}"
    );
    let said = scene.fails(2, &["show", "旧-0413"]);
    assert!(said.contains("旧-0413"), "{said}");
}
