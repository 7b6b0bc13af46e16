//! Messages as RFC 5322 and MIME have them: read into what a complaint is told with, written to be sent.

mod read;
mod write;

pub use read::{Enclosed, Mail, is_mail, read};
pub use write::{Draft, is_address, mailbox_of, write};
