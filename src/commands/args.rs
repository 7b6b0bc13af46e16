//! Arguments several commands share.

use clap::{Args, ValueEnum};

use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::reader::{self, Word};
use crate::msg;
use crate::ui::clap_error::ValueError;

/// Reads a word of a fixed vocabulary from the command line.
pub fn word<T: Word>(text: &str) -> Result<T, ValueError> {
    T::from_word(text).ok_or_else(|| {
        let words = T::WORDS.iter().map(|(word, _)| *word).collect();
        let words = Msg::list(words);
        ValueError(msg!("field-not-a-word", value = text, words = words))
    })
}

/// Reads an amount from the command line.
pub fn amount(text: &str) -> Result<Money, ValueError> {
    reader::amount(text).map_err(ValueError)
}

/// Table for people, JSON for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// What every writing command takes.
#[derive(Clone, Debug, Args)]
pub struct WriteArgs {
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    #[arg(long)]
    pub(crate) commit: bool,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
}

/// The case meant.
#[derive(Clone, Debug, Args)]
pub struct IdArg {
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}
