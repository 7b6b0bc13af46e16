//! Templates: read, filled in, and looked over for what they name.

use std::ops::Range;

use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::context;
use super::layout::{self, Page};
use super::setting::Setting;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::letter::{Letter, LetterKind, sample};

/// How many steps a template may take: no letter is longer.
const FUEL: u64 = 100_000;

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub what: Msg,
    /// The bytes of the template that are meant.
    pub span: Range<usize>,
}

/// The letter a template gives.
pub fn compose(letter: &Letter, template: &str, setting: &Setting) -> Result<Page, Fault> {
    let environment = environment();
    let filled = environment
        .template_from_str(template)
        .and_then(|read| read.render(Value::from(context::context(letter, setting))));
    match filled {
        Ok(text) => Ok(layout::page(&text)),
        Err(error) => Err(fault(&error, template)),
    }
}

/// What is wrong with the template of a kind of letter, whatever the case: it does not parse, or
/// names what there is not.
pub fn faults(kind: LetterKind, template: &str, setting: &Setting) -> Vec<Fault> {
    let mut found = Vec::new();
    let tried = [true, false].map(|full| compose(&sample(kind, full), template, setting));
    for fault in tried.into_iter().filter_map(Result::err) {
        if !found.contains(&fault) {
            found.push(fault);
        }
    }
    if found.is_empty() {
        found.extend(unseen(kind, template, setting));
    }
    found
}

/// Names in parts of the template that no sample came through.
fn unseen(kind: LetterKind, template: &str, setting: &Setting) -> Vec<Fault> {
    let environment = environment();
    let Ok(read) = environment.template_from_str(template) else {
        return Vec::new();
    };
    let mut named: Vec<String> = read.undeclared_variables(true).into_iter().collect();
    named.sort();
    let known = Value::from(context::context(&sample(kind, true), setting));
    let there = |name: &str| {
        let found = name.split('.').try_fold(known.clone(), |value, key| {
            let below = value.get_attr(key).ok()?;
            (!below.is_undefined()).then_some(below)
        });
        found.is_some()
    };
    let function = |name: &str| environment.globals().any(|(known, _)| known == name);
    let unknown = named.iter().filter(|name| !there(name) && !function(name));
    unknown
        .map(|name| Fault {
            what: msg!("letter-fault-name", name = name),
            span: template
                .find(name.as_str())
                .map_or(0..0, |at| at..at + name.len()),
        })
        .collect()
}

/// The engine: it reads no files, knows no other templates, and takes nothing that is not there for
/// nothing.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    let mut syntax = minijinja::syntax::SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    if let Ok(syntax) = syntax.build() {
        environment.set_syntax(syntax);
    }
    // A text is escaped where the letter ends up, whatever the template says of it.
    for filter in ["safe", "escape", "e"] {
        environment.remove_filter(filter);
    }
    environment.set_formatter(|out, _, value| {
        if value.is_undefined() {
            return Err(Error::from(ErrorKind::UndefinedError));
        }
        if !value.is_none() {
            out.write_str(&layout::marked(&value.to_string()))?;
        }
        Ok(())
    });
    environment
}

fn fault(error: &Error, template: &str) -> Fault {
    let span = error.range().unwrap_or_else(|| {
        let line = error.line().unwrap_or(1).saturating_sub(1);
        let before = template.split_inclusive('\n').take(line).map(str::len);
        let start: usize = before.sum();
        start..start
    });
    let meant = template.get(span.clone()).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::SyntaxError => msg!("letter-fault-syntax"),
        ErrorKind::UndefinedError => msg!("letter-fault-name", name = meant),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownMethod => msg!("letter-fault-word", word = meant),
        ErrorKind::OutOfFuel => msg!("letter-fault-long"),
        _ => msg!("letter-fault-value", text = meant),
    };
    Fault { what, span }
}
