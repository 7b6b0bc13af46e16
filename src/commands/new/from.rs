//! The complaint as a file tells it, or another case.

use anyhow::Result;

use crate::codec::yaml::Doc;
use crate::domain::case::form::Form;
use crate::domain::reader::{Context, Reader};
use crate::store::files;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// The form in a YAML or JSON file with the keys of a case file; `-` is standard input. Everything
/// wrong with it is said at once.
pub fn file(env: &mut Env, workspace: &Workspace, name: &str) -> Result<Form> {
    let text = if name == "-" {
        env.stdin()?
    } else {
        let path = env.cwd.join(name);
        files::read_text(&path).map_err(|fault| fault.of(name))?
    };
    Ok(read(workspace, name, &text)?)
}

fn read(workspace: &Workspace, name: &str, text: &str) -> Result<Form, Problem> {
    let doc = Doc::parse(text).map_err(|fault| problems::syntax(fault, name, text))?;
    let context = Context::with_calendar(&workspace.calendar);
    let form = Reader::root(doc.node(), &context).map(|reader| {
        let mut form = Form::read(&reader);
        reader.finish();
        form.own = context.own();
        form
    });
    let faults = context.into_faults();
    let wrong = faults.iter().map(|f| problems::field(f, name, text));
    Problem::together(wrong).map_or_else(|| Ok(form.unwrap_or_default()), Err)
}

/// What another case of the same customer begins with.
pub fn like(env: &Env, workspace: &Workspace, id: &str) -> Result<Form> {
    let record = workspace.record(env, id)?;
    Ok(Form::like(Workspace::case(&record)?))
}
