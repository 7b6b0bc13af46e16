//! A change as a comment on a pull request: the headline and the few lines under it open, the rest folded.

use super::section::{DiffLine, LineMark, Section};
use crate::domain::msg::Msg;
use crate::ui::escape::{self, Markdown, Safe};
use crate::ui::width;
use crate::ui::words::Words;
use crate::{msg, safe};

/// What CI finds its own comment by.
const MARKER: &str = "<!-- complaint-diff -->";

/// How long a comment is at most, in bytes: GitHub takes 65,536 characters.
const LONGEST: usize = 60_000;

/// How many lines of one section are shown at most.
const LINES: usize = 60;

/// How wide a line is at most, in columns as escaped.
const WIDEST: usize = 2_000;

/// How wide an open line is at most, in columns as escaped.
const OPEN: usize = 600;

/// The comment.
pub fn markdown(
    headline: &[Msg],
    highlights: &[DiffLine],
    sections: &[Section],
    words: &Words,
) -> Safe<Markdown> {
    let parts: Vec<String> = headline.iter().map(|part| words.say(part)).collect();
    let title = escape::markdown(&words.join(&parts));
    let mut text = safe!("{}\n**{}**\n", Safe::ours(MARKER), cut(&title, WIDEST));
    for (nth, line) in highlights.iter().enumerate() {
        let said = escape::markdown(&words.say(&line.what));
        let apart = if nth == 0 { "\n" } else { "" };
        text.push_ours(apart);
        text.push(&safe!("- {}{}\n", sign_of(line), cut(&said, OPEN)));
    }
    let mut left = 0;
    for section in sections {
        let folded = folded(section, words);
        if left > 0 || text.len() + folded.len() > LONGEST {
            left += 1;
        } else {
            text.push(&folded);
        }
    }
    if left > 0 {
        let more = words.say(&msg!("diff-cut", count = left));
        text.push(&safe!("\n{}\n", more));
    }
    text
}

/// A section under its title. Within the tags of the title nothing is Markdown; after the empty
/// line it is again.
fn folded(section: &Section, words: &Words) -> Safe<Markdown> {
    let title = escape::comment_html(&words.say(&section.title));
    let grave = section
        .lines
        .iter()
        .any(|line| matches!(line.mark, LineMark::Grave | LineMark::Error));
    let sign = if grave { "⚠️ " } else { "" };
    let mut text = safe!(
        "\n<details><summary>{}{}</summary>\n\n",
        Safe::ours(sign),
        cut(&title, WIDEST)
    );
    if let Some(file) = &section.file {
        text.push(&safe!("{}\n\n", file));
    }
    for line in section.lines.iter().take(LINES) {
        let said = words.say(&line.what);
        let said = cut(&escape::markdown(&said), WIDEST);
        text.push(&safe!("- {}{}\n", sign_of(line), said));
    }
    if section.lines.len() > LINES {
        let more = section.lines.len() - LINES;
        let more = words.say(&msg!("diff-more-lines", count = more));
        text.push(&safe!("- {}\n", more));
    }
    text.push_ours("\n</details>\n");
    text
}

fn sign_of(line: &DiffLine) -> Safe<Markdown> {
    Safe::ours(match line.mark {
        LineMark::Fact | LineMark::Note => "",
        LineMark::Follows => "→ ",
        LineMark::Grave | LineMark::Error => "❌ ",
        LineMark::Warning => "⚠️ ",
        LineMark::Cured => "✅ ",
    })
}

/// What is too long is cut where no escape is open.
fn cut(text: &Safe<Markdown>, widest: usize) -> Safe<Markdown> {
    let start = width::fitting(text, widest);
    if start.len() == text.len() {
        return text.clone();
    }
    let mut kept = start.to_owned();
    if let Some(open) = kept.rfind('&').filter(|at| kept.len() - at < 12) {
        kept.truncate(open);
    }
    while kept.ends_with('\\') {
        kept.pop();
    }
    Safe::drawn(kept + "…")
}
