//! What is asked of a case that was taken over from a register kept before.

use super::rule::Rule;
use super::{
    broken_file, conflict_markers, dangling_link, dated_after_record, duplicate_number,
    duplicate_uid, evidence_changed, evidence_missing, evidence_not_here, invalid_field,
    missing_field, newer_format, number_path_mismatch, policy_missing, recorded_in_future,
    shares_not_100, status_mismatch, unknown_field, unknown_term, unquoted_number,
};
use crate::domain::case::Case;

/// What is asked of a case that was taken over from a register kept before: that its file is sound. How it
/// was handled was that register's business.
const OF_HISTORY: &[&Rule] = &[
    &broken_file::RULE,
    &conflict_markers::RULE,
    &dangling_link::RULE,
    &dated_after_record::RULE,
    &duplicate_number::RULE,
    &duplicate_uid::RULE,
    &evidence_changed::RULE,
    &evidence_missing::RULE,
    &evidence_not_here::RULE,
    &invalid_field::RULE,
    &missing_field::RULE,
    &newer_format::RULE,
    &number_path_mismatch::RULE,
    &policy_missing::RULE,
    &recorded_in_future::RULE,
    &shares_not_100::RULE,
    &status_mismatch::RULE,
    &unknown_field::RULE,
    &unknown_term::RULE,
    &unquoted_number::RULE,
];

/// Whether a rule is asked of a case.
pub(super) fn asked_of(rule: &str, case: Option<&Case>) -> bool {
    let history = case.is_some_and(Case::taken_over);
    !history || OF_HISTORY.iter().any(|known| known.id == rule)
}
