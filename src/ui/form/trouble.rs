//! What is wrong with a template of a form, in words.

use crate::msg;
use crate::ui::template::{Fault, Sort, Trouble};

/// What is wrong with a template of a form, in words.
pub(super) fn fault(trouble: Trouble) -> Fault {
    let what = match trouble.sort {
        Sort::Syntax => msg!("letter-fault-syntax"),
        Sort::Name(name) => msg!("form-fault-name", name = name),
        Sort::Word(word) => msg!("letter-fault-word", word = word),
        Sort::Long => msg!("letter-fault-long"),
        Sort::Value(text) => msg!("form-fault-value", text = text),
    };
    Fault {
        what,
        span: trouble.span,
    }
}
