//! The headings a file lacks: a comment line for each section nobody has filled yet, so that plain
//! git joins branches that fill different ones.

use super::{Doc, SectionOrder};

impl Doc {
    /// The text with a heading line for each of these sections that has neither heading nor value,
    /// in the order of the layout. Nothing else is touched; `None` where that cannot be kept.
    pub fn with_headings(
        &self,
        headings: &[(&str, String)],
        layout: &SectionOrder,
    ) -> Option<String> {
        let end = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let mut lines: Vec<&str> = self.text.split_inclusive('\n').collect();
        let mut added: Vec<(usize, String)> = Vec::new();
        for (key, title) in headings {
            if place(&lines, key).is_none() {
                let at = below(&lines, layout, key);
                added.push((at, format!("# {key} · {title}{end}")));
            }
        }
        let whole = lines.last().is_none_or(|last| last.ends_with('\n'));
        lines.push("");
        let mut text = String::with_capacity(self.text.len() + 32 * added.len());
        let mut added = added.iter().peekable();
        for (i, line) in lines.iter().enumerate() {
            while let Some((_, heading)) = added.next_if(|(at, _)| *at == i) {
                if !whole && line.is_empty() && !text.ends_with('\n') {
                    text.push_str(end);
                }
                if !blank_before(&text) {
                    text.push_str(end);
                }
                text.push_str(heading);
                if !line.is_empty() {
                    text.push_str(end);
                }
            }
            text.push_str(line);
        }
        let same = Doc::parse(&text).is_ok_and(|doc| doc.node().value() == self.node().value());
        same.then_some(text)
    }
}

/// The line a section begins at: its heading, else its key with the comments directly above.
fn place(lines: &[&str], key: &str) -> Option<usize> {
    let heading = lines.iter().position(|line| {
        let mut words = line.trim_start_matches('#').split_whitespace();
        line.starts_with('#')
            && words.next() == Some(key)
            && matches!(words.next(), None | Some("·"))
    });
    let named = || {
        let at = lines.iter().position(|line| {
            let rest = line
                .strip_prefix(key)
                .and_then(|rest| rest.strip_prefix(':'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
        })?;
        let above = lines[..at].iter().rev();
        let comments = above.take_while(|line| line.starts_with('#')).count();
        Some(at - comments)
    };
    heading.or_else(named)
}

/// The line the next section of the layout begins at; the end where there is none.
fn below(lines: &[&str], layout: &SectionOrder, key: &str) -> usize {
    let order = layout.sections;
    let own = order.iter().position(|section| *section == key);
    let later = own.map_or(&[][..], |own| &order[own + 1..]);
    let next = later
        .iter()
        .filter_map(|section| place(lines, section))
        .min();
    next.unwrap_or(lines.len())
}

fn blank_before(text: &str) -> bool {
    let line = text.trim_end_matches(['\r', '\n']);
    text.is_empty() || text[line.len()..].matches('\n').count() > 1
}
