//! A case repository as a revision has it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::files::{ReadFault, SIZE_MAX};
use super::private;
use crate::domain::numbering::is_number;
use crate::domain::private_part::{private_of, public_of};
use crate::domain::staff::{Mailmap, is_sheet};

/// The texts of a revision, or as many of them as are wanted.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The case files by path; those that cannot be read with the reason.
    pub cases: BTreeMap<String, Result<String, ReadFault>>,
    /// The private parts of cases, by path.
    pub private: BTreeMap<String, Result<String, ReadFault>>,
    /// The files of sanctions kept apart, by path.
    pub sanctions: BTreeMap<String, Result<String, ReadFault>>,
    /// The regulations by path.
    pub policies: BTreeMap<String, Result<String, ReadFault>>,
    /// The addresses git joins, as the work tree says today, whatever the revision.
    pub mailmap: Mailmap,
}

impl Snapshot {
    /// The text of a case with its private part, as far as that is there.
    ///
    /// # Errors
    /// Why it has none.
    pub fn whole(&self, case: &str) -> Result<String, ReadFault> {
        let text = self
            .cases
            .get(case)
            .cloned()
            .unwrap_or(Err(ReadFault::Missing))?;
        let private = self.private.get(&private_of(case)).cloned();
        if private::is_withheld(&text) {
            private::with(text, private.unwrap_or(Err(ReadFault::Missing)))
        } else {
            Ok(text)
        }
    }

    /// Adds a text.
    pub fn add(&mut self, path: String, text: Result<String, ReadFault>) {
        let area = match path.split('/').next() {
            Some("cases") if public_of(&path).is_some() => &mut self.private,
            Some("cases") => &mut self.cases,
            Some("sanctions") => &mut self.sanctions,
            _ => &mut self.policies,
        };
        area.insert(path, text);
    }
}

/// The text of a file's content, within the limits files on disk have.
///
/// # Errors
/// Why it has none.
pub fn text(bytes: Option<Vec<u8>>) -> Result<String, ReadFault> {
    let bytes = bytes.ok_or(ReadFault::Missing)?;
    if bytes.len() as u64 > SIZE_MAX {
        return Err(ReadFault::TooLarge(bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()))
}

/// The month and number that the path of a case or of its sanctions says:
/// `cases/YYYY/MM/<number>.yaml`.
pub fn case_place(path: &str) -> Option<((i32, u32), &str)> {
    let mut parts = path.split('/');
    let (area, year, month) = (parts.next()?, parts.next()?, parts.next()?);
    let number = parts.next()?.strip_suffix(".yaml")?;
    let whole = matches!(area, "cases" | "sanctions") && parts.next().is_none();
    let digits =
        |text: &str, width| text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    let shaped = whole && digits(year, 4) && digits(month, 2) && is_number(number);
    let month: u32 = month.parse().ok()?;
    (shaped && (1..=12).contains(&month)).then(|| Some(((year.parse().ok()?, month), number)))?
}

/// The case file a path is about: its own, that of its private part, or its sanctions'.
pub fn case_of(path: &str) -> Option<String> {
    let path = public_of(path).map_or(Cow::Borrowed(path), Cow::Owned);
    case_place(&path).map(|_| path.replacen("sanctions/", "cases/", 1))
}

/// The file of the sanctions kept apart of a case file.
pub fn sanctions_of(case: &str) -> String {
    case.replacen("cases/", "sanctions/", 1)
}

/// Whether a path is that of a regulation: a TOML file directly in `policies/`, or a month's bonuses.
pub fn is_policy(path: &str) -> bool {
    let name = path
        .strip_prefix("policies/")
        .and_then(|name| name.strip_suffix(".toml"));
    name.is_some_and(|name| !name.is_empty() && !name.contains('/')) || is_sheet(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is a case in a revision is what would be one on disk.
    #[test]
    fn paths_of_cases_and_regulations() {
        assert_eq!(
            case_place("cases/2026/11/261105.yaml"),
            Some(((2026, 11), "261105"))
        );
        assert_eq!(
            case_place("sanctions/2026/11/261105.yaml"),
            Some(((2026, 11), "261105"))
        );
        for other in [
            "cases/2026/13/261105.yaml",
            "cases/26/11/261105.yaml",
            "cases/2026/11/261105.yml",
            "cases/2026/11/a/261105.yaml",
            "cases/2026/11/.yaml",
            "x/cases/2026/11/261105.yaml",
        ] {
            assert_eq!(case_place(other), None, "{other}");
        }
        assert!(is_policy("policies/staff.toml") && is_policy("policies/bonus/2026-09.csv"));
        assert!(!is_policy("policies/2026-09.csv") && !is_policy("policies/bonus/a/2026-09.csv"));
        assert!(!is_policy("policies/old/staff.toml") && !is_policy("policies/x.md"));
    }
}
