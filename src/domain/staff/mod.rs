//! The people of the company: units, persons, roles, appointments and delegations (代理).

mod ask;
mod mailmap;
mod people;
mod sheets;

pub use ask::{Found, HeldRole, Via};
pub use mailmap::Mailmap;
pub use people::{Appointment, Bonus, Delegation, Level, Person, Role, Staff, Unit};
pub use sheets::{
    Elsewhere, SHEETS, SheetError, SheetFault, SheetRow, Sheets, has_csv, is_sheet, month_of,
};
