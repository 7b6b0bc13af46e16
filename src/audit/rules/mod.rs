//! The rules of the audit, one file each. This is their only list.

use super::rule::AuditRule;

mod address_claimed;
mod author_differs;
mod back_dated;
mod case_deleted;
mod case_moved;
mod changed_policy_used;
mod committed_later;
mod dated_before_past;
mod duty_unproved;
pub mod entered_for_another;
mod import_unproved;
mod merge_differs;
mod not_permitted;
mod number_reused;
mod odd_date;
mod policy_changed_in_force;
mod role_granted_by_self;
mod step_changed;
mod step_removed;
mod unattributable;
mod unreadable_version;
mod unseen_history;
mod unsigned;

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        /// Every rule, in order of identifier.
        pub const RULES: &[&AuditRule] = &[$(&$module::RULE),+];
    };
}

rules! {
    address_claimed,
    author_differs,
    back_dated,
    case_deleted,
    case_moved,
    changed_policy_used,
    committed_later,
    dated_before_past,
    duty_unproved,
    entered_for_another,
    import_unproved,
    merge_differs,
    not_permitted,
    number_reused,
    odd_date,
    policy_changed_in_force,
    role_granted_by_self,
    step_changed,
    step_removed,
    unattributable,
    unreadable_version,
    unseen_history,
    unsigned,
}

mod mended;
