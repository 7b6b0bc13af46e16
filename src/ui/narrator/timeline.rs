//! What happened in a case, in order of time.

use super::said::{Narrator, Said};
use crate::domain::time::Time;
use crate::msg;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub at: Time,
    /// Who did it, as written.
    pub by: String,
    /// What.
    pub said: Said,
}

/// The arrival and every dated fact, earliest first; at the same moment in the order of the file.
pub fn events(narrator: &Narrator) -> Vec<Event> {
    let case = narrator.case;
    let arrival = match case.channel {
        Some(channel) => msg!("story-received-by", channel = channel),
        None => msg!("story-received"),
    };
    let mut events = vec![Event {
        at: case.received,
        by: case.received_by.clone().unwrap_or_default(),
        said: Said::of(arrival),
    }];
    events.extend(case.dated().into_iter().filter_map(|fact| {
        Some(Event {
            at: fact.stamp.at,
            by: fact.stamp.by.clone(),
            said: narrator.said(&fact.path)?,
        })
    }));
    events.sort_by_key(|event| event.at);
    events
}
