//! The steps of a case as they are run: what they say, what they write, what they refuse.

mod every;
mod refused;
mod scenes;
mod settling;
mod whole_way;
