//! The joint sanction of the superior, from the case to the list for payroll.

use super::at;
use super::money::{boards, sanctioned};

/// M-A3 by hand: 100,000 is two reprimands, no joint sanction; 150,000 is a minor demerit, the
/// superior's one grade lower a reprimand; 300,000 two minor demerits, two reprimands; 500,000 a
/// major demerit, a minor one. The staff file names the manager of manufacturing for the foreman.
#[test]
fn m_a3_the_superior_is_sanctioned_jointly() {
    for (loss, joint) in [
        ("100000", None),
        ("150000", Some(("reprimand", 1))),
        ("300000", Some(("reprimand", 2))),
        ("500000", Some(("minor-demerit", 1))),
    ] {
        let way = sanctioned(loss);
        let filed = &way.scene.data(&way.number)["sanctions"];
        assert_eq!(
            filed.as_sequence().unwrap().len(),
            1 + joint.iter().len(),
            "{loss}"
        );
        let Some((kind, times)) = joint else {
            assert!(filed[0].get("superior").is_none());
            continue;
        };
        assert_eq!(filed[0]["superior"], "wu.gang@example.com", "{loss}");
        let beside = &filed[1];
        assert_eq!(beside["person"], "wu.gang@example.com", "{loss}");
        assert_eq!(beside["sanction"], kind, "{loss}");
        assert_eq!(
            beside.get("times").map_or(1, |it| it.as_i64().unwrap()),
            times,
            "{loss}"
        );
        assert_eq!(beside["decided"]["by"], "zhou.lan@example.com", "{loss}");
        assert!(beside.get("share").is_none());
    }
}

/// M-A3: the joint sanction is declined only with a reason, which stays on record; where the staff
/// file names no superior, somebody is named or it is declined. A filed sanction that says neither
/// is found.
#[test]
fn m_a3_a_joint_sanction_is_declined_with_a_reason() {
    let way = boards(
        "allowance:amount=150000",
        "--liable soldermask/feng.tao=100",
    );
    let office = at(&way.scene, "gm.office", "2026-11-06 15:00");
    let file = [
        "sanction",
        &way.number,
        "--as-proposed",
        "--ground",
        "other",
    ];
    office.fails(2, &with(&file, &["--without-superior", " "]));
    office.fails(
        2,
        &with(&file, &["--without-superior", "x", "--superior", "wu.gang"]),
    );
    let staff = office.read("policies/staff.toml");
    office.write(
        "policies/staff.toml",
        &staff.replace("superior = \"wu.gang\"\n", ""),
    );
    let said = office.fails(3, &file);
    assert!(said.contains("--without-superior REASON"), "{said}");
    office.fails(3, &with(&file, &["--superior", "feng.tao"]));
    office.ok(&with(&file, &["--superior", "sun.hao"]));
    let found = || {
        let found = office.json(&["check", "--rule", "sanction-undecided"]);
        found["findings"].as_array().unwrap().len()
    };
    assert_eq!(found(), 0);
    let filed = &office.data(&way.number)["sanctions"];
    assert_eq!(filed[1]["person"], "sun.hao@example.com");
    let path = office.case_path(&way.number);
    let silent = office
        .case(&way.number)
        .replace("    superior: sun.hao@example.com\n", "");
    office.write(&path, &silent);
    assert_eq!(found(), 1);
    office.ok(&with(
        &file,
        &["--reason", "重报", "--without-superior", "新到任"],
    ));
    assert_eq!(found(), 0);
    let filed = &office.data(&way.number)["sanctions"];
    assert_eq!(filed[2]["superior_declined"], "新到任");
    assert_eq!(filed.as_sequence().unwrap().len(), 3);
}

fn with<'a>(file: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [file, more].concat()
}

/// M-A7, M-12: personnel publishes what is decided, once, and nothing before. Closed and decided in
/// November, it is to be published by the 10th of December; the 11th is late.
#[test]
fn m_a7_what_is_decided_is_published() {
    let way = boards(
        "allowance:amount=150000",
        "--liable soldermask/feng.tao=100",
    );
    let office = at(&way.scene, "gm.office", "2026-11-06 15:00");
    office.ok(&[
        "sanction",
        &way.number,
        "--as-proposed",
        "--ground",
        "other",
    ]);
    let publish = ["sanction", &way.number, "--publish"];
    let personnel = at(&way.scene, "qin.lan", "2026-11-13 10:00");
    let said = personnel.fails(3, &publish);
    assert!(said.contains("--approve"), "{said}");
    at(&way.scene, "zhou.lan", "2026-11-12 10:00").ok(&["sanction", &way.number, "--approve"]);
    at(&way.scene, "wu.gang", "2026-11-13 10:00").fails(3, &publish);
    at(&way.scene, "qin.lan", "2026-11-11 10:00").fails(2, &publish);
    personnel.ok(&[&publish[..], &["--person", "feng.tao"]].concat());
    let filed = &way.scene.data(&way.number)["sanctions"];
    assert_eq!(filed[0]["published"]["by"], "qin.lan@example.com");
    assert!(filed[1].get("published").is_none());
    personnel.ok(&publish);
    personnel.fails(3, &publish);
    let filed = &way.scene.data(&way.number)["sanctions"];
    assert_eq!(filed[1]["published"]["by"], "qin.lan@example.com");
    let check = personnel.run(&["check", "--rule", "sanction-not-permitted"]);
    assert_eq!(check.code, 0, "{}", check.stdout);
}
