//! `board`: what it is for stands on a terminal; what it shows is tested beside it, keys in and
//! screens out.

use crate::common::Scene;

/// Nobody looks on: it says where the same cases are to be had, and waits for nothing.
#[test]
fn the_board_needs_a_terminal() {
    let scene = Scene::of("manufacturing");
    let said = scene.fails(2, &["board"]);
    assert!(said.contains("the board needs a terminal"), "{said}");
    assert!(said.contains("`complaint list`"), "{said}");
}
