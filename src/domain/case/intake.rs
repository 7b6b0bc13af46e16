//! What the customer told us: who, what, which product, what is asked (M-9.1).

use chrono::NaiveDate;

use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::domain::reader::Reader;
use crate::domain::schema::{Kind, Names, Passed, Scalar};
use crate::domain::tree::Value;
use crate::{record, words};

words! {
    /// Home or abroad; limits differ (M-10).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Origin named "show-origin-" {
        /// 国内.
        Domestic = "domestic",
        /// 国外.
        Foreign = "foreign",
    }
}

words! {
    /// How the complaint reached us (L-7, R-1, C-1).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Channel named "show-channel-" {
        /// By telephone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// By e-mail.
        Email = "email",
        /// In person.
        Visit = "visit",
        /// Through a web page.
        Web = "web",
        /// In social media.
        Social = "social",
        /// At the counter.
        Counter = "counter",
        /// In some other way.
        Other = "other",
    }
}

words! {
    /// A complaint, or a reaction without loss (M-3).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Nature named "show-nature-" {
        /// A complaint, with clocks.
        Complaint = "complaint",
        /// An abnormality note (异常处理单): recorded, without clocks.
        Abnormality = "abnormality",
    }
}

/// What stays with a customer from one complaint to the next.
pub(super) const BY_CUSTOMER: &[&str] = &["customer.name"];

/// What an order is of, and what the customer complained of last.
const BY_ORDER: &[&str] = &["product.order", "customer.name"];

record! {
    /// The customer.
    #[derive(Default)]
    pub struct Customer {
        /// Name of the company or person.
        name: may String { ask("customer", 2) column() personal() passed(Passed::Like) disclosed() },
        /// Whom to talk to.
        contact: may String { ask("contact", 3) column() personal() disclosed() passed(Passed::Like) follows(BY_CUSTOMER) },
        /// Telephone.
        phone: may String { ask("phone", 4) column() personal() disclosed() passed(Passed::Like) follows(BY_CUSTOMER) },
        /// E-mail.
        email: may String { ask("email", 5) column() personal() disclosed() passed(Passed::Like) follows(BY_CUSTOMER) },
        /// The number the customer has for this complaint.
        reference: may String { flag("customer-number") column() personal() disclosed() passed(Passed::Again) },
        /// Postal address.
        address: may String { flag("address") column() personal() disclosed() passed(Passed::Like) follows(BY_CUSTOMER) },
    }
}

record! {
    /// What the channel asked for when the complaint was taken down (L-7).
    #[derive(Default)]
    pub struct Taking {
        /// Whether what was written down was read back and confirmed.
        read_back: may bool { flag("read-back") },
        /// Where the recording of the call is kept.
        recording: may String { flag("recording") },
    }
}

record! {
    /// What the customer does not pay while the complaint is open (M-13f).
    #[derive(Default)]
    pub struct Receivable {
        /// How much.
        amount: may Money { flag("receivable-amount") passed(Passed::Again) },
        /// The invoice.
        invoice: may String { flag("receivable-invoice") passed(Passed::Again) },
        /// The salesperson whose collection ratio it is taken out of.
        salesperson: may String { flag("salesperson") names(Names::Person) passed(Passed::Again) },
    }
}

/// How much it is about, or still open because the customer is processing (客户加工中未确定, M-9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// So much.
    Known(Quantity),
    /// Not known yet.
    Open,
}

/// The word for a quantity or an amount that is not known yet.
pub const OPEN: &str = "open";

record! {
    /// The goods.
    #[derive(Default)]
    pub struct Product {
        /// Its name.
        name: may String { ask("product", 7) column() disclosed() passed(Passed::Like) follows(BY_ORDER) },
        /// Part number (料号).
        part: may String { ask("part", 8) column() disclosed() passed(Passed::Like) follows(BY_ORDER) },
        /// Lot or batch number (批次号).
        batch: may String { flag("batch") column() disclosed() passed(Passed::Again) },
        /// Order number (订单编号).
        order: may String { ask("order", 6) column() disclosed() passed(Passed::Like) },
        /// Ship date (交运日期).
        shipped: may NaiveDate { ask("shipped", 9) column() disclosed() passed(Passed::Again) follows(&["product.order"]) },
        /// Quantity complained about (数量).
        quantity: may Extent { ask("quantity", 10) column() disclosed() passed(Passed::Again) },
        /// Defective pieces (不良数量).
        defective: may Quantity { ask("defective", 10) column() disclosed() passed(Passed::Again) },
        /// The amount of the delivery (B-3.0).
        delivered_amount: may Money { flag("delivered-amount") passed(Passed::Again) },
        /// Whether the sample came with the complaint (M-9.1).
        sample_kept: may bool { ask("sample-kept", 12) column() passed(Passed::Again) },
    }
}

impl Product {
    /// The family the product is of: the part number up to its last hyphen, the whole of it where
    /// it has none, the name where there is no part number.
    pub fn family(&self) -> Option<&str> {
        let Some(part) = self.part.as_deref() else {
            return self.name.as_deref();
        };
        Some(part.rsplit_once('-').map_or(part, |(family, _)| family))
    }
}

impl Extent {
    /// The quantity, where it is known.
    pub fn known(self) -> Option<Quantity> {
        match self {
            Self::Known(quantity) => Some(quantity),
            Self::Open => None,
        }
    }
}

impl Scalar for Extent {
    const KIND: Kind = Kind::QuantityOr(OPEN);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        if reader.says(key, OPEN) {
            return Some(Self::Open);
        }
        Quantity::read(reader, key).map(Self::Known)
    }

    fn value(&self) -> Value {
        match self {
            Self::Known(quantity) => quantity.value(),
            Self::Open => Value::Plain(OPEN.to_owned()),
        }
    }
}

impl std::fmt::Display for Extent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Known(quantity) => quantity.fmt(f),
            Self::Open => f.write_str(OPEN),
        }
    }
}
