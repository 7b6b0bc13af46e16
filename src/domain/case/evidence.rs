//! Where a piece of evidence is kept, and under what name.

/// The longest name, in characters; with the path before it every file system takes it.
const NAME_MAX: usize = 60;

/// How many files of one name a case may have.
const SAME_NAME: usize = 1000;

/// The directory of all evidence, at the repository's root.
pub const AREA: &str = "attachments";

/// A file name that is one on every system and means nothing to a shell: letters and digits of any
/// script, `-`, `_` and `.` inside; everything else becomes `-`. The ending stays.
pub fn safe_name(name: &str) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut clean = String::new();
    for c in name.chars() {
        match if safe(c) { c } else { '-' } {
            '-' if clean.ends_with('-') => {}
            '.' if clean.ends_with('.') => {}
            c => clean.push(c),
        }
    }
    let clean = clean.trim_matches(['-', '.', '_']);
    let (stem, ending) = split(clean);
    let room = NAME_MAX.saturating_sub(ending.chars().count());
    let stem: String = stem.chars().take(room).collect();
    if stem.is_empty() {
        format!("file{ending}")
    } else {
        stem + ending
    }
}

/// The paths a file of that name may be kept at, the first choice first, relative to the
/// repository's root.
pub fn places(uid: &str, name: &str) -> impl Iterator<Item = String> {
    let (stem, ending) = split(name);
    (1..SAME_NAME).map(move |n| match n {
        1 => format!("{AREA}/{uid}/{name}"),
        n => format!("{AREA}/{uid}/{stem}-{n}{ending}"),
    })
}

/// Stem and ending with its dot; a long ending is none.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name[dot..].chars().count() <= 11 => name.split_at(dot),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No name leads out of its directory, hides, or means anything to a shell.
    #[test]
    fn names_are_made_safe() {
        for (name, safe) in [
            ("不良照片 1.jpg", "不良照片-1.jpg"),
            ("../../etc/passwd", "etc-passwd"),
            ("..", "file"),
            (".gitignore", "gitignore"),
            ("a\\b:c\n.pdf", "a-b-c-.pdf"),
            ("$(rm -rf ~).png", "rm-rf-.png"),
            ("", "file"),
            ("-o.txt", "o.txt"),
        ] {
            assert_eq!(safe_name(name), safe, "{name}");
        }
        let long = safe_name(&format!("{}.jpeg", "长".repeat(300)));
        assert_eq!(long.chars().count(), NAME_MAX);
        assert_eq!(split(&long).1, ".jpeg");
    }

    /// Another file of the same name has a place beside the first.
    #[test]
    fn names_may_come_twice() {
        let mut places = places("u", "a.b.jpg");
        assert_eq!(places.next().as_deref(), Some("attachments/u/a.b.jpg"));
        assert_eq!(places.next().as_deref(), Some("attachments/u/a.b-2.jpg"));
    }
}
