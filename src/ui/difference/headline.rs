//! The change in one line.

use crate::domain::msg::Msg;
use crate::domain::staff::Staff;
use crate::msg;
use crate::report::difference::Overview;

/// What a manager sees first: how many cases changed, whose signature they need, which dates moved.
pub fn headline(overview: &Overview, staff: &Staff) -> Vec<Msg> {
    let mut parts = Vec::new();
    let mut count = |count: usize, part: fn(usize) -> Msg| {
        if count > 0 {
            parts.push(part(count));
        }
    };
    count(overview.breaches, |n| msg!("diff-head-breaches", count = n));
    count(overview.recounts, |n| msg!("diff-head-recounts", count = n));
    count(overview.evidence, |n| msg!("diff-head-evidence", count = n));
    count(overview.changed, |n| msg!("diff-head-changed", count = n));
    count(overview.new, |n| msg!("diff-head-new", count = n));
    count(overview.removed, |n| msg!("diff-head-removed", count = n));
    count(overview.replaced, |n| msg!("diff-head-replaced", count = n));
    count(overview.renumbered, |n| {
        msg!("diff-head-renumbered", count = n)
    });
    count(overview.unreadable, |n| {
        msg!("diff-head-unreadable", count = n)
    });
    for (role, waiting) in &overview.waiting {
        let role = staff.role_called(role);
        parts.push(msg!("diff-head-waiting", count = *waiting, role = role));
    }
    let mut count = |count: usize, part: fn(usize) -> Msg| {
        if count > 0 {
            parts.push(part(count));
        }
    };
    count(overview.dues_moved, |n| msg!("diff-head-dues", count = n));
    count(overview.errors, |n| msg!("diff-head-errors", count = n));
    count(overview.warnings, |n| msg!("diff-head-warnings", count = n));
    count(overview.cured, |n| msg!("diff-head-cured", count = n));
    count(overview.policies, |n| msg!("diff-head-policies", count = n));
    count(overview.moved, |n| msg!("diff-head-moved", count = n));
    count(overview.moved_ended, |n| msg!("diff-head-ended", count = n));
    if parts.is_empty() {
        parts.push(msg!("diff-nothing"));
    }
    parts
}
