//! What a person has told so far, as it was typed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::case::form::{self, Form};
use crate::domain::time::Time;
use crate::ui::format::rfc3339;

/// What is told so far, by the path of its field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// When the person began to tell it.
    pub begun: String,
    answers: BTreeMap<String, Answer>,
    typed: BTreeMap<String, String>,
    passed: BTreeSet<String>,
    spared: BTreeSet<String>,
}

/// An answer, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Answer {
    text: String,
    /// Whether it was taken over from an earlier case, and nobody said it yet.
    taken_over: bool,
}

impl Story {
    /// A story that begins with what is known beforehand.
    pub fn new(begun: Time, known: &Form) -> Self {
        let mut story = Self {
            begun: rfc3339(begun),
            answers: BTreeMap::new(),
            typed: BTreeMap::new(),
            passed: BTreeSet::new(),
            spared: BTreeSet::new(),
        };
        for (path, _) in form::told() {
            if let Some(text) = known.get(path) {
                story.take_over(path, text);
            }
        }
        if let Some(received) = known.received {
            story.take_over(form::RECEIVED, &rfc3339(received));
        }
        story
    }

    /// The answer at a path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.answers.get(path).map(|answer| answer.text.as_str())
    }

    /// What stands in a question when it is asked: what was typed last, else the answer.
    pub fn stands(&self, path: &str) -> String {
        let typed = self.typed.get(path).map(String::as_str);
        typed
            .or_else(|| self.get(path))
            .unwrap_or_default()
            .to_owned()
    }

    /// Notes an answer; an empty one is that there is none.
    pub fn answer(&mut self, path: &str, text: &str) {
        let text = text.trim();
        self.typed.remove(path);
        self.passed.insert(path.to_owned());
        if text.is_empty() {
            self.answers.remove(path);
            return;
        }
        let answer = Answer {
            text: text.to_owned(),
            taken_over: false,
        };
        self.answers.insert(path.to_owned(), answer);
    }

    /// Notes what an earlier case says, unless somebody said otherwise; whether that is new.
    pub fn take_over(&mut self, path: &str, text: &str) -> bool {
        let said = self.answers.get(path);
        if said.is_some_and(|said| !said.taken_over || said.text == text)
            || said.is_none() && self.passed.contains(path)
        {
            return false;
        }
        let answer = Answer {
            text: text.to_owned(),
            taken_over: true,
        };
        self.answers.insert(path.to_owned(), answer);
        true
    }

    /// Keeps what stands in a question that was left.
    pub fn leave(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.typed.remove(path);
        } else {
            self.typed.insert(path.to_owned(), text.to_owned());
        }
    }

    /// Whether a question is still open.
    pub fn is_open(&self, path: &str) -> bool {
        let asked = self.passed.contains(path) || self.spared.contains(path);
        !asked && !self.answers.contains_key(path)
    }

    /// Whether a question was asked, and answered or passed over.
    pub fn was_asked(&self, path: &str) -> bool {
        self.passed.contains(path) && !self.answers.get(path).is_some_and(|it| it.taken_over)
    }

    /// Passes over a question that need not be asked.
    pub fn pass_over(&mut self, path: &str) {
        if self.is_open(path) {
            self.spared.insert(path.to_owned());
        }
    }

    /// Whether anything is told in a section.
    pub fn tells(&self, section: &str) -> bool {
        let mut paths = self.answers.keys();
        paths.any(|path| {
            path.strip_prefix(section)
                .is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// Whether there is anything worth keeping.
    pub fn says_something(&self) -> bool {
        let said = self.answers.values().any(|answer| !answer.taken_over);
        said || !self.typed.is_empty()
    }
}
