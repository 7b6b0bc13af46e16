//! A filled-in letter as blocks, and the blocks as text, Markdown or a page.

use crate::safe;
use crate::ui::escape::{self, Markdown, Safe, Terminal, Xml};
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
fn written<S>(line: &Line, apart: &'static str, each: fn(&Span) -> Safe<S>) -> Safe<S> {
    let part = |span: &Span| {
        let lines = span.text.split(BREAK).map(|text| {
            each(&Span {
                text: text.to_owned(),
                filled: span.filled,
            })
        });
        Safe::join(lines, apart)
    };
    Safe::join(line.iter().map(part), "")
}

fn as_text(span: &Span) -> Safe<Terminal> {
    escape::terminal(&span.text)
}

/// What the organisation wrote in a template is its own Markdown.
fn as_markdown(span: &Span) -> Safe<Markdown> {
    if !span.filled {
        return Safe::drawn(escape::terminal(&span.text).into_string());
    }
    // What a template joins keeps the space that parts it from its neighbours.
    let space = |there: bool| Safe::ours(if there { " " } else { "" });
    let text = escape::markdown(&span.text);
    let (before, after) = (span.text.starts_with(' '), span.text.ends_with(' '));
    let after = space(after && !text.is_empty());
    safe!("{}{}{}", space(before), text, after)
}

fn as_html(span: &Span) -> Safe<Xml> {
    Safe::of(&span.text)
}

impl Page {
    /// What it is about, on one line.
    pub fn subject(&self) -> Safe<Terminal> {
        written(&self.subject, " ", as_text)
    }

    /// What it says, as plain text.
    pub fn body(&self) -> Safe<Terminal> {
        let blocks = self.blocks.iter();
        let blocks = blocks.map(|it| plain(it, "\n", as_text));
        safe!("{}\n", Safe::join(blocks, "\n\n"))
    }

    /// All of it, as plain text.
    pub fn text(&self) -> Safe<Terminal> {
        if self.subject.is_empty() {
            return self.body();
        }
        safe!("{}\n\n{}", self.subject(), self.body())
    }

    /// All of it, as Markdown.
    pub fn markdown(&self) -> Safe<Markdown> {
        let mut text = Safe::empty();
        if !self.subject.is_empty() {
            text = safe!("# {}\n\n", written(&self.subject, " ", as_markdown));
        }
        let blocks = self.blocks.iter().map(|it| match it {
            Block::Heading(line) => safe!("## {}", written(line, " ", as_markdown)),
            _ => plain(it, "\\\n", as_markdown),
        });
        // An empty line within a text parts two paragraphs.
        let blocks = Safe::join(blocks, "\n\n").replace("\\\n\\\n", "\n\n");
        text.push(&safe!("{}\n", Safe::drawn(blocks)));
        text
    }

    /// All of it, as a page that prints on A4.
    pub fn html(&self, lang: Lang) -> Safe<Xml> {
        let subject = written(&self.subject, " ", as_html);
        let mut page = safe!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
            lang.to_string(),
            subject,
            Safe::ours(STYLE)
        );
        if !subject.is_empty() {
            page.push(&safe!("<h1>{}</h1>\n", subject));
        }
        for block in &self.blocks {
            page.push(&match block {
                Block::Heading(line) => safe!("<h2>{}</h2>\n", written(line, " ", as_html)),
                Block::Items(items) => {
                    let items = items.iter().map(|it| written(it, "<br>", as_html));
                    let items = items.map(|it| safe!("<li>{}</li>\n", it));
                    safe!("<ul>\n{}</ul>\n", Safe::join(items, ""))
                }
                Block::Paragraph(lines) => {
                    let lines = lines.iter().map(|it| written(it, "<br>", as_html));
                    safe!("<p>{}</p>\n", Safe::join(lines, "<br>"))
                }
            });
        }
        page.push_ours("</body>\n</html>\n");
        page
    }
}

const STYLE: &str = "@page{size:A4;margin:25mm}body{max-width:42em;margin:2em auto;line-height:1.7;\
    font-family:\"Noto Serif CJK SC\",\"Source Han Serif SC\",SimSun,serif}h1{font-size:1.2em}\
    h2{font-size:1em}";

/// A block in a form of plain lines.
fn plain<S>(block: &Block, end: &'static str, each: fn(&Span) -> Safe<S>) -> Safe<S> {
    match block {
        Block::Heading(line) => written(line, " ", each),
        Block::Items(items) => {
            let items = items.iter().map(|it| written(it, "\n  ", each));
            Safe::join(items.map(|it| safe!("- {}", it)), "\n")
        }
        Block::Paragraph(lines) => Safe::join(lines.iter().map(|it| written(it, end, each)), end),
    }
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
