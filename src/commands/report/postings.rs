//! `report returns`: what accounting must post, and what is not collected meanwhile (M-13).

use anyhow::Result;

use super::super::desk::{Desk, Exit};
use super::super::room::Room;
use super::Form;
use crate::report::Subject;
use crate::report::indicators::Scope;
use crate::report::postings::postings;
use crate::ui::names::Names;
use crate::ui::report::{Speaking, postings as shown};

/// Tells the list in the form asked for.
pub fn run(
    desk: &mut Desk,
    room: &Room,
    subjects: &[Subject],
    scope: &Scope,
    form: Form,
) -> Result<Exit> {
    let list = postings(subjects, scope);
    let names = Names {
        words: desk.layout.words,
        staff: &room.regulations.staff,
    };
    let speaking = Speaking {
        names,
        policies: &room.regulations.policies,
    };
    let text = match form {
        Form::Json => {
            desk.json(&shown::json(&list))?;
            return Ok(Exit::Fine);
        }
        Form::Table => shown::page(&list, &speaking, desk.width, desk.paint),
        Form::Markdown => shown::markdown(&list, &speaking),
        Form::Csv => shown::csv(&list)?,
    };
    desk.write(&text)?;
    Ok(Exit::Fine)
}
