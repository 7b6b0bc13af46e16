//! The form a complaint is taken down on: what the customer tells, before it is a case (M-9.1).
//!
//! A form may lack anything (B-5: every complaint is recorded); what the policy needs is asked for
//! when the case is registered. It holds a value for any declared field that is told, so what there
//! is to tell is said with the fields of a [`Case`] alone.

use std::collections::BTreeMap;
use std::sync::LazyLock;

mod history;

pub use history::{CLOSING, NUMBER, REGISTERED_AS, ended};

use super::imported::Imported;
use super::{Case, FORMAT};
use crate::domain::cursor::Cursor;
use crate::domain::policy::{Policy, term, term_by};
use crate::domain::reader::{Own, Reader};
use crate::domain::schema::{
    self, Declared, Field, Kind, Names, Passed, Scalar, Stamp, Vocabulary,
};
use crate::domain::time::Time;
use crate::domain::tree::{Path, Value};

/// The most characters of a title taken from the complaint's first line.
const TITLE: usize = 40;

/// What is known of a complaint when it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// When the complaint reached us.
    pub received: Option<Time>,
    /// Its items, where there are several.
    pub items: Vec<String>,
    /// What stands under keys of people's own.
    pub own: Vec<Own>,
    /// What is told, by the path of its field (`customer.name`).
    told: BTreeMap<String, Value>,
}

/// What a case begins with that the customer does not tell.
#[derive(Clone, Debug)]
pub struct Head {
    /// The number.
    pub number: String,
    /// The identity (UUIDv7).
    pub uid: String,
    /// The policy.
    pub policy: String,
    /// When it came (`at`), when it was recorded, who took it down.
    pub stamp: Stamp,
    /// Where it was taken over from.
    pub imported: Option<Imported>,
}

/// Every field that is told as a value, with its path, in the order of the file.
pub fn told() -> impl Iterator<Item = (&'static str, &'static Field)> {
    declared().filter(|(path, field)| field.told && *path != RECEIVED)
}

/// Every field that can be asked for: what is told as a value, and when the complaint came.
pub fn askable() -> impl Iterator<Item = (&'static str, &'static Field)> {
    declared().filter(|(_, field)| field.told && field.asked.is_some())
}

/// Every field of a case with its path.
fn declared() -> impl Iterator<Item = (&'static str, &'static Field)> {
    static ALL: LazyLock<Vec<(String, &Field)>> = LazyLock::new(|| schema::all(Case::FIELDS));
    ALL.iter().map(|(path, field)| (path.as_str(), *field))
}

/// The turn of what only some policies require: before it is said how the complaint is filed.
const REQUIRED: u8 = 12;

/// What the interview asks, in order: what everybody is asked, and what this policy always requires.
pub fn questions(policy: &Policy) -> Vec<(&'static str, &'static Field)> {
    let asked = askable().filter_map(|(path, field)| {
        let asked = field
            .asked
            .filter(|_| !field.urgency || policy.care.urgent.is_some())?;
        let turn = asked
            .turn
            .or(is_required(policy, path).then_some(REQUIRED))?;
        Some((turn, path, field))
    });
    let mut asked: Vec<_> = asked.collect();
    asked.sort_by_key(|(turn, ..)| *turn);
    asked
        .into_iter()
        .map(|(_, path, field)| (path, field))
        .collect()
}

/// Whether a policy requires a field of every complaint.
pub fn is_required(policy: &Policy, path: &str) -> bool {
    let mut entries = policy.required.iter();
    entries.any(|entry| {
        let always = entry.when.is_always() && !entry.any;
        always && entry.fields.iter().any(|field| field == path)
    })
}

/// The one value that is a moment, and waits for a calendar.
pub const RECEIVED: &str = "received";

/// What happened.
pub const COMPLAINT: &str = "complaint";

/// Who complains.
pub const CUSTOMER: &str = "customer.name";

/// Whether it cannot wait.
pub const URGENT: &str = "urgent";

/// What it is handled by.
pub const POLICY: &str = "policy";

impl Form {
    /// Reads a form from a file with the keys of a case file.
    pub fn read(reader: &Reader) -> Self {
        let mut form = Self {
            received: reader.time(RECEIVED),
            items: items(reader),
            ..Self::default()
        };
        for field in Case::FIELDS {
            if let Kind::Map(below) = field.kind
                && below.iter().any(|field| field.told)
            {
                reader.map(field.key, |section| {
                    for part in below {
                        let path = format!("{}.{}", field.key, part.key);
                        form.take(path, part, section);
                    }
                    Some(())
                });
            } else {
                form.take(field.key.to_owned(), field, reader);
            }
        }
        form.told.extend(history::told(reader));
        form
    }

    fn take(&mut self, path: String, field: &Field, reader: &Reader) {
        if field.told && path != RECEIVED {
            let said = schema::stated(field.kind, reader, field.key);
            self.told.extend(said.map(|value| (path, value)));
        }
    }

    /// What another complaint of the same customer about the same goods begins with; what
    /// happened is its own.
    pub fn like(case: &Case) -> Self {
        Self::passed(case, Passed::Like)
    }

    /// The complaint once more, word for word: what a case begins with that takes another's place
    /// (M-9.9).
    pub fn again(case: &Case) -> Self {
        Self {
            items: case.items.iter().map(|item| item.text.clone()).collect(),
            ..Self::passed(case, Passed::Again)
        }
    }

    fn passed(case: &Case, to: Passed) -> Self {
        let goes = |field: &Field| field.passed >= to;
        let mut form = Self::default();
        for (key, value) in case.entries() {
            let Some(field) = Case::FIELDS.iter().find(|field| field.key == key) else {
                continue;
            };
            match value {
                Value::Map(entries) => {
                    let below = |key: &str| field.below().iter().find(|field| field.key == key);
                    let entries = entries.into_iter();
                    let gone = entries.filter(|(part, _)| below(part).is_some_and(goes));
                    let placed = gone.map(|(part, value)| (format!("{key}.{part}"), value));
                    form.told.extend(placed);
                }
                value if goes(field) => {
                    form.told.insert(key, value);
                }
                _ => {}
            }
        }
        form.own.clone_from(&case.own);
        form.own.retain(|own| match own.path.0.as_slice() {
            [_] => to == Passed::Again,
            [section, ..] => schema::at(Case::FIELDS, &Path(vec![section.clone()]))
                .is_some_and(|field| field.passed >= to),
            [] => false,
        });
        form
    }

    /// This form, with what it leaves open from another.
    #[must_use]
    pub fn over(mut self, base: Self) -> Self {
        let mut told = base.told;
        told.append(&mut self.told);
        let mut own = self.own;
        let other = |it: &Own| own.iter().all(|known| known.path != it.path);
        let further: Vec<Own> = base.own.into_iter().filter(other).collect();
        own.extend(further);
        Self {
            received: self.received.or(base.received),
            items: if self.items.is_empty() {
                base.items
            } else {
                self.items
            },
            own,
            told,
        }
    }

    /// What is told for the field at a path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.told.get(path)?.text()
    }

    /// The end of a case in a register kept before this one, as it is recorded by whoever takes it over.
    pub fn closing(&self, stamp: &Stamp) -> Option<Value> {
        history::closing(|path| self.told.get(path), stamp)
    }

    /// The value told for the field at a path.
    pub fn value_at(&self, path: &str) -> Option<&Value> {
        self.told.get(path)
    }

    /// The paths of the fields that are told.
    pub fn told_paths(&self) -> impl Iterator<Item = &str> {
        self.told.keys().map(String::as_str)
    }

    /// Whether anything is told in a section.
    pub fn tells(&self, section: &str) -> bool {
        let mut paths = self.told.keys();
        paths.any(|path| {
            path.split_once('.')
                .is_some_and(|(above, _)| above == section)
        })
    }

    /// Notes what is told for the field at a path.
    pub fn set(&mut self, path: &str, value: Value) {
        self.told.insert(path.to_owned(), value);
    }

    /// Nothing is told for the field at a path.
    pub fn unset(&mut self, path: &str) {
        self.told.remove(path);
    }

    /// What stands under a key of people's own.
    pub fn own_at(&self, place: &Path) -> Option<&Value> {
        let own = self.own.iter().find(|own| own.path == *place);
        own.map(|own| &own.value)
    }

    /// Notes what stands under a key of people's own, or that nothing does.
    pub fn set_own(&mut self, place: Path, value: Option<Value>) {
        self.own.retain(|own| own.path != place);
        self.own
            .extend(value.map(|value| Own { path: place, value }));
    }

    /// Texts without the blank space around them; those that are empty are not there.
    pub fn tidy(&mut self) {
        self.told.retain(|_, value| match value {
            Value::Text(text) => {
                let tidy = tidied(text);
                if let Some(tidy) = &tidy {
                    text.clone_from(tidy);
                }
                tidy.is_some()
            }
            _ => true,
        });
        self.items = self.items.iter().filter_map(|item| tidied(item)).collect();
    }

    /// Whether nothing is told: neither who complains nor about what.
    pub fn says_nothing(&self) -> bool {
        let matter = |path: &str| told().any(|(known, field)| known == path && !field.filing);
        self.items.is_empty() && !self.told.keys().any(|path| matter(path))
    }

    /// The title: as given, else from the complaint's first line, else the first item's.
    pub fn headline(&self) -> Option<String> {
        let given = self.get("title").map(str::to_owned);
        given.or_else(|| {
            let first = || self.items.first().map(String::as_str);
            let text = self.get("complaint").or_else(first)?;
            let line = text.lines().find(|line| !line.trim().is_empty())?.trim();
            let line = line.trim_end_matches([',', '，', '.', '。', ';', '；', ':', '：', '、']);
            let short: String = line.chars().take(TITLE).collect();
            Some(if short.len() < line.len() {
                format!("{}…", short.trim_end())
            } else {
                short
            })
        })
    }

    /// The policy's titles as the words they stand for.
    pub fn by_word(&mut self, policy: &Policy) {
        for (path, field) in told() {
            let Some(Names::Term(vocabulary)) = field.names else {
                continue;
            };
            let word = self.get(path);
            let meant = word.and_then(|word| term_by(policy.terms(vocabulary), word));
            if let Some(meant) = meant {
                self.set(path, Value::Text(meant.id.clone()));
            }
        }
    }

    /// The words the policy's vocabularies do not have, each with its vocabulary. A policy without
    /// a list of its own takes any word.
    pub fn unknown_words(&self, policy: &Policy) -> Vec<(Vocabulary, &str)> {
        let unknown = told().filter_map(|(path, field)| {
            let Some(Names::Term(vocabulary)) = field.names else {
                return None;
            };
            let terms = policy.terms(vocabulary);
            let word = self.get(path)?;
            let known = terms.is_empty() || term(terms, word).is_some();
            (!known).then_some((vocabulary, word))
        });
        unknown.collect()
    }

    /// The head of the case file, in groups of what stands together.
    pub fn groups(&self, head: &Head) -> Vec<Vec<(String, Value)>> {
        let mut groups = vec![Vec::new()];
        for field in Case::FIELDS.iter().take_while(|field| !field.heading) {
            if field.apart {
                groups.push(Vec::new());
            }
            let value = self.head(head, field.key).or_else(|| self.value(field));
            if let (Some(value), Some(group)) = (value, groups.last_mut()) {
                group.push((field.key.to_owned(), value));
            }
        }
        if let Some(last) = groups.last_mut() {
            last.extend(self.below(&Path::root()));
        }
        groups
    }

    /// What the tool itself knows.
    fn head(&self, head: &Head, key: &str) -> Option<Value> {
        let stamp = &head.stamp;
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        match key {
            "format" => Some(FORMAT.value()),
            "number" => Some(Value::Quoted(head.number.clone())),
            "uid" => Some(Value::Plain(head.uid.clone())),
            "policy" => text(&head.policy),
            "status" => Some(history::status(|path| self.told.get(path)).value()),
            "title" => self.headline().map(Value::Text),
            RECEIVED => Some(stamp.at.value()),
            "recorded" => (stamp.recorded != stamp.at).then(|| stamp.recorded.value()),
            "received_by" => text(&stamp.by),
            "entered_by" => stamp.entered_by.as_deref().and_then(text),
            "as_of" => stamp.as_of.then(|| true.value()),
            "imported" => head.imported.as_ref().map(Declared::value),
            _ => None,
        }
    }

    fn value(&self, field: &Field) -> Option<Value> {
        let Kind::Map(below) = field.kind else {
            return self.told.get(field.key).cloned();
        };
        let parts = below.iter().filter_map(|part| {
            let value = self.told.get(&format!("{}.{}", field.key, part.key))?;
            Some((part.key.to_owned(), value.clone()))
        });
        let own = self.below(&Path::root().key(field.key));
        let section = Value::Map(parts.chain(own).collect());
        (!section.is_empty()).then_some(section)
    }

    /// What stands under keys of people's own directly below a path.
    fn below(&self, at: &Path) -> Vec<(String, Value)> {
        let own = self.own.iter().filter_map(|own| {
            let (last, above) = own.path.0.split_last()?;
            let crate::domain::tree::Seg::Key(key) = last else {
                return None;
            };
            (above == at.0.as_slice()).then(|| (key.clone(), own.value.clone()))
        });
        own.collect()
    }

    /// The items as the case file holds them, numbered from 1.
    pub fn item_list(&self) -> Option<Value> {
        let entry = |(n, item): (u64, &String)| {
            Value::Map(vec![
                ("n".to_owned(), n.value()),
                ("text".to_owned(), item.value()),
            ])
        };
        let items: Vec<Value> = (1..).zip(&self.items).map(entry).collect();
        (!items.is_empty()).then_some(Value::Seq(items))
    }
}

fn tidied(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.replace("\r\n", "\n"))
}

/// Items as the case file has them, or a list of texts.
fn items(reader: &Reader) -> Vec<String> {
    let node = reader.value("items");
    let maps = node.is_some_and(|node| {
        let mut items = node.items();
        items.any(Cursor::is_map)
    });
    if !maps {
        return reader.texts("items");
    }
    reader.list("items", |item| {
        item.count("n");
        item.required("text", item.text("text"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(complaint: &str) -> Form {
        let mut form = Form::default();
        tell(&mut form, "complaint", complaint);
        form
    }

    fn tell(form: &mut Form, path: &str, text: &str) {
        form.set(path, Value::Text(text.to_owned()));
    }

    /// Flags win over the file, the file over the case it is like.
    #[test]
    fn what_is_open_is_filled_from_below() {
        let mut flags = said("a");
        tell(&mut flags, "customer.phone", "1");
        let mut file = said("b");
        tell(&mut file, "customer.name", "华南电子");
        file.items = vec!["x".to_owned()];
        let form = flags.over(file);
        assert_eq!(form.get("complaint"), Some("a"));
        assert_eq!(form.get("customer.name"), Some("华南电子"));
        assert_eq!(form.get("customer.phone"), Some("1"));
        assert_eq!(form.items, ["x"]);
    }

    /// The title is the first line that says something, cut at a character, never inside one.
    #[test]
    fn a_title_is_taken_from_the_complaint() {
        let title = |complaint: &str| said(complaint).headline();
        assert_eq!(title("\n 阻焊脱落,\n已停线"), Some("阻焊脱落".to_owned()));
        let long = title(&"阻".repeat(41)).unwrap();
        assert_eq!(long, format!("{}…", "阻".repeat(40)));
        assert_eq!(title(&"阻".repeat(40)), Some("阻".repeat(40)));
        assert_eq!(title(" \n "), None);
        assert_eq!(Form::default().headline(), None);
    }

    /// A form with nothing but where it is filed says nothing.
    #[test]
    fn who_or_what_must_be_told() {
        let mut form = said("  ");
        tell(&mut form, "policy", "manufacturing");
        tell(&mut form, "channel", "phone");
        form.tidy();
        assert!(form.says_nothing());
        tell(&mut form, "product.order", "PO-8831");
        assert!(!form.says_nothing());
    }
}
