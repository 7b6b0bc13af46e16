//! Where a new top-level key goes, so that branches that fill different sections merge.

use super::lines::{before, column, is_blank, line_end, line_start, next_line};
use super::planner::{Planner, Spot};
use super::splice::Splice;
use super::write;
use crate::domain::tree::Value;

impl Planner<'_> {
    /// A new top-level key: directly under its heading comment, else behind the nearest earlier
    /// section, else behind everything.
    pub(super) fn top_level(&self, key: &str, value: &Value) -> Splice {
        let root = &self.doc.syn;
        let indent = if root.items.is_empty() {
            0
        } else {
            column(self.text, root.span.start)
        };
        let mut new = " ".repeat(indent);
        write::entry(&mut new, key, value, indent, self.style);
        if let Some(at) = self.heading(key) {
            return self.placed(at, &new, false, true);
        }
        let at = self.behind(self.earlier(key).unwrap_or(root.span.end));
        let spaced = write::is_block(value) && self.has_blank_lines();
        self.placed(at, &new, spaced, spaced)
    }

    /// The lines at `at`, set apart where asked by blank lines that are not there yet.
    fn placed(&self, at: usize, new: &str, above: bool, under: bool) -> Splice {
        let under = under && at < self.text.len() && !is_blank(self.text, at);
        let above = if above { "\n" } else { "" };
        let under = if under { "\n" } else { "" };
        Splice::insert(at, format!("{above}{new}{under}"))
    }

    /// Where a new key of a list's member goes, if the layout has a place for it.
    pub(super) fn above(&self, spot: &Spot, key: &str) -> Option<usize> {
        let (parent, ..) = spot.parent?;
        let member = !parent.items().is_empty();
        let (_, below) = self
            .layout
            .later
            .iter()
            .find(|(later, _)| member && *later == key)?;
        let entry = spot
            .node
            .entries()
            .iter()
            .find(|entry| entry.key == *below)?;
        let start = entry.key_span.start;
        before(self.text, start)
            .trim()
            .is_empty()
            .then(|| line_start(self.text, start))
    }

    /// The line below the heading of `key`: a comment at the beginning of a line, between the
    /// sections, that begins with the key. `# key` and `# key · title` go before other comments.
    fn heading(&self, key: &str) -> Option<usize> {
        let words = |start: usize| {
            let line = &self.text[start..line_end(self.text, start)];
            let mut words = line.trim_start_matches('#').split_whitespace();
            (words.next() == Some(key)).then(|| matches!(words.next(), None | Some("·")))
        };
        let found: Vec<(bool, usize)> = self
            .doc
            .comments
            .iter()
            .filter(|c| before(self.text, c.start).is_empty() && !self.inside(c.start))
            .filter_map(|c| Some((words(c.start)?, c.start)))
            .collect();
        let best = found.iter().find(|(exact, _)| *exact).or(found.first())?;
        Some(next_line(self.text, best.1))
    }

    /// Whether a place is inside a section.
    fn inside(&self, at: usize) -> bool {
        let entries = self.doc.node.entries().iter();
        entries
            .zip(&self.doc.syn.items)
            .any(|(entry, syn)| entry.key_span.start < at && at < syn.span.end)
    }

    /// The end of the nearest section before `key` that exists.
    fn earlier(&self, key: &str) -> Option<usize> {
        let sections = self.layout.sections;
        let position = sections.iter().position(|section| *section == key)?;
        sections[..position].iter().rev().find_map(|section| {
            let entries = self.doc.node.entries();
            let i = entries.iter().position(|entry| entry.key == *section)?;
            let value = self.doc.syn.items.get(i)?.span.end;
            Some(value.max(entries.get(i)?.key_span.end))
        })
    }

    /// The line behind a section that ends at `end`, and behind the indented comments below it.
    pub(super) fn behind(&self, end: usize) -> usize {
        let mut at = next_line(self.text, end);
        let mut look = at;
        while look < self.text.len() {
            let line = &self.text[look..line_end(self.text, look)];
            look = next_line(self.text, look);
            if line.starts_with([' ', '\t']) && line.trim_start().starts_with('#') {
                at = look;
            } else if !line.trim().is_empty() {
                break;
            }
        }
        at
    }

    /// Whether the file sets sections apart by blank lines.
    fn has_blank_lines(&self) -> bool {
        let starts = self.doc.node.entries().iter().skip(1);
        let mut gaps = self.doc.syn.items.iter().zip(starts);
        gaps.any(|(syn, entry)| {
            let end = syn.span.end.min(entry.key_span.start);
            let gap: Vec<&str> = self.text[end..entry.key_span.start].split('\n').collect();
            let between = gap.get(1..gap.len() - 1).unwrap_or_default();
            between.iter().any(|line| line.trim().is_empty())
        })
    }
}
