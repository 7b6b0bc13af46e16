//! Questions on a terminal, written to stderr so that results stay alone on stdout.

use std::io;

use inquire::error::InquireError;
use inquire::ui::{Color, ErrorMessageRenderConfig, RenderConfig, StyleSheet, Styled};
use inquire::validator::{ErrorMessage, Validation};
use inquire::{Confirm, Select, Text};
use thiserror::Error;

use super::escape;
use super::paint::Paint;
use super::words::Words;
use crate::domain::msg::Msg;

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum AskError {
    /// Ctrl-C or Esc: the command stops and nothing is written.
    #[error("cancelled")]
    Cancelled,
    /// The terminal could not be read or written.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

impl From<InquireError> for AskError {
    fn from(error: InquireError) -> Self {
        match error {
            InquireError::OperationCanceled | InquireError::OperationInterrupted => Self::Cancelled,
            InquireError::IO(error) => Self::Terminal(error),
            other => Self::Terminal(io::Error::other(other.to_string())),
        }
    }
}

/// Asks questions in one language; a question is given by its key in the catalogues.
pub struct Ask<'a> {
    words: &'a Words,
    paint: Paint,
    cancelled: String,
    invalid: String,
}

impl<'a> Ask<'a> {
    /// Somebody to ask, if there is anybody: `interactive` means that stdin and stderr are
    /// terminals and `--no-input` was not given.
    pub fn new(words: &'a Words, paint: Paint, interactive: bool) -> Option<Self> {
        interactive.then(|| Self {
            words,
            paint,
            cancelled: format!("<{}>", words.text("prompt-cancelled")),
            invalid: words.text("prompt-invalid"),
        })
    }

    /// A text that may be left empty. Asks again until `read` accepts it.
    pub fn optional<T, E: Into<Msg>>(
        &self,
        question: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, AskError> {
        let lax = |answer: &str| match answer.trim() {
            "" => Ok(None),
            answer => read(answer).map(Some).map_err(Into::into),
        };
        self.read(question, None, Some("prompt-optional"), &lax)
    }

    fn read<T>(
        &self,
        question: &str,
        default: Option<&str>,
        help: Option<&str>,
        read: &dyn Fn(&str) -> Result<T, Msg>,
    ) -> Result<T, AskError> {
        let question = self.question(question);
        let help = help.map(|key| self.words.text(key));
        let validator = |answer: &str| {
            Ok(match read(answer) {
                Ok(_) => Validation::Valid,
                Err(msg) => Validation::Invalid(ErrorMessage::Custom(self.words.say(&msg))),
            })
        };
        let mut text = Text::new(&question)
            .with_render_config(self.looks())
            .with_formatter(&|answer| escape::terminal(answer))
            .with_validator(validator);
        text.default = default;
        text.help_message = help.as_deref();
        let answer = text.prompt()?;
        // The validator accepted this very answer, so only a reader that changes its mind fails.
        read(&answer).map_err(|msg| AskError::Terminal(io::Error::other(self.words.say(&msg))))
    }

    /// One of several values, each with its label. `options` must not be empty.
    pub fn choice<T>(&self, question: &str, options: Vec<(T, String)>) -> Result<T, AskError> {
        let (mut values, labels): (Vec<T>, Vec<String>) = options
            .into_iter()
            .map(|(value, label)| (value, escape::terminal(&label)))
            .unzip();
        let question = self.question(question);
        let help = self.words.text("prompt-choice-help");
        let chosen = Select::new(&question, labels)
            .with_render_config(self.looks())
            .with_help_message(&help)
            .raw_prompt()?;
        Ok(values.swap_remove(chosen.index))
    }

    /// Yes or no.
    pub fn confirm(&self, question: &str, default: bool) -> Result<bool, AskError> {
        let question = self.question(question);
        let wrong = self.words.text("prompt-yes-or-no");
        let answered = |yes: bool| {
            self.words
                .text(if yes { "common-yes" } else { "common-no" })
        };
        let offered = |yes: bool| {
            let key = if yes {
                "prompt-default-yes"
            } else {
                "prompt-default-no"
            };
            self.words.text(key)
        };
        let answer = Confirm::new(&question)
            .with_render_config(self.looks())
            .with_default(default)
            .with_formatter(&answered)
            .with_default_value_formatter(&offered)
            .with_parser(&yes_or_no)
            .with_error_message(&wrong)
            .prompt()?;
        Ok(answer)
    }

    /// Text of several lines, ended by an empty line; empty when the first line is. Lines are
    /// joined by newlines.
    pub fn lines(&self, question: &str) -> Result<String, AskError> {
        let question = self.question(question);
        let help = self.words.text("prompt-lines-help");
        let mut lines = Vec::new();
        loop {
            let first = lines.is_empty();
            let mut text = Text::new(if first { &question } else { "…" })
                .with_formatter(&|answer| escape::terminal(answer))
                .with_render_config(self.looks());
            text.help_message = first.then_some(help.as_str());
            let line = text.prompt()?;
            if line.trim().is_empty() {
                return Ok(lines.join("\n"));
            }
            lines.push(line.trim_end().to_owned());
        }
    }

    /// The question about a declared field stands with the field's name.
    fn question(&self, key: &str) -> String {
        let field = self.words.find_attribute(key, "ask");
        field.unwrap_or_else(|| self.words.text(key))
    }

    fn looks(&self) -> RenderConfig<'_> {
        let coloured = self.paint.enabled();
        let mut looks = if coloured {
            RenderConfig::default_colored()
        } else {
            RenderConfig::empty()
        };
        looks.canceled_prompt_indicator = Styled::new(&self.cancelled);
        looks.error_message = ErrorMessageRenderConfig {
            prefix: Styled::new("#"),
            default_message: &self.invalid,
            ..looks.error_message
        };
        if coloured {
            looks.error_message.prefix = Styled::new("#").with_fg(Color::LightRed);
            looks.prompt = StyleSheet::new();
        }
        looks
    }
}

/// Reads an answer of either language, whatever the language of the question.
fn yes_or_no(answer: &str) -> Result<bool, ()> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "是" | "对" => Ok(true),
        "n" | "no" | "否" | "不" => Ok(false),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::lang::Lang;

    #[test]
    fn nobody_is_asked_without_a_terminal() {
        let words = Words::new(Lang::En);
        assert!(Ask::new(&words, Paint::new(false), false).is_none());
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        assert_eq!(yes_or_no(" Y "), Ok(true));
        assert_eq!(yes_or_no("是"), Ok(true));
        assert_eq!(yes_or_no("NO"), Ok(false));
        assert_eq!(yes_or_no("否"), Ok(false));
        assert_eq!(yes_or_no(""), Err(()));
    }

    #[test]
    fn ctrl_c_and_esc_cancel() {
        for error in [
            InquireError::OperationCanceled,
            InquireError::OperationInterrupted,
        ] {
            assert!(matches!(AskError::from(error), AskError::Cancelled));
        }
        let error = AskError::from(InquireError::NotTTY);
        assert!(matches!(error, AskError::Terminal(_)));
    }
}
