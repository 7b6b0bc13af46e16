//! A message to be sent, as RFC 5322 and MIME have it: what is not ASCII is encoded, so that it
//! arrives everywhere.

use crate::domain::digest::base64;
use crate::domain::time::Time;

/// The longest encoded word (RFC 2047).
const WORD: usize = 75;

/// The longest line of encoded text (RFC 2045).
const LINE: usize = 76;

/// A message to be sent.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Who writes: name and address.
    pub from: (&'a str, &'a str),
    /// To whom: of each the name, where it is known, and the address.
    pub to: &'a [(Option<&'a str>, &'a str)],
    /// When.
    pub date: Time,
    /// What it is about.
    pub subject: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// The message, with the line ends of the standard.
pub fn write(draft: &Draft) -> String {
    let (name, address) = draft.from;
    let mut lines = vec![format!("From: {}", mailbox(Some(name), address))];
    if !draft.to.is_empty() {
        let to = draft.to.iter();
        let to: Vec<String> = to.map(|(name, address)| mailbox(*name, address)).collect();
        lines.push(format!("To: {}", to.join(",\r\n ")));
    }
    lines.extend([
        format!("Subject: {}", phrase("Subject: ".len(), draft.subject)),
        format!("Date: {}", draft.date.to_rfc2822()),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Transfer-Encoding: base64".to_owned(),
        // A mail program opens it to be sent.
        "X-Unsent: 1".to_owned(),
        String::new(),
    ]);
    let body = base64(draft.text.replace('\n', "\r\n").as_bytes());
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        lines.push(line.to_owned());
        rest = after;
    }
    lines.push(String::new());
    lines.join("\r\n")
}

/// Several messages in one file, as RFC 4155 has it: a line that begins with `From ` and a date parts
/// them, which none of their own lines does.
pub fn mailbox_of(messages: &[String], sender: &str, date: Time) -> String {
    let date = date.naive_utc().format("%a %b %e %H:%M:%S %Y");
    let message = |text: &String| format!("From {sender} {date}\n{}\n", text.replace("\r\n", "\n"));
    messages.iter().map(message).collect()
}

/// Whether a text is an address as most are: `name@example.com`. What is odder is left to a person.
pub fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let part = |part: &str| {
        let dots = part.starts_with('.') || part.ends_with('.') || part.contains("..");
        !part.is_empty() && !dots && part.chars().all(plain)
    };
    text.len() <= 254
        && text
            .split_once('@')
            .is_some_and(|(a, b)| part(a) && part(b))
}

fn mailbox(name: Option<&str>, address: &str) -> String {
    match name {
        Some(name) if !name.trim().is_empty() => {
            format!("{}\r\n <{address}>", phrase("From: ".len(), name))
        }
        _ => format!("<{address}>"),
    }
}

/// Words of a header: encoded where they are not plain letters, digits and spaces, on lines that
/// are no longer than they may be.
fn phrase(before: usize, text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
    if text.chars().all(plain) && !text.is_empty() && before + text.len() <= WORD {
        return text.to_owned();
    }
    let room = (WORD - "=?utf-8?B??=".len()) / 4 * 3 - before;
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if word.len() + c.len_utf8() > room {
            words.push(std::mem::take(&mut word));
        }
        word.push(if c.is_control() { ' ' } else { c });
    }
    words.push(word);
    let encoded = words
        .iter()
        .map(|word| format!("=?utf-8?B?{}?=", base64(word.as_bytes())));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::mail;

    fn draft(subject: &str, text: &str) -> String {
        write(&Draft {
            from: ("示例电路板有限公司", "service@example.com"),
            to: &[(Some("李工"), "li@example.com"), (None, "wu@example.com")],
            date: Time::parse_from_rfc3339("2026-11-05T09:20:00+08:00").unwrap(),
            subject,
            text,
        })
    }

    /// What is written is read again as it was, whatever script and length it has, on lines of
    /// ASCII within the bounds of the standard.
    #[test]
    fn what_is_written_is_read_again() {
        let long = "关于贵方投诉的答复".repeat(20);
        for subject in ["Answer", "答复 261101", &long, "a: b, \"c\" <d>"] {
            for text in ["a", "ab", "abc", "客户：\n\n您好。\n"] {
                let message = draft(subject, text);
                let lines = message.split("\r\n");
                assert!(
                    lines
                        .clone()
                        .all(|line| line.is_ascii() && line.len() <= 78)
                );
                assert!(!message.replace("\r\n", "").contains(['\r', '\n']));
                let read = mail::read(message.as_bytes()).unwrap();
                assert_eq!(read.name.as_deref(), Some("示例电路板有限公司"));
                assert_eq!(read.address.as_deref(), Some("service@example.com"));
                assert_eq!(read.text.as_deref(), Some(text.trim_end()));
                let known: String = subject.chars().take(200).collect();
                assert!(
                    read.subject
                        .unwrap()
                        .starts_with(&known[..known.len().min(90)])
                );
            }
        }
    }

    /// A program that parts a mailbox by its `From ` lines finds each message, and no other.
    #[test]
    fn a_mailbox_holds_each_message() {
        let one = Draft {
            from: ("A", "a@example.com"),
            to: &[(None, "b@example.com")],
            date: Time::parse_from_rfc3339("2026-11-05T09:20:00+08:00").unwrap(),
            subject: "x",
            text: "From z Thu Nov  5 01:20:00 2026\n",
        };
        let all = mailbox_of(&[write(&one), write(&one)], "a@example.com", one.date);
        let parted: Vec<&str> = all
            .split("From a@example.com Thu Nov  5 01:20:00 2026\n")
            .collect();
        assert_eq!(
            all.lines().filter(|line| line.starts_with("From ")).count(),
            2
        );
        assert_eq!(parted.len(), 3);
        let read = mail::read(parted[2].as_bytes()).unwrap();
        assert_eq!(read.text.as_deref(), Some(one.text.trim_end()));
    }

    /// Nothing a case holds becomes a header of the message.
    #[test]
    fn a_case_cannot_add_a_header() {
        let message = draft("x\r\nBcc: y@example.com", "\r\n.\r\nBcc: z@example.com");
        assert!(!message.contains("Bcc"), "{message}");
        for bad in [
            "a@b\r\nBcc: c@d",
            "a@b>, <c@d",
            "a b@c",
            "@",
            "a@",
            "李@example.com",
            "a@b@c",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(is_address("li.gong+x@mail.example.com"));
    }
}
