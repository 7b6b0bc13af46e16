//! Fields of a company's own: what stands under `x-<id>` in a case, and what is known of it.

use chrono::NaiveDate;

use crate::domain::input::Day;
use crate::domain::localized::Localized;
use crate::domain::msg::Msg;
use crate::domain::schema::{Kind, Scalar as _, typed};
use crate::domain::tree::{Path, Value};
use crate::{msg, table, words};

/// What a key of people's own begins with.
pub const OWN: &str = "x-";

table! {
    /// A field of the company's own.
    #[derive(Clone, Debug)]
    pub struct OwnField at id {
        /// The identifier; in a case file the key is `x-` and this.
        id: must String { unique() example("line") },
        /// Its title.
        title: named Localized = id,
        /// The section of the case it stands in; without one it stands at the top.
        section: may String { example("product") },
        /// What it holds.
        kind: or OwnKind,
        /// The values there are to choose among, for a choice.
        values: or Vec<String> { example("day, night") },
        /// Whether registration needs it.
        required: or bool,
        /// Whether `list --text` looks into it.
        searchable: or bool = true,
    }
}

words! {
    /// What a field of the company's own holds.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum OwnKind {
        /// Text.
        #[default]
        Text = "text",
        /// A number.
        Number = "number",
        /// A date.
        Date = "date",
        /// A quantity, in pieces or a unit.
        Quantity = "quantity",
        /// One of several values.
        Choice = "choice",
    }
}

impl OwnField {
    /// Its key in a case file.
    pub fn key(&self) -> String {
        format!("{OWN}{}", self.id)
    }

    /// Where it stands in a case.
    pub fn place(&self) -> Path {
        let above = self.section.as_deref();
        let above = above.map_or_else(Path::root, |section| Path::root().key(section));
        above.key(&self.key())
    }

    /// The same, as it is written.
    pub fn path(&self) -> String {
        self.place().to_string()
    }

    /// The value that a text means on a day.
    pub fn value(&self, text: &str, today: NaiveDate) -> Result<Value, Msg> {
        let text = text.trim();
        match self.kind {
            OwnKind::Text => Ok(Value::Text(text.to_owned())),
            OwnKind::Number => Ok(typed(Kind::Decimal, text)?),
            OwnKind::Quantity => Ok(typed(Kind::Quantity, text)?),
            OwnKind::Date => Ok(text.parse::<Day>().and_then(|day| day.on(today))?.value()),
            OwnKind::Choice if self.values.iter().any(|value| value == text) => {
                Ok(Value::Text(text.to_owned()))
            }
            OwnKind::Choice => {
                let values = Msg::list(self.values.clone());
                Err(msg!("policy-field-choice", value = text, values = values))
            }
        }
    }
}
