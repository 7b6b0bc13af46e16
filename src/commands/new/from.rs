//! The complaint as a file tells it, an e-mail, or another case.

use anyhow::Result;

use crate::codec::mail::{self, Enclosed, Mail, is_mail};
use crate::domain::case::form::Form;
use crate::domain::digest::sha256;
use crate::domain::tree::Value;
use crate::msg;
use crate::store::files::{self, EVIDENCE_MAX};
use crate::ui::problem::Problem;
use crate::workspace::env::{Env, text_of};
use crate::workspace::incoming_mail;
use crate::workspace::open::Workspace;
use crate::workspace::record_file;

/// What a source tells: the form, and the message it came by where it is one.
#[derive(Default)]
pub struct Source {
    /// The form.
    pub form: Form,
    /// The message.
    pub mail: Option<Mail>,
    /// The file it is a record of, and the sum of it.
    pub file: Option<(String, String)>,
}

/// The form in a YAML or JSON file with the keys of a case file, or in an e-mail; `-` is standard input.
/// Everything wrong with it is said at once.
pub fn file(env: &mut Env, workspace: &Workspace, flags: &Form, name: &str) -> Result<Source> {
    if name == "-" {
        let bytes = env.stdin_bytes(EVIDENCE_MAX)?;
        if is_mail(&bytes) {
            return mail(env, name, bytes);
        }
        return record(workspace, flags, name, &text_of(bytes)?);
    }
    let path = env.cwd.join(name);
    let ending = path.extension().and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) {
        let bytes = files::read_evidence(&path).map_err(|fault| fault.of(name))?;
        return mail(env, name, bytes);
    }
    let text = files::read_text(&path).map_err(|fault| fault.of(name))?;
    record(workspace, flags, name, &text)
}

/// What a record tells.
fn record(workspace: &Workspace, flags: &Form, name: &str, text: &str) -> Result<Source> {
    let form = record_file::read(workspace, flags, name, text)?;
    let file = Some((name.to_owned(), sha256(text.as_bytes())));
    let mail = None;
    Ok(Source { form, mail, file })
}

/// What is piped in where nothing else says what happened: the complaint's words, or an e-mail.
pub fn piped(env: &mut Env) -> Result<Source> {
    let bytes = env.stdin_bytes(EVIDENCE_MAX)?;
    if is_mail(&bytes) {
        return mail(env, "-", bytes);
    }
    let text = text_of(bytes)?;
    let mut form = Form::default();
    if !text.trim().is_empty() {
        let lines = i64::try_from(text.lines().count()).unwrap_or(i64::MAX);
        env.remark(&msg!("intake-piped", lines = lines))?;
        form.set("complaint", Value::Text(text));
    }
    Ok(Source {
        form,
        ..Source::default()
    })
}

/// What an e-mail tells; where its text is too long, the whole of it is evidence.
fn mail(env: &mut Env, name: &str, bytes: Vec<u8>) -> Result<Source> {
    let Some(mut mail) = mail::read(&bytes) else {
        return Err(Problem::usage(msg!("intake-not-a-mail", file = name)).into());
    };
    if mail.left_out > 0 {
        let count = i64::try_from(mail.left_out).unwrap_or(i64::MAX);
        let most = mail.files.len().to_string();
        env.remark(&msg!("intake-mail-left-out", count = count, most = most))?;
    }
    if mail.cut {
        env.remark(&msg!("intake-mail-cut", file = WHOLE))?;
        let (name, content) = (WHOLE.to_owned(), bytes);
        mail.files.push(Enclosed { name, content });
    }
    let form = incoming_mail::form(&mail);
    let mail = Some(mail);
    Ok(Source {
        form,
        mail,
        file: None,
    })
}

/// The name of an e-mail that is kept whole.
const WHOLE: &str = "mail.eml";

/// What another case of the same customer begins with.
pub fn like(env: &Env, workspace: &Workspace, id: &str) -> Result<Form> {
    let record = workspace.record(env, id)?;
    Ok(Form::like(Workspace::case(&record)?))
}
