//! What a blank policy begins with.

use chrono::NaiveDate;

use crate::codec::toml;
use crate::domain::tree::{Data, Node};

/// The policy as it begins.
const STARTER: &str = include_str!("starter.toml");

/// The longest beginning of its numbers.
const LETTERS: usize = 3;

/// What stands in it for this company.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// The identifier of the policy.
    pub id: &'a str,
    /// The day it takes effect.
    pub from: NaiveDate,
    /// The calendar.
    pub calendar: &'a str,
    /// The currency.
    pub currency: &'a str,
    /// The unit that takes complaints in.
    pub unit: &'a str,
    /// The role that settles.
    pub role: &'a str,
}

impl Start<'_> {
    /// The document it begins with.
    pub(super) fn document(&self) -> Node {
        let from = self.from.to_string();
        let letters = self.id.chars().filter(char::is_ascii_alphabetic);
        let prefix: String = letters.take(LETTERS).collect();
        let mut node = toml::parse(&STARTER.replace("@FROM@", &from)).unwrap_or(Node {
            data: Data::Null,
            span: 0..0,
        });
        let filled = [
            ("@ID@", self.id),
            ("@CALENDAR@", self.calendar),
            ("@CURRENCY@", self.currency),
            ("@UNIT@", self.unit),
            ("@ROLE@", self.role),
            ("@PREFIX@", &prefix.to_ascii_uppercase()),
        ];
        fill(&mut node, &filled);
        node
    }
}

/// Puts words where their marks stand: as values, so that none can be more than a word.
fn fill(node: &mut Node, filled: &[(&str, &str)]) {
    match &mut node.data {
        Data::Scalar(scalar) => {
            for (mark, word) in filled {
                scalar.text = scalar.text.replace(mark, word);
            }
        }
        Data::Map(entries) => entries
            .iter_mut()
            .for_each(|entry| fill(&mut entry.value, filled)),
        Data::Seq(items) => items.iter_mut().for_each(|item| fill(item, filled)),
        Data::Null | Data::Opaque => {}
    }
}
