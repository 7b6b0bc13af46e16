//! A text being typed, and the place in it.

use unicode_width::UnicodeWidthChar as _;

use super::key::Key;

/// The longest text that is typed, in bytes.
const LONGEST: usize = 200_000;

/// A text being typed: on one line, or on any number of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    at: usize,
    many: bool,
}

impl Line {
    /// A text to go on with, the cursor at its end.
    pub fn new(text: &str, many: bool) -> Self {
        let mut line = Self {
            many,
            ..Self::default()
        };
        line.insert(text);
        line
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Another text in the place of this one.
    pub fn replace(&mut self, text: &str) {
        *self = Self::new(text, self.many);
    }

    /// Does what a key asks; whether it asked for anything that can be done here.
    pub fn apply(&mut self, key: &Key) -> bool {
        let (before, after) = (self.start(), self.end());
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Paste(text) => self.insert(text),
            Key::NewLine if self.many => self.insert("\n"),
            Key::Left => self.at = self.left(self.at),
            Key::Right => self.at = self.right(self.at),
            Key::WordLeft => self.at = self.word_left(),
            Key::WordRight => self.at = self.word_right(),
            Key::Home => self.at = before,
            Key::End => self.at = after,
            Key::Backspace => self.erase(self.left(self.at), self.at),
            Key::Delete => self.erase(self.at, self.right(self.at)),
            Key::EraseWord => self.erase(self.word_left(), self.at),
            Key::EraseStart => self.erase(before, self.at),
            Key::EraseEnd => self.erase(self.at, after),
            Key::Up if before > 0 => self.move_to_line(before - 1),
            Key::Down if after < self.text.len() => self.move_to_line(after + 1),
            _ => return false,
        }
        true
    }

    fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = if self.many {
            text
        } else {
            text.trim_matches('\n').replace(['\n', '\t'], " ")
        };
        let shown = |c: &char| !c.is_control() || *c == '\n';
        let mut text: String = text.replace('\t', "    ").chars().filter(shown).collect();
        let mut room = LONGEST.saturating_sub(self.text.len()).min(text.len());
        while !text.is_char_boundary(room) {
            room -= 1;
        }
        text.truncate(room);
        self.text.insert_str(self.at, &text);
        self.at += text.len();
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.at = from;
    }

    /// Where the cursor's line begins.
    fn start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |i| i + 1)
    }

    /// Where it ends.
    fn end(&self) -> usize {
        let rest = self.text[self.at..].find('\n');
        rest.map_or(self.text.len(), |i| self.at + i)
    }

    /// The place before, with whatever is written over the character there.
    fn left(&self, at: usize) -> usize {
        let mut chars = self.text[..at].char_indices().rev();
        let stands = chars.find(|(_, c)| c.width() != Some(0));
        stands.map_or(0, |(i, _)| i)
    }

    fn right(&self, at: usize) -> usize {
        let mut chars = self.text[at..].char_indices().skip(1);
        let stands = chars.find(|(_, c)| c.width() != Some(0));
        stands.map_or(self.text.len(), |(i, _)| at + i)
    }

    fn word_left(&self) -> usize {
        let before = self.text[..self.at].trim_end();
        let space = before.rfind(char::is_whitespace);
        space.map_or(0, |i| self.right(i))
    }

    fn word_right(&self) -> usize {
        let rest = &self.text[self.at..];
        let word = rest.len() - rest.trim_start().len();
        let end = rest[word..].find(char::is_whitespace);
        end.map_or(self.text.len(), |i| self.at + word + i)
    }

    /// To the line that the byte is on, as far from its beginning as now.
    fn move_to_line(&mut self, byte: usize) {
        let column = self.text[self.start()..self.at].chars().count();
        self.at = byte;
        self.at = self.start();
        let end = self.end();
        for _ in 0..column {
            if self.at < end {
                self.at = self.right(self.at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str, many: bool, keys: &[Key]) -> (String, usize) {
        let mut line = Line::new(text, many);
        for key in keys {
            line.apply(key);
        }
        (line.text().to_owned(), line.at())
    }

    fn one(text: &str, keys: &[Key]) -> String {
        let (mut typed, at) = typed(text, false, keys);
        typed.insert(at, '|');
        typed
    }

    /// The keys of every shell: to the ends, by characters and words, and away with them.
    #[test]
    fn a_line_is_edited_as_in_a_shell() {
        assert_eq!(one("ab", &[Key::Home, Key::Char('x')]), "x|ab");
        assert_eq!(one("阻焊", &[Key::Left, Key::Delete]), "阻|");
        assert_eq!(one("阻焊", &[Key::Backspace]), "阻|");
        assert_eq!(one("e\u{301}x", &[Key::Left, Key::Left]), "|e\u{301}x");
        assert_eq!(one("a bc d", &[Key::EraseWord]), "a bc |");
        assert_eq!(one("a bc ", &[Key::EraseWord]), "a |");
        assert_eq!(one("a bc", &[Key::WordLeft, Key::EraseStart]), "|bc");
        assert_eq!(
            one("a bc", &[Key::Home, Key::WordRight, Key::EraseEnd]),
            "a|"
        );
        let pasted = Key::Paste("\na\r\nb\u{1b}[2J\n".to_owned());
        assert_eq!(one("", &[pasted]), "a b[2J|");
        assert_eq!(one("ab", &[Key::Delete, Key::Right]), "ab|");
        assert_eq!(one("", &[Key::Backspace, Key::EraseWord, Key::Left]), "|");
    }

    #[test]
    fn lines_are_moved_between() {
        let text = "阻焊脱落\nab\n已停线";
        let up = typed(text, true, &[Key::Up]);
        assert_eq!(up.1, text.find("\n已").unwrap());
        let far = typed(text, true, &[Key::Up, Key::Up, Key::EraseStart]);
        assert_eq!(far.0, "脱落\nab\n已停线");
        let new = typed("a", true, &[Key::NewLine, Key::Paste("b\r\nc".to_owned())]);
        assert_eq!(new.0, "a\nb\nc");
        let mut line = Line::new("a", true);
        assert!(!line.apply(&Key::Up) && !line.apply(&Key::Down));
        assert!(!Line::new("a", false).apply(&Key::NewLine));
    }

    #[test]
    fn no_text_is_endless() {
        let mut line = Line::new("", true);
        line.apply(&Key::Paste("焊".repeat(LONGEST)));
        assert!(line.text().len() <= LONGEST);
    }
}
