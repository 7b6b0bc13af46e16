//! How cases are taken in, graded and passed on: what each channel asks, what makes a case grave,
//! how often it may change hands, how long it may lie still.

use super::{Source, When};
use crate::domain::money::Money;
use crate::domain::time::Limit;
use crate::words;

/// The rules about taking in and passing on. A regulation that states none leaves them empty.
#[derive(Clone, Debug, Default)]
pub struct Care {
    /// What a channel asks of whoever takes a complaint down (L-7).
    pub channels: Vec<ChannelRule>,
    /// Which grade a case gets, first match first (C-3).
    pub severity: Vec<SeverityRule>,
    /// How often a case may be handed over.
    pub handover: Option<HandOver>,
    /// How long nothing may happen on an open case.
    pub silence: Option<Silence>,
}

/// What a channel asks.
#[derive(Clone, Debug)]
pub struct ChannelRule {
    /// The channel.
    pub channel: String,
    /// What must be on record.
    pub requires: Vec<Proofread>,
    /// For which cases.
    pub when: When,
    /// The rule.
    pub source: Source,
}

words! {
    /// What a channel can ask to be on record.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Proofread {
        /// The customer was told that the complaint arrived.
        Acknowledged = "acknowledged",
        /// What was written down was read back and confirmed.
        ReadBack = "read-back",
        /// Where the recording of the call is kept.
        Recording = "recording",
    }
}

/// A row of the severity matrix.
#[derive(Clone, Debug)]
pub struct SeverityRule {
    /// The grade it gives.
    pub grade: String,
    /// For which cases; the grade itself is no condition.
    pub when: When,
    /// The least amount claimed, included.
    pub claimed_from: Option<Money>,
    /// The rule.
    pub source: Source,
}

/// How often a case may be handed over.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The most hand-overs; the first assignment is none.
    pub most: u64,
    /// The rule.
    pub source: Source,
}

/// How long nothing may happen on an open case.
#[derive(Clone, Debug)]
pub struct Silence {
    /// The time, in calendar days or hours.
    pub limit: Limit,
    /// The rule.
    pub source: Source,
}
