//! What the customer told us: who, what, which product, what is asked (M-9.1).

use chrono::NaiveDate;

use crate::domain::reader::Reader;
use crate::words;

words! {
    /// Home or abroad; limits differ (M-10).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Origin {
        /// 国内.
        Domestic = "domestic",
        /// 国外.
        Foreign = "foreign",
    }
}

words! {
    /// How the complaint reached us (L-7, R-1, C-1).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Channel {
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
    pub enum Nature {
        /// A complaint, with clocks.
        Complaint = "complaint",
        /// An abnormality note (异常处理单): recorded, without clocks.
        Abnormality = "abnormality",
    }
}

/// The customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// Name of the company or person.
    pub name: Option<String>,
    /// Whom to talk to.
    pub contact: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// What the channel asked for when the complaint was taken down (L-7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taking {
    /// Whether what was written down was read back and confirmed.
    pub read_back: Option<bool>,
    /// Where the recording of the call is kept.
    pub recording: Option<String>,
}

impl Taking {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Self {
        Self {
            read_back: reader.flag("read_back"),
            recording: reader.text("recording"),
        }
    }
}

/// A quantity of pieces, or still open because the customer is processing (客户加工中未确定, M-9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// So many.
    Pieces(u64),
    /// Not known yet.
    Open,
}

/// The goods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// Its name.
    pub name: Option<String>,
    /// Part number (料号).
    pub part: Option<String>,
    /// Order number (订单编号).
    pub order: Option<String>,
    /// Ship date (交运日期).
    pub shipped: Option<NaiveDate>,
    /// Quantity complained about (数量).
    pub quantity: Option<Quantity>,
    /// Defective pieces (不良数量).
    pub defective: Option<u64>,
    /// Whether the sample came with the complaint (M-9.1).
    pub sample_kept: Option<bool>,
}

/// A name or value as it is compared: case and the amount of white space make no other of it.
pub fn plain_name(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

impl Customer {
    /// Reads the section.
    pub fn read(reader: &Reader) -> Self {
        Self {
            name: reader.text("name"),
            contact: reader.text("contact"),
            phone: reader.text("phone"),
            email: reader.text("email"),
            address: reader.text("address"),
        }
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

    /// Reads the section.
    pub fn read(reader: &Reader) -> Self {
        Self {
            name: reader.text("name"),
            part: reader.text("part"),
            order: reader.text("order"),
            shipped: reader.date("shipped"),
            quantity: Quantity::read(reader, "quantity"),
            defective: reader.count("defective"),
            sample_kept: reader.flag("sample_kept"),
        }
    }
}

impl Quantity {
    /// Reads `open` or a whole number.
    pub fn read(reader: &Reader, key: &str) -> Option<Self> {
        let open = reader.value(key).and_then(|node| node.text()) == Some("open");
        if open {
            Some(Self::Open)
        } else {
            reader.count(key).map(Self::Pieces)
        }
    }
}
