//! The catalogues: a message's words in one language.
//!
//! A message `area-what` lives in `messages/<language>/<area>.ftl`: the part of the key before its
//! first `-` names the file. So an area is parsed only when it is first spoken of. What is said of a
//! kind of fact – its section, its name, the help of its command – stands together in `fact.ftl`.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use super::escape;
use super::escape::{Safe, Terminal};
use super::lang::{Lang, Texts, embedded, embedded_in};
use super::variables;
use crate::domain::msg::{Arg, Msg};
use crate::domain::word::Word as _;
use crate::languages;

type Bundle = FluentBundle<FluentResource>;

/// One area of the catalogues with its text in every language.
struct Area {
    name: &'static str,
    texts: Texts,
}

macro_rules! areas {
    ($languages:tt $($name:literal)+) => {
        /// Every area; each has one file per language.
        const AREAS: &[Area] = &[$(Area {
            name: $name,
            texts: embedded!($languages "messages" $name ".ftl"),
        }),+];
    };
}

languages!(areas! {
    "action" "ask" "audit" "base" "blank" "board" "calendar" "case" "check" "command" "commit" "common" "crosswalk" "diff" "duty" "example" "explain" "export"
    "fact" "field" "forget" "form" "help" "import" "indicator" "input" "intake" "kept" "letter" "list" "log" "man" "merge" "moves" "notice" "policy" "posted" "precedent" "private" "prompt"
    "prose" "regulation" "renumber" "report" "rule" "sanction" "section" "show" "site" "staff" "store" "story" "time" "today" "toml"
    "usage" "yaml"
});

/// The area of what is said of the kinds of facts.
const FACT: &str = "fact";

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundles: Vec<OnceCell<Bundle>>,
}

impl Words {
    /// The words of a language. Nothing is parsed yet.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            bundles: AREAS.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message in words. Text arguments are escaped for a terminal; a key that is in no
    /// catalogue comes out as the key with its arguments.
    pub fn say(&self, msg: &Msg) -> String {
        let args = self.args(msg);
        self.lookup(msg.key, None, &args)
            .unwrap_or_else(|| unknown(msg.key, args))
    }

    /// What to do about what a message says, where its words tell.
    pub fn help(&self, msg: &Msg) -> Option<String> {
        self.lookup(msg.key, Some("help"), &self.args(msg))
    }

    fn args(&self, msg: &Msg) -> Vec<(&'static str, Said)> {
        let args = msg.args.iter();
        args.map(|(name, arg)| (*name, self.arg(arg))).collect()
    }

    /// A message as a terminal may show it: what people wrote in it is escaped, the rest is the
    /// catalogue's.
    pub fn line(&self, msg: &Msg) -> Safe<Terminal> {
        Safe::drawn(self.say(msg))
    }

    /// The words of a message without arguments.
    pub fn text(&self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| key.to_owned())
    }

    /// The words of a message without arguments, if the catalogue has it: for keys that are built
    /// from names.
    pub fn find(&self, key: &str) -> Option<String> {
        self.lookup(key, None, &[])
    }

    /// The words of a message's attribute: `.long` of a help text.
    pub fn find_attribute(&self, key: &str, attribute: &str) -> Option<String> {
        self.lookup(key, Some(attribute), &[])
    }

    /// The words of a message whose key and arguments are built from names, if the catalogue has it.
    pub fn phrase(&self, key: &str, args: &[(String, Arg)]) -> Option<String> {
        let args = args.iter();
        let args: Vec<(&str, Said)> = args
            .map(|(name, arg)| (name.as_str(), self.arg(arg)))
            .collect();
        self.lookup(key, None, &args)
    }

    /// The names of the arguments a message speaks of, in whatever case.
    pub fn arguments(&self, key: &str) -> BTreeSet<String> {
        let area = key.split_once('-').map_or(key, |(area, _)| area);
        self.bundle(area)
            .map_or_else(BTreeSet::new, |bundle| variables::of(bundle, key))
    }

    /// Several texts as one, with the language's separator: `a, b`, `甲、乙`.
    pub fn join<S: AsRef<str>>(&self, items: &[S]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(&self.text("common-list-separator"))
    }

    /// An argument by itself.
    pub fn called(&self, arg: &Arg) -> String {
        self.arg(arg).into_text()
    }

    /// Whether who reads this language is shown identifiers, which are English words, as they are
    /// written; else what they are called.
    pub fn reads_ids(&self) -> bool {
        self.text("common-reads-ids") == "yes"
    }

    fn arg(&self, arg: &Arg) -> Said {
        match arg {
            Arg::Text(text) => Said::Text(escape::terminal(text).into_string()),
            Arg::Count(count) => Said::Count(*count),
            Arg::Msg(msg) => Said::Text(self.say(msg)),
            Arg::Named(key) => Said::Text(self.text(key)),
            Arg::Localized(text) => {
                Said::Text(escape::terminal(text.text(self.lang)).into_string())
            }
            Arg::Id(id, _) if self.reads_ids() => Said::Text(escape::terminal(id).into_string()),
            Arg::Id(_, called) => self.arg(called),
            Arg::List(items) => {
                let items: Vec<String> = items.iter().map(|i| self.arg(i).into_text()).collect();
                Said::Text(self.join(&items))
            }
        }
    }

    fn lookup(&self, key: &str, attribute: Option<&str>, args: &[(&str, Said)]) -> Option<String> {
        let own = key.split_once('-').map_or(key, |(area, _)| area);
        let areas = [own, FACT].into_iter().filter_map(|area| self.bundle(area));
        let said = areas.map(|bundle| Some((bundle, bundle.get_message(key)?)));
        let (bundle, message) = said.flatten().next()?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, said) in args {
            values.set(*name, said.value());
        }
        // An argument that was not passed shows as `{$name}`; a test proves there is none.
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&values), &mut errors);
        Some(words.into_owned())
    }

    /// The parsed file of an area.
    fn bundle(&self, name: &str) -> Option<&Bundle> {
        let index = AREAS.iter().position(|area| area.name == name)?;
        let area = AREAS.get(index)?;
        let cell = self.bundles.get(index)?;
        Some(cell.get_or_init(|| parse(self.lang, area)))
    }
}

fn parse(lang: Lang, area: &Area) -> Bundle {
    let source = embedded_in(area.texts, lang);
    // What cannot be parsed is left out and then shows as a bare key; a test proves there is none.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, _)| rest);
    let mut bundle = Bundle::new(vec![lang.word().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// An argument in words.
enum Said {
    Text(String),
    Count(i64),
}

impl Said {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_str()),
            Self::Count(count) => FluentValue::from(*count),
        }
    }

    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Count(count) => count.to_string(),
        }
    }
}

fn unknown(key: &str, args: Vec<(&str, Said)>) -> String {
    let mut words = vec![key.to_owned()];
    for (name, said) in args {
        words.push(format!("{name}={}", said.into_text()));
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::msg;

    #[test]
    fn text_arguments_cannot_steer_the_terminal() {
        let words = Words::new(Lang::En);
        let said = words.say(&msg!("field-unknown", field = "a\u{1b}[2J\nb"));
        assert!(said.contains("a\\u{1b}[2J\\nb"), "{said}");
    }

    #[test]
    fn lists_are_joined_as_the_language_does() {
        let list = |lang| {
            let words = Msg::list(vec!["a", "b"]);
            Words::new(lang).say(&msg!("field-not-a-word", value = "x", words = words))
        };
        assert!(list(Lang::En).contains("a, b"), "{}", list(Lang::En));
        assert!(list(Lang::Zh).contains("a、b"), "{}", list(Lang::Zh));
    }

    #[test]
    fn messages_within_messages_are_in_the_same_language() {
        let inner = msg!("common-duration-days", days = 1);
        let words = Words::new(Lang::Zh);
        assert_eq!(words.say(&msg!("common-late", duration = inner)), "迟 1 天");
    }

    #[test]
    fn an_unknown_key_is_said_not_panicked_about() {
        let words = Words::new(Lang::En);
        let msg = Msg::new("nowhere-at-all").with("n", 3).with("t", "\u{7}");
        assert_eq!(words.say(&msg), "nowhere-at-all n=3 t=\\u{7}");
        assert_eq!(words.text("common-no-such-thing"), "common-no-such-thing");
        assert_eq!(words.text(""), "");
    }

    #[test]
    fn only_the_areas_spoken_of_are_parsed() {
        let words = Words::new(Lang::En);
        words.text("common-yes");
        let parsed = words.bundles.iter().filter(|b| b.get().is_some()).count();
        assert_eq!(parsed, 1);
    }
}
