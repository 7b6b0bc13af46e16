//! A message as RFC 5322 and MIME have it, read into what a complaint is told with.
//!
//! A message comes from anybody. Whatever it holds, it is read into a few texts of bounded length
//! without control characters, and into files that are kept and never opened.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::DateTime;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders as _};

use crate::domain::time::Time;

/// The most characters that are read of the body; what is longer is kept as a file.
const TEXT: usize = 60_000;

/// The most characters of a name, an address or a subject.
const LINE: usize = 200;

/// The most files that are kept of one message.
const FILES: usize = 50;

/// How much of a text is looked at to tell whether it is a message.
const HEAD: usize = 64 << 10;

/// What a message tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// The name the sender goes by.
    pub name: Option<String>,
    /// The sender's address.
    pub address: Option<String>,
    /// When it was sent, as it says itself.
    pub date: Option<Time>,
    /// What it is about.
    pub subject: Option<String>,
    /// Its text.
    pub text: Option<String>,
    /// Whether the text is longer than that.
    pub cut: bool,
    /// What is enclosed.
    pub files: Vec<Enclosed>,
    /// How many enclosed files are left out.
    pub left_out: usize,
}

/// A file enclosed in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name, as the message has it.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// Whether bytes are a message: lines of headers to begin with, among them its sender and one that
/// only a message has.
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut names = Vec::new();
    for line in head.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t', '>']) || line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        names.push(name.to_ascii_lowercase());
    }
    let has = |name: &str| names.iter().any(|known| known == name);
    has("from") && ["date", "message-id", "mime-version"].into_iter().any(has)
}

/// What a message tells; `None` where the bytes are none.
pub fn read(bytes: &[u8]) -> Option<Mail> {
    let flat = flat(bytes);
    // The parser counts offsets; that it never miscounts is its promise, not ours.
    let read = || {
        let message = MessageParser::default().parse(&flat);
        message.map(|message| told(&message, bytes))
    };
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}

/// The message with the messages inside it named as files, byte for byte as long: they are kept as they
/// are, and no depth of them is ever descended into.
fn flat(bytes: &[u8]) -> Vec<u8> {
    const WORDS: [&[u8]; 3] = [b"rfc822", b"global", b"digest"];
    /// How far before the word its type stands at most, with whatever comments between.
    const TYPE: usize = 2048;
    let mut flat = bytes.to_vec();
    for end in 6..=flat.len() {
        let start = end - 6;
        let word = flat[start..end].to_ascii_lowercase();
        let before = flat[..start].trim_ascii_end();
        if !WORDS.contains(&word.as_slice()) || !before.ends_with(b"/") && !before.ends_with(b")") {
            continue;
        }
        let near = before[before.len().saturating_sub(TYPE)..].to_ascii_lowercase();
        let near = String::from_utf8_lossy(&near);
        if near.contains("message") || near.contains("multipart") {
            flat[end - 1] = b'x';
        }
    }
    flat
}

fn told(message: &Message, bytes: &[u8]) -> Mail {
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name.as_deref());
    let address = sender.and_then(|sender| sender.address.as_deref());
    let bodies = (0..message.text_body_count()).filter_map(|n| message.body_text(n));
    let bodies: Vec<String> = bodies.map(|body| lines(&body)).collect();
    let whole = bodies.join("\n\n");
    let whole = whole.trim();
    let text: String = whole.chars().take(TEXT).collect();
    let parts = message.attachments().filter(|part| !part.is_empty());
    let mut files: Vec<Enclosed> = Vec::new();
    let mut left_out = 0;
    for part in parts {
        let content = content(bytes, part);
        if files.iter().any(|file| file.content == content) {
            continue;
        }
        if files.len() == FILES {
            left_out += 1;
            continue;
        }
        let name = called(part);
        files.push(Enclosed { name, content });
    }
    Mail {
        name: name.and_then(line),
        address: address.and_then(line).filter(|it| it.contains('@')),
        date: message.date().and_then(moment),
        subject: message.subject().and_then(line),
        cut: text.len() < whole.len(),
        text: (!text.is_empty()).then_some(text),
        files,
        left_out,
    }
}

fn moment(date: &mail_parser::DateTime) -> Option<Time> {
    let valid = date.is_valid().then(|| date.to_timestamp())?;
    DateTime::from_timestamp(valid, 0).map(|at| at.fixed_offset())
}

/// The file's bytes as they were enclosed: a text keeps the character set it has.
fn content(bytes: &[u8], part: &MessagePart) -> Vec<u8> {
    let place = part.raw_body_offset() as usize..part.raw_end_offset() as usize;
    let raw = bytes.get(place).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::None => Some(raw.to_vec()),
    };
    decoded.unwrap_or_else(|| part.contents().to_vec())
}

/// What a file is called, where it has no name by what it is.
fn called(part: &MessagePart) -> String {
    if let Some(name) = part.attachment_name().and_then(line) {
        return name;
    }
    let sort = part.content_type();
    let sort = sort.map(|sort| (sort.ctype(), sort.subtype().unwrap_or("bin")));
    let (sort, sub) = match sort {
        Some(("message", _)) => ("message", "eml"),
        Some(("text", "plain")) => ("text", "txt"),
        Some(known) => known,
        None => ("file", "bin"),
    };
    line(&format!("{sort}.{sub}")).unwrap_or_else(|| "file".to_owned())
}

/// A text on one line.
fn line(text: &str) -> Option<String> {
    let words: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(LINE).collect();
    (!line.is_empty()).then_some(line)
}

/// A text of any number of lines.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(shown).collect();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEADERS: &str = "From: =?utf-8?B?5p2O5bel?= <li@example.com>\r\nDate: Thu, 5 Nov 2026 09:20:00 +0800\r\nSubject: =?gb2312?B?1+i6uM3RwuQ=?=\r\nMIME-Version: 1.0\r\n";

    fn mail(rest: &str) -> Mail {
        read(format!("{HEADERS}{rest}").as_bytes()).unwrap()
    }

    /// Sender, date, subject and text come in whatever encoding and character set they are sent in.
    #[test]
    fn encodings_and_character_sets_are_read() {
        let told = mail(
            "Content-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\nNTAwMCDGrNbQ09AgNDIwIMasLA0K0tHNo8/foaM=\r\n",
        );
        assert_eq!(told.name.as_deref(), Some("李工"));
        assert_eq!(told.address.as_deref(), Some("li@example.com"));
        assert_eq!(told.subject.as_deref(), Some("阻焊脱落"));
        let date = told.date.unwrap();
        assert_eq!(date.to_rfc3339(), "2026-11-05T01:20:00+00:00");
        assert_eq!(told.text.as_deref(), Some("5000 片中有 420 片,\n已停线。"));
        let told = mail(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E9=98=BB=E7=84=8A=\r\n=E8=84=B1=E8=90=BD\r\n",
        );
        assert_eq!(told.text.as_deref(), Some("阻焊脱落"));
        let told = mail("Content-Type: text/html\r\n\r\n<p>comes <b>off</b></p>\r\n");
        assert_eq!(told.text.as_deref(), Some("comes off"));
    }

    /// An enclosed text keeps its own character set, a picture its bytes; the same file comes once.
    #[test]
    fn enclosed_files_are_kept_byte_for_byte() {
        let part = "--x\r\nContent-Type: text/csv; charset=gbk; name=a.csv\r\nContent-Disposition: attachment; filename=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n1+i6uA==\r\n";
        let picture = "--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n";
        let told = mail(&format!(
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nsee\r\n{part}{part}{picture}--x--\r\n"
        ));
        assert_eq!(told.text.as_deref(), Some("see"));
        let files: Vec<(&str, &[u8])> = told
            .files
            .iter()
            .map(|file| (file.name.as_str(), file.content.as_slice()))
            .collect();
        let (csv, png): (&[u8], &[u8]) = (b"\xd7\xe8\xba\xb8", b"\x89PNG\r\n\x1a\n");
        assert_eq!(files, [("a.csv", csv), ("image.png", png)]);
    }

    /// A message inside the message is kept as the file it is.
    #[test]
    fn a_forwarded_message_is_a_file() {
        let inner = "Content-Type: message/rfc822\r\n\r\nSubject: multipart/digest\r\n\r\nx";
        let told = mail(&format!(
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nsee\r\n--x\r\n{inner}\r\n--x--\r\n"
        ));
        assert_eq!(told.text.as_deref(), Some("see"));
        let [file] = told.files.as_slice() else {
            panic!("{:?}", told.files);
        };
        assert_eq!(file.name, "message.eml");
        assert_eq!(file.content, b"Subject: multipart/digest\r\n\r\nx");
    }

    /// Neither a long text, a name with control characters nor parts within parts do any harm.
    #[test]
    fn hostile_messages_are_bounded() {
        let long = "阻".repeat(TEXT + 1);
        let told = mail(&format!(
            "Content-Type: text/plain; charset=utf-8\r\n\r\n{long}\r\n"
        ));
        assert!(told.cut);
        assert_eq!(told.text.unwrap().chars().count(), TEXT);
        let told = mail("\r\na\x1b[2Jb\x07\r\nc\x00\r\n");
        assert_eq!(told.text.as_deref(), Some("a[2Jb\nc"));
        let told = read(b"From: \"a\x1b]0;x\x07\" <not an address>\r\nDate: 99 Foo 99999\r\nSubject:\r\n\r\n\xff\xfe").unwrap();
        assert!(told.name.is_none_or(|name| !name.contains('\x1b')));
        assert_eq!((told.date, told.subject), (None, None));
        let part =
            |n: u32| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n");
        let nested: Vec<String> = (0..5_000).map(part).collect();
        let nested = nested.concat();
        mail(&nested);
        for inner in ["message/rfc822", "Message/(a comment) Global"] {
            mail(&format!("Content-Type: {inner}\r\n\r\n").repeat(100_000));
        }
        let parts = "--x\r\nContent-Type: image/png\r\n\r\n";
        let parts: Vec<String> = (0..200).map(|n| format!("{parts}{n}\r\n")).collect();
        let parts = parts.concat();
        let told = mail(&format!(
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n{parts}--x--\r\n"
        ));
        assert_eq!((told.files.len(), told.left_out), (FILES, 200 - FILES));
    }

    /// A case file or a letter is not taken for a message.
    #[test]
    fn a_message_is_known_by_its_headers() {
        assert!(is_mail(format!("{HEADERS}\r\nx").as_bytes()));
        assert!(is_mail(
            b"From x Thu Nov  5\nFrom: a@b\nMessage-ID: <1>\n\nx"
        ));
        for other in [
            "customer:\n  name: x\nfrom: y\n",
            "{\"complaint\": \"x\"}",
            "Dear all,\nFrom: the board\nDate: today\n",
            "",
        ] {
            assert!(!is_mail(other.as_bytes()), "{other}");
        }
    }

    proptest! {
        /// Whatever bytes follow the headers, reading ends and gives nothing a terminal obeys.
        #[test]
        fn any_bytes_are_read(
            parts in proptest::collection::vec(
                prop_oneof![
                    Just("--x\r\n".to_owned()),
                    Just("--x--\r\n".to_owned()),
                    Just("\r\n".to_owned()),
                    Just("Content-Type: message/rfc822\r\n".to_owned()),
                    Just("Content-Type: multipart/alternative; boundary=x\r\n".to_owned()),
                    Just("Content-Type: text/html; charset=gbk\r\n".to_owned()),
                    Just("Content-Transfer-Encoding: base64\r\n".to_owned()),
                    "\\PC{0,20}",
                ],
                0..20,
            )
        ) {
            let told = mail(&parts.concat());
            let text = told.text.unwrap_or_default();
            let control = |c: char| c.is_control() && c != '\n' && c != '\t';
            prop_assert!(!text.contains(control));
        }
    }
}
