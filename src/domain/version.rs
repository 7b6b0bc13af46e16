//! Versions of the tool.

use std::fmt;
use std::str::FromStr;

use super::schema::Kind;
use crate::{errors, text_scalar};

errors! {
    /// Why a text is no version.
    pub enum VersionError {
        /// It is not three numbers.
        Malformed { value: String } = "policy-not-a-version",
    }
}

/// A version in three numbers, `1.20.3`, compared number by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u64; 3]);

text_scalar!(Version, Kind::Text);

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let wrong = || VersionError::Malformed {
            value: text.to_owned(),
        };
        let number = |part: &str| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        };
        let numbers: Option<Vec<u64>> = text.split('.').map(number).collect();
        let numbers = numbers.ok_or_else(wrong)?;
        Ok(Self(numbers.try_into().map_err(|_| wrong())?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers are compared as numbers; anything but three of them is no version.
    #[test]
    fn versions_are_three_numbers() {
        let read = |text: &str| text.parse::<Version>();
        assert!(read("0.10.0").unwrap() > read("0.9.12").unwrap());
        assert!(read("1.0.0").unwrap() > read("0.99.99").unwrap());
        assert_eq!(read("0.1.0").unwrap().to_string(), "0.1.0");
        for wrong in [
            "",
            "1",
            "0.1",
            "v0.1.0",
            "0.1.0-rc.1",
            "0.1.0.0",
            "0.+1.0",
            "0. 1.0",
            "latest",
        ] {
            assert_eq!(
                read(wrong).unwrap_err().to_string(),
                "policy-not-a-version",
                "{wrong}"
            );
        }
    }
}
