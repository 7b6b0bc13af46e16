//! A filled-in template of a form as blocks: headings, boxes, lists, signatures, text.

use std::collections::BTreeMap;

use minijinja::Value;

use crate::ui::template::{BREAK, Line, parted, spans};

/// How many columns the boxes of a row share.
const GRID: usize = 24;
/// The widest a label is, in these.
const LABEL: usize = 4;

/// The most columns of a list on a sheet that stands upright.
const UPRIGHT: usize = 8;

/// A label with its box.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pair {
    label: String,
    text: String,
}

/// The head of a column, and how wide it is beside the others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Head {
    text: String,
    weight: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(Vec<String>),
    Items(Vec<String>),
    Boxes(Vec<(bool, Vec<Pair>)>),
    List(Vec<Head>, Vec<Vec<String>>),
    Signatures(Vec<Pair>),
}

/// A form as its template lays it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) title: String,
    blocks: Vec<Block>,
}

/// The blocks of a filled-in template; its first heading is the title.
pub(super) fn layout(text: &str) -> Layout {
    let mut layout = Layout {
        title: String::new(),
        blocks: Vec::new(),
    };
    let mut open = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            open = false;
            continue;
        }
        layout.take(line, open);
        open = true;
    }
    layout
}

/// Takes what stands behind a sign; the flag says whether the line goes on from the one before.
type Take = fn(&mut Layout, &str, bool);

impl Layout {
    /// Takes one line; `open` where it goes on from the one before.
    fn take(&mut self, line: &str, open: bool) {
        let signs: [(&str, Take); 7] = [
            ("## ", |it, rest, _| {
                it.blocks.push(Block::Heading(one_line(&spans(rest))));
            }),
            ("# ", |it, rest, _| it.title = one_line(&spans(rest))),
            ("|=", |it, rest, _| it.header(rest)),
            ("|-", |it, rest, _| it.row(rest)),
            ("|~", |it, rest, _| it.signatures(rest)),
            ("|", Self::boxes),
            ("- ", |it, rest, open| it.item(rest, open)),
        ];
        for (sign, take) in signs {
            if let Some(rest) = line.strip_prefix(sign) {
                return take(self, rest, open);
            }
        }
        let text = text(&spans(line));
        match self.blocks.last_mut().filter(|_| open) {
            Some(Block::Paragraph(lines)) => lines.push(text),
            _ => self.blocks.push(Block::Paragraph(vec![text])),
        }
    }

    fn header(&mut self, rest: &str) {
        let mut header: Vec<Head> = parted(rest, '|').iter().map(head).collect();
        header.pop_if(|last| last.text.is_empty());
        self.blocks.push(Block::List(header, Vec::new()));
    }

    /// A row of the list above, as wide as its header.
    fn row(&mut self, rest: &str) {
        let mut row = cells(rest);
        if let Some(Block::List(header, rows)) = self.blocks.last_mut() {
            row.resize(header.len(), String::new());
            rows.push(row);
        } else {
            self.blocks.push(Block::List(Vec::new(), vec![row]));
        }
    }

    fn signatures(&mut self, rest: &str) {
        let who = pairs(rest);
        if !who.is_empty() {
            self.blocks.push(Block::Signatures(who));
        }
    }

    /// Boxes in a row; `|+` makes them tall, to be written in.
    fn boxes(&mut self, rest: &str, _: bool) {
        let (tall, rest) = match rest.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let row = (tall, pairs(rest));
        match self.blocks.last_mut() {
            Some(Block::Boxes(rows)) => rows.push(row),
            _ => self.blocks.push(Block::Boxes(vec![row])),
        }
    }

    fn item(&mut self, rest: &str, open: bool) {
        let text = text(&spans(rest));
        match self.blocks.last_mut().filter(|_| open) {
            Some(Block::Items(items)) => items.push(text),
            _ => self.blocks.push(Block::Items(vec![text])),
        }
    }

    /// Whether a list has more columns than a sheet standing upright has room for.
    pub(super) fn is_wide(&self) -> bool {
        self.blocks.iter().any(|block| match block {
            Block::List(header, rows) => width(header, rows) > UPRIGHT,
            _ => false,
        })
    }

    /// The blocks as the template of a format draws them.
    pub(super) fn blocks(&self) -> Value {
        self.blocks.iter().map(block).collect()
    }
}

/// The texts between the signs of a row.
fn cells(rest: &str) -> Vec<String> {
    parted(rest, '|').iter().map(text).collect()
}

/// A head that ends in `^3` is three times as wide as one that says nothing.
fn head(line: &Line) -> Head {
    let said = line.last().filter(|span| !span.filled);
    let weight = said.and_then(|span| span.text.trim_end().rsplit_once('^'));
    let weight = weight.and_then(|(_, weight)| weight.parse::<usize>().ok());
    let text = text(line);
    match weight.filter(|weight| (1..=GRID).contains(weight)) {
        Some(weight) => Head {
            text: text
                .rsplit_once('^')
                .map_or("", |(text, _)| text)
                .trim_end()
                .to_owned(),
            weight,
        },
        None => Head { text, weight: 1 },
    }
}

/// Labels with their boxes; a text by itself has the whole row.
fn pairs(rest: &str) -> Vec<Pair> {
    let mut cells = cells(rest);
    if let [text] = cells.as_slice() {
        let text = text.clone();
        let label = String::new();
        return Vec::from_iter((!text.is_empty()).then_some(Pair { label, text }));
    }
    if cells.len() % 2 == 1 {
        cells.pop_if(|last| last.is_empty());
    }
    let pairs = cells.chunks(2);
    let pair = |pair: &[String]| Pair {
        label: pair.first().cloned().unwrap_or_default(),
        text: pair.get(1).cloned().unwrap_or_default(),
    };
    pairs.map(pair).collect()
}

fn text(line: &Line) -> String {
    let texts: Vec<&str> = line.iter().map(|span| span.text.as_str()).collect();
    texts.concat().replace(BREAK, "\n").trim().to_owned()
}

fn one_line(line: &Line) -> String {
    text(line).replace('\n', " ")
}

fn named<const N: usize>(names: [(&str, Value); N]) -> Value {
    let names = names.map(|(name, value)| (name.to_owned(), value));
    Value::from(BTreeMap::from(names))
}

fn block(block: &Block) -> Value {
    let texts =
        |texts: &[String]| -> Value { texts.iter().map(|it| Value::from(it.as_str())).collect() };
    match block {
        Block::Heading(text) => named([("kind", "heading".into()), ("text", text.as_str().into())]),
        Block::Paragraph(lines) => {
            let text = lines.join("\n");
            named([("kind", "paragraph".into()), ("text", text.into())])
        }
        Block::Items(items) => named([("kind", "items".into()), ("items", texts(items))]),
        Block::Boxes(rows) => {
            let rows = rows
                .iter()
                .map(|(tall, pairs)| named([("tall", (*tall).into()), ("pairs", boxes(pairs))]));
            named([
                ("kind", "boxes".into()),
                ("grid", GRID.into()),
                ("rows", rows.collect()),
            ])
        }
        Block::List(header, rows) => named([
            ("kind", "list".into()),
            ("columns", columns(header, rows)),
            (
                "header",
                header
                    .iter()
                    .map(|head| Value::from(head.text.as_str()))
                    .collect(),
            ),
            ("rows", rows.iter().map(|row| texts(row)).collect()),
        ]),
        Block::Signatures(who) => named([
            ("kind", "signatures".into()),
            ("columns", who.len().into()),
            ("boxes", boxes(who)),
        ]),
    }
}

fn width(header: &[Head], rows: &[Vec<String>]) -> usize {
    let widest = rows.iter().map(Vec::len).max();
    header.len().max(widest.unwrap_or_default())
}

/// How wide each column is: beside the others, and in percent of all.
fn columns(header: &[Head], rows: &[Vec<String>]) -> Value {
    let weights = header.iter().map(|head| head.weight);
    let rest = std::iter::repeat(1);
    let weights: Vec<usize> = weights.chain(rest).take(width(header, rows)).collect();
    let sum: usize = weights.iter().sum();
    let column = |weight: &usize| {
        let percent = weight * 100 / sum.max(1);
        named([("weight", (*weight).into()), ("percent", percent.into())])
    };
    weights.iter().map(column).collect()
}

/// Labels and boxes with the columns each spans, which fill the row.
fn boxes(pairs: &[Pair]) -> Value {
    let each = GRID / pairs.len().max(1);
    let pair = |(i, pair): (usize, &Pair)| {
        let whole = if i + 1 == pairs.len() {
            GRID - each * i
        } else {
            each
        };
        let label = if pair.label.is_empty() {
            0
        } else {
            (each * 3 / 8).clamp(1, LABEL)
        };
        named([
            ("label", pair.label.as_str().into()),
            ("text", pair.text.as_str().into()),
            ("label_span", label.into()),
            ("span", (whole - label).into()),
        ])
    };
    pairs.iter().enumerate().map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::template::marked;

    /// What is filled in makes no heading, box, row or signature, wherever it stands.
    #[test]
    fn a_text_makes_no_box() {
        let hostile = ["# x", "## x", "| a | b", "|~ boss", "|= a", "|- a", "- a"];
        for text in hostile {
            let filled = marked(&format!("{text}\n{text}"));
            let page = layout(&format!("{filled}\n\n| 编号 | {filled} | 数量 | 5"));
            assert_eq!(page.title, "");
            let whole = format!("{text}\n{text}");
            assert_eq!(page.blocks[0], Block::Paragraph(vec![whole.clone()]));
            let pair = |label: &str, text: &str| Pair {
                label: label.to_owned(),
                text: text.to_owned(),
            };
            let row = (false, vec![pair("编号", &whole), pair("数量", "5")]);
            assert_eq!(page.blocks[1], Block::Boxes(vec![row]));
        }
    }

    /// A head says how wide its column is; what is filled in says nothing of it.
    #[test]
    fn a_head_says_how_wide_its_column_is() {
        let of = |text: &str| head(&spans(text));
        let head = |text: &str, weight| Head {
            text: text.to_owned(),
            weight,
        };
        assert_eq!(of(" 对策 ^3 "), head("对策", 3));
        assert_eq!(of("No."), head("No.", 1));
        assert_eq!(of("x^0"), head("x^0", 1));
        assert_eq!(of(&marked("x ^3")), head("x ^3", 1));
    }

    /// However many boxes stand in a row, they fill it.
    #[test]
    fn boxes_fill_their_row() {
        for count in 1..=8 {
            let pairs = vec![
                Pair {
                    label: "a".to_owned(),
                    text: String::new()
                };
                count
            ];
            let spans: usize = boxes(&pairs)
                .try_iter()
                .unwrap()
                .map(|pair| {
                    let span = |name| {
                        let span = pair.get_attr(name).unwrap();
                        usize::try_from(span).unwrap()
                    };
                    span("label_span") + span("span")
                })
                .sum();
            assert_eq!(spans, GRID, "{count}");
        }
    }
}
