//! A private part that cannot be read: what is said instead of it, and what is refused.

use super::*;

/// A private part that is not there, or is encrypted, reads withheld: nothing is found lacking, nothing
/// can be written to it, and whatever else is done leaves it as it is.
#[test]
fn what_cannot_be_read_is_withheld() {
    let scene = received("manufacturing");
    remove(&scene, PRIVATE);
    for sealed in [None, Some(seal as fn(&Scene, &str) -> Vec<u8>)] {
        let bytes = sealed.map(|seal| seal(&scene, PRIVATE));
        assert!(
            scene
                .ok(&["show", "261101"])
                .contains("withheld · customer-")
        );
        let listed = &scene.json(&["list"])[0];
        assert_eq!(
            (&listed["customer"], &listed["customer_kept"]),
            (&serde_json::Value::Null, &"withheld".into())
        );
        let paper = scene.lang("zh_CN").ok(&["form", "handling-form", "261101"]);
        assert!(paper.contains("保密（未提供）"), "{paper}");
        let found = scene.json(&["check"])["findings"].to_string();
        assert!(
            !found.contains("customer") && !found.contains("stray-file"),
            "{found}"
        );
        let refused = scene.fails(3, &["correct", "261101", "phone=1", "--reason", "x"]);
        assert!(refused.contains("private part"), "{refused}");
        scene.ok(&["note", "261101", "已通知"]);
        assert_eq!(fs::read(scene.root.join(PRIVATE)).ok(), bytes);
    }
}

/// A case is not opened again without its customer: the new one would have nobody.
#[test]
fn a_case_whose_customer_is_withheld_is_not_reopened() {
    let scene = received("manufacturing");
    let office = dismissed(&scene);
    let sealed = seal(&scene, PRIVATE);
    let refused = office.fails(3, &["reopen", "261101", "--reason", "又来了"]);
    assert!(refused.contains("encrypted"), "{refused}");
    assert_eq!(fs::read(scene.root.join(PRIVATE)).unwrap(), sealed);
    assert!(!scene.exists("cases/2026/11/261102.yaml"));
}

/// What a correction of the private part said is told where that is there, and why not where it is kept;
/// `log` finds the correction of each change, and who may not forget is told of `forget`.
#[test]
fn corrections_of_the_private_part_are_told() {
    let scene = received("manufacturing").committing();
    scene.ok(&["correct", "261101", "phone=0755-2", "--reason", "打错"]);
    let told = scene.ok(&["log", "261101"]);
    assert!(told.contains("0755-1 → 0755-2"), "{told}");
    assert!(!told.contains("WITHOUT"), "{told}");
    let zh = scene.lang("zh");
    let told = zh.ok(&["log", "261101"]);
    assert!(!told.contains("无更正记录"), "{told}");
    dismissed(&scene);
    let refused = zh.by(BUSINESS).fails(3, &["forget", "261101"]);
    assert!(
        refused.contains("无权删除客户个人资料") && !refused.contains("无权执行"),
        "{refused}"
    );
    remove(&scene, PRIVATE);
    for page in [
        zh.ok(&["show", "261101", "--full"]),
        zh.ok(&["log", "261101"]),
    ] {
        assert!(!page.contains("withheld"), "{page}");
    }
}
