//! What one remedy, or one sale of returned goods, costs us: the arithmetic of one line.
//!
//! Every line is rounded to the fen on its own, half away from zero, once and last; the total is
//! the sum of the rounded lines.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::case::intake::Extent;
use crate::domain::case::remedy::Remedy;
use crate::domain::money::Money;
use crate::domain::policy::{Formula, LossRule};
use crate::domain::quantity::Quantity;

/// No line is above this many yuan; sums of lines stay exact.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// The figures a line is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// An amount paid or allowed.
    Stated(Money),
    /// Quantity × price × percent.
    Part {
        /// How much.
        quantity: Quantity,
        /// Actual price of a piece.
        price: Money,
        /// Percentage of it that is lost.
        percent: Decimal,
    },
    /// Quantity × A-grade price.
    Pieces {
        /// How much.
        quantity: Quantity,
        /// A-grade price of a piece.
        a_price: Money,
    },
    /// Labour + handling + wastage.
    Work {
        /// Labour.
        labour: Money,
        /// Handling.
        handling: Money,
        /// Wastage.
        wastage: Money,
    },
    /// (A-grade price − resale price) × quantity; nothing where they brought more.
    Resale {
        /// How much.
        quantity: Quantity,
        /// A-grade price of a piece.
        a_price: Money,
        /// What a piece brought.
        price: Money,
    },
}

/// A rate of exchange with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The other currency.
    pub currency: String,
    /// One unit of it in the policy's currency.
    pub rate: Decimal,
    /// The day.
    pub date: Option<NaiveDate>,
}

/// Why a loss cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// A quantity is still open.
    Open,
    /// The regulation has no rule for the kind of remedy.
    NoRule,
    /// The rule asks for a figure the remedy does not state.
    NoFigure,
    /// Beyond any sensible amount.
    TooLarge,
}

/// The figures a rule takes from a remedy; `quantity` replaces its quantity where more is known.
pub fn figures(
    rule: &LossRule,
    remedy: &Remedy,
    quantity: Option<Quantity>,
) -> Result<Figures, Unknown> {
    let stated = |amount: Option<Money>| amount.ok_or(Unknown::NoFigure);
    let counted = || match (quantity, remedy.quantity) {
        (Some(quantity), _) | (None, Some(Extent::Known(quantity))) => Ok(quantity),
        (None, Some(Extent::Open)) => Err(Unknown::Open),
        (None, None) => Err(Unknown::NoFigure),
    };
    Ok(match rule.formula {
        Formula::Amount => Figures::Stated(stated(remedy.amount)?),
        Formula::QuantityPricePercent => Figures::Part {
            price: stated(remedy.price)?,
            percent: rule.percent.ok_or(Unknown::NoFigure)?,
            quantity: counted()?,
        },
        Formula::QuantityAPrice => Figures::Pieces {
            a_price: stated(remedy.a_price)?,
            quantity: counted()?,
        },
        Formula::LabourHandlingWastage => Figures::Work {
            labour: stated(remedy.labour)?,
            handling: remedy.handling.unwrap_or_default(),
            wastage: remedy.wastage.unwrap_or_default(),
        },
        Formula::ResaleDifference => return Err(Unknown::NoFigure),
    })
}

impl Figures {
    /// The amount, in the policy's currency, rounded to the fen.
    pub fn amount(&self, rate: Option<Decimal>) -> Result<Money, Unknown> {
        let exact = self.exact(rate).ok_or(Unknown::TooLarge)?;
        if exact > LARGEST {
            return Err(Unknown::TooLarge);
        }
        Ok(Money::rounded(exact))
    }

    fn exact(&self, rate: Option<Decimal>) -> Option<Decimal> {
        let times =
            |price: Money, quantity: Quantity| price.decimal().checked_mul(quantity.number());
        let own = match *self {
            Self::Stated(amount) => amount.decimal(),
            Self::Part {
                quantity,
                price,
                percent,
            } => times(price, quantity)?
                .checked_mul(percent)?
                .checked_div(Decimal::ONE_HUNDRED)?,
            Self::Pieces { quantity, a_price } => times(a_price, quantity)?,
            Self::Work {
                labour,
                handling,
                wastage,
            } => (labour + handling + wastage).decimal(),
            Self::Resale {
                quantity,
                a_price,
                price,
            } => times((a_price - price).max(Money::ZERO), quantity)?,
        };
        own.checked_mul(rate.unwrap_or(Decimal::ONE))
    }
}
