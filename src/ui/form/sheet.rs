//! The sheets of a form in a format: drawn by the template of that format, in which every value is
//! escaped for it.

use std::collections::BTreeMap;

use minijinja::{AutoEscape, Error, ErrorKind, Value};

use super::format::FormFormat;
use super::layout::Layout;
use super::trouble::fault;
use crate::domain::word::Word as _;
use crate::ui::escape::{Any, Safe};
use crate::ui::template::{Fault, quiet, trouble};
use crate::ui::words::Words;

/// A sheet of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the form is called, from its template.
    pub(super) layout: Layout,
    /// By which regulation and rule, whose.
    pub(super) head: String,
    /// Which copy it is, for whom; nothing where there are none.
    pub(super) copy: String,
}

/// The sheets in a format, one after another.
pub fn draw(
    sheets: &[Sheet],
    format: FormFormat,
    template: &str,
    words: &Words,
) -> Result<Safe<Any>, Fault> {
    let mut environment = quiet();
    environment.set_auto_escape_callback(move |_| AutoEscape::Custom(format.word().into()));
    environment.set_formatter(|out, state, value| {
        if value.is_undefined() {
            return Err(Error::from(ErrorKind::UndefinedError));
        }
        let format = escaped_for(state.auto_escape())
            .ok_or_else(|| Error::from(ErrorKind::InvalidOperation))?;
        if !value.is_none() {
            out.write_str(&format.text(&value.to_string()))?;
        }
        Ok(())
    });
    let drawn = environment
        .template_from_str(template)
        .and_then(|read| read.render(context(sheets, words)));
    let drawn = drawn.map(Safe::drawn);
    drawn.map_err(|error| fault(trouble(&error, template)))
}

/// The format whose escaping an engine was told.
fn escaped_for(escape: &AutoEscape) -> Option<FormFormat> {
    match escape {
        AutoEscape::Custom(word) => FormFormat::from_word(word),
        _ => None,
    }
}

fn context(sheets: &[Sheet], words: &Words) -> Value {
    let title = sheets.first().map(|sheet| sheet.layout.title.as_str());
    let each = sheets.iter().map(|sheet| {
        named([
            ("title", sheet.layout.title.as_str().into()),
            ("head", sheet.head.as_str().into()),
            ("copy", sheet.copy.as_str().into()),
            ("wide", sheet.layout.is_wide().into()),
            ("blocks", sheet.layout.blocks()),
        ])
    });
    named([
        ("lang", words.lang().word().into()),
        ("title", title.into()),
        ("signature", words.text("form-signature").into()),
        ("sheets", each.collect()),
    ])
}

fn named<const N: usize>(names: [(&str, Value); N]) -> Value {
    let names = names.map(|(name, value)| (name.to_owned(), value));
    Value::from(BTreeMap::from(names))
}
