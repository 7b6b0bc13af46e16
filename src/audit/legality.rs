//! Whether what a commit records was legal when it was made: the checks of the record, by the
//! regulations in that commit, report what they did not report of the version before.

use super::touched::Touched;
use super::view::CommitView;
use crate::codec::record::place_of;
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::case::remedy::Commitment;
use crate::domain::history::Entry;
use crate::domain::judge::{self, ApprovalFault};
use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::domain::tree::{Path, Seg};
use crate::finding::{self, Finding, Severity, Target};
use crate::msg;
use crate::rules;

/// What the times of commits are asked about: `back-dated` tells it, with a tolerance.
const TOLD_BY_DATES: &str = "recorded-in-future";

/// The error findings on the records that are new in this commit, under their own rules.
pub fn faults(view: &CommitView) -> Vec<Finding> {
    let mut found = Vec::new();
    for touched in view
        .cases
        .iter()
        .filter(|touched| touched.is_case() && touched.own)
    {
        let mut new = of_record(view, touched);
        new.extend(of_former_approvals(view, touched));
        for finding in &mut new {
            finding.origin = Some(Box::new(view.origin()));
        }
        found.append(&mut new);
    }
    found
}

fn of_record(view: &CommitView, touched: &Touched) -> Vec<Finding> {
    let Some(now) = touched.readable() else {
        return Vec::new();
    };
    let moment = last_recorded(&now.entries).map_or(view.made(), |last| last.max(view.made()));
    let check = |record| rules::check_one(record, &view.state.regulations, moment);
    let mut found = check(&now.record);
    found.retain(is_fault);
    if !found.is_empty() {
        for (old, _) in touched.former() {
            let known = check(&old.record);
            let same = |a: &Finding, b: &Finding| a.rule == b.rule && a.what == b.what;
            found.retain(|finding| !known.iter().any(|known| same(known, finding)));
        }
    }
    found
}

fn is_fault(finding: &Finding) -> bool {
    let data =
        rules::rule(finding.rule).is_some_and(|rule| rule.kind == finding::FindingKind::Data);
    finding.severity == Severity::Error && data && finding.rule != TOLD_BY_DATES
}

fn last_recorded(entries: &[Entry]) -> Option<Time> {
    let stamps = entries.iter().filter_map(|entry| entry.stamp.as_ref());
    stamps.map(|stamp| stamp.recorded).max()
}

/// The checks look at the signature in force; here those that another has followed since are
/// judged, where one commit records both.
fn of_former_approvals(view: &CommitView, touched: &Touched) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some((now, case)) = touched.readable().and_then(|now| Some((now, now.case()?))) else {
        return found;
    };
    let in_force = case.current.approvals.len().checked_sub(1);
    let in_force = in_force.map(|last| Path::root().key("approvals").index(last));
    for entry in touched
        .fresh
        .iter()
        .filter(|entry| entry.kind == FactKind::Approval)
    {
        if in_force.as_ref() == Some(&entry.path) {
            continue;
        }
        let Some((rule, what, help)) = approval_fault(view, case, entry) else {
            continue;
        };
        let path = entry.path.key("by");
        let target = Target::Field(path.clone());
        let file = &touched.file;
        let mut finding = Finding::new(rule, Severity::Error, file, target, what).help(help);
        finding.case = Some(now.number().to_owned());
        finding.uid = Some(touched.key.1.clone());
        finding.place = place_of(&now.record, &path);
        found.push(finding);
    }
    found
}

fn approval_fault(
    view: &CommitView,
    case: &Case,
    entry: &Entry,
) -> Option<(&'static str, Msg, Msg)> {
    let case = signed(case, &entry.path)?;
    let by = &entry.stamp.as_ref()?.by;
    let regulations = &view.state.regulations;
    let policy = regulations.policy_of(&case)?;
    let commitment = case.current.settlement.as_ref()?.commitment();
    let role = judge::band_for(&case, policy, commitment).map_or("?", |band| band.role.as_str());
    Some(
        match judge::approval_fault(&case, policy, &regulations.staff)? {
            ApprovalFault::Changed => (
                "changed-after-approval",
                msg!("check-changed-after-approval"),
                msg!("check-changed-after-approval-help"),
            ),
            ApprovalFault::Own => (
                "self-approval",
                msg!("check-self-approval", by = by),
                msg!("check-self-approval-help"),
            ),
            ApprovalFault::Refused => (
                "self-approval",
                msg!("check-approval-refused", by = by),
                msg!("check-self-approval-help"),
            ),
            ApprovalFault::Unknown => (
                "over-authority",
                msg!("check-approved-by-unknown", by = by),
                msg!("check-over-authority-help", role = role),
            ),
            ApprovalFault::Beyond => (
                "over-authority",
                match commitment {
                    Commitment::Amount(amount) => {
                        msg!(
                            "check-over-authority",
                            by = by,
                            amount = amount.grouped(),
                            role = role
                        )
                    }
                    Commitment::Open => msg!("check-over-authority-open", by = by, role = role),
                },
                msg!("check-over-authority-help", role = role),
            ),
        },
    )
}

/// The case as it was when the decision at a path was the last one, in its round.
pub fn signed(case: &Case, path: &Path) -> Option<Case> {
    let Some(Seg::Index(last)) = path.0.last() else {
        return None;
    };
    let mut case = case.in_round(path).into_owned();
    case.current.approvals.truncate(last + 1);
    Some(case)
}
