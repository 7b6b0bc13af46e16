//! The loss account of a case: what its settlement costs us, line by line (M-A6, M-A1), what was
//! recovered, and who bears how much (M-A2).

mod borne;
mod figures;
mod line;
mod resale;
mod shares;
mod test_fee;

pub use figures::{Figures, Rate, Unknown};
pub use line::{LossLine, Of, RESALE, TEST_FEE, line, resale_of, resold};
pub use resale::{Window, resaleable, window};
pub use shares::distribute;
pub use test_fee::{Fee, test_fee};

use super::{care, returns};
use crate::domain::case::Case;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::options::Given;
use crate::domain::case::remedy::Remedy;
use crate::domain::money::Money;
use crate::domain::policy::{CUSTOMER, CostRule, Policy};
use crate::domain::time::Calendar;

/// The account.
#[derive(Clone, Debug, Default)]
pub struct Account<'a> {
    /// The lines, in the order of the settlement, then sales, a test last.
    pub lines: Vec<LossLine<'a>>,
    /// What cannot be told yet, by the place of the remedy.
    pub unknown: Vec<(usize, Unknown)>,
    /// What depends on the option the customer takes.
    pub open: Vec<Open>,
    /// What the customer bears the cost of, by the place of the remedy: no loss of ours (F-2).
    pub customers: Vec<(usize, &'a CostRule)>,
    /// What outside parties paid back.
    pub recovered: Money,
    /// Until when returned goods may be sold again; `None` where nothing comes back, or no month
    /// has begun.
    pub window: Option<Window>,
}

/// Options of which the customer has taken none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The item they are for; `None`: the whole complaint.
    pub item: Option<u64>,
    /// What each costs; `None` where that cannot be told.
    pub options: Vec<(String, Option<Money>)>,
}

impl Account<'_> {
    /// The loss: the sum of the lines. `None` while a part of it cannot be told, or depends on what
    /// the customer chooses.
    pub fn total(&self) -> Option<Money> {
        let known = self.unknown.is_empty() && self.open.is_empty();
        known.then(|| self.certain())
    }

    /// The least and the most it may come to, while it depends on what the customer chooses (C-6).
    pub fn range(&self) -> Option<(Money, Money)> {
        if !self.unknown.is_empty() || self.open.is_empty() {
            return None;
        }
        let mut range = (self.certain(), self.certain());
        for open in &self.open {
            let costs: Option<Vec<Money>> = open.options.iter().map(|(_, cost)| *cost).collect();
            let costs = costs?;
            range.0 = range.0 + *costs.iter().min()?;
            range.1 = range.1 + *costs.iter().max()?;
        }
        Some(range)
    }

    /// What remains after recoveries, never below nothing.
    pub fn net(&self) -> Option<Money> {
        Some((self.total()? - self.recovered).max(Money::ZERO))
    }

    fn certain(&self) -> Money {
        self.lines.iter().map(|line| line.amount).sum()
    }
}

/// The loss account of the current settlement. `None` where there is none, where it was turned
/// down or refused, or where the regulation has no rules of loss.
///
/// Of each item's options the one the customer took counts; until then none does, and the loss is a
/// range.
pub fn account<'a>(case: &Case, policy: &'a Policy, calendar: &Calendar) -> Option<Account<'a>> {
    let settlement = case.current.settlement.as_ref()?;
    let turned_down = case
        .current
        .decision()
        .is_some_and(|decision| decision.rejected);
    if policy.consequences.loss.is_empty() || turned_down || case.current.refused() {
        return None;
    }
    let window = window(case, policy, calendar);
    let coming = returns::coming(case, policy);
    let (sold, sales) = resale::sales(case, policy, window.as_ref(), &coming);
    let mut account = Account {
        recovered: case.recoveries.iter().map(|recovery| recovery.amount).sum(),
        window,
        ..Account::default()
    };
    for (place, remedy) in settlement.remedies.iter().enumerate() {
        let given = case.given(remedy);
        if given == Given::No {
            continue;
        }
        if let Some(cost) = customers(case, policy, remedy) {
            account.customers.push((place, cost));
            continue;
        }
        let quantity = returns::known(case, policy, &coming, place)
            .map(|known| known.less(sold.get(&place).copied().unwrap_or_default()));
        match line(policy, remedy, quantity) {
            line if given == Given::Open => account.offer(remedy, line),
            Ok(Some(line)) => account.lines.push(LossLine {
                of: Of::Remedy(place),
                ..line
            }),
            Ok(None) => {}
            Err(why) => account.unknown.push((place, why)),
        }
    }
    account.lines.extend(sales);
    account.lines.extend(test_fee::line(case, policy));
    Some(account)
}

/// The rule by which the customer bears the cost of goods that are sent or worked over; what is
/// given as goodwill, and money, is our cost all the same.
fn customers<'a>(case: &Case, policy: &'a Policy, remedy: &Remedy) -> Option<&'a CostRule> {
    let item = remedy.item.and_then(|n| case.item(n));
    let outcome = item.and_then(|(_, item)| item.outcome);
    let whole = case.investigation.as_ref().map(|found| found.outcome);
    let goods = remedy.kind.is_goods() && outcome.or(whole) != Some(Outcome::Goodwill);
    let cost = care::cost_rule_of(case, policy, remedy.item)?;
    (goods && cost.bearer == CUSTOMER).then_some(cost)
}

impl<'a> Account<'a> {
    /// Adds what a remedy of an option costs, where that can be told.
    fn offer(&mut self, remedy: &Remedy, line: Result<Option<LossLine<'a>>, Unknown>) {
        let amount = line.map(|line| line.map_or(Money::ZERO, |line| line.amount));
        let amount = amount.ok();
        let known = self.open.iter().position(|open| open.item == remedy.item);
        let place = known.unwrap_or_else(|| {
            self.open.push(Open {
                item: remedy.item,
                options: Vec::new(),
            });
            self.open.len() - 1
        });
        let (options, name) = (&mut self.open[place].options, remedy.option.iter());
        for name in name {
            match options.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum = sum.zip(amount).map(|(sum, more)| sum + more),
                None => options.push((name.clone(), amount)),
            }
        }
    }
}

/// What each of the liable bears of the case's loss, in the order of [`Case::charged`]. `None` while
/// the loss cannot be told or the shares do not make up the whole.
pub fn liability_amounts(case: &Case, policy: &Policy, calendar: &Calendar) -> Option<Vec<Money>> {
    borne(&account(case, policy, calendar)?, case)
}

/// The same of an account.
pub fn borne(account: &Account, case: &Case) -> Option<Vec<Money>> {
    borne::parts(account.total()?, &account.lines, case)
}
