//! Fields a policy needs before a case is accepted (M-9.1).

use crate::domain::case::Case;
use crate::domain::policy::{Policy, Required};

/// The fields the policy requires of this case that are not there, with the entry that requires
/// them, each once. `root` is the case as read.
pub fn missing_fields<'a>(case: &Case, policy: &'a Policy) -> Vec<(String, &'a Required)> {
    let mut missing: Vec<(String, &Required)> = Vec::new();
    for entry in policy.required_for(&case.policy_facts()) {
        for field in &entry.fields {
            let there = field.parse().ok().and_then(|path| case.text_at(&path));
            let stated = there.is_some_and(|text| !text.is_empty());
            if !stated && missing.iter().all(|(known, _)| known != field) {
                missing.push((field.clone(), entry));
            }
        }
    }
    missing
}
