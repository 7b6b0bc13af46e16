//! The prose as text, or as Markdown.

use super::told::Told;
use crate::domain::msg::Arg;
use crate::safe;
use crate::ui::escape::{Any, Markdown, Safe};
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
pub fn page(told: &Told, form: Form) -> Safe<Any> {
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
                writer.sentence((number, nth), &sentence);
            }
        }
    }
    writer.finish()
}

enum Writer {
    Text(Page),
    Markdown(Safe<Markdown>),
}

impl Writer {
    fn new(form: Form) -> Self {
        match form {
            Form::Text(width, paint) => {
                let width = width.unwrap_or(WIDEST).min(WIDEST);
                Self::Text(Page::new(Some(width), paint))
            }
            Form::Markdown => Self::Markdown(Safe::empty()),
        }
    }

    fn head(&mut self, title: &str, from: &str) {
        match self {
            Self::Text(page) => {
                page.heading(title);
                page.paragraph(from);
            }
            Self::Markdown(text) => {
                text.push(&safe!("# {}\n\n{}\n", title, from));
            }
        }
    }

    fn chapter(&mut self, number: usize, title: &str) {
        match self {
            Self::Text(page) => page.heading(&format!("{number}. {title}")),
            Self::Markdown(text) => {
                text.push(&safe!("\n## {}. {}\n\n", number, title));
            }
        }
    }

    fn lead(&mut self, lead: &str) {
        match self {
            Self::Text(page) => page.paragraph(lead),
            Self::Markdown(text) => {
                let gap = if text.ends_with("\n\n") { "" } else { "\n" };
                text.push_ours(gap);
                text.push(&safe!("{}\n\n", lead));
            }
        }
    }

    fn sentence(&mut self, (chapter, nth): (usize, usize), sentence: &str) {
        match self {
            Self::Text(page) => {
                let number = format!("{chapter}.{nth}");
                page.hanging(&format!("  {number:<5} "), sentence);
            }
            Self::Markdown(text) => {
                text.push(&safe!("- **{}.{}** {}\n", chapter, nth, sentence));
            }
        }
    }

    fn finish(self) -> Safe<Any> {
        match self {
            Self::Text(page) => page.finish().erased(),
            Self::Markdown(text) => text.erased(),
        }
    }
}
