//! `completions`: for each shell, with the words of the user's language.

use crate::common::Scene;

/// Contract: completions know the commands and their flags; no repository is needed.
#[test]
fn each_shell_has_completions() {
    let scene = Scene::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = scene.ok(&["completions", shell]);
        assert!(script.contains("sample-kept"), "{shell}");
        assert!(script.contains("attach"), "{shell}");
    }
    let script = scene.lang("zh").ok(&["completions", "fish"]);
    assert!(script.contains("收录投诉"), "{script}");
    scene.fails(2, &["completions", "no-such-shell"]);
}
