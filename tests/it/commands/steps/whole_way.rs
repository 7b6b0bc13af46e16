//! The ordinary way of a case, word by word in both languages, and line by line in the file.

use super::scenes::{WAY, case_at, received, told};

/// Habit 9: what each step says and which lines it changes; nothing but its own section and the
/// status.
#[test]
fn every_step_of_the_way_is_pinned() {
    for lang in ["en_US", "zh_CN"] {
        let scene = received();
        let mut text = String::new();
        for (name, who, when, args) in WAY {
            text += &told(&scene.by(who).as_of(when).lang(lang), args);
            scene.commit(name);
        }
        insta::assert_snapshot!(format!("the_way_{lang}"), text);
    }
}

/// The whole file as the tool leaves it.
#[test]
fn the_file_of_a_closed_case() {
    insta::assert_snapshot!(case_at("closed").case("261101"));
}
