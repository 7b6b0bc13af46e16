//! Goods that come back and are sold again, and what outside parties pay back (M-13, M-A1, M-9.13).

use rust_decimal::Decimal;

use super::stamp::{self, Stamp};
use crate::domain::money::Money;
use crate::domain::reader::Reader;
use crate::domain::tree::Value;

/// Goods that came back, a paper that proves it, or what the warehouse was told to do with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// When, by whom.
    pub stamp: Stamp,
    /// Pieces that arrived; none where only a paper or an instruction came.
    pub quantity: Option<u64>,
    /// The document that proves the return or allowance, by its id in the policy (M-13e).
    pub proof: Option<String>,
    /// The over-shipment the customer stated, in percent; it goes before the company's (M-13c).
    pub tolerance: Option<Decimal>,
    /// What the warehouse was told about goods that differ from the note (M-13d).
    pub instruction: Option<String>,
}

/// Returned goods sold again (M-A1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resold {
    /// When, by whom.
    pub stamp: Stamp,
    /// Pieces.
    pub quantity: u64,
    /// What each brought.
    pub price: Money,
    /// The A-grade price of a piece.
    pub a_price: Money,
}

/// Money an outside party paid back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// When, by whom.
    pub stamp: Stamp,
    /// Who paid: supplier, carrier, the counter's deposit.
    pub from: String,
    /// How much, in the policy's currency.
    pub amount: Money,
}

impl Receipt {
    /// Reads one receipt.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let quantity = reader.count("quantity");
        let proof = reader.text("proof");
        let tolerance = reader.decimal("tolerance");
        let instruction = reader.text("instruction");
        Some(Self {
            stamp: stamp?,
            quantity,
            proof,
            tolerance,
            instruction,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        let tolerance = self
            .tolerance
            .map(|percent| percent.normalize().to_string());
        self.stamp.block(vec![
            ("quantity", self.quantity.map(stamp::count)),
            ("proof", stamp::text(self.proof.as_ref())),
            ("tolerance", tolerance.map(Value::Quoted)),
            ("instruction", stamp::text(self.instruction.as_ref())),
        ])
    }
}

impl Resold {
    /// Reads one sale.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let quantity = reader.required("quantity", reader.count("quantity"));
        let price = reader.required("price", reader.money("price"));
        let a_price = reader.required("a_price", reader.money("a_price"));
        Some(Self {
            stamp: stamp?,
            quantity: quantity?,
            price: price?,
            a_price: a_price?,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        self.stamp.block(vec![
            ("quantity", Some(stamp::count(self.quantity))),
            ("price", Some(Value::Quoted(self.price.to_string()))),
            ("a_price", Some(Value::Quoted(self.a_price.to_string()))),
        ])
    }
}

impl Recovery {
    /// Reads one recovery.
    pub fn read(reader: &Reader) -> Option<Self> {
        let stamp = Stamp::read(reader);
        let from = reader.required("from", reader.text("from"));
        let amount = reader.required("amount", reader.money("amount"));
        Some(Self {
            stamp: stamp?,
            from: from?,
            amount: amount?,
        })
    }

    /// As the file holds it.
    pub fn value(&self) -> Value {
        self.stamp.block(vec![
            ("from", Some(Value::Text(self.from.clone()))),
            ("amount", Some(Value::Quoted(self.amount.to_string()))),
        ])
    }
}
