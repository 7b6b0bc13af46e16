//! Paths of the repository as links that a terminal opens (OSC 8).

use std::fmt::Write as _;
use std::io::{self, Write};

/// The directories of a case repository whose files are linked.
const DIRECTORIES: [&str; 6] = [
    "attachments/",
    "cases/",
    "duties/",
    "policies/",
    "posted/",
    "sanctions/",
];

/// Terminals that open links, by what they call themselves in `TERM_PROGRAM` or within `TERM`.
const PROGRAMS: [&str; 6] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"];
const TERMS: [&str; 5] = ["kitty", "alacritty", "foot", "ghostty", "wezterm"];

/// Whether the terminal opens links, by the variables of the environment. A multiplexer swallows
/// them or not, and nobody knows which terminal is behind it.
pub fn supported(variable: impl Fn(&str) -> Option<String>) -> bool {
    if let Some(forced) = variable("FORCE_HYPERLINK") {
        return forced != "0";
    }
    if variable("TMUX").is_some() || variable("STY").is_some() {
        return false;
    }
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    let named = ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"];
    vte.is_some_and(|version| version >= 5000)
        || named.iter().any(|name| variable(name).is_some())
        || variable("TERM_PROGRAM").is_some_and(|name| PROGRAMS.contains(&name.as_str()))
        || variable("TERM").is_some_and(|term| TERMS.iter().any(|known| term.contains(known)))
}

/// A line with every path of the repository linked to its file; `root` is its absolute path.
pub fn linked(line: &str, root: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let style = style_at(rest);
        if style > 0 {
            let (taken, later) = rest.split_at(style);
            text.push_str(taken);
            (rest, before) = (later, ' ');
            continue;
        }
        let path = path_at(rest).filter(|_| !is_in_a_word(before));
        let taken = path.map_or(c.len_utf8(), str::len);
        let (taken, later) = rest.split_at(taken);
        match path {
            Some(path) => {
                let target = encoded(&format!("{root}/{}", without_place(path)));
                let _ = write!(
                    text,
                    "\u{1b}]8;;file://{target}\u{1b}\\{path}\u{1b}]8;;\u{1b}\\"
                );
            }
            None => text.push_str(taken),
        }
        before = taken.chars().last().unwrap_or(' ');
        rest = later;
    }
    text
}

/// The length of the sequence a text begins with that colours what follows.
fn style_at(text: &str) -> usize {
    let Some(sequence) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let end = sequence.find(|c: char| c.is_ascii_alphabetic());
    end.map_or(0, |end| "\u{1b}[".len() + end + 1)
}

fn is_in_a_word(before: char) -> bool {
    before.is_ascii_alphanumeric() || "/._-".contains(before)
}

/// The path of a file a text begins with.
fn path_at(text: &str) -> Option<&str> {
    if !DIRECTORIES.iter().any(|dir| text.starts_with(dir)) {
        return None;
    }
    let ends = |c: char| {
        c.is_whitespace() || c.is_control() || "`'\"()（）,，。、;；|<>*《》「」：".contains(c)
    };
    let path = &text[..text.find(ends).unwrap_or(text.len())];
    let path = path.trim_end_matches(['.', ':', '…']);
    let name = path.rsplit('/').next().unwrap_or_default();
    (name.contains('.') && !path.contains("…")).then_some(path)
}

/// A path without the line and column behind it.
fn without_place(path: &str) -> &str {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match path.rsplit_once(':') {
        Some((before, last)) if number(last) => without_place(before),
        _ => path,
    }
}

fn encoded(path: &str) -> String {
    let mut text = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// Links the paths in whatever is written line by line, where a root is given.
pub struct Linked<W: Write> {
    to: W,
    root: Option<String>,
    line: Vec<u8>,
}

impl<W: Write> Linked<W> {
    /// Writes to another; `root` as [`linked`] takes it.
    pub fn new(to: W, root: Option<String>) -> Self {
        Self {
            to,
            root,
            line: Vec::new(),
        }
    }

    fn put(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        match (&self.root, std::str::from_utf8(&line)) {
            (Some(root), Ok(text)) => self.to.write_all(linked(text, root).as_bytes()),
            _ => self.to.write_all(&line),
        }
    }
}

impl<W: Write> Write for Linked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.root.is_none() {
            return self.to.write(bytes);
        }
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.put()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.put()?;
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "/srv/客诉";

    fn plain(text: &str) -> String {
        let mut parts = text.split("\u{1b}]8;;");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.filter_map(|part| part.split_once("\u{1b}\\"));
        rest.fold(first, |text, (_, shown)| text + shown)
    }

    /// The link leads to the file, without the line; what is shown stays as it is.
    #[test]
    fn a_path_leads_to_its_file() {
        let line = "  --> cases/2026/11/261105.yaml:28:3";
        let shown = linked(line, ROOT);
        assert!(
            shown.contains("]8;;file:///srv/%E5%AE%A2%E8%AF%89/cases/2026/11/261105.yaml\u{1b}"),
            "{shown:?}"
        );
        assert_eq!(plain(&shown), line);
        let coloured = linked("\u{1b}[94m--> \u{1b}[0mcases/2026/11/261105.yaml:1", ROOT);
        assert!(coloured.contains("]8;;file:///srv"), "{coloured:?}");
        let chinese = linked("已记入cases/2026/11/261105.yaml。", ROOT);
        assert!(chinese.contains("261105.yaml\u{1b}]8;;"), "{chinese:?}");
        assert_eq!(plain(&chinese), "已记入cases/2026/11/261105.yaml。");
    }

    /// Neither directories nor parts of other paths are links.
    #[test]
    fn what_is_no_file_of_the_repository_stays_as_it_is() {
        for line in ["cases/ holds them", "other/cases/a.yaml", "policies/*.toml"] {
            assert_eq!(linked(line, ROOT), line);
        }
    }

    /// A terminal gets links where it is known to open them; `FORCE_HYPERLINK` decides before.
    #[test]
    fn terminals_are_known_by_their_variables() {
        let with = |name: &'static str, value: &'static str| {
            supported(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert!(with("VTE_VERSION", "7600"));
        assert!(!with("VTE_VERSION", "4205"));
        assert!(with("TERM", "xterm-kitty"));
        assert!(!with("TERM", "xterm-256color"));
        assert!(with("FORCE_HYPERLINK", "1"));
        assert!(!with("FORCE_HYPERLINK", "0"));
        let nested = |name: &str| (["TMUX", "WT_SESSION"].contains(&name)).then(|| "x".to_owned());
        assert!(!supported(nested));
    }

    /// Lines that come in pieces are linked as wholes; without a root nothing is.
    #[test]
    fn pieces_of_a_line_are_one_line() {
        let written = |root: Option<String>| {
            let mut to = Vec::new();
            let mut linked = Linked::new(&mut to, root);
            linked.write_all(b"in cases/a").unwrap();
            linked.write_all(b".yaml\nrest").unwrap();
            linked.flush().unwrap();
            String::from_utf8(to).unwrap()
        };
        assert_eq!(written(None), "in cases/a.yaml\nrest");
        let text = written(Some(ROOT.to_owned()));
        assert!(text.contains("/cases/a.yaml\u{1b}"), "{text:?}");
        assert_eq!(plain(&text), "in cases/a.yaml\nrest");
    }
}
