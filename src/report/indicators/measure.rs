//! What one case adds to an indicator, and what all of them come to.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::key::Key;
use crate::domain::kept;
use crate::domain::money::Money;
use crate::domain::shared::Shared;
use crate::report::statistics::{Ratio, Spread};

/// What an indicator is told of by: an owner and a clock, a stage and a unit.
pub type Of = (Shared, Shared);

/// What one case adds to an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Addend {
    /// One more.
    One,
    /// One more of these.
    OneOf(#[serde(with = "kept")] Of),
    /// One more of all, which fits or does not.
    Fits(bool),
    /// The same, of these.
    FitsOf(#[serde(with = "kept")] Of, bool),
    /// A figure.
    Figure(#[serde(with = "kept")] Decimal),
    /// Days of 24 hours, and days in the policy's own counting, less pauses.
    Days {
        /// Those of 24 hours.
        #[serde(with = "kept")]
        gross: Decimal,
        /// The policy's own.
        #[serde(with = "kept")]
        net: Decimal,
    },
    /// What the customer said of the handling, 1 to 5; `None` who said nothing.
    Score(Option<u64>),
    /// Defective pieces of those delivered.
    Pieces {
        /// The defective ones.
        #[serde(with = "kept")]
        defective: Decimal,
        /// All of them.
        #[serde(with = "kept")]
        delivered: Decimal,
    },
    /// What the case cost, and what of it remains.
    Cost {
        /// All of it.
        #[serde(with = "kept")]
        gross: Money,
        /// Less what outside parties paid back.
        #[serde(with = "kept")]
        net: Money,
    },
    /// A loss that cannot be told yet: the least and the most, where the option decides.
    CostUnknown(#[serde(with = "kept")] Option<(Money, Money)>),
}

/// What an indicator comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// So many.
    Count(u64),
    /// So many of each.
    Counts(BTreeMap<Of, u64>),
    /// Some of all.
    Share(Ratio),
    /// Some of all, of each.
    Shares(BTreeMap<Of, Ratio>),
    /// Figures and how they are spread; `None` of nothing.
    Spread(Option<Spread>),
    /// Two figures and how they are spread.
    Days {
        /// Days of 24 hours.
        gross: Option<Spread>,
        /// Days in the policy's own counting, less pauses.
        net: Option<Spread>,
    },
    /// Points given, and how many gave any.
    Score(Score),
    /// Parts of a million, in whole parts; `None` of nothing.
    PerMillion(Option<Decimal>),
    /// Loss accounts.
    Loss(Losses),
}

/// What customers say of the handling, in points of 1 to 5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many gave each number of points, the least first.
    pub points: [u64; 5],
    /// Who said something, of those closed: who is silent is not left out.
    pub said: Ratio,
}

impl Score {
    /// The mean of what was given, with two decimals; `None` where nobody said anything.
    pub fn mean(&self) -> Option<Decimal> {
        let given = self.points.iter().sum::<u64>();
        let sum: u64 = (1..).zip(self.points).map(|(of, n)| of * n).sum();
        let mean = Decimal::from(sum).checked_div(Decimal::from(given))?;
        let mut mean = mean.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        mean.rescale(2);
        Some(mean)
    }

    fn count(&mut self, given: Option<u64>) {
        let place = given.and_then(|points| usize::try_from(points).ok()?.checked_sub(1));
        let known = place.and_then(|place| self.points.get_mut(place));
        self.said.count(known.is_some());
        if let Some(known) = known {
            *known += 1;
        }
    }
}

/// The sum of loss accounts, in the organisation's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Losses {
    /// What they cost.
    pub gross: Money,
    /// What outside parties paid back of it.
    pub recovered: Money,
    /// What remains.
    pub net: Money,
    /// Cases whose loss is known.
    pub cases: u64,
    /// Cases whose loss cannot be told yet.
    pub unknown: u64,
    /// Of these, the least and the most of those whose loss depends on the option the customer takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<(Money, Money)>,
}

impl Losses {
    /// Counts one more case.
    pub fn add(&mut self, addend: &Addend) {
        match addend {
            Addend::Cost { gross, net } => {
                self.cases += 1;
                self.gross = self.gross + *gross;
                self.net = self.net + *net;
                // What was paid back beyond the loss is a finding of its own.
                self.recovered = self.recovered + (*gross - *net);
            }
            Addend::CostUnknown(range) => {
                self.unknown += 1;
                let known = self.range.unwrap_or_default();
                let sum = |(least, most): (Money, Money)| (known.0 + least, known.1 + most);
                self.range = range.map(sum).or(self.range);
            }
            _ => {}
        }
    }
}

impl Measure {
    /// What these come to.
    pub fn of<'a>(key: Key, addends: impl Iterator<Item = &'a Addend> + Clone) -> Self {
        match key {
            Key::Received
            | Key::Closed
            | Key::Dismissed
            | Key::Reopenings
            | Key::Open
            | Key::OverdueNow
            | Key::Abnormalities
            | Key::TakenOver => Self::Count(addends.count() as u64),
            Key::OverdueBy => Self::Counts(counts(addends)),
            Key::StageOnTime => Self::Shares(shares(addends)),
            Key::OnTime
            | Key::Upheld
            | Key::Redressed
            | Key::PromisesKept
            | Key::FollowedUp
            | Key::FirstContact
            | Key::Authority
            | Key::Recurrence
            | Key::ActionEffective
            | Key::Reopened => Self::Share(share(addends)),
            Key::Satisfaction => Self::Score(score(addends)),
            Key::Ppm | Key::PpmYear => Self::PerMillion(per_million(addends)),
            Key::TimeToClose => Self::Days {
                gross: spread(addends.clone(), |days| match days {
                    Addend::Days { gross, .. } => Some(*gross),
                    _ => None,
                }),
                net: spread(addends, |days| match days {
                    Addend::Days { net, .. } => Some(*net),
                    _ => None,
                }),
            },
            Key::TimeToAcknowledge | Key::OverdueAge | Key::RecordingLag | Key::Handovers => {
                Self::Spread(spread(addends, |figure| match figure {
                    Addend::Figure(figure) => Some(*figure),
                    _ => None,
                }))
            }
            Key::Loss => {
                let mut all = Losses::default();
                addends.for_each(|addend| all.add(addend));
                Self::Loss(all)
            }
        }
    }
}

fn counts<'a>(addends: impl Iterator<Item = &'a Addend>) -> BTreeMap<Of, u64> {
    let mut all = BTreeMap::new();
    for addend in addends {
        if let Addend::OneOf(of) = addend {
            *all.entry(of.clone()).or_default() += 1;
        }
    }
    all
}

fn shares<'a>(addends: impl Iterator<Item = &'a Addend>) -> BTreeMap<Of, Ratio> {
    let mut all: BTreeMap<Of, Ratio> = BTreeMap::new();
    for addend in addends {
        if let Addend::FitsOf(of, fits) = addend {
            all.entry(of.clone()).or_default().count(*fits);
        }
    }
    all
}

fn share<'a>(addends: impl Iterator<Item = &'a Addend>) -> Ratio {
    let fits = addends.filter_map(|addend| match addend {
        Addend::Fits(fits) => Some(*fits),
        _ => None,
    });
    fits.collect()
}

fn score<'a>(addends: impl Iterator<Item = &'a Addend>) -> Score {
    let mut all = Score::default();
    for addend in addends {
        if let Addend::Score(given) = addend {
            all.count(*given);
        }
    }
    all
}

/// Defective ÷ delivered × 1,000,000.
fn per_million<'a>(addends: impl Iterator<Item = &'a Addend>) -> Option<Decimal> {
    let (mut bad, mut all) = (Decimal::ZERO, Decimal::ZERO);
    for addend in addends {
        if let Addend::Pieces {
            defective,
            delivered,
        } = addend
        {
            bad += defective;
            all += delivered;
        }
    }
    let ratio = bad
        .checked_div(all)?
        .checked_mul(Decimal::from(1_000_000))?;
    Some(ratio.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
}

fn spread<'a>(
    addends: impl Iterator<Item = &'a Addend>,
    figure: impl Fn(&Addend) -> Option<Decimal>,
) -> Option<Spread> {
    Spread::of(addends.filter_map(figure).collect())
}
