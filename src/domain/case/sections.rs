//! The sections of a case file, in the order of the duties.
//!
//! Sections that different roles write never touch, so that plain git joins two branches that
//! fill different ones: a new file has a heading with blank lines around it for each.

/// Every top-level key in its place.
pub const ORDER: &[&str] = &[
    "format",
    "number",
    "uid",
    "policy",
    "status",
    "title",
    "received",
    "recorded",
    "received_by",
    "entered_by",
    "as_of",
    "channel",
    "origin",
    "nature",
    "class",
    "category",
    "grade",
    "intake",
    "customer",
    "product",
    "claimed",
    "demand",
    "complaint",
    "items",
    "registration",
    "assignments",
    "escalations",
    "investigation",
    "settlement",
    "consolidations",
    "approvals",
    "agreement",
    "carried_out",
    "rounds",
    "replies",
    "promises",
    "returns",
    "resales",
    "recoveries",
    "actions",
    "objections",
    "sanctions",
    "pauses",
    "corrections",
    "waivers",
    "closing",
    "links",
    "attachments",
    "notes",
];

/// How many keys stand above the first heading: what intake writes at once.
const ABOVE: usize = 23;

/// The sections a new file has a heading for, whether or not anything stands there yet.
pub const HEADINGS: &[&str] = ORDER.split_at(ABOVE).1;

/// What is recorded later in an entry of a list, by somebody else, and the key above which it
/// stands: a line of the entry stays between it and the next entry, and between what two people
/// add.
pub const LATER: &[(&str, &str)] = &[
    ("kept", "by_date"),
    ("done", "owner"),
    ("verified", "due"),
    ("decision", "text"),
    ("answered", "text"),
    ("accepted", "text"),
    ("decided", "sanction"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_begin_where_intake_ends() {
        assert_eq!(ORDER.get(ABOVE - 1), Some(&"complaint"));
        assert_eq!(HEADINGS.first(), Some(&"items"));
        assert_eq!(HEADINGS.last(), Some(&"notes"));
    }
}
