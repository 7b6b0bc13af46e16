//! The two languages of the tool.

use crate::words;

words! {
    /// A language the tool speaks; both catalogues are complete.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Lang {
        /// Simplified Chinese.
        Zh = "zh",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The language asked for, else the one of the locale: the values of `LC_ALL`, `LC_MESSAGES`
    /// and `LANG` in this order, of which the first that is set and not empty decides (POSIX).
    /// Every `zh*` locale is Chinese, everything else English.
    pub fn choose(asked: Option<Self>, locale: [Option<&str>; 3]) -> Self {
        let from_locale = || {
            let value = locale.into_iter().flatten().find(|value| !value.is_empty());
            let start = value.and_then(|value| value.get(..2));
            if start.is_some_and(|start| start.eq_ignore_ascii_case("zh")) {
                Self::Zh
            } else {
                Self::En
            }
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
