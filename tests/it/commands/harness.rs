//! The scene itself: nothing of the machine reaches it.

use crate::common::Scene;

/// Habit 9: another home, another language, another clock make no difference.
#[test]
fn nothing_of_the_machine_is_seen() {
    let scene = Scene::new();
    let said = scene.run(&["--version"]);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert!(said.stdout.starts_with("complaint "), "{}", said.stdout);
    assert_eq!(
        scene.git(&["config", "user.email"]),
        "wang.min@example.com",
        "the actor is git's"
    );
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
    let wrong = scene.run(&["no-such-command"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("unknown command"), "{}", wrong.stderr);
}
