//! A change for people, on a terminal.

use super::section::{DiffLine, LineMark, Section};
use crate::domain::msg::Msg;
use crate::safe;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::page::Page;
use crate::ui::paint::Paint;
use crate::ui::words::Words;

/// The headline with the few lines under it, then every section with its lines.
pub fn people(
    headline: &[Msg],
    highlights: &[DiffLine],
    sections: &[Section],
    words: &Words,
    (width, paint): (Option<u16>, Paint),
) -> Safe<Terminal> {
    let mut page = Page::new(width, paint);
    let parts: Vec<String> = headline.iter().map(|part| words.say(part)).collect();
    page.heading(&words.join(&parts));
    for line in highlights {
        page.hanging(head(line), &words.say(&line.what));
    }
    let headline = page.finish();
    if sections.is_empty() {
        return headline;
    }
    safe!("{}\n{}", headline, body(sections, words, (width, paint)))
}

/// The sections alone.
pub fn body(
    sections: &[Section],
    words: &Words,
    (width, paint): (Option<u16>, Paint),
) -> Safe<Terminal> {
    let mut page = Page::new(width, paint);
    for section in sections {
        page.heading(&words.say(&section.title));
        for line in &section.lines {
            page.hanging(head(line), &words.say(&line.what));
        }
    }
    page.finish()
}

/// What stands before a line.
fn head(line: &DiffLine) -> &'static str {
    match line.mark {
        LineMark::Fact | LineMark::Note => "  - ",
        LineMark::Follows => "  → ",
        LineMark::Grave | LineMark::Warning => "  ! ",
        LineMark::Error => "  ✗ ",
        LineMark::Cured => "  ✓ ",
    }
}
