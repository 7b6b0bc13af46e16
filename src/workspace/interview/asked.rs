//! A declared field as a question.

use std::io;

use crate::domain::case::form;
use crate::domain::localized::Localized;
use crate::domain::policy::{OwnKind, Policy};
use crate::domain::schema::{Kind, Names};
use crate::msg;
use crate::ui::prompt::{Ask, Question, Said, Sort};
use crate::ui::words::Words;
use crate::workspace::interview::items::Item;
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
    pub fn ask(&self, ask: &Ask, (path, item): (&str, Item), story: &Story) -> io::Result<Said> {
        let nobody = path == form::CUSTOMER && story.get(form::COMPLAINT).is_none();
        let check = |text: &str| {
            if nobody && text.trim().is_empty() {
                return Err(self.words.text("prompt-new-somebody"));
            }
            let read = reading::value(self.workspace, item, text);
            read.map(drop).map_err(|why| self.words.say(&why))
        };
        let (label, offers, help) = match item {
            Item::Declared(field) => {
                let key = field.label();
                let explained = self.words.find_attribute(&key, "why");
                let help = explained.or_else(|| self.words.find_attribute(&key, "help"));
                let offers = self.known.offers(path, field, story);
                (ask.label(&key), offers, help)
            }
            Item::Own(_) => {
                let label = msg!("prompt-new-own", title = self.label(item));
                (self.words.say(&label), Vec::new(), None)
            }
        };
        ask.question(&Question {
            label,
            sort: self.sort(item),
            initial: story.stands(path),
            offers,
            help,
            check: &check,
            among: true,
        })
    }

    /// What people call it.
    pub fn label(&self, item: Item) -> String {
        match item {
            Item::Declared(field) => self.words.text(&field.label()),
            Item::Own(field) => self.titled(&field.id, &field.title),
        }
    }

    fn sort(&self, item: Item) -> Sort {
        match (item, self.options(item)) {
            (Item::Declared(field), _) if matches!(field.kind, Kind::Lines) => Sort::Lines,
            (Item::Declared(field), _) if matches!(field.kind, Kind::Flag) => Sort::Confirm(false),
            (_, Some(options)) if options.len() > 1 => Sort::Choice(options),
            _ => Sort::Text,
        }
    }

    /// The values there are to choose among, with what people call them; that it is not known is the
    /// first.
    fn options(&self, item: Item) -> Option<Vec<(String, String)>> {
        let unknown = (String::new(), self.words.text("prompt-new-unknown"));
        let mut options = vec![unknown];
        let field = match item {
            Item::Own(field) if field.kind == OwnKind::Choice => {
                let values = field.values.iter();
                options.extend(values.map(|value| (value.clone(), value.clone())));
                return Some(options);
            }
            Item::Own(_) => return None,
            Item::Declared(field) => field,
        };
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
    pub fn shown(&self, item: Item, answer: &str) -> String {
        if matches!(item, Item::Declared(field) if matches!(field.kind, Kind::Flag)) {
            let yes = answer == true.to_string();
            let key = if yes { "common-yes" } else { "common-no" };
            return self.words.text(key);
        }
        let options = self.options(item).unwrap_or_default();
        let named = options.into_iter().find(|(value, _)| value == answer);
        named.map_or_else(|| answer.to_owned(), |(_, label)| label)
    }
}
