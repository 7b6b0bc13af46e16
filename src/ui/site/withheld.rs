//! What a site for others keeps to itself.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind};

use crate::ui::page::Block;
use crate::ui::report::Sheets;

/// Texts that are not shown, each with what is shown in its place.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    found: Option<AhoCorasick>,
    shown: Vec<String>,
}

impl Withheld {
    /// These texts are withheld, whatever the case of their letters. `None` where there are too many
    /// to be looked for.
    pub fn new(texts: &[(String, String)]) -> Option<Self> {
        let texts: Vec<&(String, String)> = texts
            .iter()
            .filter(|(text, _)| !text.trim().is_empty())
            .collect();
        let found = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(texts.iter().map(|(text, _)| text.trim()))
            .ok()?;
        Some(Self {
            found: Some(found),
            shown: texts.into_iter().map(|(_, shown)| shown.clone()).collect(),
        })
    }

    /// The text without them. A word that goes on beyond one is another word; Chinese has no such
    /// ends, so there a name of several characters is one wherever it stands.
    pub fn text(&self, text: &str) -> String {
        let Some(found) = &self.found else {
            return text.to_owned();
        };
        let mut kept = String::with_capacity(text.len());
        let (mut from, mut at) = (0, 0);
        while let Some(hit) = found.find(Input::new(text).range(at..).anchored(Anchored::No)) {
            let (start, end) = (hit.start(), hit.end());
            if stands_alone(text, start, end) {
                kept.push_str(&text[from..start]);
                kept.push_str(&self.shown[hit.pattern().as_usize()]);
                (from, at) = (end, end);
            } else {
                let first = text[start..].chars().next().map_or(1, char::len_utf8);
                at = start + first;
            }
        }
        kept.push_str(&text[from..]);
        kept
    }

    fn within(&self, text: &mut String) {
        if self.found.is_some() {
            *text = self.text(text);
        }
    }

    /// A report without them.
    pub fn sheets(&self, sheets: &mut Sheets) {
        sheets.texts(&mut |text| self.within(text));
    }

    /// A page without them.
    pub fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            block.texts(&mut |text| self.within(text));
        }
    }
}

/// Whether what was found is a word of its own.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let hit = &text[start..end];
    let short = hit.chars().count() < 2;
    let goes_on = |inside: Option<char>, outside: Option<char>| match (inside, outside) {
        (Some(inside), Some(outside)) if short => {
            inside.is_alphanumeric() && outside.is_alphanumeric()
        }
        (Some(inside), Some(outside)) => {
            inside.is_ascii_alphanumeric() && outside.is_ascii_alphanumeric()
        }
        _ => false,
    };
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !goes_on(hit.chars().next(), before) && !goes_on(hit.chars().next_back(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names go wherever they stand, in any case of letters; other words stay whole.
    #[test]
    fn a_name_is_withheld_wherever_it_stands() {
        let texts = [
            ("李工", "…"),
            ("Li", "…"),
            ("wang@a.example", "Business"),
            ("王", "…"),
            ("  ", "?"),
        ];
        let texts = texts.map(|(text, shown)| (text.to_owned(), shown.to_owned()));
        let withheld = Withheld::new(&texts).unwrap();
        assert_eq!(
            withheld.text("致李工：Limit of li, Wang@a.example; 国王 · 王"),
            "致…：Limit of …, Business; 国王 · …"
        );
        assert_eq!(Withheld::default().text("李工"), "李工");
    }
}
