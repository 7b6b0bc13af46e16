//! A table's picture as a drawing within a page.
//!
//! Every coordinate is a decimal of one place: the same figures give the same drawing. Colours are
//! the page's, by classes.

use maud::{Markup, html};
use rust_decimal::{Decimal, RoundingStrategy};
use unicode_width::UnicodeWidthStr as _;

use super::chart::{Bar, Chart, Kind, Lane, MOST, Point};
use crate::ui::html::Text;
use crate::ui::width::cut;

/// How wide a drawing is.
const WIDTH: i64 = 720;
/// How wide a column of a terminal is in its letters.
const LETTER: usize = 7;
/// The widest name, in columns.
const NAME: usize = 26;
/// How high a row of bars is.
const ROW: i64 = 24;
/// How high a drawing of points or standing bars is.
const HEIGHT: i64 = 220;
/// So many names fit below a drawing.
const NAMES: usize = 12;

/// The drawing; `id` tells it from the others of the page.
pub fn drawing(chart: &Chart, title: &str, id: &str) -> Markup {
    let (height, inside, told) = match &chart.kind {
        Kind::Bars(bars) => lying(&bars.iter().map(Row::Bar).collect::<Vec<_>>()),
        Kind::Lanes(lanes) => lying(&lanes.iter().flat_map(rows).collect::<Vec<_>>()),
        Kind::Pareto(bars) => pareto(bars),
        Kind::Control(points) => control(points),
    };
    let named = format!("{id}-title {id}-what");
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {}", height + 20)) width=(WIDTH) height=(height + 20)
            role="img" aria-labelledby=(named) {
            title id=(format!("{id}-title")) { (Text(title)) }
            desc id=(format!("{id}-what")) { (Text(&chart.unit)) ": " (Text(&told.join("; "))) }
            text.d x="0" y="12" { (Text(&chart.unit)) }
            g transform="translate(0 20)" { (inside) }
        }
    }
}

/// How high it is, what is in it, and what it tells.
type Drawn = (i64, Markup, Vec<String>);

enum Row<'a> {
    Head(&'a str),
    Bar(&'a Bar),
}

fn rows(lane: &Lane) -> Vec<Row<'_>> {
    let bars = lane.bars.iter().map(Row::Bar);
    std::iter::once(Row::Head(&lane.label))
        .chain(bars)
        .collect()
}

/// A value's part of so much room; what is less than nothing is nothing.
fn scaled(value: Decimal, most: Decimal, room: i64) -> Decimal {
    let share = value.checked_div(most).unwrap_or_default();
    let share = share.clamp(Decimal::ZERO, Decimal::ONE);
    tenth(share * Decimal::from(room))
}

fn tenth(value: Decimal) -> Decimal {
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    value.round_dp_with_strategy(1, strategy).normalize()
}

fn wide(columns: usize) -> i64 {
    i64::try_from(columns * LETTER).unwrap_or(WIDTH)
}

fn told(label: &str, said: &str) -> String {
    format!("{label}: {said}")
}

/// Bars under one another.
fn lying(rows: &[Row]) -> Drawn {
    let bars = rows.iter().filter_map(|row| match row {
        Row::Bar(bar) => Some(*bar),
        Row::Head(_) => None,
    });
    let bars: Vec<&Bar> = bars.collect();
    let widest = |of: fn(&Bar) -> usize| bars.iter().map(|bar| of(bar)).max().unwrap_or_default();
    let left = wide(widest(|bar| bar.label.width()).min(NAME)) + 8;
    let right = wide(widest(|bar| bar.said.width())) + 12;
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or_default();
    let room = (WIDTH - left - right).max(ROW);
    let inside = html! {
        line.a x1=(left) y1="0" x2=(left) y2=(height(rows.len())) {}
        @for (at, row) in (0..).zip(rows) {
            @let top = at * ROW;
            @match row {
                Row::Head(label) => text.g x="0" y=(top + 16) { (Text(label)) },
                Row::Bar(bar) => {
                    @let length = scaled(bar.value, most, room);
                    text x=(left - 6) y=(top + 16) text-anchor="end" { (Text(&cut(&bar.label, NAME))) }
                    rect class=(class(bar)) x=(left) y=(top + 4) width=(length) height="16" {
                        title { (Text(&told(&bar.label, &bar.said))) }
                    }
                    text x=(Decimal::from(left + 6) + length) y=(top + 16) { (Text(&bar.said)) }
                }
            }
        }
    };
    let said = bars.iter().map(|bar| told(&bar.label, &bar.said));
    (height(rows.len()), inside, said.collect())
}

fn height(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or_default() * ROW + 8
}

fn class(bar: &Bar) -> &'static str {
    if bar.strong { "s" } else { "b" }
}

/// Standing bars of all that there is, and the line of what they come to together.
fn pareto(all: &[Bar]) -> Drawn {
    let (left, right) = (8, 48);
    let drawn = &all[..all.len().min(MOST)];
    let total: Decimal = all.iter().map(|bar| bar.value).sum();
    let room = WIDTH - left - right;
    let slot = tenth(
        Decimal::from(room)
            .checked_div(Decimal::from(drawn.len()))
            .unwrap_or_default(),
    );
    let start = |at: usize| Decimal::from(left) + slot * Decimal::from(at);
    let width = tenth(slot * Decimal::new(7, 1));
    let percent =
        |share: Decimal| Decimal::from(HEIGHT) - scaled(share, Decimal::ONE_HUNDRED, HEIGHT);
    let line = drawn.iter().enumerate().filter_map(|(at, bar)| {
        let x = tenth(start(at) + width / Decimal::TWO);
        Some(format!("{x},{}", percent(bar.cumulated?)))
    });
    let line = line.collect::<Vec<_>>().join(" ");
    let inside = html! {
        @for share in [0, 50, 80, 100] {
            @let y = percent(Decimal::from(share));
            line class=(if share == 80 { "l" } else { "a" }) x1=(left) y1=(y) x2=(WIDTH - right) y2=(y) {}
            text.d x=(WIDTH - right + 6) y=(y + Decimal::from(4)) { (share) " %" }
        }
        @for (at, bar) in drawn.iter().enumerate() {
            @let length = scaled(bar.value, total, HEIGHT);
            @let (x, y) = (start(at), Decimal::from(HEIGHT) - length);
            rect class=(class(bar)) x=(x) y=(y) width=(width) height=(length) {
                title { (Text(&told(&bar.label, &bar.said))) }
            }
            @let (x, y) = (tenth(x + width / Decimal::TWO), HEIGHT + 12);
            text x=(x) y=(y) text-anchor="end" transform=(format!("rotate(-35 {x} {y})")) {
                (Text(&cut(&bar.label, 14)))
            }
        }
        polyline.c points=(line) {}
    };
    let said = drawn.iter().map(|bar| told(&bar.label, &bar.said));
    (HEIGHT + 80, inside, said.collect())
}

/// Where the points of a control chart are.
struct Frame {
    left: i64,
    right: i64,
    step: Decimal,
    most: Decimal,
}

impl Frame {
    fn of(points: &[Point], last: Option<[Decimal; 3]>) -> Self {
        let highest = |point: &Point| point.value.max(point.limits.map(|limits| limits[2]));
        let most = points.iter().filter_map(highest).max().unwrap_or_default();
        let ends = last.map(|limits| limits.map(|limit| limit.to_string().width()));
        let ends = ends.and_then(|ends| ends.into_iter().max());
        let left = wide(most.to_string().width()) + 8;
        let right = wide(ends.unwrap_or_default()) + 8;
        let room = Decimal::from((WIDTH - left - right).max(ROW));
        let step = room.checked_div(Decimal::from(points.len()));
        Self {
            left,
            right,
            step: step.unwrap_or_default(),
            most,
        }
    }

    /// Where the room of a point begins.
    fn edge(&self, at: usize) -> Decimal {
        tenth(Decimal::from(self.left) + self.step * Decimal::from(at))
    }

    /// Where a point stands.
    fn middle(&self, at: usize) -> Decimal {
        let half = self.step / Decimal::TWO;
        tenth(Decimal::from(self.left) + self.step * Decimal::from(at) + half)
    }

    /// How far from above a value stands.
    fn high(&self, value: Decimal) -> Decimal {
        Decimal::from(HEIGHT) - scaled(value, self.most, HEIGHT - 12)
    }

    /// A limit, month by month.
    fn limit(&self, points: &[Point], which: usize) -> String {
        let known = points.iter().enumerate();
        let known = known.filter_map(|(at, point)| Some((at, point.limits?[which])));
        let parts = known.map(|(at, limit)| {
            let y = self.high(limit);
            format!("M{} {y}H{}", self.edge(at), self.edge(at + 1))
        });
        parts.collect()
    }

    /// The line from value to value; where one is not known it is broken.
    fn line(&self, points: &[Point]) -> String {
        let mut pen = 'M';
        let parts = points.iter().enumerate().filter_map(|(at, point)| {
            let now = pen;
            pen = if point.value.is_some() { 'L' } else { 'M' };
            Some(format!(
                "{now}{} {}",
                self.middle(at),
                self.high(point.value?)
            ))
        });
        parts.collect()
    }
}

/// A line of points between their limits.
fn control(points: &[Point]) -> Drawn {
    let last = points.iter().rev().find_map(|point| point.limits);
    let frame = Frame::of(points, last);
    let (left, end) = (frame.left, WIDTH - frame.right);
    let every = points.len().div_ceil(NAMES).max(1);
    let inside = html! {
        line.a x1=(left) y1=(HEIGHT) x2=(end) y2=(HEIGHT) {}
        line.a x1=(left) y1="0" x2=(left) y2=(HEIGHT) {}
        text.d x=(left - 6) y=(HEIGHT) text-anchor="end" { "0" }
        text.d x=(left - 6) y="16" text-anchor="end" { (frame.most) }
        path.l d=(frame.limit(points, 0)) {}
        path.m d=(frame.limit(points, 1)) {}
        path.l d=(frame.limit(points, 2)) {}
        @for limit in last.iter().flatten() {
            text.d x=(end + 4) y=(frame.high(*limit) + Decimal::from(4)) { (limit) }
        }
        path.v d=(frame.line(points)) {}
        @for (at, point) in points.iter().enumerate() {
            @if let Some(value) = point.value {
                @let (class, r) = if point.signal.is_some() { ("o", 6) } else { ("s", 3) };
                circle class=(class) cx=(frame.middle(at)) cy=(frame.high(value)) r=(r) {
                    title { (Text(&of_point(point, value))) }
                }
            }
            @if at % every == 0 {
                text.d x=(frame.middle(at)) y=(HEIGHT + 16) text-anchor="middle" { (Text(&point.label)) }
            }
        }
    };
    let said = points.iter();
    let said = said.filter_map(|point| Some(of_point(point, point.value?)));
    (HEIGHT + 28, inside, said.collect())
}

fn of_point(point: &Point, value: Decimal) -> String {
    let said = told(&point.label, &value.to_string());
    match &point.signal {
        Some(signal) => format!("{said} ({signal})"),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: i64, cumulated: i64) -> Bar {
        Bar {
            label: label.to_owned(),
            value: Decimal::from(value),
            said: value.to_string(),
            cumulated: Some(Decimal::from(cumulated)),
            strong: value > 50,
        }
    }

    fn drawn(kind: Kind) -> String {
        let unit = "件".to_owned();
        drawing(&Chart { unit, kind }, "按<类>", "c").into_string()
    }

    /// The longest bar fills the room, the others are in proportion; a name is text.
    #[test]
    fn bars_are_in_proportion() {
        let svg = drawn(Kind::Bars(vec![
            bar("<a>", 100, 0),
            bar("b", 25, 0),
            bar("c", -5, 0),
        ]));
        let widths: Vec<f64> = svg
            .split("<rect ")
            .skip(1)
            .map(|rect| {
                rect.split(" width=\"")
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .unwrap()
                    .parse()
                    .unwrap()
            })
            .collect();
        assert!((widths[0] - 4.0 * widths[1]).abs() < 0.5, "{widths:?}");
        assert!(widths[2].abs() < 0.05, "{widths:?}");
        assert!(
            svg.contains("&lt;a&gt;") && svg.contains("<title id=\"c-title\">按&lt;类&gt;"),
            "{svg}"
        );
        assert!(
            svg.contains("<desc id=\"c-what\">件: &lt;a&gt;: 100; b: 25; c: -5</desc>"),
            "{svg}"
        );
    }

    /// A Pareto line ends at the top; of very many bars the first are drawn.
    #[test]
    fn a_pareto_line_ends_at_a_hundred() {
        let svg = drawn(Kind::Pareto(vec![bar("a", 75, 75), bar("b", 25, 100)]));
        let line = svg
            .split("points=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert!(line.ends_with(",0"), "{line}");
        let many = (0..100).map(|n| bar("x", 1, n + 1)).collect();
        assert_eq!(drawn(Kind::Pareto(many)).matches("<rect").count(), MOST);
        assert!(!drawn(Kind::Pareto(Vec::new())).contains("<rect"));
    }

    /// A line is broken where nothing is known, and a special cause is marked and told.
    #[test]
    fn a_control_chart_marks_what_is_no_chance() {
        let point = |value: Option<i64>, signal: Option<&str>| Point {
            label: "2026-01".to_owned(),
            value: value.map(Decimal::from),
            limits: Some([0, 5, 10].map(Decimal::from)),
            signal: signal.map(str::to_owned),
        };
        let svg = drawn(Kind::Control(vec![
            point(Some(4), None),
            point(None, None),
            point(Some(20), Some("above")),
        ]));
        let line = svg
            .split("class=\"v\" d=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert_eq!(line.matches('M').count(), 2, "{line}");
        assert_eq!(svg.matches("class=\"o\"").count(), 1);
        assert!(svg.contains("2026-01: 20 (above)"), "{svg}");
        assert_eq!(
            svg,
            drawn(Kind::Control(vec![
                point(Some(4), None),
                point(None, None),
                point(Some(20), Some("above")),
            ]))
        );
    }
}
