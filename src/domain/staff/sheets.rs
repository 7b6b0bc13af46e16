//! Bonuses that payroll keeps in sheets, a file a month, instead of the staff file.

use std::collections::BTreeMap;

use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::errors;

errors! {
    /// Why a sheet, or a row of it, cannot be read.
    pub enum SheetError {
        /// The name is no month.
        Name { name: String } = "policy-bonus-name",
        /// The first row does not name the two columns.
        Header = "policy-bonus-header",
        /// A row has more or fewer cells.
        Cells { count: usize } = "policy-bonus-cells",
        /// A row names nobody.
        Nobody = "policy-bonus-nobody",
        /// It is no table.
        NotCsv { detail: String } = "policy-bonus-not-csv",
    }
}

/// A row of a sheet: what one person gets in its month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The person's id or e-mail address, as written.
    pub person: String,
    /// How much it is.
    pub amount: Money,
    /// Where the person stands.
    pub place: Place,
}

/// What is wrong with a sheet. It stops nothing but what is reckoned from bonuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFault {
    /// What.
    pub what: Msg,
    /// Where.
    pub place: Place,
}

/// The sheets of all months.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    /// The rows of each month, in the order of files and lines.
    pub months: BTreeMap<Month, Vec<SheetRow>>,
    /// What is wrong with them.
    pub faults: Vec<SheetFault>,
    /// Why those that are kept elsewhere are not among them.
    pub missing: Option<Elsewhere>,
}

/// Why sheets that are kept outside the repository are not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What stands in the way.
    pub why: Msg,
    /// Whether there is no such directory here, as where payroll is somebody else's.
    pub absent: bool,
    /// Where the organisation names it.
    pub place: Option<Place>,
}

/// The month of a sheet by its file's name: `2026-09.csv`.
///
/// # Errors
/// The name is no month.
pub fn month_of(file: &str) -> Result<Month, SheetError> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let month = name
        .strip_suffix(".csv")
        .and_then(|month| month.parse().ok());
    month.ok_or_else(|| SheetError::Name {
        name: name.to_owned(),
    })
}

/// Whether a path is that of a sheet of the repository: `policies/bonus/2026-09.csv`.
pub fn is_sheet(path: &str) -> bool {
    let name = path
        .strip_prefix(SHEETS)
        .and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| has_csv(name) && !name.contains('/'))
}

/// Whether a file's name ends as a sheet's.
pub fn has_csv(name: &str) -> bool {
    name.strip_suffix(".csv")
        .is_some_and(|name| !name.is_empty())
}

/// Where the repository keeps its sheets.
pub const SHEETS: &str = "policies/bonus";
