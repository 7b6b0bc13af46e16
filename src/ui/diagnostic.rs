//! The one layout of everything that is wrong.
//!
//! ```text
//! error[M-11]: the general manager must approve
//!   --> policies/manufacturing.toml:31:1
//!    |
//! 31 | [[authority]]
//!    | ^^^^^^^^^^^^^
//!    |
//!    = help: ask for approval
//! ```

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar as _;

use super::escape::{self, Safe, Terminal};
use super::paint::Paint;
use super::words::Words;
use crate::domain::place::Place;
use crate::finding::Severity;
use crate::ui::problem::Problem;

fn title(severity: Severity, words: &Words) -> Title<'static> {
    match severity {
        Severity::Error => Title::ERROR.with_name(words.text("common-level-error")),
        Severity::Warning => Title::WARNING.with_name(words.text("common-level-warning")),
        Severity::Note => Title::NOTE.with_name(words.text("common-level-note")),
    }
}

/// Something to be said about a place.
#[derive(Clone, Debug)]
pub struct Diagnostic<'a> {
    /// How bad it is.
    pub severity: Severity,
    /// The rule it comes from.
    pub rule: Option<&'a str>,
    /// What is wrong, in words: [`Words::say`] has already escaped its arguments.
    pub what: String,
    /// Where, if it is in a file.
    pub place: Option<&'a Place>,
    /// What to do next, in words.
    pub help: Option<String>,
}

/// How diagnostics are drawn.
#[derive(Clone, Copy)]
pub struct Layout<'a> {
    /// The language.
    pub words: &'a Words,
    /// With colours or without.
    pub paint: Paint,
    /// The width of the terminal in columns; longer lines of an excerpt are cut around the place.
    pub width: usize,
}

impl Layout<'_> {
    /// The diagnostic as lines, each ended by a newline.
    pub fn render(&self, diagnostic: &Diagnostic<'_>) -> Safe<Terminal> {
        let rule = diagnostic.rule.map(|rule| self.rule(rule));
        let rule = rule.map(|rule| escape::terminal(&rule).into_string());
        let title = title(diagnostic.severity, self.words);
        let mut title = title.primary_title(diagnostic.what.as_str());
        if let Some(rule) = rule {
            title = title.id(rule);
        }
        let mut group = Group::with_title(title);
        let excerpt = diagnostic
            .place
            .map(|place| Excerpt::of(place).within(self.width));
        if let Some(excerpt) = &excerpt {
            group = excerpt.add_to(group);
        }
        if let Some(help) = &diagnostic.help {
            let name = self.words.text("common-level-help");
            group = group.element(Title::HELP.with_name(name).message(help.as_str()));
        }
        let renderer = if self.paint.enabled() {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let room = excerpt
            .as_ref()
            .map_or(self.width, |excerpt| excerpt.room(self.width));
        let mut drawn = renderer.term_width(room).render(&[group]);
        if let Some(excerpt) = &excerpt {
            drawn = excerpt.with_true_column(drawn);
        }
        // Without line numbers nothing indents what stands below the title.
        let indent = excerpt.is_none_or(|excerpt| excerpt.line == 0);
        let title = diagnostic.what.lines().count().max(1);
        let mut text = String::with_capacity(drawn.len() + 1);
        for (i, line) in drawn.lines().enumerate() {
            if indent && i >= title {
                text.push(' ');
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        Safe::drawn(text)
    }

    /// A rule as the language has it: one of the tool's own by its title, if it has one, any other as
    /// it stands.
    fn rule(&self, rule: &str) -> String {
        let title = || self.words.find(&format!("rule-{rule}"));
        let named = !self.words.reads_ids();
        let title = named.then(title).flatten();
        title.unwrap_or_else(|| rule.to_owned())
    }

    /// A problem that stopped a command, with those that came with it.
    pub fn problem(&self, problem: &Problem) -> Safe<Terminal> {
        let mut texts = Vec::new();
        self.collect(problem, Severity::Error, &mut texts);
        Safe::join(texts, "\n")
    }

    /// A problem that stops nothing.
    pub fn warning(&self, problem: &Problem) -> Safe<Terminal> {
        let mut texts = Vec::new();
        self.collect(problem, Severity::Warning, &mut texts);
        Safe::join(texts, "\n")
    }

    fn collect(&self, problem: &Problem, severity: Severity, texts: &mut Vec<Safe<Terminal>>) {
        texts.push(self.render(&Diagnostic {
            severity,
            rule: problem.rule.as_deref(),
            what: self.words.say(&problem.what),
            place: problem.place.as_ref(),
            help: problem.next(self.words),
        }));
        for also in &problem.also {
            self.collect(also, severity, texts);
        }
    }
}

/// The dots at either end of a cut line, which the renderer adds to the width it was given.
const DOTS: usize = 2 * 3;

/// What the renderer shows on either side of a marked span.
const AROUND: usize = 2 * 6;

/// A place made ready to be drawn.
struct Excerpt {
    file: String,
    line: usize,
    /// The column in the file, from 1.
    column: usize,
    text: String,
    /// The bytes of `text` that are meant.
    span: Range<usize>,
}

impl Excerpt {
    fn of(place: &Place) -> Self {
        let first = place.column.saturating_sub(1);
        let last = first.saturating_add(place.width.max(1));
        let mut text = String::with_capacity(place.excerpt.len() + 1);
        let (mut start, mut end) = (None, None);
        for (i, c) in place.excerpt.chars().enumerate() {
            if i == first {
                start = Some(text.len());
            }
            if i == last {
                end = Some(text.len());
            }
            match c {
                '\t' => text.push_str("    "),
                c => escape::push_visible(&mut text, c),
            }
        }
        Self {
            file: escape::terminal(&place.file).into_string(),
            line: place.line,
            column: place.column,
            span: start.unwrap_or(text.len())..end.unwrap_or(text.len()),
            text,
        }
    }

    /// The columns a terminal has for the text, beside the line number and the dots.
    fn room(&self, terminal: usize) -> usize {
        let number = self.line.to_string().len() + " | ".len();
        terminal.saturating_sub(number + DOTS)
    }

    /// At most as much marked as a terminal shows: what is marked is never cut, so a long span
    /// would make the line as long as itself.
    fn within(mut self, terminal: usize) -> Self {
        let most = self.room(terminal).saturating_sub(AROUND).max(1);
        let mut width = 0;
        for (i, c) in self.text[self.span.clone()].char_indices() {
            width += c.width().unwrap_or(0);
            if width > most && i > 0 {
                self.span.end = self.span.start + i;
                break;
            }
        }
        self
    }

    fn add_to<'a>(&'a self, group: Group<'a>) -> Group<'a> {
        if self.line == 0 {
            return group.element(Origin::path(self.file.as_str()));
        }
        group.element(
            Snippet::source(self.text.as_str())
                .path(self.file.as_str())
                .line_start(self.line)
                .annotation(AnnotationKind::Primary.span(self.span.clone())),
        )
    }

    /// The drawing names the column of the excerpt, which is not the file's when characters before
    /// the place were escaped.
    fn with_true_column(&self, drawn: String) -> String {
        let before = self.text.get(..self.span.start).unwrap_or_default();
        let shown = before.chars().count() + 1;
        if self.line == 0 || shown == self.column {
            return drawn;
        }
        let (file, line, column) = (&self.file, self.line, self.column);
        let wrong = format!("{file}:{line}:{shown}");
        drawn.replacen(&wrong, &format!("{file}:{line}:{column}"), 1)
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;
    use crate::msg;
    use crate::ui::lang::Lang;

    fn place(excerpt: &str, column: usize, width: usize) -> Place {
        Place {
            file: "cases/2026/11/261105.yaml".into(),
            line: 31,
            column,
            excerpt: excerpt.into(),
            width,
        }
    }

    fn drawn(lang: Lang, paint: bool, place: &Place) -> Safe<Terminal> {
        let words = Words::new(lang);
        let layout = Layout {
            words: &words,
            paint: Paint::new(paint),
            width: 80,
        };
        layout.render(&Diagnostic {
            severity: Severity::Error,
            rule: Some("M-11"),
            what: "what".into(),
            place: Some(place),
            help: Some("do".into()),
        })
    }

    #[test]
    fn what_where_excerpt_help() {
        let place = place("grade: huge", 8, 4);
        assert_eq!(
            drawn(Lang::En, false, &place),
            "\
error[M-11]: what
  --> cases/2026/11/261105.yaml:31:8
   |
31 | grade: huge
   |        ^^^^
   |
   = help: do
"
        );
        let chinese = drawn(Lang::Zh, false, &place);
        assert!(chinese.starts_with("错误[M-11]: what\n"), "{chinese}");
        assert!(chinese.ends_with("= 帮助: do\n"), "{chinese}");
    }

    #[test]
    fn the_caret_stands_under_chinese_and_escaped_characters() {
        let text = drawn(Lang::En, false, &place("{标题: 阻焊, x}", 6, 2));
        assert!(text.contains(":31:6\n"), "{text}");
        assert!(text.contains("\n   |        ^^^^\n"), "{text}");
        let text = drawn(Lang::En, false, &place("\u{1b}\u{202e}ab", 3, 1));
        assert!(text.contains(":31:3\n"), "{text}");
        assert!(text.contains("\n31 | \\u{1b}\\u{202e}ab\n"), "{text}");
        assert!(text.contains("\n   |               ^\n"), "{text}");
    }

    #[test]
    fn places_outside_their_line_do_no_harm() {
        for (excerpt, column, width) in [("", 1, 1), ("ab", 9, 3), ("ab", 0, 0), ("阻", 1, 99)] {
            let text = drawn(Lang::Zh, false, &place(excerpt, column, width));
            assert!(text.contains("261105.yaml:31"), "{text}");
        }
        let far = drawn(Lang::Zh, true, &place("ab", usize::MAX, usize::MAX));
        assert!(far.contains("ab"), "{far}");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = drawn(Lang::En, false, &place(&"长".repeat(400), 200, 2));
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{text}"
        );
        assert!(text.contains("^^^^"), "{text}");
    }

    /// A setting of ten words is marked as far as the terminal goes.
    #[test]
    fn long_spans_are_cut_at_the_terminal() {
        for (text, width) in [("steps = [", 400), ("长", 400), ("阻", 40), ("x", 71)] {
            for terminal in [40, 80, 200] {
                let excerpt = text.repeat(400);
                let place = place(&excerpt, 9, width);
                let words = Words::new(Lang::En);
                let layout = Layout {
                    words: &words,
                    paint: Paint::new(false),
                    width: terminal,
                };
                let text = layout.render(&Diagnostic {
                    severity: Severity::Error,
                    rule: None,
                    what: "what".into(),
                    place: Some(&place),
                    help: None,
                });
                for line in text.lines().filter(|line| !line.contains("-->")) {
                    assert!(
                        line.width() <= terminal,
                        "{terminal}: {}\n{text}",
                        line.width()
                    );
                }
                assert!(text.contains("^^^^"), "{text}");
            }
        }
    }

    #[test]
    fn a_whole_file_has_no_line() {
        let mut whole = place("", 1, 1);
        whole.line = 0;
        assert_eq!(
            drawn(Lang::En, false, &whole),
            "error[M-11]: what\n --> cases/2026/11/261105.yaml\n  = help: do\n"
        );
    }

    #[test]
    fn colours_only_where_they_are_wanted() {
        let place = place("grade: huge", 8, 4);
        assert!(drawn(Lang::En, true, &place).contains('\u{1b}'));
        assert!(!drawn(Lang::En, false, &place).contains('\u{1b}'));
    }

    #[test]
    fn further_problems_follow() {
        let mut problem = Problem::usage(msg!("field-missing", field = "grade"));
        problem.also = vec![Problem::usage(msg!("field-missing", field = "class"))];
        let words = Words::new(Lang::En);
        let layout = Layout {
            words: &words,
            paint: Paint::new(false),
            width: 80,
        };
        assert_eq!(
            layout.problem(&problem),
            "error: `grade` is missing\n\nerror: `class` is missing\n"
        );
    }

    proptest::proptest! {
        /// No input panics, steers the terminal or loses the place.
        #[test]
        fn any_line_can_be_shown(
            excerpt in ".{0,60}",
            file in ".{0,12}",
            line in 0_usize..100_000,
            column in 0_usize..90,
            width in 0_usize..90,
            terminal in 0_usize..120,
        ) {
            let place = Place { file, line, column, excerpt, width };
            let words = Words::new(Lang::Zh);
            let layout = Layout { words: &words, paint: Paint::new(false), width: terminal };
            let text = layout.render(&Diagnostic {
                severity: Severity::Warning,
                rule: Some("a\u{1b}"),
                what: "what".into(),
                place: Some(&place),
                help: Some("do".into()),
            });
            let steers = text.chars().any(|c| c.is_control() && c != '\n');
            proptest::prop_assert!(!steers, "{text:?}");
            let file = escape::terminal(&place.file);
            proptest::prop_assert!(text.contains(file.trim_end()), "{text:?}");
        }
    }
}
