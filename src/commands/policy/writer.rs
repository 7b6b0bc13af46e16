//! How single figures of a regulation are put into words and into data.

use serde_json::{Map, Value, json};

use crate::domain::money::Money;
use crate::domain::policy::{Policy, Title, When};
use crate::domain::staff::Staff;
use crate::ui::format;
use crate::ui::lang::Lang;
use crate::ui::words::Words;

/// What the sections are written with.
pub struct Writer<'a> {
    /// The words of the language.
    pub words: &'a Words,
    /// The regulation.
    pub policy: &'a Policy,
    /// The names of units and roles.
    pub staff: &'a Staff,
}

impl Writer<'_> {
    /// Words of the catalogue.
    pub fn word(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// Several words as one list.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.words.join(items)
    }

    /// A title in the language, else the identifier.
    pub fn title(&self, of: &Title, id: &str) -> String {
        title(self.words.lang(), of, id)
    }

    /// The titles of units; words that are no unit stay.
    pub fn units<S: AsRef<str>>(&self, ids: &[S]) -> String {
        let name = |id: &S| {
            let id = id.as_ref();
            let unit = self.staff.unit(id);
            unit.map_or(id.to_owned(), |unit| self.title(&unit.title, id))
        };
        self.list(&ids.iter().map(name).collect::<Vec<_>>())
    }

    /// The titles of roles.
    pub fn roles(&self, ids: &[String]) -> String {
        let name = |id: &String| role(self.words.lang(), self.staff, id);
        self.list(&ids.iter().map(name).collect::<Vec<_>>())
    }

    /// The upper end of a band.
    pub fn up_to(&self, amount: Option<Money>) -> String {
        match amount {
            Some(amount) => self
                .words
                .say(&format::money(amount, &self.policy.currency)),
            None => self.word("ask-unlimited"),
        }
    }

    /// Yes or no.
    pub fn flag(&self, flag: bool) -> String {
        self.word(if flag { "common-yes" } else { "common-no" })
    }
}

/// A title in a language, else in the other, else the identifier.
pub fn title(lang: Lang, title: &Title, id: &str) -> String {
    let (first, second) = match lang {
        Lang::Zh => (&title.zh, &title.en),
        Lang::En => (&title.en, &title.zh),
    };
    let found = [first, second].into_iter().find(|text| !text.is_empty());
    found.map_or(id, |text| text).to_owned()
}

/// The title of a role, else its identifier.
pub fn role(lang: Lang, staff: &Staff, id: &str) -> String {
    let known = staff.roles.iter().find(|role| role.id == id);
    known.map_or(id.to_owned(), |role| title(lang, &role.title, id))
}

/// A title in JSON.
pub fn titles(title: &Title) -> Value {
    json!({ "zh": title.zh, "en": title.en })
}

/// The parts of a condition that are stated, by name.
fn stated(when: &When) -> Vec<(&'static str, &[String])> {
    let parts: [(&'static str, &[String]); 8] = [
        ("origin", &when.origin),
        ("class", &when.class),
        ("category", &when.category),
        ("grade", &when.grade),
        ("channel", &when.channel),
        ("nature", &when.nature),
        ("outcome", &when.outcome),
        ("remedy", &when.remedy),
    ];
    let stated = parts.into_iter().filter(|(_, words)| !words.is_empty());
    stated.collect()
}

/// A condition in JSON; always: an empty map.
pub fn condition(when: &When) -> Value {
    let stated = stated(when).into_iter();
    let map: Map<_, _> = stated
        .map(|(k, words)| (k.to_owned(), json!(words)))
        .collect();
    Value::Object(map)
}

/// A condition as the file has it: `outcome=upheld|partly`; always: nothing.
pub fn conditions(when: &When) -> String {
    let stated = stated(when).into_iter();
    let parts: Vec<_> = stated
        .map(|(k, words)| format!("{k}={}", words.join("|")))
        .collect();
    parts.join(" ")
}
