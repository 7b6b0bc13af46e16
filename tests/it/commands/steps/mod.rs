//! The steps of a case as they are run: what they say, what they write, what they refuse.
#![allow(
    clippy::too_many_lines,
    reason = "a test of many runs is a long table, not a long function"
)]

mod aside;
mod commits;
mod every;
mod hand_edited;
mod items;
mod merging;
mod racing;
mod refused;
mod rounds;
pub mod scenes;
mod settling;
mod whole_way;
