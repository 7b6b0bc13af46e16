//! A fact entered in another's name by somebody who may not: what is decided is the decider's own,
//! lent (代理), or on paper that is kept; what is told is entered by whom the organisation names.

use crate::audit::attribution::{Attributed, told};
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::judge::{acts_for, may_enter, rights};
use crate::domain::policy::{Policy, decides};
use crate::domain::schema::Stamp;
use crate::domain::staff::Person;
use crate::finding::Severity;
use crate::msg;

use crate::audit::legality::signed;

pub const RULE: AuditRule = AuditRule {
    id: "entered-for-another",
    severity: Severity::Error,
    check,
};

/// How a fact came to be entered in another's name.
enum Entered {
    /// By somebody who may.
    Rightly,
    /// From paper that is kept, which whoever decided it has not confirmed yet.
    FromPaper,
    /// By somebody who may not.
    Wrongly,
}

fn check(view: &CommitView, report: &mut Findings) {
    for fact in told(view) {
        let Some(stamp) = &fact.entry.stamp else {
            continue;
        };
        let Some(typist) = &stamp.entered_by else {
            continue;
        };
        if view.state.same(typist, &stamp.by) {
            continue;
        }
        let entered = entered(view, &fact, (typist, stamp));
        let Some(entered) = entered else { continue };
        let path = fact.entry.path.key("entered_by");
        let noun = fact.entry.kind.named();
        let what = msg!(
            "audit-entered-for-another",
            typist = typist,
            person = &stamp.by,
            fact = noun
        );
        match entered {
            Entered::Rightly => {}
            Entered::Wrongly => {
                let help = msg!("audit-entered-for-another-help");
                report.fact(fact.touched, &path, what, help);
            }
            Entered::FromPaper => {
                let help = msg!("audit-entered-from-paper-help");
                report.fact(fact.touched, &path, what, help);
                report.soften(Severity::Warning);
                report.until_confirmed(stamp);
            }
        }
    }
}

fn entered(
    view: &CommitView,
    fact: &Attributed,
    (typist, stamp): (&str, &Stamp),
) -> Option<Entered> {
    let case = fact.touched.case_version()?.case()?;
    let policy = view.state.regulations.policy_of(case)?;
    let typist = view.state.person(typist);
    let person = view.state.person(&stamp.by);
    let both = typist.zip(person);
    if both.is_some_and(|both| lent(view, (case, policy), fact, both)) {
        return Some(Entered::Rightly);
    }
    let kind = fact.entry.kind;
    let decided = rights(case, kind, &fact.entry.path)
        .into_iter()
        .any(decides);
    let enters = enters(view, typist, stamp);
    Some(match (decided, enters) {
        (false, true) => Entered::Rightly,
        (true, true) if on_paper(case, policy, stamp) => Entered::FromPaper,
        _ => Entered::Wrongly,
    })
}

/// Whether the person had lent the typist a role that may.
fn lent(
    view: &CommitView,
    (case, policy): (&Case, &Policy),
    fact: &Attributed,
    (typist, person): (&Person, &Person),
) -> bool {
    let staff = &view.state.regulations.staff;
    let Some(stamp) = &fact.entry.stamp else {
        return false;
    };
    let day = stamp.recorded.date_naive();
    if fact.entry.kind == FactKind::Approval {
        let signs = || {
            let case = signed(case, &fact.entry.path)?;
            let commitment = case.current.settlement.as_ref()?.commitment();
            let both = (typist, person);
            Some(may_enter((&case, policy), staff, both, day, commitment))
        };
        return signs() == Some(true);
    }
    let rights = rights(case, fact.entry.kind, &fact.entry.path).into_iter();
    let facts = case.policy_facts();
    let mut permissions = rights.map(|right| policy.permission(right, &facts));
    permissions.any(|permission| acts_for(staff, (typist, person), permission, day))
}

/// Whether the organisation let somebody enter what others did, as it was before the commit.
fn enters(view: &CommitView, typist: Option<&Person>, stamp: &Stamp) -> bool {
    let roles = &view.asked.enter_for;
    let staff = &view.state.regulations.staff;
    let day = stamp.recorded.date_naive();
    let held = typist.map(|typist| staff.roles_of(&typist.id, day));
    let mut held = held.into_iter().flatten();
    roles.is_empty() || held.any(|held| roles.iter().any(|it| it == held.role))
}

/// Whether the policy takes paper, and the case keeps it by its hash.
fn on_paper(case: &Case, policy: &Policy, stamp: &Stamp) -> bool {
    let takes = policy.recording.as_ref().is_some_and(|it| it.evidence);
    let mut kept = case.attachments.iter();
    let paper = stamp.paper.as_ref();
    takes && kept.any(|kept| paper == Some(&kept.file) && kept.sha256.is_some())
}
