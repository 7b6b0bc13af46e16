//! How a loss comes about, as arithmetic.

use super::format;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::judge::Advance;
use crate::domain::judge::loss::{Figures, LossLine, TEST_FEE, Unknown};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::word::Word;
use crate::msg;

/// What was paid in advance, and what of it came back.
pub fn advance(advance: &Advance, currency: &str) -> Msg {
    msg!(
        "show-advance-state",
        amount = format::money(advance.amount, currency),
        recovered = format::money(advance.recovered, currency),
        open = format::money(advance.open, currency)
    )
}

/// A kind of line: a remedy, goods sold again, or a test.
pub fn kind(word: &str) -> Msg {
    match RemedyKind::from_word(word) {
        Some(kind) => kind.named(),
        None if word == TEST_FEE => msg!("show-loss-test"),
        None => msg!("show-loss-resale"),
    }
}

/// The arithmetic of a line: `420 × 12.50 × 20 % = 1,050.00`.
pub fn derivation(line: &LossLine) -> Msg {
    let grouped = |amount: Money| amount.grouped();
    let own = match line.figures {
        Figures::Stated(amount) => msg!("show-loss-stated", amount = grouped(amount)),
        Figures::Part {
            quantity,
            price,
            percent,
        } => msg!(
            "show-loss-part",
            pieces = quantity.to_string(),
            price = grouped(price),
            percent = percent.normalize().to_string()
        ),
        Figures::Pieces { quantity, a_price } => msg!(
            "show-loss-pieces",
            pieces = quantity.to_string(),
            price = grouped(a_price)
        ),
        Figures::Work {
            labour,
            handling,
            wastage,
        } => msg!(
            "show-loss-work",
            labour = grouped(labour),
            handling = grouped(handling),
            wastage = grouped(wastage)
        ),
        Figures::Resale {
            quantity,
            a_price,
            price,
        } => msg!(
            "show-loss-resold",
            pieces = quantity.to_string(),
            a_price = grouped(a_price),
            price = grouped(price)
        ),
    };
    let amount = line.amount.grouped();
    match &line.rate {
        Some(rate) => msg!(
            "show-loss-converted",
            own = own,
            currency = &rate.currency,
            rate = rate.rate.normalize().to_string(),
            date = rate.date.map(format::date).unwrap_or_default(),
            amount = amount
        ),
        // What is stated is the amount.
        None if matches!(line.figures, Figures::Stated(_)) => own,
        None => msg!("show-loss-equals", own = own, amount = amount),
    }
}

/// Why a loss cannot be told.
pub fn unknown(why: Unknown) -> Msg {
    match why {
        Unknown::Open => msg!("show-loss-open"),
        Unknown::NoRule => msg!("show-loss-no-rule"),
        Unknown::NoFigure => msg!("show-loss-no-figure"),
        Unknown::TooLarge => msg!("show-loss-too-large"),
    }
}
