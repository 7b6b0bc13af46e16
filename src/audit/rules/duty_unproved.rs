//! A periodic duty done that the history does not bear out: recorded by another than the commit's
//! author or than its unit, or taken out after it was recorded.

use crate::audit::attribution::by_host;
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::duties::Act;
use crate::domain::judge::periodic::turn_of;
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "duty-unproved",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    let told = |act: &Act| (act.done.duty.clone(), act.done.period.to_string());
    for act in &view.duties.gone {
        let (duty, period) = told(act);
        let what = msg!("audit-duty-gone", duty = duty, period = period);
        let help = msg!("audit-duty-gone-help");
        report.file(&act.place.file, None, what, help);
    }
    for act in &view.duties.fresh {
        let (duty, period) = told(act);
        let stamp = &act.done.stamp;
        let actor = stamp.entered_by.as_ref().unwrap_or(&stamp.by);
        let place = Some(act.place.clone());
        if !by_host(view) && !view.state.same(actor, view.author()) {
            let what = msg!(
                "audit-duty-differs",
                duty = duty,
                period = period,
                actor = actor,
                author = view.author()
            );
            let help = msg!("audit-author-differs-help");
            report.file(&act.place.file, place, what, help);
            continue;
        }
        if let Some(unit) = of_another(view, act) {
            let what = msg!(
                "audit-duty-not-permitted",
                duty = duty,
                period = period,
                by = &stamp.by,
                unit = unit
            );
            let help = msg!("audit-not-permitted-help");
            report.file(&act.place.file, place, what, help);
        }
    }
}

/// The unit that owes the duty by the regulations in the commit, where whoever did it was not of it.
fn of_another<'a>(view: &'a CommitView, act: &Act) -> Option<&'a str> {
    let (done, regulations) = (&act.done, &view.state.regulations);
    let turn = turn_of(regulations, (&done.policy, &done.duty), done.period).ok()?;
    let day = done.stamp.at.date_naive();
    let person = view.state.person(&done.stamp.by);
    let may = person.is_some_and(|person| turn.may(&regulations.staff, person, day));
    (!may).then_some(turn.duty.unit.as_str())
}
