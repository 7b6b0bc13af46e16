//! The rules of the audit, one file each. This is their only list.

use super::Rule;

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule, in order of identifier.
        pub const RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

rules! {
    approved_for_another,
    author_differs,
    back_dated,
    case_deleted,
    case_moved,
    changed_policy_used,
    committed_later,
    not_permitted,
    number_reused,
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

/// A moment as messages show it.
fn shown(time: crate::domain::time::Time) -> String {
    time.format("%Y-%m-%d %H:%M").to_string()
}
