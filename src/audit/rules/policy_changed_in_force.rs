//! A regulation changed after it took effect, without a new `effective_from` (M-15).

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::codec::place;
use crate::domain::msg::Msg;
use crate::domain::policy::editions::How;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "policy-changed-in-force",
    severity: Severity::Error,
    check,
};

/// As many figures as one finding names.
const NAMED: usize = 3;

fn check(view: &CommitView, report: &mut Findings) {
    for breach in &view.breaches {
        let (policy, date) = (&breach.id, breach.effective_from.to_string());
        let what = match &breach.how {
            How::Rewritten(figures) => {
                let mut named: Vec<String> = figures
                    .iter()
                    .take(NAMED)
                    .map(|figure| {
                        let value =
                            |value: &Option<String>| value.clone().unwrap_or("–".to_owned());
                        let way = figure.path.join(" ");
                        format!("{way} {} → {}", value(&figure.old), value(&figure.new))
                    })
                    .collect();
                if figures.len() > NAMED {
                    named.push("…".to_owned());
                }
                let figures = Msg::list(named);
                msg!(
                    "audit-policy-rewritten",
                    policy = policy,
                    date = date,
                    figures = figures
                )
            }
            How::Withdrawn => msg!("audit-policy-withdrawn", policy = policy, date = date),
            How::BackDated => msg!("audit-policy-back-dated", policy = policy, date = date),
        };
        let at = || {
            let node = view
                .state
                .documents
                .get(&breach.file)?
                .get("effective_from")?;
            let text = view.state.texts.get(&breach.file)?;
            Some(place::place(&breach.file, text, node.span.clone()))
        };
        report.file(&breach.file, at(), what, msg!("audit-policy-help"));
    }
}
