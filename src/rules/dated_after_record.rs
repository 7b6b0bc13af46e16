//! A fact dated later than it was written down.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::time::Time;
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "dated-after-record",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["T-2"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let intake = Trail::Root.key("received");
    add(view, report, &intake, case.received, case.recorded);
    case.each_dated(|place, fact| add(view, report, &place.key("at"), fact.at, fact.recorded));
    rates(view, report, case);
}

/// The rate of a currency is that of a day that had come when the settlement was recorded.
fn rates(view: &RecordView, report: &mut Findings, case: &Case) {
    let remedies = case.all_rounds().flat_map(|round| &round.settlement);
    let mut remedies = remedies.flat_map(|settlement| &settlement.remedies);
    let Some(calendar) = view
        .calendar
        .filter(|_| remedies.any(|it| it.rate_date.is_some()))
    else {
        return;
    };
    for (place, round) in case.placed_rounds() {
        let Some(settlement) = &round.settlement else {
            continue;
        };
        let recorded = calendar.in_zone(settlement.stamp.recorded).date_naive();
        let dated = settlement.remedies.iter().enumerate();
        let dated = dated.filter_map(|(i, remedy)| Some((i, remedy.rate_date?)));
        for (i, date) in dated.filter(|(_, date)| *date > recorded) {
            let place = place.key("settlement").key("remedies").index(i);
            let (date, recorded) = (date.to_string(), recorded.to_string());
            let what = msg!("check-rate-of-later", date = date, recorded = recorded);
            let help = msg!("check-rate-of-later-help");
            report.field(view, place.key("rate_date"), what).help = Some(help);
        }
    }
}

fn add(view: &RecordView, report: &mut Findings, place: &Trail, at: Time, recorded: Time) {
    if at > recorded {
        let what = msg!(
            "check-dated-after-record",
            at = at.to_rfc3339(),
            recorded = recorded.to_rfc3339()
        );
        report.date(view, place.path(), what);
    }
}
