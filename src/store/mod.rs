//! The case repository on disk: the only place that touches its files and runs git.
//!
//! It deals in paths, text and numbers; what a case says is read elsewhere. Nothing here follows
//! a symbolic link out of `cases/`, waits for a device, or leaves half a file behind.

mod accepted;
pub mod ahead;
pub mod case_file;
pub mod case_files;
pub mod drafts;
pub mod duties;
pub mod editor;
pub mod error;
mod evidence;
pub mod files;
pub mod find;
pub mod git;
pub mod halt;
pub mod index;
pub mod known_files;
pub mod last_command;
mod leftover;
pub mod listing;
pub mod lock;
mod mailmap;
pub mod manual_pages;
mod names;
pub mod number;
pub mod output;
pub mod pager;
pub mod past;
mod past_earlier;
mod past_evidence;
mod placing;
pub mod posted;
pub mod private;
pub mod regulations;
pub mod repository;
pub mod setup;
pub mod shipped;
pub mod site;
pub mod snapshot;
pub mod spool;
pub mod trail;
pub mod unfinished;
#[cfg(feature = "board")]
mod watch;
pub mod write;

pub use case_file::CaseFile;
pub use files::ReadFault;
pub use git::Git;
pub use halt::Halt;
pub use listing::{Listing, Oddity, Strange};
pub use lock::Lock;
pub use number::{Draft, allocate};
pub use repository::Repository;
pub use write::{ChangeSet, Written};
