//! A repository with five cases, for the commands that only ask.

use std::fs;
use std::path::Path;

use crate::common::Scene;

/// The cases of `tests/fixtures/queries`, judged at noon of 2026-11-12: 261001 closed in time,
/// 261002 late and with a broken promise, 261105 approved with everything in it, 261106 foreign
/// and late in the inquiry, 261107 an abnormality note.
pub fn scene() -> Scene {
    let scene = Scene::new();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/queries");
    for name in [
        "10/261001",
        "10/261002",
        "11/261105",
        "11/261106",
        "11/261107",
    ] {
        let path = format!("cases/2026/{name}.yaml");
        scene.write(&path, &fs::read_to_string(cases.join(&path)).unwrap());
    }
    scene.as_of("2026-11-12T12:00:00+08:00")
}
