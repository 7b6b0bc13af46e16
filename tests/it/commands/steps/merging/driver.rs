//! Real `git merge`, `rebase` and `cherry-pick` with the driver installed.

use crate::common::Scene;

/// Installs the driver as `init` does.
pub fn install(scene: &Scene) {
    let attributes = "cases/**/*.yaml merge=complaint\nsanctions/**/*.yaml merge=complaint\n";
    scene.write(".git/info/attributes", attributes);
    let driver = format!("'{}' merge-driver %O %A %B %L %P", env!("CARGO_BIN_EXE_complaint"));
    scene.git(&["config", "merge.complaint.driver", &driver]);
}
