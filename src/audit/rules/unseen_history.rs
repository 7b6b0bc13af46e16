//! The edge of a shallow clone: what was before it could not be seen.

use crate::audit::rule::{Report, Rule};
use crate::audit::view::CommitView;
use crate::finding::Severity;
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unseen-history",
    severity: Severity::Note,
    check,
};

fn check(view: &CommitView, report: &mut Report) {
    if view.commit.edge {
        let what = msg!("audit-unseen-history");
        report.file("cases", None, what, msg!("audit-unseen-history-help"));
    }
}
