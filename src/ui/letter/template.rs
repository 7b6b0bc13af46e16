//! Templates of letters: filled in, and looked over for what they name.

use super::context;
use super::layout::{self, Page};
use super::setting::Setting;
use crate::msg;
use crate::report::letter::{Letter, LetterKind, sample};
use crate::ui::template::{Fault, Sort, Trouble, filled, unseen};

/// The letter a template gives.
pub fn compose(letter: &Letter, template: &str, setting: &Setting) -> Result<Page, Fault> {
    let text = filled(template, context::context(letter, setting));
    text.map(|text| layout::page(&text)).map_err(fault)
}

/// What is wrong with the template of a kind of letter, whatever the case: it does not parse, or
/// names what there is not.
pub fn faults(kind: LetterKind, template: &str, setting: &Setting) -> Vec<Fault> {
    let mut found = Vec::new();
    let tried = [true, false].map(|full| compose(&sample(kind, full), template, setting));
    for fault in tried.into_iter().filter_map(Result::err) {
        if !found.contains(&fault) {
            found.push(fault);
        }
    }
    if found.is_empty() {
        let known = context::context(&sample(kind, true), setting);
        found.extend(unseen(template, known).into_iter().map(fault));
    }
    found
}

fn fault(trouble: Trouble) -> Fault {
    let what = match trouble.sort {
        Sort::Syntax => msg!("letter-fault-syntax"),
        Sort::Name(name) => msg!("letter-fault-name", name = name),
        Sort::Word(word) => msg!("letter-fault-word", word = word),
        Sort::Long => msg!("letter-fault-long"),
        Sort::Value(text) => msg!("letter-fault-value", text = text),
    };
    Fault {
        what,
        span: trouble.span,
    }
}
