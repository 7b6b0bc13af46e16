//! How an amount committed to the customer comes about, as arithmetic.

use super::format;
use crate::domain::case::intake::Extent;
use crate::domain::case::remedy::{Commitment, Remedy, RemedyKind};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::quantity::Quantity;
use crate::msg;

/// A committed amount, or that it cannot be said yet.
pub fn committed(commitment: Commitment, currency: &str) -> Msg {
    match commitment {
        Commitment::Amount(amount) => format::money(amount, currency),
        Commitment::Open => msg!("show-amount-open"),
    }
}

/// A quantity with its unit; pieces have one in words too.
pub fn counted(quantity: Quantity) -> Msg {
    let text = quantity.to_string();
    if quantity.is_pieces() {
        msg!("show-pieces", n = text)
    } else {
        msg!("show-quantity", n = text)
    }
}

/// The kind of a remedy, with the item and option it belongs to.
pub fn title(remedy: &Remedy) -> Msg {
    let kind = remedy.kind.named();
    match (remedy.item, &remedy.option) {
        (None, None) => kind,
        (Some(n), None) => msg!("show-remedy-of-item", kind = kind, n = n.to_string()),
        (None, Some(option)) => msg!("show-remedy-of-option", kind = kind, option = option),
        (Some(n), Some(option)) => msg!(
            "show-remedy-of-item-option",
            kind = kind,
            n = n.to_string(),
            option = option
        ),
    }
}

/// The arithmetic of a remedy: `420 × 14.00 = 5,880.00`.
pub fn derivation(remedy: &Remedy) -> Msg {
    let own = own(remedy);
    let converted = match (remedy.commitment(), &remedy.currency, remedy.rate) {
        (Commitment::Amount(amount), Some(currency), Some(rate)) => {
            let date = remedy.rate_date.map(format::date).unwrap_or_default();
            Some(msg!(
                "show-amount-converted",
                own = own.clone(),
                currency = currency,
                rate = rate.to_string(),
                date = date,
                amount = amount.grouped()
            ))
        }
        _ => None,
    };
    converted.unwrap_or(own)
}

fn own(remedy: &Remedy) -> Msg {
    match remedy.kind {
        RemedyKind::Compensation
        | RemedyKind::Allowance
        | RemedyKind::Repair
        | RemedyKind::Refund => {
            let amount = remedy.amount.unwrap_or_default();
            msg!("show-amount-stated", amount = amount.grouped())
        }
        RemedyKind::Return => pieces(remedy, remedy.price),
        RemedyKind::Replacement | RemedyKind::Exchange => pieces(remedy, remedy.a_price),
        RemedyKind::Rework => {
            let parts = [remedy.labour, remedy.handling, remedy.wastage];
            let [labour, handling, wastage] = parts.map(Option::unwrap_or_default);
            msg!(
                "show-amount-rework",
                labour = labour.grouped(),
                handling = handling.grouped(),
                wastage = wastage.grouped(),
                amount = (labour + handling + wastage).grouped()
            )
        }
        RemedyKind::Apology => msg!("show-amount-none"),
    }
}

fn pieces(remedy: &Remedy, price: Option<Money>) -> Msg {
    let price = price.unwrap_or_default();
    match remedy.quantity {
        // What is not credited commits us to nothing, however much comes back.
        Some(Extent::Open) if remedy.credit == Some(false) => msg!("show-amount-open-uncredited"),
        Some(Extent::Open) => msg!("show-amount-open-at", price = price.grouped()),
        None => msg!("show-amount-none"),
        Some(Extent::Known(quantity)) if remedy.credit == Some(false) => msg!(
            "show-amount-uncredited",
            pieces = quantity.to_string(),
            price = price.grouped()
        ),
        Some(Extent::Known(quantity)) => msg!(
            "show-amount-pieces",
            pieces = quantity.to_string(),
            price = price.grouped(),
            amount = quantity.at(price).grouped()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::ui::lang::Lang;
    use crate::ui::words::Words;

    fn said(text: &str) -> String {
        let regulations = samples::regulations();
        let lines = format!(
            "received: 2026-11-05T09:00:00+08:00\nsettlement:\n  at: 2026-11-06T09:00:00+08:00\n  \
             by: a@example.com\n  remedies:\n    - {text}\n"
        );
        let subject = samples::subject(&regulations, "261105", &lines, samples::at("2026-11-20"));
        let settlement = subject.case.current.settlement.unwrap();
        Words::new(Lang::En).say(&derivation(&settlement.remedies[0]))
    }

    /// The amount authority is measured by (M-11) is shown as it is reckoned.
    #[test]
    fn every_kind_shows_its_arithmetic() {
        assert_eq!(
            said("{kind: replacement, quantity: 420, a_price: \"14.00\"}"),
            "420 × 14.00 = 5,880.00"
        );
        assert_eq!(
            said("{kind: return, quantity: 420, price: \"12.50\", credit: false}"),
            "420 × 12.50, not credited = 0.00"
        );
        assert_eq!(
            said("{kind: rework, labour: \"100\", handling: \"20.5\"}"),
            "labour 100.00 + handling 20.50 + wastage 0.00 = 120.50"
        );
        assert_eq!(
            said(
                "{kind: refund, amount: \"100\", currency: EUR, rate: \"7.8\", rate_date: 2026-11-05}"
            ),
            "100.00 EUR × 7.8 (2026-11-05) = 780.00"
        );
    }
}
