//! What is complained of most, and what costs most: the groups, and the few that make up 80 %.

use super::chart::{Bar, Chart, Kind};
use super::grid::{Cell, Grid};
use super::speaking::{NOTHING, Speaking};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::groups::By;
use crate::report::pareto;
use crate::report::summary::Grouped;

/// The tables of one kind of group: by complaints, and by net loss.
pub fn grids(grouped: &Grouped, speaking: &Speaking) -> [Grid; 2] {
    let title = speaking.grouping(&grouped.by);
    let count = |bar: &pareto::Bar| Cell::number(bar.weight.normalize());
    let loss = |bar: &pareto::Bar| Cell::money(Some(Money::rounded(bar.weight)));
    let heads = [
        (
            msg!("report-pareto", group = title.clone()),
            msg!("report-received"),
        ),
        (
            msg!("report-pareto-loss", group = title),
            msg!("report-loss-net"),
        ),
    ];
    let pareto = &grouped.pareto;
    let [by_count, by_loss] = heads;
    [
        grid(&grouped.by, &pareto.count, (by_count, &count), speaking),
        grid(&grouped.by, &pareto.loss, (by_loss, &loss), speaking),
    ]
}

/// How a bar's weight is shown.
type Weight<'a> = &'a dyn Fn(&pareto::Bar) -> Cell;

fn grid(
    by: &By,
    bars: &[pareto::Bar],
    ((title, unit), weight): ((Msg, Msg), Weight),
    speaking: &Speaking,
) -> Grid {
    let say = |msg: &Msg| speaking.names.words.say(msg);
    let name = |bar: &pareto::Bar| match &bar.name {
        Some(name) => speaking.member(by, Some(name)),
        None => NOTHING.to_owned(),
    };
    let row = |bar: &pareto::Bar| {
        let vital = if bar.vital { "●" } else { "" };
        vec![
            name(bar).into(),
            weight(bar),
            Cell::percent(Some(bar.cumulated)),
            vital.to_owned().into(),
        ]
    };
    let drawn = |bar: &pareto::Bar| Bar {
        label: name(bar),
        value: bar.weight,
        said: weight(bar).text,
        cumulated: Some(bar.cumulated),
        strong: bar.vital,
    };
    Grid {
        title: say(&title),
        columns: vec![
            (say(&msg!("report-group")), false),
            (say(&unit), true),
            (say(&msg!("report-cumulated")), true),
            (say(&msg!("report-vital")), false),
        ],
        rows: bars.iter().map(row).collect(),
        chart: Some(Chart {
            unit: say(&unit),
            kind: Kind::Pareto(bars.iter().map(drawn).collect()),
        }),
    }
}
