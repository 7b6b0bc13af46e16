//! `new`: every flag, every source, and what is refused.

use crate::common::{NOW, REGISTRAR, Scene};

/// Every flag of the contract, and how it is spelt in the file.
const FLAGS: &[(&str, &str)] = &[
    ("--policy", "manufacturing"),
    ("--received", "2026-11-05T09:20:00+08:00"),
    ("--channel", "phone"),
    ("--origin", "domestic"),
    ("--class", "quality-abnormal"),
    ("--category", "product-quality"),
    ("--grade", "major"),
    ("--title", "阻焊脱落"),
    ("--customer", "华南电子"),
    ("--contact", "李工"),
    ("--phone", "0755-00000000"),
    ("--email", "li@example.com"),
    ("--address", "深圳"),
    ("--product", "四层板"),
    ("--part", "PCB-4L-220"),
    ("--order", "PO-8831"),
    ("--shipped", "2026-10-30"),
    ("--quantity", "5000"),
    ("--defective", "420"),
    ("--nature", "complaint"),
    ("--demand", "退货并补送"),
    ("--claimed", "42000"),
    ("--complaint", "5000 片中有 420 片阻焊脱落,\n已停线。"),
    ("--item", "阻焊"),
    ("--item", "交期: 迟"),
];

const HEAD: &str = "policy: manufacturing
status: received

title: 阻焊脱落
received: 2026-11-05T09:20:00+08:00
recorded: 2026-11-05T09:41:00+08:00
received_by: wang.min@example.com
as_of: true
channel: phone
origin: domestic
nature: complaint
class: quality-abnormal
category: product-quality
grade: major

customer:
  name: 华南电子
  contact: 李工
  phone: \"0755-00000000\"
  email: li@example.com
  address: 深圳

product:
  name: 四层板
  part: PCB-4L-220
  order: PO-8831
  shipped: 2026-10-30
  quantity: 5000
  defective: 420
  sample_kept: true

claimed: \"42000.00\"
demand: 退货并补送
complaint: |-
  5000 片中有 420 片阻焊脱落,
  已停线。

# items · 分项
items:
  - \"n\": 1
    text: 阻焊
  - \"n\": 2
    text: \"交期: 迟\"

# registration · 受理登记

# assignments · 转办

# escalations · 升级

# investigation · 调查
";

/// Every flag at once, as the file has them; the policy lacks nothing then.
#[test]
fn every_flag_is_written_down() {
    let scene = Scene::new();
    let mut args = vec!["new", "--format", "json", "--sample-kept", "--commit"];
    args.extend(FLAGS.iter().flat_map(|(flag, value)| [*flag, *value]));
    let said = scene.run(&args);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "nothing lacks");
    let new: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(new["number"], "261101");
    assert_eq!(new["file"], "cases/2026/11/261101.yaml");
    let uid = new["uid"].as_str().unwrap();
    let text = scene.case("261101");
    let begin = format!("format: 1\nnumber: \"261101\"\nuid: {uid}\n{HEAD}");
    assert!(text.starts_with(&begin), "{text}");
    assert_eq!(scene.data("261101")["uid"], uid);
    let mut clocks = new["deadlines"].as_array().unwrap().iter();
    let registration = clocks.find(|clock| clock["clock"] == "stage.registration");
    assert_eq!(registration.unwrap()["state"], "running");
}

/// B-5: any complaint is taken at once; what is lacking is named with its rule.
#[test]
fn what_is_lacking_is_named() {
    let scene = Scene::new();
    let said = scene.run(&["new", "--complaint", "x"]);
    assert_eq!(said.code, 0);
    assert!(said.stdout.contains("261101"), "{}", said.stdout);
    for word in ["M-9.1", "product.order", "customer.name", "register 261101"] {
        assert!(said.stderr.contains(word), "{word}: {}", said.stderr);
    }
    assert!(scene.case("261101").contains("\ntitle: x\n"));
}

/// M-3: an abnormality note has a number and no clocks, and lacks nothing.
#[test]
fn an_abnormality_has_no_clocks() {
    let scene = Scene::new();
    let args = ["new", "--nature", "abnormality", "--complaint", "色差"];
    let new = scene.json(&args);
    assert_eq!(new["deadlines"], serde_json::json!([]));
    assert_eq!(scene.run(&args).stderr, "");
    assert_eq!(scene.data("261102")["nature"], "abnormality");
}

/// M-8: the number carries the month it was recorded in, not received; numbers on other branches
/// are taken.
#[test]
fn numbers_follow_the_month_of_recording() {
    let scene = Scene::new();
    let late = ["new", "--complaint", "x", "--received", "2026-10-31"];
    assert_eq!(scene.json(&late)["number"], "261101");
    let december = scene.as_of("2026-12-01T00:00:00+08:00");
    assert_eq!(december.json(&late)["number"], "261201");
    // In UTC it is still November: the calendar's zone decides.
    let same = scene.as_of("2026-11-30T16:30:00Z");
    assert_eq!(same.json(&late)["number"], "261202");
    scene.switch("sales");
    scene.ok(&["new", "--complaint", "y", "--commit"]);
    scene.switch("main");
    let next = scene.json(&["new", "--complaint", "z"]);
    assert_eq!(next["number"], "261103", "261102 is on the other branch");
}

/// Unknown words are refused all at once, with what is known.
#[test]
fn the_policy_s_words_are_the_only_ones() {
    let scene = Scene::new();
    let new = |args: &[&str]| {
        let said = scene.fails(2, &[&["new", "--complaint", "x"], args].concat());
        assert!(scene.files("cases/2026").is_empty(), "{args:?}");
        said
    };
    let said = new(&["--class", "qualty-abnormal", "--grade", "huge"]);
    assert!(said.contains("did you mean `quality-abnormal`?"), "{said}");
    assert!(said.contains("minor, major, critical"), "{said}");
    let said = new(&["--category", "包装"]);
    assert!(said.contains("did you mean `packing`?"), "{said}");
    assert!(
        said.contains("packing (Packing and transport), marking,"),
        "{said}"
    );
    let said = new(&["--category", "包装", "--lang", "zh"]);
    assert!(said.contains("packing（包装运输）、marking（"), "{said}");
    let said = new(&["--policy", "manufacturin"]);
    assert!(said.contains("did you mean `manufacturing`?"), "{said}");
    let said = new(&["--received", "2025-12-31"]);
    assert!(said.contains("not in force on 2025-12-31"), "{said}");
    let said = new(&["--received", "2026-11-05T09:41:01+08:00"]);
    assert!(said.contains("in the future"), "{said}");
    for bad in [
        ["--channel", "pigeon"],
        ["--origin", "mars"],
        ["--claimed", "1e9"],
        ["--claimed", "1.005"],
        ["--quantity", "-1"],
        ["--quantity", "viele"],
        ["--shipped", "10.30.26"],
        ["--received", "soon"],
        ["--like", "261199"],
    ] {
        new(&bad);
    }
    scene.fails(2, &["new"]);
    scene.fails(2, &["new", "--class", "not-quality", "--customer", "  "]);
    let stranger = scene.by("nobody@example.com");
    stranger.fails(3, &["new", "--complaint", "x"]);
}

/// `--from` reads YAML and JSON with the keys of the case file; flags win.
#[test]
fn a_file_can_tell_it() {
    let scene = Scene::new();
    let yaml = "# from the shop\ncustomer: {name: 华南电子, phone: \"0755\"}\nproduct:\n  quantity: open\nclaimed: \"12.50\"\nitems:\n  - text: a\n  - {n: 7, text: b}\n";
    scene.write("in.yaml", yaml);
    scene.ok(&["new", "--from", "in.yaml", "--phone", "0756"]);
    let data = scene.data("261101");
    assert_eq!(data["customer"]["name"], "华南电子");
    assert_eq!(data["customer"]["phone"], "0756");
    assert_eq!(data["product"]["quantity"], "open");
    assert_eq!(data["claimed"], "12.50");
    assert_eq!(data["items"][1]["n"], 2);
    let json = "{\n\t\"complaint\": \"阻焊\\n脱落\",\n\t\"received\": \"2026-11-05 09:00\",\n\t\"product\": {\"quantity\": 5}\n}\n";
    scene.input(json).ok(&["new", "--from", "-"]);
    let data = scene.data("261102");
    assert_eq!(data["complaint"], "阻焊\n脱落");
    assert_eq!(data["received"], "2026-11-05T09:00:00+08:00");
    let twice = scene.input("x");
    twice.fails(2, &["new", "--from", "-", "--complaint", "-"]);
}

/// Everything wrong with a file is said at once, each with its place.
#[test]
fn a_file_s_faults_come_together() {
    let scene = Scene::new();
    let text = "complaint: x\ncolour: red\nclaimed: 1.234\ncustomer:\n  nmae: y\nstatus: closed\n";
    let said = scene.input(text).fails(2, &["new", "--from", "-"]);
    for place in ["-:2:1", "-:3:10", "-:5:3", "-:6:1"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    let said = scene.input("a: [").fails(2, &["new", "--from", "-"]);
    assert!(said.contains("-:1:"), "{said}");
    assert!(scene.files("cases/2026").is_empty());
}

/// `--like` takes customer, goods and filing, not what happened.
#[test]
fn another_complaint_of_the_same_customer() {
    let scene = Scene::new();
    scene.ok(&[
        "new",
        "--customer",
        "华南电子",
        "--order",
        "PO-1",
        "--defective",
        "3",
        "--channel",
        "email",
        "--grade",
        "minor",
        "--demand",
        "退货",
        "--complaint",
        "one",
    ]);
    let args = ["new", "--like", "2611", "--complaint", "two"];
    scene
        .by(REGISTRAR)
        .ok(&[&args[..], &["--grade", "major"]].concat());
    let data = scene.data("261102");
    assert_eq!(data["customer"]["name"], "华南电子");
    assert_eq!(data["product"]["order"], "PO-1");
    assert_eq!(data["channel"], "email");
    assert_eq!(data["grade"], "major");
    assert_eq!(data["complaint"], "two");
    assert_eq!(data["received_by"], REGISTRAR);
    assert!(data.get("demand").is_none());
    assert!(data["product"].get("defective").is_none());
}

/// `--dry-run` shows the file under its number and writes nothing; `--commit` commits that file.
#[test]
fn shown_or_committed() {
    let scene = Scene::new();
    let said = scene.ok(&["new", "--complaint", "x", "--dry-run"]);
    assert!(said.contains("+++ b/cases/2026/11/261101.yaml"), "{said}");
    assert!(said.contains("+number: \"261101\""), "{said}");
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    scene.write("other.txt", "not mine");
    scene.ok(&["new", "--complaint", "x", "--commit"]);
    let show = [
        "show",
        "--format=%s|%(trailers:separator=%x2C)",
        "--name-only",
    ];
    assert_eq!(
        scene.git(&show),
        "261101 new: manufacturing|Case: 261101,Action: new,Actor: wang.min@example.com\n\ncases/2026/11/261101.yaml"
    );
}

/// Contract: `by` and who typed it are kept apart; without `--as-of` nothing is marked.
#[test]
fn who_took_it_down() {
    let scene = Scene::new();
    scene.ok(&["new", "--complaint", "x", "--by", REGISTRAR]);
    let data = scene.data("261101");
    assert_eq!(data["received_by"], REGISTRAR);
    assert_eq!(data["entered_by"], "wang.min@example.com");
    assert_eq!(data["received"], NOW);
    assert!(data.get("recorded").is_none(), "recorded at once");
    assert_eq!(data["as_of"], true);
    let new = scene.real_time().json(&["new", "--complaint", "x"]);
    let number = new["number"].as_str().unwrap();
    assert!(scene.data(number).get("as_of").is_none());
}

/// Text from outside stays data: no line of it becomes a key, no control character a command.
#[test]
fn awkward_text_survives() {
    let scene = Scene::new();
    let texts = [
        "no",
        "061105",
        "- a\n- b",
        "# 不是注释",
        "a: b\nstatus: closed\n",
        "\u{1b}[2Jx",
        "\"quoted\" 'twice'",
        "<<<<<<< ours\nx\n=======\n",
        "tab\there\r\nand\u{2028}there",
        "  leading\n\n\ntrailing  ",
        "null",
        "2026-11-05",
        "*alias &anchor !tag",
    ];
    for text in texts {
        let given = format!("--complaint={text}");
        let new = scene.json(&["new", &given, "--title", "t"]);
        let number = new["number"].as_str().unwrap();
        let data = scene.data(number);
        let wanted = text.trim().replace("\r\n", "\n");
        assert_eq!(data["complaint"], wanted.as_str(), "{text:?}");
        assert_eq!(data["status"], "received", "{text:?}");
    }
}
