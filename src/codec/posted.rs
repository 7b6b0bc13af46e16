//! Posted months, from text to record and back.
//!
//! The last line of a file is its digest: the SHA-256 of all lines before it, which
//! `head -n -1 FILE | sha256sum` prints too.

use super::yaml::{self, Doc};
use crate::domain::digest::sha256;
use crate::domain::posted::{FORMAT, PostedError, PostedMonth};
use crate::domain::reader::{Context, Reader};
use crate::domain::time::Calendar;
use crate::domain::tree::Value;
use crate::msg;

/// The key of the last line.
const DIGEST: &str = "digest";

/// The text of a month as it is posted, and its digest.
pub fn write(posted: &impl PostedMonth) -> (String, String) {
    let mut entries = posted.entries();
    entries.retain(|(key, _)| key != DIGEST);
    let mut text = yaml::render(&Value::Map(entries));
    let digest = sha256(text.as_bytes());
    let last = vec![(DIGEST.to_owned(), Value::Quoted(digest.clone()))];
    text.push_str(&yaml::render(&Value::Map(last)));
    (text, digest)
}

/// The month a file holds, where that is what was posted in it.
///
/// # Errors
/// The first reason why it is not.
pub fn read<P: PostedMonth>(file: &str, text: &str, calendar: &Calendar) -> Result<P, PostedError> {
    let doc = Doc::parse(text).map_err(|fault| PostedError::Broken {
        why: fault.what.into(),
    })?;
    let context = Context::with_calendar(calendar);
    let format = Reader::root(doc.node(), &context).and_then(|reader| reader.count("format"));
    if let Some(format) = format.filter(|format| *format > FORMAT) {
        let format = format.to_string();
        return Err(PostedError::Newer { format });
    }
    let context = Context::with_calendar(calendar);
    let posted = Reader::root(doc.node(), &context).and_then(|reader| {
        let posted = P::read(&reader);
        reader.finish();
        posted
    });
    let fault = context.into_faults().into_iter().next();
    let posted = match (posted, fault) {
        (Some(posted), None) => posted,
        (_, fault) => {
            let why = fault.map_or_else(|| msg!("posted-no-record"), |fault| fault.what);
            return Err(PostedError::Broken { why });
        }
    };
    if posted.digest() != Some(sealed(text).as_str()) {
        return Err(PostedError::Differs);
    }
    let head = posted.head();
    let (policy, month) = (head.policy.clone(), head.month.to_string());
    if !file.ends_with(&format!("{}/{policy}/{month}.yaml", P::DIRECTORY)) {
        return Err(PostedError::Misplaced { policy, month });
    }
    Ok(posted)
}

/// The digest of a file's text; line ends are no matter.
fn sealed(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let last = text.rfind(&format!("\n{DIGEST}:")).map_or(0, |at| at + 1);
    sha256(&text.as_bytes()[..last])
}
