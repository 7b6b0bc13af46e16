//! A regulation read back as prose, so that whoever owns it on paper can check it against that.
//!
//! Whatever is declared is told. A table or key with words of its own in the catalogue is told with
//! them, any other by its name and value; so a new key is told as soon as it is declared. An entry's
//! sentence is `prose-say-<table>`, with each of its values as `$key` in words and as `$key-is` as
//! the file has it (`absent` where it has none); a value the sentence does not speak of is added by
//! its clause, `prose-clause-<table>-<key>` or `prose-clause-<key>`. The entries of a table that has
//! a `prose-group-<table>` are told together where they agree in what that speaks of.

mod arguments;
mod chapters;
mod page;
mod sentence;
mod told;
mod wording;

pub use page::{Form, page};
pub use told::{Chapter, Told};
pub use wording::Wording;
