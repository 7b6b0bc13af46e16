//! The complaint as flags tell it.

use anyhow::Result;
use chrono::NaiveDate;
use clap::ArgAction;

use crate::domain::case::form::Form;
use crate::domain::case::intake::{Channel, Customer, Nature, Origin, Product, Quantity, Taking};
use crate::domain::money::{Money, MoneyError};
use crate::domain::problem::Problem;
use crate::msg;
use crate::ui::clap_error::ValueError;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;

/// What can be told by flags.
#[derive(Debug, clap::Args)]
pub struct Flags {
    #[arg(long, value_name = "ID", help_heading = "help-heading-filing")]
    policy: Option<String>,
    #[arg(
        long,
        value_name = "TIME",
        conflicts_with = "at",
        help_heading = "help-heading-filing"
    )]
    pub(super) received: Option<String>,
    #[arg(long, value_parser = one_of::<Channel>, help_heading = "help-heading-filing")]
    channel: Option<Channel>,
    #[arg(long, action = ArgAction::SetTrue, help_heading = "help-heading-filing")]
    read_back: bool,
    #[arg(long, value_name = "REF", help_heading = "help-heading-filing")]
    recording: Option<String>,
    #[arg(long, value_parser = one_of::<Origin>, help_heading = "help-heading-filing")]
    origin: Option<Origin>,
    #[arg(long, value_parser = one_of::<Nature>, help_heading = "help-heading-filing")]
    nature: Option<Nature>,
    #[arg(long, value_name = "ID", help_heading = "help-heading-filing")]
    class: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "help-heading-filing")]
    category: Option<String>,
    #[arg(long, value_name = "ID", help_heading = "help-heading-filing")]
    grade: Option<String>,
    #[arg(long, value_name = "TEXT", help_heading = "help-heading-filing")]
    title: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "help-heading-customer")]
    customer: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "help-heading-customer")]
    contact: Option<String>,
    #[arg(long, value_name = "NUMBER", help_heading = "help-heading-customer")]
    phone: Option<String>,
    #[arg(long, value_name = "ADDRESS", help_heading = "help-heading-customer")]
    email: Option<String>,
    #[arg(long, value_name = "ADDRESS", help_heading = "help-heading-customer")]
    address: Option<String>,
    #[arg(long, value_name = "NAME", help_heading = "help-heading-goods")]
    product: Option<String>,
    #[arg(long, value_name = "NUMBER", help_heading = "help-heading-goods")]
    part: Option<String>,
    #[arg(long, value_name = "NUMBER", help_heading = "help-heading-goods")]
    order: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "help-heading-goods")]
    shipped: Option<NaiveDate>,
    #[arg(long, value_name = "N|open", value_parser = quantity, help_heading = "help-heading-goods")]
    quantity: Option<Quantity>,
    #[arg(long, value_name = "N", value_parser = pieces, help_heading = "help-heading-goods")]
    defective: Option<u64>,
    #[arg(long, action = ArgAction::SetTrue, help_heading = "help-heading-goods")]
    sample_kept: bool,
    #[arg(
        long,
        value_name = "TEXT|@FILE|-",
        help_heading = "help-heading-matter"
    )]
    complaint: Option<String>,
    #[arg(long, value_name = "TEXT", help_heading = "help-heading-matter")]
    item: Vec<String>,
    #[arg(long, value_name = "TEXT", help_heading = "help-heading-matter")]
    demand: Option<String>,
    #[arg(long, value_name = "AMOUNT", value_parser = money, help_heading = "help-heading-matter")]
    claimed: Option<Money>,
}

impl Flags {
    /// Whether the complaint itself is read from standard input.
    pub fn reads_input(&self) -> bool {
        self.complaint.as_deref() == Some("-")
    }

    /// The form as far as flags fill it; `at` is when it came where no flag of its own says so.
    pub fn form(&self, env: &mut Env, workspace: &Workspace, at: Option<&str>) -> Result<Form> {
        let complaint = self.complaint.as_deref();
        let complaint = complaint.map(|text| env.text(text)).transpose()?;
        let received = self.received.as_deref().or(at);
        let received = received.map(|text| workspace.calendar.moment(text));
        let received = received.transpose().map_err(Problem::usage)?;
        let flags = self;
        Ok(Form {
            policy: flags.policy.clone(),
            received,
            title: flags.title.clone(),
            channel: flags.channel,
            origin: flags.origin,
            nature: flags.nature,
            class: flags.class.clone(),
            category: flags.category.clone(),
            grade: flags.grade.clone(),
            intake: Taking {
                read_back: flags.read_back.then_some(true),
                recording: flags.recording.clone(),
            },
            customer: Customer {
                name: flags.customer.clone(),
                contact: flags.contact.clone(),
                phone: flags.phone.clone(),
                email: flags.email.clone(),
                address: flags.address.clone(),
            },
            product: Product {
                name: flags.product.clone(),
                part: flags.part.clone(),
                order: flags.order.clone(),
                shipped: flags.shipped,
                quantity: flags.quantity,
                defective: flags.defective,
                sample_kept: flags.sample_kept.then_some(true),
            },
            claimed: flags.claimed,
            demand: flags.demand.clone(),
            complaint,
            items: flags.item.clone(),
        })
    }
}

/// A date like 2026-11-05.
pub fn date(text: &str) -> Result<NaiveDate, ValueError> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    date.filter(|_| text.len() == 10)
        .ok_or_else(|| ValueError(msg!("field-not-a-date", value = text)))
}

/// A whole number of pieces.
pub fn pieces(text: &str) -> Result<u64, ValueError> {
    let digits = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.ok_or_else(|| ValueError(msg!("field-not-a-count", value = text)))
}

/// A number of pieces, or `open` (客户加工中未确定, M-9.1).
pub fn quantity(text: &str) -> Result<Quantity, ValueError> {
    if text == "open" {
        return Ok(Quantity::Open);
    }
    pieces(text).map(Quantity::Pieces)
}

/// An amount of money.
pub fn money(text: &str) -> Result<Money, ValueError> {
    text.parse().map_err(|error| {
        ValueError(match error {
            MoneyError::Malformed => msg!("field-money-malformed", value = text),
            MoneyError::TooPrecise => msg!("field-money-precise", value = text),
            MoneyError::TooLarge => msg!("field-money-large", value = text),
        })
    })
}
