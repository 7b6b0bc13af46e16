//! The people of the company: units, persons, postings, roles, appointments and delegations (代理).

mod ask;
mod changes;
mod gone;
mod index;
mod known;
mod mailmap;
mod part;
mod people;
mod sheets;
mod units;

pub use ask::{Found, HeldRole, Via};
pub use changes::{ChangeError, Changed, Joining, Unchanged};
pub use gone::Gone;
pub use index::asking;
pub use mailmap::Mailmap;
pub use part::Part;
pub use people::{Appointment, Bonus, Delegation, Level, Person, Posting, Role, Staff, Unit};
pub use sheets::{
    Elsewhere, SHEETS, SheetError, SheetFault, SheetRow, Sheets, has_csv, is_sheet, month_of,
};
pub use units::{Absence, Post};
