//! The people of the company: units, persons, roles, appointments and delegations (代理).

mod ask;
mod mailmap;
mod people;

pub use ask::{Found, HeldRole, Via};
pub use mailmap::Mailmap;
pub use people::{Appointment, Bonus, Delegation, Level, Person, Role, Staff, Unit};
