//! Due dates projected for a case of the shipped regulation, reckoned by hand.

use complaint::domain::policy::{Facts, Projected, project};

use super::{calendar, policy, time};

fn projected(origin: &str, received: &str) -> Vec<Projected> {
    let facts = Facts::told([("origin", origin)]);
    project(&policy(), &calendar(), &facts, time(received)).unwrap()
}

/// Clock, due, whether capped.
fn dues(all: &[Projected]) -> Vec<(&str, String, bool)> {
    let due = |p: &Projected| p.due.format("%m-%d %H:%M:%S").to_string();
    all.iter()
        .map(|p| (p.clock.as_str(), due(p), p.capped))
        .collect()
}

fn row(clock: &'static str, due: &str, capped: bool) -> (&'static str, String, bool) {
    (clock, format!("{due}:00"), capped)
}

/// M-10.1, M-10.2 at home, from Thursday 5 November 2026, 09:20. Thirteen days end on Wednesday
/// 18. Half a working day is four hours: 2:40 until noon, 1:20 from one, 14:20. Three days then end
/// on Sunday 8, so Monday 9; three more on Thursday 12 at closing; half of Friday: 3:30 until noon,
/// half an hour from one; six days on Thursday 19, after the overall limit.
#[test]
fn rule_12_due_dates_at_home() {
    let all = projected("domestic", "2026-11-05T09:20:00+08:00");
    let expected = [
        row("overall", "11-18 17:30", false),
        row("stage.registration", "11-05 14:20", false),
        row("stage.inquiry", "11-09 17:30", false),
        row("stage.report", "11-09 17:30", false),
        row("stage.proposal", "11-12 17:30", false),
        row("stage.consolidation", "11-13 13:30", false),
        row("stage.handling", "11-18 17:30", true),
        row("stage.second-consolidation", "11-16 17:30", false),
    ];
    assert_eq!(dues(&all), expected);
    assert_eq!(all[0].source.rule.as_deref(), Some("M-10.1"));
    assert_eq!(all[0].source.place.excerpt, "domestic = \"13d\"");
    assert_eq!(all[4].limit.to_string(), "3d");
    assert!(!all[0].trace.is_empty() && !all[0].provisional);
}

/// Abroad, over the Spring Festival of 2026 (holiday 15 to 23 February): received Thursday 12;
/// seventeen days end on Sunday 1 March, so Monday 2. The inquiry's three days end in the
/// holiday, so on the 24th; the proposal's seven on 3 March, after the overall limit.
#[test]
fn rule_12_due_dates_abroad_over_the_holiday() {
    let all = projected("foreign", "2026-02-12T10:00:00+08:00");
    let expected = [
        row("overall", "03-02 17:30", false),
        row("stage.registration", "02-12 15:00", false),
        row("stage.inquiry", "02-24 17:30", false),
        row("stage.report", "02-24 17:30", false),
        row("stage.proposal", "03-02 17:30", true),
        row("stage.consolidation", "03-02 17:30", true),
        row("stage.handling", "03-02 17:30", true),
        row("stage.second-consolidation", "03-02 17:30", true),
    ];
    assert_eq!(dues(&all), expected);
}

/// Saturday 14 February 2026 is a make-up day (调休): a limit may end on it. What ends with the
/// overall limit is not capped.
#[test]
fn a_limit_may_end_on_a_make_up_day() {
    let all = projected("domestic", "2026-02-11T10:00:00+08:00");
    let dues = dues(&all);
    assert_eq!(dues[0], row("overall", "02-24 17:30", false));
    assert_eq!(dues[2], row("stage.inquiry", "02-14 17:30", false));
    assert_eq!(dues[4], row("stage.proposal", "02-24 17:30", false));
    assert_eq!(dues[5], row("stage.consolidation", "02-24 17:30", true));
}

/// Time rule 10: a limit that reaches into a year without published holidays says so.
#[test]
fn due_dates_beyond_the_published_years_are_provisional() {
    let all = projected("foreign", "2026-12-20T10:00:00+08:00");
    assert!(all[0].provisional);
    assert!(!all[1].provisional);
}
