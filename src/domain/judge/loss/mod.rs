//! The loss account of a case: what its settlement costs us, line by line (M-A6, M-A1), what was
//! recovered, and who bears how much (M-A2).

mod borne;
mod figures;
mod line;
mod resale;
mod shares;

pub use figures::{Figures, Rate, Unknown};
pub use line::{LossLine, Of, RESALE, line, resale_of, resold};
pub use resale::{Window, resaleable, window};
pub use shares::distribute;

use std::collections::BTreeMap;

use super::returns;
use crate::domain::case::Case;
use crate::domain::case::remedy::Remedy;
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::time::{Calendar, Time};

/// The account.
#[derive(Clone, Debug, Default)]
pub struct Account<'a> {
    /// The lines, in the order of the settlement, sales last.
    pub lines: Vec<LossLine<'a>>,
    /// What cannot be told yet, by the place of the remedy.
    pub unknown: Vec<(usize, Unknown)>,
    /// What outside parties paid back.
    pub recovered: Money,
    /// Until when returned goods may be sold again; `None` where nothing comes back, or no month
    /// has begun.
    pub window: Option<Window>,
}

impl Account<'_> {
    /// The loss: the sum of the lines. `None` while a part of it cannot be told.
    pub fn total(&self) -> Option<Money> {
        let sum = || self.lines.iter().map(|line| line.amount).sum();
        self.unknown.is_empty().then(sum)
    }

    /// What remains after recoveries, never below nothing.
    pub fn net(&self) -> Option<Money> {
        Some((self.total()? - self.recovered).max(Money::ZERO))
    }
}

/// The loss account of the current settlement. `None` where there is none, where it was turned
/// down or refused, or where the regulation has no rules of loss.
///
/// Of each item's options the one the customer chose counts, else the dearest.
pub fn account<'a>(
    case: &Case,
    policy: &'a Policy,
    calendar: &Calendar,
    now: Time,
) -> Option<Account<'a>> {
    let settlement = case.current.settlement.as_ref()?;
    let turned_down = case
        .current
        .decision()
        .is_some_and(|decision| decision.rejected);
    if policy.consequences.loss.is_empty() || turned_down || case.current.refused() {
        return None;
    }
    let window = window(case, policy, calendar, now);
    let coming = returns::coming(case);
    let (sold, sales) = resale::sales(case, policy, window.as_ref(), &coming);
    let mut account = Account {
        recovered: case.recoveries.iter().map(|recovery| recovery.amount).sum(),
        window,
        ..Account::default()
    };
    let mut reckoned = Vec::new();
    for (place, remedy) in settlement.remedies.iter().enumerate() {
        let quantity = returns::known(case, &coming, place)
            .map(|known| known.less(sold.get(&place).copied().unwrap_or_default()));
        reckoned.push(line(policy, remedy, quantity));
    }
    let chosen = case
        .current
        .agreement
        .as_ref()
        .and_then(|a| a.option.as_deref());
    for place in counting(&settlement.remedies, &reckoned, chosen) {
        match &reckoned[place] {
            Ok(Some(line)) => account.lines.push(LossLine {
                of: Of::Remedy(place),
                ..line.clone()
            }),
            Ok(None) => {}
            Err(why) => account.unknown.push((place, *why)),
        }
    }
    account.lines.extend(sales);
    Some(account)
}

/// The places of the remedies that count: what is given in any case, and of each item's options
/// one. An option whose loss cannot be told is taken for the dearest.
fn counting(
    remedies: &[Remedy],
    reckoned: &[Result<Option<LossLine>, Unknown>],
    chosen: Option<&str>,
) -> Vec<usize> {
    let mut options: BTreeMap<Option<u64>, Vec<(&str, Option<Money>)>> = BTreeMap::new();
    for (remedy, line) in remedies.iter().zip(reckoned) {
        let Some(option) = remedy.option.as_deref() else {
            continue;
        };
        let amount = line
            .as_ref()
            .ok()
            .map(|line| line.as_ref().map(|l| l.amount));
        let amount = amount.map(Option::unwrap_or_default);
        let known = options.entry(remedy.item).or_default();
        match known.iter_mut().find(|(name, _)| *name == option) {
            Some((_, sum)) => *sum = sum.zip(amount).map(|(sum, more)| sum + more),
            None => known.push((option, amount)),
        }
    }
    let pick = |known: &Vec<(&str, Option<Money>)>| {
        let named = known.iter().find(|(name, _)| Some(*name) == chosen);
        let open = || known.iter().find(|(_, amount)| amount.is_none());
        // Of equals the first.
        let dearest = || known.iter().rev().max_by_key(|(_, amount)| *amount);
        let one = named.or_else(open).or_else(dearest);
        one.map(|(name, _)| (*name).to_owned())
    };
    let picked: BTreeMap<Option<u64>, Option<String>> = options
        .iter()
        .map(|(item, known)| (*item, pick(known)))
        .collect();
    let counts = |remedy: &Remedy| match &remedy.option {
        None => true,
        Some(_) => picked.get(&remedy.item) == Some(&remedy.option),
    };
    let places = remedies.iter().enumerate();
    places
        .filter(|(_, remedy)| counts(remedy))
        .map(|(place, _)| place)
        .collect()
}

/// What each of the liable bears of the case's loss, in the order of [`Case::charged`]. `None` while
/// the loss cannot be told or the shares do not make up the whole.
pub fn liability_amounts(
    case: &Case,
    policy: &Policy,
    (calendar, now): (&Calendar, Time),
) -> Option<Vec<Money>> {
    borne(&account(case, policy, calendar, now)?, case)
}

/// The same of an account.
pub fn borne(account: &Account, case: &Case) -> Option<Vec<Money>> {
    borne::parts(account.total()?, &account.lines, case)
}
