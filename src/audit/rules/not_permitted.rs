//! A step by somebody whom the policy did not permit it then.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::history::Entry;
use crate::domain::judge::{authority_days, mending_rights, permitted, rights};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::tree::{Node, Path};
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "not-permitted",
    severity: Severity::Error,
    check,
};

/// Where the people stand, and who may change them.
const STAFF: &str = "policies/staff.toml";
const ORGANIZATION: &str = "policies/organization.toml";
const MAILMAP: &str = ".mailmap";

fn check(view: &CommitView, report: &mut Findings) {
    steps(view, report);
    if view.entrusted() != Some(false) {
        return;
    }
    if view.changes_policies() {
        staff(view, report);
    }
    if !view.commit.against.is_empty() && view.commit.against.iter().all(|it| it.mailmap) {
        told(view, MAILMAP, report);
    }
}

/// The staff changed, or who may change it, by somebody it was not entrusted to.
fn staff(view: &CommitView, report: &mut Findings) {
    let changed = |file: &str, key: Option<&str>| {
        let now = view.state.documents.get(file);
        let part = |root: Option<&Node>| match key {
            Some(key) => root.and_then(|root| root.get(key)).and_then(Node::value),
            None => root.and_then(Node::value),
        };
        let mut before = view.before.iter();
        before.all(|state| part(state.documents.get(file)) != part(now))
    };
    for (file, key) in [(STAFF, None), (ORGANIZATION, Some("permissions"))] {
        if changed(file, key) {
            told(view, file, report);
        }
    }
}

fn told(view: &CommitView, file: &str, report: &mut Findings) {
    let what = msg!(
        "audit-staff-not-permitted",
        author = view.author(),
        file = file
    );
    report.file(file, None, what, msg!("audit-staff-not-permitted-help"));
}

fn steps(view: &CommitView, report: &mut Findings) {
    let staff = &view.state.regulations.staff;
    for touched in &view.cases {
        let Some(case) = touched.case_version().and_then(|version| version.case()) else {
            continue;
        };
        let Some(policy) = view.state.regulations.policy_of(case) else {
            continue;
        };
        for entry in &touched.fresh {
            let Some(stamp) = &entry.stamp else {
                continue;
            };
            let by = &stamp.by;
            let person = view.state.person(by);
            for needed in needed((case, policy), entry) {
                let permissions: Option<Vec<_>> = needed
                    .iter()
                    .map(|command| policy.permission(command, &case.policy_facts()))
                    .collect();
                // What one of them leaves open to everybody is permitted.
                let Some(permissions) = permissions.filter(|all| !all.is_empty()) else {
                    continue;
                };
                let may = person.is_some_and(|person| {
                    let on = |day| {
                        let mut all = permissions.iter();
                        all.any(|permission| permitted(staff, person, permission, day))
                    };
                    authority_days(stamp).all(on)
                });
                if may {
                    continue;
                }
                let roles = permissions.iter().flat_map(|it| &it.roles);
                let units = permissions.iter().flat_map(|it| &it.units);
                let who = roles.map(|role| staff.role_called(role));
                let who = who.chain(units.map(|unit| staff.called(unit)));
                let what = msg!(
                    "audit-not-permitted",
                    fact = entry.kind.named(),
                    by = staff.called(by),
                    who = Msg::list(who.collect())
                );
                let path = entry.path.key("by");
                report.fact(touched, &path, what, msg!("audit-not-permitted-help"));
            }
        }
    }
}

/// The rights that recording a fact takes; of each, any one of several suffices. A correction takes
/// that of the step it mends as well.
fn needed((case, policy): (&Case, &Policy), entry: &Entry) -> Vec<Vec<&'static str>> {
    let own = rights(case, entry.kind, &entry.path);
    let field = entry.fields.get(&Path::root().key("field"));
    let mended = field.filter(|_| entry.kind == FactKind::Correction);
    let mended = mended.and_then(|field| field.parse::<Path>().ok());
    let mended = mended.map(|field| mending_rights(case, policy, &field));
    std::iter::once(own).chain(mended).collect()
}
