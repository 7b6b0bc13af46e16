//! The board: the open cases by the time they have left, one of them beside, and what comes next.
//! It shows and runs commands; it decides nothing.

mod screen;
mod state;
#[cfg(test)]
mod tests;
mod view;

pub use screen::Screen;
pub use state::{Act, Board, Detail, Entry, LACKING};
