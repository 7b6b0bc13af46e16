//! Keys as a terminal sends them: bytes come in, keys go out.

/// A key, or a whole pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// A text pasted at once.
    Paste(String),
    /// Enter.
    Enter,
    /// A new line in the text: Alt-Enter, Ctrl-J.
    NewLine,
    /// Esc.
    Escape,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left, Ctrl-B.
    Left,
    /// Right, Ctrl-F.
    Right,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// To the line's beginning: Home, Ctrl-A.
    Home,
    /// To its end: End, Ctrl-E.
    End,
    /// Takes away the character before.
    Backspace,
    /// Takes away the character behind.
    Delete,
    /// Takes away the word before: Ctrl-W.
    EraseWord,
    /// Takes away everything to the line's beginning: Ctrl-U.
    EraseStart,
    /// Takes away everything to its end: Ctrl-K.
    EraseEnd,
    /// Ctrl-C.
    Interrupt,
    /// Ctrl-D.
    EndOfInput,
    /// A key that means nothing here.
    Other,
}

/// The most bytes of a pasted text.
const PASTE: usize = 1 << 20;

/// The longest sequence that stands for one key.
const SEQUENCE: usize = 64;

/// How a pasted text ends.
const PASTED: &[u8] = b"\x1b[201~";

/// Bytes that wait to become keys.
#[derive(Debug, Default)]
pub struct Decoder {
    bytes: Vec<u8>,
}

impl Decoder {
    /// Adds what came.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Whether something waits for the rest of it.
    pub fn waits(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// The next key that is there as a whole.
    pub fn key(&mut self) -> Option<Key> {
        let (key, used) = match self.bytes.first()? {
            0x1b => self.sequence()?,
            byte if *byte < 0x20 || *byte == 0x7f => (control(*byte), 1),
            _ => self.character()?,
        };
        self.bytes.drain(..used);
        Some(key)
    }

    /// The key that is meant where nothing follows: Esc begins every sequence.
    pub fn alone(&mut self) -> Option<Key> {
        let escape = self.bytes.first() == Some(&0x1b);
        let pasting = self.bytes.starts_with(b"\x1b[200~");
        if pasting {
            return None;
        }
        self.bytes.clear();
        escape.then_some(Key::Escape)
    }

    fn character(&self) -> Option<(Key, usize)> {
        let most = &self.bytes[..self.bytes.len().min(4)];
        let whole = match std::str::from_utf8(most) {
            Ok(text) => text,
            Err(error) if error.valid_up_to() > 0 => {
                std::str::from_utf8(&most[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(error) => return error.error_len().map(|wrong| (Key::Other, wrong)),
        };
        let c = whole.chars().next()?;
        Some((Key::Char(c), c.len_utf8()))
    }

    fn sequence(&self) -> Option<(Key, usize)> {
        match *self.bytes.get(1)? {
            b'[' => self.csi(),
            b'O' => Some((letter(*self.bytes.get(2)?), 3)),
            b'\r' | b'\n' => Some((Key::NewLine, 2)),
            0x7f => Some((Key::EraseWord, 2)),
            b'b' => Some((Key::WordLeft, 2)),
            b'f' => Some((Key::WordRight, 2)),
            0x1b => Some((Key::Escape, 1)),
            byte if byte < 0x80 => Some((Key::Other, 2)),
            _ => Some((Key::Escape, 1)),
        }
    }

    fn csi(&self) -> Option<(Key, usize)> {
        let rest = self.bytes.get(2..)?;
        // The console's own function keys: `ESC [ [ A`.
        if rest.first() == Some(&b'[') {
            rest.get(1)?;
            return Some((Key::Other, 4));
        }
        let Some(end) = rest.iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
            return (rest.len() > SEQUENCE).then_some((Key::Other, self.bytes.len()));
        };
        let (parameters, used) = (&rest[..end], end + 3);
        if rest[end] == b'~' && parameters == b"200" {
            return self.pasted(used);
        }
        let far = parameters.ends_with(b";5") || parameters.ends_with(b";3");
        let key = match (rest[end], parameters) {
            (b'~', b"1" | b"7") => Key::Home,
            (b'~', b"4" | b"8") => Key::End,
            (b'~', b"3") => Key::Delete,
            (b'C', _) if far => Key::WordRight,
            (b'D', _) if far => Key::WordLeft,
            (b'u', b"13;2" | b"13;3" | b"13;5") => Key::NewLine,
            (b'Z', _) => Key::BackTab,
            (byte, _) => letter(byte),
        };
        Some((key, used))
    }

    fn pasted(&self, begin: usize) -> Option<(Key, usize)> {
        let rest = &self.bytes[begin..];
        let end = rest.windows(PASTED.len()).position(|found| found == PASTED);
        let (text, used) = match end {
            Some(end) => (&rest[..end], begin + end + PASTED.len()),
            None if rest.len() > PASTE => (rest, self.bytes.len()),
            None => return None,
        };
        let text = String::from_utf8_lossy(text).into_owned();
        Some((Key::Paste(text), used))
    }
}

fn control(byte: u8) -> Key {
    match byte {
        0x01 => Key::Home,
        0x02 => Key::Left,
        0x03 => Key::Interrupt,
        0x04 => Key::EndOfInput,
        0x05 => Key::End,
        0x06 => Key::Right,
        0x08 | 0x7f => Key::Backspace,
        b'\t' => Key::Tab,
        b'\n' => Key::NewLine,
        0x0b => Key::EraseEnd,
        b'\r' => Key::Enter,
        0x0e => Key::Down,
        0x10 => Key::Up,
        0x15 => Key::EraseStart,
        0x17 => Key::EraseWord,
        _ => Key::Other,
    }
}

fn letter(byte: u8) -> Key {
    match byte {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        _ => Key::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(bytes: &[u8]) -> Vec<Key> {
        let mut decoder = Decoder::default();
        let mut keys = Vec::new();
        // However the bytes are cut, the same keys come out.
        for byte in bytes {
            decoder.feed(&[*byte]);
            keys.extend(std::iter::from_fn(|| decoder.key()));
        }
        keys.extend(decoder.alone());
        let mut whole = Decoder::default();
        whole.feed(bytes);
        let mut at_once: Vec<Key> = std::iter::from_fn(|| whole.key()).collect();
        at_once.extend(whole.alone());
        assert_eq!(keys, at_once);
        keys
    }

    #[test]
    fn keys_of_every_terminal_are_known() {
        for (bytes, key) in [
            (&b"a"[..], Key::Char('a')),
            ("焊".as_bytes(), Key::Char('焊')),
            (b"\r", Key::Enter),
            (b"\x1b\r", Key::NewLine),
            (b"\n", Key::NewLine),
            (b"\x1b", Key::Escape),
            (b"\x1b[A", Key::Up),
            (b"\x1bOB", Key::Down),
            (b"\x1b[1;5C", Key::WordRight),
            (b"\x1b[H", Key::Home),
            (b"\x1b[4~", Key::End),
            (b"\x1b[3~", Key::Delete),
            (b"\x1b[Z", Key::BackTab),
            (b"\x01", Key::Home),
            (b"\x0b", Key::EraseEnd),
            (b"\x15", Key::EraseStart),
            (b"\x17", Key::EraseWord),
            (b"\x7f", Key::Backspace),
            (b"\x03", Key::Interrupt),
            (b"\x04", Key::EndOfInput),
            (b"\x1b[[A", Key::Other),
            (b"\xff", Key::Other),
        ] {
            assert_eq!(keys(bytes), [key], "{bytes:?}");
        }
    }

    /// A paste is one key, whatever stands in it, and Enter within it ends nothing.
    #[test]
    fn a_paste_is_one_key() {
        let paste = Key::Paste("a\rb\x1b[31m 焊".to_owned());
        let bytes = "\x1b[200~a\rb\x1b[31m 焊\x1b[201~\r".as_bytes();
        assert_eq!(keys(bytes), [paste, Key::Enter]);
    }

    #[test]
    fn endless_sequences_end() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[");
        decoder.feed(&[b'1'; 1000]);
        assert_eq!(decoder.key(), Some(Key::Other));
        assert!(!decoder.waits());
    }
}
