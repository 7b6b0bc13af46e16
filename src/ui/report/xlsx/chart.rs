//! A table's picture as a chart of the workbook.
//!
//! What is drawn stands on the same sheet, in hidden columns beyond the chart: a picture may hold
//! more than its table, as the middle of a control chart.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart as Drawing, ChartEmptyCells, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartMarker, ChartMarkerType, ChartPoint, ChartSolidFill, ColNum, Color,
    RowNum, Worksheet, XlsxError,
};

use super::sheet::{double, row};
use super::text::safe;
use crate::ui::report::chart::{Bar, Chart, Kind, Lane, MOST, Point};
use crate::ui::words::Words;

const PLAIN: Color = Color::RGB(0x008F_A8C7);
const STRONG: Color = Color::RGB(0x001F_5FA8);
const LIMIT: Color = Color::RGB(0x00B4_5309);
const MIDDLE: Color = Color::RGB(0x006B_7280);

/// A drawing is so many pixels wide and high.
const SIZE: (u32, u32) = (760, 380);
/// So many columns beyond the table stand under the drawing.
const COVERED: ColNum = 16;

/// What is drawn: the names of the points, and beside them the values of each series.
struct Data<'a> {
    sheet: &'a str,
    first: ColNum,
    last: RowNum,
}

/// Draws the chart beside the table, whose first free column is `after`.
pub(super) fn insert(
    sheet: &mut Worksheet,
    chart: &Chart,
    (name, title): (&str, &str),
    after: ColNum,
    words: &Words,
) -> Result<(), XlsxError> {
    let labels: Vec<String> = match &chart.kind {
        Kind::Pareto(bars) | Kind::Bars(bars) => labels(bars.iter().take(MOST)),
        Kind::Control(points) => points.iter().map(|point| point.label.clone()).collect(),
        Kind::Lanes(lanes) => lanes.iter().flat_map(of_lane).collect(),
    };
    let data = Data {
        sheet: name,
        first: after + COVERED,
        last: row(labels.len()),
    };
    // A name that is given as a text could be read as a reference to cells.
    sheet.write_string(0, data.first, safe(title))?;
    for (at, label) in labels.iter().enumerate() {
        sheet.write_string(row(at + 1), data.first, safe(label))?;
    }
    sheet.set_column_hidden(data.first)?;
    let mut drawing = match &chart.kind {
        Kind::Bars(bars) => {
            let mut drawing = Drawing::new_column();
            columns(sheet, &mut drawing, &data, (&chart.unit, bars))?;
            drawing
        }
        Kind::Pareto(bars) => pareto(sheet, &data, (&chart.unit, bars), words)?,
        Kind::Control(points) => control(sheet, &data, points, words)?,
        Kind::Lanes(lanes) => {
            let mut drawing = Drawing::new_bar();
            let bars: Vec<Bar> = lanes.iter().flat_map(|lane| lane.bars.clone()).collect();
            columns(sheet, &mut drawing, &data, (&chart.unit, &bars))?;
            // Bars are drawn from below; a list is read from above.
            drawing.x_axis().set_reverse();
            drawing
        }
    };
    if matches!(chart.kind, Kind::Lanes(_)) {
        drawing.y_axis().set_name(data.head(1));
        drawing.legend().set_hidden();
    } else {
        drawing.legend().set_position(ChartLegendPosition::Bottom);
    }
    drawing.title().set_name(data.head(0));
    drawing.set_alt_text(safe(title));
    drawing.set_width(SIZE.0).set_height(SIZE.1);
    drawing.show_hidden_data();
    drawing.show_empty_cells_as(ChartEmptyCells::Gaps);
    sheet.insert_chart(1, after + 1, &drawing)?;
    Ok(())
}

fn labels<'b>(bars: impl Iterator<Item = &'b Bar>) -> Vec<String> {
    bars.map(|bar| bar.label.clone()).collect()
}

fn of_lane(lane: &Lane) -> Vec<String> {
    let bars = lane.bars.iter();
    bars.map(|bar| format!("{} · {}", lane.label, bar.label))
        .collect()
}

impl Data<'_> {
    /// Writes the values of the series at this place.
    fn write(
        &self,
        sheet: &mut Worksheet,
        (at, called): (ColNum, &str),
        values: impl Iterator<Item = Option<Decimal>>,
    ) -> Result<(), XlsxError> {
        let column = self.first + at;
        sheet.write_string(0, column, safe(called))?;
        for (below, value) in values.enumerate() {
            if let Some(value) = value.and_then(double) {
                sheet.write_number(row(below + 1), column, value)?;
            }
        }
        sheet.set_column_hidden(column)?;
        Ok(())
    }

    /// Where the names of the points stand.
    fn names(&self) -> (&str, RowNum, ColNum, RowNum, ColNum) {
        (self.sheet, 1, self.first, self.last, self.first)
    }

    /// Where the series at this place stands.
    fn series(&self, at: ColNum) -> (&str, RowNum, ColNum, RowNum, ColNum) {
        (self.sheet, 1, self.first + at, self.last, self.first + at)
    }

    /// Where its name stands; at the first place that of the chart.
    fn head(&self, at: ColNum) -> (&str, RowNum, ColNum) {
        (self.sheet, 0, self.first + at)
    }
}

fn columns(
    sheet: &mut Worksheet,
    drawing: &mut Drawing,
    data: &Data,
    (unit, bars): (&str, &[Bar]),
) -> Result<(), XlsxError> {
    let bars = bars.iter().take(MOST);
    data.write(sheet, (1, unit), bars.clone().map(|bar| Some(bar.value)))?;
    let point = |bar: &Bar| {
        let mut fill = ChartSolidFill::new();
        fill.set_color(if bar.strong { STRONG } else { PLAIN });
        ChartPoint::new().set_format(ChartFormat::new().set_solid_fill(&fill))
    };
    let points: Vec<ChartPoint> = bars.map(point).collect();
    drawing
        .add_series()
        .set_categories(data.names())
        .set_values(data.series(1))
        .set_name(data.head(1))
        .set_points(&points)
        .set_gap(40);
    Ok(())
}

fn line(color: Color, dashed: bool) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(color).set_width(1.5);
    if dashed {
        line.set_dash_type(ChartLineDashType::Dash);
    }
    let mut format = ChartFormat::new();
    format.set_line(&line);
    format
}

/// Bars, and a line of what they come to together, in percent on an axis of its own.
fn pareto(
    sheet: &mut Worksheet,
    data: &Data,
    (unit, bars): (&str, &[Bar]),
    words: &Words,
) -> Result<Drawing, XlsxError> {
    let mut drawing = Drawing::new_column();
    columns(sheet, &mut drawing, data, (unit, bars))?;
    let share = |bar: &Bar| Some(bar.cumulated? / Decimal::ONE_HUNDRED);
    let called = words.text("report-cumulated");
    data.write(sheet, (2, &called), bars.iter().take(MOST).map(share))?;
    let mut cumulated = Drawing::new_line();
    cumulated
        .add_series()
        .set_categories(data.names())
        .set_values(data.series(2))
        .set_name(data.head(2))
        .set_format(&mut line(LIMIT, false))
        .set_secondary_axis(true);
    let axis = cumulated.y2_axis();
    axis.set_min(0).set_max(1).set_num_format("0%");
    drawing.combine(&cumulated);
    drawing.y_axis().set_name(data.head(1));
    Ok(drawing)
}

/// The points, and their limits month by month.
fn control(
    sheet: &mut Worksheet,
    data: &Data,
    points: &[Point],
    words: &Words,
) -> Result<Drawing, XlsxError> {
    let called = [
        "report-value",
        "report-limit-low",
        "report-limit-middle",
        "report-limit-high",
    ];
    let called = called.map(|key| words.text(key));
    data.write(sheet, (1, &called[0]), points.iter().map(|it| it.value))?;
    for (i, at) in (2..=4).enumerate() {
        let limits = points.iter().map(|point| point.limits.map(|it| it[i]));
        data.write(sheet, (at, &called[i + 1]), limits)?;
    }
    let mut drawing = Drawing::new_line();
    let mut marker = ChartMarker::new();
    marker.set_type(ChartMarkerType::Circle).set_size(6);
    let mut none = ChartMarker::new();
    none.set_none();
    let lines = [
        (line(STRONG, false), &marker),
        (line(LIMIT, true), &none),
        (line(MIDDLE, false), &none),
        (line(LIMIT, true), &none),
    ];
    for (at, (mut format, marker)) in (1..).zip(lines) {
        drawing
            .add_series()
            .set_categories(data.names())
            .set_values(data.series(at))
            .set_name(data.head(at))
            .set_format(&mut format)
            .set_marker(marker);
    }
    Ok(drawing)
}
