//! Words, tables, colours and questions: how what was found out is said to people.
//!
//! Never touches the store: data comes in as arguments, text goes out as strings. Only
//! [`prompt`] talks to a terminal, and only when it was told that there is one.
#![deny(
    clippy::disallowed_methods,
    reason = "the ui reads no files, environment or clock"
)]

pub mod agenda;
pub mod amounts;
pub mod blank;
#[cfg(feature = "board")]
pub mod board;
pub mod brief;
pub mod chats;
pub mod clap_error;
pub mod clap_flags;
pub mod clap_hyphens;
pub mod clap_named;
pub mod clap_words;
pub mod container;
pub mod deadlines;
pub mod diagnostic;
pub mod difference;
pub mod duties;
pub mod eight_d;
pub mod escape;
pub mod explain;
pub mod findings;
pub mod form;
pub mod format;
pub mod hints;
pub mod html;
pub mod ics;
pub mod lang;
pub mod letter;
pub mod links;
pub mod list;
pub mod log;
pub mod losses;
pub mod manual;
pub mod memo;
pub mod names;
pub mod narrator;
pub mod notices;
pub mod page;
pub mod paint;
pub mod precedents;
pub mod problem;
pub mod prompt;
pub mod prose;
pub mod regulation;
pub mod report;
pub mod roster;
pub mod rule_docs;
pub mod show;
pub mod site;
pub mod source;
pub mod stream;
mod synonyms;
pub mod table;
pub mod template;
pub mod topics;
mod variables;
pub mod width;
pub mod words;
