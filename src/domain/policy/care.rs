//! How cases are taken in, graded and passed on: what each channel asks, what makes a case grave,
//! how often it may change hands, how long it may lie still.

use super::condition::When;
use crate::domain::money::Money;
use crate::domain::schema::Names;
use crate::domain::time::Limit;
use crate::{table, words};

table! {
    /// The rules about taking in and passing on. A regulation that states none leaves them empty.
    #[derive(Clone, Debug)]
    pub struct Care {
        /// What a channel asks of whoever takes a complaint down (L-7).
        channels as "channel": all ChannelRule,
        /// Which grade a case gets, first match first (C-3).
        severity: all SeverityRule,
        /// Who is called at once where it cannot wait (M-9.2).
        urgent: one Urgent,
        /// How often a case may be handed over.
        handover: one HandOver,
        /// How long nothing may happen on an open case.
        silence: one Silence,
        /// When the customer is asked again after the end.
        follow_up: one FollowUpRule,
        /// How long it is kept who the customer was.
        retention: one Retention,
    }
}

table! {
    /// What a channel asks.
    #[derive(Clone, Debug)]
    pub struct ChannelRule at id {
        /// The channel.
        channel as "id": must String { names(Names::Held("channel")) tells() },
        /// What must be on record.
        requires: or Vec<Proofread>,
        /// The fields the customer is asked for where the complaint does not tell them: `reply
        /// --asks`. None of them holds the case up.
        asks: or Vec<String> { names(Names::Requirable) },
        /// For which cases.
        when: or When,
    }
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

table! {
    /// A row of the severity matrix.
    #[derive(Clone, Debug)]
    pub struct SeverityRule at grade {
        /// The grade it gives.
        grade: must String { names(Names::Held("grade")) tells() },
        /// For which cases; the grade itself is no condition.
        when: or When,
        /// The least amount claimed, included.
        claimed_from: may Money,
    }
}

table! {
    /// How often a case may be handed over.
    #[derive(Clone, Debug)]
    pub struct HandOver at most {
        /// The most hand-overs; the first assignment is none.
        most: must u64,
    }
}

table! {
    /// Who is called at once where it cannot wait, before anything is filled in.
    #[derive(Clone, Debug)]
    pub struct Urgent at call {
        /// The units that are called, to go to the customer together.
        call: some Vec<String> { names(Names::Unit) },
    }
}

table! {
    /// How long nothing may happen on an open case.
    #[derive(Clone, Debug)]
    pub struct Silence at limit {
        /// The time, in calendar days or hours.
        limit: must Limit,
    }
}

table! {
    /// When the customer is asked again after the end.
    #[derive(Clone, Debug)]
    pub struct FollowUpRule at limit {
        /// How long after the closing, in calendar days or hours.
        limit: must Limit,
        /// For which cases.
        when: or When,
    }
}

table! {
    /// How long it is kept who the customer was.
    #[derive(Clone, Debug)]
    pub struct Retention at personal {
        /// How long after the end, by the calendar.
        personal: must Limit { example("36mo") },
        /// For which cases.
        when: or When,
    }
}
