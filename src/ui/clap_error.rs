//! What is wrong with a command line, in the language of the user and in the one message layout.

use std::error::Error as _;
use std::fmt;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::clap_words;
use super::diagnostic::{Diagnostic, Layout};
use super::words::Words;
use crate::domain::msg::{Arg, Msg};
use crate::finding::Severity;
use crate::msg;
use crate::ui::escape::{Safe, Terminal};

/// Why a value parser refuses a value: lets a parser given to clap say it in both languages.
#[derive(Clone, Debug)]
pub struct ValueError(pub Msg);

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ValueError {}

impl<E: Into<Msg>> From<E> for ValueError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// Whether the "error" is help or a version that was asked for: it goes to stdout with exit 0.
/// (Help because of a missing command goes to stderr with exit 2.)
pub fn is_answer(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    )
}

/// The error as lines. Help and version come out as clap made them; see
/// [`clap_words::parse`] for their language.
pub fn clap_error(error: &Error, layout: &Layout<'_>) -> Safe<Terminal> {
    if is_answer(error) || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let text = error.render();
        return Safe::drawn(if layout.paint.enabled() {
            text.ansi().to_string()
        } else {
            text.to_string()
        });
    }
    layout.render(&Diagnostic {
        severity: Severity::Error,
        rule: None,
        what: layout.words.say(&what(error)),
        place: None,
        help: help(error, layout.words).map(|help| layout.words.say(&help)),
    })
}

/// What is wrong.
pub fn what(error: &Error) -> Msg {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => msg!("usage-unknown-argument", argument = argument),
        ErrorKind::InvalidSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand);
            msg!("usage-unknown-command", command = command)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            msg!("usage-value-missing", argument = argument)
        }
        ErrorKind::InvalidValue => {
            msg!("usage-invalid-value", value = value, argument = argument)
        }
        ErrorKind::ValueValidation => refused(error, argument, value),
        ErrorKind::MissingRequiredArgument => {
            let arguments = list(error, ContextKind::InvalidArg);
            msg!("usage-missing-arguments", arguments = arguments)
        }
        ErrorKind::MissingSubcommand => {
            let command = text(error, ContextKind::InvalidSubcommand);
            msg!("usage-missing-command", command = command)
        }
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::NoEquals => msg!("usage-no-equals", argument = argument),
        ErrorKind::TooManyValues => {
            msg!("usage-too-many-values", value = value, argument = argument)
        }
        ErrorKind::TooFewValues => msg!(
            "usage-too-few-values",
            argument = argument,
            expected = number(error, ContextKind::MinValues),
            actual = number(error, ContextKind::ActualNumValues)
        ),
        ErrorKind::WrongNumberOfValues => msg!(
            "usage-wrong-number",
            argument = argument,
            expected = number(error, ContextKind::ExpectedNumValues),
            actual = number(error, ContextKind::ActualNumValues)
        ),
        ErrorKind::InvalidUtf8 => msg!("usage-not-utf8"),
        _ => other(error),
    }
}

/// The first line clap would print, for errors raised by hand and kinds of later versions.
fn other(error: &Error) -> Msg {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    msg!("usage-other", text = line)
}

fn conflict(error: &Error) -> Msg {
    let argument = match text(error, ContextKind::InvalidArg) {
        argument if argument.is_empty() => text(error, ContextKind::InvalidSubcommand),
        argument => argument,
    };
    let others = texts(error, ContextKind::PriorArg);
    if others == [argument.as_str()] {
        return msg!("usage-given-twice", argument = argument);
    }
    let others = list(error, ContextKind::PriorArg);
    msg!("usage-conflict", argument = argument, others = others)
}

/// A value its parser refused: the parser's own words if it has any.
fn refused(error: &Error, argument: String, value: String) -> Msg {
    let Some(source) = error.source() else {
        return msg!("usage-invalid-value", value = value, argument = argument);
    };
    if let Some(ValueError(reason)) = source.downcast_ref::<ValueError>() {
        let reason = reason.clone();
        return msg!("usage-value-refused", argument = argument, reason = reason);
    }
    msg!(
        "usage-invalid-value-because",
        value = value,
        argument = argument,
        reason = source.to_string()
    )
}

/// More commands than these are not named one after the other in an error.
const COMMANDS_TO_NAME: usize = 12;

/// What to do: the likely word, else the possible ones, else how the command is used.
fn help(error: &Error, words: &Words) -> Option<Msg> {
    let similar = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    for kind in similar {
        if !texts(error, kind).is_empty() {
            return Some(msg!("usage-help-similar", names = list(error, kind)));
        }
    }
    if !texts(error, ContextKind::ValidValue).is_empty() {
        let values = list(error, ContextKind::ValidValue);
        return Some(msg!("usage-help-possible", values = values));
    }
    let commands = texts(error, ContextKind::ValidSubcommand).len();
    if (1..=COMMANDS_TO_NAME).contains(&commands) {
        let names = list(error, ContextKind::ValidSubcommand);
        return Some(msg!("usage-help-commands", names = names));
    }
    if !texts(error, ContextKind::Custom).is_empty() {
        let flags = list(error, ContextKind::Custom);
        return Some(msg!("usage-help-flags", flags = flags));
    }
    if error.get(ContextKind::TrailingArg).is_some() {
        let argument = text(error, ContextKind::InvalidArg);
        return Some(msg!("usage-help-as-value", argument = argument));
    }
    if matches!(
        error.kind(),
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand
    ) {
        return Some(msg!("usage-help-commands-listed"));
    }
    let usage = error.get(ContextKind::Usage)?.to_string();
    let usage = clap_words::usage(&usage, words);
    let usage = usage.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(msg!("usage-help-usage", usage = usage))
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

fn text(error: &Error, kind: ContextKind) -> String {
    texts(error, kind).join(" ")
}

/// The texts as a list, each in backquotes: they are names from the command line's grammar.
fn list(error: &Error, kind: ContextKind) -> Arg {
    let quoted = texts(error, kind)
        .into_iter()
        .map(|text| format!("`{text}`"));
    Msg::list(quoted.collect())
}

fn number(error: &Error, kind: ContextKind) -> i64 {
    match error.get(kind) {
        Some(ContextValue::Number(number)) => i64::try_from(*number).unwrap_or(i64::MAX),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::lang::Lang;
    use crate::ui::paint::Paint;
    use clap::{ArgAction, Command};

    fn command() -> Command {
        let arg = |name: &'static str| clap::Arg::new(name).long(name);
        Command::new("complaint")
            .subcommand_required(true)
            .subcommand(
                Command::new("new")
                    .arg(arg("grade").value_parser(["major", "minor"]))
                    .arg(arg("title").conflicts_with("grade"))
                    .arg(arg("pair").num_args(2))
                    .arg(arg("many").num_args(2..))
                    .arg(arg("equals").require_equals(true))
                    .arg(arg("flag").action(ArgAction::SetTrue))
                    .arg(arg("count").value_parser(|text: &str| {
                        text.parse::<u8>()
                            .map_err(|_| ValueError(msg!("field-not-a-count", value = text)))
                    }))
                    .arg(clap::Arg::new("ID").required(true)),
            )
    }

    fn said(lang: Lang, args: &[&str]) -> Safe<Terminal> {
        let all = std::iter::once(&"complaint").chain(args);
        let error = command().try_get_matches_from(all).expect_err("an error");
        let words = Words::new(lang);
        let layout = Layout {
            words: &words,
            paint: Paint::new(false),
            width: 80,
        };
        clap_error(&error, &layout)
    }

    #[test]
    fn every_sort_of_error_is_said_in_both_languages() {
        let cases: [(&[&str], &str); 13] = [
            (&["new", "1", "--garde", "x"], "unknown-argument"),
            (&["nwe"], "unknown-command"),
            (&["new", "1", "--grade", "big"], "invalid-value"),
            (&["new", "1", "--grade"], "value-missing"),
            (&["new", "1", "--count", "x"], "value-refused"),
            (&["new"], "missing-arguments"),
            (&[], "missing-command"),
            (
                &["new", "1", "--grade", "major", "--title", "x"],
                "conflict",
            ),
            (
                &["new", "1", "--grade", "major", "--grade", "minor"],
                "given-twice",
            ),
            (&["new", "1", "--equals", "x"], "no-equals"),
            (&["new", "1", "--flag=x"], "too-many-values"),
            (&["new", "1", "--many", "x"], "too-few-values"),
            (&["new", "1", "--pair", "x"], "wrong-number"),
        ];
        let mut all = String::new();
        for (args, name) in cases {
            for lang in [Lang::En, Lang::Zh] {
                let text = said(lang, args);
                assert!(!text.contains("usage-other"), "{name}: {text}");
                all.push_str(&text);
            }
        }
        insta::assert_snapshot!(all);
    }

    #[test]
    fn values_cannot_steer_the_terminal() {
        let text = said(Lang::En, &["new", "1", "--grade", "\u{1b}[2J"]);
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
