//! Tables for people: no borders, two spaces between columns, a line of headings, and Chinese text
//! that lines up.

use comfy_table::{
    Attribute, Cell as TableCell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Row,
    Width, presets,
};
use unicode_width::UnicodeWidthStr as _;

use super::escape::{self, Safe, Terminal};
use super::paint::{Paint, Tone};

/// The width to assume when a terminal does not say.
pub const DEFAULT_WIDTH: u16 = 80;

/// One column of a [`Table`].
#[derive(Clone, Debug)]
pub struct Column {
    header: String,
    right: bool,
    whole: bool,
    least: u16,
    spare: u8,
}

impl Column {
    /// A column of text, which gives way when the terminal is narrow.
    pub fn text(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            right: false,
            whole: false,
            least: 0,
            spare: 0,
        }
    }

    /// A column of identifiers or dates, which are never broken.
    pub fn whole(header: impl Into<String>) -> Self {
        Self {
            whole: true,
            ..Self::text(header)
        }
    }

    /// Never narrower than this, where its text is that wide.
    #[must_use]
    pub fn at_least(self, least: u16) -> Self {
        Self { least, ..self }
    }

    /// Left out where there is no room for all; the higher the sooner.
    #[must_use]
    pub fn spare(self, spare: u8) -> Self {
        Self { spare, ..self }
    }

    /// A column of numbers: to the right, never broken.
    pub fn number(header: impl Into<String>) -> Self {
        Self {
            right: true,
            ..Self::whole(header)
        }
    }
}

/// One cell of a [`Table`].
#[derive(Clone, Debug)]
pub struct Cell {
    text: String,
    tone: Option<Tone>,
}

impl Cell {
    /// A cell in the colour of its meaning.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            tone: Some(tone),
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            tone: None,
        }
    }
}

/// The width of the terminal results go to, where they go to one.
pub fn terminal_width() -> Option<u16> {
    comfy_table::Table::new().width()
}

/// What happens to text that is wider than its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// It goes on in the next line.
    Wrap,
    /// It ends with `…`.
    Cut,
}

/// A table to be drawn. Text in cells is escaped for a terminal; line breaks in it stay line
/// breaks where text may wrap.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    overflow: Overflow,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>, overflow: Overflow) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            overflow,
        }
    }

    /// Adds a row; cells beyond the columns are dropped.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Its heads, with whether their columns stand to the right.
    pub fn heads(&self) -> impl Iterator<Item = (&str, bool)> {
        let columns = self.columns.iter();
        columns.map(|column| (column.header.as_str(), column.right))
    }

    /// Its rows of texts.
    pub fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        let rows = self.rows.iter();
        rows.map(|row| row.iter().map(|cell| cell.text.as_str()))
    }

    /// Every text in it.
    pub fn texts(&mut self, each: &mut dyn FnMut(&mut String)) {
        let heads = self.columns.iter_mut().map(|column| &mut column.header);
        let cells = self.rows.iter_mut().flatten().map(|cell| &mut cell.text);
        heads.chain(cells).for_each(each);
    }

    /// The table as lines, each ended by a newline. `width` is the terminal's in columns
    /// ([`DEFAULT_WIDTH`] if it does not say); `None`, for output into a pipe, keeps every row on
    /// one line of whatever length.
    pub fn render(&self, width: Option<u16>, paint: Paint) -> Safe<Terminal> {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).force_no_tty();
        table.set_truncation_indicator("…");
        if paint.enabled() {
            table.enforce_styling();
            table.style_text_only();
        }
        let kept = self.kept(width);
        let header = kept.iter().map(|place| {
            let column = &self.columns[*place];
            let tone = Some(Tone::Heading);
            drawn(&escape::terminal(&column.header), tone, column.right)
        });
        table.set_header(header.collect::<Vec<_>>());
        for row in &self.rows {
            let cells = kept.iter().filter_map(|place| {
                let (column, cell) = (&self.columns[*place], row.get(*place)?);
                let text = self.cell_text(&cell.text, width);
                Some(drawn(&text, cell.tone, column.right))
            });
            let mut row = Row::from(cells.collect::<Vec<_>>());
            if self.overflow == Overflow::Cut {
                row.max_height(1);
            }
            table.add_row(row);
        }
        match width {
            Some(width) => {
                table.set_content_arrangement(ContentArrangement::Dynamic);
                // The last column's padding is cut off below.
                table.set_width(width.saturating_add(2));
            }
            None => {
                table.set_content_arrangement(ContentArrangement::Disabled);
            }
        }
        for (drawn, place) in table.column_iter_mut().zip(&kept) {
            let column = &self.columns[*place];
            drawn.set_padding((0, 2));
            if column.whole {
                drawn.set_constraint(ColumnConstraint::ContentWidth);
            } else if column.least > 0 && width.is_some() {
                let least = u16::try_from(self.least(*place)).unwrap_or(column.least);
                let least = Width::Fixed(least.saturating_add(2));
                drawn.set_constraint(ColumnConstraint::LowerBoundary(least));
            }
        }
        let lines = table.lines().fold(String::new(), |mut text, line| {
            text.push_str(line.trim_end());
            text.push('\n');
            text
        });
        Safe::drawn(lines)
    }

    /// The places of the columns there is room for: spare ones go until every other has its least
    /// width.
    fn kept(&self, width: Option<u16>) -> Vec<usize> {
        let mut kept: Vec<usize> = (0..self.columns.len()).collect();
        let Some(width) = width else { return kept };
        let needed = |kept: &[usize]| {
            let each = kept.iter().map(|place| self.least(*place) + 2);
            each.sum::<usize>()
        };
        while needed(&kept) > usize::from(width) + 2 {
            let spare = kept.iter().filter(|place| self.columns[**place].spare > 0);
            let Some(gone) = spare
                .max_by_key(|place| self.columns[**place].spare)
                .copied()
            else {
                break;
            };
            kept.retain(|place| *place != gone);
        }
        kept
    }

    /// The least width of a column.
    fn least(&self, place: usize) -> usize {
        let Some(column) = self.columns.get(place) else {
            return 0;
        };
        let texts = self.rows.iter().filter_map(|row| row.get(place));
        let texts = texts.map(|cell| escape::terminal(cell.text.trim_end()).width());
        let widest = texts.chain([column.header.width()]).max().unwrap_or(0);
        if column.whole {
            widest
        } else {
            widest.min(usize::from(column.least))
        }
    }

    fn cell_text(&self, text: &str, width: Option<u16>) -> Safe<Terminal> {
        if self.overflow == Overflow::Wrap && width.is_some() {
            return Safe::join(escape::terminal_lines(text.trim_end()), "\n");
        }
        escape::terminal(text.trim_end())
    }
}

fn drawn(text: &str, tone: Option<Tone>, right: bool) -> TableCell {
    let alignment = if right {
        CellAlignment::Right
    } else {
        CellAlignment::Left
    };
    let cell = TableCell::new(text).set_alignment(alignment);
    match tone {
        None => cell,
        Some(Tone::Gone) => cell.fg(Color::DarkRed),
        Some(Tone::Error) => cell.fg(Color::Red).add_attribute(Attribute::Bold),
        Some(Tone::Warning) => cell.fg(Color::DarkYellow),
        Some(Tone::Ok) => cell.fg(Color::DarkGreen),
        Some(Tone::Dim) => cell.add_attribute(Attribute::Dim),
        Some(Tone::Heading) => cell.add_attribute(Attribute::Bold),
        Some(Tone::Number) => cell.fg(Color::DarkCyan),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn sample(overflow: Overflow) -> Table {
        let columns = vec![
            Column::whole("Number"),
            Column::text("Customer"),
            Column::number("Pieces"),
            Column::text("Title"),
        ];
        let mut table = Table::new(columns, overflow);
        let text = |t: &str| Cell::from(t);
        table.row(vec![
            text("261105"),
            text("华南电子"),
            text("420"),
            text(""),
        ]);
        let long = "阻焊脱落，客户已停线，要求立即退货并补送，另行赔偿停线损失";
        table.row(vec![
            Cell::toned("261106", Tone::Error),
            text("A b\u{1b}[2J"),
            text("5"),
            text(long),
        ]);
        table
    }

    #[test]
    fn chinese_lines_up_and_no_line_ends_in_blanks() {
        assert_eq!(
            sample(Overflow::Cut).render(Some(60), Paint::new(false)),
            "\
Number  Customer      Pieces  Title
261105  华南电子         420
261106  A b\\u{1b}[2J       5  阻焊脱落，客户已停线，要求立…
"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for overflow in [Overflow::Cut, Overflow::Wrap] {
            for width in 50..100 {
                let text = sample(overflow).render(Some(width), Paint::new(false));
                for line in text.lines() {
                    assert!(line.width() <= usize::from(width), "{width}: {line}");
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }

    #[test]
    fn a_pipe_gets_one_line_per_row() {
        let text = sample(Overflow::Wrap).render(None, Paint::new(false));
        assert_eq!(text.lines().count(), 3);
        assert!(text.contains("另行赔偿停线损失"), "{text}");
    }

    #[test]
    fn a_narrow_terminal_does_no_harm() {
        for width in [0, 1, 10] {
            let text = sample(Overflow::Wrap).render(Some(width), Paint::new(true));
            assert!(text.contains("261105"), "{text}");
        }
    }

    #[test]
    fn colours_are_closed_before_the_padding() {
        let text = sample(Overflow::Cut).render(Some(60), Paint::new(true));
        assert!(text.contains("\u{1b}["), "{text}");
        assert!(
            text.lines().all(|line| !line.contains(" \u{1b}[0m")),
            "{text:?}"
        );
        let plain = sample(Overflow::Cut).render(Some(60), Paint::new(false));
        assert!(!plain.contains('\u{1b}'), "{plain}");
    }

    proptest::proptest! {
        /// No text panics or steers the terminal, however narrow it is.
        #[test]
        fn any_text_can_be_shown(
            texts in proptest::collection::vec(".{0,30}", 4),
            width in proptest::option::of(0_u16..120),
            cut in proptest::bool::ANY,
        ) {
            let overflow = if cut { Overflow::Cut } else { Overflow::Wrap };
            let mut table = sample(overflow);
            table.row(texts.into_iter().map(Cell::from).collect());
            let text = table.render(width, Paint::new(false));
            let steers = text.chars().any(|c| c.is_control() && c != '\n');
            proptest::prop_assert!(!steers, "{text:?}");
        }
    }
}
