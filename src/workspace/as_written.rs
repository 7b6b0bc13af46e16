//! What people wrote in a register, a form or a letter, as a case holds it: dates in the order of their
//! country, figures with signs and units, words of another house.
//!
//! Nothing is guessed silently and nothing lost: what can be read in two ways is refused, and where a field
//! holds less than was written, the whole of it is kept beside it under a key of the register's own.

use chrono::NaiveDate;

use crate::domain::input::DateOrder;
use crate::domain::input::{Day, Moment, figure, says_year, year_first};
use crate::domain::msg::Msg;
use crate::domain::policy::OWN;
use crate::domain::quantity::Quantity;
use crate::domain::schema::{Kind, Scalar as _};
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::{Path, Value};
use crate::exchange::mapping::synonyms::{self, folded};
use crate::exchange::mapping::{Column, Target};
use crate::msg;
use crate::workspace::dates::{self, typed_on};
use crate::workspace::problems;

/// What a text tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A field.
    Field(String, Value),
    /// When the complaint came.
    Received(Time),
    /// Its items.
    Items(Vec<String>),
    /// A key of the register's own.
    Own(Path, Value),
}

/// How the texts of a register are read.
pub struct Reading<'a> {
    /// The calendar, in the register's zone.
    pub calendar: &'a Calendar,
    /// Today, where the organisation is.
    pub today: NaiveDate,
    /// Whether a day without its year is one: that of a letter of today, not of a register.
    pub near: bool,
}

/// The field of what is defective, of so many.
const DEFECTIVE: &str = "product.defective";
/// How many there are.
const QUANTITY: &str = "product.quantity";
/// The word for any way that has no word of its own.
const OTHER: &str = "other";

impl Reading<'_> {
    /// What a text in a column tells; nothing where it is empty.
    pub fn told(
        &self,
        column: &Column,
        order: Option<DateOrder>,
        text: &str,
    ) -> Result<Vec<Told>, Msg> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        if let [target] = column.to.as_slice() {
            if target.is(DEFECTIVE)
                && let Some((part, whole)) = share(text)
            {
                let whole_of = Target::Field(QUANTITY.to_owned());
                let mut told = self.one((target, column, order), part)?;
                told.extend(self.one((&whole_of, column, order), whole)?);
                return Ok(told);
            }
            return self.one((target, column, order), text);
        }
        let parts: Vec<&str> = text.split(column.by.as_str()).collect();
        if column.to.is_empty() {
            return Ok(Vec::new());
        }
        if parts.len() != column.to.len() {
            let (count, sign) = (column.to.len(), column.by.as_str());
            return Err(msg!(
                "import-parts",
                value = text,
                count = count,
                sign = sign
            ));
        }
        let mut told = Vec::new();
        for (target, part) in column.to.iter().zip(parts) {
            let part = part.trim();
            if !part.is_empty() {
                told.extend(self.one((target, column, order), part)?);
            }
        }
        Ok(told)
    }

    fn one(
        &self,
        (target, column, order): (&Target, &Column, Option<DateOrder>),
        text: &str,
    ) -> Result<Vec<Told>, Msg> {
        let known = column.values.get(text).map(String::as_str).or_else(|| {
            let mut values = column.values.iter();
            values.find_map(|(word, here)| (folded(word) == folded(text)).then_some(here.as_str()))
        });
        let text = known.unwrap_or(text);
        let path = match target {
            Target::Own(path) => {
                return Ok(vec![Told::Own(path.clone(), Value::Text(text.to_owned()))]);
            }
            Target::Items => {
                let items = text.lines().map(str::trim).filter(|item| !item.is_empty());
                return Ok(vec![Told::Items(items.map(str::to_owned).collect())]);
            }
            Target::Field(path) => path,
        };
        let field = |value| Told::Field(path.clone(), value);
        match target.kind() {
            Kind::Time if path == crate::domain::case::form::RECEIVED => {
                Ok(vec![Told::Received(self.moment(text, order)?)])
            }
            Kind::Time => Ok(vec![field(self.moment(text, order)?.value())]),
            Kind::Date => self.day(path, text, order),
            Kind::Flag => match synonyms::flag(text) {
                Some(flag) => Ok(vec![field(flag.value())]),
                None => Err(msg!("field-not-a-flag", value = text)),
            },
            Kind::Quantity | Kind::QuantityOr(_) => {
                let text = with_unit(text, column.unit.as_deref());
                Ok(vec![field(typed_on(self.today, target.kind(), &text)?)])
            }
            kind @ Kind::Word(..) => self.word((path, kind), text),
            kind => Ok(vec![field(typed_on(self.today, kind, text)?)]),
        }
    }

    /// A word of ours, what it is called here, or what other houses call it.
    fn word(&self, (path, kind): (&str, Kind), text: &str) -> Result<Vec<Told>, Msg> {
        let told = |value| Told::Field(path.to_owned(), value);
        let why = match typed_on(self.today, kind, text) {
            Ok(value) => return Ok(vec![told(value)]),
            Err(why) => why,
        };
        let Kind::Word(words, _) = kind else {
            return Err(why);
        };
        let own = words()
            .into_iter()
            .find(|word| folded(word) == folded(text));
        let word = own.or_else(|| synonyms::word(path, text));
        let mut all = vec![told(Value::Plain(word.ok_or(why)?.to_owned()))];
        if word == Some(OTHER) && folded(text) != OTHER {
            all.push(Told::Own(beside(path), Value::Text(text.to_owned())));
        }
        Ok(all)
    }

    /// A day; where a time of it is written as well, the whole is kept beside it.
    fn day(&self, path: &str, text: &str, order: Option<DateOrder>) -> Result<Vec<Told>, Msg> {
        let plain = self.dated(text, order)?;
        let day = match plain.parse::<Day>() {
            Ok(day) => day.on(self.today)?,
            Err(why) => {
                let moment = plain.parse::<Moment>().map_err(|_| why)?.on(self.today)?;
                let (day, time) = moment.split_once('T').unwrap_or((&moment, ""));
                let day: Day = day.parse()?;
                let value = day.on(self.today)?.value();
                let mut told = vec![Told::Field(path.to_owned(), value)];
                if !time.is_empty() && time != "00:00:00" {
                    told.push(Told::Own(beside(path), Value::Text(text.to_owned())));
                }
                return Ok(told);
            }
        };
        Ok(vec![Told::Field(path.to_owned(), day.value())])
    }

    fn moment(&self, text: &str, order: Option<DateOrder>) -> Result<Time, Msg> {
        if let Ok(exact) = self.calendar.moment(text) {
            return Ok(self.calendar.whole_second(exact));
        }
        let plain = self.dated(text, order)?;
        let joined = plain.replacen(' ', "T", 1);
        let read = self.calendar.moment(&joined).map_err(anyhow::Error::from);
        let read =
            read.or_else(|_| dates::read(&plain, self.today, |text| self.calendar.moment(text)));
        let at = read.map_err(|error| problems::of(error).what)?;
        Ok(self.calendar.whole_second(at))
    }

    /// The text with its day in one order, if it says its year.
    fn dated(&self, text: &str, order: Option<DateOrder>) -> Result<String, Msg> {
        let plain = year_first(text, order);
        if self.near || says_year(&plain) {
            Ok(plain)
        } else {
            Err(msg!("import-no-year", value = text))
        }
    }
}

/// `35/5000`: so many of so many.
fn share(text: &str) -> Option<(&str, &str)> {
    let (part, whole) = text.split_once(['/', '／'])?;
    let (part, whole) = (part.trim(), whole.trim());
    let is = |text: &str| figure(text).parse::<Quantity>().is_ok();
    (is(part) && is(whole)).then_some((part, whole))
}

/// A bare number in the unit of its column.
fn with_unit(text: &str, unit: Option<&str>) -> String {
    let bare = figure(text);
    let number = bare
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    match unit {
        Some(unit) if number => format!("{bare} {unit}"),
        _ => text.to_owned(),
    }
}

/// The key of the register's own that stands beside a field.
pub fn beside(path: &str) -> Path {
    let (section, key) = match path.rsplit_once('.') {
        Some((section, key)) if section != crate::domain::case::form::CLOSING => {
            (Path::root().key(section), key)
        }
        Some((section, key)) => {
            return Path::root().key(&format!("{OWN}{section}-{key}"));
        }
        None => (Path::root(), path),
    };
    section.key(&format!("{OWN}{}", key.replace('_', "-")))
}

#[cfg(test)]
mod tests;
