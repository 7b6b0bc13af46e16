//! The tables of a report, before it is known where they are shown.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::grid::{Cell, Grid};
use super::speaking::{NOTHING, Speaking};
use super::{indicators, pareto, trend};
use crate::domain::msg::Msg;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::indicators::{Indicators, Key};
use crate::report::restated::Restated;
use crate::report::summary::{Grouped, Summary};
use crate::report::tally::CaseRow;
use crate::ui::format;

/// The tables of the report, in order. Tables without rows are left out.
pub fn grids(report: &Summary, speaking: &Speaking) -> Vec<Grid> {
    let mut grids = vec![
        indicators::figures(&report.all, &report.compared, speaking),
        indicators::durations(&report.all, report.trend.between, speaking),
        indicators::losses(&report.all, &report.compared, speaking),
        stages(report, speaking),
        trend::lanes(report, speaking),
    ];
    let by_group = report.by.iter();
    grids.extend(by_group.map(|grouped| by(grouped, speaking)));
    // Whoever asks for a grouping wants to see where most of it lies.
    let asked = report.by.iter().filter(|_| report.asked);
    grids.extend(asked.flat_map(|grouped| pareto::grids(grouped, speaking)));
    grids.extend([
        trend::months(report, speaking),
        trend::received(report, speaking),
        trend::upheld(report, speaking),
        trend::ageing(report, speaking),
        cases("report-heading-cases", &report.cases, speaking),
        cases("report-heading-open", &report.open, speaking),
        restated(report, speaking),
    ]);
    grids.retain(|grid| !grid.rows.is_empty());
    grids
}

fn say(speaking: &Speaking, msg: &Msg) -> String {
    speaking.names.words.say(msg)
}

/// What was posted beside what would be said now.
fn restated(report: &Summary, speaking: &Speaking) -> Grid {
    let words = speaking.names.words;
    let heads = [
        "report-policy",
        "report-indicator",
        "report-posted",
        "report-now",
    ];
    let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| NOTHING.to_owned());
    let row = |figure: &Restated| {
        let key = figure.key.split('.').next().and_then(Key::from_word);
        // What stands below an indicator is told by its way.
        let label = match key {
            Some(key) if key.word() == figure.key => words.say(&key.named()),
            _ => figure.key.clone(),
        };
        let (posted, now) = (shown(&figure.posted), shown(&figure.now));
        vec![figure.policy.clone(), label, posted, now]
    };
    let heads = heads.iter().enumerate();
    Grid::texts(
        words.text("report-heading-restated"),
        heads.map(|(i, key)| (words.text(key), i > 1)).collect(),
        report.restated.iter().map(row).collect(),
    )
}

fn stages(report: &Summary, speaking: &Speaking) -> Grid {
    let columns = [
        (msg!("report-stage"), false),
        (msg!("report-unit"), false),
        (msg!("report-due"), true),
        (msg!("report-in-time"), true),
        (msg!("report-on-time"), true),
    ];
    let rows = report.all.stages().map(|((stage, unit), ratio)| {
        vec![
            speaking.stage(report, stage).into(),
            speaking.names.who(unit).into(),
            Cell::count(ratio.of),
            Cell::count(ratio.part),
            Cell::percent(ratio.percent()).of(Key::StageOnTime),
        ]
    });
    Grid {
        title: say(speaking, &msg!("report-heading-stages")),
        columns: columns
            .map(|(head, right)| (say(speaking, &head), right))
            .into(),
        rows: rows.collect(),
        chart: None,
    }
}

fn by(grouped: &Grouped, speaking: &Speaking) -> Grid {
    let columns = [
        (msg!("report-group"), false),
        (msg!("report-received"), true),
        (msg!("report-closed"), true),
        (msg!("report-column-open"), true),
        (msg!("report-column-overdue"), true),
        (msg!("report-on-time"), true),
        (msg!("report-column-upheld"), true),
        (msg!("report-net-median"), true),
    ];
    let row = |(name, all): (&Option<String>, &Indicators)| {
        let median = all.closing_days().1.map(|net| net.median);
        vec![
            speaking.member(&grouped.by, name.as_deref()).into(),
            Cell::count(all.count(Key::Received)),
            Cell::count(all.count(Key::Closed)),
            Cell::count(all.count(Key::Open)),
            Cell::count(all.count(Key::OverdueNow)),
            Cell::percent(all.share(Key::OnTime).percent()),
            Cell::percent(all.share(Key::Upheld).percent()),
            Cell::maybe(median),
        ]
    };
    Grid {
        title: speaking.grouping(&grouped.by),
        columns: columns
            .map(|(head, right)| (say(speaking, &head), right))
            .into(),
        rows: grouped.groups.iter().map(row).collect(),
        chart: None,
    }
}

/// Cases, a row each.
pub fn cases(heading: &'static str, rows: &[Arc<CaseRow>], speaking: &Speaking) -> Grid {
    let columns = [
        (msg!("report-number"), false),
        (msg!("report-status"), false),
        (msg!("report-received"), false),
        (msg!("report-customer"), false),
        (msg!("report-title"), false),
        (msg!("report-owner"), false),
        (msg!("report-standing"), false),
    ];
    Grid {
        title: say(speaking, &Msg::new(heading)),
        columns: columns
            .map(|(head, right)| (say(speaking, &head), right))
            .into(),
        rows: rows.iter().map(|line| case(line, speaking)).collect(),
        chart: None,
    }
}

fn case(line: &CaseRow, speaking: &Speaking) -> Vec<Cell> {
    let standing = match line.on_time {
        Some(true) => say(speaking, &msg!("report-case-in-time")),
        Some(false) => say(speaking, &format::late(line.late_by)),
        None => String::new(),
    };
    vec![
        Cell::case(&line.number),
        say(speaking, &line.status.named()).into(),
        Cell::day(line.received.date_naive()),
        line.customer.clone().unwrap_or_default().into(),
        line.title.clone().unwrap_or_default().into(),
        speaking.names.who(&line.owner).into(),
        standing.into(),
    ]
}

/// Days with one decimal, as every figure of days is shown.
pub fn one_decimal(days: Decimal) -> String {
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    format!("{:.1}", days.round_dp_with_strategy(1, strategy))
}
