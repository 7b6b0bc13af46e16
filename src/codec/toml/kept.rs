//! A text without some of the tables of its lists.

use super::parse;
use crate::domain::tree::Node;

/// The text with those tables of its lists (`[[person]]`) that are wanted, by the list's key and the
/// table. Tables are parted by blank lines. Comments above one that goes stand above the next that
/// stays; of a section of which nothing stays they go as well. The head of the file stays.
pub fn kept(text: &str, wanted: impl Fn(&str, &Node) -> bool) -> String {
    let (mut blocks, mut waiting) = (Vec::new(), None);
    for block in text.trim_end().split("\n\n") {
        let (comments, table) = parted(block);
        if !comments.is_empty() {
            let head = waiting.replace(comments).filter(|_| blocks.is_empty());
            blocks.extend(head.map(|head: &str| head.trim_end().to_owned()));
        }
        if table.is_empty() {
            blocks.extend(waiting.take().map(str::to_owned));
        } else if is_wanted(table, &wanted) {
            blocks.push(waiting.take().unwrap_or_default().to_owned() + table);
        }
    }
    blocks.join("\n\n") + "\n"
}

/// The comments a block begins with, and the rest of it.
fn parted(block: &str) -> (&str, &str) {
    let mut end = 0;
    for line in block.split_inclusive('\n') {
        if !line.starts_with('#') {
            break;
        }
        end += line.len();
    }
    block.split_at(end)
}

fn is_wanted(table: &str, wanted: &impl Fn(&str, &Node) -> bool) -> bool {
    let Ok(node) = parse(table) else { return true };
    let lists = node.entries().iter();
    let mut tables = lists.flat_map(|list| list.value.items().iter().map(|one| (&list.key, one)));
    tables.all(|(key, table)| wanted(key, table))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Comments go with their section, and stay with what stays of it.
    #[test]
    fn comments_stay_with_what_stays() {
        let text = "# head\n[[z]]\nid = 1\n\n# a\n[[x]]\nid = 1\n\n[[x]]\nid = 2 # two\n\n# b\n[[y]]\nid = 1\n";
        let second = |_: &str, table: &Node| table.get("id").and_then(Node::text) == Some("2");
        assert_eq!(kept(text, second), "# head\n\n# a\n[[x]]\nid = 2 # two\n");
        let all = kept(text, |_, _| true);
        assert_eq!(all, text);
    }
}
