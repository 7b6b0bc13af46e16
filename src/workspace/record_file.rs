//! A complaint as a file tells it: YAML or JSON with the keys of a case file, its values as the files write them or as
//! people do.

use crate::codec::yaml::Doc;
use crate::domain::case::form::Form;
use crate::domain::policy::Policy;
use crate::domain::reader::{Context, Fault, FaultSort, Reader};
use crate::domain::tree::{Node, Path, Value};
use crate::exchange::mapping::{Column, Target};
use crate::ui::problem::Problem;
use crate::workspace::as_written::{Reading, Told};
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// The form a text tells; `flags` is what is told besides. Everything wrong with it is said at once.
pub fn read(workspace: &Workspace, flags: &Form, name: &str, text: &str) -> Result<Form, Problem> {
    let doc = Doc::parse(text).map_err(|fault| problems::syntax(fault, name, text))?;
    let context = Context::with_calendar(&workspace.calendar);
    let form = Reader::root(doc.node(), &context).map(|reader| {
        let mut form = Form::read(&reader);
        reader.finish();
        form.own = context.own();
        form
    });
    let mut form = form.unwrap_or_default();
    let mut faults = context.into_faults();
    faults.retain(|fault| !as_written(workspace, &mut form, (doc.node(), fault)));
    if let Ok(filing) = workspace.filing(&flags.clone().over(form.clone())) {
        faults.retain(|fault| {
            let taken = own(filing.policy, doc.node(), fault);
            let known = taken.is_some();
            if let Some((place, value)) = taken {
                form.set_own(place, Some(value));
            }
            !known
        });
    }
    let wrong = problems::fields(&faults, name, text);
    Problem::together(wrong).map_or(Ok(form), Err)
}

/// Takes a value in the way people write it, where the way of the files does not read it.
fn as_written(workspace: &Workspace, form: &mut Form, (root, fault): (&Node, &Fault)) -> bool {
    let path = fault.path.to_string();
    let text = root.at(&fault.path).and_then(Node::text);
    let Some((text, Ok(target))) = text.map(|text| (text, Target::parse(&path))) else {
        return false;
    };
    let reading = Reading {
        calendar: &workspace.calendar,
        today: workspace.today(),
        near: true,
    };
    let told = match target {
        Target::Field(_) if fault.sort == FaultSort::Invalid => {
            reading.told(&Column::new(&path, target), None, text)
        }
        _ => return false,
    };
    let Ok(told) = told else { return false };
    for one in told {
        match one {
            Told::Field(path, value) if form.get(&path).is_none() => form.set(&path, value),
            Told::Received(at) => form.received = Some(at),
            Told::Own(path, value) if form.own_at(&path).is_none() => {
                form.set_own(path, Some(value));
            }
            Told::Field(..) | Told::Own(..) | Told::Items(_) => {}
        }
    }
    true
}

/// A field of the company's own under its plain identifier, which no other field has.
fn own(policy: &Policy, root: &Node, fault: &Fault) -> Option<(Path, Value)> {
    if fault.sort != FaultSort::Unknown {
        return None;
    }
    let plain = fault.path.to_string();
    let mut fields = policy.fields.iter();
    let field = fields.find(|field| {
        let section = field.section.as_ref().map(|section| format!("{section}."));
        plain == format!("{}{}", section.unwrap_or_default(), field.id)
    })?;
    let mut keys = plain.split('.');
    let node = keys.try_fold(root, |node, key| node.get(key))?;
    Some((field.place(), node.value()?))
}
