//! A declared field as a question.

use std::io;

use crate::domain::case::form;
use crate::domain::localized::Localized;
use crate::domain::policy::Policy;
use crate::domain::schema::{Field, Kind, Names};
use crate::ui::prompt::{Ask, Question, Said, Sort};
use crate::ui::words::Words;
use crate::workspace::interview::known::Known;
use crate::workspace::interview::reading;
use crate::workspace::interview::story::Story;
use crate::workspace::open::Workspace;

/// What answers are read and offered by.
pub struct Scene<'s> {
    /// The repository.
    pub workspace: &'s Workspace,
    /// The words of the person.
    pub words: &'s Words,
    /// The policy the complaint falls under.
    pub policy: &'s Policy,
    /// What earlier cases know.
    pub known: &'s Known,
}

impl Scene<'_> {
    /// Asks for a field.
    pub fn ask(&self, ask: &Ask, (path, field): (&str, &Field), story: &Story) -> io::Result<Said> {
        let label = field.label();
        let nobody = path == form::CUSTOMER && story.get(form::COMPLAINT).is_none();
        let check = |text: &str| {
            if nobody && text.trim().is_empty() {
                return Err(self.words.text("prompt-new-somebody"));
            }
            let read = reading::value(self.workspace, field, text);
            read.map(drop).map_err(|why| self.words.say(&why))
        };
        let explained = self.words.find_attribute(&label, "why");
        ask.question(&Question {
            label: ask.label(&label),
            sort: self.sort(field),
            initial: story.stands(path),
            offers: self.known.offers(path, field, story),
            help: explained.or_else(|| self.words.find_attribute(&label, "help")),
            check: &check,
            among: true,
        })
    }

    fn sort(&self, field: &Field) -> Sort {
        match (field.kind, field.names) {
            (Kind::Lines, _) => Sort::Lines,
            (Kind::Flag, _) => Sort::Confirm(false),
            _ => match self.options(field) {
                Some(options) if options.len() > 1 => Sort::Choice(options),
                _ => Sort::Text,
            },
        }
    }

    /// The values there are to choose among, with what people call them; that it is not known is the
    /// first.
    fn options(&self, field: &Field) -> Option<Vec<(String, String)>> {
        let unknown = (String::new(), self.words.text("prompt-new-unknown"));
        let mut options = vec![unknown];
        match (field.kind, field.names) {
            (Kind::Word(known, _), _) => options.extend(known().into_iter().map(|word| {
                let label = self.words.text(&format!("section-{}-{word}", field.key));
                (word.to_owned(), label)
            })),
            (_, Some(Names::Term(vocabulary))) => {
                let terms = self.policy.terms(vocabulary).iter();
                options.extend(terms.map(|term| {
                    let label = self.titled(&term.id, &term.title);
                    (term.id.clone(), label)
                }));
            }
            _ => return None,
        }
        Some(options)
    }

    fn titled(&self, id: &str, title: &Localized) -> String {
        let title = title.text(self.words.lang());
        if title.is_empty() { id } else { title }.to_owned()
    }

    /// An answer as people read it.
    pub fn shown(&self, field: &Field, answer: &str) -> String {
        if matches!(field.kind, Kind::Flag) {
            let yes = answer == true.to_string();
            let key = if yes { "common-yes" } else { "common-no" };
            return self.words.text(key);
        }
        let options = self.options(field).unwrap_or_default();
        let named = options.into_iter().find(|(value, _)| value == answer);
        named.map_or_else(|| answer.to_owned(), |(_, label)| label)
    }
}
