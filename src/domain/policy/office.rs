//! What the office owes besides single cases: periodic duties, forms, reminders, tiers.

use super::condition::When;
use crate::domain::localized::Localized;
use crate::domain::period::Every;
use crate::domain::schema::{Names, Whole};
use crate::domain::step::Step;
use crate::domain::time::Limit;
use crate::{table, words};

table! {
    /// The rules about the office's own work. A regulation that states none leaves them empty.
    #[derive(Clone, Debug, Default)]
    pub struct Office {
        /// Duties that come again (M-9.10, B-3.4).
        periodic: all Periodic,
        /// Forms, their copies and who gets them (M-9.8).
        forms as "form": all FormRule,
        /// Tiers of escalation, lowest first.
        tiers as "tier": all Tier,
        /// When complaints count as coming again (B-5, L-6).
        recurrences as "recurrence": all Recurrence,
        /// What an abnormality note is (M-3).
        abnormality: one Abnormality,
        /// What is written when a case is late (M-14).
        reminders as "reminder": all Reminder,
    }
}

table! {
    /// A duty that comes again.
    #[derive(Clone, Debug)]
    pub struct Periodic at by_day {
        /// Its name.
        name: must String { unique() example("monthly-statistics") },
        /// Its title.
        title: named Localized = name,
        /// How often.
        every: must Every,
        /// The months it falls in, 1 to 12; empty: each month, or the last of each period.
        months: or Vec<Whole<1, 12>>,
        /// The last day of the month that is on time, 1 to 31; on a rest day, the next working day.
        by_day: must Whole<1, 31> { example("10") },
        /// The unit that owes it.
        unit: must String { names(Names::Unit) },
    }
}

table! {
    /// A form, its copies and who gets them.
    #[derive(Clone, Debug)]
    pub struct FormRule at copies {
        /// The identifier.
        id: must String { unique() example("handling-form") },
        /// Its title.
        title: named Localized = id,
        /// The language it is written in: `zh` or `en`.
        language: or String = "zh" { names(Names::Language) },
        /// Who gets each copy, in the order of the copies: a unit, or `customer`, or `liable` for the
        /// unit that bears the loss.
        copies: or Vec<String> { names(Names::Unit) also(&["customer", "liable"]) },
        /// Roles that sign, any one of each group of a rank.
        signatures: or Vec<String> { names(Names::Role) },
        /// Whether the customer stamps it.
        customer_stamp: or bool,
        /// For which cases.
        when: or When,
        /// The step after which it is written; nothing stated: from the beginning on (M-13.0).
        after: may Step,
    }
}

table! {
    /// A tier of escalation.
    #[derive(Clone, Debug)]
    pub struct Tier at id {
        /// The identifier.
        id: must String { unique() example("front-desk") },
        /// Its title.
        title: named Localized = id,
        /// The unit that holds it.
        unit: may String { names(Names::Unit) },
        /// The role that holds it.
        role: may String { names(Names::Role) },
        /// Cases that belong here at least, by their difficulty; nothing stated: none by that alone.
        when: or When,
        /// How long a case may be open before it belongs here at least, in calendar time.
        after: may Limit,
    }
}

table! {
    /// When complaints count as coming again.
    #[derive(Clone, Debug)]
    pub struct Recurrence at window {
        /// Its name: `repeat`, `recurrence`.
        name: must String { tells() example("repeat") },
        /// Fields that are the same in both: `customer.name`, `defect`.
        same: or Vec<String> { names(Names::Comparable) also(&["defect", "product.family"]) },
        /// How far back one looks; its first and its last day included.
        window: must Limit,
        /// How many such cases in the window, the last included, are one too many; at least 2.
        count: or Whole<2, 1_000> = (Whole(2)),
    }
}

table! {
    /// What an abnormality note is.
    #[derive(Clone, Debug)]
    pub struct Abnormality at clocks {
        /// Whether clocks run for it.
        clocks: must bool,
    }
}

table! {
    /// What is written when a case is late.
    #[derive(Clone, Debug)]
    pub struct Reminder at kind {
        /// Which notice.
        kind: must ReminderKind { tells() },
        /// Its title.
        title: named Localized = kind,
        /// For open or closed cases.
        of: must CaseState,
        /// Whether it must be written, or may be.
        must: or bool = true,
    }
}

words! {
    /// The notices about lateness.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ReminderKind {
        /// 催办单.
        Reminder = "reminder",
        /// 洽办单.
        Inquiry = "inquiry",
    }
}

words! {
    /// Whether a case is still open.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CaseState {
        /// Not closed.
        Open = "open",
        /// Closed.
        Closed = "closed",
    }
}
