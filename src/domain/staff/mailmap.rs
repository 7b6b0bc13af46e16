//! The addresses git's `.mailmap` joins: what somebody committed under, and what they are called by.

use super::ask::Found;
use super::index::Index;
use super::people::Staff;

/// What a `.mailmap` says of addresses, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailmap {
    /// The address that counts, and the one it stands in for.
    pairs: Vec<(String, String)>,
}

impl Mailmap {
    /// Reads it as git does: `Name <address> <old address>` or `<address> <old address>`. A line
    /// that joins no two addresses, or only those of one name, is about names alone.
    pub fn read(text: &str) -> Self {
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.starts_with('#'));
        Self {
            pairs: lines.filter_map(pair).collect(),
        }
    }
}

fn pair(line: &str) -> Option<(String, String)> {
    let (_, rest) = line.split_once('<')?;
    let (to, rest) = rest.split_once('>')?;
    let (name, rest) = rest.split_once('<')?;
    let (from, _) = rest.split_once('>')?;
    let joined = name.trim().is_empty() && !to.trim().is_empty() && !from.trim().is_empty();
    joined.then(|| (to.trim().to_owned(), from.trim().to_owned()))
}

impl Staff {
    /// The same people, each known also by the addresses the mailmap joins to theirs. It joins one
    /// person's addresses; it does not make of one person another.
    #[must_use]
    pub fn joined(mut self, mailmap: &Mailmap) -> Self {
        let mut joined = Vec::new();
        for (to, from) in &mailmap.pairs {
            if self.persons.iter().any(|person| person.has_address(from)) {
                continue;
            }
            if let Found::One(person) = self.person_at(to) {
                joined.push((person.id.clone(), from.clone()));
            }
        }
        for (id, from) in joined {
            let known = self.persons.iter_mut().find(|person| person.id == id);
            if let Some(person) = known {
                person.joined_emails.push(from);
            }
        }
        self.index = Index::default();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only what joins two addresses whatever the name joins anybody here: facts carry no name.
    #[test]
    fn lines_as_git_reads_them() {
        let read = Mailmap::read(
            "# <a@x> <b@x>\nWang <new@x> <old@x> # moved\n<n@x> < o@x >\nWang <new@x>\n\
             Wang <new@x> Somebody <shared@x>\n<> <b@x>\nno address\n",
        );
        let pair = |to: &str, from: &str| (to.to_owned(), from.to_owned());
        assert_eq!(read.pairs, [pair("new@x", "old@x"), pair("n@x", "o@x")]);
    }
}
