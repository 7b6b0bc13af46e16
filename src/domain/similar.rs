//! Whether two complaints tell of one matter: the same customer, order and goods, within days.

use chrono::TimeDelta;

use super::case::Case;
use super::case::form::Form;
use super::names::comparable;
use super::time::Time;

/// How far apart in days two voices of one matter are received at most. Our choice: a customer asks
/// again within a month, and orders the same again after that.
pub const WINDOW: i64 = 30;

/// What tells a matter, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    customer: String,
    order: Option<String>,
    part: Option<String>,
    received: Time,
}

impl Matter {
    /// What was told and when; `None` where no customer is named, or neither order nor part.
    pub fn of(form: &Form, received: Time) -> Option<Self> {
        let told = |path: &str| form.get(path);
        let (order, part) = (told("product.order"), told("product.part"));
        Self::new(told("customer.name"), (order, part), received)
    }

    fn of_case(case: &Case) -> Option<Self> {
        let product = &case.product;
        let goods = (product.order.as_deref(), product.part.as_deref());
        Self::new(case.customer.name.as_deref(), goods, case.received)
    }

    fn new(
        customer: Option<&str>,
        (order, part): (Option<&str>, Option<&str>),
        received: Time,
    ) -> Option<Self> {
        let read = |told: Option<&str>| told.map(comparable).filter(|told| !told.is_empty());
        let (order, part) = (read(order), read(part));
        (order.is_some() || part.is_some()).then_some(())?;
        Some(Self {
            customer: read(customer)?,
            order,
            part,
            received,
        })
    }

    /// From when on what is received may be of this matter.
    pub fn since(&self) -> Time {
        self.received - TimeDelta::days(WINDOW)
    }

    /// The customer, as names are compared.
    pub fn customer(&self) -> &str {
        &self.customer
    }

    /// Whether a case tells of it: order or part is the same, and neither is another. What another
    /// case stands for does not count.
    pub fn is_of(&self, case: &Case) -> bool {
        let Some(other) = Self::of_case(case).filter(|_| !case.superseded() && !case.duplicate())
        else {
            return false;
        };
        let goods = [(&self.order, &other.order), (&self.part, &other.part)];
        let both = goods
            .iter()
            .filter_map(|(one, other)| one.as_ref().zip(other.as_ref()));
        let told: Vec<bool> = both.map(|(one, other)| one == other).collect();
        let apart = (self.received - other.received).abs();
        self.customer == other.customer
            && !told.is_empty()
            && told.iter().all(|same| *same)
            && apart <= TimeDelta::days(WINDOW)
    }
}
