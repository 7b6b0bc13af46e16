//! A page that is sent to people of ours: a title, paragraphs, lists of cases; as Markdown, as plain
//! text and as a page to print. What chats take is made of it in [`chats`](super::chats).

use super::escape::{Markdown, Safe, Terminal, Xml};
use super::lang::Lang;
use crate::safe;

/// A page to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// What it is about, on one line.
    pub title: String,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the parts below are about.
    Heading(String),
    /// A sentence or two.
    Paragraph(String),
    /// Cases, one under another.
    Items(Vec<Item>),
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub number: String,
    /// What there is to it.
    pub text: String,
    /// The commands that help.
    pub commands: Vec<String>,
}

impl Memo {
    /// In Markdown.
    pub fn markdown(&self) -> Safe<Markdown> {
        let mut text = safe!("# {}\n", self.title);
        for part in &self.parts {
            match part {
                Part::Heading(heading) => text.push(&safe!("\n## {}\n", heading)),
                Part::Paragraph(words) => text.push(&safe!("\n{}\n", words)),
                Part::Items(items) => {
                    text.push_ours("\n");
                    for item in items {
                        text.push(&safe!("- **{}** {}\n", item.number, item.text));
                        for command in &item.commands {
                            text.push(&safe!("  - {}\n", command));
                        }
                    }
                }
            }
        }
        text
    }

    /// What it says, the title left out, as plain text.
    pub fn body(&self) -> Safe<Terminal> {
        let item = |item: &Item| {
            let commands = item.commands.iter();
            let commands = Safe::join(commands.map(|command| safe!("  {}\n", command)), "");
            safe!("- {} {}\n{}", item.number, item.text, commands)
        };
        let part = |part: &Part| match part {
            Part::Heading(text) | Part::Paragraph(text) => safe!("{}\n", text),
            Part::Items(items) => Safe::join(items.iter().map(item), ""),
        };
        Safe::join(self.parts.iter().map(part), "\n")
    }

    fn article(&self) -> Safe<Xml> {
        let mut page = safe!("<article>\n<h1>{}</h1>\n", self.title);
        for part in &self.parts {
            page.push(&match part {
                Part::Heading(text) => safe!("<h2>{}</h2>\n", text),
                Part::Paragraph(text) => safe!("<p>{}</p>\n", text),
                Part::Items(items) => {
                    let items = Safe::join(items.iter().map(html_item), "");
                    safe!("<ul>\n{}</ul>\n", items)
                }
            });
        }
        page.push_ours("</article>\n");
        page
    }
}

fn html_item(item: &Item) -> Safe<Xml> {
    let commands = item.commands.iter();
    let commands = commands.map(|command| safe!("<br><code>{}</code>", command));
    let commands = Safe::join(commands, "");
    safe!(
        "<li><b>{}</b> {}{}</li>\n",
        item.number,
        item.text,
        commands
    )
}

/// Pages one under another in Markdown.
pub fn markdown(memos: &[Memo]) -> Safe<Markdown> {
    Safe::join(memos.iter().map(Memo::markdown), "\n")
}

/// All of them as one document that prints each on paper of its own.
pub fn html(memos: &[Memo], lang: Lang) -> Safe<Xml> {
    let titles = memos.iter().map(|memo| safe!("{}", memo.title));
    safe!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        lang.to_string(),
        Safe::join(titles, " / "),
        Safe::ours(STYLE),
        Safe::join(memos.iter().map(Memo::article), "")
    )
}

const STYLE: &str = "@page{size:A4;margin:25mm}body{max-width:42em;margin:2em auto;line-height:1.6;\
    font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",sans-serif}\
    h1{font-size:1.2em}h2{font-size:1em}article+article{break-before:page;margin-top:3em}";

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing in a text is markup, in any form; each page is one article.
    #[test]
    fn a_text_stays_a_text() {
        let memo = Memo {
            title: "a <b>\n# c".to_owned(),
            parts: vec![
                Part::Paragraph("</p><script>x</script>".to_owned()),
                Part::Items(vec![Item {
                    number: "261101".to_owned(),
                    text: "*x*\u{202e}".to_owned(),
                    commands: vec!["complaint show '<i>'".to_owned()],
                }]),
            ],
        };
        let page = html(&[memo.clone(), memo.clone()], Lang::Zh);
        assert_eq!(page.matches("<article>").count(), 2);
        assert!(page.contains("&lt;/p&gt;&lt;script&gt;"), "{page}");
        assert!(
            !page.contains("<script>") && !page.contains("<i>"),
            "{page}"
        );
        assert_eq!(memo.markdown().matches("\n# ").count(), 0);
        assert!(
            memo.body().contains("- 261101 *x*\\u{202e}\n"),
            "{}",
            memo.body()
        );
    }
}
