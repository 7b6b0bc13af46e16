//! Who bears the loss, at what share (M-9.7, M-A2).

use rust_decimal::Decimal;

use crate::domain::money;
use crate::domain::msg::Msg;
use crate::domain::reader::Reader;
use crate::domain::tree::Value;
use crate::msg;

/// A unit, person or outside party with its share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Liable {
    /// Who.
    pub who: Who,
    /// The share in percent.
    pub share: Decimal,
}

/// Who is liable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A unit of ours, down to the person where it can be pinned on one (M-B1).
    Unit {
        /// The unit.
        unit: String,
        /// The person.
        person: Option<String>,
    },
    /// Another company; its share is recoverable (M-9.13).
    Outside(String),
}

impl Liable {
    /// Reads one share.
    pub fn read(reader: &Reader) -> Option<Self> {
        let share = reader.required("share", reader.decimal("share"));
        let who = match (reader.text("unit"), reader.text("outside")) {
            (Some(unit), None) => Some(Who::Unit {
                unit,
                person: reader.text("person"),
            }),
            (None, Some(outside)) => Some(Who::Outside(outside)),
            _ => {
                reader.invalid("unit", msg!("case-liable-who"));
                None
            }
        };
        let share = share?;
        if share > Decimal::ONE_HUNDRED {
            reader.invalid(
                "share",
                msg!("case-liable-share", share = share.to_string()),
            );
            return None;
        }
        Some(Self { who: who?, share })
    }

    /// Reads `UNIT[/PERSON]=SHARE` or `outside:NAME=SHARE`.
    pub fn parse(text: &str) -> Result<Self, Msg> {
        let wrong = || msg!("case-liable-form", text = text);
        let (who, share) = text.rsplit_once('=').ok_or_else(wrong)?;
        let share = money::decimal(share.trim_end_matches('%')).ok_or_else(wrong)?;
        if share > Decimal::ONE_HUNDRED {
            return Err(msg!("case-liable-share", share = share.to_string()));
        }
        let who = match (who.strip_prefix("outside:"), who.split_once('/')) {
            (Some(name), _) => Who::Outside(name.trim().to_owned()),
            (None, Some((unit, person))) => Who::Unit {
                unit: unit.to_owned(),
                person: Some(person.to_owned()),
            },
            (None, None) => Who::Unit {
                unit: who.to_owned(),
                person: None,
            },
        };
        let empty = match &who {
            Who::Outside(name) => name.is_empty(),
            Who::Unit { unit, person } => unit.is_empty() || person.as_deref() == Some(""),
        };
        if empty {
            Err(wrong())
        } else {
            Ok(Self { who, share })
        }
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        let flow = Value::Flow(Vec::new());
        let who = match &self.who {
            Who::Unit { unit, person } => flow
                .and("unit", Some(Value::Text(unit.clone())))
                .and("person", person.clone().map(Value::Text)),
            Who::Outside(name) => flow.and("outside", Some(Value::Text(name.clone()))),
        };
        let share = self.share.normalize().to_string();
        let whole = share.bytes().all(|b| b.is_ascii_digit());
        who.and(
            "share",
            Some(if whole {
                Value::Plain(share)
            } else {
                Value::Quoted(share)
            }),
        )
    }
}

/// The sum of all shares, in percent.
pub fn total(liability: &[Liable]) -> Decimal {
    liability.iter().map(|liable| liable.share).sum()
}
