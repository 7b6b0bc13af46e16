//! What payroll deducts from the bonus in a month, person by person (M-B).
//!
//! A month is reckoned by what was known at its end: by the decided liability of closed cases, the
//! points stored with the closing, and the bonus of the month. What was posted is taken as it was
//! posted. What turns out later – a case taken up again, a share corrected, goods sold again –
//! changes no month before: it is adjusted in the next, and what was taken too much is paid back
//! whole. A case closed without a stored basis takes the staff of the day it was closed.
//!
//! Our choice: the first deduction is in the month after the decision. In a month the oldest case is
//! deducted first, and all together stay below the cap. Where the bonus of a month is not known
//! nothing is taken, and it is said; of somebody who has left the rest is outstanding.

mod account;
mod fines;
mod sheet;
mod standing;

pub use fines::FineLine;
pub use sheet::{CaseLine, Payroll, PersonLine};
pub use standing::{Book, Debtor};

use crate::domain::month::Month;
use crate::domain::posted::Ledger;
use crate::domain::time::Time;
use account::Accounts;
use sheet::as_posted;

/// What is deducted in the month, by what is posted and what was known at the end of each month
/// after it.
pub fn payroll<'a>(book: &Book<'a>, ledger: &Ledger, asked: Month, now: Time) -> Payroll<'a> {
    let regulations = book.regulations;
    match ledger.month(asked) {
        Some(posted) => as_posted(posted, regulations, asked),
        None if ledger.last().is_some_and(|last| asked < last) => {
            as_posted(&[], regulations, asked)
        }
        None => Payroll {
            fines: fines::fines(book, asked),
            ..Accounts::new(book, ledger, now).month(asked)
        },
    }
}

/// The first month in which something is taken or paid back and that is not posted.
pub fn first_unposted(book: &Book, ledger: &Ledger, now: Time, before: Month) -> Option<Month> {
    if let Some(last) = ledger.last() {
        return Some(last.next()).filter(|next| *next < before);
    }
    let moved = Accounts::new(book, ledger, now).first_moved(before);
    let fined = fines::first(book).filter(|first| *first < before);
    moved.into_iter().chain(fined).min()
}

#[cfg(test)]
mod tests;
