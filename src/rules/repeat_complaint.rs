//! A customer who complains of the same again (B-5).

use super::alike::{Links, named, places, series};
use super::rule::{Check, Findings, Rule};
use super::told::Across;
use super::view::run_on;
use crate::domain::msg::Msg;
use crate::domain::policy::Recurrence;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "repeat-complaint",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["B-5"],
    check: Check::Across(None, check),
};

/// Whether the entry is about one customer; the others are about a product and its defect.
pub(super) fn of_a_customer(entry: &Recurrence) -> bool {
    entry.same.iter().any(|field| field.starts_with("customer"))
}

fn check(across: &Across, report: &mut Findings) {
    let links = Links::of(across.told);
    for series in series(across, of_a_customer) {
        let places = places(&series.members);
        for (i, first) in series.firsts().into_iter().enumerate() {
            let member = &series.members[i];
            let few = ((i + 1 - first) as u64) < u64::from(series.entry.count.0);
            if few || !series.judges(member) || links.within(&places, member, first..i) {
                continue;
            }
            let earlier = named(&series.members[first..i]);
            let latest = earlier.first().cloned().unwrap_or_default();
            let what = msg!(
                "check-repeat-complaint",
                customer = member.case.customer.as_deref().unwrap_or_default(),
                cases = Msg::list(earlier),
                rule = series
                    .entry
                    .source
                    .rule
                    .as_deref()
                    .unwrap_or(&series.policy.id)
            );
            let path = Path::root().key("customer").key("name");
            let finding = report.across(member.told, path, what);
            finding.about = Some(series.entry.name.clone());
            finding.help = Some(run_on(member.told.number(), &format!("link {latest}")));
        }
    }
}
