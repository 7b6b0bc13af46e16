//! `note`: a remark on a case.

use crate::common::{QUALITY, Scene};

fn one() -> Scene {
    let scene = Scene::of("manufacturing");
    scene.ok(&["new", "--complaint", "x"]);
    scene
}

/// Contract: anyone known may `note`; the remark stands under its heading with its stamp.
#[test]
fn a_remark_is_kept() {
    let scene = one();
    let quality = scene.by(QUALITY);
    quality.ok(&["note", "261101", "--text", "客户来电催问: 何时答复?"]);
    quality
        .input("一\n二\n")
        .ok(&["note", "2611", "--text", "-"]);
    let notes = &scene.data("261101")["notes"];
    assert_eq!(notes[0]["text"], "客户来电催问: 何时答复?");
    assert_eq!(notes[0]["by"], QUALITY);
    assert_eq!(notes[0]["at"], "2026-11-05T09:41:00+08:00");
    assert_eq!(notes[1]["text"].as_str().unwrap().trim_end(), "一\n二");
    let text = scene.case("261101");
    assert!(text.contains("# notes · 备注\nnotes:\n"), "{text}");
}

/// A remark without words, by somebody unknown, or in the future is none.
#[test]
fn no_remark_without_words_or_a_person() {
    let scene = one();
    let before = scene.case("261101");
    scene.fails(2, &["note", "261101"]);
    scene.fails(2, &["note", "261101", "--text", " "]);
    scene.fails(2, &["note", "261199", "--text", "x"]);
    let stranger = scene.by("nobody@example.com");
    stranger.fails(3, &["note", "261101", "--text", "x"]);
    let tomorrow = "2026-11-06T09:00:00+08:00";
    scene.fails(2, &["note", "261101", "--text", "x", "--at", tomorrow]);
    assert_eq!(scene.case("261101"), before);
}
