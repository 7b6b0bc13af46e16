//! A decision the customer was told before it was approved (M-9.11).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge::Telling;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "answered-before-approval",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.11", "B-3.5", "T-3"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let telling = Telling::new(case, policy, &view.regulations.staff);
    for (i, reply) in case.replies.iter().enumerate() {
        if !reply.kind.decides() || !telling.premature(reply.stamp.at, reply.item) {
            continue;
        }
        let what = msg!("check-answered-before-approval", kind = reply.kind.named());
        let path = Path::root().key("replies").index(i).key("kind");
        report.field(view, path, what).help = Some(msg!("check-answered-before-approval-help"));
    }
}
