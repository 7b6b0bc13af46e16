//! A page for people: headings, labelled values, paragraphs and tables under one another.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::{self, Safe, Terminal};
use super::paint::{Paint, Tone};
use super::table::Table;

/// A part of a page.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A line, in the colour of its meaning.
    Line(String, Tone),
    /// Values behind their labels.
    Fields(Vec<(String, String)>),
    /// Text behind a ready head, in the colour of its meaning where it has one.
    Hanging(String, String, Option<Tone>),
    /// A line as it is: of a diff.
    Verbatim(String, Option<Tone>),
    /// A paragraph, its own line breaks kept.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// Builds a page. Whatever text comes in is escaped for a terminal where it is drawn.
#[derive(Clone, Debug)]
pub struct Page {
    blocks: Vec<Block>,
    width: Option<u16>,
    paint: Paint,
}

/// What text under a heading is indented by.
const INDENT: usize = 2;

impl Page {
    /// An empty page for a terminal of this width; `None`: for a pipe, where nothing is wrapped.
    pub fn new(width: Option<u16>, paint: Paint) -> Self {
        Self {
            blocks: Vec::new(),
            width,
            paint,
        }
    }

    /// A heading, after an empty line unless it is the first.
    pub fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(text.to_owned()));
    }

    /// A line in the colour of its meaning.
    pub fn toned(&mut self, text: &str, tone: Tone) {
        self.blocks.push(Block::Line(text.to_owned(), tone));
    }

    /// Values behind their labels, the values under one another.
    pub fn fields(&mut self, fields: &[(String, String)]) {
        self.blocks.push(Block::Fields(fields.to_vec()));
    }

    /// Text behind a ready head (a date, a label), its further lines under its first.
    pub fn hanging(&mut self, head: &str, value: &str) {
        self.hanging_as(head, value, None);
    }

    /// The same in the colour of its meaning.
    pub fn hanging_as(&mut self, head: &str, value: &str, tone: Option<Tone>) {
        let hanging = Block::Hanging(head.to_owned(), value.to_owned(), tone);
        self.blocks.push(hanging);
    }

    /// A line that is not wrapped: of a diff.
    pub fn verbatim(&mut self, line: &str, tone: Option<Tone>) {
        self.blocks.push(Block::Verbatim(line.to_owned(), tone));
    }

    /// A paragraph, indented, its own line breaks kept.
    pub fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(text.to_owned()));
    }

    /// A table, indented.
    pub fn table(&mut self, table: &Table) {
        self.blocks.push(Block::Table(table.clone()));
    }

    /// Its parts, for what is no terminal.
    pub fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// The page.
    pub fn finish(self) -> Safe<Terminal> {
        let mut screen = Screen {
            text: String::new(),
            width: self.width,
            paint: self.paint,
        };
        self.blocks.iter().for_each(|block| screen.draw(block));
        Safe::drawn(screen.text)
    }
}

/// A page as a terminal shows it.
struct Screen {
    text: String,
    width: Option<u16>,
    paint: Paint,
}

impl Screen {
    fn draw(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.line(text, Tone::Heading);
            }
            Block::Line(text, tone) => self.line(text, *tone),
            Block::Fields(fields) => self.fields(fields),
            Block::Hanging(head, value, tone) => self.hanging(head, value, *tone),
            Block::Verbatim(line, tone) => self.verbatim(line, *tone),
            Block::Paragraph(text) => self.hanging(&" ".repeat(INDENT), text, None),
            Block::Table(table) => self.table(table),
        }
    }

    fn line(&mut self, text: &str, tone: Tone) {
        for line in self.wrapped(&escape::terminal(text), 0) {
            self.text.push_str(&self.paint.tone(tone, &Safe::of(&line)));
            self.text.push('\n');
        }
    }

    fn fields(&mut self, fields: &[(String, String)]) {
        let widest = fields.iter().map(|(label, _)| label.width()).max();
        let start = widest.unwrap_or(0) + 2 + INDENT;
        for (label, value) in fields {
            let blanks = " ".repeat(start - INDENT - label.width());
            let head = format!("{}{label}{blanks}", " ".repeat(INDENT));
            self.hanging(&head, value, None);
        }
    }

    fn hanging(&mut self, head: &str, value: &str, tone: Option<Tone>) {
        let indent = head.width();
        let mut head = head.to_owned();
        for line in escape::terminal_lines(value.trim_end()) {
            for part in self.wrapped(&line, indent) {
                let line = format!("{head}{part}");
                let line = line.trim_end();
                let toned = tone.map(|tone| self.paint.tone(tone, &Safe::of(line)));
                self.text.push_str(toned.as_deref().unwrap_or(line));
                self.text.push('\n');
                head = " ".repeat(indent);
            }
        }
    }

    fn verbatim(&mut self, line: &str, tone: Option<Tone>) {
        let line = escape::terminal(line);
        let toned = tone.map(|tone| self.paint.tone(tone, &line));
        self.text.push_str(toned.as_deref().unwrap_or(&line));
        self.text.push('\n');
    }

    fn table(&mut self, table: &Table) {
        let indent = u16::try_from(INDENT).unwrap_or_default();
        let width = self.width.map(|width| width.saturating_sub(indent));
        for line in table.render(width, self.paint).lines() {
            self.text.push_str(&" ".repeat(INDENT));
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn wrapped(&self, line: &str, indent: usize) -> Vec<String> {
        match self.width {
            Some(width) => wrap(line, usize::from(width).saturating_sub(indent)),
            None => vec![line.to_owned()],
        }
    }
}

impl Block {
    /// Every text in it.
    pub fn texts(&mut self, each: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Heading(text)
            | Self::Line(text, _)
            | Self::Verbatim(text, _)
            | Self::Paragraph(text) => each(text),
            Self::Fields(fields) => fields.iter_mut().for_each(|(label, value)| {
                each(label);
                each(value);
            }),
            Self::Hanging(head, value, _) => {
                each(head);
                each(value);
            }
            Self::Table(table) => table.texts(each),
        }
    }
}

/// The narrowest column text is wrapped to, however narrow the terminal.
const NARROWEST: usize = 20;

/// Breaks a line at blanks, or between wide characters, so that no part is wider than `width`
/// columns; a word wider than that is broken where it must be.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let width = width.max(NARROWEST);
    let mut parts = Vec::new();
    let mut part = String::new();
    // Where the part may be broken: the bytes that stay in it.
    let mut chance = 0;
    for c in line.chars() {
        let wide = c.width().unwrap_or(0);
        // No line begins with what closes or ends a clause.
        let breakable = c == ' ' || (wide == 2 && !"，。、；：！？）］〕】」』〉》”".contains(c));
        if breakable && !part.trim().is_empty() {
            chance = part.len();
        }
        while part.width() + wide > width {
            let at = if chance == 0 { part.len() } else { chance };
            let rest = part.split_off(at);
            parts.push(part.trim_end().to_owned());
            rest.trim_start().clone_into(&mut part);
            chance = 0;
        }
        if !(c == ' ' && part.is_empty() && !parts.is_empty()) {
            part.push(c);
        }
    }
    parts.push(part.trim_end().to_owned());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_at_blanks_and_between_wide_characters() {
        let english = wrap("the delivery note names another part", 20);
        assert_eq!(english, ["the delivery note", "names another part"]);
        let chinese = wrap("十月底交货的五千片中有四百二十片阻焊脱落。", 20);
        // The stop would stand alone: it takes a character along.
        assert_eq!(
            chinese,
            ["十月底交货的五千片中", "有四百二十片阻焊脱", "落。"]
        );
        let long = wrap(&"x".repeat(45), 20);
        assert_eq!(
            long.iter().map(String::len).collect::<Vec<_>>(),
            [20, 20, 5]
        );
    }

    #[test]
    fn further_lines_stand_under_the_first() {
        let mut page = Page::new(Some(30), Paint::new(false));
        page.heading("Case");
        page.fields(&[
            ("Demand".into(), "a corrected delivery note".into()),
            ("客户".into(), "华南电子\n李工".into()),
        ]);
        assert_eq!(
            page.finish(),
            "Case\n  Demand  a corrected delivery\n          note\n  客户    华南电子\n          李工\n"
        );
    }

    proptest::proptest! {
        /// Nothing is lost but blanks, and nothing is wider than it may be.
        #[test]
        fn wrapping_loses_nothing(text in "[a-z 阻焊脱落，。]{0,80}", width in 20_usize..60) {
            let parts = wrap(&text, width);
            for part in &parts {
                proptest::prop_assert!(part.width() <= width, "{part}");
            }
            let solid = |text: &str| text.replace(' ', "");
            proptest::prop_assert_eq!(solid(&parts.concat()), solid(&text));
        }
    }
}
