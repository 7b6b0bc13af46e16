//! Case numbers (M-8): year, month and a serial that restarts each month, in the shape a policy
//! gives them. Without the month in the pattern the serial runs through the year.
//!
//! Every part but the serial has a fixed width, so a serial that outgrows its width (`2611100`,
//! the hundredth case of November 2026) still reads back in one way only.

use super::private_part::PRIVATE;
use std::fmt;
use std::str::FromStr;

use super::schema::Kind;
use crate::{errors, text_scalar};

/// The longest number, in characters; it is a file name and is printed in tables.
pub const NUMBER_MAX: usize = 64;

/// The widest serial that is read back, in digits.
const SERIAL_DIGITS_MAX: usize = 9;

/// Whether `text` can be a case number at all, and so a file name on every system: letters and
/// digits of any script, `-`, `_` and `.` inside.
pub fn is_number(text: &str) -> bool {
    text.chars().count() <= NUMBER_MAX
        && text.starts_with(char::is_alphanumeric)
        && text.ends_with(char::is_alphanumeric)
        && text.chars().all(is_number_character)
        && !text.ends_with(PRIVATE)
}

/// What the number of a draft begins with.
const DRAFT: &str = "draft-";

/// As many digits as the number of a draft has, where that is enough to tell it from the others.
pub const DRAFT_DIGITS: usize = 6;

/// The number a case has until it is registered, where the policy numbers at registration:
/// `draft-` and the last digits of its uid. The first digits of a UUIDv7 are the time, so two
/// drafts of one morning would share them.
pub fn draft_number(uid: &str, digits: usize) -> String {
    let hex: Vec<char> = uid.chars().filter(char::is_ascii_hexdigit).collect();
    let tail = hex.get(hex.len().saturating_sub(digits)..);
    let tail: String = tail.unwrap_or_default().iter().collect();
    format!("{DRAFT}{}", tail.to_ascii_lowercase())
}

/// Whether a number is that of a draft: no number of the register yet.
pub fn is_draft(number: &str) -> bool {
    let digits = number.strip_prefix(DRAFT);
    digits.is_some_and(|digits| {
        digits.len() >= DRAFT_DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

fn is_number_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// A policy's `[numbering] pattern`, such as `{yy}{mm}{serial:02}` or `T-{yyyy}{mm}-{serial:03}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    /// Four digits.
    Year,
    /// Two digits, of the years 2000 to 2099.
    ShortYear,
    /// Two digits.
    Month,
    /// At least this many digits, padded with zeros.
    Serial(usize),
}

/// A number taken apart.
struct Parsed {
    year: i32,
    month: Option<u32>,
    serial: u32,
}

text_scalar!(NumberPattern, Kind::Text);

impl NumberPattern {
    /// The number of the `serial`th case of a month, or of the year where it says no month. Beyond the pattern's width the serial widens
    /// (M-8: more than 99 in a month must work).
    pub fn format(&self, year: i32, month: u32, serial: u32) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Literal(text) => text.clone(),
            Part::Year => format!("{year:04}"),
            Part::ShortYear => format!("{:02}", year.rem_euclid(100)),
            Part::Month => format!("{month:02}"),
            Part::Serial(width) => format!("{serial:0width$}"),
        });
        parts.collect()
    }

    /// The months among whose numbers the serial runs: this one, or all of its year.
    pub fn series(&self, year: i32, month: u32) -> Vec<(i32, u32)> {
        let months = if self.has(Part::is_month) {
            month..=month
        } else {
            1..=12
        };
        months.map(|month| (year, month)).collect()
    }

    /// The serial of a number of that month (of that year, where it says none); `None` for another
    /// number.
    pub fn serial_of(&self, number: &str, year: i32, month: u32) -> Option<u32> {
        let serial = self.parse(number)?.serial;
        (self.format(year, month, serial) == number).then_some(serial)
    }

    /// The highest serial of that month among these numbers; 0 where there is none. What is no higher than one
    /// before it need not be read whole.
    pub fn highest_of<'a>(
        &self,
        numbers: impl IntoIterator<Item = &'a str>,
        (year, month): (i32, u32),
    ) -> u32 {
        numbers.into_iter().fold(0, |highest, number| {
            let found = self.read(number).filter(|found| found.serial > highest);
            let serial = found.and_then(|_| self.serial_of(number, year, month));
            serial.unwrap_or(highest)
        })
    }

    /// The year and, where the pattern has it, the month a number belongs to; `None` for a number of
    /// another pattern.
    pub fn month_of(&self, number: &str) -> Option<(i32, Option<u32>)> {
        self.parse(number).map(|found| (found.year, found.month))
    }

    /// Reads a number, accepting only what [`Self::format`] would write.
    fn parse(&self, number: &str) -> Option<Parsed> {
        let found = self.read(number)?;
        let month = found.month.unwrap_or(1);
        let real = (1..=12).contains(&month) && found.serial > 0;
        let canonical = self.format(found.year, month, found.serial) == number;
        (real && canonical).then_some(found)
    }

    /// What stands in a number where [`Self::format`] writes it.
    fn read(&self, number: &str) -> Option<Parsed> {
        let fixed: usize = self.parts.iter().map(Part::fixed_width).sum();
        let serial_width = number.len().checked_sub(fixed)?;
        let mut found = Parsed {
            year: 0,
            month: None,
            serial: 0,
        };
        let mut rest = number;
        for part in &self.parts {
            let width = match part {
                Part::Serial(_) => serial_width,
                _ => part.fixed_width(),
            };
            let (text, tail) = rest.split_at_checked(width)?;
            rest = tail;
            match part {
                Part::Literal(literal) if literal == text => {}
                Part::Literal(_) => return None,
                Part::Year => found.year = i32::try_from(digits(text)?).ok()?,
                Part::ShortYear => found.year = 2000 + i32::try_from(digits(text)?).ok()?,
                Part::Month => found.month = Some(digits(text)?),
                Part::Serial(_) => found.serial = digits(text)?,
            }
        }
        Some(found)
    }

    fn has(&self, wanted: fn(&Part) -> bool) -> bool {
        self.parts.iter().any(wanted)
    }

    fn push(&mut self, part: Part, token: &str) -> Result<(), PatternError> {
        let twice = match part {
            Part::Literal(_) => false,
            Part::Year | Part::ShortYear => self.has(Part::is_year),
            Part::Month => self.has(Part::is_month),
            Part::Serial(_) => self.has(Part::is_serial),
        };
        if twice {
            let token = token.to_owned();
            return Err(PatternError::TokenTwice { token });
        }
        self.parts.push(part);
        Ok(())
    }

    /// A serial restarts with the year, so a number without it would come twice.
    fn require_all(&self) -> Result<(), PatternError> {
        let missing = [
            (self.has(Part::is_year), "{yy}"),
            (self.has(Part::is_serial), "{serial:02}"),
        ];
        match missing.into_iter().find(|(there, _)| !there) {
            Some((_, token)) => Err(PatternError::TokenMissing { token }),
            None => Ok(()),
        }
    }
}

impl Part {
    fn is_year(&self) -> bool {
        matches!(self, Self::Year | Self::ShortYear)
    }

    fn is_month(&self) -> bool {
        matches!(self, Self::Month)
    }

    fn is_serial(&self) -> bool {
        matches!(self, Self::Serial(_))
    }

    /// Bytes this part takes in every number; 0 for the serial.
    fn fixed_width(&self) -> usize {
        match self {
            Self::Literal(text) => text.len(),
            Self::Year => 4,
            Self::ShortYear | Self::Month => 2,
            Self::Serial(_) => 0,
        }
    }

    fn from_token(token: &str) -> Result<Self, PatternError> {
        match token {
            "yyyy" => return Ok(Self::Year),
            "yy" => return Ok(Self::ShortYear),
            "mm" => return Ok(Self::Month),
            "serial" => return Ok(Self::Serial(1)),
            _ => {}
        }
        let Some(width) = token.strip_prefix("serial:") else {
            let token = token.to_owned();
            return Err(PatternError::TokenUnknown { token });
        };
        match digits(width) {
            Some(width @ 1..=6) => Ok(Self::Serial(width as usize)),
            _ => Err(PatternError::SerialWidth {
                width: width.to_owned(),
            }),
        }
    }
}

/// ASCII digits only: `"+3"` and `"3"` are no digits here.
fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty()
        && text.len() <= SERIAL_DIGITS_MAX
        && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

errors! {
    /// Why a text is no number pattern.
    pub enum PatternError {
        /// A token there is not.
        TokenUnknown { token: String } = "store-number-token-unknown",
        /// A token without its closing brace.
        TokenUnclosed { token: String } = "store-number-token-unclosed",
        /// A token a number cannot do without is not there.
        TokenMissing { token: &'static str } = "store-number-token-missing",
        /// A token is there twice.
        TokenTwice { token: String } = "store-number-token-twice",
        /// A serial of no digit, or too many.
        SerialWidth { width: String } = "store-number-serial-width",
        /// A character no number may have.
        Character { character: String } = "store-number-character",
        /// Its numbers would be no file names.
        Shape { example: String } = "store-number-shape",
        /// Its numbers would look like drafts.
        Draft = "store-number-draft",
    }
}

impl FromStr for NumberPattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let mut pattern = Self { parts: Vec::new() };
        let mut rest = text;
        while !rest.is_empty() {
            let (literal, tail) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
            if let Some(bad) = literal.chars().find(|c| !is_number_character(*c)) {
                let character = bad.to_string();
                return Err(PatternError::Character { character });
            }
            if !literal.is_empty() {
                pattern.push(Part::Literal(literal.to_owned()), literal)?;
            }
            let Some(token) = tail.strip_prefix('{') else {
                break;
            };
            let Some((token, tail)) = token.split_once('}') else {
                let token = token.to_owned();
                return Err(PatternError::TokenUnclosed { token });
            };
            pattern.push(Part::from_token(token)?, token)?;
            rest = tail;
        }
        pattern.require_all()?;
        // What is no draft must never look like one.
        if pattern.format(2000, 1, 1).starts_with(DRAFT) {
            return Err(PatternError::Draft);
        }
        // The widest serial must fit too, so that a number never becomes an invalid file name.
        let widest = pattern.format(2000, 1, 999_999_999);
        if is_number(&widest) {
            Ok(pattern)
        } else {
            Err(PatternError::Shape { example: widest })
        }
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.parts {
            match part {
                Part::Literal(text) => f.write_str(text)?,
                Part::Year => f.write_str("{yyyy}")?,
                Part::ShortYear => f.write_str("{yy}")?,
                Part::Month => f.write_str("{mm}")?,
                Part::Serial(width) => write!(f, "{{serial:{width:02}}}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pattern(text: &str) -> NumberPattern {
        text.parse().unwrap()
    }

    /// M-8: year(2) month(2) serial(2), and the hundredth case of a month.
    #[test]
    fn the_manufacturing_number() {
        let m8 = pattern("{yy}{mm}{serial:02}");
        assert_eq!(m8.format(2006, 11, 5), "061105");
        assert_eq!(m8.format(2026, 11, 99), "261199");
        assert_eq!(m8.format(2026, 11, 100), "2611100");
        assert_eq!(m8.serial_of("2611100", 2026, 11), Some(100));
        assert_eq!(m8.serial_of("2611100", 2026, 12), None);
        assert_eq!(m8.month_of("2611100"), Some((2026, Some(11))));
        assert_eq!(m8.month_of("061105"), Some((2006, Some(11))));
    }

    /// M-8: one number, one reading: only what would be written is read.
    #[test]
    fn other_writings_are_not_numbers_of_the_pattern() {
        let m8 = pattern("{yy}{mm}{serial:02}");
        for other in [
            "",
            "2611",
            "26115",
            "261100",
            "26110100",
            "261300",
            "26131",
            "261301",
            "2600011",
            "26+105",
            "2611x5",
            "2611١٢",
            "26110000000005",
            "T-261105",
            "投2611",
        ] {
            assert_eq!(m8.month_of(other), None, "{other}");
        }
    }

    /// A policy may choose prefix, separators and where the serial stands.
    #[test]
    fn literals_and_order() {
        let t = pattern("T-{yyyy}{mm}-{serial:03}");
        assert_eq!(t.format(2026, 3, 7), "T-202603-007");
        assert_eq!(t.serial_of("T-202603-1007", 2026, 3), Some(1007));
        let first = pattern("诉{serial:02}.{yy}{mm}");
        assert_eq!(first.format(2026, 3, 123), "诉123.2603");
        assert_eq!(first.serial_of("诉123.2603", 2026, 3), Some(123));
    }

    /// Most registers number through the year: the serial is then that of any month of it.
    #[test]
    fn a_number_without_its_month_runs_through_the_year() {
        let ks = pattern("KS{yy}-{serial:03}");
        assert_eq!(ks.format(2026, 11, 17), "KS26-017");
        assert_eq!(ks.serial_of("KS26-017", 2026, 3), Some(17));
        assert_eq!(ks.serial_of("KS26-017", 2027, 3), None);
        assert_eq!(ks.month_of("KS26-1017"), Some((2026, None)));
        assert_eq!(ks.series(2026, 3).len(), 12);
        assert_eq!(
            pattern("{yyyy}-{mm}-{serial:02}").series(2026, 3),
            [(2026, 3)]
        );
    }

    /// A pattern that could repeat a number or leave its directory is refused, with the reason.
    #[test]
    fn bad_patterns() {
        for (text, key) in [
            ("", "store-number-token-missing"),
            ("{mm}{serial:02}", "store-number-token-missing"),
            ("{yy}{mm}", "store-number-token-missing"),
            ("{yy}{yyyy}{mm}{serial:02}", "store-number-token-twice"),
            ("{yy}{mm}{serial:02}{serial:02}", "store-number-token-twice"),
            ("{yy}{mm}{day}{serial:02}", "store-number-token-unknown"),
            ("{yy}{mm}{serial:0}", "store-number-serial-width"),
            ("{yy}{mm}{serial:99}", "store-number-serial-width"),
            ("{yy}{mm}{serial:02", "store-number-token-unclosed"),
            ("../{yy}{mm}{serial:02}", "store-number-character"),
            ("{yy}{mm}{serial:02}}", "store-number-character"),
            ("{yy} {mm}{serial:02}", "store-number-character"),
            ("-{yy}{mm}{serial:02}", "store-number-shape"),
            (".{yy}{mm}{serial:02}", "store-number-shape"),
            ("{yy}{mm}{serial:02}.", "store-number-shape"),
        ] {
            let error = text.parse::<NumberPattern>().unwrap_err();
            assert_eq!(error.to_string(), key, "{text}");
        }
        let long = format!("{}{{yy}}{{mm}}{{serial:02}}", "a".repeat(64));
        assert!(long.parse::<NumberPattern>().is_err());
    }

    /// A number is a file name: nothing that could leave the directory or hide in it.
    #[test]
    fn what_can_be_a_number() {
        assert!(
            ["061105", "T-202603-007", "诉123", "a.b_c"]
                .into_iter()
                .all(is_number)
        );
        for bad in [
            "", ".", "..", ".x", "x.", "-x", "a/b", "a\\b", "a b", "a\nb", "a:b", "x\0",
        ] {
            assert!(!is_number(bad), "{bad:?}");
        }
    }

    proptest! {
        /// M-8: every serial of every month reads back as itself, in every shape of pattern.
        #[test]
        fn numbers_round_trip(year in 2000..2100_i32, month in 1..13_u32, serial in 1..1_000_000_000_u32,
            shape in prop::sample::select(vec!["{yy}{mm}{serial:02}", "{serial:03}{yyyy}{mm}", "7{mm}0{serial}1{yy}"])) {
            let pattern = pattern(shape);
            let number = pattern.format(year, month, serial);
            prop_assert_eq!(pattern.serial_of(&number, year, month), Some(serial));
            prop_assert_eq!(pattern.month_of(&number), Some((year, Some(month))));
        }

        /// No text makes reading a pattern or a number fail otherwise than by its error.
        #[test]
        fn any_text_is_answered(text in ".{0,24}", number in "\\PC{0,12}") {
            if let Ok(pattern) = text.parse::<NumberPattern>() {
                prop_assert_eq!(pattern.to_string().parse::<NumberPattern>().ok(), Some(pattern));
            }
            pattern("{yy}{mm}{serial:02}").month_of(&number);
        }
    }
}
