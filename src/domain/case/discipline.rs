//! What follows a case inside the house: a department's objection, and sanctions of persons.

use crate::domain::money::Money;
use crate::domain::reader::{Reader, Word};
use crate::domain::schema::{Kind, Names, Scalar, Stamp};
use crate::domain::tree::Value;
use crate::domain::values::FieldError;
use crate::{record, words};

words! {
    /// The sanctions, least first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum SanctionKind named "sanction-" {
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

impl SanctionKind {
    /// The sanction this many grades lower, at least a written apology.
    #[must_use]
    pub fn lower(self, grades: u64) -> Self {
        const ORDER: [SanctionKind; 4] = [
            SanctionKind::WrittenApology,
            SanctionKind::Reprimand,
            SanctionKind::MinorDemerit,
            SanctionKind::MajorDemerit,
        ];
        let grades = usize::try_from(grades).unwrap_or(usize::MAX);
        ORDER[(self as usize).saturating_sub(grades)]
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
        proposed: may SanctionKind,
        /// How many times it proposed it.
        proposed_times: may u64,
        /// When it was decided, by whom; until then it is only filed.
        decided: one Stamp { above("sanction") },
        /// When it was published, by whom (M-A7, M-12).
        published: one Stamp { above("sanction") },
        /// What is filed or decided; `None`: no sanction.
        sanction: must Option<SanctionKind>,
        /// How many times.
        times: or u64 = 1,
        /// The superior, sanctioned jointly (M-A3).
        superior: may String { names(Names::Person) personal() },
        /// Why no superior is sanctioned jointly, where the policy asks for it (M-A3).
        superior_declined: may String { lines() },
        /// The ground (M-A4).
        ground: may String,
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
    const KIND: Kind = Kind::Word(sanctions, SanctionKind::NAMED);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, |text| match SanctionKind::from_word(text) {
            None if text != NO_SANCTION => {
                let (value, words) = (text.to_owned(), sanctions());
                Err(FieldError::NotAWord { value, words })
            }
            kind => Ok(kind),
        })
    }

    fn value(&self) -> Value {
        Value::Text(self.map_or(NO_SANCTION, Word::word).to_owned())
    }
}

fn sanctions() -> Vec<&'static str> {
    let mut words = SanctionKind::words();
    words.push(NO_SANCTION);
    words
}
