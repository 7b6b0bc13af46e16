//! A case that should have moved up a tier, by its difficulty or for lying open too long (R-3, C-8).

use chrono::TimeDelta;

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::{self, Why};
use crate::domain::msg::Arg;
use crate::domain::policy::Tier;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "wrong-tier",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["R-3", "C-8", "L-3.4", "T-3"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    if case.ended() {
        return;
    }
    let staff = &view.regulations.staff;
    view.today();
    let after = policy.office.tiers.iter().filter_map(|tier| tier.after);
    let after = after.filter_map(|after| TimeDelta::try_seconds(after.nominal_seconds()));
    for until in after.filter_map(|after| case.received.checked_add_signed(after)) {
        view.past(until);
    }
    let now = view.noted();
    // Who is on no tier (a unit that only inquires) is not on a wrong one.
    let (Some(on), Some((needed, why))) = (
        judge::tier_of(case, policy, staff, now),
        judge::tier_needed(case, policy, now),
    ) else {
        return;
    };
    if on >= needed {
        return;
    }
    let tier = &policy.office.tiers[needed];
    let stated = tier.source.rule.as_deref().unwrap_or(&policy.id);
    let id = &tier.id;
    let called = |tier: &Tier| Arg::id(&tier.id, &tier.title);
    let (on, tier) = (called(&policy.office.tiers[on]), called(tier));
    let what = match why {
        Why::Difficulty => msg!("check-wrong-tier", on = on, tier = tier, rule = stated),
        Why::Time(limit) => msg!(
            "check-wrong-tier-time",
            on = on,
            tier = tier,
            rule = stated,
            limit = limit.said()
        ),
    };
    let section = if case.assignments.is_empty() {
        "received"
    } else {
        "assignments"
    };
    let finding = report.field(view, Path::root().key(section), what);
    finding.help = Some(run(view, &format!("escalate --to {id} --reason TEXT")));
}
