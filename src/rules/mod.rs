//! The checks, one file each. This is their only list.
//!
//! A rule looks at one case (or at all of them together) with the regulations and reports what is
//! wrong by field path; which line that is, the codec knows.
#![deny(clippy::disallowed_methods, reason = "rules judge what they are given")]

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::Time;
use crate::finding::Finding;

mod abnormality_with_loss;
mod action_missing;
mod action_unverified;
mod advance_unrecovered;
mod answered_before_approval;
mod broken_file;
mod cause_missing;
mod changed_after_approval;
mod channel_duty;
mod conflict_markers;
mod cost_contradicted;
mod dangling_link;
mod dated_after_record;
mod dated_before;
mod deviating_settlement;
mod due_moved_by_late_unit;
mod due_soon;
mod duplicate_number;
mod duplicate_uid;
mod duty_before_step;
mod duty_misrecorded;
mod duty_not_done;
mod evidence_changed;
mod evidence_missing;
mod evidence_not_here;
mod follow_up_missing;
mod gone_by_then;
mod grade_differs;
mod invalid_field;
mod invalid_policy;
mod late;
mod late_recording;
mod many_handovers;
mod missing_field;
mod more_than_delivered;
mod newer_format;
mod nothing_said;
mod number_path_mismatch;
mod open_duty;
mod opinion_on_another_settlement;
mod over_authority;
mod overdue;
mod policy_missing;
mod posted_changed;
mod proposal_unchanged;
mod provisional_due;
mod reason_missing;
mod recorded_after_end;
mod recorded_in_future;
mod recovered_too_much;
mod recurrence;
mod repeat_complaint;
mod required_field;
mod retention_past;
mod return_above_tolerance;
mod return_differs;
mod return_unproved;
mod sanction_not_permitted;
mod sanction_undecided;
mod sanction_without_ground;
mod self_approval;
mod shares_not_100;
mod shipped_after_received;
mod silent_case;
mod special_cause;
mod split_settlement;
mod status_mismatch;
mod step_order;
mod stray_file;
mod unanswered_item;
mod unapproved_settlement;
mod uncounted_clock;
mod undecided_objection;
mod unkept_promise;
mod unknown_field;
mod unknown_person;
mod unknown_term;
mod unquoted_number;
mod unrecorded_complaint;
pub mod waiver;
mod wrong_tier;

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        /// Every rule, in order of identifier.
        pub const RULES: &[&Rule] = &[$(&$module::RULE),+];
    };
}

rules! {
    abnormality_with_loss,
    action_missing,
    action_unverified,
    advance_unrecovered,
    answered_before_approval,
    broken_file,
    cause_missing,
    changed_after_approval,
    channel_duty,
    conflict_markers,
    cost_contradicted,
    dangling_link,
    dated_after_record,
    dated_before,
    deviating_settlement,
    due_moved_by_late_unit,
    due_soon,
    duplicate_number,
    duplicate_uid,
    duty_before_step,
    duty_misrecorded,
    duty_not_done,
    evidence_changed,
    evidence_missing,
    evidence_not_here,
    follow_up_missing,
    gone_by_then,
    grade_differs,
    invalid_field,
    invalid_policy,
    late,
    late_recording,
    many_handovers,
    missing_field,
    more_than_delivered,
    newer_format,
    nothing_said,
    number_path_mismatch,
    open_duty,
    opinion_on_another_settlement,
    over_authority,
    overdue,
    policy_missing,
    posted_changed,
    proposal_unchanged,
    provisional_due,
    reason_missing,
    recorded_after_end,
    recorded_in_future,
    recovered_too_much,
    recurrence,
    repeat_complaint,
    required_field,
    retention_past,
    return_above_tolerance,
    return_differs,
    return_unproved,
    sanction_not_permitted,
    sanction_undecided,
    sanction_without_ground,
    self_approval,
    shares_not_100,
    shipped_after_received,
    silent_case,
    special_cause,
    split_settlement,
    status_mismatch,
    step_order,
    stray_file,
    unanswered_item,
    unapproved_settlement,
    uncounted_clock,
    undecided_objection,
    unkept_promise,
    unknown_field,
    unknown_person,
    unknown_term,
    unquoted_number,
    unrecorded_complaint,
    wrong_tier,
}

mod alike;
mod evidence;
mod judging;
mod of_history;
mod rule;
mod stopping;
mod told;
mod view;

use rule::{Check, Findings};

pub use evidence::told as evidence_told;
pub use judging::{Holds, Judged, Judging, KeptJudged, in_order};
pub use rule::Rule;
pub use told::Told;
pub use view::{Beside, CheckSettings, RecordView, Standing, Stray};

/// What is said where it is typed, and never refused: every complaint is recorded (B-5).
pub const SAID_AT_ONCE: &[&Rule] = &[
    &cause_missing::RULE,
    &more_than_delivered::RULE,
    &nothing_said::RULE,
    &shipped_after_received::RULE,
];

/// The rule with this identifier.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Every finding of the rules on these records, waived ones left out; ordered by file, line and
/// rule. `chosen` says which rules run.
pub fn check<'r>(
    records: impl IntoParallelIterator<Item = &'r Record>,
    regulations: &Regulations,
    asked: &CheckSettings,
    chosen: impl Fn(&Rule) -> bool,
) -> Vec<Finding> {
    let judging = Judging::new(RULES, (regulations, asked), chosen);
    let records: Vec<&Record> = records.into_par_iter().collect();
    let judged = records.par_iter().map(|record| judging.one(record, true));
    let judged: Vec<Judged> = judged.collect();
    let by_file: BTreeMap<&str, &Record> = records
        .into_iter()
        .map(|record| (record.file.as_str(), record))
        .collect();
    let again = |file: &str| by_file.get(file).copied().map(Cow::Borrowed);
    judging.all(judged, asked.evidence.as_ref(), again)
}

/// Every finding on what stands beside the records, ordered by file and line.
pub fn check_beside(beside: &Beside, chosen: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES.iter().filter(|rule| chosen(rule)) {
        if let Check::Beside(check) = rule.check {
            let mut report = Findings {
                rule,
                rules: RULES,
                found: Vec::new(),
            };
            check(beside, &mut report);
            findings.append(&mut report.found);
        }
    }
    judging::in_order(findings)
}

/// The findings of the rules that look at single records, on this one.
pub fn check_one(record: &Record, regulations: &Regulations, now: Time) -> Vec<Finding> {
    let asked = CheckSettings {
        now,
        warn_within: None,
        as_of: false,
        evidence: None,
    };
    check([record], regulations, &asked, Rule::alone)
}
