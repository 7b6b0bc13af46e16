//! A page that is sent to people of ours: a title, paragraphs, lists of cases; as Markdown, as plain
//! text and as a page to print. What chats take is made of it in [`chats`](super::chats).

use std::fmt::Write as _;

use super::escape;
use super::lang::Lang;

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
    pub fn markdown(&self) -> String {
        let safe = escape::markdown;
        let mut text = format!("# {}\n", safe(&self.title));
        for part in &self.parts {
            // Writing to a String cannot fail.
            let _ = match part {
                Part::Heading(heading) => writeln!(text, "\n## {}", safe(heading)),
                Part::Paragraph(words) => writeln!(text, "\n{}", safe(words)),
                Part::Items(items) => {
                    text.push('\n');
                    for item in items {
                        let (number, about) = (safe(&item.number), safe(&item.text));
                        let _ = writeln!(text, "- **{number}** {about}");
                        for command in &item.commands {
                            let _ = writeln!(text, "  - {}", safe(command));
                        }
                    }
                    Ok(())
                }
            };
        }
        text
    }

    /// What it says, the title left out, as plain text.
    pub fn body(&self) -> String {
        let safe = escape::terminal;
        let part = |part: &Part| match part {
            Part::Heading(text) | Part::Paragraph(text) => format!("{}\n", safe(text)),
            Part::Items(items) => {
                let item = |item: &Item| {
                    let commands = item.commands.iter();
                    let commands = commands.map(|command| format!("  {}\n", safe(command)));
                    let commands: String = commands.collect();
                    format!("- {} {}\n{commands}", safe(&item.number), safe(&item.text))
                };
                items.iter().map(item).collect()
            }
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join("\n")
    }

    fn article(&self) -> String {
        let safe = escape::xml;
        let mut page = format!("<article>\n<h1>{}</h1>\n", safe(&self.title));
        for part in &self.parts {
            // Writing to a String cannot fail.
            let _ = match part {
                Part::Heading(text) => writeln!(page, "<h2>{}</h2>", safe(text)),
                Part::Paragraph(text) => writeln!(page, "<p>{}</p>", safe(text)),
                Part::Items(items) => {
                    let items: String = items.iter().map(html_item).collect();
                    writeln!(page, "<ul>\n{items}</ul>")
                }
            };
        }
        page + "</article>\n"
    }
}

fn html_item(item: &Item) -> String {
    let safe = escape::xml;
    let (number, text) = (safe(&item.number), safe(&item.text));
    let commands = item.commands.iter();
    let commands = commands.map(|command| format!("<br><code>{}</code>", safe(command)));
    let commands: String = commands.collect();
    format!("<li><b>{number}</b> {text}{commands}</li>\n")
}

/// Pages one under another in Markdown.
pub fn markdown(memos: &[Memo]) -> String {
    let pages: Vec<String> = memos.iter().map(Memo::markdown).collect();
    pages.join("\n")
}

/// All of them as one document that prints each on paper of its own.
pub fn html(memos: &[Memo], lang: Lang) -> String {
    let titles: Vec<String> = memos.iter().map(|memo| escape::xml(&memo.title)).collect();
    let articles: String = memos.iter().map(Memo::article).collect();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{articles}</body>\n</html>\n",
        titles.join(" / ")
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
