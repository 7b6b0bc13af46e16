//! What somebody may have meant who typed a command that there is none of: another word for one, in
//! any language, or one that is spelled much like it.

use clap::Command;

use super::lang::Lang;
use super::words::Words;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::policy::nearest;
use crate::domain::word::Word as _;

/// The commands that may have been meant by a word; none where nothing is like it.
pub fn meant(command: &Command, typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    if let Some(remedy) = remedy(&typed) {
        return vec![format!("resolve ID --remedy {remedy}:…")];
    }
    let mut known: Vec<(String, String)> = Vec::new();
    let catalogues: Vec<Words> = Lang::WORDS
        .iter()
        .map(|(_, lang)| Words::new(*lang))
        .collect();
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let name = sub.get_name();
        let aliases = sub.get_visible_aliases().map(str::to_owned);
        let words = catalogues.iter().flat_map(|words| others(words, name));
        let all = std::iter::once(name.to_owned()).chain(aliases).chain(words);
        known.extend(all.map(|word| (word, name.to_owned())));
    }
    let mut found: Vec<String> = known
        .iter()
        .filter(|(word, _)| *word == typed)
        .map(|(_, name)| name.clone())
        .collect();
    if found.is_empty() {
        let words: Vec<&str> = known.iter().map(|(word, _)| word.as_str()).collect();
        let names: Vec<&str> = known.iter().map(|(_, name)| name.as_str()).collect();
        // A command's own name before another word for one.
        let like = nearest(&typed, &names).or_else(|| nearest(&typed, &words));
        let like = known.iter().find(|(word, _)| Some(word.as_str()) == like);
        found.extend(like.map(|(_, name)| name.clone()));
    }
    found.dedup();
    found
}

/// Other words for a command, as its help tells them.
fn others(words: &Words, name: &str) -> Vec<String> {
    let told = words.find_attribute(&format!("help-{name}"), "also");
    let told = told.unwrap_or_default().to_lowercase();
    let each = told.split([',', '、']).map(str::trim);
    each.filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The remedy that a word names, in any language: it is not given but proposed.
fn remedy(typed: &str) -> Option<&'static str> {
    let called = |word: &&str| {
        Lang::WORDS.iter().any(|(_, lang)| {
            let title = Words::new(*lang).find(&format!("show-remedy-{word}"));
            title.is_some_and(|title| title.to_lowercase() == typed)
        })
    };
    let mut words = RemedyKind::words().into_iter();
    words.find(|word| *word == typed || called(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(typed: &str) -> Vec<String> {
        let names = ["agree", "close", "investigate", "list", "resolve", "today"];
        let short = |name| match name {
            "today" => Command::new(name).visible_alias("st"),
            name => Command::new(name),
        };
        let all = names.map(short);
        meant(&Command::new("complaint").subcommands(all), typed)
    }

    #[test]
    fn another_word_for_a_command_leads_to_it() {
        for (typed, command) in [
            ("accept", "agree"),
            ("finish", "close"),
            ("Find", "list"),
            ("结案", "close"),
            ("调查", "investigate"),
            ("investgate", "investigate"),
            ("finsh", "close"),
            ("lst", "list"),
            ("今天", "today"),
        ] {
            assert_eq!(told(typed), [command], "{typed}");
        }
        for (typed, remedy) in [
            ("refund", "refund"),
            ("退货", "return"),
            ("换货", "exchange"),
        ] {
            assert_eq!(told(typed), [format!("resolve ID --remedy {remedy}:…")]);
        }
        assert!(told("xyzzy").is_empty());
    }
}
