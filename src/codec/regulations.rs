//! The files under `policies/`, from text to regulations.
//!
//! Reading never stops at a fault: what can be read is there, and `faults` holds the rest for
//! `check` and `policy lint`.

use std::ops::Range;

use super::{bonus, place, toml};
use crate::domain::document::{Document, calendar_name};
use crate::domain::msg::Msg;
use crate::domain::organization::Organization;
use crate::domain::place::Place;
use crate::domain::policy::{Policy, suggestion};
use crate::domain::reader::{Context, Fault, FaultSort, Reader};
use crate::domain::regulations::{RegulationFault, Regulations};
use crate::domain::schema::{self, Kind, Shape, Table as _, example};
use crate::domain::staff::{Sheets, Staff, has_csv};
use crate::domain::time::Calendar;
use crate::domain::tree::{Data, Entry, Node, Seg, Value};
use crate::msg;

/// Reads the files of a repository, given as relative path and text.
pub fn read(files: &[(String, String)]) -> Regulations {
    let mut regulations = read_alone(files);
    if regulations.organization.is_none() && regulations.faults.is_empty() {
        let mut fault = RegulationFault::new(msg!("policy-organization-missing"));
        fault.meant = Some(msg!("policy-organization-missing-help"));
        regulations.faults.push(fault);
    }
    regulations
}

/// Reads single files, which need not be all a repository has to have.
pub fn read_alone(files: &[(String, String)]) -> Regulations {
    let mut regulations = Regulations::default();
    let mut sheets = Sheets::default();
    for (file, text) in files {
        if has_csv(file) {
            bonus::add(&mut sheets, file, text);
        } else {
            add(&mut regulations, file, text);
        }
    }
    regulations.staff.sheets = sheets;
    regulations
}

/// A file of the regulations as a document, for comparing; `None` where it is none.
pub fn document(file: &str, text: &str) -> Option<Node> {
    if has_csv(file) {
        bonus::document(text)
    } else {
        toml::parse(text).ok()
    }
}

/// Reads a calendar, whatever its file is called.
///
/// # Errors
/// Everything wrong with it.
pub fn read_calendar(file: &str, text: &str) -> Result<Calendar, Vec<RegulationFault>> {
    let mut regulations = Regulations::default();
    let named = "calendar-alone.toml";
    add_as(&mut regulations, named, file, text);
    match regulations.calendars.pop_first() {
        Some((_, calendar)) if regulations.faults.is_empty() => Ok(calendar),
        _ => Err(regulations.faults),
    }
}

fn add(regulations: &mut Regulations, file: &str, text: &str) {
    add_as(regulations, file, file, text);
}

/// Reads `file` as one whose name is `named`.
fn add_as(regulations: &mut Regulations, named: &str, file: &str, text: &str) {
    let node = match toml::parse(text) {
        Ok(node) => node,
        Err(faults) => {
            let faults = faults.into_iter().map(|fault| RegulationFault {
                place: Some(place::place(file, text, fault.span())),
                ..RegulationFault::new(fault.what)
            });
            regulations.faults.extend(faults);
            return;
        }
    };
    let lines = place::LineIndex::new(text);
    let locate = |span: Range<usize>| lines.place(file, span);
    let context = Context::default();
    let path = (named, file);
    read_file(regulations, path, &node, &context, &locate);
    let read = regulations.policies.last_mut();
    if let Some(policy) = read.filter(|policy| policy.file == file) {
        policy.own = context.own();
    }
    let faults = context.into_faults().into_iter();
    regulations
        .faults
        .extend(faults.map(|fault| RegulationFault {
            meant: meant(&fault, Document::of(named).shape()),
            place: Some(locate(fault.span)),
            path: fault.path,
            ..RegulationFault::new(fault.what)
        }));
}

fn read_file(
    regulations: &mut Regulations,
    (named, file): (&str, &str),
    node: &Node,
    context: &Context,
    locate: &dyn Fn(Range<usize>) -> Place,
) {
    let Some(reader) = Reader::root(node, context) else {
        return;
    };
    match Document::of(named) {
        Document::Calendar => {
            let calendar = Calendar::read(&reader, locate);
            let name = calendar_name(named).unwrap_or_default().to_owned();
            let named = calendar.map(|calendar| (name, calendar));
            regulations.calendars.extend(named);
        }
        Document::Organization => {
            regulations.organization = Organization::read(&reader, locate, file);
        }
        Document::Staff => regulations.staff = Staff::read(&reader, locate),
        Document::Policy | Document::Case => match Policy::read(&reader, locate, file) {
            Some(policy) => regulations.policies.push(policy),
            None => regulations.lacking.extend(lacking(node, file, locate)),
        },
    }
    reader.finish();
}

/// The policy with an example of everything it must have and has not.
fn lacking(node: &Node, file: &str, locate: &dyn Fn(Range<usize>) -> Place) -> Option<Policy> {
    let unheard = Context::default();
    let reader = Reader::root(node, &unheard)?;
    Policy::read(&reader, locate, file);
    let faults = unheard.into_faults();
    let lacks = |key: &str| {
        let first = |fault: &Fault| fault.path.0.first() == Some(&Seg::Key(key.to_owned()));
        faults.iter().any(first)
    };
    let mut whole = node.clone();
    let needed = Policy::FIELDS.iter().filter(|field| field.needed);
    for field in needed.filter(|field| lacks(field.key)) {
        let value = match field.kind {
            Kind::Map(shape) => {
                let needed = shape.iter().filter(|field| field.needed);
                let examples = needed.map(|field| (field.key.to_owned(), example(field)));
                Value::Flow(examples.collect())
            }
            _ => example(field),
        };
        put(&mut whole, field.key, Node::of(&value));
    }
    let unheard = Context::default();
    let reader = Reader::root(&whole, &unheard)?;
    Policy::read(&reader, locate, file)
}

fn put(node: &mut Node, key: &str, value: Node) {
    let Data::Map(entries) = &mut node.data else {
        return;
    };
    match entries.iter_mut().find(|entry| entry.key == key) {
        Some(entry) => entry.value = value,
        None => entries.push(Entry {
            key: key.to_owned(),
            key_span: 0..0,
            value,
        }),
    }
}

/// The key that was probably meant by one that nobody knows.
fn meant(fault: &Fault, shape: Shape) -> Option<Msg> {
    let Some(Seg::Key(key)) = fault
        .path
        .0
        .last()
        .filter(|_| fault.sort == FaultSort::Unknown)
    else {
        return None;
    };
    suggestion(key, &schema::beside(shape, &fault.path))
}
