//! Pages that stand by themselves: one file, complete without scripts, nothing fetched from anywhere.
//!
//! Text is shown through [`Text`] alone.

mod blocks;
mod frame;
mod text;

pub use blocks::{Level, blocks};
pub use frame::page;
pub use text::{Lines, Text};
