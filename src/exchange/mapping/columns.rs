//! What columns fill, and what is known of their values.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use crate::domain::case::Case;
use crate::domain::case::form::{self, CLOSING, NUMBER, RECEIVED};
use crate::domain::input::DateOrder;
use crate::domain::msg::Msg;
use crate::domain::policy::{OWN, nearest};
use crate::domain::schema::{self, Declared as _, Field, Kind};
use crate::domain::tree::{Path, Seg};
use crate::msg;

use super::synonyms::folded;

/// What the columns of a register mean.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The policy of its cases.
    pub policy: Option<String>,
    /// The zone of times without an offset; that of the organisation where nothing is said.
    pub zone: Option<Tz>,
    /// In which order its dates are written.
    pub dates: Option<DateOrder>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What every case of it has that says nothing else.
    pub defaults: Vec<(Target, String)>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called in the register.
    pub head: String,
    /// What it fills; nothing where it is left out on purpose, several where its values have parts.
    pub to: Vec<Target>,
    /// The sign between the parts.
    pub by: String,
    /// Its words, by what they stand for here.
    pub values: BTreeMap<String, String>,
    /// In which order its dates are written.
    pub dates: Option<DateOrder>,
    /// The unit of its numbers.
    pub unit: Option<String>,
}

/// What parts are parted by, where nothing is said.
pub const PARTED: &str = "/";

/// What a column fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A field of the case, by its path.
    Field(String),
    /// The items, one a line.
    Items,
    /// A key of the register's own.
    Own(Path),
}

/// The items of a case.
const ITEMS: &str = "items";

/// The signs in which the parts of a key of one's own are put together.
const KEY_LONGEST: usize = 40;

impl Column {
    /// A column that fills this.
    pub fn new(head: &str, to: Target) -> Self {
        Self {
            head: head.to_owned(),
            to: vec![to],
            by: PARTED.to_owned(),
            values: BTreeMap::new(),
            dates: None,
            unit: None,
        }
    }
}

impl Mapping {
    /// The column of this head.
    pub fn column(&self, head: &str) -> Option<&Column> {
        let exact = self.columns.iter().find(|column| column.head == head);
        let like = || {
            let mut columns = self.columns.iter();
            columns.find(|column| folded(&column.head) == folded(head))
        };
        exact.or_else(like)
    }
}

impl Target {
    /// What a text means: the path of a field, the flag of `new` that fills it, or a key of one's own.
    ///
    /// # Errors
    /// There is no such field.
    pub fn parse(text: &str) -> Result<Self, Msg> {
        if text == ITEMS {
            return Ok(Self::Items);
        }
        let path: Option<Path> = text.parse().ok();
        if let Some(path) = path.filter(is_own) {
            return Ok(Self::Own(path));
        }
        let fields = fillable();
        let by_flag = |field: &Field| field.asked.is_some_and(|asked| asked.flag == text);
        let found = fields
            .iter()
            .find(|(path, _)| path == text)
            .or_else(|| fields.iter().find(|(_, field)| by_flag(field)));
        if let Some((path, _)) = found {
            return Ok(Self::Field(path.clone()));
        }
        let known: Vec<&str> = fields.iter().map(|(path, _)| path.as_str()).collect();
        Err(match nearest(text, &known) {
            Some(word) => msg!("import-no-such-field-meant", field = text, word = word),
            None => msg!("import-no-such-field", field = text),
        })
    }

    /// A key of the register's own for a column, in letters and digits.
    pub fn own(head: &str) -> Self {
        let mut key = String::new();
        for c in head.trim().to_lowercase().chars() {
            if c.is_alphanumeric() {
                key.push(c);
            } else if !key.is_empty() && !key.ends_with('-') {
                key.push('-');
            }
        }
        let key: String = key.chars().take(KEY_LONGEST).collect();
        let key = key.trim_matches('-');
        let key = if key.is_empty() { "column" } else { key };
        Self::Own(Path::root().key(&format!("{OWN}{key}")))
    }

    /// What it holds.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Field(path) if path == RECEIVED => Kind::Time,
            Self::Field(path) => {
                let path: Option<Path> = path.parse().ok();
                let field = path.and_then(|path| schema::at(Case::FIELDS, &path));
                field.map_or(Kind::Text, |field| field.kind)
            }
            Self::Items => Kind::Lines,
            Self::Own(_) => Kind::Text,
        }
    }

    /// Whether it is the field at a path.
    pub fn is(&self, path: &str) -> bool {
        matches!(self, Self::Field(own) if own == path)
    }

    /// As a mapping writes it.
    pub fn text(&self) -> String {
        match self {
            Self::Field(path) => path.clone(),
            Self::Items => ITEMS.to_owned(),
            Self::Own(path) => path.to_string(),
        }
    }
}

/// Whether a path is a key of one's own, at the top or in a section of what is told.
fn is_own(path: &Path) -> bool {
    let own =
        |seg: &Seg| matches!(seg, Seg::Key(key) if key.starts_with(OWN) && key.len() > OWN.len());
    match path.0.as_slice() {
        [key] => own(key),
        [section, key] => {
            let section = Path(vec![section.clone()]);
            let told = |field: &Field| field.below().iter().any(|part| part.told);
            own(key) && schema::at(Case::FIELDS, &section).is_some_and(told)
        }
        _ => false,
    }
}

/// Every field that a column may fill, with its path.
pub fn fillable() -> Vec<(String, &'static Field)> {
    let told = form::told().map(|(path, field)| (path.to_owned(), field));
    let mut fields: Vec<(String, &'static Field)> = told.collect();
    let received = schema::at(Case::FIELDS, &Path::root().key(RECEIVED));
    fields.extend(received.map(|field| (RECEIVED.to_owned(), field)));
    let number = schema::at(Case::FIELDS, &Path::root().key(NUMBER));
    fields.extend(number.map(|field| (NUMBER.to_owned(), field)));
    fields.extend(form::ended().map(|field| (format!("{CLOSING}.{}", field.key), field)));
    fields
}
