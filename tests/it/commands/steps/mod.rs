//! The steps of a case as they are run: what they say, what they write, what they refuse.

mod aside;
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
