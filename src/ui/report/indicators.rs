//! The indicators as tables: the figures beside those of the period before and a year before, the
//! durations with their spread, the losses.

use super::grid::{Cell, Grid};
use super::period::short;
use super::speaking::{NOTHING, Speaking};
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::indicators::{Indicators, Key, Losses, Measure, Score};
use crate::report::statistics::{Ratio, Spread};
use crate::report::summary::Compared;

/// Everything that is one figure.
pub fn figures(all: &Indicators, compared: &[Compared], speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let mut columns = vec![
        (say(msg!("report-indicator")), false),
        (say(msg!("report-value")), true),
        (say(msg!("report-counted")), false),
    ];
    let before = compared.iter();
    columns.extend(before.map(|compared| (short(&compared.period), true)));
    let row = |(key, measure): (Key, &Measure)| {
        let (value, counted) = figure(measure, speaking)?;
        let mut row = vec![
            Cell::from(say(key.named())).of(key),
            value.of(key),
            counted.into(),
        ];
        for compared in compared {
            let then = compared.all.each().find(|(of, _)| *of == key);
            let then = then.and_then(|(_, measure)| figure(measure, speaking));
            let then = then.filter(|_| !key.of_the_moment());
            row.push(then.map_or_else(Cell::default, |(value, _)| value));
        }
        Some(row)
    };
    Grid {
        title: say(msg!("report-heading-kpi")),
        columns,
        rows: all.each().filter_map(row).collect(),
        chart: None,
    }
}

/// What is one figure, and of how many.
fn figure(measure: &Measure, speaking: &Speaking) -> Option<(Cell, String)> {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let of = |ratio: &Ratio| {
        let (part, of) = (ratio.part.to_string(), ratio.of.to_string());
        let said = say(msg!("report-part", part = part, of = of));
        if ratio.of == 0 { String::new() } else { said }
    };
    Some(match measure {
        Measure::Count(count) => (Cell::count(*count), String::new()),
        Measure::Share(ratio) => (Cell::percent(ratio.percent()), of(ratio)),
        Measure::PerMillion(parts) => (Cell::maybe(*parts), String::new()),
        Measure::Score(Score { said, .. }) if said.of == 0 => (Cell::nothing(), String::new()),
        Measure::Score(score) => (Cell::maybe(score.mean()), of(&score.said)),
        Measure::Counts(_)
        | Measure::Shares(_)
        | Measure::Spread(_)
        | Measure::Days { .. }
        | Measure::Loss(_) => return None,
    })
}

/// Everything that is spread, in days but for hand-overs.
pub fn durations(all: &Indicators, between: Option<Spread>, speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let mut columns = vec![(say(msg!("report-duration")), false)];
    columns.extend(spread_heads(speaking));
    let mut rows = Vec::new();
    let mut add = |key: Key, called: Msg, spread: Option<Spread>| {
        let mut row = vec![Cell::from(say(called)).of(key)];
        row.extend(spread_cells(spread));
        rows.push(row);
    };
    for (key, measure) in all.each() {
        let called = key.named();
        match measure {
            Measure::Spread(spread) => add(key, called, *spread),
            Measure::Days { gross, net } => {
                add(key, msg!("indicator-gross", of = called.clone()), *gross);
                add(key, msg!("indicator-net", of = called), *net);
            }
            _ => {}
        }
    }
    if let Some(between) = between {
        let mut row = vec![Cell::from(say(msg!("report-between")))];
        row.extend(spread_cells(Some(between)));
        rows.push(row);
    }
    Grid {
        title: say(msg!("report-heading-durations")),
        columns,
        rows,
        chart: None,
    }
}

/// The heads of a spread's columns.
pub fn spread_heads(speaking: &Speaking) -> Vec<(String, bool)> {
    let words = speaking.names.words;
    let named = ["report-mean", "report-median"].map(|key| words.text(key));
    let mut heads = vec!["n".to_owned()];
    heads.extend(named);
    heads.extend(["p75", "p90", "p95"].map(str::to_owned));
    heads.push(words.text("report-most"));
    heads.into_iter().map(|head| (head, true)).collect()
}

/// The figures of a spread.
pub fn spread_cells(spread: Option<Spread>) -> Vec<Cell> {
    let Some(it) = spread else {
        return vec![Cell::nothing(); 7];
    };
    let figures = [it.mean, it.median, it.p75, it.p90, it.p95, it.max];
    let count = Cell::count(it.n as u64);
    std::iter::once(count)
        .chain(figures.map(Cell::number))
        .collect()
}

/// What the cases of the period cost (M-A6); amounts only where one is known.
pub fn losses(all: &Indicators, compared: &[Compared], speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let mut columns = vec![
        (say(msg!("report-indicator")), false),
        (say(msg!("report-value")), true),
    ];
    let before = compared.iter();
    columns.extend(before.map(|compared| (short(&compared.period), true)));
    let told = std::iter::once(all).chain(compared.iter().map(|it| &it.all));
    let told: Vec<Losses> = told.filter_map(Indicators::loss).collect();
    let row = |called: Msg, cell: &dyn Fn(&Losses) -> Cell| {
        let called = Cell::from(say(called)).of(Key::Loss);
        let cells = told.iter().map(cell);
        std::iter::once(called).chain(cells).collect::<Vec<Cell>>()
    };
    let known = |of: &Losses, amount| Cell::money((of.cases > 0).then_some(amount));
    let mut rows = vec![
        row(Key::Loss.named(), &|it| known(it, it.gross)),
        row(msg!("indicator-loss-recovered"), &|it| {
            known(it, it.recovered)
        }),
        row(msg!("indicator-loss-net"), &|it| known(it, it.net)),
        row(msg!("indicator-loss-unknown"), &|it| {
            Cell::count(it.unknown)
        }),
    ];
    if told.iter().any(|it| it.range.is_some()) {
        rows.push(row(msg!("indicator-loss-range"), &|it| {
            let range = it
                .range
                .map(|(least, most)| format!("{} – {}", least.grouped(), most.grouped()));
            range.unwrap_or_else(|| NOTHING.to_owned()).into()
        }));
    }
    if told.is_empty() {
        rows.clear();
    }
    Grid {
        title: say(msg!("report-heading-loss")),
        columns,
        rows,
        chart: None,
    }
}
