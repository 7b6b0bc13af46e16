//! A state the regulations were in.

use std::collections::BTreeMap;

use super::past::{Past, Policies};
use crate::codec::regulations;
use crate::domain::policy::editions::Edition;
use crate::domain::regulations::Regulations;
use crate::domain::staff::{Found, Person};
use crate::domain::time::Calendar;
use crate::domain::tree::Node;

/// A state the regulations were in.
#[derive(Debug)]
pub struct RegulationsAt {
    /// What they said.
    pub regulations: Regulations,
    /// The same as documents, for comparing; those that do not parse are left out.
    pub documents: BTreeMap<String, Node>,
    /// The texts, for places.
    pub texts: BTreeMap<String, String>,
    /// The calendar times without an offset are read by.
    pub calendar: Calendar,
}

impl RegulationsAt {
    /// Reads a state of the past; what cannot be read is left out.
    pub fn read(files: &Policies, past: &Past, calendar: &Calendar) -> Self {
        let texts = &past.texts;
        let text =
            |(path, id): (&String, &String)| Some((path.clone(), texts.get(id)?.as_ref()?.clone()));
        let texts: BTreeMap<String, String> = files.iter().filter_map(text).collect();
        let documents = texts.iter().filter_map(|(path, text)| {
            let document = regulations::document(path, text)?;
            Some((path.clone(), document))
        });
        let files: Vec<(String, String)> = texts.clone().into_iter().collect();
        let mut regulations = regulations::read(&files);
        regulations.staff = regulations.staff.joined(&past.mailmap);
        let calendar = regulations.calendar().unwrap_or(calendar).clone();
        Self {
            documents: documents.collect(),
            regulations,
            texts,
            calendar,
        }
    }

    /// The file an edition of a policy stands in.
    pub fn file_of(&self, edition: &Edition) -> Option<&str> {
        let mut documents = self.documents.iter();
        let (file, _) = documents.find(|(_, root)| Edition::of(root).as_ref() == Some(edition))?;
        Some(file)
    }

    /// The person an address or name stands for.
    pub fn person(&self, named: &str) -> Option<&Person> {
        match self.regulations.staff.person_by(named) {
            Found::One(person) => Some(person),
            _ => None,
        }
    }

    /// Whether two names or addresses stand for one person.
    pub fn same(&self, one: &str, other: &str) -> bool {
        let persons = (self.person(one), self.person(other));
        let by_staff = matches!(persons, (Some(one), Some(other)) if one.id == other.id);
        by_staff || one.trim().to_lowercase() == other.trim().to_lowercase()
    }
}
