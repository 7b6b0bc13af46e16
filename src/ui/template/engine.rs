//! The engine: it reads no files, knows no other templates, and takes nothing that is not there for
//! nothing.

use std::ops::Range;

use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::fields::Names;
use super::marks::marked;
use crate::domain::msg::Msg;

/// How many steps a template may take: no paper is longer.
const FUEL: u64 = 1_000_000;

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub what: Msg,
    /// The bytes of the template that are meant.
    pub span: Range<usize>,
}

/// What is wrong with a template, before it is said of which sort of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Trouble {
    /// What.
    pub(in crate::ui) sort: Sort,
    /// The bytes of the template that are meant.
    pub(in crate::ui) span: Range<usize>,
}

/// The sorts of trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Sort {
    /// It cannot be read.
    Syntax,
    /// It names what there is not.
    Name(String),
    /// It uses a word the language of templates does not have.
    Word(String),
    /// It does not come to an end.
    Long,
    /// Something cannot be written.
    Value(String),
}

/// A template filled in; every text in it stands between marks.
pub(in crate::ui) fn filled(template: &str, names: Names) -> Result<String, Trouble> {
    let environment = environment();
    let filled = environment
        .template_from_str(template)
        .and_then(|read| read.render(Value::from(names)));
    filled.map_err(|error| trouble(&error, template))
}

/// Names in parts of a template that no sample came through.
pub(in crate::ui) fn unseen(template: &str, known: Names) -> Vec<Trouble> {
    let environment = environment();
    let Ok(read) = environment.template_from_str(template) else {
        return Vec::new();
    };
    let mut named: Vec<String> = read.undeclared_variables(true).into_iter().collect();
    named.sort();
    let known = Value::from(known);
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
        .map(|name| Trouble {
            sort: Sort::Name(name.clone()),
            span: template
                .find(name.as_str())
                .map_or(0..0, |at| at..at + name.len()),
        })
        .collect()
}

fn environment() -> Environment<'static> {
    let mut environment = quiet();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_formatter(|out, _, value| {
        if value.is_undefined() {
            return Err(Error::from(ErrorKind::UndefinedError));
        }
        if !value.is_none() {
            out.write_str(&marked(&value.to_string()))?;
        }
        Ok(())
    });
    environment
}

/// An engine that says nothing yet: what it does with a value is its user's.
pub(in crate::ui) fn quiet() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    let mut syntax = minijinja::syntax::SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    if let Ok(syntax) = syntax.build() {
        environment.set_syntax(syntax);
    }
    // A text is escaped where the paper ends up, whatever the template says of it.
    for filter in ["safe", "escape", "e"] {
        environment.remove_filter(filter);
    }
    environment
}

/// What an error of the engine means, and where.
pub(in crate::ui) fn trouble(error: &Error, template: &str) -> Trouble {
    let span = error.range().unwrap_or_else(|| {
        let line = error.line().unwrap_or(1).saturating_sub(1);
        let before = template.split_inclusive('\n').take(line).map(str::len);
        let start: usize = before.sum();
        start..start
    });
    let meant = template.get(span.clone()).unwrap_or_default().to_owned();
    let sort = match error.kind() {
        ErrorKind::SyntaxError => Sort::Syntax,
        ErrorKind::UndefinedError => Sort::Name(meant),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownMethod => Sort::Word(meant),
        ErrorKind::OutOfFuel => Sort::Long,
        _ => Sort::Value(meant),
    };
    Trouble { sort, span }
}
