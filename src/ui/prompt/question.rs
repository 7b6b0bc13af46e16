//! A question and what comes of it.

use crate::domain::names::comparable;

/// What is asked for.
#[derive(Clone, Debug)]
pub enum Sort {
    /// A text on one line.
    Text,
    /// A text of any number of lines.
    Lines,
    /// One of several values, each with its label.
    Choice(Vec<(String, String)>),
    /// Yes or no; what Enter means.
    Confirm(bool),
}

/// Whether a text will do; the error says in words why not.
pub type Check<'q> = &'q dyn Fn(&str) -> Result<(), String>;

/// A question.
pub struct Question<'q> {
    /// The question in words.
    pub label: String,
    /// What is asked for.
    pub sort: Sort,
    /// What is there already.
    pub initial: String,
    /// What may well be answered, the likeliest first.
    pub offers: Vec<String>,
    /// What `?` explains.
    pub help: Option<String>,
    /// Whether a text will do.
    pub check: Check<'q>,
    /// Whether it is one of several, among which one goes back and forth.
    pub among: bool,
}

/// What comes of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The answer.
    Answer(String),
    /// Back to the question before; what stands here is kept.
    Back(String),
    /// No more questions.
    Enough,
    /// Nothing more now; what stands here is kept.
    Stop(String),
}

/// Any text will do.
pub fn anything(_: &str) -> Result<(), String> {
    Ok(())
}

/// As many offers as are shown.
const SHOWN: usize = 5;

/// The offers that go with what is typed, those that begin so first.
pub fn matching(offers: &[String], typed: &str) -> Vec<String> {
    let typed = comparable(typed);
    let begins = |offer: &&String| comparable(offer).starts_with(&typed);
    let holds = |offer: &&String| comparable(offer).contains(&typed);
    let first = offers.iter().filter(begins);
    let then = offers.iter().filter(|offer| holds(offer) && !begins(offer));
    let found: Vec<String> = first.chain(then).take(SHOWN).cloned().collect();
    if found.len() == 1 && comparable(&found[0]) == typed {
        return Vec::new();
    }
    found
}

/// Reads an answer of either language, whatever the language of the question.
pub fn yes_or_no(answer: &str) -> Option<bool> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "是" | "对" => Some(true),
        "n" | "no" | "否" | "不" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood_in_both_languages() {
        assert_eq!(yes_or_no(" Y "), Some(true));
        assert_eq!(yes_or_no("是"), Some(true));
        assert_eq!(yes_or_no("NO"), Some(false));
        assert_eq!(yes_or_no("否"), Some(false));
        assert_eq!(yes_or_no(""), None);
    }

    /// A customer is found by any part of the name, however it is spelt.
    #[test]
    fn offers_follow_what_is_typed() {
        let offers = ["华南电子".to_owned(), "ACME 华南".to_owned()];
        assert_eq!(matching(&offers, "华南"), offers);
        assert_eq!(matching(&offers, "acme"), [offers[1].clone()]);
        assert_eq!(matching(&offers, ""), offers);
        assert!(matching(&offers, "ａｃｍｅ华南").is_empty(), "said in full");
    }
}
