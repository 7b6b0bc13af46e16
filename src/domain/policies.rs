//! The policies of a repository, each read when it is first asked for.
//!
//! A command about one case is judged by one policy of ten: which one, the first lines of the files
//! say. Whoever looks at all of them (as a slice) has all of them read.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::policy::editions::Edition;
use super::policy::{Policy, policies_in_force};
use super::regulation_fault::RegulationFault;

/// What a file of a policy holds.
#[derive(Clone, Debug, Default)]
pub struct PolicyRead {
    /// The policy.
    pub policy: Option<Policy>,
    /// The policy with examples in the place of what is lacking and must be there.
    pub lacking: Option<Policy>,
    /// What is wrong with it.
    pub faults: Vec<RegulationFault>,
}

/// A file of a policy, and how it is read.
#[derive(Clone)]
pub struct PolicyFile {
    /// Its place among the files of the regulations.
    pub place: usize,
    /// The edition it begins by saying it is; `None` where that cannot be told without reading all
    /// of it.
    pub edition: Option<Edition>,
    /// Its name.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Reads the text of a file by name.
    pub read: fn(&str, &str) -> PolicyRead,
}

impl PolicyFile {
    fn read(&self) -> PolicyRead {
        (self.read)(&self.file, &self.text)
    }
}

impl fmt::Debug for PolicyFile {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_tuple("PolicyFile").field(&self.file).finish()
    }
}

/// The policies of a repository.
#[derive(Clone, Debug, Default)]
pub struct Policies {
    files: Vec<Kept>,
    all: OnceLock<All>,
}

#[derive(Clone, Debug)]
struct Kept {
    file: PolicyFile,
    read: OnceLock<PolicyRead>,
}

impl Kept {
    fn read(&self) -> &PolicyRead {
        self.read.get_or_init(|| self.file.read())
    }

    /// Which edition it is, read only where its first lines do not say so.
    fn edition(&self) -> Option<(&str, NaiveDate)> {
        if let Some(told) = &self.file.edition {
            return Some((&told.id, told.effective_from));
        }
        let policy = self.read().policy.as_ref()?;
        Some((&policy.id, policy.effective_from))
    }
}

#[derive(Clone, Debug, Default)]
struct All {
    policies: Vec<Policy>,
    lacking: Vec<Policy>,
    /// Each with the place of its file.
    faults: Vec<(usize, RegulationFault)>,
}

impl Policies {
    /// Adds a file, to be read when it is asked for.
    pub fn add(&mut self, file: PolicyFile) {
        let read = OnceLock::new();
        self.files.push(Kept { file, read });
        self.all = OnceLock::new();
    }

    fn all(&self) -> &All {
        self.all.get_or_init(|| {
            let read = self.files.par_iter().map(|kept| {
                let read = kept.read.get().cloned();
                read.unwrap_or_else(|| kept.file.read())
            });
            let mut all = All::default();
            for (kept, read) in self.files.iter().zip(read.collect::<Vec<_>>()) {
                all.policies.extend(read.policy);
                all.lacking.extend(read.lacking);
                let faults = read.faults.into_iter();
                all.faults.extend(faults.map(|it| (kept.file.place, it)));
            }
            all
        })
    }

    /// The edition of a policy in force for something received on a day. No other policy is read.
    pub fn in_force(&self, id: &str, received: NaiveDate) -> Option<&Policy> {
        if let Some(all) = self.all.get() {
            return policies_in_force(&all.policies, id, received);
        }
        let begun = self.files.iter().filter_map(|kept| {
            let (of, from) = kept.edition()?;
            (of == id && from <= received).then_some((from, kept))
        });
        let mut begun: Vec<(NaiveDate, &Kept)> = begun.collect();
        begun.sort_by_key(|(from, _)| *from);
        let mut latest = begun.into_iter().rev();
        latest.find_map(|(_, kept)| kept.read().policy.as_ref())
    }

    /// The policies in which something is lacking.
    pub fn lacking(&self) -> &[Policy] {
        &self.all().lacking
    }

    /// What is wrong with the files, each with the place of its file among those of the regulations.
    pub fn faults(&self) -> &[(usize, RegulationFault)] {
        &self.all().faults
    }

    /// The files that hold an edition of a policy, or may, with their texts; all where none is named.
    pub fn texts_of(&self, id: Option<&str>) -> impl Iterator<Item = (&str, &str)> {
        let told = move |kept: &&Kept| {
            let told = kept.file.edition.as_ref().map(|told| told.id.as_str());
            id.is_none() || told.is_none() || told == id
        };
        let files = self.files.iter().filter(told);
        files.map(|kept| (kept.file.file.as_str(), kept.file.text.as_str()))
    }

    /// What is wrong with the files that hold an edition of a policy, or may hold one.
    pub fn faults_of(&self, id: &str) -> Vec<&RegulationFault> {
        let may = |kept: &&Kept| kept.edition().is_none_or(|(of, _)| of == id);
        let files = self.files.iter().filter(may);
        files.flat_map(|kept| &kept.read().faults).collect()
    }
}

impl Deref for Policies {
    type Target = [Policy];

    fn deref(&self) -> &[Policy] {
        &self.all().policies
    }
}

impl DerefMut for Policies {
    fn deref_mut(&mut self) -> &mut [Policy] {
        self.all();
        let all = self.all.get_mut();
        all.map_or(&mut [], |all| &mut all.policies)
    }
}

impl<'a> IntoIterator for &'a Policies {
    type Item = &'a Policy;
    type IntoIter = std::slice::Iter<'a, Policy>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
