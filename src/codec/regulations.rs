//! The files under `policies/`, from text to regulations.
//!
//! Reading never stops at a fault: what can be read is there, and `faults` holds the rest for
//! `check` and `policy lint`.

use std::ops::Range;

use super::{bonus, head, place, toml};
use crate::domain::digest::Digest;
use crate::domain::document::{Document, calendar_name};
use crate::domain::msg::Msg;
use crate::domain::organization::Organization;
use crate::domain::place::Place;
use crate::domain::policies::{PolicyFile, PolicyRead};
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
    if regulations.organization.is_none() && regulations.faults().is_empty() {
        let mut fault = RegulationFault::new(msg!("policy-organization-missing"));
        fault.meant = Some(msg!("policy-organization-missing-help"));
        regulations.read_first.push((files.len(), fault));
    }
    regulations
}

/// Reads single files, which need not be all a repository has to have. Policies are read when they
/// are asked for.
pub fn read_alone(files: &[(String, String)]) -> Regulations {
    let mut regulations = Regulations::default();
    let mut sheets = Sheets::default();
    for (place, (file, text)) in files.iter().enumerate() {
        let document = Document::of(file);
        match document {
            _ if has_csv(file) => bonus::add(&mut sheets, file, text),
            Document::Policy | Document::Case => regulations.policies.add(PolicyFile {
                place,
                edition: head::edition(text),
                file: file.clone(),
                text: text.clone(),
                read: read_policy,
            }),
            _ => {
                if !matches!(document, Document::Staff) {
                    let digest = Digest::of(text.as_bytes());
                    regulations.texts.insert(file.clone(), digest);
                }
                let faults = add(&mut regulations, file, file, text);
                let faults = faults.into_iter().map(|fault| (place, fault));
                regulations.read_first.extend(faults);
            }
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
    let faults = add(&mut regulations, named, file, text);
    match regulations.calendars.pop_first() {
        Some((_, calendar)) if faults.is_empty() => Ok(calendar),
        _ => Err(faults),
    }
}

type Locate<'a> = &'a dyn Fn(Range<usize>) -> Place;

/// Has a file's document read, whose name is `named`; what is wrong with it.
fn read_as(
    (named, file, text): (&str, &str, &str),
    read: impl FnOnce(&Node, &Context, Locate),
) -> Vec<RegulationFault> {
    let lines = place::LineIndex::new(text);
    let locate = |span: Range<usize>| lines.place(file, span);
    let node = match toml::parse(text) {
        Ok(node) => node,
        Err(faults) => {
            let faults = faults.into_iter().map(|fault| RegulationFault {
                place: Some(locate(fault.span())),
                ..RegulationFault::new(fault.what)
            });
            return faults.collect();
        }
    };
    let context = Context::default();
    read(&node, &context, &locate);
    let faults = context.into_faults().into_iter();
    let faults = faults.map(|fault| RegulationFault {
        meant: meant(&fault, Document::of(named).shape()),
        place: Some(locate(fault.span)),
        path: fault.path,
        ..RegulationFault::new(fault.what)
    });
    faults.collect()
}

/// Adds a file that is no policy and whose name is `named`; what is wrong with it.
fn add(regulations: &mut Regulations, named: &str, file: &str, text: &str) -> Vec<RegulationFault> {
    read_as((named, file, text), |node, context, locate| {
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
            Document::Policy | Document::Case => {}
        }
        reader.finish();
    })
}

fn read_policy(file: &str, text: &str) -> PolicyRead {
    let mut found = PolicyRead::default();
    let faults = read_as((file, file, text), |node, context, locate| {
        let Some(reader) = Reader::root(node, context) else {
            return;
        };
        found.policy = Policy::read(&reader, locate, file);
        reader.finish();
        match &mut found.policy {
            Some(policy) => policy.own = context.own(),
            None => found.lacking = lacking(node, file, locate),
        }
    });
    PolicyRead { faults, ..found }
}

/// The policy with an example of everything it must have and has not.
fn lacking(node: &Node, file: &str, locate: Locate) -> Option<Policy> {
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
