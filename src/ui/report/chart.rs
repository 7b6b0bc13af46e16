//! A picture of a table's figures, in the reader's words: what draws it knows no rule.

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

/// A picture.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows, as its axis says.
    pub unit: String,
    /// What it is.
    pub kind: Kind,
}

/// The sorts of pictures.
#[derive(Clone, Debug)]
pub enum Kind {
    /// The heaviest first, and what they come to together, in percent.
    Pareto(Vec<Bar>),
    /// One bar a row.
    Bars(Vec<Bar>),
    /// A line of points with limits.
    Control(Vec<Point>),
    /// Bars in lanes, one lane for each unit.
    Lanes(Vec<Lane>),
}

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is called.
    pub label: String,
    /// How long it is.
    pub value: Decimal,
    /// What it says.
    pub said: String,
    /// It and those before, in percent of all.
    pub cumulated: Option<Decimal>,
    /// Whether it is among those that matter.
    pub strong: bool,
}

/// A point of a control chart.
#[derive(Clone, Debug)]
pub struct Point {
    /// What it is called.
    pub label: String,
    /// Its value.
    pub value: Option<Decimal>,
    /// The lower limit, the middle, the upper limit.
    pub limits: Option<[Decimal; 3]>,
    /// Why it is no chance.
    pub signal: Option<String>,
}

/// A lane of a swimlane.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Whose.
    pub label: String,
    /// What was done in it, and for how long.
    pub bars: Vec<Bar>,
}

/// So many bars are drawn of a picture that may have one for every customer; the table holds all.
pub const MOST: usize = 30;

/// How wide the longest bar of a terminal is.
const WIDEST: i64 = 20;

impl Chart {
    /// Its values, one a row of the table.
    fn values(&self) -> Vec<Option<Decimal>> {
        match &self.kind {
            Kind::Pareto(bars) | Kind::Bars(bars) => {
                bars.iter().map(|bar| Some(bar.value)).collect()
            }
            Kind::Control(points) => points.iter().map(|point| point.value).collect(),
            Kind::Lanes(lanes) => {
                let bars = lanes.iter().flat_map(|lane| &lane.bars);
                bars.map(|bar| Some(bar.value)).collect()
            }
        }
    }

    /// Every text in it.
    pub fn texts(&mut self, each: &mut dyn FnMut(&mut String)) {
        let bars: Vec<&mut Bar> = match &mut self.kind {
            Kind::Pareto(bars) | Kind::Bars(bars) => bars.iter_mut().collect(),
            Kind::Lanes(lanes) => {
                let mut bars = Vec::new();
                for lane in lanes {
                    each(&mut lane.label);
                    bars.extend(lane.bars.iter_mut());
                }
                bars
            }
            Kind::Control(points) => {
                for point in points {
                    each(&mut point.label);
                }
                Vec::new()
            }
        };
        for bar in bars {
            each(&mut bar.label);
            each(&mut bar.said);
        }
    }

    /// A bar for each row, for a terminal.
    pub fn bars(&self) -> Vec<String> {
        let values = self.values();
        let most = values.iter().flatten().max().copied().unwrap_or_default();
        let bar = |value: &Option<Decimal>| {
            let eighths = eighths(value.unwrap_or_default(), most, WIDEST * 8);
            let (whole, rest) = (eighths / 8, eighths % 8);
            let mut bar = "█".repeat(whole);
            bar.extend(["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(rest).copied());
            bar
        };
        values.iter().map(bar).collect()
    }

    /// All values on one line, for a terminal: `▂▁▅█`; a blank where nothing is known.
    pub fn sparkline(&self) -> String {
        let values = self.values();
        let most = values.iter().flatten().max().copied().unwrap_or_default();
        let step = |value: &Option<Decimal>| match value {
            None => ' ',
            Some(value) => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
                .get(eighths(*value, most, 7))
                .copied()
                .unwrap_or('█'),
        };
        values.iter().map(step).collect()
    }
}

/// How many parts of so many a value is of the most; what is not nothing shows.
fn eighths(value: Decimal, most: Decimal, parts: i64) -> usize {
    let share = value.checked_div(most).unwrap_or_default() * Decimal::from(parts);
    let rounded = share.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let least = usize::from(value > Decimal::ZERO);
    rounded.to_usize().unwrap_or_default().max(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: &[i64]) -> Chart {
        let bar = |value: &i64| Bar {
            label: String::new(),
            value: Decimal::from(*value),
            said: String::new(),
            cumulated: None,
            strong: false,
        };
        Chart {
            unit: String::new(),
            kind: Kind::Bars(values.iter().map(bar).collect()),
        }
    }

    /// The longest bar is whole, what is little still shows, nothing shows nothing.
    #[test]
    fn bars_are_in_proportion() {
        let bars = chart(&[160, 80, 1, 0]).bars();
        assert_eq!(
            bars,
            ["█".repeat(20), "█".repeat(10), "▏".into(), String::new()]
        );
        assert_eq!(chart(&[0, 0]).bars(), ["", ""]);
        assert_eq!(chart(&[7, 0, 1, 14]).sparkline(), "▅▁▂█");
    }
}
