//! Which language the tool speaks, and what is embedded in each.

pub use crate::domain::lang::Lang;
use crate::domain::word::Word as _;

/// A file of each language.
pub type Texts = &'static [(Lang, &'static str)];

/// Embeds the files of one name, from the folder of each language.
macro_rules! embedded {
    ([$($(#[$doc:meta])* $lang:ident = $word:literal,)+] $folder:literal $name:literal $ending:literal) => {
        &[$((
            $crate::domain::lang::Lang::$lang,
            include_str!(concat!($folder, "/", $word, "/", $name, $ending)),
        )),+]
    };
}
pub(super) use embedded;

/// The one in a language.
pub fn embedded_in(texts: Texts, lang: Lang) -> &'static str {
    let text = texts.iter().find(|(of, _)| *of == lang);
    text.map_or("", |(_, text)| text)
}

impl Lang {
    /// The language asked for, else the one of the locale: the values of `LC_ALL`, `LC_MESSAGES`
    /// and `LANG` in this order, of which the first that is set and not empty decides (POSIX).
    /// Every `zh*` locale is Chinese, and so on; one that is none of them is English.
    pub fn choose(asked: Option<Self>, locale: [Option<&str>; 3]) -> Self {
        let from_locale = || {
            let value = locale.into_iter().flatten().find(|value| !value.is_empty());
            let start = value.and_then(|value| value.get(..2));
            let start = start.map(str::to_ascii_lowercase).unwrap_or_default();
            Self::from_word(&start).unwrap_or(Self::En)
        };
        asked.unwrap_or_else(from_locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_beats_the_locale() {
        let chinese = [Some("zh_CN.UTF-8"), None, None];
        assert_eq!(Lang::choose(Some(Lang::En), chinese), Lang::En);
        assert_eq!(Lang::choose(None, chinese), Lang::Zh);
    }

    #[test]
    fn the_first_locale_value_that_says_something_decides() {
        let choose = |locale| Lang::choose(None, locale);
        assert_eq!(choose([None, None, Some("zh_TW")]), Lang::Zh);
        assert_eq!(choose([Some(""), Some("zh"), Some("C")]), Lang::Zh);
        assert_eq!(choose([Some("C"), None, Some("zh_CN.UTF-8")]), Lang::En);
        assert_eq!(choose([None, None, Some("é")]), Lang::En);
        assert_eq!(choose([None, None, None]), Lang::En);
    }
}
