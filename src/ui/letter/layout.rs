//! A filled-in letter as blocks, and the blocks as text, Markdown or a page.

use std::fmt::Write as _;

use crate::ui::escape;
use crate::ui::lang::Lang;
use crate::ui::template::{BREAK, Line, Span, spans};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Heading(Line),
    Items(Vec<Line>),
    Paragraph(Vec<Line>),
}

/// A letter: its subject, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    subject: Line,
    blocks: Vec<Block>,
}

/// The letter in a filled-in template; its first heading is the subject.
pub(super) fn page(text: &str) -> Page {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim_end) {
        let sort = |sign: &str| line.strip_prefix(sign).map(spans);
        if line.is_empty() {
            open = false;
        } else if let Some(heading) = sort("# ").or_else(|| sort("## ")) {
            blocks.push(Block::Heading(heading));
            open = false;
        } else if let Some(item) = sort("- ") {
            match blocks.last_mut().filter(|_| open) {
                Some(Block::Items(items)) => items.push(item),
                _ => blocks.push(Block::Items(vec![item])),
            }
            open = true;
        } else {
            match blocks.last_mut().filter(|_| open) {
                Some(Block::Paragraph(lines)) => lines.push(spans(line)),
                _ => blocks.push(Block::Paragraph(vec![spans(line)])),
            }
            open = true;
        }
    }
    let subject = match blocks.first() {
        Some(Block::Heading(_)) => match blocks.remove(0) {
            Block::Heading(line) => line,
            _ => Line::new(),
        },
        _ => Line::new(),
    };
    Page { subject, blocks }
}

/// A line with each part as a form writes it, and its own lines parted as the form parts them.
fn written(line: &Line, apart: &str, each: fn(&Span) -> String) -> String {
    let part = |span: &Span| {
        let lines = span.text.split(BREAK).map(|text| {
            each(&Span {
                text: text.to_owned(),
                filled: span.filled,
            })
        });
        lines.collect::<Vec<_>>().join(apart)
    };
    line.iter().map(part).collect()
}

fn as_text(span: &Span) -> String {
    escape::terminal(&span.text)
}

fn as_markdown(span: &Span) -> String {
    if !span.filled {
        return escape::terminal(&span.text);
    }
    // What a template joins keeps the space that parts it from its neighbours.
    let space = |there: bool| if there { " " } else { "" };
    let text = escape::markdown(&span.text);
    let (before, after) = (span.text.starts_with(' '), span.text.ends_with(' '));
    format!(
        "{}{text}{}",
        space(before),
        space(after && !text.is_empty())
    )
}

fn as_html(span: &Span) -> String {
    escape::xml(&span.text)
}

impl Page {
    /// What it is about, on one line.
    pub fn subject(&self) -> String {
        written(&self.subject, " ", as_text)
    }

    /// What it says, as plain text.
    pub fn body(&self) -> String {
        let blocks = self.blocks.iter();
        let blocks: Vec<String> = blocks.map(|it| plain(it, "\n", as_text)).collect();
        blocks.join("\n\n") + "\n"
    }

    /// All of it, as plain text.
    pub fn text(&self) -> String {
        if self.subject.is_empty() {
            return self.body();
        }
        format!("{}\n\n{}", self.subject(), self.body())
    }

    /// All of it, as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        if !self.subject.is_empty() {
            text = format!("# {}\n\n", written(&self.subject, " ", as_markdown));
        }
        let blocks = self.blocks.iter();
        let blocks: Vec<String> = blocks
            .map(|it| match it {
                Block::Heading(line) => format!("## {}", written(line, " ", as_markdown)),
                _ => plain(it, "\\\n", as_markdown),
            })
            .collect();
        // An empty line within a text parts two paragraphs.
        text + &blocks.join("\n\n").replace("\\\n\\\n", "\n\n") + "\n"
    }

    /// All of it, as a page that prints on A4.
    pub fn html(&self, lang: Lang) -> String {
        let subject = written(&self.subject, " ", as_html);
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{subject}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        );
        if !subject.is_empty() {
            page.extend(["<h1>", subject.as_str(), "</h1>\n"]);
        }
        for block in &self.blocks {
            // Writing to a String cannot fail.
            let _ = match block {
                Block::Heading(line) => {
                    writeln!(page, "<h2>{}</h2>", written(line, " ", as_html))
                }
                Block::Items(items) => {
                    let items = items.iter().map(|it| written(it, "<br>", as_html));
                    let items: Vec<String> = items.map(|it| format!("<li>{it}</li>\n")).collect();
                    writeln!(page, "<ul>\n{}</ul>", items.concat())
                }
                Block::Paragraph(lines) => {
                    let lines = lines.iter().map(|it| written(it, "<br>", as_html));
                    let lines: Vec<String> = lines.collect();
                    writeln!(page, "<p>{}</p>", lines.join("<br>"))
                }
            };
        }
        page + "</body>\n</html>\n"
    }
}

const STYLE: &str = "@page{size:A4;margin:25mm}body{max-width:42em;margin:2em auto;line-height:1.7;\
    font-family:\"Noto Serif CJK SC\",\"Source Han Serif SC\",SimSun,serif}h1{font-size:1.2em}\
    h2{font-size:1em}";

/// A block in a form of plain lines.
fn plain(block: &Block, end: &str, each: fn(&Span) -> String) -> String {
    let lines: Vec<String> = match block {
        Block::Heading(line) => vec![written(line, " ", each)],
        Block::Items(items) => {
            let items = items.iter();
            return items
                .map(|it| format!("- {}", written(it, "\n  ", each)))
                .collect::<Vec<_>>()
                .join("\n");
        }
        Block::Paragraph(lines) => lines.iter().map(|it| written(it, end, each)).collect(),
    };
    lines.join(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::template::marked;

    /// What is filled in keeps the spaces a template joined it with, and its own paragraphs.
    #[test]
    fn what_is_filled_in_stays_apart_from_its_neighbours() {
        let of = |text: &str| page(&format!("- {}{}.", marked("A: "), marked(text)));
        assert_eq!(of("b*").markdown(), "- A: b\\*.\n");
        assert_eq!(of("b\n- c").body(), "- A: b\n  - c.\n");
        let two = page(&marked("a\n\nb"));
        assert_eq!(two.markdown(), "a\n\nb\n");
        assert_eq!(two.html(Lang::En).matches("<p>a<br><br>b</p>").count(), 1);
    }

    /// A text cannot begin what a template begins, even at the start of a line.
    #[test]
    fn a_text_begins_no_heading() {
        let page = page(&format!("# s\n\n{}\n{}", marked("# x"), marked("- y")));
        assert_eq!(page.subject(), "s");
        assert_eq!(page.blocks.len(), 1);
        assert!(page.html(Lang::En).contains("<p># x<br>- y</p>"));
    }
}
