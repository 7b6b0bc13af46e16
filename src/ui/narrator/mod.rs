//! The one narrator: each fact of a case in words, for the page of a case, for the story of what
//! changed, and for the subject of a commit.
//!
//! What people wrote is held as raw arguments and escaped where it is shown.

mod edited;
mod facts;
mod said;
mod settling;
mod story;
pub mod subject;
mod timeline;
pub mod values;

pub use said::{Line, Narrator, Said, Text};
pub use story::Story;
pub use timeline::{Event, events};
pub use values::chosen_by;
