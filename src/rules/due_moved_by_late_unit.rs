//! A due moved later, or a level lowered, by whoever is measured by it (time rule 9).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::staff::Found;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "due-moved-by-late-unit",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-10.1", "M-14"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let staff = &view.regulations.staff;
    let easings = judge::easings(view.record, (policy, calendar, &view.regulations.staff));
    for (place, correction) in case.corrections.iter().enumerate() {
        let (by, at) = (&correction.stamp.by, correction.stamp.at);
        let Found::One(person) = staff.person_by(by) else {
            continue;
        };
        let own = easings.iter().filter(|easing| easing.correction == place);
        let mut refused = own.filter(|easing| !easing.open_to((case, policy), staff, person, at));
        let Some(first) = refused.next() else {
            continue;
        };
        let all = std::iter::once(first).chain(refused);
        let what = Msg::list(all.map(|easing| easing.msg(staff)).collect());
        let what = msg!(
            "check-eased",
            by = by,
            field = &correction.field,
            what = what
        );
        let path = Path::root().key("corrections").index(place).key("by");
        let people = first.people((case, policy), staff, at);
        report.field(view, path, what).help = Some(msg!("check-eased-help", people = people));
    }
}
