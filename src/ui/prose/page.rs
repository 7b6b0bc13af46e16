//! The prose as text, or as Markdown.

use std::fmt::Write as _;

use super::told::Told;
use crate::domain::msg::Arg;
use crate::ui::escape;
use crate::ui::page::Page;
use crate::ui::paint::Paint;

/// The widest line: prose that is wider is hard to read.
const WIDEST: u16 = 80;

/// How the prose is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines of at most 80 columns.
    Text(Option<u16>, Paint),
    /// Markdown, a paragraph a line.
    Markdown,
}

/// The whole regulation. Chapters and sentences are numbered, so that each can be spoken of.
pub fn page(told: &Told, form: Form) -> String {
    let words = told.names.words;
    let args = [
        ("title".to_owned(), Arg::from(&told.policy.title)),
        ("policy".to_owned(), told.policy.id.as_str().into()),
        ("file".to_owned(), told.policy.file.as_str().into()),
    ];
    let say = |key: &str| words.phrase(key, &args).unwrap_or_default();
    let mut writer = Writer::new(form);
    writer.head(&say("prose-page"), &say("prose-page-from"));
    for (chapter, number) in told.chapters().into_iter().zip(1..) {
        writer.chapter(number, &chapter.title);
        if chapter.parts.is_empty() {
            writer.lead(&words.text("prose-nothing"));
        }
        let mut nth = 0;
        for (lead, sentences) in chapter.parts {
            if let Some(lead) = lead {
                writer.lead(&lead);
            }
            for sentence in sentences {
                nth += 1;
                writer.sentence(&format!("{number}.{nth}"), &sentence);
            }
        }
    }
    writer.finish()
}

enum Writer {
    Text(Page),
    Markdown(String),
}

impl Writer {
    fn new(form: Form) -> Self {
        match form {
            Form::Text(width, paint) => {
                let width = width.unwrap_or(WIDEST).min(WIDEST);
                Self::Text(Page::new(Some(width), paint))
            }
            Form::Markdown => Self::Markdown(String::new()),
        }
    }

    fn head(&mut self, title: &str, from: &str) {
        match self {
            Self::Text(page) => {
                page.heading(title);
                page.paragraph(from);
            }
            Self::Markdown(text) => {
                let (title, from) = (escape::markdown(title), escape::markdown(from));
                // Writing to a String cannot fail.
                let _ = write!(text, "# {title}\n\n{from}\n");
            }
        }
    }

    fn chapter(&mut self, number: usize, title: &str) {
        match self {
            Self::Text(page) => page.heading(&format!("{number}. {title}")),
            Self::Markdown(text) => {
                let _ = write!(text, "\n## {number}. {}\n\n", escape::markdown(title));
            }
        }
    }

    fn lead(&mut self, lead: &str) {
        match self {
            Self::Text(page) => page.paragraph(lead),
            Self::Markdown(text) => {
                let gap = if text.ends_with("\n\n") { "" } else { "\n" };
                let _ = write!(text, "{gap}{}\n\n", escape::markdown(lead));
            }
        }
    }

    fn sentence(&mut self, number: &str, sentence: &str) {
        match self {
            Self::Text(page) => page.hanging(&format!("  {number:<5} "), sentence),
            Self::Markdown(text) => {
                let _ = writeln!(text, "- **{number}** {}", escape::markdown(sentence));
            }
        }
    }

    fn finish(self) -> String {
        match self {
            Self::Text(page) => page.finish(),
            Self::Markdown(text) => text,
        }
    }
}
