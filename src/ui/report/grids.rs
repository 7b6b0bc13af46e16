//! The tables of a report, before it is known where they are shown.

use rust_decimal::Decimal;

use super::grid::Grid;
use super::pareto;
use super::speaking::{NOTHING, Speaking};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::groups::{Groups, USUAL};
use crate::report::indicators::{Indicators, Losses};
use crate::report::restated::Restated;
use crate::report::statistics::{Ratio, Spread};
use crate::report::summary::{CaseRow, Summary};
use crate::ui::format;

/// The tables of the report, in order. Tables without rows are left out.
pub fn grids(report: &Summary, speaking: &Speaking) -> Vec<Grid> {
    let mut grids = vec![kpi(report, speaking), stages(report, speaking)];
    let groups = report.by.iter();
    grids.extend(groups.map(|(group, groups)| {
        let title = say(speaking, &group.named());
        by(title, groups, speaking, |name| {
            speaking.member(*group, name)
        })
    }));
    grids.extend(report.own.iter().map(|(key, groups)| {
        let said = |name: Option<&str>| name.unwrap_or(NOTHING).to_owned();
        by(speaking.own(key), groups, speaking, said)
    }));
    // Whoever asks for a grouping wants to see where most of it lies.
    let asked = !report.by.iter().map(|(group, _)| *group).eq(USUAL);
    let pareto = report.improvement.pareto.iter().filter(|_| asked);
    grids.extend(pareto.map(|(group, bars)| pareto::grid(*group, bars, speaking)));
    grids.push(cases(report, speaking));
    grids.push(restated(report, speaking));
    grids.retain(|grid| !grid.rows.is_empty());
    grids
}

fn say(speaking: &Speaking, msg: &Msg) -> String {
    speaking.names.words.say(msg)
}

/// What the cases of the period cost (M-A6); nothing where none is decided.
fn losses(loss: &Losses) -> Vec<(Msg, String)> {
    let amount = |amount: Money| match loss.cases {
        0 => NOTHING.to_owned(),
        _ => amount.grouped(),
    };
    let mut rows = vec![
        (msg!("report-loss-gross"), amount(loss.gross)),
        (msg!("report-loss-recovered"), amount(loss.recovered)),
        (msg!("report-loss-net"), amount(loss.net)),
        (msg!("report-loss-unknown"), loss.unknown.to_string()),
    ];
    if let Some((least, most)) = loss.range {
        let range = format!("{} – {}", least.grouped(), most.grouped());
        rows.push((msg!("report-loss-range"), range));
    }
    rows
}

/// How long things took.
fn spreads(all: &Indicators) -> [(Msg, Option<Spread>); 6] {
    [
        (msg!("report-gross"), all.gross),
        (msg!("report-net"), all.net),
        (msg!("report-acknowledge"), all.acknowledge),
        (msg!("report-overdue-age"), all.overdue_age),
        (msg!("report-recording-lag"), all.recording_lag),
        (msg!("report-handovers"), all.handovers),
    ]
}

fn ratios(all: &Indicators) -> [(Msg, Ratio); 7] {
    [
        (msg!("report-on-time"), all.on_time),
        (msg!("report-upheld"), all.upheld),
        (msg!("report-redressed"), all.redressed),
        (msg!("report-promises-kept"), all.promises_kept),
        (msg!("report-followed-up"), all.followed_up),
        (msg!("report-first-contact"), all.first_contact),
        (msg!("report-authority"), all.authority),
    ]
}

fn kpi(report: &Summary, speaking: &Speaking) -> Grid {
    let all = &report.all;
    let counts = [
        (msg!("report-received"), all.received),
        (msg!("report-closed"), all.closed),
        (msg!("report-dismissed"), all.dismissed),
        (msg!("report-reopenings"), all.reopenings),
        (msg!("report-open"), all.open),
        (msg!("report-overdue"), all.overdue_now),
        (msg!("report-abnormalities"), all.abnormalities),
    ];
    let ratios = ratios(all);
    let spreads = spreads(all);
    let better = &report.improvement;
    let more = [
        (msg!("report-recurrence"), better.recurrence),
        (msg!("report-action-effective"), better.action_effective),
        (msg!("report-reopened"), better.reopened),
    ];
    let parts = [
        (msg!("report-ppm"), better.ppm),
        (msg!("report-ppm-year"), better.ppm_year),
    ];
    let row = |label: &Msg, value: String| vec![say(speaking, label), value];
    let parts = parts.iter().map(|(label, ppm)| {
        row(
            label,
            ppm.map_or_else(|| NOTHING.to_owned(), |ppm| ppm.to_string()),
        )
    });
    let counts = counts
        .iter()
        .map(|(label, count)| row(label, count.to_string()));
    let ratios = ratios
        .iter()
        .chain(&more)
        .map(|(label, ratio)| row(label, ratio_words(*ratio, speaking)));
    let spreads = spreads
        .iter()
        .map(|(label, spread)| row(label, spread_words(*spread, speaking)));
    let losses = losses(&all.loss);
    let losses = losses.iter().map(|(label, text)| row(label, text.clone()));
    Grid {
        title: say(speaking, &msg!("report-heading-kpi")),
        columns: vec![
            (say(speaking, &msg!("report-indicator")), false),
            (say(speaking, &msg!("report-value")), false),
        ],
        rows: counts
            .chain(ratios)
            .chain(parts)
            .chain(spreads)
            .chain(losses)
            .collect(),
    }
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
        let label = format!("report-{}", figure.key.replace('_', "-"));
        let label = words.find(&label).unwrap_or_else(|| figure.key.clone());
        let (posted, now) = (shown(&figure.posted), shown(&figure.now));
        vec![figure.policy.clone(), label, posted, now]
    };
    let heads = heads.iter().enumerate();
    Grid {
        title: words.text("report-heading-restated"),
        columns: heads.map(|(i, key)| (words.text(key), i > 1)).collect(),
        rows: report.restated.iter().map(row).collect(),
    }
}

fn ratio_words(ratio: Ratio, speaking: &Speaking) -> String {
    ratio.percent().map_or_else(
        || NOTHING.to_owned(),
        |percent| {
            let (percent, part, of) = (
                percent.to_string(),
                ratio.part.to_string(),
                ratio.of.to_string(),
            );
            say(
                speaking,
                &msg!("report-ratio", percent = percent, part = part, of = of),
            )
        },
    )
}

fn spread_words(spread: Option<Spread>, speaking: &Speaking) -> String {
    spread.map_or_else(
        || NOTHING.to_owned(),
        |spread| {
            let text = |figure: Decimal| figure.to_string();
            let words = msg!(
                "report-spread",
                n = spread.n.to_string(),
                mean = text(spread.mean),
                median = text(spread.median),
                p75 = text(spread.p75),
                p90 = text(spread.p90),
                p95 = text(spread.p95),
                max = text(spread.max)
            );
            say(speaking, &words)
        },
    )
}

fn percent(ratio: Ratio) -> String {
    let percent = ratio.percent();
    percent.map_or_else(|| NOTHING.to_owned(), |percent| format!("{percent} %"))
}

fn stages(report: &Summary, speaking: &Speaking) -> Grid {
    let columns = [
        (msg!("report-stage"), false),
        (msg!("report-unit"), false),
        (msg!("report-due"), true),
        (msg!("report-in-time"), true),
        (msg!("report-on-time"), true),
    ];
    let rows = report
        .all
        .stage_on_time
        .iter()
        .map(|((stage, unit), ratio)| {
            vec![
                speaking.stage(report, stage),
                speaking.names.who(unit),
                ratio.of.to_string(),
                ratio.part.to_string(),
                percent(*ratio),
            ]
        });
    Grid {
        title: say(speaking, &msg!("report-heading-stages")),
        columns: columns
            .map(|(head, right)| (say(speaking, &head), right))
            .into(),
        rows: rows.collect(),
    }
}

fn by(
    title: String,
    groups: &Groups,
    speaking: &Speaking,
    member: impl Fn(Option<&str>) -> String,
) -> Grid {
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
    let row = |name: Option<&str>, all: &Indicators| {
        let median = all.net.map(|net| net.median.to_string());
        vec![
            member(name),
            all.received.to_string(),
            all.closed.to_string(),
            all.open.to_string(),
            all.overdue_now.to_string(),
            percent(all.on_time),
            percent(all.upheld),
            median.unwrap_or_else(|| NOTHING.to_owned()),
        ]
    };
    Grid {
        title,
        columns: columns
            .map(|(head, right)| (say(speaking, &head), right))
            .into(),
        rows: groups
            .iter()
            .map(|(name, all)| row(name.as_deref(), all))
            .collect(),
    }
}

fn cases(report: &Summary, speaking: &Speaking) -> Grid {
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
        title: say(speaking, &msg!("report-heading-cases")),
        columns: columns
            .map(|(head, right)| (say(speaking, &head), right))
            .into(),
        rows: report
            .cases
            .iter()
            .map(|line| case(line, speaking))
            .collect(),
    }
}

fn case(line: &CaseRow, speaking: &Speaking) -> Vec<String> {
    let standing = match line.on_time {
        Some(true) => say(speaking, &msg!("report-case-in-time")),
        Some(false) => say(speaking, &format::late(line.late_by)),
        None => String::new(),
    };
    vec![
        line.number.clone(),
        say(speaking, &line.status.named()),
        format::date(line.received.date_naive()),
        line.customer.clone().unwrap_or_default(),
        line.title.clone().unwrap_or_default(),
        speaking.names.who(&line.owner),
        standing,
    ]
}

/// Days with one decimal, as every figure of days is shown.
pub fn one_decimal(days: Decimal) -> String {
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    format!("{:.1}", days.round_dp_with_strategy(1, strategy))
}
