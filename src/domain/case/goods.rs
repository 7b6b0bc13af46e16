//! Goods that come back and are sold again, and what outside parties pay back (M-13, M-A1, M-9.13).

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::schema::Stamp;
use crate::record;

record! {
    /// Goods that came back, a paper that proves it, or what the warehouse was told to do with them.
    pub struct Receipt {
        /// When, by whom.
        stamp: flat Stamp,
        /// How much arrived; none where only a paper or an instruction came.
        quantity: may Quantity,
        /// The document that proves the return or allowance, by its id in the policy (M-13e).
        proof: may String { column() },
        /// The over-shipment the customer stated, in percent; it goes before the company's (M-13c).
        tolerance: may Decimal,
        /// What the warehouse was told about goods that differ from the note (M-13d), as older files
        /// have it: by whoever recorded the goods.
        instruction: may String { lines() },
        /// What is to be done with goods that differ from the note, by whom the policy asks (M-13d).
        instructed: one Instruction,
    }
}

record! {
    /// What is to be done with goods that came back otherwise than approved.
    pub struct Instruction {
        /// When, by whom.
        stamp: flat Stamp,
        /// What.
        text: must String { lines() },
    }
}

impl Receipt {
    /// Whether somebody said what to do with it.
    pub fn is_instructed(&self) -> bool {
        self.instructed.is_some() || self.instruction.is_some()
    }
}

record! {
    /// Returned goods sold again (M-A1).
    pub struct Resold {
        /// When, by whom.
        stamp: flat Stamp,
        /// How much.
        quantity: must Quantity,
        /// What each brought.
        price: must Money,
        /// The A-grade price of a piece.
        a_price: must Money,
    }
}

record! {
    /// Money an outside party paid back.
    pub struct Recovery {
        /// When, by whom.
        stamp: flat Stamp,
        /// Who paid: supplier, carrier, the counter's deposit.
        from: must String,
        /// How much, in the policy's currency.
        amount: must Money,
    }
}
