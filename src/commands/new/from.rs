//! The complaint as a file tells it, or another case.

use anyhow::Result;

use crate::codec::place;
use crate::codec::regulations::fault_problem;
use crate::codec::yaml::Doc;
use crate::domain::case::form::Form;
use crate::domain::problem::Problem;
use crate::domain::reader::{Context, Reader};
use crate::store::files;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// The form in a YAML or JSON file with the keys of a case file; `-` is standard input. Everything
/// wrong with it is said at once.
pub fn file(env: &mut Env, workspace: &Workspace, name: &str) -> Result<Form> {
    let text = if name == "-" {
        env.stdin()?
    } else {
        let path = env.cwd.join(name);
        files::read_text(&path).map_err(|fault| fault.problem(name))?
    };
    Ok(read(workspace, name, &text)?)
}

fn read(workspace: &Workspace, name: &str, text: &str) -> Result<Form, Problem> {
    let doc = Doc::parse(text).map_err(|fault| {
        let at = fault.offset..fault.offset;
        Problem::usage(fault.what).at(place::place(name, text, at))
    })?;
    let context = Context::with_calendar(&workspace.calendar);
    let form = Reader::root(doc.node(), &context).map(|reader| {
        let mut form = Form::read(&reader);
        reader.finish();
        form.own = context.own();
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
pub fn like(env: &Env, workspace: &Workspace, id: &str) -> Result<Form> {
    let record = workspace.record(env, id)?;
    Ok(Form::like(Workspace::case(&record)?))
}
