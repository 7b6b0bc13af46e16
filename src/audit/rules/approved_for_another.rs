//! A signature entered by somebody whom the signer has lent no role to (代理).

use crate::audit::legality::signed;
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::case::fact::FactKind;
use crate::domain::judge::may_enter;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "approved-for-another",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in &view.cases {
        for entry in touched
            .fresh
            .iter()
            .filter(|entry| entry.kind == FactKind::Approval)
        {
            let Some((typist, stamp)) = entry
                .stamp
                .as_ref()
                .and_then(|stamp| Some((stamp.entered_by.as_ref()?, stamp)))
            else {
                continue;
            };
            if view.state.same(typist, &stamp.by) {
                continue;
            }
            let lent = || {
                let case = signed(touched.readable()?.case()?, &entry.path)?;
                let policy = view.state.regulations.policy_of(&case)?;
                let commitment = case.current.settlement.as_ref()?.commitment();
                let both = (view.state.person(typist)?, view.state.person(&stamp.by)?);
                let staff = &view.state.regulations.staff;
                Some(may_enter(
                    (&case, policy),
                    staff,
                    both,
                    stamp.recorded.date_naive(),
                    commitment,
                ))
            };
            if lent() != Some(true) {
                let what = msg!(
                    "audit-approved-for-another",
                    typist = typist,
                    signer = &stamp.by
                );
                let path = entry.path.key("entered_by");
                report.fact(
                    touched,
                    &path,
                    what,
                    msg!("audit-approved-for-another-help"),
                );
            }
        }
    }
}
