//! Colours by meaning, and whether there are any.

use anstyle::{AnsiColor, Style};

use super::escape::{Safe, Terminal};
use crate::finding::Severity;
use crate::words;

words! {
    /// What `--color` asks for.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum When {
        /// On a terminal, unless `NO_COLOR` is set.
        #[default]
        Auto = "auto",
        /// Always, even into a file.
        Always = "always",
        /// Never.
        Never = "never",
    }
}

/// Whether output is coloured. An explicit `--color` beats `NO_COLOR`, as <https://no-color.org>
/// says; `no_color_set` means set and not empty.
pub fn colour_enabled(choice: When, no_color_set: bool, is_terminal: bool) -> bool {
    match choice {
        When::Always => true,
        When::Never => false,
        When::Auto => is_terminal && !no_color_set,
    }
}

/// What a piece of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Wrong, overdue.
    Error,
    /// To be looked at: due soon.
    Warning,
    /// Taken out, in a diff.
    Gone,
    /// Done, on time.
    Ok,
    /// Beside the point.
    Dim,
    /// The head of a table or section.
    Heading,
    /// A case number.
    Number,
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Dim,
        }
    }
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Error => AnsiColor::Red.on_default().bold(),
            Self::Warning => AnsiColor::Yellow.on_default(),
            Self::Gone => AnsiColor::Red.on_default(),
            Self::Ok => AnsiColor::Green.on_default(),
            Self::Dim => Style::new().dimmed(),
            Self::Heading => Style::new().bold(),
            Self::Number => AnsiColor::Cyan.on_default(),
        }
    }
}

/// Colours text, or leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    enabled: bool,
}

impl Paint {
    /// Colours only if `enabled`; see [`colour_enabled`].
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }

    /// Whether text is coloured.
    pub fn enabled(self) -> bool {
        self.enabled
    }

    /// The text in the colour of its meaning.
    pub fn tone(self, tone: Tone, text: &Safe<Terminal>) -> Safe<Terminal> {
        if self.enabled && !text.is_empty() {
            let style = tone.style();
            Safe::drawn(format!("{style}{text}{style:#}"))
        } else {
            text.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explicit_choice_beats_the_environment() {
        assert!(colour_enabled(When::Always, true, false));
        assert!(!colour_enabled(When::Never, false, true));
        assert!(colour_enabled(When::Auto, false, true));
        assert!(!colour_enabled(When::Auto, true, true));
        assert!(!colour_enabled(When::Auto, false, false));
    }

    #[test]
    fn without_colour_the_text_stays_as_it_is() {
        assert_eq!(
            Paint::new(false).tone(Tone::Error, &Safe::ours("late")),
            "late"
        );
        let red = Paint::new(true).tone(Tone::Error, &Safe::ours("late"));
        assert_eq!(red, "\u{1b}[1m\u{1b}[31mlate\u{1b}[0m");
    }
}
