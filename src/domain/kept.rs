//! Values of other crates' and of shared kinds, alone, in pairs, in lists, or missing, kept in bytes that only this
//! tool reads again: any field of such by `#[serde(with = "kept")]`.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize as _, Deserializer, Serialize, Serializer};

use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::shared::Shared;
use crate::domain::time::{Time, serialized};

/// What is kept in bytes as something else.
pub trait Kept: Sized {
    /// As what.
    type As: Serialize + DeserializeOwned;

    /// That.
    fn kept(&self) -> Self::As;

    /// The value again; `None` where that is none.
    fn again(kept: Self::As) -> Option<Self>;
}

/// As what it is kept.
pub fn serialize<T: Kept, S: Serializer>(of: &T, to: S) -> Result<S::Ok, S::Error> {
    of.kept().serialize(to)
}

/// From that.
pub fn deserialize<'de, T: Kept, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let again = T::again(T::As::deserialize(from)?);
    again.ok_or_else(|| D::Error::custom("no such value"))
}

macro_rules! as_it_is {
    ($($of:ty),+) => {
        $(impl Kept for $of {
            type As = Self;

            fn kept(&self) -> Self {
                self.clone()
            }

            fn again(kept: Self) -> Option<Self> {
                Some(kept)
            }
        })+
    };
}

as_it_is!(bool, u64, String, Localized);

impl Kept for Time {
    type As = serialized::Parts;

    fn kept(&self) -> Self::As {
        serialized::parts(self)
    }

    fn again(kept: Self::As) -> Option<Self> {
        serialized::joined(kept)
    }
}

impl Kept for NaiveDate {
    type As = i32;

    fn kept(&self) -> i32 {
        self.to_epoch_days()
    }

    fn again(kept: i32) -> Option<Self> {
        Self::from_epoch_days(kept)
    }
}

impl Kept for Decimal {
    type As = [u8; 16];

    fn kept(&self) -> Self::As {
        Self::serialize(self)
    }

    fn again(kept: Self::As) -> Option<Self> {
        Some(Self::deserialize(kept))
    }
}

impl Kept for Money {
    type As = [u8; 16];

    fn kept(&self) -> Self::As {
        self.decimal().kept()
    }

    fn again(kept: Self::As) -> Option<Self> {
        Some(Self::rounded(Decimal::deserialize(kept)))
    }
}

/// It is kept for all once it is shared again.
impl Kept for Shared {
    type As = String;

    fn kept(&self) -> String {
        self.as_ref().to_owned()
    }

    fn again(kept: String) -> Option<Self> {
        Some(kept.into())
    }
}

impl<T: Kept> Kept for Option<T> {
    type As = Option<T::As>;

    fn kept(&self) -> Self::As {
        self.as_ref().map(T::kept)
    }

    fn again(kept: Self::As) -> Option<Self> {
        kept.map_or(Some(None), |kept| T::again(kept).map(Some))
    }
}

impl<T: Kept> Kept for Box<[T]> {
    type As = Vec<T::As>;

    fn kept(&self) -> Self::As {
        self.iter().map(T::kept).collect()
    }

    fn again(kept: Self::As) -> Option<Self> {
        kept.into_iter().map(T::again).collect()
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    type As = (A::As, B::As);

    fn kept(&self) -> Self::As {
        (self.0.kept(), self.1.kept())
    }

    fn again((a, b): Self::As) -> Option<Self> {
        Some((A::again(a)?, B::again(b)?))
    }
}

impl<A: Kept, B: Kept, C: Kept> Kept for (A, B, C) {
    type As = (A::As, B::As, C::As);

    fn kept(&self) -> Self::As {
        (self.0.kept(), self.1.kept(), self.2.kept())
    }

    fn again((a, b, c): Self::As) -> Option<Self> {
        Some((A::again(a)?, B::again(b)?, C::again(c)?))
    }
}
