//! The parts of a page for people as parts of a page of its own.

use maud::{Markup, html};

use super::text::{Lines, Text};
use crate::ui::page::Block;
use crate::ui::paint::Tone;
use crate::ui::table::Table;

/// The level of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Below the title of the page.
    Second,
    /// Below a heading of the page.
    Third,
}

/// The parts, with their headings.
pub fn blocks(blocks: &[Block], level: Level) -> Markup {
    let alike = |one: &Block, next: &Block| {
        matches!(
            (one, next),
            (Block::Hanging(..), Block::Hanging(..)) | (Block::Fields(_), Block::Fields(_))
        )
    };
    html! {
        @for some in blocks.chunk_by(alike) {
            @match &some[0] {
                Block::Heading(text) if level == Level::Second => h2 { (Text(text)) },
                Block::Heading(text) => h3 { (Text(text)) },
                Block::Line(text, tone) => {
                    p class=[(*tone == Tone::Error).then_some("late")] { (Text(text.trim())) }
                }
                Block::Verbatim(text, _) => p { (Text(text)) },
                Block::Paragraph(text) => p { (Lines(text)) },
                Block::Table(table) => (shown(table)),
                Block::Fields(_) | Block::Hanging(..) => dl.of {
                    @for (label, value) in some.iter().flat_map(pairs) {
                        dt { (Text(label.trim())) }
                        dd { (Lines(value)) }
                    }
                }
            }
        }
    }
}

/// What stands behind its label.
fn pairs(block: &Block) -> Vec<(&str, &str)> {
    match block {
        Block::Fields(fields) => {
            let fields = fields.iter();
            let pairs = fields.map(|(label, value)| (label.as_str(), value.as_str()));
            pairs.collect()
        }
        Block::Hanging(head, value, _) => vec![(head.as_str(), value.as_str())],
        _ => Vec::new(),
    }
}

fn shown(table: &Table) -> Markup {
    let right: Vec<bool> = table.heads().map(|(_, right)| right).collect();
    html! {
        div.scroll tabindex="0" {
            table {
                thead {
                    tr {
                        @for (head, right) in table.heads() {
                            th class=[right.then_some("r")] scope="col" { (Text(head)) }
                        }
                    }
                }
                tbody {
                    @for row in table.rows() {
                        tr {
                            @for (at, text) in row.enumerate() {
                                td class=[right.get(at).filter(|right| **right).map(|_| "r")] { (Lines(text)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
