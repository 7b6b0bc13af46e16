//! The complaint as a file tells it, or another case.

use anyhow::Result;

use crate::codec::place;
use crate::codec::regulations::fault_problem;
use crate::codec::yaml::Doc;
use crate::commands::desk::Desk;
use crate::commands::room::Room;
use crate::domain::case::form::Form;
use crate::domain::problem::Problem;
use crate::domain::reader::{Context, Reader};
use crate::store::files;

/// The form in a YAML or JSON file with the keys of a case file; `-` is standard input. Everything
/// wrong with it is said at once.
pub fn file(desk: &mut Desk, room: &Room, name: &str) -> Result<Form> {
    let text = if name == "-" {
        desk.stdin()?
    } else {
        let path = desk.cwd.join(name);
        files::read_text(&path).map_err(|fault| fault.problem(name))?
    };
    Ok(read(room, name, &text)?)
}

fn read(room: &Room, name: &str, text: &str) -> Result<Form, Problem> {
    let doc = Doc::parse(text).map_err(|fault| {
        let at = fault.offset..fault.offset;
        Problem::usage(fault.what).at(place::place(name, text, at))
    })?;
    let context = Context::with_calendar(&room.calendar);
    let form = Reader::root(doc.node(), &context).map(|reader| {
        let form = Form::read(&reader);
        reader.finish();
        form
    });
    let faults = context.into_faults();
    let mut faults = faults.iter().map(|fault| fault_problem(fault, name, text));
    match faults.next() {
        Some(mut first) => {
            first.also = faults.collect();
            Err(first)
        }
        None => Ok(form.unwrap_or_default()),
    }
}

/// What another case of the same customer begins with.
pub fn like(desk: &Desk, room: &Room, id: &str) -> Result<Form> {
    let record = room.record(desk, id)?;
    Ok(Form::like(Room::case(&record)?))
}
