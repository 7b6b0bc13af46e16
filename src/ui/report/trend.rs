//! Month by month, where the time goes, and how old the open complaints are, each with its picture.

use rust_decimal::{Decimal, RoundingStrategy};

use super::chart::{Bar, Chart, Kind, Lane, Point};
use super::grid::{Cell, Grid};
use super::indicators::{spread_cells, spread_heads};
use super::speaking::Speaking;
use crate::domain::control::{self, Control};
use crate::domain::exposure::Exposure;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::ageing::Age;
use crate::report::summary::Summary;
use crate::report::trend::MonthRow;

fn says<'a>(speaking: &'a Speaking) -> impl Fn(Msg) -> String + 'a {
    |msg: Msg| speaking.names.words.say(&msg)
}

fn heads(speaking: &Speaking, keys: &[(&str, bool)]) -> Vec<(String, bool)> {
    let words = speaking.names.words;
    keys.iter()
        .map(|(key, right)| (words.text(key), *right))
        .collect()
}

/// The months with what each came to.
pub fn months(report: &Summary, speaking: &Speaking) -> Grid {
    let say = says(speaking);
    let trend = &report.trend;
    let columns = [
        ("report-month", false),
        ("report-received", true),
        ("report-closed", true),
        ("report-open-then", true),
        ("report-loss-gross", true),
        ("report-loss-net", true),
    ];
    let row = |row: &MonthRow| {
        let known = |amount| (row.loss.cases > 0).then_some(amount);
        vec![
            Cell::from(row.month.to_string()),
            Cell::count(row.received),
            Cell::count(row.closed),
            Cell::count(row.open),
            Cell::money(known(row.loss.gross)),
            Cell::money(known(row.loss.net)),
        ]
    };
    let bar = |row: &MonthRow| Bar {
        label: row.month.to_string(),
        value: row.loss.net.decimal(),
        said: row.loss.net.grouped(),
        cumulated: None,
        strong: false,
    };
    Grid {
        title: say(msg!("report-heading-months")),
        columns: heads(speaking, &columns),
        rows: trend.months.iter().map(row).collect(),
        chart: Some(Chart {
            unit: say(msg!("report-loss-net")),
            kind: Kind::Bars(trend.months.iter().map(bar).collect()),
        }),
    }
}

/// The control chart of the complaints received.
pub fn received(report: &Summary, speaking: &Speaking) -> Grid {
    let words = speaking.names.words;
    let of = match report.trend.exposure {
        Exposure::Pieces => "report-exposure-pieces",
        Exposure::Days => "report-exposure-days",
    };
    let title = words.say(&msg!("report-heading-u", of = Msg::new(of)));
    control(
        (&report.trend.received, report.trend.exposure),
        (title, words.text(of)),
        speaking,
    )
}

/// The control chart of the share established.
pub fn upheld(report: &Summary, speaking: &Speaking) -> Grid {
    let words = speaking.names.words;
    let title = words.text("report-heading-p");
    let of = words.text("report-investigated");
    control(
        (&report.trend.upheld, report.trend.exposure),
        (title, of),
        speaking,
    )
}

/// A value as it is shown: shares in percent; rates by a million pieces, or by a working day.
fn shown(value: Option<Decimal>, chart: control::Chart, exposure: Exposure) -> Cell {
    let rounded = |value: Decimal, places: u32| {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        let mut rounded = value.round_dp_with_strategy(places, strategy);
        rounded.rescale(places);
        rounded
    };
    match (chart, exposure) {
        (control::Chart::Share, _) => {
            Cell::percent(value.map(|value| rounded(value * Decimal::ONE_HUNDRED, 1)))
        }
        (control::Chart::Rate, Exposure::Pieces) => {
            Cell::maybe(value.map(|value| rounded(value * Decimal::from(1_000_000), 1)))
        }
        (control::Chart::Rate, Exposure::Days) => Cell::maybe(value.map(|value| rounded(value, 3))),
    }
}

fn control(
    (control, exposure): (&Control, Exposure),
    (title, of): (String, String),
    speaking: &Speaking,
) -> Grid {
    let say = says(speaking);
    let mut columns = heads(
        speaking,
        &[("report-month", false), ("report-counted", true)],
    );
    columns.push((of.clone(), true));
    let more = [
        ("report-value", true),
        ("report-limit-low", true),
        ("report-limit-high", true),
        ("report-signal", false),
    ];
    columns.extend(heads(speaking, &more));
    let signal = |point: &control::Point| point.signal.map(|signal| say(signal.named()));
    let row = |point: &control::Point| {
        let (low, high) = point.limits.unzip();
        vec![
            Cell::from(point.month.to_string()),
            Cell::count(point.count),
            Cell::number(point.of.normalize()),
            shown(point.value, control.chart, exposure),
            shown(low, control.chart, exposure),
            shown(high, control.chart, exposure),
            signal(point).unwrap_or_default().into(),
        ]
    };
    // The picture speaks of the same figures as the table.
    let drawn = |value| shown(Some(value), control.chart, exposure).value();
    let point = |point: &control::Point| Point {
        label: point.month.to_string(),
        value: point.value.and_then(drawn),
        limits: point
            .limits
            .zip(control.middle)
            .and_then(|((low, high), middle)| Some([drawn(low)?, drawn(middle)?, drawn(high)?])),
        signal: signal(point),
    };
    // Without a single complaint there is nothing to see.
    let any = control.points.iter().any(|point| point.value.is_some());
    let points = if any { &control.points[..] } else { &[] };
    Grid {
        title,
        columns,
        rows: points.iter().map(row).collect(),
        chart: Some(Chart {
            unit: of,
            kind: Kind::Control(points.iter().map(point).collect()),
        }),
    }
}

/// Where the time goes, by unit and stage.
pub fn lanes(report: &Summary, speaking: &Speaking) -> Grid {
    let say = says(speaking);
    let mut columns = heads(speaking, &[("report-unit", false), ("report-stage", false)]);
    columns.extend(spread_heads(speaking));
    let mut lanes: Vec<Lane> = Vec::new();
    let mut rows = Vec::new();
    let mut by_unit: Vec<_> = report.stages.iter().collect();
    by_unit.sort_by_key(|((stage, unit), _)| (unit, stage));
    for ((stage, unit), spread) in by_unit {
        let (who, stage) = (speaking.names.who(unit), speaking.stage(report, stage));
        let mut row: Vec<Cell> = vec![who.clone().into(), stage.clone().into()];
        row.extend(spread_cells(Some(*spread)));
        rows.push(row);
        let bar = Bar {
            label: stage,
            value: spread.median,
            said: spread.median.to_string(),
            cumulated: None,
            strong: false,
        };
        match lanes.last_mut().filter(|lane| lane.label == who) {
            Some(lane) => lane.bars.push(bar),
            None => lanes.push(Lane {
                label: who,
                bars: vec![bar],
            }),
        }
    }
    Grid {
        title: say(msg!("report-heading-lanes")),
        columns,
        rows,
        chart: Some(Chart {
            unit: say(msg!("report-days-median")),
            kind: Kind::Lanes(lanes),
        }),
    }
}

/// How old the open complaints are; nothing where none is open.
pub fn ageing(report: &Summary, speaking: &Speaking) -> Grid {
    let say = says(speaking);
    let called = |age: &Age| {
        let from = age.from.to_string();
        say(match age.to {
            Some(to) => msg!("report-age", from = from, to = to.to_string()),
            None => msg!("report-age-more", from = from),
        })
    };
    let row = |age: &Age| {
        vec![
            called(age).into(),
            Cell::count(age.open),
            Cell::count(age.overdue),
        ]
    };
    let bar = |age: &Age| Bar {
        label: called(age),
        value: Decimal::from(age.open),
        said: age.open.to_string(),
        cumulated: None,
        strong: age.overdue > 0,
    };
    let any = report.ageing.iter().any(|age| age.open > 0);
    let ages = if any { &report.ageing[..] } else { &[] };
    Grid {
        title: say(msg!("report-heading-ageing")),
        columns: heads(
            speaking,
            &[
                ("report-age-head", false),
                ("report-column-open", true),
                ("report-column-overdue", true),
            ],
        ),
        rows: ages.iter().map(row).collect(),
        chart: Some(Chart {
            unit: say(msg!("report-column-open")),
            kind: Kind::Bars(ages.iter().map(bar).collect()),
        }),
    }
}
