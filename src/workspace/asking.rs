//! What becomes of a question that is not answered.

use anyhow::Result;

use crate::msg;
use crate::ui::problem::Problem;
use crate::ui::prompt::AskError;

/// The answer. Ctrl-C ends the command before anything is written.
pub fn answered<T>(answer: Result<T, AskError>) -> Result<T> {
    answer.map_err(|error| match error {
        AskError::Cancelled => Problem::usage(msg!("intake-cancelled")).into(),
        AskError::Terminal(error) => error.into(),
    })
}
