//! What follows a case inside the house: a department's objection, and sanctions of persons.

use std::fmt;

use serde::Serialize;

use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::reader::{Reader, Word as _};
use crate::domain::schema::{Kind, Names, Scalar, Stamp};
use crate::domain::tree::Value;
use crate::{record, words};

words! {
    /// The sanctions of a regulation that declares none of its own, the lightest first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Customary named "sanction-" {
        /// 悔过书.
        WrittenApology = "written-apology",
        /// 申诫, also 警告.
        Reprimand = "reprimand",
        /// 小过.
        MinorDemerit = "minor-demerit",
        /// 大过.
        MajorDemerit = "major-demerit",
    }
}

/// A kind of sanction by its identifier: one the regulation declares, or a [`Customary`] one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SanctionKind(String);

impl SanctionKind {
    /// The kind with an identifier.
    pub fn new(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.0
    }

    /// What people call it where no regulation is at hand: a title of its own is asked of the policy.
    pub fn named(&self) -> Arg {
        let customary = Customary::from_word(&self.0);
        customary.map_or_else(|| Arg::from(&self.0), Arg::from)
    }
}

impl fmt::Display for SanctionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Scalar for SanctionKind {
    const KIND: Kind = Kind::Text;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.text(key).map(Self)
    }

    fn value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

record! {
    /// A department's objection to what was found or decided (签呈, M-9.12).
    pub struct Objection {
        /// When, by whom.
        stamp: flat Stamp,
        /// The department that objects.
        unit: may String { names(Names::Unit) },
        /// The decision on it.
        decision: one Ruling { above("text") },
        /// Its reasons.
        text: must String { lines() },
    }
}

record! {
    /// The decision on an objection.
    pub struct Ruling {
        /// When, by whom.
        stamp: flat Stamp,
        /// Whether the objection was right.
        upheld: must bool,
        /// Why.
        reason: may String { lines() },
    }
}

record! {
    /// A sanction of one person, filed and decided (M-A7).
    pub struct Sanction {
        /// When it was filed, by whom.
        stamp: flat Stamp,
        /// The person.
        person: must String { names(Names::Person) personal() },
        /// The person's share of the loss, as it was then.
        share: may Money,
        /// What the policy proposed.
        proposed: may SanctionKind { names(Names::Sanction) },
        /// How many times it proposed it.
        proposed_times: may u64,
        /// When it was decided, by whom; until then it is only filed.
        decided: one Stamp { above("sanction") },
        /// When it was published, by whom (M-A7, M-12).
        published: one Stamp { above("sanction") },
        /// What is filed or decided; `None`: no sanction.
        sanction: must Option<SanctionKind> { names(Names::Sanction) },
        /// How many times.
        times: or u64 = 1,
        /// What the person repays of the loss, where the sanction asks for damages.
        repays: may Money,
        /// The superior, sanctioned jointly (M-A3).
        superior: may String { names(Names::Person) personal() },
        /// Why no superior is sanctioned jointly, where the policy asks for it (M-A3).
        superior_declined: may String { lines() },
        /// The ground (M-A4).
        ground: may String { column() },
        /// Why, where it differs from the proposal.
        reason: may String { lines() },
        /// Its place in the file of its own, where it does not stand in the case file.
        apart: aside Option<usize>,
    }
}

/// What stands for no sanction.
pub const NO_SANCTION: &str = "none";

/// A sanction, or that there is none.
impl Scalar for Option<SanctionKind> {
    const KIND: Kind = Kind::Text;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        let kind = SanctionKind::read(reader, key)?;
        Some(Some(kind).filter(|kind| kind.id() != NO_SANCTION))
    }

    fn value(&self) -> Value {
        let word = self.as_ref().map_or(NO_SANCTION, SanctionKind::id);
        Value::Text(word.to_owned())
    }
}
