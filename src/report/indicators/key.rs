//! Every indicator by its key, the one list there is of them.

use crate::domain::kept::Kept;
use crate::domain::word::Word as _;
use crate::words;

words! {
    /// An indicator. What it is called, its formula and why it is reckoned so stand in the catalogues.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Key named "indicator-" {
        /// Complaints received in the period.
        Received = "received",
        /// Complaints closed in the period, dismissed ones among them.
        Closed = "closed",
        /// Those dismissed.
        Dismissed = "dismissed",
        /// Complaints that had been closed and were taken up again in the period, whenever closed.
        Reopenings = "reopenings",
        /// Complaints open at the moment of reporting, whenever received.
        Open = "open",
        /// Open ones with a clock past its due.
        OverdueNow = "overdue_now",
        /// Abnormality notes received in the period.
        Abnormalities = "abnormalities",
        /// Complaints of the period that were taken over from a register kept before.
        TakenOver = "taken_over",
        /// Closed at or before the overall due, of those due.
        OnTime = "on_time",
        /// The same for stages, by stage and unit.
        StageOnTime = "stage_on_time",
        /// Established, wholly or in part, of those investigated.
        Upheld = "upheld",
        /// Those that got any remedy, goodwill included, of those investigated.
        Redressed = "redressed",
        /// Promises kept in time, of those due.
        PromisesKept = "promises_kept",
        /// Closed ones whose customer was asked again in time, of those due.
        FollowedUp = "followed_up",
        /// Closed on the day received without a hand-over, of those closed.
        FirstContact = "first_contact",
        /// Settlements of closed cases that a sufficient level signed.
        Authority = "authority",
        /// Faults that came back after an action that worked, of those investigated.
        Recurrence = "recurrence",
        /// Actions found to work, of those whose check fell due, or was made.
        ActionEffective = "action_effective",
        /// Cases reopened soon, of those closed so long ago.
        Reopened = "reopened",
        /// What customers say of the handling.
        Satisfaction = "satisfaction",
        /// Defective pieces of a million complained about.
        Ppm = "ppm",
        /// The same over the twelve months that end with the period.
        PpmYear = "ppm_year",
        /// Received to closed, in days.
        TimeToClose = "time_to_close",
        /// Received to the first acknowledgement or answer, in days; never paused.
        TimeToAcknowledge = "time_to_acknowledge",
        /// How long the overdue ones are past their due, in days.
        OverdueAge = "overdue_age",
        /// Overdue ones by the unit or person whose clock is oldest, and by clock.
        OverdueBy = "overdue_by",
        /// Received to recorded, in days.
        RecordingLag = "recording_lag",
        /// Assignments after the first, per case received.
        Handovers = "handovers",
        /// The loss accounts of the cases investigated.
        Loss = "loss",
    }
}

/// By its place.
impl Kept for Key {
    type As = u8;

    fn kept(&self) -> u8 {
        let mut words = Self::WORDS.iter();
        let place = words.position(|(_, key)| key == self);
        place
            .and_then(|place| u8::try_from(place).ok())
            .unwrap_or(u8::MAX)
    }

    fn again(kept: u8) -> Option<Self> {
        Some(Self::WORDS.get(usize::from(kept))?.1)
    }
}

impl Key {
    /// Whether it tells of the moment of reporting, whatever the period: there is nothing to compare.
    pub fn of_the_moment(self) -> bool {
        matches!(
            self,
            Self::Open | Self::OverdueNow | Self::OverdueAge | Self::OverdueBy
        )
    }

    /// Whether a posted month holds it: what is taken over later restates no month.
    pub fn is_posted(self) -> bool {
        self != Self::TakenOver
    }

    /// Every indicator, in the order they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(_, key)| *key)
    }
}
