//! A case that says it was taken over from another register, and cannot have been: it was recorded here
//! before, it is no history, or whoever took it over may not. History has neither clocks nor duties, so
//! that nothing but history may be called so.

use crate::audit::attribution::by_host;
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::touched::Touched;
use crate::audit::view::CommitView;
use crate::domain::case::Case;
use crate::domain::case::imported::Imported;
use crate::domain::msg::Msg;
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "import-unproved",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    for touched in view
        .cases
        .iter()
        .filter(|touched| touched.is_case() && touched.own)
    {
        let case = touched.readable().and_then(|now| now.case());
        let Some((case, imported)) = case.and_then(|case| Some((case, case.imported.as_ref()?)))
        else {
            continue;
        };
        if let Some((what, help)) = wrong(view, touched, (case, imported)) {
            report.fact(touched, &Path::root().key("imported"), what, help);
        }
    }
}

fn wrong(
    view: &CommitView,
    touched: &Touched,
    (case, imported): (&Case, &Imported),
) -> Option<(Msg, Msg)> {
    if touched.taken_over().is_none() {
        let same = |old: Option<&Case>| old.is_some_and(|old| old.imported == case.imported);
        let known = touched.former().any(|(old, _)| same(old.case()));
        let later = (
            msg!("audit-imported-later"),
            msg!("audit-imported-later-help"),
        );
        return (!known).then_some(later);
    }
    let state = view.state;
    if !by_host(view) && !state.same(&imported.by, view.author()) {
        let (by, author) = (&imported.by, view.author());
        let what = msg!("audit-imported-by-another", by = by, author = author);
        return Some((what, msg!("audit-author-differs-help")));
    }
    let (asked, staff) = (&view.asked, &state.regulations.staff);
    let held = state.person(&imported.by).into_iter();
    let mut held = held.flat_map(|it| staff.roles_of(&it.id, imported.at.date_naive()));
    let may =
        asked.import.is_empty() || held.any(|it| asked.import.iter().any(|one| one == it.role));
    if !may {
        let by = staff.called(&imported.by);
        let what = msg!("audit-import-not-permitted", by = by);
        return Some((what, msg!("audit-import-not-permitted-help")));
    }
    let first = || state.regulations.first_edition(&case.policy);
    let until = asked.taken_over_until.or_else(first)?;
    let later = case.not_history(until)?;
    let what = msg!(
        "audit-imported-no-history",
        at = shown(later),
        until = until.to_string()
    );
    Some((what, msg!("audit-imported-no-history-help")))
}
